"""A rehearsal: a workspace of a few lines in, filled forms out, read as they came; and nothing of a person's is touched."""

from __future__ import annotations

import shutil
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
import yaml
from docx import Document

from hvs_cli.collect.run import Collected, Wish, collect
from hvs_cli.errors import InputError
from hvs_cli.forms.plain import plain
from hvs_cli.load.workspace import load
from hvs_cli.readers.blanks import Blanks
from hvs_cli.readers.reading import Reading
from hvs_cli.readers.word import read
from hvs_cli.rehearse.answers import FEWEST, MOST, Scribe
from hvs_cli.rehearse.lot import Lot
from hvs_cli.rehearse.made import remove
from hvs_cli.rehearse.phrases import Phrases
from hvs_cli.rehearse.run import Rehearsal, rehearse
from hvs_cli.rehearse.slips import SLIPS
from hvs_cli.resources import shipped
from hvs_cli.results.screening import screening
from tests.command import files
from tests.filled import TODAY, workspace
from tests.rounds import report
from tests.trees import NINETEEN

WITHOUT = {"se", "rn"}
"""Languages for which nobody has written words yet."""


@cache
def _rehearsed() -> tuple[Path, Rehearsal]:
    folder = workspace(Path(mkdtemp()) / "w")
    return folder, rehearse(load(folder, TODAY), 1)


@cache
def readings() -> dict[str, Reading]:
    """Session → what was read of its form, in a workspace with all languages."""
    folder, done = _rehearsed()
    blanks, made = Blanks(load(folder, TODAY)), {}
    for form in done.forms:
        found, problems = read(form.path, blanks)
        assert not problems
        assert len(found) == 1
        made[form.session] = found[0]
    return made


def few(folder: Path, *languages: str) -> Path:
    return workspace(folder / "w", list(languages or ["ar", "fi"]))


def rehearsed(folder: Path, seed: int = 1, *, dry_run: bool = False) -> Rehearsal:
    return rehearse(load(folder, TODAY), seed, dry_run=dry_run)


def collected(folder: Path) -> Collected:
    return collect(load(folder, TODAY), [folder / "rehearsal"], Wish(), TODAY)


def test_every_session_has_a_form_in_its_language() -> None:
    assert {name: each.identity.language for name, each in readings().items()} == {
        f"s-{code}": code for code in NINETEEN
    }
    assert all(each.identity.rehearsal for each in readings().values())


def test_there_are_words_in_most_languages_and_it_is_told_where_there_are_none() -> None:
    told = {form.language for form in _rehearsed()[1].forms if not form.own_words}
    assert told == WITHOUT


@pytest.mark.parametrize("language", NINETEEN)
def test_what_the_scribe_wrote_comes_back_letter_for_letter(language: str) -> None:
    """As answers or beside them; all the rest of the form is its own."""
    session, reading = f"s-{language}", readings()[f"s-{language}"]
    loaded = load(_rehearsed()[0], TODAY)
    scribe = Scribe(
        Blanks(loaded).of(reading.identity, None).fields,  # type: ignore[arg-type]
        loaded.questions,
        loaded.sessions[session].date,
        Phrases(language, "fi"),
        Lot(1, session),
        personal=list(loaded.sessions).index(session) % 3 == 0,
    )
    free = {name: text for name, text in scribe.answers().items() if scribe.fields[name].kind == "text"}
    assert len(free) > 30
    kept = "\n".join([*reading.answers.values(), *(each.text for each in reading.strays)])
    assert [name for name, text in free.items() if text not in kept] == []
    said = {
        text
        for words in _texts(yaml.safe_load(shipped("templates/rehearsal.yaml").read_text("utf-8")))
        for text in words
    }
    assert [each.text for each in reading.strays if each.text.strip() not in said | {"Kuopio"}] == []


def _texts(data: object) -> list[list[str]]:
    if isinstance(data, dict) and all(isinstance(each, str) for each in data.values()):
        return [list(data.values())]
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [words for each in inner for words in _texts(each)]


