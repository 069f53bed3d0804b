"""The first screen of an empty library: the sample archive, or a folder of one's own.

Knows the bridge; the app shows the library that comes of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from reader.tui.bindings import describe_bar, make_bindings
from reader.tui.bridge import answers
from reader.tui.bridge.bridge import Bridge
from reader.tui.crash import log_crash
from reader.tui.dialogs.add_folder import AddFolderScreen
from reader.tui.dialogs.help import HelpScreen
from reader.tui.keymap import show_key
from reader.tui.parts.status import Status
from reader.tui.parts.working import Working, describe_problems, describe_report
from reader.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from reader.tui.bridge import Library

CHOICES = (
    ("open_sample", "the sample archive: 43 articles to try, kept apart from yours"),
    ("add_folder", "a folder of your own articles (.txt, .md)"),
    ("help", "every key"),
    ("close_or_quit", "quit"),
)


class WelcomeScreen(Screen[None]):
    """Says what newsreader is and what can be done about the emptiness."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("welcome")

    def __init__(self, library: Library, keys: Mapping[str, tuple[str, ...]], path: str | None = None) -> None:
        """`path` is imported at once."""
        super().__init__()
        self._path = path
        self._keys = keys
        self._settings = library.settings
        self._bridge = Bridge(library, self)
        self._bar = KeyBar()
        self._status = Status(self._bar)
        self._working = Working(self._bridge, self._status)

    def compose(self) -> ComposeResult:
        """Make the panel and the key bar."""
        with Vertical(id="welcome"), Vertical(classes="dialog") as panel:
            panel.border_title = "newsreader"
            yield Static("Follow stories across many sources, without leaving the keyboard.", classes="lead")
            yield Static(Content(f"{self._settings.library_folder} is empty."), classes="hint")
            yield Static(Content("\n").join(self._draw_choice(*choice) for choice in CHOICES))
        yield self._bar

    def on_mount(self) -> None:
        """Show the keys, and begin with what is known already."""
        self._bar.keys = describe_bar("welcome", self._keys)
        self._import(self._path)

    def on_unmount(self) -> None:
        """End what still runs."""
        self._bridge.close()

    def action_act(self, action_id: str) -> None:
        """Do what the table calls so."""
        self._status.clear()
        if action_id == "open_sample":
            self._working.open_sample()
        elif action_id == "add_folder":
            self.app.push_screen(AddFolderScreen(), self._import)
        elif action_id == "help":
            self.app.push_screen(HelpScreen(self._keys))
        elif action_id == "cancel_work" and self._working.is_running:
            self._working.cancel()
        elif action_id in ("close_or_quit", "quit"):
            self.app.exit()
        elif action_id == "suspend":
            self.app.action_suspend_process()
        elif action_id == "redraw":
            self.refresh(layout=True)

    def _draw_choice(self, action_id: str, text: str) -> Content:
        return Content.assemble((show_key(self._keys[action_id][0]).ljust(8), "bold $text-accent"), text)

    def _import(self, path: str | None) -> None:
        if path:
            self._working.import_path(path)

    @on(answers.Progressed)
    def _progressed(self, answer: answers.Progressed) -> None:
        self._working.progressed(answer.progress)

    @on(answers.WorkEnded)
    def _work_ended(self, answer: answers.WorkEnded) -> None:
        self._working.ended()
        if answer.failure:
            self._tell(answer.failure)
        elif answer.report is not None:
            self._status.say(describe_report(answer.report))
            if answer.report.problems:
                self._tell(describe_problems(answer.report.problems))
            if answer.report.added:
                self._bridge.work.read_first_page()

    @on(answers.Failed)
    def _failed(self, answer: answers.Failed) -> None:
        self._working.ended()
        self._tell(answer.line)

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self._working.ended()
            log_crash(event.worker.error, self._settings.log_file)
            self._tell(f"A mistake in newsreader; {self._settings.log_file} says where")

    def _tell(self, text: str) -> None:
        self.notify(text, severity="error", timeout=10, markup=False)
