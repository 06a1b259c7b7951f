"""The JSON Schema (draft-07) of each YAML file, by which editors complete, explain and check what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from hvs_cli.model.card import Cards
from hvs_cli.model.clock import CLOCK, FINNISH_DAY, ISO_DAY
from hvs_cli.model.measure import Measures
from hvs_cli.model.municipality import Workspace
from hvs_cli.model.questions import LocalQuestions
from hvs_cli.model.report import Report
from hvs_cli.model.session import Session
from hvs_cli.model.topic import Topics

FILES: Final[Mapping[str, tuple[str, type]]] = {
    "workspace": ("hvs.yaml", Workspace),
    "session": ("sessions/*.yaml", Session),
    "questions": ("questions.yaml", LocalQuestions),
    "report": ("reports/*.yaml", Report),
    "topics": ("topics.yaml", Topics),
    "cards": ("cards.yaml", Cards),
    "measures": ("measures.yaml", Measures),
}
"""Name of the schema → the file that it describes, and the model that reads it."""

_DAY = rf"^\s*({ISO_DAY}|{FINNISH_DAY})\s*$"
_CLOCK = rf"^\s*{CLOCK}\s*$"


class _Draft07(GenerateJsonSchema):
    """What pydantic knows of a model, as our files are read: every scalar is the text that was typed.

    An editor takes `17.00` and `0401234567` for numbers and `yes` for a truth value; they are good text here.
    """

    schema_dialect = "http://json-schema.org/draft-07/schema#"

    def str_schema(self, schema: Any) -> JsonSchemaValue:
        return super().str_schema(schema) | {"type": ["string", "number", "boolean"]}

    def bool_schema(self, schema: Any) -> JsonSchemaValue:  # noqa: ARG002 - pydantic calls it so
        return {"enum": [True, False, "yes", "no"]}

    def date_schema(self, schema: Any) -> JsonSchemaValue:  # noqa: ARG002
        return {"type": "string", "pattern": _DAY}

    def dataclass_schema(self, schema: Any) -> JsonSchemaValue:
        """As pydantic makes it, with the explanations of inherited fields, which it leaves behind."""
        made = super().dataclass_schema(schema)
        for name, each in made.get("properties", {}).items():
            for base in schema["cls"].__mro__[1:]:
                about = getattr(base, "__pydantic_fields__", {}).get(name)
                if about and about.description:
                    each.setdefault("description", about.description)
        return made

    def time_schema(self, schema: Any) -> JsonSchemaValue:  # noqa: ARG002
        return {"type": ["string", "number"], "pattern": _CLOCK}


def json_schema(name: str, translate: Callable[[str], str] = str) -> dict[str, Any]:
    """The schema `name`, its titles and descriptions in the language of `translate`.

    Raises `KeyError` for a name that is not in `FILES`.
    """
    file, model = FILES[name]
    made = TypeAdapter(model).json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Draft07, union_format="any_of"
    )
    definitions = made.pop("$defs", {})
    head = {"$schema": _Draft07.schema_dialect, "title": file}
    whole = head | {key: value for key, value in made.items() if key != "title"} | {"definitions": definitions}
    shaped: dict[str, Any] = _shaped(whole, translate)
    return shaped


def _shaped(node: Any, translate: Callable[[str], str]) -> Any:
    """`node` with translated descriptions; in draft-07 nothing counts beside a `$ref`, so that one is wrapped."""
    if isinstance(node, list):
        return [_shaped(each, translate) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: _shaped(value, translate) for key, value in node.items()}
    if isinstance(made.get("description"), str):
        made["description"] = translate(" ".join(made["description"].split()))
    if "$ref" in made and len(made) > 1:
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    return made
