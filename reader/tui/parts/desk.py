"""What the user does with articles and whole stories: star and follow, read, undo, cite, look into.

Knows the bridge and what is current; the store's journal knows what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reader.model.article import ArticleRow
from reader.model.desk import Step
from reader.model.lists import ListView
from reader.tui.bridge.answers import StepTaken, UnreadKept
from reader.tui.bridge.bridge import Bridge
from reader.tui.keymap import show_key
from reader.tui.parts.current import Current
from reader.tui.parts.listing import Listing
from reader.tui.parts.reading import Reading
from reader.tui.parts.views import Views

MAX_ROWS_READ_AGAIN = 64
"""Beyond it the rows in view are read again as pages."""

STORY_VIEWS: frozenset[ListView] = frozenset({"stories", "followed", "muted"})
"""Lists whose rows change when something is decided about stories."""
NO_STEP = {"done": "Nothing changed", "undone": "Nothing to undo", "redone": "Nothing to redo"}


class Desk:
    """Actions on the current article or on the whole list."""

    def __init__(
        self,
        current: Current,
        listing: Listing,
        reading: Reading,
        views: Views,
        bridge: Bridge,
        say: Callable[[str], None],
        keys: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._current = current
        self._listing = listing
        self._reading = reading
        self._views = views
        self._bridge = bridge
        self._say = say
        self._undo_key, self._redo_key = show_key(keys["undo"][0]), show_key(keys["redo"][0])

    def toggle_star(self) -> None:
        """Star the current article, follow the current story, or no longer."""
        story = self._current.story
        if story is not None:
            self._bridge.story_list.follow(story.number, not story.is_followed)
            return
        row = self._current.find_article()
        if row is not None:
            self._bridge.desk.toggle_star(row.number)

    def toggle_read(self) -> None:
        """Mark the current article read or unread, or all articles of the current story or source read."""
        key = self._current.group
        if key is not None:
            self._bridge.lists.set_group_read(key)
            return
        row = self._current.find_article()
        if row is not None:
            if row.number == self._reading.number:
                self._reading.leave_read_state()
            self._bridge.desk.set_read([row.number], not row.is_read)

    def mark_all_read(self) -> None:
        """Mark every listed article read, and every article of the listed stories."""
        if self._listing.rows.layer.keys:
            self._bridge.lists.set_read(self._listing.rows.layer.keys)
        else:
            self._say("The list is empty")

    def drop_read(self) -> None:
        """Take read articles out of the list, until Esc."""
        self._bridge.articles.keep_unread(self._listing.rows.generation, self._listing.rows.layer.keys)

    def kept_unread(self, answer: UnreadKept) -> None:
        """Show the unread ones only."""
        if answer.generation != self._listing.rows.generation:
            return
        dropped = self._listing.keep_only(answer.keys)
        self._say(f"{dropped:,} read dropped · Esc brings them back" if dropped else "Nothing here is read yet")

    def undo(self) -> None:
        """Take the last step back."""
        self._bridge.desk.undo()

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self._bridge.desk.redo()

    def step_taken(self, answer: StepTaken) -> None:
        """Say what happened, and show it."""
        if answer.step is None:
            self._say(NO_STEP[answer.how])
            return
        self._say(describe_step(answer, answer.step, self._undo_key, self._redo_key))
        self._bridge.desk.read_counts()
        if self._listing.view in STORY_VIEWS and answer.reach in ("stories", "anything"):
            self._views.read_again()
        elif self._listing.view != "articles":
            self._listing.rows.reload()
        if len(answer.step.numbers) <= MAX_ROWS_READ_AGAIN:
            self._bridge.articles.read_rows(answer.step.numbers)
        else:
            self._listing.rows.reload()
            if self._reading.number in answer.step.numbers:
                self._bridge.articles.read_rows([self._reading.number])

    def show_rows(self, rows: Sequence[ArticleRow], today: date) -> None:
        """Show articles as they are now."""
        for row in rows:
            self._listing.rows.update(row)
            self._reading.update(row, today)

    def show_as_read(self, row: ArticleRow, today: date) -> None:
        """Show an article as opened and read, and the story or source it is in with one unread less."""
        self.show_rows([replace(row, is_read=True, is_new=False)], today)
        if self._listing.view != "articles" and self._listing.group is None:
            self._listing.rows.reload()

    def open_original(self) -> None:
        """Open the current article where it came from."""
        row = self._current.find_article()
        if row is not None:
            self._bridge.articles.open_original(row.number)

    def show_details(self) -> None:
        """Ask for all that is known of the current article."""
        row = self._current.find_article()
        if row is not None:
            self._bridge.articles.read_details(row.number)

    def copy_citation(self) -> None:
        """Copy a citation of the article in the reader, or of the one under the list's cursor."""
        row = self._current.find_article()
        if row is not None:
            self._bridge.articles.read_citation(row.number)


def describe_step(answer: StepTaken, step: Step, undo_key: str, redo_key: str) -> str:
    """Return "120 marked read · u undoes" or "Undone: 120 marked read · U redoes"."""
    if answer.how == "undone":
        return f"Undone: {step.label} · {redo_key} redoes"
    if answer.how == "redone":
        return f"Redone: {step.label} · {undo_key} undoes"
    return f"{step.label[:1].upper()}{step.label[1:]} · {undo_key} undoes"
