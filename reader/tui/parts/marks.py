"""Tags and the ways out of the library, put together, and which of the table's actions they do.

Knows no messages but who takes them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

from reader.tui.bridge import passing_on, tagging
from reader.tui.bridge.bridge import Bridge
from reader.tui.parts.current import Current
from reader.tui.parts.listing import Listing
from reader.tui.parts.opening import lend_from, open_over
from reader.tui.parts.panes import Panes
from reader.tui.parts.passing_on import PassingOn
from reader.tui.parts.reading import Reading
from reader.tui.parts.tagging import Tagging

if TYPE_CHECKING:
    from reader.tui.screens.main import Widgets


@dataclass(frozen=True, slots=True)
class Marks:
    """What is done with one article beside reading it."""

    tagging: Tagging
    passing_on: PassingOn

    def list_commands(self) -> dict[str, Callable[[], object]]:
        """What each action does."""
        return {
            "add_tag": self.tagging.add,
            "remove_tag": self.tagging.remove,
            "links": self.passing_on.show_links,
            "quote": self.passing_on.quote,
            "save": self.passing_on.save,
            "pipe": self.passing_on.pipe,
        }

    def list_takers(self) -> dict[type[Message], Callable[[Any], None]]:
        """Who takes which answer."""
        return {
            tagging.TagsRead: self.tagging.take,
            passing_on.LinksRead: self.passing_on.take_links,
            passing_on.NotOpened: self.passing_on.take_not_opened,
            passing_on.Quoted: self.passing_on.take_quoted,
            passing_on.FileNameRead: self.passing_on.take_file_name,
            passing_on.CommandsRead: self.passing_on.take_commands,
        }


def make_marks(
    screen: Screen[None],
    widgets: Widgets,
    listing: Listing,
    reading: Reading,
    panes: Panes,
    bridge: Bridge,
    say: Callable[[str], None],
) -> Marks:
    """Put them together."""

    def copy(text: str) -> None:
        screen.app.copy_to_clipboard(text)

    current = Current(listing, reading, panes, widgets.view, widgets.sidebar, say)
    ways_out = PassingOn(current, widgets.view, bridge, open_over(screen), lend_from(screen), copy, say)
    return Marks(Tagging(current, bridge, open_over(screen), say), ways_out)
