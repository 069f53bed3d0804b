"""The movement keys that list, reader and sidebar share.

Each pane has the actions `move_lines(by)`, `move_pages(by)` (halves allowed), `move_to_end(by)` (-1 the first, 1 the
last) and `choose`; the ids are the same in all, so that one keymap entry changes a key in every pane.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

MOVEMENT: list[BindingType] = [
    Binding("j,down", "move_lines(1)", "Down", id="move_down", show=False),
    Binding("k,up", "move_lines(-1)", "Up", id="move_up", show=False),
    Binding("pagedown", "move_pages(1)", "Page down", id="move_page_down", show=False),
    Binding("pageup", "move_pages(-1)", "Page up", id="move_page_up", show=False),
    Binding("ctrl+d", "move_pages(0.5)", "Half a page down", id="move_half_down", show=False),
    Binding("ctrl+u", "move_pages(-0.5)", "Half a page up", id="move_half_up", show=False),
    Binding("g,home", "move_to_end(-1)", "Top", id="move_top", show=False),
    Binding("G,end", "move_to_end(1)", "Bottom", id="move_bottom", show=False),
    Binding("enter", "choose", "Open", id="open", show=False),
]
