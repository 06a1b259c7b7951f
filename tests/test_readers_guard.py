"""Hostile and broken files are refused with one clear line, quickly and without much memory."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.errors import InputError
from hvs_cli.readers.guard import open_word
from hvs_cli.resources import shipped

TYPES, BODY, SETTINGS = "[Content_Types].xml", "word/document.xml", "word/_rels/settings.xml.rels"
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="{target}" TargetMode="External"/></Relationships>'
)
BOMB = "<!DOCTYPE x [{}]><x>&e9;</x>".format(
    '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
)


def good() -> dict[str, bytes]:
    """The parts of a sound Word file."""
    with zipfile.ZipFile(shipped("templates/reference.docx")) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """The parts as a file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A sound file with one part changed, or added."""
    parts = good()
    return packed({**parts, name: change(parts.get(name, b""))})


def linked() -> bytes:
    """A file in which a part is a symbolic link."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in good().items():
            package.writestr(name, content)
        link = zipfile.ZipInfo("word/footnotes.xml")
        link.external_attr = 0o120777 << 16
        package.writestr(link, "/etc/passwd")
    return stream.getvalue()


def locked() -> bytes:
    """A file whose entries are marked as encrypted, as ZIP passwords do."""
    data = bytearray(packed(good()))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def memory() -> int:
    """The most memory this process ever used, in kilobytes; Windows does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


HOSTILE = {
    "macros": (lambda: changed(TYPES, lambda x: x.replace(b"document.main+xml", b"document.macroEnabled.main+xml")), "macros"),
    "vba": (
        lambda: changed(TYPES, lambda x: x.replace(b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')),
        "macros",
    ),
    "remote template": (lambda: changed(SETTINGS, lambda _: RELATION.format(target="https://x.example/t.dotm").encode()), "template"),
    "template on a share": (lambda: changed(SETTINGS, lambda _: RELATION.format(target="\\\\host\\t.dotm").encode()), "template"),
    "file on a share": (lambda: changed(SETTINGS, lambda _: RELATION.format(target="file:////host/t.dotm").encode()), "template"),
    "DTD": (lambda: changed(BODY, lambda _: b'<!DOCTYPE x SYSTEM "http://x.example/x.dtd"><x/>'), "entities"),
    "outside entity": (lambda: changed(BODY, lambda _: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'), "entities"),
    "entity in UTF-16": (lambda: changed(BODY, lambda _: '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "a">]><x>&e;</x>'.encode("utf-16")), "entities"),
    "entity bomb": (lambda: changed(BODY, lambda _: BOMB.encode()), "entities|broken"),
    "zip bomb": (lambda: changed(BODY, lambda _: b"<x>" + b" " * 300_000_000 + b"</x>"), "unpacks to more"),
    "deep nesting": (lambda: changed(BODY, lambda _: b"<a>" * 100_000), "broken"),
    "path trick": (lambda: changed("../../etc/cron.d/x", lambda _: b"x"), "leads out"),
    "path trick of Windows": (lambda: changed("..\\..\\x", lambda _: b"x"), "leads out"),
    "absolute path": (lambda: changed("/etc/x", lambda _: b"x"), "leads out"),
    "link": (linked, "link"),
    "many parts": (lambda: packed({**good(), **{f"word/{n}.xml": b"" for n in range(3000)}}), "too many parts"),
    "truncated": (lambda: packed(good())[:-1500], "broken"),
    "truncated at the start": (lambda: packed(good())[:40], "broken"),
    "zip password": (locked, "password"),
    "office password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument" * 50, "old Word"),
    "odt": (lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "OpenDocument"),
    "pdf": (lambda: b"%PDF-1.7\n", "PDF"),
    "rtf": (lambda: b"{\\rtf1 x}", "RTF"),
    "photograph": (lambda: b"\xff\xd8\xff\xe0", "photograph"),
    "text": (lambda: b"hello", "no Word file"),
    "empty": (lambda: b"", "empty"),
    "other zip": (lambda: packed({"a.txt": b"x"}), "broken"),
    "workbook": (lambda: changed(TYPES, lambda x: x.replace(b"wordprocessingml.document", b"spreadsheetml.sheet")), "no Word document"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "words"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_with_one_line(tmp_path: Path, make: Callable[[], bytes], words: str) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(make())
    before, used = time.process_time(), memory()
    with pytest.raises(InputError, match=words) as refused:
        open_word(path)
    assert len(refused.value.problems) == 1
    assert time.process_time() - before < 2
    assert memory() - used < 200_000


def test_a_sound_file_is_opened_with_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(packed(good()))
    assert "word/document.xml" in open_word(path).parts


def test_a_local_template_is_tolerated_for_word_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(changed(SETTINGS, lambda _: RELATION.format(target="file:///C:\\Users\\x\\Normal.dotm").encode()))
    open_word(path)


@given(st.binary(max_size=400), st.integers(0, 6000))
def test_whatever_bytes_come_only_an_input_error_goes_out(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: int
) -> None:
    path = tmp_path_factory.mktemp("junk") / "form.docx"
    whole = packed(good())
    path.write_bytes(whole[:at] + junk + whole[at + len(junk) :])
    with contextlib.suppress(InputError):
        open_word(path)
