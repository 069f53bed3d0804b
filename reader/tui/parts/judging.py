"""`w` says why something is as it is, `x` that it is not so: related articles, names, places in a story, differences.

Knows what is current, the reader and the bridge; what a decision changes, the library knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reader.model.article import ArticleNumber
from reader.model.entity import Entity
from reader.model.story import Difference, StoryNumber
from reader.tui.bridge.bridge import Bridge
from reader.tui.keymap import show_key
from reader.tui.pages.page import article_of, difference_of, entity_of, heading_target, quote_of, story_of
from reader.tui.pages.story import list_rows
from reader.tui.parts.current import Current
from reader.tui.parts.naming import Naming
from reader.tui.parts.reading import Reading


@dataclass(frozen=True, slots=True)
class RelatedPair:
    """Another article that is called related to the one that is shown."""

    article: ArticleNumber
    other: ArticleNumber
    title: str
    """Of the other."""


@dataclass(frozen=True, slots=True)
class PlaceInStory:
    """An article as a part of its story."""

    article: ArticleNumber
    title: str
    story_name: str


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A difference between the sources of a story."""

    story: StoryNumber
    difference: Difference


Subject = RelatedPair | PlaceInStory | ShownDifference | Entity


class Judging:
    """What the user asks and decides about the current link or row."""

    def __init__(
        self,
        current: Current,
        reading: Reading,
        naming: Naming,
        bridge: Bridge,
        say: Callable[[str], None],
        keys: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._current = current
        self._reading = reading
        self._naming = naming
        self._bridge = bridge
        self._say = say
        self._link_key = show_key(keys["next_name"][0])

    def explain(self) -> None:
        """Ask why the current thing is as it is."""
        subject = self._find_subject()
        if isinstance(subject, ShownDifference):
            title = f"Sources differ: “{subject.difference.subject}”"
            self._bridge.stories.explain_difference(title, subject.difference)
        elif isinstance(subject, RelatedPair):
            self._bridge.stories.explain_related(f"Related: {subject.title}", subject.article, subject.other)
        elif isinstance(subject, PlaceInStory):
            title = f"In “{subject.story_name}”: {subject.title}"
            self._bridge.stories.explain_place(title, subject.article)
        elif isinstance(subject, Entity):
            self._explain_name(subject)

    def reject(self) -> None:
        """Decide that the current thing is not so, or ask what else a name is; undone like any other step."""
        subject = self._find_subject()
        if isinstance(subject, RelatedPair):
            self._bridge.stories.reject_related(subject.article, subject.other)
        elif isinstance(subject, PlaceInStory):
            self._bridge.stories.take_out(subject.article)
        elif isinstance(subject, ShownDifference):
            self._bridge.stories.reject_difference(subject.story, subject.difference.id)
        elif isinstance(subject, Entity):
            self._naming.open_menu(subject)

    def _explain_name(self, entity: Entity) -> None:
        if len(entity.aliases) > 1:
            first, second = entity.aliases[:2]
            self._bridge.stories.explain_name(f"{first} = {second}", first, second)
        else:
            self._say(f"{entity.name} is spelled in one way only")

    def _find_subject(self) -> Subject | None:
        """What is current; says what to do first where nothing is that a reason can be given for."""
        target = self._current.target
        subject = self._subject_of(target) if target else self._reading.name.entity if self._reading.name else None
        if subject is None:
            self._say(f"First go to a related article, a name or a report ({self._link_key}, or the sidebar)")
        return subject

    def _subject_of(self, target: str) -> Subject | None:
        entity_id, number, quoted = entity_of(target), article_of(target), quote_of(target)
        if entity_id is not None:
            return self._naming.find(entity_id)
        difference = self._difference_at(target)
        if difference is not None or quoted is not None:
            return difference
        if story_of(target) is not None:
            return self._place_of(self._reading.number)
        return self._related_to(number) or self._place_of(number)

    def _difference_at(self, target: str) -> ShownDifference | None:
        """The difference that a quoted sentence is a part of, or whose heading a row of the sidebar leads to."""
        story = self._reading.story
        if story is None:
            return None
        for difference in (each for episode in story.episodes for each in episode.differences):
            if difference.id == difference_of(target) or heading_target(difference.id) == target:
                return ShownDifference(story.row.number, difference)
        return None

    def _related_to(self, other: ArticleNumber | None) -> RelatedPair | None:
        opened = self._reading.opened
        related = opened.related if opened else ()
        titles = {entry.row.number: entry.row.display_title for entry in related}
        if opened is None or other not in titles:
            return None
        return RelatedPair(opened.row.number, other, titles[other])

    def _place_of(self, number: ArticleNumber | None) -> PlaceInStory | None:
        story, opened = self._reading.story, self._reading.opened
        if story is not None:
            row = next((row for row in list_rows(story) if row.number == number), None)
            return PlaceInStory(row.number, row.display_title, story.row.name) if row else None
        if opened is not None and opened.story is not None and number == opened.row.number:
            return PlaceInStory(opened.row.number, opened.row.display_title, opened.story.story.name)
        return None
