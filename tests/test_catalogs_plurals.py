"""Plural rules: CLDR's, one formula for a language and for ever."""

from __future__ import annotations

from gettext import c2py

import pytest

from hvs_cli.catalogs.plurals import categories, count, plural_forms, renumbering, rule, same_rule
from hvs_cli.languages.language import Languages, facts

WITHOUT_CLDR = {"rw", "rn"}
"""CLDR has no rule for them; ours stands in languages.yaml."""


@pytest.mark.parametrize("code", Languages().codes)
def test_the_rule_puts_together_and_apart_what_cldr_does(code: str) -> None:
    language = facts(code)
    header = plural_forms(language.locale, language.plural)
    formula = rule(header)
    assert {formula(number) for number in range(1000)} == set(range(count(header)))
    if code not in WITHOUT_CLDR:
        names = categories(language.locale)
        assert [names[formula(number)] for number in range(1000)] == [
            language.locale.plural_form(n) for n in range(1000)
        ]


@pytest.mark.parametrize(
    ("code", "header"),
    [
        ("fi", "nplurals=2; plural=(n != 1);"),
        ("ti", "nplurals=2; plural=(n > 1);"),
        ("fa", "nplurals=2; plural=(n > 1);"),
        ("rw", "nplurals=2; plural=(n != 1);"),
        ("th", "nplurals=1; plural=(0);"),
        ("se", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"),
        ("ar", "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"),
        ("cy", ""),
    ],
)
def test_the_header_is_written_as_people_write_it(code: str, header: str) -> None:
    language = facts(code)
    made = plural_forms(language.locale, language.plural)
    assert made == header or not header
    assert c2py(made.partition("plural=")[2].rstrip(";"))(1) == rule(made)(1)


def test_two_ways_of_writing_one_rule_are_the_same_rule() -> None:
    assert same_rule("nplurals=2; plural=n != 1;", "nplurals=2; plural=(n==1 ? 0 : 1);")
    assert not same_rule("nplurals=2; plural=n != 1;", "nplurals=2; plural=(n > 1);")


def test_swapped_forms_are_renumbered() -> None:
    assert renumbering("nplurals=2; plural=(n == 1);", "nplurals=2; plural=(n != 1);") == [1, 0]
