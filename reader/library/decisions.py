"""What the user decides about stories: followed, muted, merged, an article moved, two things put apart.

Each is one step of the window's journal.  What was decided wins over whatever is found later.
"""

from __future__ import annotations

from reader.library.journal import Journal
from reader.model.article import ArticleNumber
from reader.model.desk import Step
from reader.model.errors import ReaderError
from reader.model.story import StoryNumber, StoryRow
from reader.store import Store
from reader.store.decisions import DecisionKind, Ruling, pair_subject


class DecisionsPart:
    """Decisions as screens and commands take them."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def follow(self, story: StoryNumber, is_followed: bool) -> Step:
        """Follow a story, or no longer."""
        row = self._row(story)
        decision = self._decide("follow", row.id, "1" if is_followed else None)
        return self._do(f"{'following' if is_followed else 'no longer following'} {row.name}", decision)

    def mute(self, story: StoryNumber, is_muted: bool) -> Step:
        """Keep a story out of the list by stories, or show it again."""
        row = self._row(story)
        decision = self._decide("mute", row.id, "1" if is_muted else None)
        return self._do(f"{'muted' if is_muted else 'unmuted'} {row.name}", decision)

    def merge(self, story: StoryNumber, into: StoryNumber) -> Step:
        """Make one story part of another."""
        if story == into:
            raise ReaderError(self._row(story).name, "cannot be merged with itself")
        articles = self._store.stories.articles_of(story)
        label = f"{self._row(story).name} merged into {self._row(into).name}"
        joins = tuple((part, story, into) for part in self._store.decisions.stories_in(story))
        moves = tuple((article, story, into) for article in articles)
        decisions = self._decide("merged", self._row(story).id, self._row(into).id).decisions
        return self._do(label, Ruling(decisions, moves, ((story, None, into), *joins)))

    def move(self, article: ArticleNumber, into: StoryNumber | None) -> Step:
        """Move an article and its copies into another story; None: out of its own, to stand alone."""
        before = self._store.stories.place_of(article).story
        moved = [article, *self._store.stories.copies_of(article)]
        value = self._row(into).id if into is not None else ""
        decisions = [self._decide("moved", self._article_id(number), value).decisions for number in moved]
        # one article is no story: who is left behind alone stands alone, too
        left = [] if before is None else [n for n in self._store.stories.articles_of(before) if n not in moved]
        alone = left if len(left) == 1 else []
        moves = tuple((number, before, into) for number in moved) + tuple((number, before, None) for number in alone)
        label = f"moved to {self._row(into).name}" if into is not None else "taken out of its story"
        return self._do(label, Ruling(tuple(each for (each,) in decisions), moves))

    def reject_related(self, article: ArticleNumber, other: ArticleNumber) -> Step:
        """Say that two articles have nothing to do with each other."""
        subject = pair_subject(self._article_id(article), self._article_id(other))
        return self._do("said to be unrelated", self._decide("apart", subject, "1"))

    def reject_difference(self, story: StoryNumber, difference_id: str) -> Step:
        """Say that what reports of a story give differently is no difference."""
        label = f"no difference in {self._row(story).name}"
        return self._do(label, self._decide("same_value", difference_id, "1"))

    def _decide(self, kind: DecisionKind, subject: str, value: str | None) -> Ruling:
        return Ruling(((kind, subject, self._store.decisions.value(kind, subject), value),))

    def _do(self, label: str, ruling: Ruling) -> Step:
        self._store.decisions.do(self._journal.window, label, ruling)
        return Step(label, ruling.articles)

    def _row(self, story: StoryNumber) -> StoryRow:
        (row,) = self._store.stories.rows([story])
        return row

    def _article_id(self, article: ArticleNumber) -> str:
        return self._store.articles.get(article).id
