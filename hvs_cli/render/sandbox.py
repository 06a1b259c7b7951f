"""The sandbox that templates run in: Jinja's own, with a short way to what was made to be shown."""

from __future__ import annotations

from types import MethodType
from typing import Any, Final

from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hvs_cli.render.kinds import Kind
from hvs_cli.render.questions import Both, QuestionsView, QuestionView, ThemeView
from hvs_cli.render.speech import Speech
from hvs_cli.render.views import TownView, View, When

SHOWN: Final = frozenset({View, When, TownView, Both, QuestionView, QuestionsView, ThemeView, Kind, Speech})
"""Classes that hold nothing but what templates may see, behind names without a leading underscore."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Asks Jinja's many questions about an attribute or a call only where the answer is not known beforehand."""

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
        if type(__obj) is MethodType and type(__obj.__self__) is Speech:
            return __obj(*args, **kwargs)
        return super().call(__context, __obj, *args, **kwargs)
