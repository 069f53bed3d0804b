"""The help dialog: every key, from the table of actions, and the search language in short.

Knows no other screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.tui.actions import ACTIONS, Action
from reader.tui.bindings import show_keys
from reader.tui.dialogs.dialog import Dialog
from reader.tui.widgets.cells import wrap

SEARCH_LANGUAGE: tuple[tuple[str, str], ...] = (
    ("two words", "both, in any form"),
    ('"a phrase"', "in a row"),
    ("one OR two, -word", "either; without"),
    ("title: body: source:", "only there"),
    ("person: org: place:", "by any spelling"),
    ("story: tag:", "by name, by tag"),
    ("prefix*", "begins so"),
    ("fuzzy~", "nearly so"),
    ("date:2025-07", "published then"),
    ('since:"last monday"', "published since"),
    ("is:unread is:starred", "also read, new"),
)

THREE_COLUMNS_FROM, TWO_COLUMNS_FROM = 120, 80
GAP = 3
WIDEST_KEYS = 20
"""Cells; more keys than fit go on below."""

Section = tuple[str, tuple[tuple[str, str], ...]]
Lines = list[Content]


class HelpScreen(Dialog[None]):
    """Every key without scrolling, where the terminal is large enough."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn_page(1)", "Page down", show=False),
        Binding("b", "turn_page(-1)", "Page up", show=False),
    ]

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._sections = list_sections(ACTIONS, keys)

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with VerticalScroll(classes="dialog -wide") as dialog:
            dialog.border_title = "Keys"
            dialog.border_subtitle = Content("Esc closes · : manual explains more · config.toml changes keys")
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_turn_page(self, by: int) -> None:
        """Read on, or back."""
        panel = self.query_one(VerticalScroll)
        panel.scroll_relative(y=by * max(1, panel.size.height - 1), animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the columns for this width."""
        width = event.size.width
        count = 3 if width >= THREE_COLUMNS_FROM else 2 if width >= TWO_COLUMNS_FROM else 1
        room = min(width, 132) - 8
        self.query_one("#keys", Static).update(arrange(self._sections, count, room))


def list_sections(actions: Iterable[Action], keys: Mapping[str, tuple[str, ...]]) -> list[Section]:
    """Return what has keys by group, in the table's order, with the nine numbered actions as one."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for action in actions:
        if action.digit <= 1 and action.group != "Welcome" and keys[action.id]:
            groups.setdefault(action.group, []).append((show_keys(action.id, keys), action.help))
    sections: list[Section] = [(group, tuple(rows)) for group, rows in groups.items()]
    return [*sections, ("What a search can say", SEARCH_LANGUAGE)]


def arrange(sections: Sequence[Section], column_count: int, width: int) -> Content:
    """Lay the sections out in columns of about equal height, in reading order."""
    widest = (width - GAP * (column_count - 1)) // column_count
    columns = [
        [line for section in column for line in section]
        for column in _share_out([_draw(section, widest) for section in sections], column_count)
    ]
    widths = [max(line.cell_length for line in lines) + GAP for lines in columns]
    spare = max(0, width - sum(widths) + GAP) // max(1, len(columns) - 1)
    rows = []
    for number in range(max(len(lines) for lines in columns)):
        cells = [lines[number] if number < len(lines) else Content("") for lines in columns]
        padded = [_pad(cell, room + spare) for cell, room in zip(cells[:-1], widths, strict=False)]
        rows.append(Content("").join([*padded, cells[-1]]))
    return Content("\n").join(rows)


def _share_out(sections: Sequence[Lines], column_count: int) -> list[list[Lines]]:
    """Fill one column after the other up to the smallest height that holds all."""
    limit = max(len(lines) for lines in sections)
    while True:
        columns: list[list[Lines]] = [[]]
        height = 0
        for lines in sections:
            if height and height + len(lines) > limit:
                columns.append([])
                height = 0
            columns[-1].append(lines)
            height += len(lines)
        if len(columns) <= column_count:
            return columns
        limit += 1


def _draw(section: Section, width: int) -> Lines:
    """A heading, its rows, a blank line; what is too long for its row goes on in the next one."""
    heading, rows = section
    lines = [Content.styled(heading, "bold $text-primary")]
    key_width = min(WIDEST_KEYS, width // 2, max(cell_len(key) for key, _ in rows)) + 2
    for key, text in rows:
        keys = [key[start:end] for start, end in wrap(key, 0, len(key), key_width - 2)]
        texts = [text[start:end] for start, end in wrap(text, 0, len(text), width - key_width)]
        for left, right in zip_longest(keys, texts, fillvalue=""):
            lines.append(Content.assemble((f"{left.ljust(key_width)}", "$text-accent"), right))
    return [*lines, Content("")]


def _pad(line: Content, width: int) -> Content:
    return line.pad_right(max(0, width - line.cell_length))
