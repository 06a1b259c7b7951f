"""A catalog file as people edit it, with every comment: `.po` in and out, the same bytes for the same content."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, escape, normalize, read_po

from hvs_cli.errors import Place, Problem, TranslationError, message
from hvs_cli.languages.catalog import Key, plural_rule

REVIEW = re.compile(r"review: reviewed by (?P<who>.+?) (?P<day>\d{4}-\d\d-\d\d)")
"""The translator comment that tells who approved a translation, and when."""

_FORMATS = {"python-format", "python-brace-format"}
"""Flags that Babel guesses from the text; a per cent sign is no placeholder here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message in one language."""

    text: str
    context: str = ""
    plural: str = ""
    forms: tuple[str, ...] = ("",)
    """The translation, once for each plural form of the language if the message has a plural."""
    fuzzy: bool = False
    """A person must look at it: a draft, or the English text has changed."""
    previous: tuple[str, str] | None = None
    """The English text and its plural that the translation was made from, if they are others now."""
    notes: tuple[str, ...] = ()
    """What templates tell translators."""
    places: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What people wrote about the translation, and who approved it."""
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What gettext knows it by."""
        return self.context, self.text

    @property
    def translated(self) -> bool:
        """Whether every form is there."""
        return all(self.forms)

    @property
    def approved_by(self) -> str:
        """Which organisation approved the translation; empty if none has."""
        found = next((found for each in self.remarks if (found := REVIEW.fullmatch(each))), None)
        return found["who"] if found and not self.fuzzy else ""

    @property
    def stale(self) -> bool:
        """Whether the English text has changed since it was translated."""
        return self.fuzzy and self.previous is not None


@dataclass(frozen=True, slots=True)
class PoFile:
    """One catalog: entries in the order of the documents, and what is no longer said anywhere."""

    language: str
    plural_forms: str
    entries: tuple[Entry, ...] = ()
    obsolete: tuple[Entry, ...] = ()
    remarks: tuple[str, ...] = field(default=())
    """Comments at the top of the file."""


def read(path: Path, *, named: bool = True) -> PoFile:
    """The catalog in the file `path`, in the language that the file is `named` after, or else that of its head.

    Raises `TranslationError` if it cannot be read as one.
    """
    try:
        return parsed(path.read_text("utf-8-sig"), path.stem if named else "", str(path))
    except OSError as error:
        what = message("cannot be read: {reason}", reason=error.strerror)
        raise TranslationError(Problem(Place(str(path)), what)) from error
    except UnicodeDecodeError as error:
        what = message("this catalog cannot be read: {reason}", reason=error)
        raise TranslationError(Problem(Place(str(path)), what)) from error


def parsed(text: str, language: str, shown: str) -> PoFile:
    """The catalog that `text` writes, called `shown` in messages; the language is that of its head if none is given.

    Raises `TranslationError`.
    """
    try:
        po = read_po(io.StringIO(text), abort_invalid=True)
        plural_rule(po.plural_expr)
        head = next((each for each in po if not each.id), None)
        return PoFile(
            language=language or po.locale_identifier or "",
            plural_forms=po.plural_forms,
            entries=tuple(_entry(each) for each in po if each.id),
            obsolete=tuple(_entry(each) for each in po.obsolete.values()),
            remarks=tuple(_remarks(po.header_comment)) if head else (),
        )
    except Exception as error:  # a broken file makes both libraries raise whatever comes
        what = message("this catalog cannot be read: {reason}", reason=error)
        line = error.lineno + 1 if isinstance(error, PoFileError) else 0
        raise TranslationError(Problem(Place(shown, line), what)) from error


def _remarks(comment: str) -> Iterator[str]:
    for line in comment.splitlines():
        yield line.removeprefix("#").strip()


def _entry(found: Message) -> Entry:
    text, plural = (found.id, "") if isinstance(found.id, str) else found.id
    forms = (found.string,) if isinstance(found.string, str) else tuple(found.string or ())
    return Entry(
        text=text,
        context=found.context or "",
        plural=plural,
        forms=forms or ("",),
        fuzzy=found.fuzzy,
        previous=_previous([each for each in found.user_comments if each.startswith("|")]),
        notes=tuple(found.auto_comments),
        places=tuple(f"{path}:{line}" if line else path for path, line in found.locations),
        remarks=tuple(each for each in found.user_comments if each and not each.startswith("|")),
        flags=tuple(sorted(found.flags - _FORMATS - {"fuzzy"})),
    )


def _previous(lines: list[str]) -> tuple[str, str] | None:
    """The English text that `#|` keeps; Babel takes such a line for a comment."""
    kept = "\n".join(each.removeprefix("|").strip() for each in lines)
    if "msgid " not in kept:
        return None
    strings = 'msgstr[0] ""' if "msgid_plural " in kept else 'msgstr ""'
    before = next((each for each in read_po(io.StringIO(f"{kept}\n{strings}\n")) if each.id), None)
    if before is None:
        return None
    return (before.id, "") if isinstance(before.id, str) else (before.id[0], before.id[1])


def written(po: PoFile) -> str:
    """The text of the `.po` file: no line is broken, no time is noted, so that a difference shows what changed."""
    blocks = [_head(po), *(_block(each) for each in po.entries), *(_obsolete(each) for each in po.obsolete)]
    return "\n".join(blocks)


def _head(po: PoFile) -> str:
    fields = {
        "Project-Id-Version": "hvs",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **({"Language": po.language} if po.language else {}),
        "Plural-Forms": po.plural_forms,
    }
    lines = [f"# {each}".rstrip() for each in po.remarks]
    lines += ['msgid ""', 'msgstr ""', *(f'"{name}: {value}\\n"' for name, value in fields.items() if value)]
    return "\n".join(lines) + "\n"


def _block(entry: Entry) -> str:
    lines = [f"# {each}" for each in entry.remarks]
    lines += [f"#. {each}" for each in entry.notes]
    lines += [f"#: {each}" for each in entry.places]
    if flags := (*(("fuzzy",) if entry.fuzzy else ()), *entry.flags):
        lines.append(f"#, {', '.join(flags)}")
    if entry.previous and entry.fuzzy:
        lines += [f"#| {each}" for each in _before(*entry.previous)]
    return "\n".join([*lines, *_strings(entry)]) + "\n"


def _obsolete(entry: Entry) -> str:
    flags = ["#, fuzzy"] if entry.fuzzy else []
    lines = [f"# {each}" for each in entry.remarks]
    return "\n".join([*lines, *flags, *(f"#~ {each}" for each in _strings(entry))]) + "\n"


def _strings(entry: Entry) -> Iterable[str]:
    if entry.context:
        yield from _keyword("msgctxt", entry.context)
    yield from _texts(entry.text, entry.plural)
    if entry.plural:
        for number, form in enumerate(entry.forms):
            yield from _keyword(f"msgstr[{number}]", form)
    else:
        yield from _keyword("msgstr", entry.forms[0])


def _texts(text: str, plural: str) -> Iterator[str]:
    yield from _keyword("msgid", text)
    if plural:
        yield from _keyword("msgid_plural", plural)


def _before(text: str, plural: str) -> Iterator[str]:
    """Each on a line of its own: of comments that are alike, Babel keeps one."""
    yield f"msgid {escape(text)}"
    if plural:
        yield f"msgid_plural {escape(plural)}"


def _keyword(word: str, text: str) -> Iterator[str]:
    return iter(f"{word} {normalize(text, width=0)}".splitlines())
