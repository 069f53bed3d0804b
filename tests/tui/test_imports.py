"""The screens start fast: nothing heavy is imported with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("whoosh", "Stemmer", "dateparser", "ftfy", "anyascii", "rapidfuzz", "spacy", "multiprocessing", "reader.store")
AFTER_THE_FIRST_FRAME = (
    "reader.library",
    "reader.tui.bridge.bridge",
    "reader.tui.parts.wiring",
    "reader.model.search",
    "reader.model.desk",
    "reader.model.story",
    "reader.model.work",
    "reader.tui.dialogs",
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


def test_the_first_rows_are_read_without_what_users_did(tmp_path: Path) -> None:
    """Every class of values costs as much as a small module: choices, articles and the database are enough."""
    code = (
        "import sys; from pathlib import Path; from reader.library.lists import ListsPart;"
        "from reader.library.articles import ArticlesPart; from reader.store import open_store;"
        f"store = open_store(Path({str(tmp_path)!r})); lists = ListsPart(store); lists.choice(); lists.start();"
        "articles = ArticlesPart(store); articles.theme(); articles.first_page(9); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint({"reader.store.desk", "reader.store.journal", "reader.model.desk", "reader.model.story"})
    assert "reader.store.choices" in loaded
