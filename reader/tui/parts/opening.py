"""How parts open dialogs and hear what the user chose there, and how they lend the terminal.

Knows no dialog and no program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from textual.app import SuspendNotSupported
from textual.screen import Screen

from reader.tui.dialogs.dialog import Dialog


class Open(Protocol):
    """Opens a dialog."""

    def __call__(self, dialog: Dialog[Any], do: Callable[[Any], None]) -> None:
        """Call `do` with what is chosen; a dialog that is closed chooses nothing."""


class Lend(Protocol):
    """Lends the terminal to a program."""

    def __call__(self, run: Callable[[], int]) -> int | None:
        """Return what `run` returns; None where the terminal cannot be lent."""


def lend_from(screen: Screen[None]) -> Lend:
    """Return how this screen's terminal is lent."""

    def lend(run: Callable[[], int]) -> int | None:
        try:
            with screen.app.suspend():
                status = run()
        except SuspendNotSupported:
            return None
        screen.refresh(layout=True)  # the terminal is blank when it comes back
        return status

    return lend


def open_over(screen: Screen[None]) -> Open:
    """Return how dialogs are opened over this screen: one at a time, what was asked for twice comes once."""

    def open_dialog(dialog: Dialog[Any], do: Callable[[Any], None]) -> None:
        if screen.app.screen is screen:  # `is_current` is true below a dialog, too
            screen.app.push_screen(dialog, lambda chosen: do(chosen) if chosen else None)

    return open_dialog
