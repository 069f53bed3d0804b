"""What all dialogs share: the keys that close them, quit, suspend and redraw.

Knows no dialog.
"""

from __future__ import annotations

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen, ScreenResultType

from reader.tui.bindings import make_bindings


class Dialog(ModalScreen[ScreenResultType]):
    """A panel over another screen; Esc and q close it."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("dialog")

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close and answer; nothing where it is closed already: Textual would close what is on top instead."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_act(self, action_id: str) -> None:
        """Do what the table calls so."""
        if action_id in ("close", "close_or_quit"):
            self.dismiss()
        elif action_id == "quit":
            self.app.exit()
        elif action_id == "suspend":
            self.app.action_suspend_process()
        elif action_id == "redraw":
            self.refresh(layout=True)
