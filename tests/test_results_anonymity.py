"""Small numbers of people: banded, and not to be had by subtraction."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.results.anonymity import FEW, HIDDEN, LEAST, banded, shown


@pytest.mark.parametrize(("count", "said"), [(None, ""), (0, "0"), (1, FEW), (4, FEW), (5, "5"), (30, "30")])
def test_a_number_under_five_is_banded(count: int | None, said: str) -> None:
    assert banded(count) == said


def test_one_small_number_hides_the_next_larger_one() -> None:
    assert shown({"woman": 8, "man": 3}) == {"woman": HIDDEN, "man": FEW}


def test_several_small_numbers_hide_each_other() -> None:
    assert shown({"18": 3, "30": 9, "45": 2}) == {"18": FEW, "30": "9", "45": FEW}


def test_where_that_is_not_enough_it_is_not_told_which_one_is_small() -> None:
    assert shown({"woman": 5, "man": 1, "other": 0}) == {"woman": HIDDEN, "man": HIDDEN}


def _possible(said: dict[str, str], total: int) -> list[tuple[int, ...]]:
    """Every way in which the numbers could be what is shown, if the total is known."""
    ranges = {FEW: range(1, LEAST), HIDDEN: range(LEAST if FEW in said.values() else 1, total + 1)}
    choices = [ranges.get(each) or range(int(each), int(each) + 1) for each in said.values()]
    return [each for each in itertools.product(*choices) if sum(each) == total]


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.integers(0, 9), min_size=2))
def test_whoever_knows_the_total_does_not_know_a_small_number(counts: dict[str, int]) -> None:
    said, total = shown(counts), sum(counts.values())
    possible = _possible(said, total)
    assert possible, "what is shown is not true"
    larger = any(count >= LEAST for count in counts.values())
    for place, name in enumerate(said):
        if counts[name] < LEAST and larger:
            assert len({each[place] for each in possible}) > 1, f"{name} is given away by {said} of {total}"
