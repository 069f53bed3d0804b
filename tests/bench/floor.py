"""What Textual itself costs: the smallest apps that do the same thing, to divide our figures by.

python -m tests.bench.floor bare | cursor | text FILE
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import ClassVar

os.environ.setdefault("TEXTUAL_FPS", "120")

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

READY = "READY"


class BareApp(App[None]):
    """One line of text."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Static(READY)


class Rows(Widget, can_focus=True):
    """Lines of text and a reversed one that j moves down."""

    BINDINGS: ClassVar = [Binding("j", "move")]
    row = 0

    def render_line(self, y: int) -> Strip:
        text = f"{READY if y == 0 else 'row'} {y} {'lorem ipsum dolor ' * 20}"[: self.size.width]
        return Strip([Segment(text.ljust(self.size.width), Style(reverse=y == self.row))], self.size.width)

    def action_move(self) -> None:
        left, self.row = self.row, (self.row + 1) % self.size.height
        self.refresh(Region(0, left, self.size.width, 1), Region(0, self.row, self.size.width, 1))


class CursorApp(App[None]):
    """The cheapest app in which a key moves a cursor."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Rows()


class TextApp(App[None]):
    """A read-only TextArea that takes in a long text when o is pressed."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [Binding("o", "open", priority=True)]

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._text = file.read_text(encoding="utf-8")

    def compose(self) -> ComposeResult:
        from textual.widgets import TextArea  # the bare app does without

        self._area = TextArea(READY, read_only=True)
        yield self._area

    def action_open(self) -> None:
        self._area.text = self._text


if __name__ == "__main__":
    app: App[None]
    match sys.argv[1:]:
        case ["bare"]:
            app = BareApp()
        case ["cursor"]:
            app = CursorApp()
        case ["text", file]:
            app = TextApp(Path(file))
        case _:
            sys.exit(str(__doc__))
    app.animation_level = "none"
    app.run()
