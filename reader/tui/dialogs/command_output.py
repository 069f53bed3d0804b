"""The dialog that runs a command and shows what it prints; Esc or Ctrl-c ends the command, then closes.

Knows no article: running is a function.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer

from reader.model.command import CommandEnd
from reader.text.sanitise import harmless, sanitise_line
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.answers import Failed
from reader.tui.bridge.threads import Threads
from reader.tui.dialogs.details import find_height
from reader.tui.dialogs.dialog import Dialog
from reader.tui.pages.command import compose_output, describe_end
from reader.tui.pages.page import PageBuilder
from reader.tui.widgets.article_view import ArticleView

Run = Callable[[Event], CommandEnd]
"""Runs the command until it ends or the event is set; called in a thread."""


class CommandEnded(Answer):
    """The command is over."""

    def __init__(self, end: CommandEnd) -> None:
        super().__init__()
        self.end = end


class CommandOutputScreen(Dialog[None]):
    """Shows a command's output, as high as it needs to be."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "cancel", "Cancel", show=False)]

    def __init__(self, command: str, run: Run) -> None:
        super().__init__()
        self._command = command
        self._run = run
        self._threads = Threads(self)
        self._cancelled = Event()
        self._is_running = True
        self._began = monotonic()
        self._clock: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(harmless(self._command))
            yield ArticleView()

    def on_mount(self) -> None:
        """Begin."""
        self.query_one(ArticleView).focus()
        self._clock = self.set_interval(1, self._show_time)
        self._show_time()
        self._threads.ask("command", lambda: CommandEnded(self._run(self._cancelled)))

    def on_unmount(self) -> None:
        """Leave nothing running."""
        self._cancelled.set()

    def on_resize(self, event: events.Resize) -> None:
        """Let the panel be as high as the page is in this width."""
        self._fit(event.size.width)

    def action_act(self, action_id: str) -> None:
        """Close only when nothing runs any more."""
        if self._is_running and action_id in ("close", "close_or_quit"):
            self.action_cancel()
        else:
            super().action_act(action_id)

    def action_cancel(self) -> None:
        """End the command, or close where it has ended."""
        if not self._is_running:
            self.dismiss()
            return
        self._cancelled.set()
        self._say("Ending it…")

    @on(CommandEnded)
    def _ended(self, answer: CommandEnded) -> None:
        self._stop()
        self.query_one(ArticleView).show(compose_output(answer.end))
        self._fit(self.size.width)
        self._say(" · ".join(filter(None, (describe_end(answer.end), "Esc closes"))))

    @on(Failed)
    def _failed(self, answer: Failed) -> None:
        self._stop()
        builder = PageBuilder()
        builder.add(sanitise_line(answer.line))
        self.query_one(ArticleView).show(builder.build())
        self._fit(self.size.width)
        self._say("Esc closes")

    def _stop(self) -> None:
        self._is_running = False
        if self._clock is not None:
            self._clock.stop()

    def _show_time(self) -> None:
        if not self._cancelled.is_set():
            self._say(f"Running, {monotonic() - self._began:.0f} s · Esc ends it")

    def _say(self, text: str) -> None:
        self.query_one(".dialog").border_subtitle = Content(text)

    def _fit(self, width: int) -> None:
        page = self.query_one(ArticleView).page
        self.query_one(".dialog").styles.height = find_height(page, width)
