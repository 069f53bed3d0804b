"""Stories in memory and what a user decides about them, over the articles of the library in memory.

The first story has two episodes and, in the second, a difference, a name and a number found only once, and a copy; the
second story is small.  Only articles that the library holds are in them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from reader.model.article import ArticleNumber
from reader.model.desk import Step
from reader.model.errors import NoSuchStoryError
from reader.model.story import (
    Claim,
    Copy,
    Difference,
    Episode,
    ListKey,
    OnlyHere,
    Quote,
    Report,
    StoryCounts,
    StoryNumber,
    StoryPage,
    StoryPlace,
    StoryRow,
    TimelineDay,
)

if TYPE_CHECKING:
    from tests.fakes.library import FakeState

FERRIES, VOTES = 1, 2
DIFFERENCE_ID = "leads the harbour office"
NOW = datetime(2025, 7, 25, 8, 30, tzinfo=UTC)
LAST_SEEN = datetime(2025, 7, 22, 18, 4, tzinfo=UTC)


@dataclass
class FakeStory:
    """One story and what the user did with it."""

    number: StoryNumber
    id: str
    name: str
    episodes: list[list[ArticleNumber]]
    copies: dict[ArticleNumber, ArticleNumber] = field(default_factory=dict)
    """The article whose text it has, by the copy."""
    former_ids: list[str] = field(default_factory=list)
    """Of stories that became part of it."""
    seen: datetime | None = None
    seen_articles: set[ArticleNumber] = field(default_factory=set)
    is_followed: bool = False
    is_muted: bool = False

    @property
    def articles(self) -> list[ArticleNumber]:
        return [number for episode in self.episodes for number in episode]


def make_stories() -> dict[StoryNumber, FakeStory]:
    """The invented stories; articles of theirs that the library does not hold are passed over."""
    ferries = FakeStory(FERRIES, "story0000001", "Vellin ferry talks", [[12, 13], [16, 17, 18, 19, 20]], {18: 16})
    ferries.seen, ferries.seen_articles = LAST_SEEN, {12, 13, 16, 17}
    votes = FakeStory(VOTES, "story0000002", "Harbour Office vote", [[5, 6]])
    return {story.number: story for story in (ferries, votes)}


class FakeStories:
    def __init__(self, state: FakeState) -> None:
        self._state = state

    def list_keys(self) -> Sequence[ListKey]:
        in_stories = {number for story in self._state.stories.values() for number in story.articles}
        keys = [(number, number) for number in self._state.articles if number not in in_stories]
        shown = [story for story in self._state.stories.values() if self.articles_of(story.number)]
        keys += [(max(self.articles_of(s.number)), -s.number) for s in shown if not s.is_muted]
        return [key for _, key in sorted(keys, reverse=True)]

    def names(self) -> dict[StoryNumber, str]:
        return {story.number: story.name for story in self._state.stories.values()}

    def rows(self, numbers: Sequence[StoryNumber]) -> tuple[StoryRow, ...]:
        return tuple(self._row(self._state.stories[number]) for number in numbers if number in self._state.stories)

    def page(self, number: StoryNumber) -> StoryPage:
        story = self._state.stories[number]
        places = [place for place in range(len(story.episodes)) if self._articles_at(story, place)]
        episodes = tuple(self._episode(story, place) for place in places)
        return StoryPage(self._row(story), episodes)

    def find(self, id_prefix: str) -> StoryNumber:
        for story in self._state.stories.values():
            if self.articles_of(story.number) and any(i.startswith(id_prefix) for i in (story.id, *story.former_ids)):
                return story.number
        raise NoSuchStoryError(id_prefix, "no story has this id")

    def place_of(self, article: ArticleNumber) -> StoryPlace | None:
        for story in self._state.stories.values():
            for place, episode in enumerate(story.episodes):
                if article in episode:
                    first = story.copies.get(article)
                    duplicate_of = self._state.articles[first].id if first in self._state.articles else None  # type: ignore[index]
                    return StoryPlace(self._row(story), f"{story.id}-{place}", duplicate_of)
        return None

    def unread_of(self, number: StoryNumber) -> tuple[ArticleNumber, ...]:
        story = self._state.stories[number]
        unread = [each for each in self.articles_of(number) if each not in self._state.read]
        return tuple(each for each in unread if each not in story.copies)

    def articles_of(self, number: StoryNumber) -> tuple[ArticleNumber, ...]:
        return tuple(sorted(each for each in self._state.stories[number].articles if each in self._state.articles))

    def mark_seen(self, number: StoryNumber) -> None:
        story = self._state.stories[number]
        story.seen, story.seen_articles = NOW, set(story.articles)

    def counts(self) -> StoryCounts:
        rows = [self._row(story) for story in self._state.stories.values() if not story.is_muted]
        new = [row for row in rows if row.new_count]
        return StoryCounts(len(new), sum(row.is_followed for row in new))

    def why(self, article: ArticleNumber) -> tuple[str, ...]:
        place = self.place_of(article)
        return ("shares Vellin and Harbour Office with 4 of its articles", "same day as 3 of them") if place else ()

    def why_related(self, article: ArticleNumber, other: ArticleNumber) -> tuple[str, ...]:
        return ("same day", f"shares Mara Quill, in {self._state.articles[other].source} too")

    def why_different(self, difference: Difference) -> tuple[str, ...]:
        return tuple(f"{claim.value} in {len(claim.articles)}" for claim in difference.claims)

    def told_beside(self, named: Collection[ArticleNumber]) -> tuple[ArticleNumber, ...]:
        """The other articles of episodes that have one of these, the first two."""
        episodes = [episode for story in self._state.stories.values() for episode in story.episodes]
        beside = [each for episode in episodes if not named.isdisjoint(episode) for each in episode]
        return tuple(each for each in beside if each not in named and each in self._state.articles)[:2]

    def _articles_at(self, story: FakeStory, place: int) -> list[ArticleNumber]:
        return [number for number in story.episodes[place] if number in self._state.articles]

    def _row(self, story: FakeStory) -> StoryRow:
        articles = self.articles_of(story.number)
        unread = [number for number in articles if number not in self._state.read]
        days = [published.latest for n in articles if (published := self._state.articles[n].published) is not None]
        return StoryRow(
            story.number,
            story.id,
            story.name,
            len(articles),
            len({self._state.articles[number].source for number in articles}),
            len(unread),
            len([number for number in unread if number not in story.seen_articles]),
            story.seen,
            max(days, default=None),
            story.is_followed,
            story.is_muted,
            "stated" if days else None,
        )

    def _episode(self, story: FakeStory, place: int) -> Episode:
        numbers = self._articles_at(story, place)
        folded = {copy: first for copy, first in story.copies.items() if first in numbers and copy in numbers}
        reports = tuple(
            Report(self._state.row(number), self._copies(number, folded), self._only_here(story, number))
            for number in numbers
            if number not in folded
        )
        days = sorted(p.latest for n in numbers if (p := self._state.articles[n].published) is not None)
        first, last = (days[0], days[-1]) if days else (None, None)
        spoken_of = tuple(
            TimelineDay(day, day, self._quote(number, 2), len(numbers))
            for day, number in zip((date(2025, 7, 22), date(2025, 7, 23)), numbers, strict=False)
        )
        return Episode(f"{story.id}-{place}", first, last, reports, spoken_of, self._differences(story, place))

    def _copies(self, first: ArticleNumber, folded: dict[ArticleNumber, ArticleNumber]) -> tuple[Copy, ...]:
        return tuple(Copy(self._state.row(copy), "copy", 3) for copy, of in folded.items() if of == first)

    def _only_here(self, story: FakeStory, number: ArticleNumber) -> tuple[OnlyHere, ...]:
        if story.number != FERRIES or number != 17:
            return ()
        sentence = self._quote(number, 3)
        return (OnlyHere("name", "Odd Lindgard", sentence, "e-Odd Lindgard"), OnlyHere("number", "17", sentence))

    def _differences(self, story: FakeStory, place: int) -> tuple[Difference, ...]:
        numbers = self._articles_at(story, place)
        reports = [number for number in numbers if number not in story.copies]
        if (story.number, place) != (FERRIES, 1) or len(reports) < 2 or DIFFERENCE_ID in self._state.not_different:
            return ()
        claims = (("Mara Quill", reports[0], tuple(reports[2:])), ("Odd Lindgard", reports[1], ()))
        made = tuple(Claim(who, self._quote(first, 0), (first, *others)) for who, first, others in claims)
        return (Difference(DIFFERENCE_ID, "role", "told the Harbour Office", made),)

    def _quote(self, number: ArticleNumber, block: int) -> Quote:
        """The second sentence of a paragraph, or the whole of it."""
        text = self._state.articles[number].text.body
        block = min(block, len(text) - 1)
        start = text[block].find(". ") + 2 if ". " in text[block] else 0
        end = text[block].find(".", start) + 1 or len(text[block])
        return Quote(number, block, start, end, text[block][start:end])


class FakeDecisions:
    def __init__(self, state: FakeState) -> None:
        self._state = state

    def follow(self, number: StoryNumber, is_followed: bool) -> Step:
        return self._set(number, "is_followed", is_followed, "followed" if is_followed else "not followed any more")

    def mute(self, number: StoryNumber, is_muted: bool) -> Step:
        return self._set(number, "is_muted", is_muted, "muted" if is_muted else "not muted any more")

    def merge(self, number: StoryNumber, into: StoryNumber) -> Step:
        stories = self._state.stories
        gone, kept = stories[number], stories[into]
        before = [list(episode) for episode in kept.episodes]

        def put() -> None:
            del stories[number]
            kept.episodes = [*gone.episodes, *before]

        def take() -> None:
            stories[number] = gone
            kept.episodes = before

        return self._state.do(Step(f"“{gone.name}” put into “{kept.name}”", tuple(gone.articles)), put, take)

    def move(self, article: ArticleNumber, into: StoryNumber | None) -> Step:
        stories = self._state.stories
        before = {story.number: [list(episode) for episode in story.episodes] for story in stories.values()}

        def put() -> None:
            for story in stories.values():
                story.episodes = [[each for each in episode if each != article] for episode in story.episodes]
            if into is not None:
                stories[into].episodes[-1].append(article)

        def take() -> None:
            for number, episodes in before.items():
                stories[number].episodes = episodes

        where = "out of its story" if into is None else f"put into “{stories[into].name}”"
        title = self._state.articles[article].display_title
        return self._state.do(Step(f"“{title}” {where}", (article,)), put, take)

    def reject_related(self, article: ArticleNumber, other: ArticleNumber) -> Step:
        pair = (min(article, other), max(article, other))
        rejected = self._state.not_related
        step = Step(f"“{self._state.articles[other].display_title}” called unrelated", (article, other))
        return self._state.do(step, lambda: rejected.add(pair), lambda: rejected.discard(pair))

    def reject_difference(self, number: StoryNumber, difference_id: str) -> Step:
        rejected = self._state.not_different
        step = Step("difference rejected", FakeStories(self._state).articles_of(number))
        return self._state.do(step, lambda: rejected.add(difference_id), lambda: rejected.discard(difference_id))

    def _set(self, number: StoryNumber, attribute: str, value: bool, word: str) -> Step:
        story = self._state.stories[number]
        before = getattr(story, attribute)
        step = Step(f"“{story.name}” {word}", tuple(story.articles))
        return self._state.do(step, lambda: setattr(story, attribute, value), lambda: setattr(story, attribute, before))
