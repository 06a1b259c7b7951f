"""Whatever lies in a workspace: a problem is told, quickly and in little memory, and nothing else happens."""

from __future__ import annotations

import textwrap
import time
import tracemalloc
import unicodedata
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hvs_cli.errors import InputError, Problem
from hvs_cli.load.source import parse_yaml, read_yaml
from hvs_cli.load.workspace import load
from hvs_cli.model.municipality import Contact, Municipality, Organisation, Privacy, Registration, Round, Workspace
from hvs_cli.model.questions import LocalQuestion
from hvs_cli.model.session import Session
from tests.folders import MAIN, SESSION, TODAY, folder, said

SECONDS = 8.0
"""On a slow machine that does other things too, with memory traced; a tenth is usual."""

MEGABYTES = 40

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "a bomb of aliases": BOMB,
    "lists in lists": "[" * 500_000,
    "maps in maps": "{a: " * 200_000,
    "dashes": "- " * 400_000,
    "question marks": "? " * 400_000,
    "many keys": "".join(f"k{n}: v\n" for n in range(70_000)),
    "one key very often": "a: b\n" * 190_000,
    "one long text": "a: " + "x" * 900_000,
    "many empty lines": "\n" * 900_000,
    "many characters that cannot be": "\0" * 900_000,
    "many tags": "!a " * 300_000,
    "an open quotation mark": 'a: "' + "x " * 400_000,
    "deep keys": "".join(" " * n + f"k{n}:\n" for n in range(1000)),
    "many mistakes": "".join(f"k{n}: v\n" for n in range(15_000)),
    "many comments": "a: b #c\n" * 15_000,
    "many languages": "venue: {" + ", ".join(f"l{n}: x" for n in range(60_000)) + "}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_costs_little_time_and_memory(tmp_path: Path, text: str) -> None:
    place = folder(tmp_path, bad=text)
    start = time.process_time()
    tracemalloc.start()
    try:
        lines = said(place)
        peak = tracemalloc.get_traced_memory()[1] / 1_000_000
    finally:
        tracemalloc.stop()
    assert 0 < len(lines) < 130
    assert all(line.lstrip("!").startswith("sessions/bad.yaml") for line in lines)
    assert time.process_time() - start < SECONDS
    assert peak < MEGABYTES


def test_a_file_of_50_megabytes_is_not_read(tmp_path: Path) -> None:
    place = folder(tmp_path)
    with (place / "sessions" / "big.yaml").open("wb") as stream:
        stream.truncate(50_000_000)
    start = time.process_time()
    assert said(place) == [
        (
            "sessions/big.yaml: this file is too large: 50.0 MB "
            "A file for hvs has a few pages at most. Perhaps another file got this name."
        )
    ]
    assert time.process_time() - start < SECONDS


def test_a_bomb_is_told_at_its_first_alias(tmp_path: Path) -> None:
    lines = said(folder(tmp_path, bad=BOMB))
    assert lines[0].startswith("sessions/bad.yaml:1:4: &a means nothing here")
    assert any("*a stands for something written elsewhere" in line for line in lines)


def problems(read: Callable[[], object]) -> tuple[Problem, ...] | None:
    """What is told when `read` is called, None if it does its work; any other exception fails the test that asks."""
    try:
        read()
    except InputError as error:
        return error.problems
    return None


def works_or_tells(read: Callable[[], object]) -> bool:
    """Whether `read` does its work, or tells at least one problem in words that can be shown."""
    told = problems(read)
    return told is None or (bool(told) and not any(_steers(letter) for problem in told for letter in str(problem)))


def _steers(letter: str) -> bool:
    """Whether `letter` would do something on a terminal instead of standing there."""
    return unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
@example(b"a: \xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b")
@example(b"a\r: b")
def test_any_bytes_are_read_or_told(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    assert works_or_tells(lambda: read_yaml(path))


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from("ab: -\n\t'\"[]{},#&*!|>%@`?~\\\0\u2028é"), max_size=40))
def test_any_text_is_read_or_told(text: str) -> None:
    assert works_or_tells(lambda: parse_yaml(text, "x"))


PARTS = (Workspace, Municipality, Contact, Registration, Organisation, Privacy, Round, Session, LocalQuestion)
KEYS = st.sampled_from(
    ["fi", "ar", "xx", "leave_out", "add", *sorted({each.name.strip("_") for part in PARTS for each in fields(part)})]
)
SCALARS = st.one_of(
    st.sampled_from(["", "fi", "ar", "12.3.2027", "17.00", "10", "no", "meal", "women", "../x", "1F3864", "local.x"]),
    st.none(),
    st.text(max_size=5),
)
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=12
)
FILES = st.dictionaries(KEYS, DATA, max_size=8) | DATA


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(main=FILES, session=FILES, questions=FILES)
@example(main={}, session={"end": "\U00018d09"}, questions={})
def test_any_yaml_gives_a_workspace_or_problems(
    tmp_path: Path, main: object, session: object, questions: object
) -> None:
    written = {"main": main, "s1": session, "questions": questions}
    texts = {name: yaml.safe_dump(data, allow_unicode=True) for name, data in written.items()}
    assert works_or_tells(lambda: load(folder(tmp_path, **texts), TODAY))
    assert works_or_tells(lambda: load(folder(tmp_path, MAIN, s1=texts["s1"], questions=texts["questions"]), TODAY))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=KEYS, value=DATA)
def test_any_value_under_a_good_key_gives_a_workspace_or_problems(tmp_path: Path, key: str, value: object) -> None:
    line = yaml.safe_dump({key: value}, allow_unicode=True)
    assert works_or_tells(lambda: load(folder(tmp_path, MAIN, s1=SESSION + line), TODAY))
    assert works_or_tells(lambda: load(folder(tmp_path, MAIN + line), TODAY))
    inside = MAIN.replace("  name: Kuopio\n", "  name: Kuopio\n" + textwrap.indent(line, "  "))
    assert works_or_tells(lambda: load(folder(tmp_path, inside), TODAY))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), min_size=1))
def test_what_people_write_is_read_letter_for_letter(tmp_path: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    place = folder(tmp_path, s1=SESSION + f"room: {quoted}\n")
    if text.strip():
        assert load(place, TODAY).sessions["s1"].room == text
    else:
        assert "there is no text here" in said(place)[0]
