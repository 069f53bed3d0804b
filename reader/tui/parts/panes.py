"""Which pane has the focus, which panes are to be seen, and the keys that the bottom line shows.

Knows widgets only from outside; the style sheets decide what the classes look like.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.screen import Screen
from textual.widget import Widget

from reader.tui.actions import Place
from reader.tui.bindings import describe_bar
from reader.tui.widgets.key_bar import KeyBar
from reader.tui.widgets.search_box import SearchBox

ORDER: tuple[Place, ...] = ("list", "reader", "sidebar")
CLASSES: dict[Place, str] = {"list": "-at-list", "reader": "-at-article", "sidebar": "-at-sidebar"}
ALONE = "-alone"


class Panes:
    """List, reader and sidebar side by side, or one at a time."""

    def __init__(
        self,
        screen: Screen[None],
        widgets: Mapping[Place, Widget],
        bar: KeyBar,
        keys: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._screen = screen
        self._widgets = widgets
        self._bar = bar
        self._keys = keys
        self._last: Place = "list"
        self._contents: dict[Place, Place] = {"list": "list", "reader": "reader"}
        """Whose keys are shown while list and reader have the focus."""

    @property
    def at(self) -> Place:
        """The focused pane, or the search box."""
        if isinstance(self._screen.focused, SearchBox):
            return "box"
        for place, widget in self._widgets.items():
            if self._screen.focused is widget:
                return place
        return self._last

    @property
    def last(self) -> Place:
        """The pane that has or last had the focus."""
        return self._last

    def is_visible(self, place: Place) -> bool:
        """Whether a pane is to be seen at this width."""
        return self._widgets[place].display

    def focus(self, place: Place) -> None:
        """Give a pane the focus; it comes into view where not all fit."""
        self._screen.set_focus(self._widgets[place])
        self.note_focus()

    def step(self, by: int) -> None:
        """Give the next or previous pane the focus."""
        self.end_alone()
        self.focus(ORDER[(ORDER.index(self._last) + by) % len(ORDER)] if self.at != "box" else "list")

    def toggle_alone(self) -> None:
        """Show the reader alone, or all panes again."""
        if not self.end_alone():
            self._screen.add_class(ALONE)
            self.focus("reader")

    def end_alone(self) -> bool:
        """Show all panes again; False where they were."""
        was_alone = self._screen.has_class(ALONE)
        self._screen.remove_class(ALONE)
        return was_alone

    def show_keys_of(self, content: Place, pane: Place = "reader") -> None:
        """Show the keys of what a pane holds, whenever it has the focus."""
        if content != self._contents[pane]:
            self._contents[pane] = content
            self._show_keys()

    def note_focus(self) -> None:
        """Follow the focus: show its pane and its keys; with the search box that is the list, where hits come up."""
        at: Place = "list" if self.at == "box" else self.at
        if at in CLASSES:
            self._last = at
            if at != "reader":
                self.end_alone()
            self._screen.update_classes({name: place == at for place, name in CLASSES.items()})
        self._show_keys()

    def _show_keys(self) -> None:
        at = self.at
        self._bar.keys = describe_bar(self._contents.get(at, at), self._keys)
