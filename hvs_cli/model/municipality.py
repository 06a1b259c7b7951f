"""What `hvs.yaml` says: the municipality, its languages, organisations, contact and present round."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from hvs_cli.model.clock import Date
from hvs_cli.model.words import STRICT, Code, Codes, Colour, Email, Id, Line, Phone, Web, Words


@dataclass(config=STRICT)
class Contact:
    """Whom a reader can ask: a role, never a person's name. Give at least one way to reach it."""

    role: Annotated[Words, Field(examples=["Kotoutumisen koordinaattori"])]
    """The role that answers, for example Kotoutumiskoordinaattori."""
    email: Email | None = None
    """The e-mail address of the role."""
    phone: Phone | None = None
    """The telephone number of the role, written as people dial it."""
    web: Web | None = None
    """A web page about the discussions."""

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.email or self.phone or self.web):
            raise PydanticCustomError("unreachable", "unreachable")
        return self


@dataclass(config=STRICT)
class Registration:
    """How people say that they are coming. Give at least one way."""

    web: Web | None = None
    """The address of the registration page; it becomes the QR code."""
    email: Email | None = None
    """The e-mail address that takes registrations."""
    phone: Phone | None = None
    """The telephone number that takes registrations by call or text message."""
    until: Date | None = None
    """The last day to register."""

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.email or self.phone or self.web):
            raise PydanticCustomError("no_registration", "no_registration")
        return self


@dataclass(config=STRICT)
class Organisation:
    """An association that holds discussions for the municipality."""

    name: Annotated[Words, Field(examples=["Savon Naapurit ry"])]
    """The name of the association."""
    email: Email | None = None
    """A role address of the association."""
    phone: Phone | None = None
    """A telephone number of the association."""
    web: Web | None = None
    """The web page of the association."""


@dataclass(config=STRICT)
class Privacy:
    """What the privacy notice must say (GDPR, article 13)."""

    controller: Annotated[Words, Field(examples=["Kuopion kaupunki, PL 1, 70001 Kuopio"])]
    """Who is the controller of the personal data, with its address."""
    contact: Annotated[Words, Field(examples=["tietosuoja@kuopio.example"])]
    """How to reach the controller in matters of data protection."""
    officer: Words | None = None
    """How to reach the data protection officer."""
    legal_basis: Literal["public_interest", "consent"] = "public_interest"
    """public_interest is GDPR 6(1)(e), consent is 6(1)(a)."""
    processor: Words | None = None
    """Who handles the data for the controller, if not the organisation of the session."""
    keep_registrations: Annotated[int, Field(ge=0, le=365)] = 30
    """After how many days from the session the list of registrations is destroyed."""
    transfers: Words | None = None
    """What is sent outside the EU and the EEA, and how it is protected; left out if nothing is."""
    archived: bool = False
    """Whether the anonymous notes are archived for research."""
    notice: Web | None = None
    """The web address of the full notice, if there is one."""


@dataclass(config=STRICT)
class Round:
    """One round of discussions, results and measures."""

    id: Id = "1"
    """A short name for file names and forms, for example 2026."""
    name: Words | None = None
    """What the round is called in documents."""


@dataclass(config=STRICT)
class Municipality:
    """Who invites: its names, place forms and looks."""

    name: Annotated[Words, Field(examples=["Kuopio"])]
    """The name, for example Kuopio; in a bilingual municipality by language."""
    in_: Annotated[Words | None, Field(alias="in")] = None
    """The name as a place, for example Kuopiossa or i Vasa; shipped for many municipalities."""
    organiser: Words | None = None
    """Who signs the documents, for example Kuopion kaupunki; the name if left out."""
    logo: Line | None = None
    """A picture file (PNG or JPEG) beside hvs.yaml."""
    logo_text: Words | None = None
    """What the logo says, for those who cannot see it; the organiser if left out."""
    colour: Colour = "1F3864"
    """The one accent colour of all documents, dark enough to read."""


@dataclass(config=STRICT)
class Workspace:
    """The whole of `hvs.yaml`."""

    municipality: Municipality
    """Who invites."""
    contact: Contact
    """Whom a reader can ask."""
    official: Annotated[Codes, Field(examples=["[fi]"])]
    """The official languages of the municipality, for example [fi] or [fi, sv] or [fi, se]."""
    languages: Annotated[Codes, Field(examples=["[fi, ar, so]"])]
    """The languages in which documents are made; the official ones are among them."""
    reporting: Code | None = None
    """The language in which sessions are reported; the first official language if left out."""
    round: Round = field(default_factory=Round)
    """The round that is going on."""
    registration: Registration | None = None
    """How people register, where a session does not say otherwise."""
    organisations: dict[Id, Organisation] = field(default_factory=dict)
    """The associations that hold the discussions, each under a short id."""
    privacy: Privacy | None = None
    """What the privacy notice must say; without it no privacy notice can be made."""
    funding: Words | None = None
    """Who pays for the work, for example an EU fund with its number."""

    @field_validator("languages")
    @classmethod
    def _have_the_official_ones(cls, languages: list[str], info: ValidationInfo) -> list[str]:
        lacking = [code for code in info.data.get("official", ()) if code not in languages]
        if lacking:
            raise PydanticCustomError("official", "{codes}", {"codes": ", ".join(lacking)})
        return languages

    @field_validator("reporting")
    @classmethod
    def _is_made(cls, code: str | None, info: ValidationInfo) -> str | None:
        if code and code not in info.data.get("languages", [code]):
            raise PydanticCustomError("reporting", "{code}", {"code": code})
        return code

    @property
    def report_language(self) -> str:
        """The code of the language in which sessions are reported."""
        return self.reporting or self.official[0]
