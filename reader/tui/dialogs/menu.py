"""The dialog that chooses one line of a few sections: by the cursor, or by the letter before it.

Knows no meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.tui.dialogs.options import ListDialog

IS_NOW = "✓"


@dataclass(frozen=True, slots=True)
class MenuLine:
    """A line to choose."""

    id: str
    letter: str
    text: str
    is_now: bool = False
    """Whether it is as the user has it."""


@dataclass(frozen=True, slots=True)
class MenuSection:
    """Lines of which one is as the user has it."""

    heading: str
    lines: Sequence[MenuLine]


class MenuScreen(ListDialog[str]):
    """Asks for one line; answers with its id, or with nothing when closed."""

    def __init__(self, title: str, sections: Sequence[MenuSection], at: str) -> None:
        """`at` is the id of the line to stand on first."""
        super().__init__()
        self._title = title
        self._sections = sections
        self._at = at
        self._ids = {line.letter: line.id for section in sections for line in section.lines}

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog -narrow") as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = Content("Enter or a letter chooses · Esc closes")
            yield OptionList(*self._draw(), markup=False)

    def on_mount(self) -> None:
        """Stand on the line that is meant."""
        self.begin_at(self.query_one(OptionList).get_option_index(self._at))

    def on_key(self, event: events.Key) -> None:
        """A letter chooses its line."""
        if event.key in self._ids:
            event.stop()
            self.dismiss(self._ids[event.key])

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def _draw(self) -> list[Option]:
        drawn: list[Option] = []
        for place, section in enumerate(self._sections):
            if place:
                drawn.append(Option("", disabled=True))
            drawn.append(Option(Content.styled(section.heading, "$text-muted bold"), disabled=True))
            for line in section.lines:
                sign = IS_NOW if line.is_now else " "
                text = Content.assemble(
                    "  ", (line.letter, "$text-accent bold"), f"  {line.text}  ", (sign, "$text-accent")
                )
                drawn.append(Option(text, id=line.id))
        return drawn
