"""What the user does in one window: read, star, undo, and where they were.

Knows no key; each user action is one step of the journal, automatic reads are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reader.library.journal import Journal, count_step
from reader.library.names_file import NamesFile
from reader.library.processes import describe_this_process, is_running
from reader.model.article import ArticleNumber
from reader.model.desk import Counts, OthersDid, Step, Trail
from reader.model.theme import ThemeChoice
from reader.store import Store
from reader.store.choices import THEME
from reader.store.connection import explain_errors
from reader.store.desk import Change, remember_start

COPY_NAME = "last-copy.txt"


class DeskPart:
    """One window's desk; opening it is what makes a running reader a window."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal
        self._window = journal.window
        self._deeds: tuple[int, int] | None = None

    def open_window(self, now: datetime) -> Trail:
        """Begin: take over what windows that no longer run left, note the start, learn what was decided by hand.

        A library that can only be read keeps no window, and nothing of what is kept without being asked for.
        """
        if self._store.database.is_read_only:
            return Trail()
        remember_start(self._store.database)
        NamesFile(self._store).catch_up()
        self._journal.finish_for(self._store.windows.running(is_running))
        return self._store.windows.open_window(self._window, describe_this_process(), now, is_running)

    def what_others_did(self) -> OthersDid:
        """What others did since this thread last asked; what it wrote itself is not told, and nothing costs nothing."""
        if not self._store.database.others_wrote():
            return "nothing"
        before, self._deeds = self._deeds, self._store.journal.state()
        return "work" if before == self._deeds else "deeds"

    def counts(self) -> Counts:
        """What the header says."""
        return self._store.desk.counts()

    def mark_read_quietly(self, number: ArticleNumber) -> None:
        """An automatic read: opened and read, no step to undo."""
        self._open_quietly(number, is_read=True)

    def mark_opened(self, number: ArticleNumber) -> None:
        """Opened, and so no longer new, but not read."""
        self._open_quietly(number, is_read=False)

    def set_read(self, numbers: Sequence[ArticleNumber], is_read: bool) -> Step:
        """Mark articles read or unread as one step."""
        word = "read" if is_read else "unread"
        changed = self._store.desk.do(self._window, Change(f"marked {word}", "is_read", is_read, tuple(numbers)))
        return count_step(f"marked {word}", changed)

    def toggle_star(self, number: ArticleNumber) -> Step:
        """Star an article, or take its star away."""
        value = not self._store.desk.is_starred(number)
        label = "starred" if value else "unstarred"
        changed = self._store.desk.do(self._window, Change(label, "is_starred", value, (number,)))
        return count_step(label, changed)

    def undo(self) -> Step | None:
        """Take this window's last step back; None where there is none."""
        return self._journal.undo()

    def redo(self) -> Step | None:
        """Do the step that was taken back last again; None where there is none."""
        return self._journal.redo()

    def save_trail(self, trail: Trail) -> None:
        """Keep the trail of this window."""
        if not self._store.database.is_read_only:
            self._store.windows.save_trail(self._window, trail)

    def position(self, number: ArticleNumber) -> int:
        """Where reading of an article stopped."""
        return self._store.windows.position(number)

    def remember_position(self, number: ArticleNumber, offset: int) -> None:
        """Note where reading of an article stopped."""
        if not self._store.database.is_read_only:
            self._store.windows.remember_position(number, offset)

    def set_theme(self, theme: ThemeChoice) -> None:
        """Keep the colours, for windows to come; `articles.theme` tells them."""
        self._store.choices.keep(THEME, theme)

    def save_copy(self, text: str) -> str:
        """Write what was copied into the library folder, and return the file's path."""
        file = self._store.database.file.with_name(COPY_NAME)
        with explain_errors(file):
            file.write_text(text + "\n", encoding="utf-8")
        return str(file)

    def _open_quietly(self, number: ArticleNumber, *, is_read: bool) -> None:
        if not self._store.database.is_read_only:
            self._store.desk.open_quietly(number, is_read=is_read)
