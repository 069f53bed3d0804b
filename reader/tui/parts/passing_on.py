"""`L`, `Y`, `S` and `|`: the current article's links, a quotation into notes.md, a file, a shell command.

Knows what is current, the reader and the bridge; the dialogs are beside this file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.model.article import ArticleRow
from reader.model.errors import ReaderError
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.passing_on import CommandsRead, FileNameRead, LinksRead, NoteNameRead, NotOpened, Quoted
from reader.tui.dialogs.command_line import CommandLineScreen
from reader.tui.dialogs.command_output import CommandOutputScreen
from reader.tui.dialogs.links import LinksScreen, Verb
from reader.tui.dialogs.save_file import SaveFileScreen
from reader.tui.pages.command import describe_status
from reader.tui.pages.page import quote_of
from reader.tui.pages.quoting import find_paragraph, show_beginning
from reader.tui.parts.current import Current
from reader.tui.parts.reading import Reading
from reader.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from reader.tui.parts.opening import Lend, Open

NO_LINKS = "No links in this article"
NO_PARAGRAPH = "No paragraph of an article is in view"
NOTES = "notes.md"
NOTE_FORM = "Markdown: its articles as numbered sources, days and differences quoted"
ON_THE_TERMINAL = "!"
"""Before a command that draws on the terminal itself."""


class PassingOn:
    """The ways out of the library."""

    def __init__(
        self,
        current: Current,
        reading: Reading,
        view: ArticleView,
        bridge: Bridge,
        open_dialog: Open,
        lend_terminal: Lend,
        copy: Callable[[str], None],
        say: Callable[[str], None],
    ) -> None:
        self._current = current
        self._reading = reading
        self._view = view
        self._bridge = bridge
        self._open = open_dialog
        self._lend_terminal = lend_terminal
        self._copy = copy
        self._say = say
        self._is_path_told = False

    def show_links(self) -> None:
        """Ask for the links of the current article."""
        self._with_current(self._bridge.passing_on.read_links)

    def save(self) -> None:
        """Ask for a file to save the current article in, or a note of the current story."""
        story = self._current.whole_story
        if story is not None:
            self._bridge.passing_on.read_note_name(story)
        else:
            self._with_current(self._bridge.passing_on.read_file_name)

    def pipe(self) -> None:
        """Ask for a command that is given the current article."""
        self._with_current(self._bridge.passing_on.read_commands)

    def quote(self) -> None:
        """Quote what is selected, the sentence or paragraph of the current link, or the first whole one in view."""
        quoted = quote_of(self._current.target)
        selected = self._selected_text()
        opened = self._reading.opened
        if self._reading.story is not None and quoted is not None:
            self._bridge.passing_on.quote_stretch(*quoted)
        elif opened is not None and selected:
            self._bridge.passing_on.quote(opened.row.number, selected)
        else:
            self._with_current(self._quote_paragraph_of)

    def take_links(self, answer: LinksRead) -> None:
        """Show the links."""
        if not answer.links:
            self._say(NO_LINKS)
            return
        screen = LinksScreen(f"Links of “{answer.row.display_title}”", answer.links)
        self._open(screen, lambda chosen: self._follow_link(*chosen))

    def take_not_opened(self, answer: NotOpened) -> None:
        """Copy an address that cannot be opened here."""
        self._copy_link(answer.url)
        self._say(f"No desktop to open it with; copied: {answer.url}")

    def take_quoted(self, answer: Quoted) -> None:
        """Say what was quoted, and the first time where to."""
        self._say(f"Quoted to {NOTES if self._is_path_told else answer.path}: {show_beginning(answer.text)}")
        self._is_path_told = True

    def take_file_name(self, answer: FileNameRead) -> None:
        """Ask for the file."""
        save = partial(self._bridge.passing_on.save, answer.row.number)
        screen = SaveFileScreen(f"Save “{answer.row.display_title}”", answer.name, save)
        self._open(screen, lambda path: self._say(f"Saved {path}"))

    def take_note_name(self, answer: NoteNameRead) -> None:
        """Ask for the note's file."""
        save = partial(self._bridge.passing_on.save_note, answer.story)
        screen = SaveFileScreen(f"Save a note of “{answer.story.name}”", answer.name, save, NOTE_FORM)
        self._open(screen, lambda path: self._say(f"Saved {path}"))

    def take_commands(self, answer: CommandsRead) -> None:
        """Ask for the command."""
        screen = CommandLineScreen(f"Pipe “{answer.row.display_title}” to", answer.commands)
        self._open(screen, partial(self._run, answer.row))

    def _with_current(self, do: Callable[[ArticleRow], None]) -> None:
        row = self._current.find_report()
        if row is not None:
            do(row)

    def _quote_paragraph_of(self, row: ArticleRow) -> None:
        opened = self._reading.opened
        span, paragraph = self._view.current_span, None
        if opened is not None and opened.row.number == row.number:
            place = span.start if span is not None else None
            first, last = self._view.first_visible_offset, self._view.last_visible_offset
            paragraph = find_paragraph(self._view.page, opened.article, place, first, last)
        if paragraph is None:
            self._say(NO_PARAGRAPH)
        else:
            self._bridge.passing_on.quote(row.number, paragraph.text)

    def _selected_text(self) -> str:
        selection = self._view.text_selection
        found = self._view.get_selection(selection) if selection is not None else None
        return found[0].strip() if found is not None else ""

    def _follow_link(self, verb: Verb, url: str) -> None:
        if verb == "open":
            self._bridge.passing_on.open_link(url)
        else:
            self._copy_link(url)

    def _copy_link(self, url: str) -> None:
        self._copy(url)
        self._bridge.desk.save_copy(url)

    def _run(self, row: ArticleRow, command: str) -> None:
        self._bridge.passing_on.remember_command(command)
        if not command.startswith(ON_THE_TERMINAL):
            run = partial(self._bridge.passing_on.run, row.number, command)
            self._open(CommandOutputScreen(command, run), lambda _: None)
            return
        own = command.removeprefix(ON_THE_TERMINAL).strip()
        try:
            status = self._lend_terminal(partial(self._bridge.passing_on.run_on_terminal, row.number, own))
        except ReaderError as error:
            self._say(str(error))
            return
        if status is None:
            self._say("This terminal cannot be lent to a command")
        elif told := describe_status(status):
            self._say(f"{told}: {own}")
