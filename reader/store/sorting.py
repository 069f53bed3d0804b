"""What waits to be sorted into stories, and what sorting reads and writes of it.

Decides nothing: kinship, stories, originals and dates are `understanding`'s.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from reader.model.article import ArticleNumber
from reader.model.dates import PublicationDate
from reader.model.story import StoryNumber
from reader.store.articles import chunks, marks
from reader.store.changes import note_change
from reader.store.codec import decode_date, decode_text, encode_date
from reader.store.connection import Database
from reader.store.decisions import read_decision
from reader.store.likeness import read_likenesses, read_nearest
from reader.understanding.agencies import find_agency_credit
from reader.understanding.duplicates import COPY_CONTAINMENT
from reader.understanding.stories import NEAREST_KINSHIP, STRONG_KINSHIP, KinStory, Link, Original, is_sure

TextMark = int | None
"""Which text of an article is meant: the number of its last change."""

MOST_COPIES = 50
"""Of one text that are looked at when another comes."""

IS_SEEN = """
    story.seen IS NOT NULL OR EXISTS (SELECT 1 FROM decision WHERE story.id IN (subject, value))
    OR EXISTS (SELECT 1 FROM article JOIN state ON state.article = number WHERE story = story.number AND is_opened = 1)
"""

_IS_UNDATED = "(own_date IS NULL OR json_extract(own_date, '$.precision') IN ('month', 'year'))"
_OF_ITS_STORY = (
    "SELECT number FROM article WHERE story = (SELECT story FROM article WHERE number = ?1) AND number != ?1"
)
_EARLIEST_FIRST = "ORDER BY list_day, id LIMIT ?2"


class SortingStore:
    """Knows which articles wait, and who their kin are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """How many articles wait."""
        with self._database.reading() as connection:
            (count,) = connection.execute("SELECT count(*) FROM unsorted").fetchone()
        return int(count)

    def waiting(self, limit: int) -> Mapping[ArticleNumber, TextMark]:
        """Articles that wait, the dated ones first and in order of time: the order they came in says nothing."""
        with self._database.reading() as connection:
            return dict(
                connection.execute(
                    # CROSS JOIN: only what waits is looked at, not the archive
                    "SELECT number, sequence FROM unsorted CROSS JOIN article ON number = unsorted.article"
                    " LEFT JOIN change ON change.article = number"
                    " ORDER BY earliest IS NULL, earliest, latest, id LIMIT ?",
                    (limit,),
                ).fetchall()
            )

    def originals(self, articles: Sequence[ArticleNumber]) -> dict[ArticleNumber, Original]:
        """What tells of equal texts which was first."""
        with self._database.reading() as connection:
            return {number: _read_original(connection, number) for number in articles}

    def undated_kin(self, article: ArticleNumber, limit: int) -> tuple[ArticleNumber, ...]:
        """The closest kin, then others of its story, whose own text does not say on which day they were published."""
        with self._database.reading() as connection:
            kin = connection.execute(
                "SELECT other FROM likeness JOIN article ON number = other"
                f" WHERE likeness.article = ? AND {_IS_UNDATED} ORDER BY kinship DESC, id LIMIT ?",
                (article, limit),
            ).fetchall()
            others = connection.execute(f"{_OF_ITS_STORY} AND {_IS_UNDATED} {_EARLIEST_FIRST}", (article, limit))
            return tuple(dict.fromkeys(number for (number,) in (*kin, *others)))[:limit]

    def others_of_story(self, article: ArticleNumber, limit: int) -> tuple[ArticleNumber, ...]:
        """Other articles of an article's story, earliest first."""
        with self._database.reading() as connection:
            return tuple(n for (n,) in connection.execute(f"{_OF_ITS_STORY} {_EARLIEST_FIRST}", (article, limit)))

    def unnamed(self, stories: Sequence[StoryNumber], small: int) -> tuple[StoryNumber, ...]:
        """Those of the stories without a name, and those of up to so many articles that the user has not looked at."""
        found: list[StoryNumber] = []
        with self._database.reading() as connection:
            for part in chunks(stories):
                query = (
                    f"SELECT number FROM story WHERE number IN ({marks(part)}) AND (name = '' OR (seen IS NULL"
                    " AND (SELECT count(*) FROM article WHERE story = story.number) <= ?))"
                )
                found += (number for (number,) in connection.execute(query, (*part, small)))
        return tuple(found)

    def stories_of(self, articles: Sequence[ArticleNumber]) -> tuple[StoryNumber, ...]:
        """The stories that these articles are in."""
        found: set[StoryNumber] = set()
        with self._database.reading() as connection:
            for part in chunks(articles):
                query = f"SELECT DISTINCT story FROM article WHERE number IN ({marks(part)}) AND story IS NOT NULL"
                found.update(story for (story,) in connection.execute(query, tuple(part)))
        return tuple(sorted(found))


