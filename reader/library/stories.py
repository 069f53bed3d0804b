"""Stories: the list by stories, one story's page, where an article stands and why.

A story's page reads all its reports, so it is made where searches are answered.  Knows no screen.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.workbench import SEARCH_LANE, Workbench
from reader.model.article import ArticleNumber
from reader.model.ports import ReportProgress, Runner
from reader.model.story import Difference, ListKey, StoryCounts, StoryNumber, StoryPage, StoryPlace, StoryRow
from reader.store import Store


class StoriesPart:
    """Stories as screens and commands see them."""

    def __init__(self, bench: Workbench, runner: Runner) -> None:
        self._bench = bench
        self._store = bench.store
        self._runner = runner

    def list_keys(self) -> Sequence[ListKey]:
        """The list by stories, newest news first: stories (negative) and articles that are in none."""
        return self._store.stories.list_keys()

    def names(self) -> dict[StoryNumber, str]:
        """The name of every story."""
        return self._store.lists.story_names()

    def muted(self) -> tuple[StoryNumber, ...]:
        """The stories that are kept out of that list."""
        return self._store.decisions.muted_stories()

    def rows(self, numbers: Sequence[StoryNumber]) -> tuple[StoryRow, ...]:
        """Rows of the list, in this order."""
        return self._store.stories.rows(numbers)

    def page(self, number: StoryNumber) -> StoryPage:
        """All that a story's page shows."""
        return self._runner.start(SEARCH_LANE, read_story_page, number).wait()

    def find(self, id_prefix: str) -> StoryNumber:
        """The one story whose id begins like this; raises NoSuchStoryError."""
        return self._store.stories.find(id_prefix)

    def place_of(self, article: ArticleNumber) -> StoryPlace | None:
        """Where an article stands among stories; None where it belongs to none."""
        return find_place(self._store, article)

    def unread_of(self, number: StoryNumber) -> tuple[ArticleNumber, ...]:
        """A story's unread articles, earliest first, copies left out: what catching up means."""
        return self._store.stories.unread_of(number)

    def articles_of(self, number: StoryNumber) -> tuple[ArticleNumber, ...]:
        """A story's articles, earliest first."""
        return self._store.stories.articles_of(number)

    def mark_seen(self, number: StoryNumber) -> None:
        """The user looks at a story: what comes from now on is new."""
        if not self._store.database.is_read_only:
            self._store.stories.mark_seen(number, self._bench.now())

    def counts(self) -> StoryCounts:
        """What the header says."""
        return self._store.stories.counts()

    def why(self, article: ArticleNumber) -> tuple[str, ...]:
        """Why an article is in its story: one reason a line."""
        from reader.library.story_reasons import explain_membership

        return explain_membership(self._store, article)

    def why_related(self, article: ArticleNumber, other: ArticleNumber) -> tuple[str, ...]:
        """What two articles have in common: one reason a line."""
        from reader.library.story_reasons import explain_pair

        return explain_pair(self._store, article, other)

    def why_different(self, difference: Difference) -> tuple[str, ...]:
        """Who gives which of a difference's values: one reason a line."""
        from reader.library.story_reasons import explain_difference

        return explain_difference(self._store, difference)


def read_story_page(bench: Workbench, number: StoryNumber, _: ReportProgress) -> StoryPage:
    """Task: put a story's page together."""
    from reader.library.story_pages import make_story_page

    return make_story_page(bench.store, number)


def find_place(store: Store, article: ArticleNumber) -> StoryPlace | None:
    """Where an article stands among stories; None where it belongs to none."""
    place = store.stories.place_of(article)
    if place.story is None or place.episode_id is None:
        return None
    return StoryPlace(store.stories.row(place.story), place.episode_id, place.original_id)
