"""`+` and `-`: tags on the current article, or on all articles of the current story.

Knows what is current and the bridge; what came of it is told by the library's step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.story import ListKey
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.tagging import TagsRead
from reader.tui.dialogs.choose import ChooseScreen
from reader.tui.dialogs.tag_line import TagLineScreen
from reader.tui.pages.page import count
from reader.tui.parts.current import Current

if TYPE_CHECKING:
    from reader.tui.parts.opening import Open

NO_TAGS = "No tags here: + puts one on"


class Tagging:
    """The tags of what is current."""

    def __init__(self, current: Current, bridge: Bridge, open_dialog: Open, say: Callable[[str], None]) -> None:
        self._current = current
        self._bridge = bridge
        self._open = open_dialog
        self._say = say

    def add(self) -> None:
        """Ask for tags and put them on."""
        subject = self._find_subject()
        if subject is not None:
            key, name = subject
            screen = TagLineScreen(f"Tag {name}", self._bridge.tags.complete)
            self._open(screen, lambda tags: self._bridge.tags.add(tags, key))

    def remove(self) -> None:
        """Take the only tag off, or ask which one."""
        subject = self._find_subject()
        if subject is not None:
            self._bridge.tags.read(subject[0])

    def take(self, answer: TagsRead) -> None:
        """Go on with the tags that there are."""
        if not answer.tags:
            self._say(NO_TAGS)
        elif len(answer.tags) == 1:
            self._bridge.tags.remove(answer.tags[0], answer.key)
        else:
            screen = ChooseScreen("Remove a tag", [(tag, f"#{tag}") for tag in answer.tags])
            self._open(screen, lambda tag: self._bridge.tags.remove(tag, answer.key))

    def _find_subject(self) -> tuple[ListKey, str] | None:
        story = self._current.story
        if story is not None:
            return -story.number, f"{count(story.article_count, 'article')} of {story.name}"
        row = self._current.find_article()
        return (row.number, f"“{row.display_title}”") if row is not None else None
