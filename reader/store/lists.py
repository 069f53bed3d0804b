"""Lists whose rows are not one article each: sources, followed stories, and the first rows of the list by stories.

Knows no view and no screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.model.article import ArticleNumber
from reader.model.lists import SourceNumber, SourceRow, source_key
from reader.model.story import ListKey, StoryNumber
from reader.store.articles import chunks, marks
from reader.store.connection import Database
from reader.store.desk import MUTED
from reader.store.stories import FOLLOWED

MAX_LOOKED_AT = 2_000
"""Articles that are looked at to find the first rows by story; about 10 ms."""

READ = "LEFT JOIN state ON state.article = article.number AND is_read = 1"
UNREAD_COUNT = "count(*) - count(state.article)"


class ListStore:
    """Reads those lists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def source_keys(self) -> Sequence[ListKey]:
        """The sources that have articles: those with unread ones first, then by their latest day."""
        with self._database.reading() as connection:
            found = connection.execute(
                # one look into an index for each source: those of all articles would be counted in a tenth of a second
                "SELECT number, (SELECT max(latest) FROM article WHERE source = source.number) AS day,"
                f" EXISTS (SELECT 1 FROM article {READ} WHERE source = source.number AND state.article IS NULL)"
                " AS is_unread FROM source WHERE EXISTS (SELECT 1 FROM article WHERE source = source.number)"
                " ORDER BY is_unread DESC, day DESC, name"
            )
            return tuple(source_key(number) for number, _, _ in found)

    def source_rows(self, numbers: Sequence[SourceNumber]) -> tuple[SourceRow, ...]:
        """The rows of these sources, in this order; those without articles are left out."""
        found: dict[int, SourceRow] = {}
        for part in chunks(numbers):
            found.update((row.number, row) for row in self._rows(f"WHERE source.number IN ({marks(part)})", part))
        return tuple(found[number] for number in numbers if number in found)

    def all_sources(self) -> tuple[SourceRow, ...]:
        """The rows of all sources: those with unread articles first, by name."""
        return tuple(sorted(self._rows("", ()), key=lambda row: (not row.unread_count, row.name.casefold())))

    def source_of(self, article: ArticleNumber) -> SourceNumber:
        """The source of an article."""
        return self._numbers("SELECT source FROM article WHERE number = ?", article)[0]

    def unread_from(self, source: SourceNumber) -> tuple[ArticleNumber, ...]:
        """A source's unread articles, earliest first."""
        return self._numbers(
            f"SELECT number FROM article {READ} WHERE source = ? AND state.article IS NULL"
            " ORDER BY list_day, earliest, id",
            source,
        )

    def articles_from(self, source: SourceNumber) -> tuple[ArticleNumber, ...]:
        """All articles of a source, latest first."""
        return self._numbers("SELECT number FROM article WHERE source = ? ORDER BY list_day DESC, number DESC", source)

    def articles_in(self, stories: Sequence[StoryNumber]) -> tuple[ArticleNumber, ...]:
        """The articles of all these stories, in no order."""
        found: list[int] = []
        with self._database.reading() as connection:
            for part in chunks(stories):
                query = f"SELECT number FROM article WHERE story IN ({marks(part)})"
                found += (number for (number,) in connection.execute(query, tuple(part)))
        return tuple(found)

    def unread_stories(self, stories: Sequence[StoryNumber]) -> frozenset[StoryNumber]:
        """Those of these stories that have an unread article that is no copy."""
        found: set[int] = set()
        with self._database.reading() as connection:
            for part in chunks(stories):
                query = (
                    f"SELECT number FROM story WHERE number IN ({marks(part)}) AND EXISTS (SELECT 1 FROM article"
                    " WHERE article.story = story.number AND duplicate_of IS NULL AND NOT EXISTS"
                    " (SELECT 1 FROM state WHERE state.article = article.number AND is_read = 1))"
                )
                found.update(number for (number,) in connection.execute(query, tuple(part)))
        return frozenset(found)

    def story_names(self) -> dict[StoryNumber, str]:
        """The name of every story that did not become part of another one."""
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT number, name FROM story WHERE joined_into IS NULL").fetchall())

    def followed_keys(self) -> Sequence[ListKey]:
        """The stories that the user follows, newest news first."""
        return self._stories_in(FOLLOWED)

    def muted_keys(self) -> Sequence[ListKey]:
        """The stories that the user keeps out of the list by stories, newest news first."""
        return self._stories_in(MUTED)

    def first_story_keys(self, length: int) -> Sequence[ListKey]:
        """The first rows of the list by stories as `stories.list_keys` has them, without a look at all articles.

        There are none where one day has so many articles that it would take one.
        """
        rows: dict[ListKey, int] = {}
        with self._database.reading() as connection:
            muted = {number for (number,) in connection.execute(MUTED)}
            articles = connection.execute(
                "SELECT number, list_day, story FROM article ORDER BY list_day DESC, number DESC"
            )
            for place, (number, day, story) in enumerate(articles):
                if len(rows) >= length and day != next(reversed(rows.values())):
                    break
                if place == MAX_LOOKED_AT:
                    return ()
                if story not in muted:
                    rows.setdefault(-story if story is not None else number, day)
            articles.close()
            stories = [-key for key in rows if key < 0]
            last = dict[int, int]()
            for part in chunks(stories):
                query = f"SELECT -story, max(number) FROM article WHERE story IN ({marks(part)}) GROUP BY story"
                last.update(connection.execute(query, tuple(part)).fetchall())
        return tuple(sorted(rows, key=lambda key: (rows[key], last.get(key, key)), reverse=True)[:length])

    def _rows(self, which: str, numbers: Sequence[SourceNumber]) -> list[SourceRow]:
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT source.number, name, count(*), {UNREAD_COUNT}, max(latest) FROM source"
                f" JOIN article ON article.source = source.number {READ} {which} GROUP BY source.number",
                tuple(numbers),
            ).fetchall()
        return [
            SourceRow(number, name, articles, unread, date.fromordinal(latest) if latest is not None else None)
            for number, name, articles, unread, latest in found
        ]

    def _stories_in(self, which: str) -> Sequence[ListKey]:
        return self._numbers(
            f"SELECT -story FROM article WHERE story IN ({which}) GROUP BY story"
            " ORDER BY max(list_day) DESC, max(number) DESC"
        )

    def _numbers(self, query: str, *values: int) -> tuple[int, ...]:
        with self._database.reading() as connection:
            return tuple(number for (number,) in connection.execute(query, values))
