"""The dialog that picks one thing by some letters of its name.

Knows neither names nor stories: what is found and how it is shown come with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from reader.text.sanitise import harmless, sanitise_line
from reader.tui.bridge.answers import Crashed, Failed
from reader.tui.bridge.picking import Find, PickBridge, Picked
from reader.tui.dialogs.line_input import LineInput
from reader.tui.dialogs.options import NarrowedDialog


@dataclass(frozen=True, slots=True)
class Picking:
    """What is picked, and what the dialog says about it."""

    title: str
    does: str
    """What Enter does: "opens its page"."""
    placeholder: str
    find: Find
    describe: Callable[[Any], tuple[str, str]]
    """A choice's name and what stands behind it."""
    label: Callable[[Any], str] = lambda _: ""
    """What stands before the name."""
    passed_over: int = 0
    """So many of the first choices are only taken on purpose, where nothing is typed."""


class PickScreen(NarrowedDialog[Any]):
    """Asks for one of many; answers with the choice, or with nothing when closed."""

    def __init__(self, picking: Picking) -> None:
        super().__init__()
        self._picking = picking
        self._bridge = PickBridge(picking.find, self)
        self._answered: str | None = None
        self._choices: Sequence[Any] = ()
        self._is_submitted = False

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(harmless(self._picking.title))
            dialog.border_subtitle = Content(f"Enter {self._picking.does} · Esc closes")
            yield LineInput(self._picking.placeholder)
            yield OptionList(markup=False)
            yield Static(id="nothing", classes="hint")

    def on_mount(self) -> None:
        """Show the first choices."""
        self.begin_to_type()
        self._bridge.ask("")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._is_submitted = False
        self._bridge.ask(event.value)

    @on(Picked)
    def _show(self, answer: Picked) -> None:
        if answer.typed != self.query_one(Input).value:
            return
        self._answered, self._choices = answer.typed, answer.choices
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([self._draw(choice) for choice in answer.choices])
        first = 0 if answer.typed else min(self._picking.passed_over, len(answer.choices) - 1)
        options.highlighted = first if answer.choices else None
        self.query_one("#nothing", Static).update(Content("" if answer.choices else "Nothing is called that"))
        if self._is_submitted:
            self._choose()

    @on(Failed)
    def _say(self, answer: Failed) -> None:
        self.query_one("#nothing", Static).update(Content(sanitise_line(answer.line)))

    @on(Worker.StateChanged)
    def _report(self, event: Worker.StateChanged) -> None:
        """A mistake of ours came up in the thread: the screen below logs it."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.app.screen_stack[-2].post_message(Crashed(event.worker.error))
            self.query_one("#nothing", Static).update("Nothing can be picked now")

    @on(Input.Submitted)
    def _choose(self) -> None:
        """Take the highlighted choice; where what was typed is not answered yet, as soon as it is."""
        self._is_submitted = self._answered != self.query_one(Input).value
        index = self.query_one(OptionList).highlighted
        if index is not None and not self._is_submitted:
            self.dismiss(self._choices[index])

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index])

    def _draw(self, choice: Any) -> Option:
        name, detail = self._picking.describe(choice)
        label = (harmless(self._picking.label(choice)), "$text-muted")
        return Option(Content.assemble(label, harmless(name), (f"  {harmless(detail)}", "$text-muted")))
