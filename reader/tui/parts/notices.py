"""Notices too long for the status line: what failed, what was copied.

Knows no cause; foreign text is made harmless here.
"""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen

from reader.text.sanitise import harmless_lines
from reader.tui.crash import log_crash

NOTICE_S = 10.0


class Notices:
    """Toasts over one screen."""

    def __init__(self, screen: Screen[None], log_file: Path) -> None:
        self._screen = screen
        self._log_file = log_file

    def tell(self, text: str, title: str) -> None:
        """Show a notice."""
        self._screen.notify(harmless_lines(text), title=title, timeout=NOTICE_S, markup=False)

    def warn(self, text: str, title: str = "") -> None:
        """Say what could not be done."""
        self._screen.notify(harmless_lines(text), title=title, severity="error", timeout=NOTICE_S, markup=False)

    def report_crash(self, error: BaseException) -> None:
        """Log a mistake of ours and say so."""
        log_crash(error, self._log_file)
        self.warn(f"A mistake in newsreader; {self._log_file} says where")
