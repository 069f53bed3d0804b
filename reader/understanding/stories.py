"""Which story an article belongs to, where it stands in time there, and what the story is called.

Membership goes by kinship alone, however far apart two articles are: a trial lasts a year.  Time splits a story into
episodes.  Decisions are values; what a user has looked at is never restructured here: two such stories stay two.
Knows no store and no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reader.model.dates import PublicationDate
from reader.model.story import StoryNumber

STRONG_KINSHIP = 0.4
"""From here on two articles tell of one chain of events."""
NEAREST_KINSHIP = 0.27
"""From here on they do if one is the other's nearest kin, or if several of a story are as near: reports of two trials
in one court reach .37 now and then, but each is nearer to reports of its own."""
WEAK_LINKS = 2
GROWN_STORY = 8
"""Articles from which on more is asked: one weak link after the other would chain neighbouring stories together."""
LINKS_BETWEEN_GROWN_STORIES = 3

EPISODE_GAP = timedelta(days=5)
"""Longest silence within one episode; previews and follow-ups of a weekly hearing stay with their own week."""
LONGEST_SURE_RANGE = timedelta(days=14)
"""A publication date vaguer than this does not say in which episode an article belongs."""


@dataclass(frozen=True, slots=True)
class Link:
    """What ties an article to one of a story."""

    kinship: float
    is_nearest: bool
    """Whether no other article is nearer to one of the two."""


@dataclass(frozen=True, slots=True)
class KinStory:
    """A story that kin of an article belong to."""

    number: StoryNumber
    links: tuple[Link, ...]
    article_count: int
    is_seen: bool
    """Whether the user has looked at it or decided something about it."""


@dataclass(frozen=True, slots=True)
class StoryChoice:
    """The story an article goes to, and stories that turn out to be one with it."""

    story: StoryNumber
    absorbed: tuple[StoryNumber, ...]


def choose_story(kin_stories: Iterable[KinStory]) -> StoryChoice | None:
    """Where an article belongs, by the stories of its kin; None where it begins a story or stays alone."""
    fitting = [each for each in kin_stories if _fits(each)]
    if not fitting:
        return None
    fitting.sort(key=lambda each: (not each.is_seen, -each.article_count, each.number))
    best, *others = fitting
    return StoryChoice(best.number, tuple(each.number for each in others if _are_one(best, each)))


def is_sure(links: Sequence[Link]) -> bool:
    """Whether these links to one story make an article part of it."""
    return len(links) >= WEAK_LINKS or any(link.is_nearest or link.kinship >= STRONG_KINSHIP for link in links)


def _fits(story: KinStory) -> bool:
    if story.article_count < GROWN_STORY:
        return is_sure(story.links)
    return len(story.links) >= WEAK_LINKS or any(link.kinship >= STRONG_KINSHIP for link in story.links)


def _are_one(best: KinStory, other: KinStory) -> bool:
    if best.is_seen and other.is_seen:
        return False
    if min(best.article_count, other.article_count) < GROWN_STORY:
        return True
    return min(len(best.links), len(other.links)) >= LINKS_BETWEEN_GROWN_STORIES


def sure_range(published: PublicationDate | None) -> tuple[date, date] | None:
    """The days an article can be of, where they are few enough to place it; None otherwise."""
    if published is None or published.latest - published.earliest > LONGEST_SURE_RANGE:
        return None
    return published.earliest, published.latest


@dataclass(frozen=True, slots=True)
class Original:
    """What decides which of several articles with one text the others are copies of."""

    number: int
    id: str
    own_date: PublicationDate | None
    words: int


def choose_original(copies: Sequence[Original]) -> int:
    """The number of the article that the others copy: the earliest by its own date, else the longest."""

    def rank(copy: Original) -> tuple[date, int, str]:
        return copy.own_date.earliest if copy.own_date else date.max, -copy.words, copy.id

    return min(copies, key=rank).number
