"""Which articles are sorted anew together with newcomers: all of the stories near them that nobody has looked at yet.

So the order in which articles came says nothing until a user has seen what became of them: what was seen stays.  Beyond
a bound newcomers are only added.  Decides no story.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reader.model.article import ArticleNumber
from reader.model.story import StoryNumber
from reader.store.codec import decode_date
from reader.store.likeness import read_likenesses
from reader.store.sorting import IS_SEEN, is_moved_by_hand
from reader.understanding.stories import NEAREST_KINSHIP

MOST_LOOSENED = 300
"""Articles that are sorted anew for one batch of newcomers."""


@dataclass(frozen=True, slots=True)
class Loosened:
    """Articles that belong to no story for now, and where they belonged."""

    articles: tuple[ArticleNumber, ...]
    """In order of time."""
    stories: Mapping[ArticleNumber, StoryNumber]


def loosen(connection: sqlite3.Connection, newcomers: Sequence[ArticleNumber]) -> Loosened:
    """Take unseen stories near the newcomers apart; an article keeps its episode, to come back to."""
    articles = _sort_by_time(connection, _find_region(connection, newcomers))
    stories = {}
    for number in set(articles) - set(newcomers):
        (story,) = connection.execute("SELECT story FROM article WHERE number = ?", (number,)).fetchone()
        if story is not None:
            stories[number] = story
            connection.execute("UPDATE article SET story = NULL WHERE number = ?", (number,))
    return Loosened(articles, stories)


def settle(connection: sqlite3.Connection, loosened: Loosened) -> None:
    """Let what is left of stories taken apart lead to where their articles went."""
    for number in loosened.articles:
        connection.execute("UPDATE article SET episode = NULL WHERE number = ? AND story IS NULL", (number,))
    for story in set(loosened.stories.values()):
        if connection.execute("SELECT 1 FROM article WHERE story = ? LIMIT 1", (story,)).fetchone():
            continue
        went_to: Counter[StoryNumber] = Counter()
        for number, before in loosened.stories.items():
            (after,) = connection.execute("SELECT story FROM article WHERE number = ?", (number,)).fetchone()
            if before == story and after is not None:
                went_to[after] += 1
        heir = min(went_to, key=lambda each: (-went_to[each], each), default=None)
        connection.execute("UPDATE story SET joined_into = ?1 WHERE number = ?2 OR joined_into = ?2", (heir, story))
        connection.execute("DELETE FROM episode WHERE story = ?", (story,))


def _find_region(connection: sqlite3.Connection, newcomers: Sequence[ArticleNumber]) -> list[ArticleNumber]:
    region = dict.fromkeys(newcomers)
    waiting = list(newcomers)
    while waiting:
        number = waiting.pop()
        found = list(_articles_of_unseen_story(connection, number))
        for likeness in read_likenesses(connection, number):
            if likeness.kinship >= NEAREST_KINSHIP and likeness.other not in region:
                found += _articles_of_unseen_story(connection, likeness.other)
        added = [each for each in dict.fromkeys(found) if each not in region]
        region.update(dict.fromkeys(added))
        waiting += added
        if len(region) > MOST_LOOSENED:
            return list(newcomers)
    return list(region)


def _articles_of_unseen_story(connection: sqlite3.Connection, article: ArticleNumber) -> tuple[ArticleNumber, ...]:
    """The articles of an article's story, which nobody has looked at; itself where it is in none; none otherwise."""
    (story,) = connection.execute("SELECT story FROM article WHERE number = ?", (article,)).fetchone()
    if story is None:
        return () if is_moved_by_hand(connection, article) else (article,)
    (is_seen,) = connection.execute(f"SELECT {IS_SEEN} FROM story WHERE number = ?", (story,)).fetchone()
    if is_seen:
        return ()
    found = connection.execute("SELECT number FROM article WHERE story = ? ORDER BY number", (story,))
    return tuple(number for (number,) in found)


def _sort_by_time(connection: sqlite3.Connection, articles: Sequence[ArticleNumber]) -> tuple[ArticleNumber, ...]:
    """These articles in the order in which they are sorted: by their own dates, then by their ids."""
    keys = {}
    for number in articles:
        own_date, id_ = connection.execute("SELECT own_date, id FROM article WHERE number = ?", (number,)).fetchone()
        date_ = decode_date(own_date)
        keys[number] = (date_.earliest, date_.latest, id_) if date_ else (date.max, date.max, id_)
    return tuple(sorted(articles, key=keys.__getitem__))
