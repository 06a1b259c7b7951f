"""`hvs collect` and `hvs rehearse` as a coordinator types them: receipts, exit codes, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import files, run
from tests.filled import filled, workspace

ANSWERS = {
    "opening.home": "Järvi ja tori.",
    "safety.works.1.own": "أشعر بالأمان",
    "safety.works.1.reported": "Turvallista",
}


def inbox(folder: Path, **forms: bytes) -> tuple[Path, Path]:
    """A workspace with sessions in Arabic and Thai, and a folder with `forms`."""
    where = workspace(folder / "w", ["ar", "th"])
    box = folder / "in"
    box.mkdir()
    for name, content in forms.items():
        (box / f"{name}.docx").write_bytes(content)
    return where, box


def test_a_form_becomes_a_report_with_a_receipt(tmp_path: Path) -> None:
    where, box = inbox(tmp_path, lomake=filled("ar", ANSWERS))
    done = run("collect", where, box / "lomake.docx")
    assert done.exit_code == 0
    assert "s-ar.yaml (new)" in done.stdout
    assert "s-ar, Arabic. Answers: 3. Empty: " in done.stdout
    assert "Characters outside the boxes: 0." in done.stdout
    assert (where / "reports" / "s-ar.docx").read_bytes() == (box / "lomake.docx").read_bytes()
    again = run("collect", where, box)
    assert "(nothing new in it)" in again.stdout
    assert again.exit_code == 0


def test_json_tells_all_of_it(tmp_path: Path) -> None:
    where, box = inbox(tmp_path, a=filled("ar", ANSWERS | {"group.participants": "noin 9"}))
    done = run("collect", where, box, "--json")
    told = json.loads(done.stdout)
    form = told["forms"][0]
    assert told["problems"] == []
    assert (form["session"], form["language"], form["status"], form["answers"]) == ("s-ar", "ar", "new", 3)
    assert form["outside"] == [{"where": "G-PARTICIPANTS", "kind": "no number", "text": "noin 9"}]
    assert form["characters_outside"] == len("noin 9")
    assert form["rehearsal"] is False


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    where, box = inbox(tmp_path, a=filled("ar", ANSWERS))
    before = files(where)
    done = run("collect", where, box, "--dry-run")
    assert done.exit_code == 0
    assert "(new)" in done.stdout
    assert "dry run" in done.stderr
    assert files(where) == before


def test_a_hostile_file_is_refused_and_the_good_ones_are_read(tmp_path: Path) -> None:
    where, box = inbox(
        tmp_path,
        a=filled("ar", ANSWERS),
        b=b"%PDF-1.7\n",
        c=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        d=filled("th", ANSWERS),
    )
    done = run("collect", where, box)
    assert done.exit_code == 2
    assert done.stdout.count("(new)") == 2
    assert "b.docx: this is a PDF" in done.stderr
    assert "c.docx: this is a file of an old Word (.doc)" in done.stderr
    assert {path.name for path in (where / "reports").iterdir()} == {"s-ar.docx", "s-ar.yaml", "s-th.docx", "s-th.yaml"}


def mended(where: Path) -> Path:
    """The report of the Arabic session, in which a person wrote other words."""
    path = where / "reports" / "s-ar.yaml"
    text = path.read_text("utf-8")
    assert "Turvallista" in text
    path.write_text(text.replace("Turvallista", "Oma sana"), "utf-8")
    return path


def test_what_a_person_wrote_stays_and_the_difference_is_told(tmp_path: Path) -> None:
    where, box = inbox(tmp_path, a=filled("ar", ANSWERS))
    run("collect", where, box)
    path = mended(where)
    (box / "a.docx").write_bytes(filled("ar", ANSWERS | {"safety.works.1.reported": "Uusi", "opening.home": "Metsä"}))
    done = run("collect", where, box)
    assert done.exit_code == 5
    assert "yours stays: statements.s-ar.safety.works.1.reported: Oma sana – the form says: Uusi" in done.stderr
    assert "taken from the form: notes.opening.home.own: Metsä <- Järvi ja tori." in done.stdout
    assert "Oma sana" in path.read_text("utf-8")
    assert "Metsä" in path.read_text("utf-8")


def test_the_form_wins_where_a_person_says_so(tmp_path: Path) -> None:
    where, box = inbox(tmp_path, a=filled("ar", ANSWERS))
    run("collect", where, box)
    path = mended(where)
    (box / "a.docx").write_bytes(filled("ar", ANSWERS | {"safety.works.1.reported": "Uusi"}))
    done = run("collect", where, box, "--take-form")
    assert done.exit_code == 0
    assert "Oma sana" not in path.read_text("utf-8")
    assert "Uusi" in path.read_text("utf-8")


def test_a_form_that_does_not_tell_what_it_is_waits_for_a_person(tmp_path: Path) -> None:
    from tests.damage import Parts, no_properties, remove, tables

    def nameless(parts: Parts) -> None:
        no_properties(parts)
        remove(tables(parts)[0])

    where, box = inbox(tmp_path, a=filled("ar", ANSWERS, nameless))
    lost = run("collect", where, box)
    assert lost.exit_code == 2
    assert "the form does not tell of which discussion it is" in lost.stderr
    assert not (where / "reports").exists()
    found = run("collect", where, box, "--session", "s-ar")
    assert found.exit_code == 0
    assert "أشعر بالأمان" in (where / "reports" / "s-ar.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "no forms were named"),
        (("nowhere.docx",), "there is no such file"),
        (("in", "--session", "s-fi"), "there is no session s-fi here"),
    ],
)
def test_misuse_is_told(words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox(tmp_path, a=filled("ar", ANSWERS))
    monkeypatch.chdir(tmp_path)
    done = run("collect", "w", *words)
    assert done.exit_code == 2
    assert said in done.stderr


def test_an_empty_form_changes_nothing(tmp_path: Path) -> None:
    where, box = inbox(tmp_path, a=filled("ar", {}))
    done = run("collect", where, box)
    assert "(empty: nobody wrote into it, and nothing was done)" in done.stdout
    assert not (where / "reports").exists()


def test_a_long_list_of_changes_is_cut_in_the_receipt_and_whole_in_json(tmp_path: Path) -> None:
    many = {f"{theme}.works.1.own": "eka" for theme in ("safety", "attitudes", "participation", "interaction")}
    many |= {name.replace("works", "problems"): "eka" for name in many}
    many |= {name.replace(".1.", ".2."): "eka" for name in many}
    where, box = inbox(tmp_path, a=filled("ar", many))
    run("collect", where, box)
    (box / "a.docx").write_bytes(filled("ar", dict.fromkeys(many, "toka")))
    done = run("collect", where, box, "--dry-run")
    assert done.stdout.count("taken from the form:") == 12
    assert f"… and {len(many) - 12} more, which --json tells" in done.stdout
    told = json.loads(run("collect", where, box, "--json").stdout)
    assert len(told["forms"][0]["taken"]) == len(many)


# the rehearsal


def test_the_rehearsal_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path / "w", ["ar", "se"])
    monkeypatch.chdir(tmp_path)
    done = run("rehearse", "w")
    assert done.exit_code == 0
    assert "w/rehearsal/s-ar.docx (Arabic)" in done.stdout
    assert "(Northern Sámi, without words of its own)" in done.stdout
    assert "    hvs collect w w/rehearsal\n" in done.stderr
    collected = run("collect", "w", "w/rehearsal")
    assert collected.exit_code == 0
    assert "(new, rehearsal)" in collected.stdout
    assert "REHEARSAL" in run("results", "w").stdout


def test_the_rehearsal_as_json(tmp_path: Path) -> None:
    where = workspace(tmp_path / "w", ["ar"])
    told = json.loads(run("rehearse", where, "--seed", 3, "--json").stdout)
    assert (told["seed"], told["problems"]) == (3, [])
    assert [(form["session"], form["own_words"], len(form["slips"])) for form in told["forms"]] == [("s-ar", True, 3)]
    gone = json.loads(run("rehearse", where, "--remove", "--json").stdout)
    assert gone == {"version": 1, "removed": [told["forms"][0]["file"]], "problems": []}


@pytest.mark.parametrize("flag", [(), ("--remove",)])
def test_a_dry_run_of_the_rehearsal_changes_nothing(flag: tuple[str, ...], tmp_path: Path) -> None:
    where = workspace(tmp_path / "w", ["ar"])
    run("rehearse", where)
    before = files(where)
    done = run("rehearse", where, "--seed", 9, "--dry-run", *flag)
    assert done.exit_code == 0
    assert "dry run" in done.stderr
    assert files(where) == before


def test_an_empty_workspace_cannot_rehearse(tmp_path: Path) -> None:
    done = run("rehearse", workspace(tmp_path / "w", []))
    assert done.exit_code == 2
    assert "there are no sessions to rehearse" in done.stderr
    assert run("rehearse", tmp_path, "--remove").exit_code == 2
