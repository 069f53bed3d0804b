"""Articles in stories and episodes: the writes, each inside a transaction of its caller.

Which story an article belongs to is decided in `understanding.stories`; this module keeps episodes true to the dates of
their articles.
"""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from datetime import date
from typing import Literal

from reader.model.article import ArticleNumber
from reader.model.story import StoryNumber
from reader.store.codec import decode_date
from reader.store.likeness import read_likenesses
from reader.understanding.stories import EPISODE_GAP, LONGEST_SURE_RANGE, sure_range


def make_story(connection: sqlite3.Connection, founder: ArticleNumber) -> StoryNumber:
    """Begin a story with an article, which gives it its id; its name comes with its next articles."""
    (article_id,) = connection.execute("SELECT id FROM article WHERE number = ?", (founder,)).fetchone()
    story = _find_empty_story(connection, _mint("story", article_id, 0))
    if story is None:
        id_ = _mint_unused(connection, "story", article_id)
        story = connection.execute("INSERT INTO story (id, name) VALUES (?, '')", (id_,)).lastrowid
    assert story is not None
    put_into_story(connection, founder, story)
    return story


def _find_empty_story(connection: sqlite3.Connection, id_: str) -> StoryNumber | None:
    """The story with this id, taken up again, where its articles left it."""
    found = connection.execute(
        "UPDATE story SET joined_into = NULL WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE story = story.number)"
        " AND NOT EXISTS (SELECT 1 FROM decision WHERE subject = story.id) RETURNING number",
        (id_,),
    ).fetchone()
    return int(found[0]) if found else None


def put_into_story(connection: sqlite3.Connection, article: ArticleNumber, story: StoryNumber | None) -> None:
    """Make an article part of a story, or of none, and find its episode there."""
    connection.execute("UPDATE article SET story = ? WHERE number = ?", (story, article))
    place_in_episode(connection, article)


def join_stories(connection: sqlite3.Connection, story: StoryNumber, into: StoryNumber) -> tuple[ArticleNumber, ...]:
    """Make all articles of one story part of another; return them."""
    found = connection.execute("SELECT number FROM article WHERE story = ? ORDER BY number", (story,)).fetchall()
    articles = tuple(number for (number,) in found)
    connection.execute("UPDATE story SET joined_into = ? WHERE number = ? OR joined_into = ?", (into, story, story))
    for article in articles:
        put_into_story(connection, article, into)
    return articles


def name_story(connection: sqlite3.Connection, story: StoryNumber, name: str) -> None:
    """Give a story its name."""
    connection.execute("UPDATE story SET name = ? WHERE number = ?", (name, story))


def place_in_episode(connection: sqlite3.Connection, article: ArticleNumber) -> None:
    """Put an article into the episode of its story that its date touches, or that its original or closest kin is in."""
    id_, story, before, published, original = connection.execute(
        "SELECT id, story, episode, published, duplicate_of FROM article WHERE number = ?", (article,)
    ).fetchone()
    # out of its old one first, so that its old date holds it nowhere
    connection.execute("UPDATE article SET episode = NULL WHERE number = ?", (article,))
    _refresh_episode(connection, before)
    if story is None:
        return
    episode = _episode_of(connection, story, original)
    days = sure_range(decode_date(published))
    if episode is None and days is not None:
        episode = _episode_at(connection, story, days)
    elif episode is None:
        episode = _episode_of_kin(connection, story, article)
    if episode is None:
        row = (_mint_unused(connection, "episode", id_), story)
        episode = connection.execute("INSERT INTO episode (id, story) VALUES (?, ?)", row).lastrowid
    connection.execute("UPDATE article SET episode = ? WHERE number = ?", (episode, article))
    _refresh_episode(connection, episode)


def _episode_of(connection: sqlite3.Connection, story: StoryNumber, article: ArticleNumber | None) -> int | None:
    found = connection.execute(
        "SELECT episode FROM article WHERE number = ? AND story = ?", (article, story)
    ).fetchone()
    return found[0] if found else None


def _episode_at(connection: sqlite3.Connection, story: StoryNumber, days: tuple[date, date]) -> int | None:
    """The episode that these days touch; several become one, for no silence lies between them any more."""
    gap = EPISODE_GAP.days
    found = connection.execute(
        "SELECT number FROM episode WHERE story = ? AND earliest <= ? AND latest >= ? ORDER BY number",
        (story, days[1].toordinal() + gap, days[0].toordinal() - gap),
    ).fetchall()
    if not found:
        return None
    (first,), *others = found
    for (other,) in others:
        connection.execute("UPDATE article SET episode = ? WHERE episode = ?", (first, other))
        connection.execute("DELETE FROM episode WHERE number = ?", (other,))
    return int(first)


def _episode_of_kin(connection: sqlite3.Connection, story: StoryNumber, article: ArticleNumber) -> int | None:
    """The episode of the closest kin whose days are known, else that of articles of which no day is known."""
    for likeness in read_likenesses(connection, article):
        found = connection.execute(
            "SELECT episode FROM article WHERE number = ? AND story = ? AND latest - earliest <= ?",
            (likeness.other, story, LONGEST_SURE_RANGE.days),
        ).fetchone()
        if found is not None and found[0] is not None:
            return int(found[0])
    found = connection.execute("SELECT number FROM episode WHERE story = ? AND earliest IS NULL", (story,)).fetchone()
    return int(found[0]) if found else None


def _refresh_episode(connection: sqlite3.Connection, episode: int | None) -> None:
    """Set an episode's days to those of its dated articles; one that is left without articles goes."""
    if episode is None:
        return
    (article_count,) = connection.execute("SELECT count(*) FROM article WHERE episode = ?", (episode,)).fetchone()
    if not article_count:
        connection.execute("DELETE FROM episode WHERE number = ?", (episode,))
        return
    # a copy may be printed long after its original
    connection.execute(
        "UPDATE episode SET (earliest, latest) = (SELECT min(earliest), max(latest) FROM article"
        " WHERE episode = ?1 AND duplicate_of IS NULL AND latest - earliest <= ?2) WHERE number = ?1",
        (episode, LONGEST_SURE_RANGE.days),
    )


def _mint_unused(connection: sqlite3.Connection, table: Literal["story", "episode"], founder_id: str) -> str:
    """An id from the founder's; another one where that founded another before."""
    count = 0
    while connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (_mint(table, founder_id, count),)).fetchone():
        count += 1
    return _mint(table, founder_id, count)


def _mint(table: Literal["story", "episode"], founder_id: str, count: int) -> str:
    letters = f"{table}\n{founder_id}\n{count}"
    return base64.b32encode(hashlib.sha256(letters.encode()).digest()).decode()[:12].lower()
