"""Walking the trail: every stop is noted and saved at once, and shown again at the same line.

Knows the list, the reader, the search and the bridge; the trail itself is a value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from reader.model.desk import Trail, TrailEntry
from reader.model.entity import OpenedArticle
from reader.tui.bridge.answers import ArticleQuestion, NameQuestion
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.stories import StoryQuestion
from reader.tui.screens.listing import Listing
from reader.tui.screens.panes import Panes
from reader.tui.screens.reading import Reading
from reader.tui.screens.searching import Searching
from reader.tui.screens.trail import current, note_offset, rename, step, visit


class Trailing:
    """The trail of this window."""

    def __init__(
        self,
        listing: Listing,
        reading: Reading,
        searching: Searching,
        panes: Panes,
        bridge: Bridge,
        say: Callable[[str], None],
    ) -> None:
        self._listing = listing
        self._reading = reading
        self._searching = searching
        self._panes = panes
        self._bridge = bridge
        self._say = say
        self.trail = Trail()

    def start(self, trail: Trail) -> None:
        """Take over the trail of an earlier window; what was visited before it was read comes behind it."""
        visited, self.trail = self.trail.entries, trail
        for entry in visited:
            self._keep(visit(self.trail, entry))

    def leave(self) -> None:
        """Keep the trail once more: that of the window that ended last is the one to go on with."""
        if self.trail.entries:
            self._bridge.desk.save_trail(self.trail)

    def show_last(self) -> bool:
        """Show the article, name or story the trail ends at, marking nothing; False where there is none."""
        entry = current(self.trail)
        if entry is None or entry.kind == "search":
            return False
        if entry.kind == "article":
            question = ArticleQuestion(None, "preview", article_id=entry.target, offset=entry.offset)
            self._reading.asking.ask(question)
        else:
            self._reading.asking.ask(_question_of(entry, "preview"))
        return True

    def visit_article(self, opened: OpenedArticle, offset: int) -> None:
        """Note that an article was opened."""
        self._visit(TrailEntry("article", opened.article.id, offset))

    def visit_name(self, entity_id: str) -> None:
        """Note that a name's page was opened."""
        self._visit(TrailEntry("name", entity_id))

    def visit_story(self, story_id: str, *, is_new: bool) -> None:
        """Note that a story's page was opened; one come back to may have become part of another."""
        here = current(self.trail)
        if is_new:
            self._visit(TrailEntry("story", story_id))
        elif here is not None and here.kind == "story":
            self._keep(rename(self.trail, story_id))

    def visit_search(self, text: str, row: int) -> None:
        """Note that the results of a search are shown from this row on."""
        self._visit(TrailEntry("search", text, row))

    def moved(self, offset: int) -> None:
        """Note the line on the page that is shown, where it is the current stop."""
        entry = current(self.trail)
        if entry is not None and entry.kind != "search" and self._is_here(entry):
            self._keep(note_offset(self.trail, offset))

    def go(self, by: int) -> None:
        """Go back (-1) or forward (1); from something that is no stop, back is the stop one came from."""
        self._note_row()
        self._reading.flush()
        left = current(self.trail)
        if by < 0 and left is not None and not self._is_here(left):
            entry: TrailEntry | None = left
        else:
            gone = step(self.trail, by)
            entry = current(gone) if gone.position != self.trail.position else None
            self._keep(gone)
        if entry is None:
            self._say("This is where the trail begins" if by < 0 else "This is where the trail ends")
            return
        if by < 0 and entry is not left and left is not None and left.kind == "search":
            self._searching.close()
        self._show(entry)

    def _show(self, entry: TrailEntry) -> None:
        if entry.kind == "search":
            self._searching.show_again(entry.target, entry.offset, self._reading.where())
            self._panes.focus("list")
            return
        if entry.kind == "article":
            question = ArticleQuestion(None, "trail", article_id=entry.target, offset=entry.offset)
            self._reading.asking.ask(question, self._listing.result)
        else:
            self._reading.asking.ask(_question_of(entry, "trail"))
        self._panes.focus("reader")

    def _visit(self, entry: TrailEntry) -> None:
        self._note_row()
        self._keep(visit(self.trail, entry))

    def _note_row(self) -> None:
        """Remember the row of the results that one is about to leave."""
        entry = current(self.trail)
        if entry is not None and entry.kind == "search" and self._is_here(entry):
            self._keep(note_offset(self.trail, self._listing.rows.cursor))

    def _is_here(self, entry: TrailEntry) -> bool:
        """Whether the stop is what the screen shows."""
        if entry.kind == "article":
            return self._reading.opened is not None and self._reading.opened.article.id == entry.target
        if entry.kind == "name":
            return self._reading.name is not None and self._reading.name.entity.id == entry.target
        if entry.kind == "story":
            return self._reading.story is not None and self._reading.story.row.id == entry.target
        return self._listing.result is not None and self._listing.result.text == entry.target

    def _keep(self, trail: Trail) -> None:
        if trail != self.trail:
            self.trail = trail
            self._bridge.desk.save_trail(trail)


def _question_of(entry: TrailEntry, manner: Literal["trail", "preview"]) -> NameQuestion | StoryQuestion:
    if entry.kind == "name":
        return NameQuestion(entry.target, entry.offset, is_new_stop=False)
    return StoryQuestion(entry.target, offset=entry.offset, manner=manner)
