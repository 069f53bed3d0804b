"""Keys as people spell them, turned into one spelling, and the settings' keys laid over the table's.

Knows neither Textual nor where the settings come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from reader.tui.actions import ACTIONS, ACTIONS_BY_ID, Action

MODIFIERS = {
    "c": "ctrl", "ctrl": "ctrl", "control": "ctrl", "^": "ctrl",
    "m": "alt", "a": "alt", "alt": "alt", "meta": "alt", "option": "alt",
    "s": "shift", "shift": "shift",
}  # fmt: skip

NAMED_KEYS = {
    "space": "space", "spc": "space", "tab": "tab", "enter": "enter", "return": "enter", "cr": "enter", "ret": "enter",
    "esc": "escape", "escape": "escape", "backspace": "backspace", "bs": "backspace", "delete": "delete",
    "del": "delete", "insert": "insert", "ins": "insert", "home": "home", "end": "end", "pageup": "pageup",
    "pgup": "pageup", "page_up": "pageup", "pagedown": "pagedown", "pgdn": "pagedown", "pgdown": "pagedown",
    "page_down": "pagedown", "up": "up", "down": "down", "left": "left", "right": "right",
    **{f"f{number}": f"f{number}" for number in range(1, 13)},
    "slash": "/", "backslash": "\\", "minus": "-", "plus": "+", "comma": ",", "period": ".", "dot": ".", "colon": ":",
    "semicolon": ";", "question": "?", "question_mark": "?", "bar": "|", "pipe": "|", "underscore": "_", "equals": "=",
}  # fmt: skip

SHOWN_KEYS = {
    "space": "Space", "tab": "Tab", "enter": "Enter", "escape": "Esc", "backspace": "Backspace", "delete": "Del",
    "insert": "Ins", "home": "Home", "end": "End", "pageup": "PgUp", "pagedown": "PgDn", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "ctrl": "Ctrl", "alt": "Alt", "shift": "Shift",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every action, and one line for each wish that could not be met."""

    keys: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...] = ()


def normalise_key(spelling: str) -> str | None:
    """Return the one spelling of a key (`C-r`, `ctrl-r` -> `ctrl+r`; `Space` -> `space`), or None for no key."""
    text = spelling.strip().removeprefix("<").removesuffix(">") if len(spelling.strip()) > 1 else spelling.strip()
    modifiers: set[str] = set()
    while len(text) > 2 and (cut := _find_separator(text)) > 0:
        modifier = MODIFIERS.get(text[:cut].lower())
        if modifier is None:
            return None
        modifiers.add(modifier)
        text = text[cut + 1 :]
    key = _name_key(text)
    if key is None:
        return None
    if len(key) == 1 and "shift" in modifiers:
        modifiers.remove("shift")
        key = key.upper()
    if len(key) == 1 and "ctrl" in modifiers:
        key = key.lower()
    return "+".join([*sorted(modifiers), key])


def show_key(key: str) -> str:
    """Show a normalised key to a person: `ctrl+r` -> `Ctrl-r`."""
    last = "+" if key.endswith("+") else key.rpartition("+")[2]
    modifiers = [part for part in key[: -len(last)].split("+") if part]
    return "-".join(SHOWN_KEYS.get(part, part if len(part) == 1 else part.upper()) for part in [*modifiers, last])


def resolve_keys(
    wishes: Mapping[str, tuple[str, ...]],
    locate: Callable[[str], str] = str,
    actions: Iterable[Action] = ACTIONS,
) -> Keymap:
    """Lay the settings' keys over the table's; whatever is wrong leaves the default and a line that says so.

    `locate` names the place where the settings say what is called "keys.star".
    """
    table = {action.id: action for action in actions}
    problems: list[str] = []
    granted: dict[str, tuple[str, ...]] = {}
    for action_id, spellings in wishes.items():
        keys, problem = _read_wish(action_id, spellings, table)
        if problem:
            problems.append(f"{locate(f'keys.{action_id}')}: {problem}")
        else:
            granted[action_id] = keys
    defaults = {action.id: action.keys for action in table.values()}
    while clash := _find_clash({**defaults, **granted}, granted, table):
        action_id, key, other_id = clash
        del granted[action_id]
        where = locate(f"keys.{action_id}")
        problems.append(f"{where}: {show_key(key)} already means {other_id}; {_keep(table[action_id])}")
    return Keymap({**defaults, **granted}, tuple(problems))


def find_clashes(
    keys: Mapping[str, tuple[str, ...]], table: Mapping[str, Action] = ACTIONS_BY_ID
) -> set[tuple[str, str, str]]:
    """Return (action, action, key) wherever one key means two things in one place."""
    owners: dict[tuple[str, str], str] = {}
    clashes: set[tuple[str, str, str]] = set()
    for action_id, action_keys in keys.items():
        for key in action_keys:
            for place in table[action_id].where:
                other_id = owners.setdefault((place, key), action_id)
                if other_id != action_id:
                    clashes.add((other_id, action_id, key))
    return clashes


def _find_separator(text: str) -> int:
    """Index of the - or + behind the first modifier, 0 where there is none."""
    places = [place for place in (text.find("-"), text.find("+")) if 0 < place < len(text) - 1]
    return min(places, default=0)


def _name_key(text: str) -> str | None:
    if len(text) == 1:
        return text if text.isprintable() and not text.isspace() else None
    return NAMED_KEYS.get(text.lower())


def _read_wish(action_id: str, spellings: tuple[str, ...], table: Mapping[str, Action]) -> tuple[tuple[str, ...], str]:
    """Return the keys that were meant, or why they cannot be had."""
    action = table.get(action_id)
    if action is None:
        near = get_close_matches(action_id, table, 1)
        return (), "no such action" + (f"; did you mean {near[0]}?" if near else "")
    if action.is_fixed:
        return (), f"this key cannot be changed; {_keep(action)}"
    if not spellings:
        return (), f"no key is named; {_keep(action)}"
    keys = []
    for spelling in spellings:
        key = normalise_key(spelling)
        if key is None:
            return (), f"{spelling!r} is no key; {_keep(action)}"
        keys.append(key)
    return tuple(dict.fromkeys(keys)), ""


def _keep(action: Action) -> str:
    return f"{', '.join(show_key(key) for key in action.keys)} stays" if action.keys else "it stays without a key"


def _find_clash(
    keys: Mapping[str, tuple[str, ...]], granted: Mapping[str, tuple[str, ...]], table: Mapping[str, Action]
) -> tuple[str, str, str] | None:
    """Return (the wish to refuse, the key, whose it is) for the last wish that clashes."""
    order = list(granted)
    worst: tuple[int, tuple[str, str, str]] | None = None
    for first, second, key in find_clashes(keys, table):
        ranks = {action_id: order.index(action_id) if action_id in granted else -1 for action_id in (first, second)}
        loser = max(ranks, key=lambda action_id: ranks[action_id])
        winner = second if loser == first else first
        if worst is None or (ranks[loser], key) > (worst[0], worst[1][1]):
            worst = (ranks[loser], (loser, key, winner))
    return worst[1] if worst else None
