"""The dialog that asks where to go: places by kind, narrowed by typing, saved searches changed on the spot.

Knows the bridge's places; going there is done by whoever opened it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.model.desk import Counts
from reader.model.places import PlaceKind, PlaceRow
from reader.text.sanitise import harmless
from reader.text.tokens import fold_words
from reader.tui.bridge.places import PlacesBridge, PlacesRead, UnreadCounted
from reader.tui.dialogs.ask_line import AskLineScreen
from reader.tui.dialogs.line_input import LineInput
from reader.tui.dialogs.options import NarrowedDialog
from reader.tui.widgets.cells import cut

MAX_SHOWN = 60
"""Places of one kind: who wants another one types some letters of it."""
LOOK_AGAIN_S = 2.0
"""While it is open, what comes in beside it is shown after so long."""
DIALOG_WIDTH, FRAME_WIDTH = 84, 9
"""Cells of the dialog, and of them those beside the text: border, padding, scroll bar."""
HEADINGS: dict[PlaceKind, str] = {"search": "Saved searches", "tag": "Tags", "source": "Sources"}
ORDER: tuple[PlaceKind, ...] = ("search", "tag", "source")
"""Kinds that have a heading, as they follow on the places of every library."""
UNREAD, START = "unread", "start view"
HINT = "Ctrl-r renames · Ctrl-d deletes · Ctrl-s starts with it, or no longer"
HINT_ELSEWHERE = "Ctrl-s starts the reader with it, or no longer"


class PlacePickerScreen(NarrowedDialog[PlaceRow]):
    """Asks for a place; answers with it, or with nothing when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "rename", "Rename", show=False, priority=True),
        Binding("ctrl+d", "delete", "Delete", show=False, priority=True),
        Binding("ctrl+s", "start", "Start with it", show=False, priority=True),
    ]

    def __init__(self, bridge: PlacesBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._places: Sequence[PlaceRow] = ()
        self._words: Sequence[str] = ()
        self._shown: list[PlaceRow | None] = []
        """What stands in each row; None for a heading."""
        self._counts: dict[str, int | None] = {}
        """How much is unread in what a query finds."""
        self._read_counts: Counts | None = None
        """Of the library, when the places were read."""
        self._to_count: list[PlaceRow] = []

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog -tall") as dialog:
            dialog.border_title = "Go to"
            dialog.border_subtitle = "Enter goes there · Esc closes"
            yield LineInput("some letters of a place, a saved search, a source")
            yield OptionList(markup=False)
            yield Static(id="keys", classes="hint")

    def on_mount(self) -> None:
        """Ask for the places."""
        self.begin_to_type()
        self._look()
        self.set_interval(LOOK_AGAIN_S, self._look_again)

    def on_resize(self) -> None:
        """The counts stand on the right."""
        self._list()

    @on(PlacesRead)
    def _read(self, answer: PlacesRead) -> None:
        self._read_counts = answer.counts
        self._places, self._words = answer.places, answer.words
        is_counting = bool(self._to_count)
        self._to_count = [place for place in answer.places if place.id.kind == "search"]
        if not is_counting:
            self._count_next()
        self._list()

    @on(UnreadCounted)
    def _counted(self, answer: UnreadCounted) -> None:
        self._counts[answer.place.destination.query] = answer.unread_count
        self._count_next()
        self._list()

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._list(at_first=True)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        place = self._current
        hint = HINT_ELSEWHERE if place is None or place.id.kind != "search" else HINT
        self.query_one("#keys", Static).update(Content(hint))

    @on(Input.Submitted)
    def _choose(self) -> None:
        if self._current is not None:
            self.dismiss(self._current)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index])

    def action_rename(self) -> None:
        """Ask how the saved search is to be called."""
        place = self._saved_search()
        if place is None:
            return

        def rename(name: str | None) -> None:
            if name and name != place.name:
                self._bridge.rename(place, name)
                self._look()

        self.app.push_screen(AskLineScreen(f"Rename “{place.name}”", "renames", place.name), rename)

    def action_delete(self) -> None:
        """Forget the saved search: `u` brings it back."""
        place = self._saved_search()
        if place is not None:
            self._bridge.delete(place)
            self._look()

    def action_start(self) -> None:
        """Start with the place from now on, or no longer."""
        if self._current is not None:
            self._bridge.toggle_start(self._current.id)
            self._look()

    @property
    def _current(self) -> PlaceRow | None:
        index = self.query_one(OptionList).highlighted
        return self._shown[index] if index is not None else None

    def _saved_search(self) -> PlaceRow | None:
        place = self._current
        if place is None or place.id.kind == "search":
            return place
        self.notify("Only saved searches can be renamed and deleted", markup=False)
        return None

    def _look(self) -> None:
        self._bridge.read(self)

    def _look_again(self) -> None:
        if self._read_counts is not None:
            self._bridge.read_unless(self._read_counts, self)

    def _count_next(self) -> None:
        """One search at a time: what is typed beside must not wait long for them."""
        if self._to_count:
            self._bridge.count_unread(self._to_count.pop(0), self)

    def _list(self, *, at_first: bool = False) -> None:
        """Show what fits what was typed, with the cursor on the same place as far as it is still there."""
        options, current = self.query_one(OptionList), self._current if self._shown else None
        self._shown = arrange(self._find(), with_headings=not self._typed)
        width = min(DIALOG_WIDTH, self.app.size.width) - FRAME_WIDTH
        options.clear_options()
        options.add_options([self._draw(index, width) for index in range(len(self._shown))])
        places = [index for index, place in enumerate(self._shown) if place is not None]
        same = [index for index in places if current is not None and self._shown[index].id == current.id]  # type: ignore[union-attr]
        options.highlighted = next(iter(places if at_first or not same else same), None)
        if not places and self._places:
            self.query_one("#keys", Static).update(Content("No place is called that"))

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value.strip()

    def _find(self) -> list[PlaceRow]:
        words = fold_words(self._typed).split()
        return [
            place for place, name in zip(self._places, self._words, strict=True) if all(word in name for word in words)
        ]

    def _draw(self, index: int, width: int) -> Option:
        place = self._shown[index]
        if place is None:
            following = self._shown[index + 1]
            assert following is not None
            return Option(Content.styled(f"\n{HEADINGS[following.id.kind]}", "$text-muted bold"), disabled=True)
        count = describe_count(place, self._counts.get(place.destination.query))
        style = "$text-accent" if count.endswith(UNREAD) else "$text-muted"
        start = f"{START}  " if place.is_start else ""
        room = width - cell_len(start) - cell_len(count) - 2
        name = cut(harmless(place.name), room)
        query = ""
        if place.id.kind == "search" and place.name != place.destination.query:
            query = "  " + cut(harmless(place.destination.query), room - cell_len(name) - 2)
        gap = " " * max(2, room + 2 - cell_len(name) - cell_len(query))
        return Option(Content.assemble(name, (query, "$text-muted"), gap, (start, "$text-primary"), (count, style)))


def arrange(places: Sequence[PlaceRow], *, with_headings: bool) -> list[PlaceRow | None]:
    """Put places in order of their kinds, so many of each; None stands for the heading of those that follow."""
    arranged: list[PlaceRow | None] = [place for place in places if place.id.kind not in HEADINGS]
    for kind in ORDER:
        of_kind = [place for place in places if place.id.kind == kind][:MAX_SHOWN]
        arranged += [None] if of_kind and with_headings else []
        arranged += of_kind
    return arranged


def describe_count(place: PlaceRow, counted: int | None) -> str:
    """Return "12 unread", "340", "all read"; nothing where nothing is counted.

    `counted` is what is unread in a saved search.
    """
    unread = counted if place.id.kind == "search" else place.unread_count
    if unread is None:
        return f"{place.article_count:,}" if place.article_count is not None else ""
    return f"{unread:,} {UNREAD}" if unread else "all read"
