"""Which story an article belongs to, where it stands in time there, and which of several equal texts is the original.

Membership goes by kinship alone, however far apart two articles are: a trial lasts a year.  Time splits a story into
episodes.  Decisions are values; what a user has looked at is never restructured here: two such stories stay two.
Knows no store and no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reader.model.article import ArticleNumber
from reader.model.dates import PublicationDate
from reader.model.story import StoryNumber
from reader.understanding.agencies import AgencyCredit

STRONG_KINSHIP = 0.4
"""From here on two articles tell of one chain of events."""
NEAREST_KINSHIP = 0.27
"""From here on they do if one is the other's nearest kin, or if several of a story are as near: reports of two trials
in one court reach .37 now and then, but each is nearer to reports of its own."""
WEAK_LINKS = 2
GROWN_STORY = 8
"""Articles from which on more is asked: one weak link after the other would chain neighbouring stories together."""
LINKS_BETWEEN_GROWN_STORIES = 3
_FIRST_TO_LAST: tuple[AgencyCredit, ...] = ("own", "named", "none")
"""Which of equal texts comes before which, by what they say of their agency."""

EPISODE_GAP = timedelta(days=5)
"""Longest silence within one episode; previews and follow-ups of a weekly hearing stay with their own week."""
LONGEST_SURE_RANGE = timedelta(days=14)
"""A publication date vaguer than this does not say in which episode an article belongs."""


@dataclass(frozen=True, slots=True)
class Link:
    """What ties an article to one of a story."""

    kinship: float
    is_nearest: bool
    """Whether no other article is nearer to one of the two; it need not be known of strong kin."""


@dataclass(frozen=True, slots=True)
class KinStory:
    """A story that kin of an article belong to."""

    number: StoryNumber
    links: tuple[Link, ...]
    article_count: int
    is_seen: bool
    """Whether the user has looked at it or decided something about it."""
    is_own: bool = False
    """Whether the article is in it already."""


@dataclass(frozen=True, slots=True)
class StoryChoice:
    """The story an article goes to, and stories that turn out to be one with it."""

    story: StoryNumber
    absorbed: tuple[StoryNumber, ...]


def choose_story(kin_stories: Iterable[KinStory]) -> StoryChoice | None:
    """Where an article belongs, by the stories of its kin; None where it begins a story or stays alone.

    One that is in a story stays there, wherever else it fits, unless the two turn out to be one.
    """
    fitting = sorted((each for each in kin_stories if each.is_own or _fits(each)), key=_rank)
    if not fitting:
        return None
    first = next((each for each in fitting if each.is_own), fitting[0])
    best, *others = (each for each in fitting if each is first or _are_one(first, each))
    return StoryChoice(best.number, tuple(each.number for each in others if _are_one(best, each)))


def _rank(story: KinStory) -> tuple[bool, int, StoryNumber]:
    return not story.is_seen, -story.article_count, story.number


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


@dataclass(frozen=True, slots=True)
class EpisodeMember:
    """What places an article of a story in time."""

    number: ArticleNumber
    days: tuple[date, date] | None
    """The first and the last day on which it can have been published."""
    original: ArticleNumber | None
    """The article of this story whose copy it is: it may be printed long after that."""
    kin: tuple[ArticleNumber, ...]
    """Articles nearest to it, the closest first."""


@dataclass(slots=True)
class EpisodePlan:
    """The articles of one episode and the days it lasts; None where nothing tells them."""

    articles: list[ArticleNumber]
    days: tuple[date, date] | None


def split_into_episodes(members: Sequence[EpisodeMember]) -> list[EpisodePlan]:
    """A story's articles by episode, earliest first: days without a long silence between them.

    An article without a sure date goes with its closest dated kin, a copy with its original; those that nothing places
    come together, last.
    """
    episodes: list[EpisodePlan] = []
    dated: dict[ArticleNumber, EpisodePlan] = {}
    first = last = date.min
    for number, (earliest, latest) in _sure_days(members):
        if not episodes or earliest - last > EPISODE_GAP:
            episodes.append(EpisodePlan([], None))
            first = earliest
        last = max(last, latest)
        episodes[-1].days = first, last
        dated[number] = episodes[-1]
    unplaced = EpisodePlan([], None)
    by_kin = {each.number: next((dated[kin] for kin in each.kin if kin in dated), unplaced) for each in members}
    for member in members:
        leader = member.number if member.original is None else member.original
        dated.get(leader, by_kin[leader]).articles.append(member.number)
    return [episode for episode in (*episodes, unplaced) if episode.articles]


def _sure_days(members: Sequence[EpisodeMember]) -> list[tuple[ArticleNumber, tuple[date, date]]]:
    """The days of the members that are no copies and whose date is not too vague, earliest first."""
    found = [
        (member.number, member.days)
        for member in members
        if member.original is None and member.days and member.days[1] - member.days[0] <= LONGEST_SURE_RANGE
    ]
    return sorted(found, key=lambda each: each[1])


@dataclass(frozen=True, slots=True)
class Original:
    """What decides which of several articles with one text the others are copies of."""

    number: int
    id: str
    own_date: PublicationDate | None
    words: int
    credit: AgencyCredit = "none"


def choose_original(copies: Sequence[Original]) -> int:
    """The number of the article that the others copy: an agency's, else the earliest by its own date, else the longest.

    A text that names its agency stands for the agency's where that is not among them.
    """

    def rank(copy: Original) -> tuple[int, date, int, str]:
        earliest = copy.own_date.earliest if copy.own_date else date.max
        return _FIRST_TO_LAST.index(copy.credit), earliest, -copy.words, copy.id

    return min(copies, key=rank).number


def is_told_to_copy(copy: Original, original: Original) -> bool:
    """Whether something tells which of two equal texts was first: an agency's credit, or their own dates."""
    if copy.credit != original.credit:
        return _FIRST_TO_LAST.index(original.credit) < _FIRST_TO_LAST.index(copy.credit)
    dates = original.own_date, copy.own_date
    return dates[0] is not None and dates[1] is not None and dates[0].latest < dates[1].earliest
