"""What the user decided about stories: kept as (kind, subject) -> value, and winning over whatever is found.

Knows no story; what a decision changes beside itself is for whoever takes it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass
from typing import Any, Literal

from reader.model.article import ArticleNumber
from reader.model.story import StoryNumber
from reader.store.connection import Database
from reader.store.journal import append
from reader.store.membership import arrange_episodes, put_into_story

DecisionKind = Literal["follow", "mute", "merged", "moved", "parted", "apart", "same_value"]
"""follow, mute: story id -> "1".  merged: story id -> id of the story it became part of.
moved: article id -> story id, or "" for an article on its own.  parted: id of the story it was moved out of -> "1".
apart: "id id" of two articles -> "1".  same_value: id of a rejected difference -> "1"."""

DecisionChange = tuple[DecisionKind, str, str | None, str | None]
"""(kind, subject, value before, value after)."""

DECISION_DEED = "decision"
"""Kind of the journal's deeds that are rulings: their content is the fields of one."""


def set_decision(connection: sqlite3.Connection, kind: DecisionKind, subject: str, value: str | None) -> None:
    """Keep a decision; None takes it back."""
    if value is None:
        connection.execute("DELETE FROM decision WHERE kind = ? AND subject = ?", (kind, subject))
    else:
        connection.execute(
            "INSERT OR REPLACE INTO decision (kind, subject, value) VALUES (?, ?, ?)", (kind, subject, value)
        )


def read_decision(connection: sqlite3.Connection, kind: DecisionKind, subject: str) -> str | None:
    """The value of a decision; None where there is none."""
    found = connection.execute("SELECT value FROM decision WHERE kind = ? AND subject = ?", (kind, subject)).fetchone()
    return str(found[0]) if found else None


def pair_subject(one: str, other: str) -> str:
    """The subject of a decision about two articles, whichever is named first."""
    return " ".join(sorted((one, other)))


@dataclass(frozen=True, slots=True)
class Ruling:
    """A user action about stories, with all that it changes: told to the journal, done, undone and redone as one."""

    decisions: tuple[DecisionChange, ...] = ()
    moves: tuple[tuple[ArticleNumber, StoryNumber | None, StoryNumber | None], ...] = ()
    """(article, story before, story after)."""
    joins: tuple[tuple[StoryNumber, StoryNumber | None, StoryNumber | None], ...] = ()
    """(story, what it was part of before, what it is part of after)."""

    @property
    def articles(self) -> tuple[ArticleNumber, ...]:
        """Those that look different afterwards."""
        return tuple(article for article, _, _ in self.moves)


def carry_out(connection: sqlite3.Connection, ruling: Ruling, *, is_undone: bool) -> None:
    """Do what was decided, or take it back; doing it twice changes nothing."""
    for kind, subject, before, after in ruling.decisions:
        set_decision(connection, kind, subject, before if is_undone else after)
    touched: set[StoryNumber] = set()
    for story, was_part_of, part_of in ruling.joins:
        touched |= _join(connection, story, _living(connection, was_part_of if is_undone else part_of))
    for article, was_in, is_in in ruling.moves:
        goes_to = _living(connection, was_in if is_undone else is_in)
        (leaves,) = connection.execute("SELECT story FROM article WHERE number = ?", (article,)).fetchone()
        touched.update(each for each in (leaves, goes_to) if each is not None)
        put_into_story(connection, article, goes_to)
    for each in touched:
        arrange_episodes(connection, each)


def _join(connection: sqlite3.Connection, story: StoryNumber, into: StoryNumber | None) -> frozenset[StoryNumber]:
    """Make a story part of another, or of none; return which stories have other articles then.

    No story is part of itself: the other one may have become part of this one since it was decided.  What others
    put into this one since then goes along.
    """
    connection.execute("UPDATE story SET joined_into = nullif(?1, ?2) WHERE number = ?2", (into, story))
    if into is None or into == story:
        return frozenset()
    connection.execute("UPDATE story SET joined_into = nullif(?1, number) WHERE joined_into = ?2", (into, story))
    left = connection.execute("SELECT number FROM article WHERE story = ?", (story,)).fetchall()
    for (article,) in left:
        put_into_story(connection, article, into)
    return frozenset((story, into)) if left else frozenset()


def _living(connection: sqlite3.Connection, story: StoryNumber | None) -> StoryNumber | None:
    """The story that this one has become part of since, else itself."""
    query = "SELECT coalesce(joined_into, number) FROM story WHERE number = ?"
    found = connection.execute(query, (story,)).fetchone()
    return found[0] if found else None


class DecisionStore:
    """Keeps decisions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def value(self, kind: DecisionKind, subject: str) -> str | None:
        """The value of a decision; None where there is none."""
        with self._database.reading() as connection:
            return read_decision(connection, kind, subject)

    def muted_stories(self) -> tuple[StoryNumber, ...]:
        """The stories that the user keeps out of the list by stories, as far as they have articles."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number FROM decision JOIN story ON id = subject WHERE kind = 'mute'"
                " AND EXISTS (SELECT 1 FROM article WHERE article.story = story.number) ORDER BY number"
            )
            return tuple(number for (number,) in found)

    def do(self, window: str, label: str, ruling: Ruling) -> None:
        """Carry out a user action as one journal row."""
        with self._database.writing() as connection:
            carry_out(connection, ruling, is_undone=False)
            append(connection, window, label, DECISION_DEED, asdict(ruling))

    def replay(self, content: dict[str, Any], is_undone: bool) -> tuple[ArticleNumber, ...]:
        """Do an action again, or take it back."""
        ruling = Ruling(**{field: tuple(map(tuple, values)) for field, values in content.items()})
        with self._database.writing() as connection:
            carry_out(connection, ruling, is_undone=is_undone)
        return ruling.articles

    def stories_in(self, story: StoryNumber) -> tuple[StoryNumber, ...]:
        """The stories that became part of another one."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT number FROM story WHERE joined_into = ? ORDER BY number", (story,))
            return tuple(number for (number,) in found)