def is_moved_by_hand(connection: sqlite3.Connection, article: ArticleNumber) -> bool:
    """Whether the user said which story an article belongs to."""
    (id_,) = connection.execute("SELECT id FROM article WHERE number = ?", (article,)).fetchone()
    return read_decision(connection, "moved", id_) is not None


def find_kin_stories(
    connection: sqlite3.Connection, article: ArticleNumber
) -> tuple[tuple[KinStory, ...], tuple[ArticleNumber, ...]]:
    """The stories that kin of an article belong to, its own among them; and its sure kin that belong to none yet."""
    own = connection.execute("SELECT story FROM article WHERE number = ?", (article,)).fetchone()[0]
    links: dict[StoryNumber, list[Link]] = {} if own is None else {own: [Link(1.0, is_nearest=True)]}
    alone = []
    for place, likeness in enumerate(read_likenesses(connection, article)):
        if likeness.kinship < NEAREST_KINSHIP:
            break
        # who is nearest matters among weak kin alone
        is_weak = likeness.kinship < STRONG_KINSHIP
        is_nearest = place == 0 or (is_weak and read_nearest(connection, likeness.other) == article)
        link = Link(likeness.kinship, is_nearest)
        (story,) = connection.execute("SELECT story FROM article WHERE number = ?", (likeness.other,)).fetchone()
        if story is not None:
            links.setdefault(story, []).append(link)
        elif is_sure([link]) and not is_moved_by_hand(connection, likeness.other):
            alone.append(likeness.other)
    kin_stories = tuple(_describe(connection, story, found, story == own) for story, found in links.items())
    return kin_stories, tuple(alone)


def _describe(connection: sqlite3.Connection, story: StoryNumber, links: Sequence[Link], is_own: bool) -> KinStory:
    article_count, is_seen = connection.execute(
        f"SELECT (SELECT count(*) FROM article WHERE story = story.number), {IS_SEEN} FROM story WHERE number = ?",
        (story,),
    ).fetchone()
    return KinStory(story, tuple(links), article_count, bool(is_seen), is_own)


def find_copies(connection: sqlite3.Connection, article: ArticleNumber) -> tuple[tuple[Original, ...], ...]:
    """Articles with (nearly) one text, directly or through another copy: this one's, and those it was one of so far."""
    former = connection.execute(
        "SELECT number FROM article, (SELECT coalesce(duplicate_of, number) AS root FROM article WHERE number = ?)"
        " WHERE duplicate_of = root OR number = root ORDER BY id",
        (article,),
    ).fetchall()
    groups: list[tuple[Original, ...]] = []
    for number in (article, *(number for (number,) in former)):
        if not any(number == copy.number for group in groups for copy in group):
            groups.append(_copies_of(connection, number))
    return tuple(groups)


