"""Small dialogs with a few rows: choose one of them, or tick some.

Knows no meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.text.sanitise import harmless
from reader.tui.dialogs.options import ListDialog

TICKED, NOT_TICKED = "[x] ", "[ ] "


class ChooseScreen(ListDialog[str]):
    """Asks for one row; answers with its id, or with nothing when closed."""

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], at: int = 0) -> None:
        """`rows` are pairs of an id and a text; `at` is the row to begin on."""
        super().__init__()
        self._title = title
        self._rows = rows
        self._at = at

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(harmless(self._title))
            dialog.border_subtitle = Content("Enter chooses · Esc closes")
            yield OptionList(*(Option(Content(harmless(text)), id=id_) for id_, text in self._rows), markup=False)

    def on_mount(self) -> None:
        """Stand on the row to begin on."""
        self.begin_at(self._at)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class TickScreen(ListDialog[tuple[str, ...]]):
    """Asks for some of several rows, one at least and never all; answers with their texts, or nothing when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "Tick", show=False)]

    def __init__(self, title: str, does: str, rows: Sequence[tuple[str, str]]) -> None:
        """`rows` are pairs of a text and what stands behind it; `does` says what Enter does."""
        super().__init__()
        self._title = title
        self._does = does
        self._rows = rows
        self._ticked: set[int] = set()

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(harmless(self._title))
            dialog.border_subtitle = Content(f"Space ticks · Enter {self._does} · Esc closes")
            yield OptionList(*(Option(self._draw(index)) for index in range(len(self._rows))), markup=False)

    def on_mount(self) -> None:
        """Stand on the first row."""
        self.begin_at(0)

    def action_tick(self) -> None:
        """Tick the row under the cursor, or take its tick away."""
        options = self.query_one(OptionList)
        index = options.highlighted
        if index is not None:
            self._ticked ^= {index}
            options.replace_option_prompt_at_index(index, self._draw(index))

    @on(OptionList.OptionSelected)
    def _finish(self) -> None:
        if not self._ticked:
            self.notify("Space ticks what is to be parted from the rest", markup=False)
        elif len(self._ticked) == len(self._rows):
            self.notify("One has to stay: there would be nothing to part from", markup=False)
        else:
            self.dismiss(tuple(self._rows[index][0] for index in sorted(self._ticked)))

    def _draw(self, index: int) -> Content:
        text, detail = self._rows[index]
        tick = TICKED if index in self._ticked else NOT_TICKED
        return Content.assemble(tick, harmless(text), (f"  {harmless(detail)}", "$text-muted"))
