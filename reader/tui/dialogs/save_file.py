"""The dialog that asks for a file to save an article in, completes its path, and stays until that is done.

Knows no article: saving is a function.
"""

from __future__ import annotations

import os
from typing import Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.model.errors import FileThereError
from reader.text.sanitise import harmless, sanitise_line
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.answers import Failed
from reader.tui.bridge.threads import Threads
from reader.tui.dialogs.line_input import LineInput
from reader.tui.dialogs.path_dialog import PathDialog


class Save(Protocol):
    """Writes the file; called in a thread."""

    def __call__(self, file: str, *, may_replace: bool) -> str:
        """Return the path that was written; raises FileThereError and ReaderError."""


class Saved(Answer):
    """The file was written."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class IsThere(Answer):
    """The file was there, and is as it was."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self.typed = typed


class SaveFileScreen(PathDialog):
    """Asks for a file; answers with the path that was written, or with nothing when closed."""

    def __init__(self, title: str, name: str, save: Save, forms: str = ".md saves Markdown, .txt plain text") -> None:
        """`forms` says which endings there are."""
        super().__init__()
        self._forms = forms
        self._title = title
        self._file_name = name
        self._save = save
        self._threads = Threads(self)
        self._may_replace = ""

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(harmless(self._title))
            dialog.border_subtitle = "Enter saves · Tab completes · Esc closes"
            hint = f"{self._forms}; a name without a folder goes to {os.getcwd()}"
            yield Static(Content(harmless(hint)), classes="hint")
            yield LineInput("~/article.md")
            yield Static(id="problem", classes="problem")
            yield Static(id="paths", classes="hint")

    def on_mount(self) -> None:
        """Begin with a name of its own, the cursor before its ending."""
        line = self.query_one(Input)
        line.value = self._file_name
        line.focus()
        line.cursor_position = len(self._file_name)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._complain("")
        self._may_replace = ""
        self.find_paths(event.value)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        typed = event.value
        if typed.strip():
            may_replace = typed == self._may_replace
            self._threads.ask("save", lambda: self._write(typed, may_replace=may_replace))

    def _write(self, typed: str, *, may_replace: bool) -> Answer:
        try:
            return Saved(self._save(typed, may_replace=may_replace))
        except FileThereError:
            return IsThere(typed)

    @on(Saved)
    def _finish(self, answer: Saved) -> None:
        self.dismiss(answer.path)

    @on(IsThere)
    def _ask_again(self, answer: IsThere) -> None:
        if answer.typed == self.query_one(Input).value:
            self._may_replace = answer.typed
            self._complain("This file is there already: Enter again replaces it, Esc leaves it")

    @on(Failed)
    def _explain(self, answer: Failed) -> None:
        self._complain(answer.line)

    def _complain(self, problem: str) -> None:
        self.query_one("#problem", Static).update(Content(sanitise_line(problem)))
