import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.forms.codes import code
from hvs_cli.load.workspace import core_questions


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("participation.heard", "P-HEARD"),
        ("closing.wish", "C-WISH"),
        ("local.harbour", "L-HARBOUR"),
        ("local.old-harbour", "L-OLD-HARBOUR"),
        ("safety.works.1.own", "S-W1"),
        ("safety.works.1.reported", "S-W1"),
        ("safety.quotes.2.own", "S-Q2"),
        ("group.age.18", "G-A18"),
        ("group.gender.woman", "G-GENDER-WOMAN"),
    ],
)
def test_a_code_is_the_initial_of_the_block_and_the_rest_of_the_name(name: str, printed: str) -> None:
    assert code(name) == printed


def test_no_two_questions_of_the_core_bank_have_the_same_code() -> None:
    names = [question.id for question in core_questions().all()]
    assert len({code(name) for name in names}) == len(names)


@given(st.from_regex(r"[a-z0-9][a-z0-9._-]{0,59}", fullmatch=True))
def test_every_id_has_a_code_of_ascii_letters_without_spaces(name: str) -> None:
    assert code(name).isascii()
    assert code(name)
    assert " " not in code(name)
