"""What happens to forms on their way: each damage changes the parts of a Word file and says what was typed in doing so."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from hvs_cli.rehearse.fill import BODY, NS, W14, Element, controls, run_like, w, write

Parts = dict[str, Element]
Damage = Callable[[Parts], list[str]]
"""Changes the parts, and gives back what somebody typed."""

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def box(parts: Parts, name: str) -> Element:
    """The control with that name."""
    return next(control for tag, control in controls(parts[BODY]) if tag == name)


def above(element: Element, name: str) -> Element:
    """The nearest element of that name around `element`."""
    return next(element.iterancestors(w(name)))


def row(parts: Parts, name: str) -> Element:
    return above(box(parts, name), "tr")


def paragraph(text: str, *, bold: bool = False) -> Element:
    made = etree.Element(w("p"))
    run = run_like(None, text)
    if bold:
        looks = etree.Element(w("rPr"))
        etree.SubElement(looks, w("b"))
        run.insert(0, looks)
    made.append(run)
    return made


def unwrap(element: Element) -> None:
    """Leave the children of `element` in its place."""
    parent = element.getparent()
    assert parent is not None
    for each in list(element):
        element.addprevious(each)
    parent.remove(element)


def remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def tables(parts: Parts) -> list[Element]:
    return list(parts[BODY][0].iterchildren(w("tbl")))


def table_of(parts: Parts, name: str) -> Element:
    return above(box(parts, name), "tbl")


def xml(text: str) -> Element:
    spaces = f'xmlns:w="{NS}" xmlns:mc="{MC}" xmlns:wps="{WPS}" xmlns:r="{RELATIONS}" xmlns:v="urn:schemas-microsoft-com:vml"'
    spaces += ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return etree.fromstring(f"<x {spaces}>{text}</x>")[0]


# what programs do


def no_controls(parts: Parts) -> list[str]:
    for control in list(parts[BODY].iter(w("sdt"))):
        content = control.find(w("sdtContent"))
        assert content is not None
        unwrap(content)
        for each in control.findall(w("sdtPr")):
            control.remove(each)
        unwrap(control)
    return []


def no_bookmarks(parts: Parts) -> list[str]:
    for each in list(parts[BODY].iter(w("bookmarkStart"), w("bookmarkEnd"))):
        remove(each)
    return []


def no_properties(parts: Parts) -> list[str]:
    del parts["docProps/custom.xml"]
    return []


def no_tags(parts: Parts) -> list[str]:
    for each in list(parts[BODY].iter(w("tag"), w("alias"))):
        remove(each)
    return []


def only_codes(parts: Parts) -> list[str]:
    return [*no_controls(parts), *no_bookmarks(parts), *no_properties(parts)]


def strict_namespace(parts: Parts) -> list[str]:
    text = etree.tostring(parts[BODY]).replace(NS.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    parts[BODY] = etree.fromstring(text)
    return []


def runs_split(parts: Parts) -> list[str]:
    """Word cuts text into runs for spelling, formatting and much else."""
    for text in list(parts[BODY].iter(w("t"))):
        run = text.getparent()
        if run is None or not text.text or len(text.text) < 4:
            continue
        rest = deepcopy(run)
        words = rest.find(w("t"))
        assert words is not None
        text.text, words.text = text.text[:3], text.text[3:]
        for each in (text, words):
            each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if run.find(w("br")) is None and run.find(w("tab")) is None:
            run.addnext(rest)
            run.addnext(etree.Element(w("proofErr")))
        else:
            text.text += words.text or ""
    return []


def all_nfd(parts: Parts) -> list[str]:
    for text in parts[BODY].iter(w("t")):
        text.text = unicodedata.normalize("NFD", text.text or "")
    return []


def no_break_spaces(parts: Parts) -> list[str]:
    for text in parts[BODY].iter(w("t")):
        text.text = (text.text or "").replace(" ", "\u00a0")
    return []


# what people do with the form


def cover_page(parts: Parts) -> list[str]:
    body = parts[BODY][0]
    for number, text in enumerate(["Savon Naapurit ry", "Raportti: Raija Räsänen"]):
        body.insert(number, paragraph(text, bold=True))
    body.insert(2, xml('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'))
    return ["Savon Naapurit ry", "Raportti: Raija Räsänen"]


def cover_control(parts: Parts) -> list[str]:
    body = parts[BODY][0]
    body.insert(
        0,
        xml(
            '<w:sdt><w:sdtPr><w:tag w:val="Author"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Tekijä T.</w:t></w:r></w:p></w:sdtContent></w:sdt>'
        ),
    )
    return ["Tekijä T."]


def rows_added(parts: Parts) -> list[str]:
    last = row(parts, "safety.works.3.own")
    for text in ("Neljäs asia", "Viides asia"):
        copy = deepcopy(last)
        for tag, control in controls(copy):
            write(
                control, text if tag.endswith(".own") else f"{text} suomeksi" if tag.endswith("reported") else "several"
            )
        parent = last.getparent()
        assert parent is not None
        parent.append(copy)
    return ["Neljäs asia", "Viides asia", "Neljäs asia suomeksi"]


def rows_added_and_numbered(parts: Parts) -> list[str]:
    said = rows_added(parts)
    copies = row(parts, "safety.works.3.own").getparent()
    assert copies is not None
    rows = [each for each in copies.iterchildren(w("tr")) if "S-W3" in "".join(map(str, each.itertext()))]
    for number, each in enumerate(rows[1:], 4):
        for text in each.iter(w("t")):
            if text.text == "S-W3":
                text.text = f"S-W{number + 2}"
    return said


def row_copied_without_controls(parts: Parts) -> list[str]:
    rows_added(parts)
    return [*only_codes(parts), "Neljäs asia", "Viides asia"]


def rows_deleted(parts: Parts) -> list[str]:
    for name in ("safety.works.2.own", "attitudes.quotes.1.own"):
        remove(row(parts, name))
    return []


def table_deleted(parts: Parts) -> list[str]:
    remove(table_of(parts, "closing.groups.1.own"))
    return []


def headings_deleted(parts: Parts) -> list[str]:
    for style in list(parts[BODY].iter(w("pStyle"))):
        if str(style.get(w("val"))).startswith("Heading"):
            remove(above(style, "p"))
    return []


def heading_joined(parts: Parts) -> list[str]:
    """A heading runs into the paragraph that somebody typed after it."""
    heading = next(each for each in parts[BODY].iter(w("pStyle")) if each.get(w("val")) == "Heading2")
    above(heading, "p").append(run_like(None, " Oma lisäys otsikkoon"))
    return ["Oma lisäys otsikkoon"]


def typed_between(parts: Parts) -> list[str]:
    for number, table in enumerate(tables(parts)):
        table.addnext(paragraph(f"Kirjattu väliin {number}"))
    return [f"Kirjattu väliin {number}" for number, _ in enumerate(tables(parts))]


def typed_beside_box(parts: Parts) -> list[str]:
    above(box(parts, "safety.problems.1.own"), "p").append(run_like(None, " – ja lisää perässä"))
    above(box(parts, "safety.problems.1.own"), "tc").append(paragraph("Oma kappale solussa"))
    return ["ja lisää perässä", "Oma kappale solussa"]


def typed_beside_choice(parts: Parts) -> list[str]:
    above(box(parts, "held.venue"), "p").append(run_like(None, " tai oikeastaan kahvila"))
    return ["tai oikeastaan kahvila"]


def typed_into_label(parts: Parts) -> list[str]:
    cell = row(parts, "safety.suggestions.1.own").find(w("tc"))
    assert cell is not None
    cell.append(paragraph("Otsikkosoluun kirjoitettu"))
    first = cell.find(w("p"))
    assert first is not None
    first.append(run_like(None, " – huom. kesken"))
    return ["Otsikkosoluun kirjoitettu", "– huom. kesken"]


def typed_into_nothing(parts: Parts) -> list[str]:
    """A number where the form asks for none."""
    cells = row(parts, "group.age.65").findall(w("tc"))
    cells[3].append(paragraph("ehkä 2"))
    return ["ehkä 2"]


def cell_split(parts: Parts) -> list[str]:
    """Somebody gave an answer a column of its own at the end of the row."""
    cell = deepcopy(row(parts, "safety.works.1.own").findall(w("tc"))[-1])
    for each in cell.findall(w("p")):
        cell.remove(each)
    cell.append(paragraph("Rivin perään lisätty solu"))
    row(parts, "safety.works.1.own").append(cell)
    return ["Rivin perään lisätty solu"]


def pasted_with_formatting(parts: Parts) -> list[str]:
    """A list from a web page: paragraphs of its own, fonts, links, an unknown wrapper around."""
    content = box(parts, "safety.safe").find(w("sdtContent"))
    assert content is not None
    for each in list(content):
        content.remove(each)
    for piece in (
        '<w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">Lihavoitu </w:t></w:r>',
        '<w:hyperlink r:id="rId99"><w:r><w:t>linkki tekstissä</w:t></w:r></w:hyperlink>',
        '<w:smartTag w:element="x"><w:r><w:t xml:space="preserve"> älytägi</w:t></w:r></w:smartTag>',
        '<w:newThing><w:r><w:t xml:space="preserve"> tuntematon kääre</w:t></w:r></w:newThing>',
        '<w:fldSimple w:instr=" DATE "><w:r><w:t xml:space="preserve"> kentän tulos</w:t></w:r></w:fldSimple>',
    ):
        content.append(xml(piece))
    return ["Lihavoitu linkki tekstissä älytägi tuntematon kääre kentän tulos"]


def answer_of_paragraphs(parts: Parts) -> list[str]:
    """Pressing Enter in a box makes a control around whole paragraphs."""
    control = box(parts, "safety.safe")
    around = above(control, "p")
    content = control.find(w("sdtContent"))
    assert content is not None
    for each in list(content):
        content.remove(each)
    for text in ("Ensimmäinen kappale", "", "Toinen kappale"):
        content.append(paragraph(text))
    around.addprevious(control)
    for mark in around.findall(w("bookmarkStart")):
        control.addprevious(mark)
    return ["Ensimmäinen kappale\n\nToinen kappale"]


def tracked(parts: Parts) -> list[str]:
    control = box(parts, "safety.works.1.own")
    content = control.find(w("sdtContent"))
    assert content is not None
    content.append(xml('<w:ins w:id="901" w:author="x"><w:r><w:t>Seurattu lisäys</w:t></w:r></w:ins>'))
    content.append(xml('<w:del w:id="902" w:author="x"><w:r><w:delText>Seurattu poisto</w:delText></w:r></w:del>'))
    content.append(xml('<w:moveTo w:id="903" w:author="x"><w:r><w:t>Siirretty tähän</w:t></w:r></w:moveTo>'))
    plain = (each for each in parts[BODY].iter(w("p")) if each.find(w("r")) is not None)
    next(plain).append(xml('<w:ins w:id="904" w:author="x"><w:r><w:t>Lisäys ohjeeseen</w:t></w:r></w:ins>'))
    sentence = next(plain)
    for run in sentence.findall(w("r")):
        words = "".join(map(str, run.itertext()))
        sentence.replace(
            run, xml(f'<w:del w:id="905"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>')
        )
    return ["Seurattu lisäys", "Seurattu poisto", "Siirretty tähän", "Lisäys ohjeeseen"]


def commented(parts: Parts) -> list[str]:
    parts["word/comments.xml"] = etree.fromstring(
        f'<w:comments xmlns:w="{NS}"><w:comment w:id="0" w:author="x"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t>Kommentin teksti</w:t></w:r></w:p></w:comment>'
        '<w:comment w:id="7" w:author="x"><w:p><w:r><w:t>Kommentti ilman paikkaa</w:t></w:r></w:p></w:comment></w:comments>'
    )
    above(box(parts, "safety.works.1.own"), "p").append(xml('<w:r><w:commentReference w:id="0"/></w:r>'))
    return ["Kommentin teksti", "Kommentti ilman paikkaa"]


def footnoted(parts: Parts) -> list[str]:
    for kind in ("footnote", "endnote"):
        parts[f"word/{kind}s.xml"] = etree.fromstring(
            f'<w:{kind}s xmlns:w="{NS}"><w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
            f'<w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>Viite {kind}</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
        )
        parts[BODY][0][1].append(xml(f'<w:r><w:{kind}Reference w:id="2"/></w:r>'))
    return ["Viite footnote", "Viite endnote"]


def text_box(parts: Parts) -> list[str]:
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        "<w:p><w:r><w:t>Tekstiruudun teksti</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Tekstiruudun teksti</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    above(box(parts, "attitudes.welcome"), "p").append(xml(drawing))
    parts[BODY][0][0].append(
        xml("<w:r><w:pict><v:shape><v:textpath string='WordArt-teksti'/></v:shape></w:pict></w:r>")
    )
    return ["Tekstiruudun teksti", "WordArt-teksti"]


def framed(parts: Parts) -> list[str]:
    """The whole form stands in a table with one cell, for the looks of it."""
    body = parts[BODY][0]
    frame = xml("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>")
    cell = frame.find(f".//{w('tc')}")
    assert cell is not None
    for each in list(body)[:-1]:
        cell.append(each)
    body.insert(0, frame)
    cell.append(paragraph("Kehyksen sisällä"))
    return ["Kehyksen sisällä"]


def choice_replaced(parts: Parts) -> list[str]:
    above(box(parts, "held.venue"), "p").append(run_like(None, "kirkon kerhohuone"))
    remove(box(parts, "held.venue"))
    return ["kirkon kerhohuone"]


def tick_by_hand(parts: Parts) -> list[str]:
    text = box(parts, "ready.names").find(f".//{w('t')}")
    assert text is not None
    text.text = "X"
    return []


def tick_in_words(parts: Parts) -> list[str]:
    text = box(parts, "ready.contacts").find(f".//{w('t')}")
    assert text is not None
    text.text = "kyllä on"
    return ["kyllä on"]


def wingdings(parts: Parts) -> list[str]:
    content = box(parts, "ready.names").find(w("sdtContent"))
    assert content is not None
    for each in list(content):
        content.remove(each)
    content.append(xml('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'))
    return []


def table_split(parts: Parts) -> list[str]:
    table = table_of(parts, "safety.works.1.own")
    rows = list(table.iterchildren(w("tr")))
    lower = etree.Element(w("tbl"))
    for each in rows[4:]:
        lower.append(each)
    table.addnext(lower)
    table.addnext(paragraph("Taulukon katkaisu"))
    return ["Taulukon katkaisu"]


def table_nested(parts: Parts) -> list[str]:
    cell = above(box(parts, "safety.safe"), "tc")
    cell.append(
        xml(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>sisä A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>sisä B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
    )
    return ["sisä A", "sisä B"]


def columns_reordered(parts: Parts) -> list[str]:
    """The reporting language was dragged to the front, by somebody whose program knows no controls."""
    for each in table_of(parts, "safety.works.1.own").iterchildren(w("tr")):
        cells = each.findall(w("tc"))
        each.remove(cells[2])
        cells[0].addprevious(cells[2])
    return only_codes(parts)


def table_to_text(parts: Parts) -> list[str]:
    """Word turns a table into paragraphs with tabs; the controls stay in them."""
    table = table_of(parts, "safety.works.1.own")
    for each in table.iter(w("tr")):
        made = etree.Element(w("p"))
        for number, cell in enumerate(each.findall(w("tc"))):
            if number:
                made.append(xml("<w:r><w:tab/></w:r>"))
            for inner in cell.iter(w("p")):
                for child in list(inner):
                    if child.tag != w("pPr"):
                        made.append(child)
        table.addprevious(made)
    remove(table)
    return []


def table_copied(parts: Parts) -> list[str]:
    """A whole table was copied below itself to get more room."""
    table = table_of(parts, "safety.works.1.own")
    copy = deepcopy(table)
    for tag, control in controls(copy):
        if tag == "safety.works.1.own":
            write(control, "Toisesta taulukosta")
        else:
            write(control, "")
    table.addnext(copy)
    table.addnext(paragraph("Jatkuu"))
    return ["Toisesta taulukosta", "Jatkuu"]


def pictures_and_embeddings(parts: Parts) -> list[str]:
    body = parts[BODY][0]
    body[1].append(xml('<w:r><w:drawing><a:blip r:embed="rId77"/></w:drawing></w:r>'))
    body.insert(2, xml('<w:altChunk r:id="rId78"/>'))
    return []


def edges(parts: Parts) -> list[str]:
    parts["word/header1.xml"].append(paragraph("Yhdistyksen ylätunniste"))
    parts["word/footer2.xml"] = etree.fromstring(
        f'<w:ftr xmlns:w="{NS}"><w:p><w:r><w:t>Oma alatunniste</w:t></w:r></w:p></w:ftr>'
    )
    return ["Yhdistyksen ylätunniste", "Oma alatunniste"]


def special_signs(parts: Parts) -> list[str]:
    content = box(parts, "safety.safe").find(w("sdtContent"))
    assert content is not None
    for each in list(content):
        content.remove(each)
    content.append(
        xml(
            '<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t><w:cr/><w:t>e</w:t><w:tab/><w:t>f</w:t><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
        )
    )
    return ["a\u2011b\u00adc\nd\ne\tf\uf0b7"]


def emptied(parts: Parts) -> list[str]:
    """A box was filled and emptied: Word shows words of its own."""
    control = box(parts, "participation.join")
    write(control, "")
    about, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
    assert about is not None
    assert content is not None
    etree.SubElement(about, w("showingPlcHdr"))
    for each in list(content):
        content.remove(each)
    content.append(
        xml('<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click or tap here to enter text.</w:t></w:r>')
    )
    return []


def prompt_kept(parts: Parts) -> list[str]:
    """Somebody typed behind the prompt without removing it."""
    text = list(box(parts, "interaction.works.1.own").iter(w("t")))[-1]
    text.text = f"{text.text} ja oma vastaus"
    return ["ja oma vastaus"]


def box_renamed(parts: Parts) -> list[str]:
    """An older form had a question that today's has not."""
    control = box(parts, "safety.trust")
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    assert tag is not None
    tag.set(w("val"), "safety.lamps")
    for each in row(parts, "safety.lamps").iter(w("t")):
        if each.text == "S-TRUST":
            each.text = "S-LAMPS"
    write(control, "Valoja lisää")
    return ["Valoja lisää"]


def second_box(parts: Parts) -> list[str]:
    """The row of a question was copied."""
    original = row(parts, "safety.safe")
    copy = deepcopy(original)
    write(next(control for _, control in controls(copy)), "Toinen vastaus samaan")
    original.addnext(copy)
    return ["Toinen vastaus samaan"]


def state_and_sign_differ(parts: Parts) -> list[str]:
    state = box(parts, "ready.read").find(f".//{{{W14}}}checked")
    assert state is not None
    state.set(f"{{{W14}}}val", "1")
    return []


def damages() -> Iterator[Damage]:
    """Every damage of this module."""
    for each in list(globals().values()):
        if getattr(each, "__annotations__", {}) == {"parts": "Parts", "return": "list[str]"}:
            yield each
