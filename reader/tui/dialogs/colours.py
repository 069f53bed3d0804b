"""The dialog that chooses the colours, shown at once where the cursor stands.

Knows no library: the choice is kept by whoever asked.
"""

from __future__ import annotations

from textual import on
from textual.widgets import OptionList

from reader.model.theme import ThemeChoice
from reader.tui.dialogs.choose import ChooseScreen
from reader.tui.themes import THEMES, find_choice

TEXTS: dict[ThemeChoice, str] = {"dark": "dark", "light": "light", "contrast": "high contrast"}


class ColoursScreen(ChooseScreen):
    """Asks for a theme; answers with its choice, or with nothing when closed, with the colours as they were."""

    def __init__(self, theme_name: str) -> None:
        """`theme_name` is that of the theme in use."""
        super().__init__("Colours", list(TEXTS.items()), list(TEXTS).index(find_choice(theme_name)))
        self._theme_before = theme_name

    def action_act(self, action_id: str) -> None:
        """Do what the table calls so."""
        if action_id in ("close", "close_or_quit"):
            self.app.theme = self._theme_before
        super().action_act(action_id)

    @on(OptionList.OptionHighlighted)
    def _try_on(self, event: OptionList.OptionHighlighted) -> None:
        self.app.theme = THEMES[list(TEXTS)[event.option_index]].name
