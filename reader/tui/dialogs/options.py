"""What dialogs with rows share: how the rows are walked, alone or below a line of text that narrows them.

Knows no rows.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ScreenResultType
from textual.widgets import Input, OptionList

from reader.tui.dialogs.dialog import Dialog


class OptionsDialog(Dialog[ScreenResultType]):
    """A dialog with rows to walk."""

    def action_walk(self, by: int) -> None:
        """Go down or up the rows."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()


class ListDialog(OptionsDialog[ScreenResultType]):
    """A dialog whose rows take the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "walk(1)", "Down", id="move_down", show=False),
        Binding("k,up", "walk(-1)", "Up", id="move_up", show=False),
    ]

    def begin_at(self, index: int) -> None:
        """Put the cursor on a row, and the keys to the rows."""
        options = self.query_one(OptionList)
        options.highlighted = index
        options.focus()


class NarrowedDialog(OptionsDialog[ScreenResultType]):
    """A dialog with a line of text that takes the keys, and rows below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "walk(1)", "Next", show=False),
        Binding("up", "walk(-1)", "Previous", show=False),
    ]

    def begin_to_type(self) -> None:
        """Give the keys to the line, and never to the rows."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