def test_every_slip_happens_and_is_met_by_the_reader() -> None:
    told = {slip.text for form in _rehearsed()[1].forms for slip in form.slips}
    assert told == {message.text for message, _ in SLIPS}
    kinds = {stray.kind for each in readings().values() for stray in each.strays}
    assert kinds >= {"", "comment", "deleted", "no number", "no such choice"}
    notes = {note.text for each in readings().values() for note in each.notes}
    assert notes >= {"rows were added: {codes}", "text beside the box was taken with it: {codes}"}


def test_the_numbers_of_a_group_agree() -> None:
    for each in readings().values():
        people = each.answers.get("group.participants")
        if people is None:  # written in words
            continue
        assert FEWEST <= int(people) <= MOST
        for group in ("age", "gender", "years"):
            assert sum(int(text) for name, text in each.answers.items() if name.startswith(f"group.{group}.")) == int(
                people
            )


@pytest.mark.parametrize("language", ["fi", "ar"])
def test_a_form_says_that_it_is_a_rehearsal_to_whoever_opens_it(language: str) -> None:
    path = next(form.path for form in _rehearsed()[1].forms if form.language == language)
    document = Document(str(path))
    shown = [each.text for table in document.tables for cell in table._cells for each in cell.paragraphs]
    line = {
        "fi": "Harjoitus. Nämä eivät ole oikeiden ihmisten sanoja.",
        "ar": "هذا تدريب فقط. الكلام هنا ليس لأشخاص حقيقيين.",
    }
    assert plain(line[language]) in map(plain, shown)
    foot = [
        each.text for table in document.sections[0].footer.tables for cell in table._cells for each in cell.paragraphs
    ]
    assert plain(line[language]) in map(plain, foot)
    with zipfile.ZipFile(path) as package:
        assert b'name="hvs.rehearsal"' in package.read("docProps/custom.xml")


def test_the_printed_code_tells_it_where_the_properties_are_lost(tmp_path: Path) -> None:
    path = next(form.path for form in _rehearsed()[1].forms if form.session == "s-ti")
    bare = tmp_path / "x.docx"
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(bare, "w") as target:
        for name in package.namelist():
            if name != "docProps/custom.xml":
                target.writestr(name, package.read(name))
    found, _ = read(bare, Blanks(load(_rehearsed()[0], TODAY)))
    assert found[0].identity.rehearsal


def test_the_screening_has_something_to_find() -> None:
    screen = screening(load(_rehearsed()[0], TODAY))
    found = {kind for each in readings().values() for text in each.answers.values() for _, kind in screen(text)}
    assert found >= {"phone number", "e-mail address", "name"}


# the workspace


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    made = []
    for number, seed in enumerate((1, 1, 2)):
        folder = few(tmp_path / str(number))
        rehearsed(folder, seed)
        made.append(files(folder / "rehearsal"))
    assert made[0] == made[1]
    assert made[0].keys() == {"s-ar.docx", "s-fi.docx"}
    assert all(made[0][name] != made[2][name] for name in made[0])


def test_a_session_that_comes_later_changes_no_form_before_it(tmp_path: Path) -> None:
    one, more = few(tmp_path / "1", "ar"), few(tmp_path / "2", "ar", "th")
    for folder in (one, more):
        rehearsed(folder)
    assert files(one / "rehearsal")["s-ar.docx"] == files(more / "rehearsal")["s-ar.docx"]


def test_another_seed_takes_the_place_of_the_forms_before(tmp_path: Path) -> None:
    folder = few(tmp_path, "ar", "fi", "th")
    names = set()
    for seed in range(6):
        rehearsed(folder, seed)
        names.add(frozenset(files(folder / "rehearsal")))
    assert len(names) > 1
    assert all(len(each) == 3 for each in names)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    folder = few(tmp_path)
    before = files(folder)
    assert len(rehearsed(folder, dry_run=True).forms) == 2
    assert files(folder) == before


def test_reports_of_a_rehearsal_lie_apart_and_say_what_they_are(tmp_path: Path) -> None:
    folder = few(tmp_path)
    rehearsed(folder)
    done = collected(folder)
    assert not done.problems
    back = load(folder, TODAY).back
    assert (back.folder, list(back.reports)) == ("reports/rehearsal", ["s-ar", "s-fi"])
    assert all(each.rehearsal for each in back.reports.values())
    assert all(".rehearsal." in said.id for each in back.reports.values() for said in each.said())


