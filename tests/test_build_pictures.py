"""Pictures: the municipality's own, also broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hvs_cli.build.pictures import Pictures
from hvs_cli.errors import TemplateError
from tests.examples import EXAMPLES

LOGO = (EXAMPLES / "vaasa" / "logo.png").read_bytes()
STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", LOGO[:40])


def test_a_picture_keeps_its_shape() -> None:
    picture = Pictures(EXAMPLES / "vaasa")("logo.png", "Vaasan kaupunki", 40)
    assert (picture.data, picture.alt, picture.width) == (LOGO, "Vaasan kaupunki", 40)
    assert picture.height == pytest.approx(40 * 240 / 869)


@pytest.mark.parametrize("source", ["gone.png", "../vaasa/logo.png", "/etc/hostname", "sessions"])
def test_a_picture_that_cannot_be_had_is_told(source: str) -> None:
    with pytest.raises(TemplateError, match="this picture"):
        Pictures(EXAMPLES / "kuopio")(source, "", 40)


@pytest.mark.parametrize("text", ["x" * 5000, "ä" * 3000])
def test_what_no_qr_code_can_hold_is_told(text: str) -> None:
    with pytest.raises(TemplateError, match="this cannot become a QR code"):
        Pictures(EXAMPLES / "kuopio")(f"qr:{text}", "", 40)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=80), number=st.integers(0, 10**9))
def test_a_broken_picture_is_told_whatever_is_in_it(tmp_path: Path, start: bytes, rest: bytes, number: int) -> None:
    name = f"{number}.png"
    (tmp_path / name).write_bytes(start + rest)
    with pytest.raises(TemplateError, match=r"this picture is broken Open it in a drawing program"):
        Pictures(tmp_path)(name, "", 40)
    (tmp_path / name).unlink()
