"""What the user decides about stories: followed, muted, merged, an article moved, two things put apart.

Each is one step of the window's journal.  What was decided wins over whatever is found later.
"""

from __future__ import annotations

from itertools import chain

from reader.library.journal import Journal
from reader.model.article import ArticleNumber, ArticleRow
from reader.model.desk import Step
from reader.model.errors import ReaderError
from reader.model.story import StoryNumber, StoryRow
from reader.store import Store
from reader.store.decisions import DecisionChange, DecisionKind, Ruling, pair_subject


class DecisionsPart:
    """Decisions as screens and commands take them."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def follow(self, story: StoryNumber, is_followed: bool) -> Step:
        """Follow a story, or no longer."""
        row = self._row(story)
        decision = self._decide("follow", row.id, "1" if is_followed else None)
        return self._do(f"{'following' if is_followed else 'no longer following'} {row.name}", Ruling(decision))

    def mute(self, story: StoryNumber, is_muted: bool) -> Step:
        """Keep a story out of the list by stories, or show it again."""
        row = self._row(story)
        decision = self._decide("mute", row.id, "1" if is_muted else None)
        return self._do(f"{'muted' if is_muted else 'unmuted'} {row.name}", Ruling(decision))

    def merge(self, story: StoryNumber, into: StoryNumber) -> Step:
        """Make one story part of another, which is followed where one of them was."""
        part, whole = self._row(story), self._row(into)
        if part.number == whole.number:
            raise ReaderError(part.name, "cannot be merged with itself")
        decisions = self._decide("merged", part.id, whole.id)
        if part.is_followed:
            decisions += self._decide("follow", whole.id, "1")
        joins = tuple((each, part.number, whole.number) for each in self._store.decisions.stories_in(part.number))
        moves = tuple((article, part.number, whole.number) for article in self._store.stories.articles_of(part.number))
        ruling = Ruling(decisions, moves, ((part.number, None, whole.number), *joins))
        return self._do(f"{part.name} merged into {whole.name}", ruling)

    def move(self, article: ArticleNumber, into: StoryNumber | None) -> Step:
        """Move an article and its copies into another story; None: out of its own, to stand alone."""
        target = self._row(into) if into is not None else None
        moved = {each: self._story_of(each) for each in (article, *self._store.likeness.copies_of(article))}
        value = target.id if target else ""
        decisions = tuple(chain(*(self._decide("moved", self._article(number).id, value) for number in moved)))
        moves = [(number, before, target.number if target else None) for number, before in moved.items()]
        before = moved[article]
        if before is not None and (target is None or target.number != before):
            decisions += self._decide("parted", self._row(before).id, "1")
            left = [number for number in self._store.stories.articles_of(before) if number not in moved]
            # one article is no story: who is left behind alone stands alone, too
            moves += [(number, before, None) for number in left if len(left) == 1]
        where = f"moved to {target.name}" if target else "taken out of its story"
        label = f"“{self._article(article).display_title}” {where}"
        return self._do(label, Ruling(decisions, tuple(moves)))

    def reject_related(self, article: ArticleNumber, other: ArticleNumber) -> Step:
        """Say that two articles have nothing to do with each other."""
        subject = pair_subject(self._article(article).id, self._article(other).id)
        label = f"“{self._article(other).display_title}” no longer related"
        return self._do(label, Ruling(self._decide("apart", subject, "1")))

    def reject_difference(self, story: StoryNumber, difference_id: str) -> Step:
        """Say that what reports of a story give differently is no difference."""
        label = f"no longer a difference in {self._row(story).name}"
        return self._do(label, Ruling(self._decide("same_value", difference_id, "1")))

    def _decide(self, kind: DecisionKind, subject: str, value: str | None) -> tuple[DecisionChange, ...]:
        return ((kind, subject, self._store.decisions.value(kind, subject), value),)

    def _do(self, label: str, ruling: Ruling) -> Step:
        self._store.decisions.do(self._journal.window, label, ruling)
        return Step(label, ruling.articles)

    def _row(self, story: StoryNumber) -> StoryRow:
        return self._store.stories.row(story)

    def _story_of(self, article: ArticleNumber) -> StoryNumber | None:
        return self._store.stories.place_of(article).story

    def _article(self, number: ArticleNumber) -> ArticleRow:
        (row,) = self._store.articles.rows([number])
        return row
