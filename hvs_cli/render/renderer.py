"""Templates made into HTML: a sandboxed Jinja that stops at everything undefined."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.forms.codes import code
from hvs_cli.languages.catalog import Key
from hvs_cli.languages.language import Language, Languages
from hvs_cli.render.absent import Absent, Unknown
from hvs_cli.render.context import Contexts, Subject
from hvs_cli.render.kinds import SUFFIX, Kind, template_text
from hvs_cli.render.sandbox import Sandbox
from hvs_cli.render.speech import Speech
from hvs_cli.render.squeeze import Squeeze
from hvs_cli.resources import shipped


@dataclass(frozen=True, slots=True)
class Rendered:
    """Semantic HTML, and what is to be said of its translation."""

    html: str
    missing: tuple[Key, ...]
    """Messages that had to be shown in the reporting language."""
    drafts: tuple[Key, ...]
    """Messages whose translation nobody has approved."""


_TAGS = re.compile(r"<[^<>]*>")


class _Templates(jinja2.FileSystemLoader):
    """Finds templates in folders."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As Jinja does it; raises `TemplateError` with the path of a file that cannot be read."""
        try:
            return super().get_source(environment, template)
        except (PermissionError, UnicodeDecodeError):
            template_text(next(path for each in self.searchpath if (path := Path(each, template)).is_file()))
            raise


class Renderer:
    """Renders every kind; each template is compiled once."""

    def __init__(
        self, languages: Languages, folders: Sequence[Path] = (), blanks: Mapping[str, str] | None = None
    ) -> None:
        """`folders` hold a municipality's own templates and win over the shipped ones; `blanks` name empty fields."""
        self.languages = languages
        self._contexts = Contexts(languages, blanks or {})
        self._env = Sandbox(
            loader=_Templates([*reversed(folders), shipped("templates")]),
            undefined=Unknown,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[Squeeze],
            cache_size=-1,
            auto_reload=False,
        )
        self._env.filters["plain"] = _plain
        self._env.filters["code"] = code

    def path(self, name: str) -> str:
        """Where the template `name` lies, as far as it can be found."""
        try:
            _, path, _ = self._env.loader.get_source(self._env, name)  # type: ignore[union-attr]
        except (jinja2.TemplateNotFound, TemplateError):
            return name
        return path or name

    def render(self, kind: Kind, language: Language, subject: Subject) -> Rendered:
        """The HTML of `kind` in `language`. Raises `TemplateError` with the template's line."""
        speech = Speech(language, self.languages[subject.workspace.report_language])
        name = kind.name + SUFFIX
        context = self._contexts.of(kind, speech, subject)
        try:
            html = self._env.get_template(name).render(context)
        except jinja2.TemplateSyntaxError as error:
            place = Place(error.filename or self.path(name), error.lineno)
            what = message("this template cannot be read: {reason}", reason=error.message)
            raise TemplateError(Problem(place, what, message("CONTRIBUTING explains templates."))) from error
        except jinja2.TemplateNotFound as error:
            raise TemplateError(
                Problem(Place(self.path(name)), message("there is no template {name}", name=error.name))
            ) from error
        except TemplateError:
            raise
        except Exception as error:
            raise TemplateError(self._where(error, context)) from error
        return Rendered(html, tuple(speech.missing), tuple(speech.drafts))

    @staticmethod
    def _where(error: Exception, known: Collection[str]) -> Problem:
        """The problem `error` with the last template line it passed; an error outside templates is a bug and goes on."""
        frames = [each for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(".j2")]
        if not frames:
            raise error
        place = Place(frames[-1].filename, frames[-1].lineno or 0)
        if isinstance(error, Absent):
            return Problem(place, *error.told(known))
        hint = message("CONTRIBUTING lists what templates know of.")
        return Problem(place, message("{reason}", reason=error), hint)


def _plain(text: object) -> str:
    """`text` without tags, for attributes and the like."""
    safe = str(escape(text))
    if "<" not in safe and "&" not in safe:
        return safe
    return Markup(_TAGS.sub("", safe)).unescape()  # noqa: S704 - unescaped at once
