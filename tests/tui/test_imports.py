"""The screens start fast: nothing heavy is imported with them."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("whoosh", "Stemmer", "dateparser", "ftfy", "anyascii", "rapidfuzz", "spacy", "multiprocessing", "reader.store")
AFTER_THE_FIRST_FRAME = (
    "reader.library",
    "reader.tui.bridge.bridge",
    "reader.tui.parts.wiring",
    "reader.model.search",
)
"""Not listed: what `import textual.app` itself brings, such as rich and markdown_it."""


@pytest.fixture(scope="module")
def imported() -> set[str]:
    code = "import reader.tui.app, sys, os; print(os.environ['TEXTUAL_FPS']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    frames_per_second, modules = done.stdout.splitlines()
    assert frames_per_second == "120"
    return set(modules.split())


@pytest.mark.parametrize("module", HEAVY + AFTER_THE_FIRST_FRAME)
def test_the_app_imports_nothing_heavy(imported: set[str], module: str) -> None:
    assert module not in imported
