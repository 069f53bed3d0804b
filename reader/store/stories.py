"""Stories as they are read back: rows of the list, their articles, where an article stands.

Knows neither how stories are found nor what their texts say.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reader.model.article import ArticleNumber
from reader.model.dates import Grade
from reader.model.errors import NoSuchStoryError
from reader.model.story import ListKey, StoryCounts, StoryNumber, StoryRow
from reader.store.articles import ID_ALPHABET, chunks, marks
from reader.store.connection import Database
from reader.store.desk import MUTED, NEW
from reader.store.likeness import NOT_APART

FOLLOWED = "SELECT story.number FROM story JOIN decision ON subject = id WHERE kind = 'follow'"
NEIGHBOURS = 5
_GRADES: tuple[Grade, ...] = ("guessed", "inferred", "stated")
_SURENESS = "CASE json_extract(published, '$.grade') WHEN 'stated' THEN 2 WHEN 'inferred' THEN 1 ELSE 0 END"
"""The place of an article's grade in _GRADES."""


@dataclass(frozen=True, slots=True)
class StoredEpisode:
    """An episode with its articles, earliest first."""

    id: str
    first_day: date | None
    last_day: date | None
    articles: tuple[ArticleNumber, ...]


@dataclass(frozen=True, slots=True)
class StoredPlace:
    """Where an article stands among stories."""

    story: StoryNumber | None
    story_id: str | None
    episode_id: str | None
    original_id: str | None
    """Of the article whose copy it is."""


_NEWEST_TITLE = (
    "SELECT display_title FROM article AS newest WHERE newest.story = story.number AND newest.duplicate_of IS NULL"
    " ORDER BY newest.list_day DESC, newest.number DESC LIMIT 1"
)