def test_a_file_of_a_person_is_not_written_over(tmp_path: Path) -> None:
    folder = few(tmp_path)
    (folder / "rehearsal").mkdir()
    (folder / "rehearsal" / "s-ar.docx").write_bytes(b"mine")
    done = rehearsed(folder)
    assert (len(done.problems), done.exit_code) == (1, 5)
    assert (folder / "rehearsal" / "s-ar.docx").read_bytes() == b"mine"
    assert (folder / "rehearsal" / "s-fi.docx").exists()


def test_real_reports_stop_the_rehearsal(tmp_path: Path) -> None:
    folder = few(tmp_path)
    (folder / "reports").mkdir()
    text = report("s1").replace("s1", "s-ar").replace('"1"', '"2027"')
    (folder / "reports" / "s-ar.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError, match="real reports have come"):
        rehearsed(folder)


def test_without_sessions_there_is_nothing_to_rehearse(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", [])
    with pytest.raises(InputError, match="no sessions"):
        rehearsed(folder)


def test_removing_leaves_nothing_of_the_rehearsal_and_everything_else(tmp_path: Path) -> None:
    folder = few(tmp_path)
    before = files(folder)
    rehearsed(folder)
    collected(folder)
    done = remove(folder)
    assert (len(done.files), done.problems) == (6, [])
    after = {name: content for name, content in files(folder).items() if not name.startswith(".hvs/")}
    assert after == before
    assert not (folder / "rehearsal").exists()


def test_removing_leaves_what_a_person_put_there_or_changed(tmp_path: Path) -> None:
    folder = few(tmp_path)
    rehearsed(folder)
    collected(folder)
    mine = {
        "rehearsal/notes.txt": b"remember",
        "rehearsal/s-ar.docx": (folder / "rehearsal/s-ar.docx").read_bytes() + b"changed",
        "reports/rehearsal/s-th.yaml": b"session: s-th\n",
        "reports/rehearsal/other.docx": b"not from here",
        "reports/s-fi.yaml": b"session: s-fi\n",
        "cards.yaml": b"cards:\n  - draws_on: [s-ar.rehearsal.safety.works.1]\n",
    }
    for name, content in mine.items():
        (folder / name).write_bytes(content)
    done = remove(folder)
    left = files(folder)
    assert {name: left[name] for name in mine} == mine
    assert {path.relative_to(folder).as_posix() for path in done.files} == {
        "rehearsal/s-fi.docx",
        *(f"reports/rehearsal/s-{each}" for each in ("ar.docx", "ar.yaml", "fi.docx", "fi.yaml")),
    }
    told = [Path(problem.place.path).relative_to(folder).as_posix() for problem in done.problems]
    assert sorted(told) == sorted(name for name in mine if name != "reports/s-fi.yaml")


def test_a_dry_run_removes_nothing(tmp_path: Path) -> None:
    folder = few(tmp_path)
    rehearsed(folder)
    before = files(folder)
    assert len(remove(folder, dry_run=True).files) == 2
    assert files(folder) == before


def test_removing_works_although_something_else_is_wrong(tmp_path: Path) -> None:
    folder = few(tmp_path)
    rehearsed(folder)
    (folder / "hvs.yaml").write_text("wrong: [", "utf-8")
    assert len(remove(folder).files) == 2
    shutil.rmtree(folder)
    with pytest.raises(InputError, match=r"no hvs\.yaml"):
        remove(folder)


def test_every_text_of_the_rehearsal_is_there_in_the_languages_of_reports() -> None:
    data = yaml.safe_load(shipped("templates/rehearsal.yaml").read_text("utf-8"))
    names = data.pop("file_names")
    assert all("{number}" in name for name in names)

    def maps(part: object) -> list[dict[str, str]]:
        if isinstance(part, list):
            return [text for each in part for text in ([each] if "fi" in each else maps(each))]
        return [text for each in part.values() for text in maps(each)] if isinstance(part, dict) else []

    texts = maps(data)
    assert len(texts) > 50
    assert all({"fi", "sv", "en"} <= text.keys() <= set(NINETEEN) for text in texts)
