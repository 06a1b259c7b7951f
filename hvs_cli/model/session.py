"""What `sessions/<id>.yaml` says: one discussion in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from hvs_cli.model.clock import Date, Time, digits
from hvs_cli.model.municipality import Registration
from hvs_cli.model.words import STRICT, Code, Id, Words, once

Amenity = Literal["refreshments", "meal", "childcare", "step_free", "travel_paid", "sign_language", "hearing_loop"]
Group = Literal["everyone", "women", "men", "young", "older", "parents"]


@dataclass(config=STRICT)
class Session:
    """One own-language discussion: when, where, in which language, held by whom."""

    language: Annotated[Code, Field(examples=["ar"])]
    """The language of the discussion, by code, for example ar."""
    date: Annotated[Date, Field(examples=["12.3.2026"])]
    """The day, as 2026-03-12 or 12.3.2026."""
    start: Annotated[Time, Field(examples=["17.00"])]
    """When the discussion begins, for example 17.00."""
    end: Annotated[Time, Field(examples=["19.00"])]
    """When it ends, for example 19.00."""
    venue: Annotated[Words, Field(examples=["Pääkirjasto"])]
    """The place as people know it, for example Pääkirjasto."""
    address: Annotated[Words, Field(examples=["Kirjastokatu 1, Kuopio"])]
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
    """How to register for this session; it stands instead of all that hvs.yaml says of it."""
    amenities: Annotated[list[Amenity], AfterValidator(once)] = field(default_factory=list)
    """What is offered: refreshments, meal, childcare, step_free, travel_paid, sign_language, hearing_loop."""
    group: Group = "everyone"
    """For whom the discussion is meant."""
    seats: Annotated[int, Field(ge=1, le=200)] = 10
    """How many residents there is room for."""

    @field_validator("end")
    @classmethod
    def _after_the_start(cls, end: dt.time, info: ValidationInfo) -> dt.time:
        start = info.data.get("start")
        if start is not None and end <= start:
            raise PydanticCustomError("ends_early", "early", {"start": digits(start), "end": digits(end)})
        return end

    @field_validator("registration")
    @classmethod
    def _before_the_session(cls, registration: Registration | None, info: ValidationInfo) -> Registration | None:
        date = info.data.get("date")
        if registration and registration.until and date and registration.until > date:
            raise PydanticCustomError("registers_late", "late", {"at": "until"})
        return registration

    @property
    def minutes(self) -> int:
        """How long the session lasts."""
        day = dt.date.min
        return int((dt.datetime.combine(day, self.end) - dt.datetime.combine(day, self.start)).total_seconds() // 60)

    def overlaps(self, other: Session) -> bool:
        """Whether both go on at the same time."""
        return self.date == other.date and self.start < other.end and other.start < self.end
