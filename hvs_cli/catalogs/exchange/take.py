"""What a returned file changes: each answer finds its message by id, and what does not fit is said row by row."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hvs_cli.catalogs.checks.base import Case
from hvs_cli.catalogs.checks.placeholders import Placeholders
from hvs_cli.catalogs.checks.run import cases
from hvs_cli.catalogs.checks.table import CHECKS
from hvs_cli.catalogs.current import Catalogs, Row
from hvs_cli.catalogs.exchange.answers import Answer, Returned
from hvs_cli.catalogs.exchange.sheet import COMMENT, FORM, Sheet, SheetRow, sheet, tidy
from hvs_cli.catalogs.sources import message_id
from hvs_cli.errors import NOTHING, InputError, Message, Place, Problem, Weight, message
from hvs_cli.languages.language import facts


@dataclass(slots=True)
class Change:
    """What one message becomes."""

    row: Row
    forms: list[str]
    """The translation, in all its forms, as it is to be."""
    ids: list[str]
    """The ids of its rows, one for each form."""
    approved: set[str] = field(default_factory=set)
    """The ids of the rows that the translator approved."""
    comment: str = ""
    meanwhile: bool = False
    """Whether somebody else changed the translation after the file was sent."""
    outdated: bool = False
    """Whether the translator saw an English text that has changed since."""

    @property
    def rewritten(self) -> bool:
        """Whether a text changes."""
        return tuple(self.forms) != self.row.entry.forms

    @property
    def approval(self) -> bool:
        """Whether the whole message, every form of it, was approved as it now is, and was not before."""
        whole = self.approved == set(self.ids) and all(self.forms) and not self.outdated
        return whole and (self.rewritten or self.row.entry.fuzzy)

    @property
    def remarked(self) -> bool:
        """Whether the translator wrote a comment that is not known yet."""
        known = [each.removeprefix(COMMENT) for each in self.row.entry.remarks if each.startswith(COMMENT)]
        return bool(self.comment) and self.comment.splitlines() != known


@dataclass(frozen=True, slots=True)
class Taken:
    """What a returned file asks for."""

    language: str
    changes: tuple[Change, ...]
    rejected: tuple[Problem, ...]
    """Rows that cannot be taken."""
    doubts: tuple[Problem, ...]
    """What the checks say of the texts that are taken."""
    rows: int
    """How many rows came back."""


def compare(catalogs: Catalogs, returned: Returned, code: str = "") -> Taken:
    """What the file asks for, compared with the catalogs as they are. Raises `InputError` if its language is unknown."""
    language = code or _language(catalogs, returned)
    comparing = _Comparing(catalogs, language)
    for answer in returned.answers:
        comparing.take(answer)
    changes = [each for each in comparing.changes.values() if each.rewritten or each.approval or each.remarked]
    doubts = [problem for change in changes if change.rewritten for problem in _doubts(catalogs, language, change)]
    rejected = (*returned.problems, *comparing.rejected)
    return Taken(language, tuple(changes), rejected, tuple(doubts), len(returned.answers))


def _language(catalogs: Catalogs, returned: Returned) -> str:
    """The language that the file names by our code or by a tag such as `ar-SA`."""
    tags = {facts(code).tag.casefold(): code for code in catalogs.codes}
    name = returned.language.replace("_", "-").casefold()
    for each in (name, tags.get(name, ""), name.partition("-")[0]):
        if each in catalogs.codes:
            return each
    place = returned.answers[0].place.path if returned.answers else ""
    what = message("the file does not say which language it is in") if not name else NOTHING
    unknown = message("there is no catalog for the language {language}", language=returned.language)
    raise InputError(Problem(Place(place), what or unknown, message("Name it: --language CODE")))


class _Comparing:
    """Answers put beside the messages they are for, one after the other."""

    def __init__(self, catalogs: Catalogs, code: str) -> None:
        self.sheet: Sheet = sheet(catalogs, code)
        self.rows = {row.id: row for row in self.sheet.rows}
        self.sources = {row.source.id: row for row in catalogs.rows(code)}
        self.before = dict(_before(catalogs, code))
        self.cases = {row.id: case for row, case in zip(self.sheet.rows, _all_cases(catalogs, code), strict=True)}
        self.changes: dict[str, Change] = {}
        self.rejected: list[Problem] = []
        self._seen: Counter[str] = Counter()

    def take(self, answer: Answer) -> None:
        """Put `answer` to its message, or say why it cannot be."""
        row, outdated = self._row(answer)
        self._seen[answer.id] += 1
        if row is None:
            if answer.changed or answer.comment:
                self._reject(answer, message("no message has the id {id} now", id=answer.id or "–"), _lost(answer))
            return
        if self._seen[answer.id] > 1:
            self._reject(answer, message("the id {id} stands in several rows", id=answer.id), _lost(answer))
            return
        self._put(answer, row, outdated=outdated)

    def _row(self, answer: Answer) -> tuple[SheetRow | None, bool]:
        """The row of the answer, and whether the answer is to an older English text."""
        if answer.id in self.rows:
            return self.rows[answer.id], False
        name, slash, form = answer.id.partition(FORM)
        now = self.before.get(name)
        return (self.rows.get(f"{now.source.id}{slash}{form}"), True) if now else (None, False)

    def _put(self, answer: Answer, row: SheetRow, *, outdated: bool) -> None:
        text = tidy(answer.text) if answer.changed else ""
        wrong = Placeholders().look(replace_text(self.cases[row.id], text)) if text else ""
        if wrong:
            hint = message("Keep the words in braces as they are in English: {source}", source=row.source)
            self._reject(answer, message("{id}: the placeholders are broken: {signs}", id=row.id, signs=wrong), hint)
            return
        change = self._change(row)
        if text:
            change.forms[change.ids.index(row.id)] = text
        moved_on = answer.seen is not None and answer.seen != row.seen
        change.meanwhile |= bool(text) and moved_on and text != row.draft
        change.outdated |= outdated
        if answer.comment:
            change.comment = answer.comment
        if answer.approved and moved_on and not text:
            self._reject(answer, message("{id}: approved was a text that has changed since", id=row.id), _lost(answer))
        elif answer.approved:
            change.approved.add(row.id)

    def _change(self, row: SheetRow) -> Change:
        name = row.id.partition(FORM)[0]
        if name not in self.changes:
            ids = [each.id for each in self.sheet.rows if each.id.partition(FORM)[0] == name]
            source = self.sources[name]
            self.changes[name] = Change(source, list(source.entry.forms), ids)
        return self.changes[name]

    def _reject(self, answer: Answer, what: Message, hint: Message) -> None:
        self.rejected.append(Problem(answer.place, what, hint))


def _before(catalogs: Catalogs, code: str) -> Iterator[tuple[str, Row]]:
    """The messages whose English text has changed, by the id that they had."""
    for row in catalogs.rows(code):
        if row.entry.previous:
            yield message_id((row.source.context, row.entry.previous[0])), row


def _all_cases(catalogs: Catalogs, code: str) -> Iterator[Case]:
    for row in catalogs.rows(code):
        for case, _ in cases(catalogs, code, row, {}, every=True):
            yield case


def replace_text(case: Case, text: str) -> Case:
    """`case` with another translation."""
    return dataclasses.replace(case, text=text)


def _lost(answer: Answer) -> Message:
    """What the answer says, so that nobody has to look for it."""
    return message("“{source}” → “{text}”", source=answer.source, text=answer.text or answer.comment)


def _doubts(catalogs: Catalogs, code: str, change: Change) -> Iterator[Problem]:
    """What the checks say of texts that are taken all the same; a person decides."""
    for number, (case, _) in enumerate(cases(catalogs, code, change.row, {}, every=True)):
        now = replace_text(case, change.forms[number])
        for check in CHECKS:
            if now.text and now.text != case.text and (detail := check.look(now)):
                what = message("{id}: {name}: {detail}", id=change.ids[number], name=check.name, detail=detail)
                yield Problem(Place(""), what, check.advice, Weight.WARNING)


def approvals(changes: Iterable[Change]) -> Sequence[Change]:
    """Those that the translator approved."""
    return [each for each in changes if each.approval]
