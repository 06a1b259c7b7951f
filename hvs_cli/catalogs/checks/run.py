"""Every check over every message of a language, and what holds of a catalog as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hvs_cli.catalogs.checks.base import Case, Check
from hvs_cli.catalogs.checks.habits import habits
from hvs_cli.catalogs.checks.table import CHECKS
from hvs_cli.catalogs.current import Catalogs, Row
from hvs_cli.catalogs.plurals import categories, examples, plural_forms, rule, same_rule
from hvs_cli.catalogs.po import read
from hvs_cli.errors import Place, Problem, Weight, message
from hvs_cli.languages.catalog import Key
from hvs_cli.languages.language import SOURCE, facts

_PASSED = re.compile(r"check passed: (?P<id>[a-z-]+) *[–—-]? *(?P<why>.*)")
"""The translator comment by which a person lets a finding pass, and says why."""

_KIN_SHARE = 0.25
"""Of the longer sentences. Human Dari and Persian share up to 0.19, human Kirundi and Kinyarwanda far less."""

_ENOUGH = 12
"""Longer sentences. Fewer say nothing about a whole catalog."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in one text."""

    check: Check
    language: str
    row: Row
    form: str
    """CLDR's name of the plural form, empty where there is only one."""
    detail: str
    text: str

    def problem(self) -> Problem:
        """The same as a problem, at the place of the message in the template."""
        what = message(
            "{language} {id}: {name}: {detail}",
            language=f"{self.language} ({self.form})" if self.form else self.language,
            id=self.row.source.id,
            name=self.check.name,
            detail=self.detail,
        )
        return Problem(self.row.source.uses[0].place, what, self.check.advice, self.check.weight)


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with one language."""

    language: str
    findings: tuple[Finding, ...]
    whole: tuple[Problem, ...]
    """What is wrong with the catalog as a whole."""
    passed: int
    """Findings that a person let pass."""

    @property
    def problems(self) -> list[Problem]:
        """Everything, the catalog as a whole first."""
        return [*self.whole, *(each.problem() for each in self.findings)]

    def count(self, weight: Weight) -> int:
        """How many problems are that bad."""
        return sum(each.weight is weight for each in self.problems)


def checked(catalogs: Catalogs, code: str) -> Report:
    """What is wrong with the language `code`."""
    elsewhere = {other: catalogs.texts(other) for other in catalogs.codes if other != code}
    findings, passed = list[Finding](), 0
    for row in catalogs.rows(code):
        allowed = {found["id"] for each in row.entry.remarks if (found := _PASSED.fullmatch(each)) and found["why"]}
        for finding in _findings(catalogs, code, row, elsewhere):
            if finding.check.id in allowed:
                passed += 1
            else:
                findings.append(finding)
    return Report(code, tuple(findings), tuple(_whole(catalogs, code, elsewhere)), passed)


def _findings(
    catalogs: Catalogs, code: str, row: Row, elsewhere: dict[str, dict[Key, tuple[str, ...]]]
) -> Iterator[Finding]:
    others = {other: texts[row.source.key][-1] for other, texts in elsewhere.items() if row.source.key in texts}
    for case, form in cases(catalogs, code, row, others):
        for check in CHECKS:
            if (case.text or check.empty) and (detail := check.look(case)):
                yield Finding(check, code, row, form, detail, case.text)


def cases(
    catalogs: Catalogs, code: str, row: Row, elsewhere: dict[str, str], *, every: bool = False
) -> Iterator[tuple[Case, str]]:
    """What checks see of a message: each form with CLDR's name for it; of an untranslated one the first, or `every`."""
    language, forms = facts(code), row.entry.forms
    numbering = rule(catalogs[code].plural_forms)
    names = categories(language.locale) if len(forms) > 1 else [""]
    for number, text in enumerate(forms):
        numbers = examples(numbering, number) if row.source.plural else []
        case = Case(
            language=language,
            source=row.source.text if not row.source.plural or numbers == [1] else row.source.plural,
            text=text,
            maximum=row.source.maximum,
            legend=catalogs.extracted.legend(row.source),
            elsewhere=elsewhere,
            single=len(numbers) == 1,
            unsigned=not row.entry.fuzzy and not row.entry.approved_by and code != SOURCE,
            started=any(forms),
        )
        yield case, names[number] if number < len(names) and len(names) == len(forms) else ""
        if not any(forms) and not every:
            return


def _whole(catalogs: Catalogs, code: str, elsewhere: dict[str, dict[Key, tuple[str, ...]]]) -> Iterator[Problem]:
    language = facts(code)
    for path in catalogs.files(code):
        header, right = read(path).plural_forms, plural_forms(language.locale, language.plural)
        if not same_rule(header, right):
            what = message("the plural rule is not that of the language: {rule}", rule=header)
            yield Problem(Place(str(path)), what, message("Bring it up to date with: hvs translations update"))
    here = {key: forms[-1] for key, forms in catalogs.texts(code).items() if len(forms[-1]) >= 20}
    for other in sorted(habits(code).kin):
        both = [key for key in here if key in elsewhere.get(other, {})]
        same = sum(here[key] == elsewhere[other][key][-1] for key in both)
        if len(both) >= _ENOUGH and same > _KIN_SHARE * len(both) and code != SOURCE:
            what = message(
                "{same} of {all} longer texts are the same as in {other}", same=same, all=len(both), other=other
            )
            hint = message("Kindred languages are no copies: say each sentence as people say it in this language.")
            yield Problem(Place(str(catalogs.files(code)[0])), what, hint)


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """How often each check found something, by its id."""
    return {check.id: number for check in CHECKS if (number := sum(each.check is check for each in findings))}
