"""The story screen: `t` opens the story of the current article, `d` goes to where its sources differ.

Knows what is current, the reader and the bridge.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reader.model.lists import source_of_key
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.stories import StoryQuestion, StoryRead
from reader.tui.parts.current import NO_ARTICLE, Current
from reader.tui.parts.jumping import Jumping
from reader.tui.parts.panes import Panes
from reader.tui.parts.reading import Reading
from reader.tui.parts.trailing import Trailing

NO_STORY = "This article belongs to no story"
NO_DIFFERENCE = "No differences were found in this story"
STORY_IS_GONE = "Nothing is left of this story"


class Telling:
    """The ways to a story's page."""

    def __init__(
        self,
        current: Current,
        reading: Reading,
        trailing: Trailing,
        jumping: Jumping,
        panes: Panes,
        bridge: Bridge,
        say: Callable[[str], None],
    ) -> None:
        self._current = current
        self._reading = reading
        self._trailing = trailing
        self._jumping = jumping
        self._panes = panes
        self._bridge = bridge
        self._say = say

    def open_story(self) -> None:
        """Open the story of the current article at its top."""
        self._ask(at_differences=False)

    def show_differences(self) -> None:
        """Go to the next difference of the story that is shown, or of the current article's."""
        if self._reading.story is None or self._panes.last == "list":
            self._ask(at_differences=True)
            return
        self._panes.focus("reader")
        place, count = self._jumping.step_difference()
        self._say(f"Difference {place} of {count}" if count else NO_DIFFERENCE)

    def take(self, answer: StoryRead, today: date) -> None:
        """Show the story that was asked for; an answer to another question is dropped."""
        question = answer.question
        if not self._reading.asking.settle(question):
            return
        if answer.page is None:
            self._say(STORY_IS_GONE if question.manner == "again" else NO_STORY)
            return
        self._reading.show_story(answer.page, question, today)
        if question.manner == "again":
            return
        if question.manner != "preview":
            self._bridge.stories.mark_seen(answer.page.row.number)
        if question.manner == "new" or question.story_id:
            self._trailing.visit_story(answer.page.row.id, is_new=question.manner == "new")
        self._panes.show_keys_of("story")
        if question.manner == "new":
            self._panes.focus("reader")
        if question.at_differences:
            self.show_differences()

    def _ask(self, *, at_differences: bool) -> None:
        key = self._current.key
        if key is not None and source_of_key(key) is None:
            self._reading.asking.ask(StoryQuestion(key=key, at_differences=at_differences))
        elif self._reading.story is not None:
            story = self._reading.story.row.id
            self._reading.asking.ask(StoryQuestion(story, at_differences=at_differences))
        else:
            self._say(NO_ARTICLE)
