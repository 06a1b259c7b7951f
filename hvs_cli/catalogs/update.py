"""Bringing catalogs up to date with what is said now: translations are kept, what changed is marked, nothing is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path

from hvs_cli.catalogs.extract import Extracted
from hvs_cli.catalogs.plurals import plural_forms, renumbering
from hvs_cli.catalogs.po import REVIEW, Entry, PoFile, read, written
from hvs_cli.catalogs.sources import Source
from hvs_cli.languages.catalog import Key
from hvs_cli.languages.language import SOURCE, Language, catalog_files, facts
from hvs_cli.writing import write_whole

TEMPLATE = "hvs.pot"
"""The file that holds all messages and no translation, for tools that begin a language from it."""

_ALIKE = 0.6
"""How much of a vanished text a new one must have to be taken for the same message, reworded (as msgmerge does)."""


@dataclass(slots=True)
class Change:
    """What an update did to one catalog."""

    language: str
    new: list[Key] = field(default_factory=list)
    stale: list[Key] = field(default_factory=list)
    """Messages whose English text has changed; their old translation is kept to compare."""
    gone: list[Key] = field(default_factory=list)
    """Messages that are said nowhere now; their translation is kept at the end of the file."""


def update(folder: Path, extracted: Extracted, codes: Collection[str] = ()) -> list[Change]:
    """Bring every catalog in `folder` up to date, and those of the languages `codes`, which may be new.

    Raises `TranslationError` if a catalog cannot be read, before anything is written.
    """
    changes, texts = [], {folder / TEMPLATE: written(template(extracted))}
    for po in _catalogs(folder, codes):
        change = Change(po.language)
        texts[folder / f"{po.language}.po"] = written(merged(po, extracted, facts(po.language), change))
        changes.append(change)
    for path, text in texts.items():
        save(path, text)
    return changes


def update_own(folder: Path, extracted: Extracted, shipped: Collection[str], codes: Collection[str]) -> list[Change]:
    """The same for the `folder` of a municipality, where a catalog of a `shipped` language holds only corrections.

    Such a catalog keeps what is translated in it and gets what the municipality's own templates say.
    """
    changes, texts = [], dict[Path, str]()
    for po in _catalogs(folder, codes):
        change = Change(po.language)
        full = merged(po, extracted, facts(po.language), change)
        if po.language in shipped:
            kept = tuple(each for each in full.entries if any(each.forms) or each.key in extracted.own)
            full = replace(full, entries=kept)
            change.new = [key for key in change.new if key in extracted.own]
        texts[folder / f"{po.language}.po"] = written(full)
        changes.append(change)
    for path, text in texts.items():
        save(path, text)
    return changes


def _catalogs(folder: Path, codes: Collection[str]) -> list[PoFile]:
    found = {path.stem: read(path) for path in catalog_files(folder)}
    return [found.get(code) or PoFile(code, "") for code in sorted({*found, *codes})]


def save(path: Path, text: str) -> None:
    """Put `text` into the file `path` in one step; a file that is the same already is left alone. Raises `OutputError`."""
    content = text.encode()
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)


def template(extracted: Extracted) -> PoFile:
    """The catalog without translations."""
    entries = [entry(source, extracted, 2) for source in extracted.sources]
    return PoFile("", "nplurals=INTEGER; plural=EXPRESSION;", tuple(entries))


def entry(source: Source, extracted: Extracted, plurals: int) -> Entry:
    """`source` without a translation, with all that is said about it; `plurals` is the number of plural forms.

    Its places are files without lines, or every edit of a template would change every catalog.
    """
    return Entry(
        text=source.text,
        context=source.context,
        plural=source.plural,
        forms=("",) * (plurals if source.plural else 1),
        notes=tuple(_notes(source, extracted)),
        places=tuple(dict.fromkeys(use.place.path for use in source.uses)),
    )


def _notes(source: Source, extracted: Extracted) -> Iterable[str]:
    yield from dict.fromkeys(use.where for use in source.uses if use.where)
    yield from source.notes
    for name, example in extracted.legend(source).items():
        yield f"{{{name}}} becomes: {example}"
    if source.maximum:
        yield f"Maximum length: {source.maximum} characters"
    yield f"Id: {source.id}"


def merged(old: PoFile, extracted: Extracted, language: Language, change: Change) -> PoFile:
    """`old` brought up to date for `language`; what happened is noted in `change`."""
    header = plural_forms(language.locale, language.plural)
    renumber = renumbering(old.plural_forms, header)
    known = {each.key: each for each in (*old.obsolete, *old.entries)}
    said = extracted.by_key()
    vanished = {each.key: each for each in old.entries if each.key not in said and any(each.forms)}
    if language.code == SOURCE:
        vanished = {}
    reworded = _reworded([each for each in extracted.sources if each.key not in known], list(vanished.values()))
    entries = []
    for source in extracted.sources:
        before = known.get(source.key) or reworded.get(source.key)
        entries.append(_kept(entry(source, extracted, len(renumber)), before, renumber, change, language.code))
    taken = {each.key for each in reworded.values()}
    left = [each for key, each in {each.key: each for each in old.obsolete}.items() if key not in said]
    left += [each for key, each in vanished.items() if key not in taken]
    change.gone += [key for key in vanished if key not in taken]
    return PoFile(language.code, header, tuple(entries), tuple(sorted(left, key=_key)), old.remarks)


def _key(entry: Entry) -> Key:
    return entry.key


def _kept(fresh: Entry, before: Entry | None, renumber: Sequence[int], change: Change, code: str) -> Entry:
    """`fresh` with what `before` holds of a translation."""
    if code == SOURCE and (before is None or before.forms == _english(before)):
        return replace(fresh, forms=_english(fresh), remarks=before.remarks if before else ())
    if before is None or not any(before.forms):
        change.new.append(fresh.key)
        return replace(fresh, remarks=before.remarks) if before else fresh
    same = (before.text, before.plural) == (fresh.text, fresh.plural) and before.context == fresh.context
    forms = _forms(before, fresh, renumber)
    if same:
        return replace(fresh, forms=forms, fuzzy=before.fuzzy, previous=before.previous, remarks=before.remarks)
    change.stale.append(fresh.key)
    made_from = before.previous or (before.text, before.plural)
    back = made_from == (fresh.text, fresh.plural)
    remarks = tuple(no_longer(each) for each in before.remarks)
    return replace(fresh, forms=forms, fuzzy=True, previous=None if back else made_from, remarks=remarks)


def _english(entry: Entry) -> tuple[str, ...]:
    return (entry.text, entry.plural) if entry.plural else (entry.text,)


def no_longer(remark: str) -> str:
    """A note of approval holds for the text that was approved, not for what became of it."""
    found = REVIEW.fullmatch(remark)
    return f"review of the text before: {found['who']} {found['day']}" if found else remark


def _forms(before: Entry, fresh: Entry, renumber: Sequence[int]) -> tuple[str, ...]:
    if not fresh.plural:
        return (before.forms[-1],)
    if not before.plural:
        return before.forms * len(renumber)
    return tuple(before.forms[number] if number < len(before.forms) else "" for number in renumber)


def _reworded(new: Sequence[Source], vanished: Sequence[Entry]) -> dict[Key, Entry]:
    """For each new message the vanished one that it most likely was before its words changed; the likest pairs first."""
    pairs = [(likeness, source, old) for source in new for old in vanished if (likeness := _likeness(source, old))]
    found: dict[Key, Entry] = {}
    taken: set[Key] = set()
    for _, source, old in sorted(pairs, key=lambda pair: -pair[0]):
        if source.key not in found and old.key not in taken:
            found[source.key] = old
            taken.add(old.key)
    return found


def _likeness(source: Source, old: Entry) -> float:
    """From `_ALIKE` to 1, or 0. A question has its permanent id as context: there less of the words must be left."""
    if source.context != old.context and source.text != old.text:
        return 0.0
    matcher = SequenceMatcher(None, old.text, source.text, autojunk=False)
    bonus = 0.2 if source.context else 0.0
    if matcher.real_quick_ratio() + bonus < _ALIKE or matcher.quick_ratio() + bonus < _ALIKE:
        return 0.0
    return likeness if (likeness := matcher.ratio() + bonus) >= _ALIKE else 0.0
