"""What `hvs build` says at its end: a table by kind and language, what became of the files, what is not translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from hvs_cli.cli import screen
from hvs_cli.cli.building import Result
from hvs_cli.errors import Message, message
from hvs_cli.manifest import Entry, Status, beside

MARK: Final = "!"
"""Stands behind a number of files of which some failed or were kept. Every console can show it."""

GAP: Final = " "

COUNTS: Final = {
    Status.NEW: message("new: {number}"),
    Status.UPDATED: message("updated: {number}"),
    Status.UNCHANGED: message("unchanged: {number}"),
    Status.KEPT: message("kept: {number}"),
    Status.FAILED: message("failed: {number}"),
}

WORDS: Final = {
    Status.NEW: message("new"),
    Status.UPDATED: message("updated"),
    Status.KEPT: message("kept"),
    Status.FAILED: message("failed"),
}


def table(entries: Sequence[Entry], width: int) -> str:
    """How many files there are of each kind in each language; in several blocks if one would be too wide."""
    kinds, languages = _in_order(entry.kind for entry in entries), _in_order(entry.language for entry in entries)
    numbers = Counter((entry.kind, entry.language) for entry in entries)
    marked = {(entry.kind, entry.language) for entry in entries if entry.status in (Status.FAILED, Status.KEPT)}
    first = [screen.words(message("kind")), *kinds]
    columns = [
        [code, *(f"{numbers[kind, code] or ''}{MARK if (kind, code) in marked else ''}" for kind in kinds)]
        for code in languages
    ]
    blocks = _blocks(columns, width - max(map(len, first)))
    return "\n\n".join(_block(first, block) for block in blocks)


def _in_order(names: Iterator[str]) -> list[str]:
    return sorted(set(names))


def _blocks(columns: list[list[str]], width: int) -> list[list[list[str]]]:
    """`columns` in groups that fit into `width`."""
    blocks: list[list[list[str]]] = [[]]
    left = width
    for column in columns:
        size = max(map(len, column)) + len(GAP)
        if size > left and blocks[-1]:
            blocks.append([])
            left = width
        blocks[-1].append(column)
        left -= size
    return blocks


def _block(first: list[str], columns: list[list[str]]) -> str:
    sizes = [max(map(len, column)) for column in columns]
    label = max(map(len, first))
    return "\n".join(
        GAP.join((name.ljust(label), *(cell.rjust(size) for cell, size in zip(row, sizes, strict=True)))).rstrip()
        for name, *row in zip(first, *columns, strict=True)
    )


def numbers(entries: Sequence[Entry]) -> Message:
    """How many files there are, and what became of them."""
    found = Counter(entry.status for entry in entries)
    each = [
        screen.words(Message(text.text, {"number": found[status]})) for status, text in COUNTS.items() if found[status]
    ]
    return message("Files: {total} ({parts}).", total=len(entries), parts=", ".join(each))


def plan(result: Result) -> Iterator[str]:
    """A line for each file that a build would write, as it would write it."""
    words = {status: screen.words(text) for status, text in WORDS.items()}
    size = max(map(len, words.values()))
    for entry in result.entries:
        if entry.status in words:
            name = beside(entry.path) if entry.status is Status.KEPT else entry.path
            yield f"{words[entry.status].ljust(size)}  {(result.out / name).as_posix()}"


def say_kept(result: Result, *, dry_run: bool = False) -> None:
    """Tell of the files that a person changed, and how to settle each once the new one is there."""
    kept = result.having(Status.KEPT)
    for entry in kept:
        path, new = (result.out / entry.path).as_posix(), beside(entry.path).rpartition("/")[2]
        screen.say(
            message("{file}: you changed this file, so it stays; the new one is {new}", file=path, new=new), "yellow"
        )
    if kept and not dry_run:
        screen.say(message("Settle each with one of these, the file named behind it:"))
        for flag in ("--take-new", "--keep-mine"):
            file = screen.argument(result.out / kept[0].path)
            screen.say(f"{screen.INDENT}hvs build{screen.named(result.folder)} {flag} {file}")


def say_translations(entries: Sequence[Entry]) -> None:
    """Tell in which languages messages are missing or nobody has approved them."""
    drafts = _by_language(entries, "draft")
    missing = _by_language(entries, "untranslated")
    if missing:
        screen.say(message("Not wholly translated, files by language: {list}", list=missing))
    if drafts:
        screen.say(message("Translations that no native speaker has approved, files by language: {list}", list=drafts))


def _by_language(entries: Sequence[Entry], attribute: str) -> str:
    found = Counter(entry.language for entry in entries if getattr(entry, attribute))
    return ", ".join(f"{code} {number}" for code, number in sorted(found.items()))
