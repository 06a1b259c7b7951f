"""Limits of text messages, from the head of a template to the manifest."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from hvs_cli.build.plan import Wanted, due
from hvs_cli.build.run import Built, build
from hvs_cli.load.files import BLANK
from hvs_cli.load.workspace import load
from hvs_cli.render.kinds import kinds
from tests.command import SMALL, small
from tests.conftest import copy_of

HEAD = "{#---\ntitle: Note\neach: language\nformats: [txt, html]\nreaders: residents\nsms_parts: 1\n---#}\n"


def built(folder: Path, text: str, each: str = "language") -> Built:
    """The note `text` made in Finnish for a copy of the example, for each discussion if `each` says so."""
    place = copy_of("kuopio", folder)
    (place / "templates").mkdir(exist_ok=True)
    body = '{% extends "_document.html.j2" %}{% block page %}message{% endblock %}'
    (place / "templates" / "note.html.j2").write_text(
        f"{HEAD.replace('each: language', f'each: {each}')}{body}{{% block main %}}<p>{text}</p>{{% endblock %}}",
        "utf-8",
    )
    loaded = load(place, dt.date(2020, 1, 1))
    jobs = due(loaded, [kinds(loaded.templates)["note"]], Wanted(languages=["fi"], formats=["txt"]))
    return build(loaded, jobs, place / "out")


def test_a_message_within_its_limit_is_told_with_its_length(tmp_path: Path) -> None:
    done = built(tmp_path, "Tervetuloa €")
    told = {"characters": 12, "units": 13, "encoding": "GSM-7", "parts": 1}
    assert (done.warnings, done.problems) == ([], [])
    assert [entry.facts for entry in done.entries] == [told]
    manifest = json.loads((tmp_path / "kuopio/out/manifest.json").read_text("utf-8"))
    assert [file["facts"] for file in manifest["files"]] == [told]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a" * 161, "161 units in GSM-7 make 2 parts, the limit is 1. Shorten it: each part is paid for."),
        ("a" * 99 + "–", "100 units in UCS-2 make 2 parts, the limit is 1. Without – it would be 1."),
        ("č" * 99, "99 units in UCS-2 make 2 parts, the limit is 1. Shorten it: each part is paid for."),
        ("đžšćč" * 30 + "–", "151 units in UCS-2 make 3 parts, the limit is 1. Shorten it"),
    ],
)
def test_a_message_over_its_limit_is_made_with_a_warning_that_says_what_to_do(
    tmp_path: Path, text: str, said: str
) -> None:
    done = built(tmp_path, text)
    (warning,) = done.warnings
    assert f"fi/note.txt: this text message is too long: {said}" in str(warning)
    assert (len(done.entries), done.problems, done.failed) == (1, [], [])


def test_the_message_of_a_discussion_can_be_shortened_in_its_file(tmp_path: Path) -> None:
    done = built(tmp_path, "a" * 161, "session")
    assert {str(each.hint) for each in done.warnings} == {
        "Each part is paid for. Shorten the venue or the address in the session’s file."
    }


def test_a_blank_is_never_too_long(tmp_path: Path) -> None:
    place = small(tmp_path / "k")
    (place / "hvs.yaml").write_text(SMALL.replace("[fi, ar]", "[fi, ar, th, vi]"), "utf-8")
    loaded = load(place, dt.date(2020, 1, 1))
    jobs = [job for job in due(loaded, [kinds()["message"]], Wanted()) if job.session == BLANK]
    done = build(loaded, jobs, place / "out")
    assert any(int(entry.facts["parts"]) > 2 for entry in done.entries)  # else this shows nothing
    assert done.warnings == []
