"""What `sessions/<id>.yaml` says: one discussion in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from hvs_cli.model.municipality import Registration
from hvs_cli.model.words import STRICT, Date, Id, Time, Words

Amenity = Literal["refreshments", "meal", "childcare", "step_free", "travel_paid", "sign_language", "hearing_loop"]
Group = Literal["everyone", "women", "men", "young", "older", "parents"]


@dataclass(config=STRICT)
class Session:
    """One own-language discussion: when, where, in which language, held by whom."""

    language: str
    """The language of the discussion, by code, for example ar."""
    date: Date
    """The day, as 2026-03-12 or 12.3.2026."""
    start: Time
    """When the discussion begins, for example 17.00."""
    end: Time
    """When it ends, for example 19.00."""
    venue: Words
    """The place as people know it, for example Pääkirjasto."""
    address: Words
    """Street address and town."""
    room: Words | None = None
    """The room or floor."""
    directions: Words | None = None
    """How to get there: bus, parking, which door."""
    organisation: Id | None = None
    """The id of the association that holds the session, as in hvs.yaml."""
    facilitator: Id | None = None
    """A code for the facilitator, never a name."""
    scribe: Id | None = None
    """A code for the scribe, never a name."""
    registration: Registration | None = None
    """How to register for this session, where it differs from hvs.yaml."""
    amenities: list[Amenity] = field(default_factory=list)
    """What is offered: refreshments, meal, childcare, step_free, travel_paid, sign_language, hearing_loop."""
    group: Group = "everyone"
    """For whom the discussion is meant."""
    seats: Annotated[int, Field(ge=1, le=200)] = 10
    """How many residents there is room for."""

    @property
    def minutes(self) -> int:
        """How long the session lasts."""
        day = dt.date.min
        return int((dt.datetime.combine(day, self.end) - dt.datetime.combine(day, self.start)).total_seconds() // 60)
