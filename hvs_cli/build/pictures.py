"""Pictures that templates name: the municipality's own files, and QR codes made here."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

from hvs_cli.document.tree import Picture
from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.resources import shipped

QR = "qr:"
ICON = "icon:"
"""How the names of drawings begin that lie in the folder icons of the templates."""

_QUIET = 2
"""Modules of white around a QR code; the paper's own white does the rest (ISO/IEC 18004 asks for four)."""


class Pictures:
    """Loads pictures for one municipality's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, source: str, alt: str, width: float) -> Picture:
        """The picture `source`, `width` millimetres wide. Raises `TemplateError` if it cannot be had."""
        if source.startswith(QR):
            return Picture(qr_code(source.removeprefix(QR)), alt, width, width)
        if source.startswith(ICON):
            return self._icon(source.removeprefix(ICON), alt, width)
        path = (self._folder / source).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            raise TemplateError(Problem(Place(source), message("this picture lies outside the workspace")))
        data, shape = _file(path)
        return Picture(data, alt, width, width * shape)

    def _icon(self, name: str, alt: str, width: float) -> Picture:
        """The drawing `name`: the municipality's own, or else the shipped one."""
        for folder in (self._folder / "templates", shipped("templates")):
            path = folder / "icons" / f"{name}.png"
            if path.is_file():
                data, shape = _file(path)
                return Picture(data, alt, width, width * shape)
        raise TemplateError(Problem(Place(f"{ICON}{name}"), message("there is no icon {name}", name=name)))


@lru_cache(maxsize=256)
def qr_code(text: str) -> bytes:
    """A PNG of the QR code for `text`, error correction M. Raises `TemplateError` if no code can hold it."""
    import segno

    out = io.BytesIO()
    try:
        segno.make(text, error="m", micro=False).save(out, kind="png", scale=8, border=_QUIET)
    except ValueError as error:
        what = message("this cannot become a QR code: {reason}", reason=error)
        raise TemplateError(Problem(Place(f"{QR}{text[:40]}"), what)) from error
    return out.getvalue()


@lru_cache(maxsize=16)
def _file(path: Path) -> tuple[bytes, float]:
    """The bytes of a PNG or JPEG, and its height as a share of its width. Raises `TemplateError`."""
    from docx.image.image import Image

    try:
        data = path.read_bytes()
    except OSError as error:
        what = message("this picture cannot be read: {reason}", reason=error.strerror or error)
        raise TemplateError(Problem(Place(str(path)), what)) from error
    try:
        image = Image.from_blob(data)
        return data, image.px_height / image.px_width
    except Exception as error:  # a broken picture makes the library raise whatever comes
        hint = message("Open it in a drawing program, and save it again as PNG.")
        raise TemplateError(Problem(Place(str(path)), message("this picture is broken"), hint)) from error
