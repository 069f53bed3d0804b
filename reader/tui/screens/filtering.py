"""The filter: what the list is narrowed by, chosen among what its articles share, and given up again.

Knows the list, the search and the bridge; where a filter lies among the layers of the list stands in `filter_layers`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.facet import Facet, FacetKind, Filter
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.filtering import FilterRead
from reader.tui.keymap import show_key
from reader.tui.screens.filter_layers import base_keys, find_filter, narrowed_keys, put_filter
from reader.tui.screens.listing import Listing
from reader.tui.screens.pick import Picking, PickScreen
from reader.tui.screens.reading import Reading
from reader.tui.screens.rows import Layer
from reader.tui.screens.searching import Searching

if TYPE_CHECKING:
    from reader.tui.screens.opening import Open

FACETS_SHOWN, FACETS_TYPED = 5, 12
"""Of each kind, before and after something is typed."""
KINDS: dict[FacetKind, str] = {
    "source": "Source",
    "month": "Month",
    "person": "Person",
    "org": "Organisation",
    "place": "Place",
}
IN_USE = "In use"
LABEL_WIDTH = max(map(len, KINDS.values())) + 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of the picker."""

    facet: Facet
    label: str
    """What stands before the name: the kind, where it is the first row of its kind, and how many articles."""
    is_in_use: bool


class Filtering:
    """The filter of this window."""

    def __init__(
        self,
        listing: Listing,
        searching: Searching,
        reading: Reading,
        bridge: Bridge,
        open_dialog: Open,
        say: Callable[[str], None],
        keys: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._listing = listing
        self._searching = searching
        self._reading = reading
        self._bridge = bridge
        self._open = open_dialog
        self._say = say
        self._clear_key = show_key(keys["clear_filter"][0])
        self._awaited: Filter | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether it is not known yet which articles are left."""
        return self._awaited is not None

    def give_up(self) -> None:
        """Expect no answer any more: the list stays as it is."""
        self._awaited = None
        self._searching.filter = find_filter(self._layers())

    def pick(self) -> None:
        """Ask what the list is to be narrowed by, or no longer."""
        in_use = self._searching.filter
        numbers = narrowed_keys(self._layers())

        def find(typed: str, _: int) -> Sequence[Choice]:
            limit = FACETS_TYPED if typed.strip() else FACETS_SHOWN
            facets = self._bridge.filtering.count(numbers, typed, limit + len(in_use))
            others = [facet for facet in facets if not _is_in(facet, in_use)]
            return list_choices(() if typed.strip() else in_use, keep_first(others, limit))

        picking = Picking(
            "Filter this list",
            "narrows it",
            "any part of a source, a month, a person, an organisation, a place",
            find,
            lambda choice: (choice.facet.name, "Enter takes it out" if choice.is_in_use else ""),
            lambda choice: choice.label,
            len(in_use),
        )
        self._open(PickScreen(picking), self._toggle)

    def clear(self) -> bool:
        """Give up the filter; False where there is none."""
        if not self._searching.filter:
            return False
        self._change(())
        return True

    def clear_or_say(self) -> None:
        """Give up the filter; say so where there is none."""
        if not self.clear():
            self._say("The list is not filtered")

    def renew(self) -> None:
        """Narrow another list that came below; one of stories or sources cannot be, and ends the filter."""
        if not self._searching.filter:
            return
        if self._listing.view == "articles":
            self._read()
        else:
            self.clear()
            self._say("The filter is cleared: it narrows articles")

    def take(self, answer: FilterRead) -> bool:
        """Narrow the list; False for a stale answer."""
        if answer.wanted != self._awaited:
            return False
        self._awaited = None
        shown = self._listing.rows.layer
        layers = put_filter(self._layers(), answer.wanted, answer.numbers)
        self._listing.covered[:] = layers[:-1]
        if shown.kind != layers[-1].kind or layers[-1].result is None:
            self._listing.rows.show(layers[-1])
            rows = self._listing.rows
            self._reading.asking.preview(rows.key_at(rows.cursor), None)
        if answer.wanted:
            self._say(f"{self._clear_key} clears the filter")
        return True

    def _toggle(self, choice: Choice) -> None:
        in_use = tuple(each for each in self._searching.filter if not _is_in(each, (choice.facet,)))
        self._change(in_use if choice.is_in_use else (*in_use, choice.facet))

    def _change(self, wanted: Filter) -> None:
        self._searching.filter = wanted
        self._searching.ask_again()
        self._read()

    def _read(self) -> None:
        self._awaited = self._searching.filter
        self._bridge.filtering.read(self._awaited, base_keys(self._layers()))

    def _layers(self) -> list[Layer]:
        return [*self._listing.covered, self._listing.rows.hold()]


def list_choices(in_use: Filter, facets: Sequence[Facet]) -> list[Choice]:
    """Return the rows of the picker: what is in use, then what else the articles share, kind by kind."""
    widest = max((len(f"{facet.count:,}") for facet in facets), default=0)
    choices = [
        Choice(facet, f"{IN_USE if place == 0 else '':<{LABEL_WIDTH}}{'':>{widest}}  ", is_in_use=True)
        for place, facet in enumerate(in_use)
    ]
    before: FacetKind | None = None
    for facet in facets:
        kind = KINDS[facet.kind] if facet.kind != before else ""
        choices.append(Choice(facet, f"{kind:<{LABEL_WIDTH}}{facet.count:>{widest},}  ", is_in_use=False))
        before = facet.kind
    return choices


def keep_first(facets: Sequence[Facet], limit: int) -> list[Facet]:
    """Return as many of each kind at most, the first ones."""
    left = Counter(dict.fromkeys(KINDS, limit))
    kept = []
    for facet in facets:
        left[facet.kind] -= 1
        if left[facet.kind] >= 0:
            kept.append(facet)
    return kept


def _is_in(facet: Facet, some: Sequence[Facet]) -> bool:
    return any((facet.kind, facet.id) == (each.kind, each.id) for each in some)
