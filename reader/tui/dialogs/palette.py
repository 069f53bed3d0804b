"""The command palette: every action of the panes, found by typing some of its letters.

Knows the table of actions; the main screen does what is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.style import Style
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.tui.actions import ACTIONS, PANES, Action
from reader.tui.bindings import show_keys
from reader.tui.dialogs.line_input import LineInput
from reader.tui.dialogs.options import NarrowedDialog

MATCHED = Style(bold=True, underline=True)
COMMANDS: tuple[Action, ...] = tuple(
    sorted(
        (action for action in ACTIONS if action.where >= PANES and not action.digit and action.id != "palette"),
        key=lambda action: action.group in ("Move", "Trail"),
    )
)
"""What is worth being found by name; moving comes last."""


class PaletteScreen(NarrowedDialog[str]):
    """Asks for a command; answers with the action's id, or with nothing when closed."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]], left_out: Collection[str] = ()) -> None:
        """`left_out` are the actions that would have nothing to act on now."""
        super().__init__()
        self._keys = keys
        self._commands = [action for action in COMMANDS if action.id not in left_out]

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Commands"
            dialog.border_subtitle = "Enter does it · Esc closes"
            yield LineInput("some letters of a command")
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """List every command."""
        self.begin_to_type()
        self._list("")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Input.Submitted)
    def _choose(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option is not None:
            self.dismiss(option.id)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def _list(self, letters: str) -> None:
        found = find_commands(letters, self._commands)
        width = max((cell_len(name(action)) for action in self._commands), default=0) + 3
        commands = self.query_one(OptionList)
        commands.clear_options()
        commands.add_options([self._draw(action, letters, width) for action in found])
        if not found:
            commands.add_option(Option(Content.styled("No command has these letters", "$text-muted"), disabled=True))
        commands.highlighted = 0 if found else None

    def _draw(self, action: Action, letters: str, width: int) -> Option:
        shown = Matcher(letters, match_style=MATCHED).highlight(name(action)) if letters else name(action)
        keys = (show_keys(action.id, self._keys), "$text-accent")
        return Option(Content.assemble(shown, " " * (width - cell_len(name(action))), keys), id=action.id)


def find_commands(letters: str, commands: Sequence[Action]) -> Sequence[Action]:
    """Return the commands that these letters lead to, best first; all where there are none."""
    if not letters.strip():
        return commands
    matcher = Matcher(letters.strip())
    scored = [(matcher.match(name(action)), action) for action in commands]
    return [action for score, action in sorted(scored, key=lambda pair: -pair[0]) if score > 0]


def name(action: Action) -> str:
    """Return what the palette calls an action."""
    return f"{action.help[:1].upper()}{action.help[1:]}"
