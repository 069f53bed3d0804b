"""What leaves the library by the user's hand: links, quotations, saved files, commands that are given an article.

Knows no screen; each way out has a module of its own.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event

    from reader.library.articles import ArticlesPart
    from reader.model.article import ArticleNumber
    from reader.model.command import CommandEnd
    from reader.model.link import Link
    from reader.model.story import StoryRow
    from reader.store import Store

COMMANDS = "commands"
"""Name of the setting that keeps the commands that were run."""
MOST_COMMANDS = 100


class PassingOnPart:
    """Articles on their way to other programs and files."""

    def __init__(self, store: Store, articles: ArticlesPart) -> None:
        self._store = store
        self._articles = articles

    def links(self, number: ArticleNumber) -> tuple[Link, ...]:
        """Every address in an article's text, in what was removed from it, and its own."""
        from reader.library.links import links_of

        details = self._store.articles.details(number)
        return links_of(details.article, details.raw_text)

    def open_link(self, url: str) -> None:
        """Open an address that `links` gave; raises NoDesktopError."""
        from reader.library.original import open_target

        open_target(url, os.environ)

    def quote(self, text: str, citation: str) -> str:
        """Put a quotation at the end of notes.md, and return that file's path."""
        from reader.library.notes import NOTES_NAME, append_note, quote_block

        file = self._store.database.file.with_name(NOTES_NAME)
        append_note(file, quote_block(text, citation))
        return str(file)

    def file_name(self, number: ArticleNumber) -> str:
        """A name for the article's file."""
        from reader.library.saving import name_for

        article = self._store.articles.get(number)
        return name_for(article.display_title, article.id)

    def note_name(self, story: StoryRow) -> str:
        """A name for the file of a story's note."""
        from reader.library.saving import name_for

        return name_for(story.name, story.id)

    def save(self, number: ArticleNumber, file: str, *, may_replace: bool) -> str:
        """Write an article as Markdown or text, by the file's ending; return its path.  Raises FileThereError."""
        from reader.library.saving import save_article

        return save_article(self._articles.open(number), file, may_replace=may_replace)

    def save_note(self, markdown: str, file: str, *, may_replace: bool) -> str:
        """Write a note as Markdown; return its path.  Raises FileThereError."""
        from reader.library.saving import save_note

        return save_note(markdown, file, may_replace=may_replace)

    def commands(self) -> tuple[str, ...]:
        """The commands that were run, newest first."""
        return tuple(json.loads(self._store.choices.get(COMMANDS) or "[]"))

    def remember_command(self, command: str) -> None:
        """Put a command on top of them."""
        kept = [command, *(each for each in self.commands() if each != command)]
        self._store.choices.keep(COMMANDS, json.dumps(kept[:MOST_COMMANDS]))

    def run(self, number: ArticleNumber, command: str, cancelled: Event) -> CommandEnd:
        """Give an article's text to a shell command, and wait for its end."""
        from reader.library.piping import run_command

        return run_command(self._store.articles.get(number), command, os.environ, cancelled)

    def run_on_terminal(self, number: ArticleNumber, command: str) -> int:
        """The same for a command that needs the terminal, which is free by now; return its status."""
        from reader.library.piping import run_on_terminal

        return run_on_terminal(self._store.articles.get(number), command, os.environ)
