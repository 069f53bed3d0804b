"""The lists that lie below every search: articles, stories, sources; and which of them the user wants, in which way.

What the first frame does not need is imported where it is used.  Knows no screen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, get_args

from reader.model.lists import Density, ListOrder, ListView, ViewChoice, source_key

if TYPE_CHECKING:
    from reader.model.article import ArticleNumber
    from reader.model.lists import SourceNumber, SourceRow
    from reader.model.places import Destination
    from reader.model.story import ListKey, StoryNumber
    from reader.store import Store

CHOICES = {"view": get_args(ListView), "order": get_args(ListOrder), "density": get_args(Density)}
"""What can be chosen, by the fields of ViewChoice."""


class ListsPart:
    """Lists as screens see them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def choice(self) -> ViewChoice:
        """How the user last wanted the list, in any window: to be known before the first frame."""
        from reader.store.choices import LIST

        kept = json.loads(self._store.choices.get(LIST) or "{}")
        # what another version kept and this one does not know is as if nothing was chosen
        return ViewChoice(**{name: kept[name] for name, known in CHOICES.items() if kept.get(name) in known})

    def keep_choice(self, choice: ViewChoice) -> None:
        """Keep how the user wants the list, for windows to come; nothing in a library that can only be read."""
        from reader.store.choices import LIST

        if not self._store.database.is_read_only:
            self._store.choices.keep(LIST, json.dumps(asdict(choice)))

    def start(self) -> Destination | None:
        """Where the reader is to start; None: as the user last left the list."""
        from reader.store.choices import START

        kept = self._store.choices.get(START)
        if kept is None:
            return None
        from reader.model.places import Destination, PlaceId, find_destination

        place = PlaceId(*json.loads(kept))
        if place.kind != "search":
            return find_destination(place)
        found = self._store.saved.find(place.name)
        return Destination(query=found[1].query, sort=found[1].sort) if found is not None else None

    def keys(self, view: ListView, order: ListOrder) -> Sequence[ListKey]:
        """Every row of a list: a snapshot that later imports do not change; `order` is that of articles."""
        if view == "articles":
            return self._store.articles.numbers(order)
        if view == "stories":
            return self._store.stories.list_keys()
        lists = self._store.lists
        keys = {"followed": lists.followed_keys, "muted": lists.muted_keys, "sources": lists.source_keys}
        return keys[view]()

    def first_keys(self, view: ListView, length: int) -> Sequence[ListKey]:
        """The first rows of a list that is not of articles; none where they cannot be known at once."""
        if view == "stories":
            return self._store.lists.first_story_keys(length)
        return self.keys(view, "newest")[:length]

    def source_rows(self, sources: Sequence[SourceNumber]) -> tuple[SourceRow, ...]:
        """Rows of the list by sources, in this order."""
        return self._store.lists.source_rows(sources)

    def source_of(self, article: ArticleNumber) -> ListKey:
        """The row of an article's source."""
        return source_key(self._store.lists.source_of(article))

    def unread_from(self, source: SourceNumber) -> tuple[ArticleNumber, ...]:
        """A source's unread articles, earliest first."""
        return self._store.lists.unread_from(source)

    def articles_from(self, source: SourceNumber) -> tuple[ArticleNumber, ...]:
        """All articles of a source, latest first."""
        return self._store.lists.articles_from(source)

    def unread_articles(self, numbers: Sequence[ArticleNumber]) -> frozenset[ArticleNumber]:
        """Those of these articles that are unread."""
        return self._store.articles.unread_among(numbers)

    def unread_stories(self, stories: Sequence[StoryNumber]) -> frozenset[StoryNumber]:
        """Those of these stories that have something unread beside copies."""
        return self._store.lists.unread_stories(stories)

    def articles_in(self, stories: Sequence[StoryNumber]) -> tuple[ArticleNumber, ...]:
        """The articles of all these stories, in no order."""
        return self._store.lists.articles_in(stories)
