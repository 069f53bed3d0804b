"""How parts open dialogs, and hear what the user chose there.

Knows no dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from textual.screen import Screen

from reader.tui.screens.dialog import Dialog


class Open(Protocol):
    """Opens a dialog."""

    def __call__(self, dialog: Dialog[Any], do: Callable[[Any], None]) -> None:
        """Call `do` with what is chosen; a dialog that is closed chooses nothing."""


def open_over(screen: Screen[None]) -> Open:
    """Return how dialogs are opened over this screen."""

    def open_dialog(dialog: Dialog[Any], do: Callable[[Any], None]) -> None:
        screen.app.push_screen(dialog, lambda chosen: do(chosen) if chosen else None)

    return open_dialog
