"""Places: what a user goes to by name, with how much is unread there; searches kept under a name; where to start.

What a saved search finds is asked where searches are answered.  Knows no screen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, replace

from reader.library.journal import Journal
from reader.library.workbench import SEARCH_LANE, Workbench
from reader.model.desk import Step
from reader.model.errors import ReaderError
from reader.model.places import Destination, PlaceId, PlaceKind, PlaceRow, SavedSearch, find_destination
from reader.model.ports import ReportProgress, Runner
from reader.model.search import Question, Sort
from reader.store.choices import START
from reader.store.saved import Kept, PlacesChange

NAMES: dict[PlaceKind, str] = {
    "all": "All articles",
    "unread": "Unread",
    "new": "New",
    "starred": "Starred",
    "followed": "Followed stories",
    "muted": "Muted stories",
    "stories": "List by stories",
    "sources": "List by sources",
}


class PlacesPart:
    """Places as screens see them."""

    def __init__(self, bench: Workbench, runner: Runner, journal: Journal) -> None:
        self._bench = bench
        self._store = bench.store
        self._runner = runner
        self._journal = journal

    def list_all(self) -> tuple[PlaceRow, ...]:
        """Every place: those of every library, tags, saved searches, sources with what is unread first."""
        start = self._start()
        rows = (*self._standing(), *self._tags(), *self._saved(), *self._sources())
        return tuple(replace(row, is_start=row.id == start) for row in rows)

    def count_unread(self, destination: Destination) -> int:
        """How much of what a query finds is unread; raises as `search.ask` does."""
        return self._runner.start(SEARCH_LANE, count_unread_of, destination.query).wait()

    def find(self, destination: Destination) -> PlaceId | None:
        """The saved search or the place of every library that leads there, in whatever order."""
        rows = (*self._saved(), *self._standing())
        return next((row.id for row in rows if replace(row.destination, sort=destination.sort) == destination), None)

    def save(self, name: str, query: str, sort: Sort) -> Step:
        """Keep a search under a name; one of the same name is replaced."""
        search = SavedSearch(_checked(name), query, sort)
        known = self._store.saved.find(search.name)
        position = known[0] if known is not None else self._store.saved.next_position()
        label = f"search “{search.name}” {'replaced' if known is not None else 'saved'}"
        return self._do(label, (known,) if known else (), ((position, search),))

    def rename(self, name: str, new_name: str) -> Step:
        """Call a saved search otherwise; where it is the start, it stays so."""
        position, search = self._require(name)
        renamed = replace(search, name=_checked(new_name))
        other = self._store.saved.find(renamed.name)
        if other is not None and other[1] != search:
            raise ReaderError(other[1].name, "is the name of another saved search", "choose another name")
        start = self._start()
        if start == PlaceId("search", search.name):
            start = PlaceId("search", renamed.name)
        label = f"search “{search.name}” renamed “{renamed.name}”"
        return self._do(label, ((position, search),), ((position, renamed),), start)

    def delete(self, name: str) -> Step:
        """Forget a saved search; where it was the start, the reader starts as it is left from now on."""
        position, search = self._require(name)
        start = self._start()
        kept = None if start == PlaceId("search", search.name) else start
        return self._do(f"search “{search.name}” deleted", ((position, search),), (), kept)

    def toggle_start(self, place: PlaceId) -> Step:
        """Start with a place from now on; where it is the start already, as the reader is left."""
        if place == self._start():
            return self._do("start view forgotten: the reader starts as you leave it", (), (), None)
        return self._do(f"“{place.name or NAMES[place.kind]}” made the start view", (), (), place)

    def _standing(self) -> tuple[PlaceRow, ...]:
        counts = self._store.desk.counts()
        new_count = self._store.desk.count_in("new")
        figures: dict[PlaceKind, tuple[int | None, int | None]] = {
            "all": (counts.article_count, counts.unread_count),
            "unread": (counts.unread_count, None),
            "new": (new_count, None),
            "starred": (counts.starred_count, None),
            "followed": (len(self._store.lists.followed_keys()), None),
            "muted": (len(self._store.lists.muted_keys()), None),
            "stories": (None, None),
            "sources": (None, None),
        }
        places = {kind: PlaceId(kind) for kind in NAMES}
        return tuple(
            PlaceRow(places[kind], name, find_destination(places[kind]), *figures[kind])
            for kind, name in NAMES.items()
            if kind != "muted" or figures[kind][0]
        )

    def _tags(self) -> tuple[PlaceRow, ...]:
        return tuple(_row(PlaceId("tag", tag), count, unread) for tag, count, unread in self._store.tags.counts())

    def _saved(self) -> tuple[PlaceRow, ...]:
        return tuple(
            PlaceRow(PlaceId("search", each.name), each.name, Destination(query=each.query, sort=each.sort))
            for each in self._store.saved.searches()
        )

    def _sources(self) -> tuple[PlaceRow, ...]:
        rows = self._store.lists.all_sources()
        return tuple(_row(PlaceId("source", row.name), row.article_count, row.unread_count) for row in rows)

    def _start(self) -> PlaceId | None:
        kept = self._store.choices.get(START)
        return PlaceId(*json.loads(kept)) if kept is not None else None

    def _require(self, name: str) -> tuple[int, SavedSearch]:
        found = self._store.saved.find(name)
        if found is None:
            raise ReaderError(name, "is no saved search any more", "p shows those there are")
        return found

    def _do(
        self,
        label: str,
        before: Sequence[tuple[int, SavedSearch]],
        after: Sequence[tuple[int, SavedSearch]],
        *start: PlaceId | None,
    ) -> Step:
        """Carry out a change as one step; `start` is the new one where it changes."""
        was = self._start()
        is_now = start[0] if start else was
        change = PlacesChange(Kept(tuple(before), _encode(was)), Kept(tuple(after), _encode(is_now)))
        self._store.saved.do(self._journal.window, label, change)
        return Step(label, ())


def count_unread_of(bench: Workbench, query: str, _: ReportProgress) -> int:
    """Task: how much of what a query finds is unread."""
    from reader.library.resolution import resolve
    from reader.query import read_query

    tree = read_query(query, bench.now().astimezone().date(), False).tree
    found = bench.index.search(Question(resolve(tree, bench.store), "arrived")).numbers
    return len(bench.store.articles.unread_among(found))


def _row(place: PlaceId, articles: int, unread: int) -> PlaceRow:
    return PlaceRow(place, place.name, find_destination(place), articles, unread)


def _encode(place: PlaceId | None) -> str | None:
    return json.dumps(astuple(place), ensure_ascii=False) if place is not None else None


def _checked(name: str) -> str:
    shown = " ".join(name.split())
    if not shown:
        raise ReaderError("This search", "has no name", "type one")
    return shown
