"""Results as plain data: what `hvs results --json` writes, with the chain from statement to card to measure."""

from __future__ import annotations

from typing import Any

from hvs_cli.results.answers import Answers
from hvs_cli.results.said import TONES, Said, ThemeResults


def overview(answers: Answers) -> dict[str, Any]:
    """Everything that may be shown of the reports of one workspace."""
    results = answers.results
    return {
        "version": 1,
        "rehearsal": answers.rehearsal,
        "sessions": list(answers.back.reports),
        "languages": results.languages,
        "participants": results.participants,
        "withheld": results.withheld,
        "themes": [_theme(each) for each in results.themes.values()],
        "topics": [
            {"id": each.id, "name": each.name, "sessions": each.sessions, "themes": each.themes}
            for each in results.topics
        ],
        "wishes": [_said(each) for each in results.wishes],
        "hear_next": [_said(each) for each in results.hear_next],
        "cards": _cards(answers),
        "measures": _measures(answers),
    }


def _theme(theme: ThemeResults) -> dict[str, Any]:
    tones: dict[str, Any] = {
        tone: [_said(said) for group in getattr(theme, tone) for said in group.said] for tone in TONES
    }
    return {"id": theme.id, **tones, "quotes": [_said(each) for each in theme.quotes], "withheld": theme.withheld}


def _said(said: Said) -> dict[str, Any]:
    return {
        "id": said.id,
        "session": said.session,
        "words": said.words,
        "translation": said.translation,
        "shared": said.shared,
        "topics": said.topics,
    }


def _cards(answers: Answers) -> list[dict[str, Any]]:
    """Each card with the statements before it and the measures after it."""
    printed = {each.id for each in answers.cards.shown()}
    return [
        {
            "id": card.id,
            "theme": card.theme,
            "tone": card.tone,
            "printed": card.id in printed,
            "statements": card.draws_on,
            "sessions": answers.cards.sessions(card),
            "measures": [each.measure.id for each in answers.measures if card.id in each.measure.answers],
        }
        for card in (answers.back.cards.cards if answers.back.cards else ())
    ]


def _measures(answers: Answers) -> list[dict[str, Any]]:
    return [
        {
            "id": each.measure.id,
            "name": each.measure.name,
            "state": each.measure.state,
            "answers": each.measure.answers,
            "statements": [said.id for said in each.told],
            "sessions": list(dict.fromkeys(said.session for said in each.told)),
        }
        for each in answers.measures
    ]