class StoryStore:
    """Reads stories and notes that one was looked at."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_keys(self) -> Sequence[ListKey]:
        """Stories and the articles that are in none, newest news first; muted stories left out."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT -story AS key, max(list_day) AS day, max(number) AS last FROM article"
                f" WHERE story IS NOT NULL AND story NOT IN ({MUTED}) GROUP BY story"
                " UNION ALL SELECT number, list_day, number FROM article WHERE story IS NULL"
                " ORDER BY day DESC, last DESC"
            )
            return array("q", (key for key, _, _ in found))

    def rows(self, numbers: Sequence[StoryNumber]) -> tuple[StoryRow, ...]:
        """The rows of these stories, in this order; stories that became part of another are left out."""
        found: dict[int, StoryRow] = {}
        with self._database.reading() as connection:
            for part in chunks(numbers):
                query = (
                    # a story that is just being made goes by a title until it is named
                    "SELECT story.number, story.id, coalesce(nullif(name, ''), min(display_title)), count(*),"
                    " count(DISTINCT source),"
                    " sum(duplicate_of IS NULL AND NOT coalesce(is_read, 0)),"
                    " sum(duplicate_of IS NULL AND NOT coalesce(is_read, 0) AND arrival > seen_arrival),"
                    f" seen, max(latest * 4 + {_SURENESS}),"
                    f" story.number IN ({FOLLOWED}), story.number IN ({MUTED}), ({_NEWEST_TITLE})"
                    " FROM story JOIN article ON article.story = story.number"
                    " LEFT JOIN state ON state.article = article.number"
                    f" WHERE story.number IN ({marks(part)}) GROUP BY story.number"
                )
                found.update((each[0], _to_row(each)) for each in connection.execute(query, tuple(part)))
        return tuple(found[number] for number in numbers if number in found)

    def row(self, number: StoryNumber) -> StoryRow:
        """The row of one story, or of the one it became part of; raises NoSuchStoryError where it has no articles."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT coalesce(joined_into, number), coalesce(nullif(name, ''), id) FROM story WHERE number = ?",
                (number,),
            ).fetchall()
            rows = self.rows([living for living, _ in found])
        if not rows:
            subject = next((name for _, name in found), "a story")
            raise NoSuchStoryError(subject, "this story has no articles any more", "go back to the list")
        return rows[0]

    def find(self, id_prefix: str) -> StoryNumber:
        """The one story whose id begins like this, the one it became part of otherwise; raises NoSuchStoryError."""
        prefix = id_prefix.strip().lower()
        found = []
        if prefix and ID_ALPHABET.issuperset(prefix):
            with self._database.reading() as connection:
                found = connection.execute(
                    "SELECT DISTINCT coalesce(joined_into, number) FROM story WHERE id >= ? AND id < ? LIMIT 2",
                    (prefix, prefix + "~"),
                ).fetchall()
        if not found:
            raise NoSuchStoryError(id_prefix, "no story has this id", "`newsreader stories` prints them first")
        if len(found) > 1:
            raise NoSuchStoryError(id_prefix, "more than one id begins like this", "give more of its letters")
        return int(found[0][0])

    def names(self) -> tuple[tuple[StoryNumber, str, str], ...]:
        """(number, id, name) of every story; one that became part of another leads there by its old id and name."""
        with self._database.reading() as connection:
            return tuple(connection.execute("SELECT coalesce(joined_into, number), id, name FROM story"))

    def articles_of(self, story: StoryNumber) -> tuple[ArticleNumber, ...]:
        """A story's articles, earliest first."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number FROM article WHERE story = ? ORDER BY list_day, earliest, id", (story,)
            )
            return tuple(number for (number,) in found)

    def unread_of(self, story: StoryNumber) -> tuple[ArticleNumber, ...]:
        """A story's unread articles without copies, earliest first."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number FROM article LEFT JOIN state ON state.article = number WHERE story = ?"
                " AND duplicate_of IS NULL AND NOT coalesce(is_read, 0) ORDER BY list_day, earliest, id",
                (story,),
            )
            return tuple(number for (number,) in found)

    def episodes(self, story: StoryNumber) -> tuple[StoredEpisode, ...]:
        """A story's episodes, earliest first; one whose days are not known comes last."""
        articles: dict[int, list[int]] = {}
        with self._database.reading() as connection:
            for number, episode in connection.execute(
                "SELECT number, episode FROM article WHERE story = ? ORDER BY latest IS NULL, latest, earliest, id",
                (story,),
            ):
                articles.setdefault(episode, []).append(number)
            found = connection.execute(
                "SELECT number, id, earliest, latest FROM episode WHERE story = ? ORDER BY earliest IS NULL, earliest",
                (story,),
            ).fetchall()
        return tuple(
            StoredEpisode(id_, _to_day(earliest), _to_day(latest), tuple(articles[number]))
            for number, id_, earliest, latest in found
            if number in articles
        )

    def place_of(self, article: ArticleNumber) -> StoredPlace:
        """Where an article stands."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT article.story, story.id, episode.id, original.id FROM article"
                " LEFT JOIN story ON story.number = article.story LEFT JOIN episode ON episode.number = article.episode"
                " LEFT JOIN article AS original ON original.number = article.duplicate_of WHERE article.number = ?",
                (article,),
            ).fetchone()
        return StoredPlace(*found)

    def originals_of(self, articles: Sequence[ArticleNumber]) -> dict[ArticleNumber, ArticleNumber]:
        """Those of these articles that are copies, with the article whose copy each is."""
        found: dict[int, int] = {}
        with self._database.reading() as connection:
            for part in chunks(articles):
                query = f"SELECT number, duplicate_of FROM article WHERE number IN ({marks(part)})"
                query += " AND duplicate_of IS NOT NULL"
                found.update(connection.execute(query, tuple(part)).fetchall())
        return found

    def reports_beside(self, articles: Sequence[ArticleNumber]) -> tuple[ArticleNumber, ...]:
        """All reports of the episodes that these articles are in, copies left out, newest first."""
        found: dict[int, int] = {}
        with self._database.reading() as connection:
            for part in chunks(articles):
                query = (
                    "SELECT number, list_day FROM article WHERE duplicate_of IS NULL AND episode IN"
                    f" (SELECT episode FROM article WHERE number IN ({marks(part)}))"
                )
                found.update(connection.execute(query, tuple(part)).fetchall())
        return tuple(sorted(found, key=lambda number: (-found[number], -number)))

    def neighbours(self, story: StoryNumber) -> tuple[StoryNumber, ...]:
        """Stories that kin of its articles belong to, those with most kin first."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT two.story FROM article AS one JOIN likeness ON likeness.article = one.number"
                " JOIN article AS two ON two.number = other"
                f" WHERE one.story = ?1 AND two.story != ?1 AND kinship > 0 AND {NOT_APART}"
                " GROUP BY two.story ORDER BY count(*) DESC, two.story LIMIT ?2",
                (story, NEIGHBOURS),
            )
            return tuple(number for (number,) in found)

    def counts(self) -> StoryCounts:
        """How many stories have something new, and how many of them are followed."""
        with self._database.reading() as connection:
            stories, followed = connection.execute(
                # + keeps SQLite from the index of stories: it would look at every article instead of the new ones
                f"SELECT count(*), coalesce(sum(story IN ({FOLLOWED})), 0) FROM (SELECT DISTINCT +story AS story"
                f" FROM article WHERE {NEW} AND +story IS NOT NULL AND number NOT IN"
                f" (SELECT article FROM state WHERE is_opened = 1)) WHERE story NOT IN ({MUTED})"
            ).fetchone()
        return StoryCounts(stories, followed)

    def mark_seen(self, story: StoryNumber, now: datetime) -> None:
        """Note that the user looks at a story."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE story SET seen = ?, seen_arrival = (SELECT coalesce(max(arrival), 0) FROM article)"
                " WHERE number = ?",
                (now.isoformat(), story),
            )


def _to_row(found: tuple[Any, ...]) -> StoryRow:
    number, id_, name, articles, sources, unread, new, seen, latest, is_followed, is_muted, newest_title = found
    return StoryRow(
        number=number,
        id=id_,
        name=name,
        article_count=articles,
        source_count=sources,
        unread_count=unread,
        new_count=new,
        seen=datetime.fromisoformat(seen) if seen else None,
        latest=_to_day(latest // 4) if latest is not None else None,
        is_followed=bool(is_followed),
        is_muted=bool(is_muted),
        latest_grade=_GRADES[latest % 4] if latest is not None else None,
        newest_title=newest_title or "",
    )


def _to_day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal is not None else None
