"""Articles on their way to other programs and files; each call in a thread.

Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event
from typing import TYPE_CHECKING

from reader.model.article import ArticleNumber, ArticleRow
from reader.model.command import CommandEnd
from reader.model.errors import NoDesktopError
from reader.model.link import Link
from reader.model.story import StoryRow
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.answers import Told
from reader.tui.bridge.threads import Threads
from reader.tui.pages.citation import cite

if TYPE_CHECKING:
    from reader.tui.bridge import Library


class LinksRead(Answer):
    """The links of an article."""

    def __init__(self, row: ArticleRow, links: Sequence[Link]) -> None:
        super().__init__()
        self.row = row
        self.links = links


class NotOpened(Answer):
    """An address that nothing here can open."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url


class Quoted(Answer):
    """A quotation was put into this file."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__()
        self.text = text
        self.path = path


class FileNameRead(Answer):
    """A name for an article's file."""

    def __init__(self, row: ArticleRow, name: str) -> None:
        super().__init__()
        self.row = row
        self.name = name


class NoteNameRead(Answer):
    """A name for the file of a story's note."""

    def __init__(self, story: StoryRow, name: str) -> None:
        super().__init__()
        self.story = story
        self.name = name


class CommandsRead(Answer):
    """The commands that were run, newest first, to ask for another one."""

    def __init__(self, row: ArticleRow, commands: Sequence[str]) -> None:
        super().__init__()
        self.row = row
        self.commands = commands


class PassingOnBridge:
    """Ways out of the library."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def read_links(self, row: ArticleRow) -> None:
        """Answered by LinksRead."""
        self._threads.ask("links", lambda: LinksRead(row, self._library.passing_on.links(row.number)))

    def open_link(self, url: str) -> None:
        """Answered by Told or NotOpened."""
        self._threads.ask("links", lambda: self._open_link(url))

    def quote(self, number: ArticleNumber, text: str) -> None:
        """Answered by Quoted."""
        self._threads.write(lambda: self._quote(number, text))

    def quote_stretch(self, number: ArticleNumber, block: int, start: int, end: int) -> None:
        """Quote a part of one of the article's blocks; answered by Quoted."""
        self._threads.write(lambda: self._quote_stretch(number, block, start, end))

    def read_file_name(self, row: ArticleRow) -> None:
        """Answered by FileNameRead."""
        self._threads.ask("save", lambda: FileNameRead(row, self._library.passing_on.file_name(row.number)))

    def save(self, number: ArticleNumber, file: str, *, may_replace: bool) -> str:
        """Write the article's file and return its path; called in a thread."""
        return self._library.passing_on.save(number, file, may_replace=may_replace)

    def read_note_name(self, story: StoryRow) -> None:
        """Answered by NoteNameRead."""
        self._threads.ask("save", lambda: NoteNameRead(story, self._library.passing_on.note_name(story)))

    def save_note(self, story: StoryRow, file: str, *, may_replace: bool) -> str:
        """Write a note of the story's articles and return its path; called in a thread."""
        from reader.tui.pages.note import compose_note, list_articles

        page = self._library.stories.page(story.number)
        articles = [self._library.articles.get(number) for number in list_articles(page)]
        markdown = compose_note(page.row.name, articles, [page])
        return self._library.passing_on.save_note(markdown, file, may_replace=may_replace)

    def read_commands(self, row: ArticleRow) -> None:
        """Answered by CommandsRead, after all that was written before."""
        self._threads.write(lambda: CommandsRead(row, self._library.passing_on.commands()))

    def remember_command(self, command: str) -> None:
        """Keep a command in the history."""
        self._threads.write(lambda: self._library.passing_on.remember_command(command))

    def run(self, number: ArticleNumber, command: str, cancelled: Event) -> CommandEnd:
        """Give the article to a command and wait for its end; called in a thread."""
        return self._library.passing_on.run(number, command, cancelled)

    def run_on_terminal(self, number: ArticleNumber, command: str) -> int:
        """The same on the terminal, while nothing else draws on it; called in the main thread."""
        return self._library.passing_on.run_on_terminal(number, command)

    def _open_link(self, url: str) -> Answer:
        try:
            self._library.passing_on.open_link(url)
        except NoDesktopError:
            return NotOpened(url)
        return Told(f"Opened {url}")

    def _quote(self, number: ArticleNumber, text: str) -> Quoted:
        return Quoted(text, self._library.passing_on.quote(text, cite(self._library.articles.get(number))))

    def _quote_stretch(self, number: ArticleNumber, block: int, start: int, end: int) -> Quoted:
        blocks = dict(self._library.articles.get(number).text.blocks())
        return self._quote(number, blocks[block][start:end])
