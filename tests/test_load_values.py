"""What is said of a value that is wrong: one problem for each mistake, at its place, in these words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders import MAIN, SESSION, folder, loaded, said, with_key

IDS = "Use only the letters a–z, digits, - and _, at most 60 of them, for example 2026-03-12-ar."
ONE_VALUE = "one value belongs here Write it after the colon, without brackets, dashes or lines below."
TEXT = "text belongs here Write text after the colon, or a text for each language, each on a line such as fi: …"
AMENITIES = "refreshments, meal, childcare, step_free, travel_paid, sign_language, hearing_loop"
GROUPS = "everyone, women, men, young, older, parents"

SESSIONS = {
    "an unknown key with the nearest": ("vneue", "x", "7:1: there is no key vneue here Did you mean venue?"),
    "an unknown key in capitals": ("Room", "x", "7:1: there is no key Room here Did you mean room?"),
    "an unknown key without a value": ("vneue", "", "7:1: there is no key vneue here Did you mean venue?"),
    "an unknown key that nothing is near": (
        "xyz",
        "x",
        (
            "7:1: there is no key xyz here The keys here are: language, date, start, end, venue, address, room, directions, "
            "organisation, facilitator, scribe, registration, amenities, group, seats."
        ),
    ),
    "a missing key": ("venue", None, "1:1: venue is missing Add it, for example: venue: Pääkirjasto"),
    "a key without its value": ("venue", "", "5:1: venue is missing Add it, for example: venue: Pääkirjasto"),
    "a blank text": ("venue", "'  '", "5:8: there is no text here Write it, or leave the key out."),
    "a list where text belongs": ("venue", "[a, b]", f"5:1: {TEXT}"),
    "keys where one value belongs": ("date", "{a: b}", f"2:1: {ONE_VALUE}"),
    "a list where a number belongs": ("seats", "[1]", f"7:1: {ONE_VALUE}"),
    "a list where a choice belongs": ("group", "[women]", f"7:1: {ONE_VALUE}"),
    "a text inside of a list inside of a text": ("venue", "{fi: [x]}", f"5:9: {TEXT}"),
    "no text in any language": ("venue", "{}", "5:1: there is no text here Write it, or leave the key out."),
    "a language without its text": (
        "venue",
        "{fi: x, sv: }",
        "5:16: there is no value here Write it, or remove the line.",
    ),
    "a text in an unknown language": ("venue", "{fi: x, swe: y}", "5:16: there is no language swe Did you mean sw?"),
    "a control character": (
        "venue",
        r'"a\x07"',
        "5:8: the character U+0007 cannot stand in a document Remove it.",
    ),
    "a day that is none": (
        "date",
        "31.2.2027",
        (
            "2:7: there is no such day in the calendar: 31.2.2027 "
            "Check day and month: they are written as 12.3.2026 or 2026-03-12."
        ),
    ),
    "a day in words": (
        "date",
        "ensi tiistaina",
        "2:7: “ensi tiistaina” is no day Write it as 12.3.2026 or 2026-03-12.",
    ),
    "a day with a short year": ("date", "12.3.27", "2:7: “12.3.27” is no day Write it as 12.3.2026 or 2026-03-12."),
    "a time that is none": (
        "start",
        "25.00",
        "3:8: “25.00” is no time of day Write it with 24 hours, for example 17.00.",
    ),
    "an end before the start": (
        "end",
        "9",
        "4:6: the session ends at 9.00, but it begins at 17.00 Correct start or end.",
    ),
    "an end at the start": (
        "end",
        "17:00",
        "4:6: the session ends at 17.00, but it begins at 17.00 Correct start or end.",
    ),
    "a language by its name": ("language", "arabia", "1:11: there is no language arabia Did you mean ar?"),
    "a language by its own name": ("language", "Soomaali", "1:11: there is no language Soomaali Did you mean so?"),
    "a language by its country": ("language", "ee", "1:11: there is no language ee Did you mean et?"),
    "a language that nobody knows": (
        "language",
        "klingon",
        "1:11: there is no language klingon hvs languages tells which there are.",
    ),
    "a number in words": ("seats", "ten", "7:8: “ten” is no whole number Write digits only, for example 10."),
    "a number too large": ("seats", "500", "7:8: 500 is too large Write at most 200."),
    "a number too small": ("seats", "0", "7:8: 0 is too small Write at least 1."),
    "a number that no computer likes": (
        "seats",
        "9" * 5000,
        "7:8: this number is too large Write digits only, for example 10.",
    ),
    "a long wrong value": (
        "seats",
        "x" * 500,
        f"7:8: “{'x' * 59}…” is no whole number Write digits only, for example 10.",
    ),
    "a choice nearly right": (
        "group",
        "woman",
        f"7:8: “woman” is not a choice here Did you mean women? The choices are: {GROUPS}.",
    ),
    "a choice quite wrong": ("group", "kaikki", f"7:8: “kaikki” is not a choice here Choose one of: {GROUPS}."),
    "an amenity nearly right": (
        "amenities",
        "[meal, child-care]",
        f"7:19: “child-care” is not a choice here Did you mean childcare? The choices are: {AMENITIES}.",
    ),
    "an amenity twice": ("amenities", "[meal, meal]", "7:19: meal stands in this list twice Keep one of them."),
    "one value where a list belongs": (
        "amenities",
        "meal",
        "7:12: a list belongs here Write the values in brackets with commas, as in [meal].",
    ),
    "an item without a value": (
        "amenities",
        "\n  - meal\n  -",
        "9:4: there is no value here Write it, or remove the line.",
    ),
    "a name where a code belongs": ("scribe", "Matti M", f"7:9: “Matti M” cannot be an id {IDS}"),
    "a path where a code belongs": ("scribe", "../../x", f"7:9: “../../x” cannot be an id {IDS}"),
    "a name that Windows keeps": ("scribe", "nul", "7:9: Windows keeps the name nul for itself Choose another id."),
    "an unknown organisation": (
        "organisation",
        "naapurti",
        "7:15: hvs.yaml has no organisation naapurti Did you mean naapurit?",
    ),
    "an organisation that nothing is near": (
        "organisation",
        "xyz",
        "7:15: hvs.yaml has no organisation xyz Add it to organisations in hvs.yaml.",
    ),
    "registration without any way": (
        "registration",
        "{until: 1.2.2027}",
        "7:1: nobody can register here Add web, email or phone.",
    ),
    "registration after the session": (
        "registration",
        "{phone: 044 000, until: 1.4.2027}",
        "7:39: registration ends after the session Correct until, or date above.",
    ),
    "an address that no square code can hold": (
        "registration",
        f"{{web: https://kunta.example/{'x' * 500}}}",
        "7:21: this text is too long Write at most 500 characters.",
    ),
    "a wrong key inside": (
        "registration",
        "{fone: 044 000}",
        "7:16: there is no key fone here Did you mean phone?",
    ),
}


@pytest.mark.parametrize(("key", "value", "line"), SESSIONS.values(), ids=SESSIONS)
def test_a_wrong_value_in_a_session_is_told_once(tmp_path: Path, key: str, value: str | None, line: str) -> None:
    assert said(folder(tmp_path, s1=with_key(key, value))) == [f"sessions/s1.yaml:{line}"]


def replaced(old: str, new: str) -> str:
    assert old in MAIN
    return MAIN.replace(old, new)


MAINS = {
    "a misspelt key is not missing too": (
        replaced("contact:", "contcat:"),
        ["3:1: there is no key contcat here Did you mean contact?"],
    ),
    "a missing key inside": (
        replaced("  role: Koordinaattori\n", ""),
        ["3:1: role is missing in contact Add it, for example: role: Kotoutumisen koordinaattori"],
    ),
    "a missing part": (
        with_key("contact", None, MAIN),
        ["1:1: contact is missing Add it, with at least these keys under it: role."],
    ),
    "two missing keys": (
        replaced("    name: Naapurit ry\n", "    email: a@b.example\n") + "privacy: {archived: no}\n",
        [
            "11:3: name is missing in naapurit Add it, for example: name: Savon Naapurit ry",
            (
                "13:1: controller is missing in privacy "
                "Add it, for example: controller: Kuopion kaupunki, PL 1, 70001 Kuopio"
            ),
            "13:1: contact is missing in privacy Add it, for example: contact: tietosuoja@kuopio.example",
        ],
    ),
    "an organisation without anything": (
        replaced("    name: Naapurit ry\n", ""),
        ["11:3: there is no value here Write it, or remove the line."],
    ),
    "a wrong key deep inside": (
        replaced("    name: Naapurit ry", "    name: Naapurit ry\n    emial: a@b.example"),
        ["13:5: there is no key emial here Did you mean email?"],
    ),
    "an id with a path": (replaced("  naapurit:", "  ../x:"), [f"11:3: “../x” cannot be an id {IDS}"]),
    "an id that Windows keeps": (
        replaced("  naapurit:", "  con:"),
        ["11:3: Windows keeps the name con for itself Choose another id."],
    ),
    "an id with an ending that Windows keeps": (
        replaced("  naapurit:", "  com1.x:"),
        ["11:3: Windows keeps the name com1.x for itself Choose another id."],
    ),
    "nobody to reach": (
        replaced("  email: kotoutuminen@kuopio.example\n", ""),
        ["3:1: nobody can be reached here Add email, phone or web."],
    ),
    "a light colour": (
        replaced("Kuopio", "Kuopio\n  colour: FFD700"),
        [
            (
                "3:11: the colour FFD700 is too light to read on white "
                "Choose a darker one: the contrast must be at least 4.5 to 1 (WCAG 2.1)."
            )
        ],
    ),
    "no colour": (
        replaced("Kuopio", "Kuopio\n  colour: sininen"),
        ["3:11: “sininen” is no colour Write six digits 0–9 and A–F, for example 1F3864."],
    ),
    "a colour that YAML takes for a comment": (
        replaced("Kuopio", "Kuopio\n  colour: #1F3864"),
        [
            (
                "3:11: #1F3864 is a comment here, and not part of the value "
                "Put the value into quotation marks if it belongs to it; otherwise write a space after the #."
            )
        ],
    ),
    "official languages that are not made": (
        replaced("official: [fi]", "official: [fi, sv]"),
        ["7:1: official languages are missing here: sv Add them to languages."],
    ),
    "a reporting language that is not made": (
        replaced("official: [fi]", "official: [fi]\nreporting: sv"),
        [
            (
                "7:12: sessions are reported in sv, which is not among languages "
                "Add sv to languages, or report in one of them."
            )
        ],
    ),
    "a language twice": (
        replaced("[fi, ar, so]", "[fi, ar, fi]"),
        ["7:21: fi stands in this list twice Keep one of them."],
    ),
    "no language": (
        replaced("official: [fi]", "official: []"),
        ["6:1: this list is empty Write at least one value between the brackets."],
    ),
    "a language without brackets": (
        replaced("official: [fi]", "official: fi"),
        ["6:11: a list belongs here Write the values in brackets with commas, as in [fi]."],
    ),
    "a round that is one value": (
        MAIN + "round: 2027\n",
        ["13:8: keys with values belong here Write each on a line of its own, as key: value."],
    ),
    "neither yes nor no": (
        MAIN + "privacy: {controller: x, contact: y, archived: ehkä}\n",
        ["13:48: “ehkä” is neither yes nor no Write yes or no."],
    ),
    "a name that no official language has": (
        replaced("official: [fi]", "official: [fi, sv]").replace("[fi, ar", "[fi, sv, ar").replace("Kuopio", "Ankkala"),
        [
            (
                "1:1: the place form of Ankkala in fi is not known "
                "Write the form that answers “where?” under municipality, on a line such as: in: {fi: …}"
            ),
            (
                "1:1: the place form of Ankkala in sv is not known "
                "Write the form that answers “where?” under municipality, on a line such as: in: {sv: …}"
            ),
            (
                "2:9: the name of Ankkala in sv is not known "
                "Write the name in each official language, on lines such as sv: …"
            ),
        ],
    ),
    "a name that is none, and a language that is none": (
        replaced("official: [fi]", "official: [fi, xx]").replace("name: Kuopio", "name: [Kuopio]"),
        [
            (
                "2:3: text belongs here "
                "Write text after the colon, or a text for each language, each on a line such as fi: …"
            ),
            "6:16: there is no language xx hvs languages tells which there are.",
        ],
    ),
    "a file that is a list": (
        "- Kuopio\n",
        ["1:1: keys with values belong here Write each on a line of its own, as key: value."],
    ),
}


@pytest.mark.parametrize(("main", "lines"), MAINS.values(), ids=MAINS)
def test_a_wrong_value_in_the_main_file_is_told_once(tmp_path: Path, main: str, lines: list[str]) -> None:
    assert said(folder(tmp_path, main)) == [f"hvs.yaml:{line}" for line in lines]


def test_every_mistake_of_every_file_is_told_in_one_run(tmp_path: Path) -> None:
    main = replaced("Kuopio", "Kuopio\n  logo: vaakuna.png\n  colur: x").replace(
        "languages: [fi, ar, so]", "languages: [fi, xx]"
    )
    one = with_key("date", "30.2.2027", with_key("end", "16.00", with_key("organisation", "xyz")))
    lines = said(folder(tmp_path, main, one=one, two="language: [", three="hello\n", questions="leave_out: nothing\n"))
    assert [line.split(" ", 1)[0] for line in lines] == [
        "hvs.yaml:3:9:",
        "hvs.yaml:4:3:",
        "hvs.yaml:9:17:",
        "questions.yaml:1:12:",
        "sessions/one.yaml:2:7:",
        "sessions/one.yaml:4:6:",
        "sessions/one.yaml:7:15:",
        "sessions/three.yaml:1:1:",
        "sessions/two.yaml:2:1:",
    ]


def test_the_place_begins_with_the_folder_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path / "kuopio", s1=with_key("date", "x"))
    monkeypatch.chdir(tmp_path)
    assert said(Path("kuopio"))[0].startswith("sessions/s1.yaml:2:7: ")
    monkeypatch.chdir(tmp_path / "kuopio")
    assert said(Path())[0].startswith("sessions/s1.yaml:2:7: ")


@pytest.mark.parametrize(
    "typed", ["no", "yes", "17:30", "0401234567", "012", "1e3", "2027-03-11", "1_000", "0x1F", ".5"]
)
def test_text_is_what_was_typed(tmp_path: Path, typed: str) -> None:
    made = loaded(folder(tmp_path, s1=with_key("venue", typed))).sessions["s1"]
    assert made.venue == typed


def test_text_in_several_lines_and_languages_keeps_every_letter(tmp_path: Path) -> None:
    text = with_key("directions", "\n  fi: |\n    Bussi 4\n      ja 7\n  ar: 'الحافلة رقم ٤ & <b>'")
    made = loaded(folder(tmp_path, s1=text)).sessions["s1"]
    assert made.directions == {"fi": "Bussi 4\n  ja 7\n", "ar": "الحافلة رقم ٤ & <b>"}


def test_an_empty_key_is_as_good_as_none(tmp_path: Path) -> None:
    made = loaded(folder(tmp_path, s1=SESSION + "room:\nseats:\namenities:\nregistration:\n")).sessions["s1"]
    assert (made.room, made.seats, made.amenities, made.registration) == (None, 10, [], None)
