"""The file of a report says letter for letter what was said, and what a person wrote in it is never touched."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.collect.merge import Merge, by_key
from hvs_cli.collect.scalar import scalar
from hvs_cli.collect.splice import spliced
from hvs_cli.collect.text import entry
from hvs_cli.load.source import parse_yaml

TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff", min_codepoint=32)
    | st.sampled_from("\n\t #:-'\"[]{}&*!|>%@`,?"),
    min_size=1,
    max_size=30,
)
KEY = st.sampled_from(["own", "reported", "shared", "translation", "topics", "18", "none", "no"])
PART = st.dictionaries(KEY, TEXT, min_size=1, max_size=4)
LISTED = st.lists(PART, min_size=1, max_size=4)
WITH_IDS = st.dictionaries(st.sampled_from("abcde"), PART, min_size=1, max_size=4).map(
    lambda parts: [{"id": id_, **part} for id_, part in sorted(parts.items())]
)
REPORT = st.fixed_dictionaries(
    {"session": TEXT},
    optional={"notes": st.dictionaries(st.sampled_from(["a.b", "c.d"]), PART, min_size=1), "held": PART,
              "statements": WITH_IDS, "wishes": LISTED, "outside": LISTED},
)  # fmt: skip


def written(data: Any) -> str:
    return "".join(f"{line}\n" for name, value in data.items() for line in entry(name, value, 0))


@given(TEXT)
def test_every_text_is_read_again_as_it_was(text: str) -> None:
    for indent in (0, 4):
        line = f"{' ' * indent}key: {scalar(text, indent)}\n"
        whole = f"top:\n{line}" if indent else line
        data = parse_yaml(whole, "x").data
        assert (data["top"] if indent else data)["key"] == text


@given(REPORT)
def test_every_report_is_read_again_as_it_was(data: dict[str, Any]) -> None:
    assert parse_yaml(written(data), "x").data == data


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hyvä on, kiitos (17.00–19.00).", '"Hyvä on, kiitos (17.00–19.00)."'),
        ("Täällä on hyvä", "Täällä on hyvä"),
        ("rivi\n\nrivi", "|-\n  rivi\n\n  rivi"),
        ("no", '"no"'),
        ("7", "7"),
        ("a\u2028b", '"a\\u2028b"'),
    ],
)
def test_a_text_is_as_readable_as_it_can_be(text: str, shown: str) -> None:
    assert scalar(text, 0) == shown


@given(REPORT, REPORT)
def test_new_values_are_put_in_and_nothing_else_changes(old: dict[str, Any], new: dict[str, Any]) -> None:
    text = written(old)
    assert spliced(text, old) == text
    assert parse_yaml(spliced(text, new), "x").data == new


@given(REPORT, REPORT)
def test_comments_of_a_person_stay(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Those above a key, also if the key goes, and those behind a value that stays on its line."""
    text = "".join(f"# above {name}\n{written({name: value})}" for name, value in old.items())
    tail = f"session: {scalar(old['session'], 0)}"
    if "\n" not in tail:
        text = text.replace(f"{tail}\n", f"{tail}   # behind\n", 1)
    done = spliced(text, new)
    assert parse_yaml(done, "x").data == new
    assert [name for name in old if f"# above {name}\n" not in done] == []
    assert ("# behind" in text) == ("# behind" in done)


def test_a_file_that_a_person_wrote_in_another_style_is_taken_as_it_is() -> None:
    text = "session: a   # tänään\nstatements:\n- {id: x, own: 'yksi'}   # oma\n-   id: y\n    own: >-\n      kaksi\n      kolme\n\n    topics: [a, b]\noutside: []\n"
    new = {
        "session": "a",
        "statements": [{"id": "x", "own": "yksi", "reported": "one"}, {"id": "y", "own": "uusi", "topics": ["a", "b"]}],
        "outside": [],
    }
    done = spliced(text, new)
    assert yaml.safe_load(done) == new
    assert "# tänään" in done
    assert "# oma" in done


# three states of a report


def merged(base: Any, mine: Any, form: Any, *, take_form: bool = False) -> tuple[Any, list[str], list[str]]:
    merge = Merge(take_form)
    data = merge.merged(base, mine, form)
    return data, [".".join(each.way) for each in merge.taken], [".".join(each.way) for each in merge.kept]


A, B, C = ({"own": letter} for letter in "abc")


@pytest.mark.parametrize(
    ("base", "mine", "form", "made", "taken", "kept"),
    [
        ({"n": A}, {"n": A}, {"n": A}, {"n": A}, [], []),
        ({"n": A}, {"n": A}, {"n": B}, {"n": B}, ["n.own"], []),
        ({"n": A}, {"n": B}, {"n": A}, {"n": B}, [], []),
        ({"n": A}, {"n": B}, {"n": B}, {"n": B}, [], []),
        ({"n": A}, {"n": B}, {"n": C}, {"n": B}, [], ["n.own"]),
        ({"n": A}, {}, {"n": A}, {}, [], []),
        ({"n": A}, {}, {"n": B}, {}, [], ["n"]),
        ({"n": A}, {"n": A}, {}, {}, ["n"], []),
        ({"n": A}, {"n": B}, {}, {"n": B}, [], ["n"]),
        ({}, {}, {"n": A}, {"n": A}, ["n"], []),
        ({}, {"n": A}, {}, {"n": A}, [], []),
    ],
)
def test_the_form_and_the_person_both_get_what_is_theirs(
    base: Any, mine: Any, form: Any, made: Any, taken: list[str], kept: list[str]
) -> None:
    data, took, stayed = merged(base, mine, form)
    assert ((data or {}), took, stayed) == (made, taken, kept)


def test_the_form_wins_where_a_person_says_so() -> None:
    assert merged({"n": A}, {"n": B}, {"n": C}, take_form=True) == ({"n": C}, ["n.own"], [])


def test_statements_go_by_their_ids_and_new_ones_stand_where_the_form_has_them() -> None:
    base = [{"id": "1", "own": "a"}, {"id": "3", "own": "c"}]
    mine = [{"id": "1", "own": "a", "reported": "A"}, {"id": "3", "own": "c"}, {"id": "own", "own": "x"}]
    form = [{"id": "1", "own": "a2"}, {"id": "2", "own": "b"}, {"id": "3", "own": "c"}]
    data, took, stayed = merged(base, mine, form)
    assert data == [{"id": "1", "own": "a2", "reported": "A"}, {"id": "2", "own": "b"}, *mine[1:]]
    assert (took, stayed) == (["1.own", "2"], [])


def test_lists_without_ids_are_never_mixed() -> None:
    base, mine, form = [A, B], [A, {"own": "b!"}], [B]
    assert merged(base, mine, form) == (mine, [], [""])
    assert merged(base, base, form) == (form, [""], [])


def test_things_are_told_apart_by_id_or_by_place_and_text() -> None:
    assert by_key([{"id": "a"}, {"where": "x", "text": "y"}]) is not None
    assert by_key([{"id": "a"}, {"id": "a"}]) is None
    assert by_key([{"own": "a"}]) is None
