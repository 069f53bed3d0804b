"""What could be meant by what was typed so far, asked in threads for one dialog.

Knows no dialog: what is picked from is a function.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.dom import DOMNode

from reader.tui.bridge.answer import Answer
from reader.tui.bridge.threads import Threads

MAX_PICKED = 50
"""Choices shown for what was typed: who wants more types more."""

Find = Callable[[str, int], Sequence[Any]]
"""(typed, limit) -> choices, the best first; called in a thread."""


class Picked(Answer):
    """The choices for what was typed."""

    def __init__(self, typed: str, choices: Sequence[Any]) -> None:
        super().__init__()
        self.typed = typed
        self.choices = choices


class PickBridge:
    """Asks for choices; the answer to what was typed last counts."""

    def __init__(self, find: Find, node: DOMNode) -> None:
        self._find = find
        self._threads = Threads(node)

    def ask(self, typed: str) -> None:
        """Answered by Picked."""
        self._threads.ask("pick", lambda: Picked(typed, self._find(typed, MAX_PICKED)))
