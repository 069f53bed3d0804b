"""The dialog that asks for tags, and completes them from those that are known.

Knows no article: it hands back tags.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.model.desk import TagCount
from reader.text.sanitise import harmless
from reader.text.tags import read_tags
from reader.tui.bridge.picking import Find, PickBridge, Picked
from reader.tui.dialogs.dialog import Dialog
from reader.tui.dialogs.line_input import LineInput
from reader.tui.pages.page import count

MAX_SHOWN = 8
_LAST_PIECE = re.compile(r"[^\s,]*$")


class TagLineScreen(Dialog[tuple[str, ...]]):
    """Asks for tags; answers with them, or with nothing when closed or left empty."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete", show=False)]

    def __init__(self, title: str, find: Find) -> None:
        """`find` knows the tags that begin as typed, best first."""
        super().__init__()
        self._title = title
        self._bridge = PickBridge(find, self)
        self._known: Sequence[TagCount] = ()

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(harmless(self._title))
            dialog.border_subtitle = "Enter tags · Tab completes · Esc closes"
            yield LineInput("budget, ferry")
            yield Static(id="problem", classes="problem")
            yield Static(id="known", classes="hint")

    def on_mount(self) -> None:
        """Begin with the tags that are known."""
        self.query_one("#problem").display = False
        self.query_one(Input).focus()
        self._bridge.ask("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._complain("")
        self._bridge.ask(_last_piece(event.value))

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        tags, wrong = read_tags(event.value)
        if wrong:
            shown = ", ".join(f"“{piece}”" for piece in wrong)
            self._complain(f"{shown} cannot be a tag: letters, digits and - _ . / only, 60 at most")
        else:
            self.dismiss(tags)

    @on(Picked)
    def _show(self, answer: Picked) -> None:
        if answer.typed != _last_piece(self.query_one(Input).value):
            return
        self._known = answer.choices
        shown = [f"#{each.tag}  {count(each.article_count, 'article')}" for each in self._known[:MAX_SHOWN]]
        if len(self._known) > MAX_SHOWN:
            shown.append("and more: type some letters")
        self.query_one("#known", Static).update(Content("\n".join(map(harmless, shown))))

    def action_complete(self) -> None:
        """Finish the last word with the tag that most articles have."""
        line = self.query_one(Input)
        if self._known and _last_piece(line.value):
            line.value = _LAST_PIECE.sub(self._known[0].tag, line.value, count=1) + " "
            line.cursor_position = len(line.value)

    def _complain(self, problem: str) -> None:
        shown = self.query_one("#problem", Static)
        shown.display = bool(problem)
        shown.update(Content(harmless(problem)))


def _last_piece(typed: str) -> str:
    found = _LAST_PIECE.search(typed)
    return found[0] if found else ""
