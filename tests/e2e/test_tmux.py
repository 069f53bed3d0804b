"""In a real tmux, which holds an Esc back for half a second, and sends it as Alt where a key follows sooner."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_reader import environment, filled
from tests.terminal import Terminal

__all__ = ["filled"]  # a fixture

HEADING = "All articles"
TMUX = shutil.which("tmux") or ""
pytestmark = pytest.mark.skipif(not TMUX, reason="needs tmux")


@pytest.fixture
def reader(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """The reader in tmux, 80 columns by 24 rows, with nothing of tmux set."""
    for name in ("TMUX", "TMUX_PANE"):
        monkeypatch.delenv(name, raising=False)
    tmux = [TMUX, "-S", str(tmp_path / "tmux"), "-f", os.devnull]
    command = [sys.executable, "-m", "reader", "--library", str(filled / "library")]
    with Terminal([*tmux, "new-session", *command], 80, 24, environment(filled)) as terminal:
        terminal.wait_for(HEADING)  # what is below depends on how the test before left the reader
        yield terminal
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


@pytest.mark.parametrize("after_escape", ["", "j", "1", "."], ids=["nothing", "letter", "digit", "stop"])
def test_escape_closes_the_search_box_whatever_follows_how_soon(reader: Terminal, after_escape: str) -> None:
    reader.type("/")
    reader.wait_for("Esc close")
    reader.type("the")
    reader.wait_for("found")
    reader.type(f"\x1b{after_escape}")
    reader.wait_for(lambda text: "Esc close" not in text and "found" not in text)


def test_escape_and_a_letter_that_shells_take_for_word_keys(reader: Terminal) -> None:
    reader.type("?")
    reader.wait_for("Keys")
    reader.type("\x1bb")
    reader.wait_for(lambda text: "Keys" not in text and HEADING in text)
