"""Textual's bindings, made from the table of actions.

Knows no screen: every binding calls its screen's `action_act` with the action's id.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS

from reader.tui.actions import ACTIONS, ACTIONS_BY_ID, BARS, LABELS, Place
from reader.tui.keymap import show_key
from reader.tui.widgets.movement import MOVEMENT

NO_KEY = "no_key"
"""What no key is called: Textual binds nothing to nothing, and only what is bound can be given a key later."""

PANE_ACTIONS: dict[str, str] = {
    binding.id: binding.action for binding in MOVEMENT if isinstance(binding, Binding) and binding.id is not None
}
"""Actions that the focused pane does itself."""


def make_bindings(*places: Place) -> list[BindingType]:
    """Bind every action of these places that no pane and no text field binds itself."""
    return [
        Binding(to_textual_keys(action.keys), f"act('{action.id}')", action.label, show=False, id=action.id)
        for action in ACTIONS
        if action.where.intersection(places) and not action.is_fixed and action.id not in PANE_ACTIONS
    ]


def to_textual_keys(keys: tuple[str, ...]) -> str:
    """Spell keys as Textual does, separated by commas."""
    return ",".join(_name_key(key) for key in keys) or NO_KEY


def show_keys(action_id: str, keys: Mapping[str, tuple[str, ...]]) -> str:
    """Return all keys of an action as help shows them."""
    if ACTIONS_BY_ID[action_id].digit:
        digits = [show_key(keys[f"related_{digit}"][0]) for digit in range(1, 10)]
        return f"{digits[0]}-{digits[-1]}" if digits == list("123456789") else " ".join(digits)
    return " ".join(show_key(key) for key in keys[action_id])


def describe_bar(place: Place, keys: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Return the keys of a place with their labels, most useful first."""
    return tuple(
        (
            show_keys(action_id, keys) if ACTIONS_BY_ID[action_id].digit else show_key(keys[action_id][0]),
            LABELS.get((place, action_id), ACTIONS_BY_ID[action_id].label),
        )
        for action_id in BARS.get(place, ())
        if keys[action_id]
    )


def _name_key(key: str) -> str:
    """`ctrl+-` -> `ctrl+minus`: what Textual calls the key when it is pressed."""
    last = "+" if key.endswith("+") else key.rpartition("+")[2]
    if len(last) > 1 or last.isalnum():
        return key
    name = unicodedata.name(last).lower().replace("-", "_").replace(" ", "_")
    return key[: -len(last)] + KEY_NAME_REPLACEMENTS.get(name, name)
