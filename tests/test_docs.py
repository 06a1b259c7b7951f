"""README and CONTRIBUTING say what is true: each command, kind, exit code, tag and name stands in them, and what they show works."""

from __future__ import annotations

import dataclasses
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from hvs_cli.cli.main import app
from hvs_cli.document.vocabulary import ATTRIBUTES
from hvs_cli.errors import HvsError, InputError, OutputError, TemplateError, TranslationError
from hvs_cli.render.context import Contexts, Subject
from hvs_cli.render.kinds import Kind, kinds
from hvs_cli.render.speech import Speech
from hvs_cli.writers.table import FORMATS
from tests.examples import ROOT, example

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
GUIDES = {"README.md": README, "CONTRIBUTING.md": CONTRIBUTING}


def commands(group: Any = None, before: str = "hvs") -> Iterator[str]:
    """Every command as it is typed: `hvs build`, `hvs translations status`."""
    program: Any = typer.main.get_command(app)
    for name, command in (group or program).commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


@pytest.mark.parametrize("command", list(commands()))
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"`{command}\b", README)


def shown() -> Iterator[str]:
    """Every line of the code blocks that calls hvs, and every call within the text."""
    for text in GUIDES.values():
        yield from re.findall(
            r"^hvs .+$", "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)), re.MULTILINE
        )
        yield from (call for call in re.findall(r"`(hvs [^`]+)`", text) if "…" not in call)


@pytest.mark.parametrize("line", sorted(set(shown())))
def test_every_call_that_is_shown_can_be_made(line: str) -> None:
    """Commands and options are those of the program; nothing is run."""
    words = shlex.split(line.split("#", maxsplit=1)[0])[1:]
    command: Any = typer.main.get_command(app)
    context = command.make_context("hvs", [], resilient_parsing=True)
    while hasattr(command, "commands") and words and not words[0].startswith("-"):
        assert words[0] in command.commands, f"there is no command {words[0]}"
        command = command.commands[words.pop(0)]
    options = {name for each in command.get_params(context) for name in (*each.opts, *each.secondary_opts)}
    unknown = [word for word in words if word.startswith("-") and word.split("=")[0] not in options]
    assert not unknown, f"there is no option {unknown}"


@pytest.mark.parametrize("error", [HvsError, InputError, TemplateError, TranslationError, OutputError])
def test_the_readme_explains_every_exit_code(error: type[HvsError]) -> None:
    assert re.search(rf"^\| {error.exit_code} \|", README, re.MULTILINE)


@pytest.mark.parametrize("kind", kinds())
def test_the_readme_lists_every_kind_with_its_formats(kind: str) -> None:
    row = re.search(rf"^\| `{kind}` \|.*$", README, re.MULTILINE)
    assert row, f"{kind} is not in the table of documents"
    assert all(name in row[0] for name in kinds()[kind].formats)


@pytest.mark.parametrize("guide", GUIDES)
def test_links_and_pictures_lead_somewhere(guide: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", GUIDES[guide]):
        assert re.match("https?:", target) or (ROOT / target).exists(), target


@pytest.mark.parametrize("tag", ATTRIBUTES)
def test_contributing_explains_every_element_with_its_attributes(tag: str) -> None:
    row = next(
        (line for line in CONTRIBUTING.splitlines() if line.startswith("|") and f"`<{tag}>`" in line.split("|")[1]), ""
    )
    assert row, f"<{tag}> is not explained"
    missing = [name for name in ATTRIBUTES[tag] - {"lang", "class"} if f"`{name}`" not in row]
    assert not missing, f"<{tag}> takes {missing}, which is not explained"


@pytest.mark.parametrize("key", [field.name for field in dataclasses.fields(Kind) if field.name != "name"])
def test_contributing_explains_every_key_of_a_head(key: str) -> None:
    assert re.search(rf"^\| `{key}` \|", CONTRIBUTING, re.MULTILINE)


def test_contributing_explains_every_name_that_templates_know() -> None:
    loaded = example()
    speech = Speech(loaded.languages["ar"], loaded.languages["fi"])
    known = Contexts(loaded.languages, {}).of(
        kinds()["invitation"], speech, Subject(loaded.workspace, loaded.questions)
    )
    named = known.keys() - {"kept"}  # what the sandbox remembers by; templates have no use for it
    missing = [name for name in named if not re.search(rf"^\|[^|]*`{re.escape(name)}[`(.]", CONTRIBUTING, re.MULTILINE)]
    assert not missing


@pytest.mark.parametrize("name", FORMATS)
def test_contributing_names_every_format(name: str) -> None:
    assert f"`{name}`" in CONTRIBUTING
