"""New files: whatever a person types comes back letter for letter, and every key is explained."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hvs_cli.errors import InputError, Weight
from hvs_cli.languages.language import Languages
from hvs_cli.load.source import read_yaml
from hvs_cli.load.workspace import Loaded, load
from hvs_cli.model.session import Session
from hvs_cli.new.session import read, session_path, session_text, write_session
from hvs_cli.new.workspace import Answers, workspace_text, write_workspace
from tests.command import small

TODAY = dt.date(2998, 1, 1)
ANSWERS = {"language": "ar", "date": "12.3.2999", "time": "17-19", "venue": "Kirjasto", "address": "Katu 1"}

TRICKY = ["no", "~", "1e3", "017", "12:30", "- x", "a: b", "a #b", "'", '"', "\\n", "{{ x }}", "*x", "&x", "!x", "%x",
          "@x", "`x`", "? x", "|", ">", "a\nb", " x", "x ", "ä…„“”", "مكتبة", "ห้องสมุด", "ቤተ መጻሕፍቲ", "x\u200fy", "\u2028x", "🎈"]  # fmt: skip

typed = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=80
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load(small(tmp_path_factory.mktemp("new") / "k"), TODAY)


def _written(venue: str, loaded: Loaded, folder: Path) -> object:
    values, problems = read({**ANSWERS, "venue": venue}, loaded, TODAY)
    assert not problems
    path = folder / "session.yaml"
    path.write_text(session_text(values), "utf-8", newline="\n")
    return read_yaml(path).data["venue"]


@pytest.mark.parametrize("venue", TRICKY)
def test_a_venue_comes_back_letter_for_letter(venue: str, loaded: Loaded, tmp_path: Path) -> None:
    assert _written(venue, loaded, tmp_path) == venue


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(venue=typed.filter(str.strip))
def test_any_text_comes_back_letter_for_letter(venue: str, loaded: Loaded, tmp_path: Path) -> None:
    assert _written(venue, loaded, tmp_path) == venue


def test_what_no_document_can_hold_is_refused(loaded: Loaded) -> None:
    _, problems = read({**ANSWERS, "venue": "a\x00b"}, loaded, TODAY)
    assert [str(each.place) for each in problems] == ["--venue"]


@pytest.mark.parametrize(
    "time", ["klo 17–19", "17-19", "17.00-19.00", "17:00 – 19:00", "kello 17.00—19.00", "kl. 17-19", "klo 17 - klo 19"]
)
def test_times_are_understood_as_people_write_them(time: str, loaded: Loaded) -> None:
    values, problems = read({**ANSWERS, "time": time}, loaded, TODAY)
    assert not problems
    assert (values["start"], values["end"]) == (dt.time(17), dt.time(19))


@pytest.mark.parametrize(
    ("registration", "key"),
    [("a@b.example", "email"), ("https://b.example/x", "web"), ("b.example/x", "web"), ("+358 44 000 (0)", "phone")],
)
def test_ways_to_register_are_told_apart(registration: str, key: str, loaded: Loaded) -> None:
    values, problems = read({**ANSWERS, "registration": registration}, loaded, TODAY)
    assert values["registration"] == {key: registration}
    assert not any(problem.weight is Weight.ERROR for problem in problems)


def test_every_key_of_a_session_stands_in_a_new_file_with_its_explanation(loaded: Loaded) -> None:
    values, _ = read(ANSWERS, loaded, TODAY)
    lines = session_text(values).splitlines()
    for name in Session.__dataclass_fields__:
        if name != "organisation":  # this workspace has none
            at = next(number for number, line in enumerate(lines) if line.removeprefix("# ").startswith(f"{name}:"))
            assert lines[at - 1].startswith("# ")


def test_the_examples_in_the_comments_are_valid_too(loaded: Loaded, tmp_path: Path) -> None:
    """Whoever removes the signs of a comment gets a session that can be read."""
    folder = small(tmp_path / "k")
    values, _ = read(ANSWERS, loaded, TODAY)
    examples = [line.removeprefix("# ") for line in session_text(values).splitlines() if _is_key(line)]
    (folder / "sessions" / "s2.yaml").write_text("\n".join(examples), "utf-8")
    assert load(folder, TODAY).sessions["s2"].seats == 10


def _is_key(line: str) -> bool:
    word, colon, _ = line.removeprefix("#").strip().partition(":")
    return bool(colon) and word in {*Session.__dataclass_fields__, "web"}


@cache
def _names() -> dict[str, str]:
    return {"ar": "arabia", "so": "somaliska", "prs": "Dari", "rn": "kirundi", "fa": "farsi", "se": "Davvisámegiella"}


@pytest.mark.parametrize(("code", "name"), _names().items())
def test_languages_are_known_by_their_names(code: str, name: str, loaded: Loaded) -> None:
    if code in Languages():
        assert read({**ANSWERS, "language": name}, loaded, TODAY)[0]["language"] == code


def test_a_session_lands_where_the_path_says(tmp_path: Path) -> None:
    loaded = load(small(tmp_path / "k"), TODAY)
    values, _ = read(ANSWERS, loaded, TODAY)
    path = session_path(values, loaded)
    write_session(path, session_text(values), loaded)
    assert load(loaded.folder, TODAY).sessions["2999-03-12-ar"].venue == "Kirjasto"


def test_a_bilingual_municipality_gets_both_its_names(tmp_path: Path) -> None:
    text = workspace_text(Answers("Vasa", ("suomi", "ruotsi"), ("arabia",)), 2026)
    write_workspace(tmp_path / "v", text)
    place = load(tmp_path / "v", TODAY).workspace
    assert (place.official, place.languages) == (["fi", "sv"], ["fi", "sv", "ar"])
    assert place.municipality.name["fi"] == "Vaasa"  # type: ignore[index]
    assert place.municipality.in_["sv"] == "i Vasa"  # type: ignore[index]


def test_everything_wrong_in_a_new_workspace_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        workspace_text(Answers("Kuopio", ("finnska",), ("arabi", "elvish")), 2026)
    assert [str(each.place) for each in caught.value.problems] == ["--official", "--languages", "--languages"]
