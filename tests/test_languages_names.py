"""Every language is found by its code and its names in English, Finnish, Swedish and itself."""

from __future__ import annotations

import pytest

from hvs_cli.errors import InputError
from hvs_cli.languages.language import Languages, facts
from hvs_cli.languages.names import ASKED_IN, find, name


@pytest.mark.parametrize("code", Languages().codes)
def test_a_language_is_found_by_code_and_names(code: str) -> None:
    language = facts(code)
    names = [
        code,
        code.upper(),
        language.name,
        language.english,
        *language.also,
        *(name(code, each) for each in ASKED_IN),
    ]
    for each in names:
        assert find(f" {each} ", Languages(), "--language") == code, each


def test_an_unknown_language_gets_the_nearest_name() -> None:
    with pytest.raises(InputError) as caught:
        find("tigrinija", Languages(), "--language")
    assert "(ti)" in str(caught.value)
