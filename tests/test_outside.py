"""Documents judged by checkers that are not part of the project: schema, accessibility, rendering. See CONTRIBUTING."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest

from tests.examples import ROOT, File, example, files

CHECK = Path(os.environ.get("HVS_CHECKS") or ROOT.parent / "shared" / "checks" / "check")


def sample() -> list[File]:
    """Every kind in a right-to-left language, and in two others, so that each language has its turn."""
    loaded = example()
    turned = [code for code in loaded.workspace.languages if loaded.languages[code].right_to_left]
    others = cycle(code for code in loaded.workspace.languages if code not in turned)
    chosen: list[File] = []
    for number, kind in enumerate(sorted({file.job.kind for file in files("docx", "pptx")})):
        for language in (turned[number % len(turned)], next(others), next(others)):
            same = [f for f in files("docx", "pptx") if f.job.kind == kind and f.job.language == language]
            chosen += same[:1]
    return chosen


ACROSS = re.compile(r"- right-to-left words |- table row not right-to-left|\.\.\. \d+ more")
"""What the checker says where it reads across cells."""


def judged(by: str, paths: Sequence[Path]) -> list[str]:
    """What the checker says of files that are not all right."""
    done = subprocess.run([CHECK, by, *paths], capture_output=True, check=False, text=True)
    told = (done.stdout + done.stderr).splitlines()
    assert told[-1].startswith("check_" if by != "valid" else "validate_"), told
    return [line.strip() for line in told[:-1] if not line.startswith("ok ")]


@pytest.mark.outside
@pytest.mark.parametrize("by", ["valid", "a11y"])
def test_documents_are_valid_and_accessible(made: Path, by: str) -> None:
    assert CHECK.is_file(), f"there is no {CHECK}; HVS_CHECKS names another place"
    assert judged(by, [made / file.path for file in sample()]) == []


@pytest.mark.outside
def test_documents_render_well(made: Path) -> None:
    """The checker reads lines across the page: it cannot follow words that wrap in cells side by side.

    So the order of right-to-left words is not judged in the form of the scribe, which is made of such cells; all else
    is. The pages themselves are right.
    """
    assert CHECK.is_file(), f"there is no {CHECK}; HVS_CHECKS names another place"
    turned = {code for code in example().workspace.languages if example().languages[code].right_to_left}
    beside = [file for file in sample() if file.job.kind == "scribe-form" and file.job.language in turned]
    assert judged("render", [made / file.path for file in sample() if file not in beside]) == []
    told = judged("render", [made / file.path for file in beside])
    assert [line for line in told if not line.startswith("FAIL ") and not ACROSS.match(line)] == []
