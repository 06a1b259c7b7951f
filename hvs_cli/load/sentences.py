"""What is wrong with a value and what to do, for each code that the model or pydantic gives."""

from __future__ import annotations

from typing import Final

from hvs_cli.errors import Message, message

Sentence = tuple[Message, Message]
"""What is wrong; what to do."""

TEXT: Final[Sentence] = (
    message("text belongs here"),
    message("Write text after the colon, or a text for each language, each on a line such as fi: …"),
)
LIST: Final[Sentence] = (
    message("a list belongs here"),
    message("Write the values in brackets with commas, as in [{example}]."),
)
EMPTY_LIST: Final[Sentence] = (
    message("this list is empty"),
    message("Write at least one value between the brackets."),
)
KEYS: Final[Sentence] = (
    message("keys with values belong here"),
    message("Write each on a line of its own, as key: value."),
)
ONE_VALUE: Final[Sentence] = (
    message("one value belongs here"),
    message("Write it after the colon, without brackets, dashes or lines below."),
)
NO_VALUE: Final[Sentence] = (message("there is no value here"), message("Write it, or remove the line."))
ODD: Final[Sentence] = (message("this value does not belong here"), message("hvs schema tells what does."))

MISSING: Final = message("{key} is missing")
MISSING_INSIDE: Final = message("{key} is missing in {part}")
ADD_EXAMPLE: Final = message("Add it, for example: {example}")
ADD_KEYS: Final = message("Add it, with at least these keys under it: {keys}.")
ADD: Final = message("Add it; hvs schema tells what it means.")

UNKNOWN_KEY: Final = message("there is no key {key} here")
KEYS_ARE: Final = message("The keys here are: {keys}.")
NEAR: Final = message("Did you mean {near}?")
CHOICES: Final = message("Choose one of: {choices}.")
NEAR_CHOICES: Final = message("Did you mean {near}? The choices are: {choices}.")
LANGUAGES: Final = message("hvs languages tells which there are.")

SENTENCES: Final[dict[str, Sentence]] = {
    # our own values
    "character": (message("the character {code} cannot stand in a document"), message("Remove it.")),
    "empty": (message("there is no text here"), message("Write it, or leave the key out.")),
    "id": (
        message("“{id}” cannot be an id"),
        message("Use only the letters a–z, digits, - and _, at most 60 of them, for example 2026-03-12-ar."),
    ),
    "key": (
        message("“{key}” cannot be an id"),
        message("Use only the letters A–Z and a–z, digits, dots, - and _, for example S1."),
    ),
    "reserved": (message("Windows keeps the name {name} for itself"), message("Choose another id.")),
    "day_form": (message("“{day}” is no day"), message("Write it as 12.3.2026 or 2026-03-12.")),
    "no_day": (
        message("there is no such day in the calendar: {day}"),
        message("Check day and month: they are written as 12.3.2026 or 2026-03-12."),
    ),
    "no_time": (message("“{time}” is no time of day"), message("Write it with 24 hours, for example 17.00.")),
    "colour": (message("“{colour}” is no colour"), message("Write six digits 0–9 and A–F, for example 1F3864.")),
    "contrast": (
        message("the colour {colour} is too light to read on white"),
        message("Choose a darker one: the contrast must be at least 4.5 to 1 (WCAG 2.1)."),
    ),
    "language": (message("there is no language {code}"), LANGUAGES),
    "twice": (message("{value} stands in this list twice"), message("Keep one of them.")),
    # values that do not fit each other
    "official": (message("official languages are missing here: {codes}"), message("Add them to languages.")),
    "reporting": (
        message("sessions are reported in {code}, which is not among languages"),
        message("Add {code} to languages, or report in one of them."),
    ),
    "ends_early": (
        message("the session ends at {end}, but it begins at {start}"),
        message("Correct start or end."),
    ),
    "registers_late": (message("registration ends after the session"), message("Correct until, or date above.")),
    "unreachable": (message("nobody can be reached here"), message("Add email, phone or web.")),
    "no_registration": (message("nobody can register here"), message("Add web, email or phone.")),
    # pydantic's
    "bool_parsing": (message("“{input}” is neither yes nor no"), message("Write yes or no.")),
    "int_parsing": (message("“{input}” is no whole number"), message("Write digits only, for example 10.")),
    "int_parsing_size": (message("this number is too large"), message("Write digits only, for example 10.")),
    "greater_than_equal": (message("{input} is too small"), message("Write at least {ge}.")),
    "less_than_equal": (message("{input} is too large"), message("Write at most {le}.")),
    "literal_error": (message("“{input}” is not a choice here"), CHOICES),
    "too_long": (message("this list is too long"), message("Leave at most {max_length} values in it.")),
    "string_too_long": (message("this text is too long"), message("Write at most {max_length} characters.")),
    "string_type": TEXT,
    "list_type": LIST,
    "dict_type": KEYS,
    "dataclass_type": KEYS,
}