def _copies_of(connection: sqlite3.Connection, article: ArticleNumber) -> tuple[Original, ...]:
    known = [article]
    for number in known:
        for likeness in read_likenesses(connection, number):
            if likeness.containment >= COPY_CONTAINMENT and likeness.other not in known:
                known.append(likeness.other)
        if len(known) >= MOST_COPIES:
            break
    if len(known) == 1:  # most texts have no copies: theirs need not be read
        return (_read_alone(connection, article),)
    return tuple(_read_original(connection, number) for number in known)


def _read_original(connection: sqlite3.Connection, number: ArticleNumber) -> Original:
    """What decides whether an article is the original of its copies."""
    source, clean = connection.execute(
        "SELECT source.name, clean FROM article JOIN source ON source.number = source"
        " JOIN article_text ON article_text.article = article.number WHERE article.number = ?",
        (number,),
    ).fetchone()
    return replace(_read_alone(connection, number), credit=find_agency_credit(decode_text(clean), source))


def _read_alone(connection: sqlite3.Connection, number: ArticleNumber) -> Original:
    id_, own_date, words = connection.execute(
        "SELECT id, own_date, words FROM article WHERE number = ?", (number,)
    ).fetchone()
    return Original(number, id_, decode_date(own_date), words)


def set_original(connection: sqlite3.Connection, copies: Sequence[Original], original: ArticleNumber) -> None:
    """Note of which article the others are copies; their own copies, where they had some, are its copies as well."""
    connection.execute("UPDATE article SET duplicate_of = NULL WHERE number = ?", (original,))
    connection.executemany(
        "UPDATE article SET duplicate_of = ?1 WHERE (number = ?2 OR duplicate_of = ?2) AND number != ?1",
        ((original, copy.number) for copy in copies if copy.number != original),
    )


def set_published(connection: sqlite3.Connection, article: ArticleNumber, published: PublicationDate | None) -> None:
    """Keep when an article was published, as far as its story tells; the index hears of it where that is new."""
    before, list_day, added = connection.execute(
        "SELECT published, list_day, added FROM article WHERE number = ?", (article,)
    ).fetchone()
    after = encode_date(published)
    day = published.latest.toordinal() if published else date.fromisoformat(added[:10]).toordinal()
    if (before, list_day) == (after, day):
        return
    connection.execute(
        "UPDATE article SET published = ?, earliest = ?, latest = ?, list_day = ? WHERE number = ?",
        (
            after,
            published.earliest.toordinal() if published else None,
            published.latest.toordinal() if published else None,
            day,
            article,
        ),
    )
    note_change(connection, article)


def find_unchanged(
    connection: sqlite3.Connection, waiting: Mapping[ArticleNumber, TextMark]
) -> tuple[ArticleNumber, ...]:
    """Those of the articles whose texts are still the ones that waited: others may have come again meanwhile."""
    return tuple(number for number, mark in waiting.items() if _mark_of(connection, number) == mark)


def note_waiting(connection: sqlite3.Connection, articles: Sequence[ArticleNumber]) -> dict[ArticleNumber, TextMark]:
    """Let these articles wait; return those that did not wait already."""
    query = "INSERT OR IGNORE INTO unsorted (article) VALUES (?)"
    added = [number for number in articles if connection.execute(query, (number,)).rowcount]
    return {number: _mark_of(connection, number) for number in added}


def _mark_of(connection: sqlite3.Connection, article: ArticleNumber) -> TextMark:
    found = connection.execute("SELECT sequence FROM change WHERE article = ?", (article,)).fetchone()
    return found[0] if found else None


def note_unsorted(connection: sqlite3.Connection, article: ArticleNumber) -> None:
    """An article waits to be sorted: it is new, or its text changed."""
    connection.execute("INSERT OR IGNORE INTO unsorted (article) VALUES (?)", (article,))


def note_sorted(connection: sqlite3.Connection, articles: Sequence[ArticleNumber]) -> None:
    """These articles wait no longer."""
    connection.executemany("DELETE FROM unsorted WHERE article = ?", ((number,) for number in articles))
