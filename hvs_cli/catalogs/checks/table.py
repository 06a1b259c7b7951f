"""The checks there are; each line is one."""

from __future__ import annotations

from typing import Final

from hvs_cli.catalogs.checks.base import Check
from hvs_cli.catalogs.checks.copies import KinLanguage, OtherLanguage, SourceLeft
from hvs_cli.catalogs.checks.forms import Missing, PluralForms, Unsigned
from hvs_cli.catalogs.checks.length import Length
from hvs_cli.catalogs.checks.letters import Composed, HalfSpace, Invisible, Letters, Script, StrayWords
from hvs_cli.catalogs.checks.placeholders import Digits, Markup, Numbers, Placeholders
from hvs_cli.catalogs.checks.punctuation import EndMark, OwnMarks, Pairs, QuotationMarks
from hvs_cli.catalogs.checks.spaces import DoubledWords, Spaces, ThaiSpaces
from hvs_cli.catalogs.checks.terms import Terms

CHECKS: Final[tuple[Check, ...]] = (
    Missing(),
    PluralForms(),
    Unsigned(),
    Placeholders(),
    Markup(),
    Numbers(),
    Digits(),
    Spaces(),
    DoubledWords(),
    ThaiSpaces(),
    Script(),
    StrayWords(),
    Letters(),
    Composed(),
    Invisible(),
    HalfSpace(),
    EndMark(),
    OwnMarks(),
    Pairs(),
    QuotationMarks(),
    SourceLeft(),
    OtherLanguage(),
    KinLanguage(),
    Length(),
    Terms(),
)
