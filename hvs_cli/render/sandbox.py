"""The sandbox that templates run in: Jinja's own, with a short way to what was made to be shown."""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import Any, Final

from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hvs_cli.render.kept import Kept
from hvs_cli.render.kinds import Kind
from hvs_cli.render.lasting import Lasting
from hvs_cli.render.questions import Both, QuestionsView, QuestionView, ThemeView
from hvs_cli.render.speech import Speech
from hvs_cli.render.views import TownView, View, When

SHOWN: Final = frozenset({View, When, TownView, Both, QuestionView, QuestionsView, ThemeView, Kind, Speech})
"""Classes that hold nothing but what templates may see, behind names without a leading underscore."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Asks Jinja's many questions about an attribute or a call only where the answer is not known beforehand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lasting = Lasting(self._syntax)
        self._trees: dict[str, nodes.Template] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute, or undefined; never one that begins with an underscore."""
        if type(obj) in SHOWN and attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call(self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: PYI063 - Jinja's own names
        """What the call gives; the sandbox forbids what Jinja's forbids."""
        if type(__obj) is MethodType and (type(__obj.__self__) is Speech or __obj.__self__ is self):
            kwargs.pop("_block_vars", None)  # Jinja passes these to context functions inside blocks and loops
            kwargs.pop("_loop_vars", None)
            return __obj(*args, **kwargs)
        return super().call(__context, __obj, *args, **kwargs)

    def keep(self, context: Context, key: str, caller: Callable[[], str]) -> str:
        """What `caller` renders, remembered under `key` for all sessions; see `lasting`."""
        kept = context.get("kept")
        return kept.keep(key, caller) if isinstance(kept, Kept) else caller()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = self._trees.pop(name or "", None) or super()._parse(source, name, filename)
        return self._lasting.fold(tree, name or "")

    def _syntax(self, name: str) -> nodes.Template:
        """The syntax tree of the template `name`, not folded; it is soon asked for again."""
        source, path, _ = self.loader.get_source(self, name)  # type: ignore[union-attr]
        self._trees[name] = super()._parse(source, name, path)
        return self._trees[name]
