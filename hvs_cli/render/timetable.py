"""The minute plans of a language's discussions, as templates see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import escape

from hvs_cli.languages.language import Language, Languages
from hvs_cli.model.questions import Questions
from hvs_cli.model.session import Session
from hvs_cli.render.schedule import USUAL, Part, parts, plan
from hvs_cli.render.speech import Speech
from hvs_cli.render.views import View


def schedules(
    sessions: Mapping[str, Session], questions: Questions, speech: Speech, languages: Languages
) -> list[dict[str, Any]]:
    """A plan for each time of day at which the document's language has sessions, with those sessions.

    A language without a session gets one plan of the usual length, in minutes only.
    """
    language = speech.language
    wanted = parts([theme.id for theme in questions.themes])
    own = [each for each in sessions.values() if each.language == language.code]
    by_time: dict[tuple[dt.time, dt.time], list[Session]] = {}
    for each in sorted(own, key=lambda each: (each.date, each.start)):
        by_time.setdefault((each.start, each.end), []).append(each)
    made = [
        {
            "sessions": [
                {"date": escape(language.date(each.date)), "session": View(each, speech, languages)} for each in same
            ],
            "hours": escape(language.hours(start, end)),
            **_minutes(same[0].minutes, wanted, language, same[0]),
        }
        for (start, end), same in by_time.items()
    ]
    return made or [{"sessions": [], "hours": "", **_minutes(USUAL, wanted, language, None)}]


def _minutes(total: int, wanted: Sequence[Part], language: Language, session: Session | None) -> dict[str, Any]:
    lines = [
        {
            "name": slot.name,
            "minutes": slot.minutes,
            "start": escape(language.clock(slot.begins(session.start))) if session else "",
        }
        for slot in plan(total, wanted)
    ]
    return {"minutes": total, "plan": lines}
