"""Documents judged by checkers that are not part of the project: schema, accessibility, rendering. See CONTRIBUTING."""

from __future__ import annotations

import os
import subprocess
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


@pytest.mark.outside
def test_documents_are_valid_accessible_and_render_well(made: Path) -> None:
    assert CHECK.is_file(), f"there is no {CHECK}; HVS_CHECKS names another place"
    paths = [made / file.path for file in sample()]
    done = subprocess.run([CHECK, "office", *paths], capture_output=True, check=False, text=True)
    told = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("ok ")]
    assert done.returncode == 0, "\n".join(told)
