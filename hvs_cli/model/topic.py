"""What `topics.yaml` says: the topics by which a coordinator sorts statements, so that sessions can be compared."""

from __future__ import annotations

from dataclasses import field

from pydantic.dataclasses import dataclass

from hvs_cli.model.words import STRICT, Id, Words


@dataclass(config=STRICT)
class Topics:
    """The whole of `topics.yaml`."""

    topics: dict[Id, Words] = field(default_factory=dict)
    """A short id for each topic, as statements are tagged with it → what the topic is called in documents."""
