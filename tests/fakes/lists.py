"""Lists and places in memory, over the articles and stories of the library in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.desk import Step
from reader.model.lists import ListView, SourceRow, ViewChoice, source_key
from reader.model.places import DESTINATIONS, Destination, PlaceId, PlaceRow, SavedSearch, find_destination
from reader.model.search import Sort
from reader.model.story import ListKey
from tests.fakes.stories import FakeStories

if TYPE_CHECKING:
    from tests.fakes.library import FakeSearch, FakeState


def in_order(state: FakeState, order: str) -> list[int]:
    """Every article; the oldest has the smallest number, and articles came in an order of their own."""
    if order == "arrived":
        return sorted(state.articles, key=lambda number: (number % 2, number), reverse=True)
    return sorted(state.articles, reverse=order != "oldest")


class FakeLists:
    def __init__(self, state: FakeState) -> None:
        self._state = state

    def choice(self) -> ViewChoice:
        return self._state.choice

    def keep_choice(self, choice: ViewChoice) -> None:
        self._state.choice = choice

    def start(self) -> Destination | None:
        place = self._state.start
        if place is None or place.kind != "search":
            return find_destination(place) if place is not None else None
        saved = self._state.saved_searches.get(place.name)
        return Destination(query=saved.query, sort=saved.sort) if saved is not None else None

    def keys(self, view: ListView, order: str) -> Sequence[ListKey]:
        stories = FakeStories(self._state)
        if view == "articles":
            return in_order(self._state, order)
        if view == "stories":
            return stories.list_keys()
        if view == "followed":
            return [key for key in stories.list_keys() if key < 0 and self._state.stories[-key].is_followed]
        if view == "muted":
            return [-number for number, story in self._state.stories.items() if story.is_muted]
        rows = sorted(self.source_rows(range(1, len(self.names) + 1)), key=lambda row: (not row.unread_count, row.name))
        return [source_key(row.number) for row in rows]

    def first_keys(self, view: ListView, length: int) -> Sequence[ListKey]:
        return self.keys(view, "newest")[:length]

    @property
    def names(self) -> list[str]:
        return sorted({article.source for article in self._state.articles.values()})

    def source_rows(self, sources: Sequence[int]) -> tuple[SourceRow, ...]:
        return tuple(self._row(number) for number in sources if number <= len(self.names))

    def source_of(self, article: int) -> ListKey:
        return source_key(self.names.index(self._state.articles[article].source) + 1)

    def unread_from(self, source: int) -> tuple[int, ...]:
        return tuple(sorted(number for number in self.articles_from(source) if number not in self._state.read))

    def articles_from(self, source: int) -> tuple[int, ...]:
        articles, name = self._state.articles, self.names[source - 1]
        return tuple(number for number in sorted(articles, reverse=True) if articles[number].source == name)

    def unread_articles(self, numbers: Sequence[int]) -> frozenset[int]:
        return frozenset(numbers) - self._state.read

    def unread_stories(self, stories: Sequence[int]) -> frozenset[int]:
        return frozenset(number for number in stories if FakeStories(self._state).unread_of(number))

    def articles_in(self, stories: Sequence[int]) -> tuple[int, ...]:
        return tuple(article for number in stories for article in FakeStories(self._state).articles_of(number))

    def _row(self, number: int) -> SourceRow:
        articles = self.articles_from(number)
        days = [day.latest for each in articles if (day := self._state.articles[each].published) is not None]
        name = self.names[number - 1]
        return SourceRow(number, name, len(articles), len(self.unread_from(number)), max(days, default=None))


class FakePlaces:
    def __init__(self, state: FakeState, search: FakeSearch) -> None:
        self._state = state
        self._search = search

    def list_all(self) -> tuple[PlaceRow, ...]:
        state, lists = self._state, FakeLists(self._state)
        unread = len(state.articles) - len(state.read)
        rows = [PlaceRow(PlaceId(kind), kind.capitalize(), where) for kind, where in DESTINATIONS.items()]
        rows[0] = replace(rows[0], article_count=len(state.articles), unread_count=unread)
        rows += [
            PlaceRow(PlaceId("search", each.name), each.name, Destination(query=each.query, sort=each.sort))
            for each in state.saved_searches.values()
        ]
        for row in lists.source_rows(range(1, len(lists.names) + 1)):
            place = PlaceId("source", row.name)
            rows.append(PlaceRow(place, row.name, find_destination(place), row.article_count, row.unread_count))
        return tuple(replace(row, is_start=row.id == state.start) for row in rows)

    def count_unread(self, destination: Destination) -> int:
        return len(set(self._search.ask(destination.query).numbers) - self._state.read)

    def find(self, destination: Destination) -> PlaceId | None:
        for row in self.list_all():
            if (row.destination.view, row.destination.query) == (destination.view, destination.query):
                return row.id
        return None

    def save(self, name: str, query: str, sort: Sort) -> Step:
        return self._put(f"search “{name}” saved", {**self._state.saved_searches, name: SavedSearch(name, query, sort)})

    def rename(self, name: str, new_name: str) -> Step:
        kept = {(new_name if key == name else key): each for key, each in self._state.saved_searches.items()}
        kept[new_name] = replace(kept[new_name], name=new_name)
        return self._put(f"search “{name}” renamed “{new_name}”", kept)

    def delete(self, name: str) -> Step:
        kept = {key: each for key, each in self._state.saved_searches.items() if key != name}
        return self._put(f"search “{name}” deleted", kept)

    def toggle_start(self, place: PlaceId) -> Step:
        before, after = self._state.start, (None if place == self._state.start else place)
        step = Step(f"“{place.name or place.kind}” made the start view", ())
        return self._state.do(step, lambda: self._start(after), lambda: self._start(before))

    def _put(self, label: str, after: dict[str, SavedSearch]) -> Step:
        before = self._state.saved_searches
        return self._state.do(Step(label, ()), lambda: self._keep(after), lambda: self._keep(before))

    def _keep(self, saved: dict[str, SavedSearch]) -> None:
        self._state.saved_searches = saved

    def _start(self, place: PlaceId | None) -> None:
        self._state.start = place
