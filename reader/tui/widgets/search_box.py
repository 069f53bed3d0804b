"""The search box: an input that lays nothing out while it is typed in.

Knows neither results nor queries: it says what was typed, and which way to walk.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, var
from textual.widgets import Input

from reader.text.sanitise import sanitise_line

WORD_KEYS = (
    Binding("alt+b", "cursor_left_word", "Back a word", show=False),
    Binding("alt+f", "cursor_right_word", "On a word", show=False),
)
"""As in a shell."""
MAX_LENGTH = 1_000
"""Code points of a query; what is pasted beyond is cut off."""


class SearchBox(Input):
    """One line to type a query in; posts Input.Changed and Input.Submitted beside its own messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "walk(1)", "Next result", show=False),
        Binding("up", "walk(-1)", "Previous result or earlier query", show=False),
        Binding("tab", "take_suggestion", "Take the suggestion", show=False),
        Binding("escape", "close", "Close", show=False),
        Binding("backspace", "delete_or_close", "Delete, or close when empty", show=False),
        *WORD_KEYS,
    ]

    # Input assigns its virtual_size on each key; with layout that would lay out and repaint the whole screen.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    results_at_top: var[bool] = var(True)
    """Set by the owner: Up then goes back in the history rather than up the results."""

    class Walk(Message):
        """Down (1) or Up (-1): move the cursor of the results."""

        def __init__(self, box: SearchBox, by: int) -> None:
            super().__init__()
            self.box = box
            self.by = by

        @property
        def control(self) -> SearchBox:
            """The box."""
            return self.box

    class Closed(Message):
        """Escape, or Backspace in the empty box: close it and restore what was there."""

        def __init__(self, box: SearchBox) -> None:
            super().__init__()
            self.box = box

        @property
        def control(self) -> SearchBox:
            """The box."""
            return self.box

    def __init__(self, *, placeholder: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(
            placeholder=placeholder,
            max_length=MAX_LENGTH,
            select_on_focus=False,
            compact=True,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self._history: tuple[str, ...] = ()
        self._place = -1
        self._typed = ""
        self._offer = "", ""

    def set_query(self, text: str) -> None:
        """Put this text into the box with the cursor behind it; posts Changed where it differs."""
        self.value = sanitise_line(text)[:MAX_LENGTH]
        self.cursor_position = len(self.value)

    def set_history(self, queries: Sequence[str]) -> None:
        """Take the earlier queries, newest first."""
        self._history = tuple(queries)
        self._place = -1

    def offer(self, completion: str, taken: str | None = None) -> None:
        """Show how the text could go on; Tab takes it, or `taken`; ignored where the text no longer begins it."""
        if completion.startswith(self.value) and self.value:
            self._suggestion = sanitise_line(completion)
            self._offer = self.value, sanitise_line(completion if taken is None else taken)

    def offer_instead(self, text: str) -> None:
        """Let Tab put another text in place of this one; where it is shown is for the owner to say."""
        self._offer = self.value, sanitise_line(text)

    def _action_walk(self, by: int) -> None:
        if by < 0 and self.results_at_top:
            self._show_query(self._place + 1)
        elif by > 0 and self._place >= 0:
            self._show_query(self._place - 1)
        else:
            self.post_message(self.Walk(self, by))

    def _show_query(self, place: int) -> None:
        """Show an earlier query, or (-1) what was being typed."""
        if place >= len(self._history):
            return
        if self._place < 0:
            self._typed = self.value
        self.set_query(self._history[place] if place >= 0 else self._typed)
        self._place = place

    def _action_take_suggestion(self) -> None:
        offered_for, taken = self._offer
        if offered_for != self.value or not self.value:
            raise SkipAction
        self.set_query(taken)

    def _action_close(self) -> None:
        self.post_message(self.Closed(self))

    def _action_delete_or_close(self) -> None:
        if self.value:
            self._place = -1
            self.action_delete_left()
        else:
            self.post_message(self.Closed(self))

    def action_copy(self) -> None:
        """Copy what is selected; with nothing selected leave the key to others."""
        if self.selection.is_empty:
            raise SkipAction
        super().action_copy()

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        if event.is_printable:
            self._place = -1

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(sanitise_line(event.text)[:MAX_LENGTH], *self.selection)
