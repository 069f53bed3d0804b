"""The dialog behind `L`: the links of an article, to open or to copy.

Knows neither: it hands back what is to be done with which address.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.model.link import Link
from reader.text.sanitise import harmless
from reader.tui.dialogs.options import ListDialog

Verb = Literal["open", "copy"]


class LinksScreen(ListDialog[tuple[Verb, str]]):
    """Asks for a link; answers with what to do with its address, or with nothing when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "finish('open')", "Open", show=False),
        Binding("y", "finish('copy')", "Copy", show=False),
    ]

    def __init__(self, title: str, links: Sequence[Link]) -> None:
        super().__init__()
        self._title = title
        self._links = links

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(harmless(self._title))
            dialog.border_subtitle = Content("Enter opens · y copies · Esc closes")
            yield OptionList(*(Option(_draw(link)) for link in self._links), markup=False)

    def on_mount(self) -> None:
        """Stand on the first link."""
        self.begin_at(0)

    @on(OptionList.OptionSelected)
    def _choose(self) -> None:
        self.action_finish("open")

    def action_finish(self, verb: Verb) -> None:
        """Answer with the current link."""
        index = self.query_one(OptionList).highlighted
        if index is not None:
            self.dismiss((verb, self._links[index].url))


def _draw(link: Link) -> Content:
    where = f"{link.where} · {link.context}" if link.context else link.where
    return Content.assemble(harmless(link.url), (f"\n{harmless(where)}", "$text-muted"))
