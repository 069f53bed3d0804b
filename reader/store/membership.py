"""Articles in stories and episodes: the writes, each inside a transaction of its caller.

Which story an article belongs to, and where it stands in time there, is decided in `understanding.stories`.
"""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from collections import Counter
from datetime import date
from typing import Literal

from reader.model.article import ArticleNumber
from reader.model.story import StoryNumber
from reader.store.likeness import CLOSEST_FIRST, NOT_APART
from reader.understanding.stories import LONGEST_SURE_RANGE, EpisodeMember, split_into_episodes


def make_story(connection: sqlite3.Connection, founder: ArticleNumber) -> StoryNumber:
    """Begin a story with an article, which gives it its id; its name comes with its next articles."""
    founder_id = _article_id(connection, founder)
    story = _take_up_empty_story(connection, _mint("story", founder_id, 0))
    if story is None:
        id_ = _mint_unused(connection, "story", founder_id)
        story = connection.execute("INSERT INTO story (id, name) VALUES (?, '')", (id_,)).lastrowid
    assert story is not None
    put_into_story(connection, founder, story)
    return story


def _take_up_empty_story(connection: sqlite3.Connection, id_: str) -> StoryNumber | None:
    """The story with this id, where all its articles left it and the user decided nothing about it."""
    found = connection.execute(
        "UPDATE story SET joined_into = NULL WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE story = story.number)"
        " AND NOT EXISTS (SELECT 1 FROM decision WHERE story.id IN (subject, value)) RETURNING number",
        (id_,),
    ).fetchone()
    return int(found[0]) if found else None


def put_into_story(connection: sqlite3.Connection, article: ArticleNumber, story: StoryNumber | None) -> None:
    """Make an article part of a story, or of none; `arrange_episodes` of both then finds its episode."""
    connection.execute(
        "UPDATE article SET story = ?1, episode ="
        " (SELECT kept.number FROM episode AS kept WHERE kept.number = article.episode AND kept.story = ?1)"
        " WHERE number = ?2 AND story IS NOT ?1",
        (story, article),
    )


def join_stories(connection: sqlite3.Connection, story: StoryNumber, into: StoryNumber) -> None:
    """Make all articles and episodes of one story part of another."""
    connection.execute("UPDATE story SET joined_into = ?1 WHERE number = ?2 OR joined_into = ?2", (into, story))
    connection.execute("UPDATE article SET story = ? WHERE story = ?", (into, story))
    connection.execute("UPDATE episode SET story = ? WHERE story = ?", (into, story))


def name_story(connection: sqlite3.Connection, story: StoryNumber, name: str) -> None:
    """Give a story its name."""
    connection.execute("UPDATE story SET name = ? WHERE number = ?", (name, story))


def arrange_episodes(connection: sqlite3.Connection, story: StoryNumber) -> None:
    """Split a story into episodes by what its articles are now; an episode keeps its id as long as it can."""
    before: dict[ArticleNumber, int | None] = dict(
        connection.execute("SELECT number, episode FROM article WHERE story = ?", (story,))
    )
    kept: list[int] = []
    # the largest first: what splits off a long episode is a new one
    plans = split_into_episodes(_read_members(connection, story))
    for plan in sorted(plans, key=lambda plan: len(plan.articles), reverse=True):
        known = Counter(old for article in plan.articles if (old := before[article]) is not None and old not in kept)
        episode = known.most_common(1)[0][0] if known else _make_episode(connection, story, plan.articles[0])
        kept.append(episode)
        moved = ((episode, article) for article in plan.articles if before[article] != episode)
        connection.executemany("UPDATE article SET episode = ? WHERE number = ?", moved)
        earliest, latest = (day.toordinal() for day in plan.days) if plan.days else (None, None)
        connection.execute("UPDATE episode SET earliest = ?, latest = ? WHERE number = ?", (earliest, latest, episode))
    for (episode,) in connection.execute("SELECT number FROM episode WHERE story = ?", (story,)).fetchall():
        if episode not in kept:
            connection.execute("DELETE FROM episode WHERE number = ?", (episode,))


def _make_episode(connection: sqlite3.Connection, story: StoryNumber, founder: ArticleNumber) -> int:
    row = (_mint_unused(connection, "episode", _article_id(connection, founder)), story)
    number = connection.execute("INSERT INTO episode (id, story) VALUES (?, ?)", row).lastrowid
    assert number is not None
    return number


def _read_members(connection: sqlite3.Connection, story: StoryNumber) -> list[EpisodeMember]:
    """What places a story's articles in time; in the order of their ids: who came first says nothing."""
    kin: dict[ArticleNumber, list[ArticleNumber]] = {}
    for article, other in connection.execute(
        "SELECT one.number, two.number FROM article AS one JOIN likeness ON likeness.article = one.number"
        " JOIN article AS two ON two.number = other WHERE one.story = ?1 AND two.story = ?1"
        f" AND (one.latest IS NULL OR one.latest - one.earliest > ?2) AND {NOT_APART} ORDER BY {CLOSEST_FIRST}",
        (story, LONGEST_SURE_RANGE.days),
    ):
        kin.setdefault(article, []).append(other)
    found = connection.execute(
        "SELECT one.number, one.earliest, one.latest, two.number FROM article AS one"
        " LEFT JOIN article AS two ON two.number = one.duplicate_of AND two.story = one.story"
        " WHERE one.story = ? ORDER BY one.id",
        (story,),
    )
    return [
        EpisodeMember(
            number,
            None if earliest is None else (date.fromordinal(earliest), date.fromordinal(latest)),
            original,
            tuple(kin.get(number, ())),
        )
        for number, earliest, latest, original in found
    ]


def _article_id(connection: sqlite3.Connection, article: ArticleNumber) -> str:
    (id_,) = connection.execute("SELECT id FROM article WHERE number = ?", (article,)).fetchone()
    return str(id_)


def _mint_unused(connection: sqlite3.Connection, table: Literal["story", "episode"], founder_id: str) -> str:
    """An id from the founder's; another one where that founded another before."""
    count = 0
    while connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (_mint(table, founder_id, count),)).fetchone():
        count += 1
    return _mint(table, founder_id, count)


def _mint(table: Literal["story", "episode"], founder_id: str, count: int) -> str:
    letters = f"{table}\n{founder_id}\n{count}"
    return base64.b32encode(hashlib.sha256(letters.encode()).digest()).decode()[:12].lower()
