"""The program speaks English, Finnish and Swedish: the right one is chosen, and none of them lacks a sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from hvs_cli.cli.words import SPOKEN, catalog, wanted
from hvs_cli.errors import SLOT, InputError
from tests.command import run
from tests.program_messages import FOLDER, TEMPLATE, TRANSLATED, brought_up_to_date, messages, template

COMMAND = re.compile(
    r"hvs (?:new-session|new|check|build|pack|kinds|languages|schema|doctor|translations|collect|rehearse|results|draft-cards|compare)\b|--[a-z-]{3,}"
)
"""What a person types must survive translation."""


def test_the_template_holds_what_the_program_says(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        FOLDER.mkdir(exist_ok=True)
        TEMPLATE.write_text(template(), "utf-8", newline="\n")
        for language in TRANSLATED:
            (FOLDER / f"{language}.po").write_text(brought_up_to_date(language), "utf-8", newline="\n")
    told = {entry.id for entry in read_po(BytesIO(TEMPLATE.read_bytes())) if entry.id}
    said = set(messages())
    assert told == said, f"run: pytest --accept tests/test_cli_words.py; new: {said - told}; gone: {told - said}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_lacks_a_translation(language: str) -> None:
    known = catalog(language)
    assert [text for text in messages() if not known.get(text, "").strip()] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_small_reader_reads_what_babel_reads(language: str) -> None:
    entries = read_po(BytesIO((FOLDER / f"{language}.po").read_bytes()), locale=language)
    assert not [entry.id for entry in entries if entry.id and entry.fuzzy]
    assert catalog(language) == {entry.id: entry.string for entry in entries if entry.id and entry.string}


@pytest.mark.parametrize("language", TRANSLATED)
def test_slots_commands_and_options_survive_translation(language: str) -> None:
    for text, words in catalog(language).items():
        assert sorted(SLOT.findall(text)) == sorted(SLOT.findall(words)), words
        assert sorted(COMMAND.findall(text)) == sorted(COMMAND.findall(words)), words


@pytest.mark.parametrize("language", TRANSLATED)
def test_sentences_begin_and_end_as_the_english_ones(language: str) -> None:
    for text, words in catalog(language).items():
        assert (text[-1] in ".?:") == (words[-1] in ".?:"), words
        assert text[0].isspace() == words[0].isspace(), words


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "fi_FI.UTF-8"}, "fi"),
        ([], {"LANG": "fi_FI.UTF-8", "LC_ALL": "sv_FI"}, "sv"),
        ([], {"LANG": "de_DE", "LANGUAGE": "de:sv:fi"}, "sv"),
        ([], {"LANG": "C"}, "en"),
        ([], {"LC_ALL": "", "LANG": "fi"}, "fi"),
        (["--ui-language", "sv"], {"LANG": "fi_FI"}, "sv"),
        (["build", "--ui-language=FI"], {}, "fi"),
    ],
)
def test_the_language_is_that_of_the_flag_or_the_environment(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert wanted(arguments, environment) == language


@pytest.mark.parametrize("given", [["--ui-language", "de"], ["--ui-language"], ["--ui-language="]])
def test_a_language_that_is_not_spoken_is_refused(given: list[str]) -> None:
    with pytest.raises(InputError):
        wanted(given, {})
    assert run(*given).exit_code == 2


@pytest.mark.parametrize("words", [("--ui-language", "fi", "kinds"), ("kinds", "--ui-language", "fi"), ("kinds", "--ui-language=fi")])  # fmt: skip
def test_the_language_may_be_named_anywhere(words: tuple[str, ...]) -> None:
    assert run(*words).stdout == run("kinds", ui="fi").stdout != run("kinds").stdout


@pytest.mark.parametrize("language", SPOKEN)
def test_new_files_are_explained_in_the_language_of_the_coordinator(language: str, tmp_path: Path) -> None:
    run("new", tmp_path / language, "--name", "Kuopio", ui=language)
    text = (tmp_path / language / "hvs.yaml").read_text("utf-8")
    assert {"en": "# Who invites.", "fi": "# Kuka kutsuu.", "sv": "# Vem som bjuder in."}[language] in text


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_an_old_console_stops_nothing(encoding: str, tmp_path: Path) -> None:
    """Letters that it lacks become question marks; JSON keeps them all."""
    command = [sys.executable, "-c", "from hvs_cli.cli.main import app; app(prog_name='hvs')", "languages"]
    told = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LANGUAGE": "sv", "PATH": "", "SYSTEMROOT": str(tmp_path)}
    ask: Callable[..., subprocess.CompletedProcess[bytes]] = lambda *more: subprocess.run(  # noqa: E731
        [*command, *more], env=told, capture_output=True, check=False, timeout=120
    )
    shown = ask()
    assert shown.returncode == 0
    assert "ar" in shown.stdout.decode(encoding)
    assert b"?" in shown.stdout
    assert r"\u0627\u0644" in ask("--json").stdout.decode("ascii")
