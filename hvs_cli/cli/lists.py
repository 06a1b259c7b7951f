"""`hvs kinds` and `hvs languages`: what can be made, and in which languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hvs_cli.cli import screen
from hvs_cli.cli.options import Json, Workspace
from hvs_cli.cli.words import SOURCE, spoken
from hvs_cli.errors import Message, message

if TYPE_CHECKING:
    from hvs_cli.render.kinds import Kind

EACH: Final = {
    "session": message("session"),
    "language": message("language"),
    "municipality": message("municipality"),
    "rounds": message("two rounds"),
}

DIRECTIONS: Final = {"ltr": message("left to right"), "rtl": message("right to left")}


def kinds(workspace: Workspace = Path(), json: Json = False) -> None:
    """Show the kinds of documents: for what each is made and in which formats; with --json also who reads it.

    hvs kinds
    """
    from hvs_cli.render.kinds import kinds as known

    own = _there(workspace) / "templates"
    found = known([own] if own.is_dir() else [])
    if json:
        screen.as_json([_plain_kind(kind) for kind in found.values()])
        return
    heads = (message("kind"), message("title"), message("for each"), message("formats"))
    titles = _titles()
    rows = [
        [kind.name, titles.get(kind.title, kind.title), screen.words(EACH[kind.each]), ", ".join(kind.formats)]
        for kind in found.values()
    ]
    screen.data(screen.columns([[screen.words(each) for each in heads], *rows]))


def _there(workspace: Path) -> Path:
    """`workspace`. Raises `InputError` if a folder was named that is none; the current folder may be any."""
    from hvs_cli.load.files import main_file

    if workspace != Path():
        main_file(workspace)
    return workspace


def _plain_kind(kind: Kind) -> dict[str, Any]:
    return {
        "kind": kind.name,
        "title": kind.title,
        "each": kind.each,
        "languages": kind.languages,
        "formats": kind.formats,
        "readers": kind.readers,
        "blank": kind.blank,
        "needs": kind.needs,
    }


def _titles() -> dict[str, str]:
    """What the documents are called in the language that the program speaks."""
    from hvs_cli.languages.language import Languages

    if spoken() == SOURCE:
        return {}
    texts = Languages()[spoken()].catalog.texts
    return {text: forms[0] for (context, text), forms in texts.items() if not context}


def languages(workspace: Workspace = Path(), json: Json = False) -> None:
    """Show the languages: name, direction, script, and how far the translation is.

    A draft is a translation that no native speaker has approved.

    hvs languages
    """
    from hvs_cli.catalogs.current import Catalogs
    from hvs_cli.catalogs.status import state
    from hvs_cli.languages.language import facts
    from hvs_cli.languages.names import name

    own = workspace if (_there(workspace) / "translations").is_dir() else None
    catalogs = Catalogs(own)
    found = []
    for code in catalogs.known(()):
        language, how_far = facts(code), state(catalogs, code)
        found.append(
            {
                "code": code,
                "name": language.name,
                "called": name(code, spoken()),
                "direction": language.direction,
                "script": language.script.code,
                "messages": how_far.messages,
                "translated": how_far.messages if how_far.is_source else how_far.translated,
                "drafts": 0 if how_far.is_source else how_far.drafts,
            }
        )
    if json:
        screen.as_json(found)
    else:
        screen.data(_table(found))


def _table(found: list[dict[str, Any]]) -> str:
    """One row a language; its own name stands last, for letters that run from right to left would move the rest."""
    heads: tuple[Message, ...] = (
        message("code"),
        message("language"),
        message("direction"),
        message("script"),
        message("messages"),
        message("translated"),
        message("drafts"),
        message("own name"),
    )
    rows = [
        [
            each["code"],
            each["called"],
            screen.words(DIRECTIONS[each["direction"]]),
            each["script"],
            *(str(each[key]) for key in ("messages", "translated", "drafts")),
            each["name"],
        ]
        for each in found
    ]
    return screen.columns([[screen.words(head) for head in heads], *rows], right=range(4, 7))
