"""What all answers of the library are, and the one that an app takes: known before the first frame.

The others stand in `answers`, which is imported after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reader.tui.bridge import Library
    from reader.tui.bridge.first_page import FirstPage


class Answer(Message):
    """What the library answered to a screen's question, or what became of it."""


class LibraryReady(Message):
    """A library with its first rows."""

    def __init__(self, library: Library, first_page: FirstPage) -> None:
        super().__init__()
        self.library = library
        self.first_page = first_page


class ManualReady(LibraryReady):
    """The manual, to be shown over what is open."""


class OwnLibraryWanted(Message):
    """The user wants their own library while the sample archive is shown, perhaps to import a path into it."""

    def __init__(self, path: str | None = None) -> None:
        super().__init__()
        self.path = path
