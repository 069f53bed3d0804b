from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.actions import ACTIONS, ACTIONS_BY_ID
from reader.tui.keymap import find_clashes, normalise_key, resolve_keys, show_key


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("C-r", "ctrl+r"),
        ("c-r", "ctrl+r"),
        ("ctrl-r", "ctrl+r"),
        ("Ctrl+R", "ctrl+r"),
        ("<C-r>", "ctrl+r"),
        ("M-x", "alt+x"),
        ("alt-left", "alt+left"),
        ("Alt+Left", "alt+left"),
        ("S-Tab", "shift+tab"),
        ("shift-j", "J"),
        ("J", "J"),
        ("C-M-x", "alt+ctrl+x"),
        ("[", "["),
        ("-", "-"),
        ("+", "+"),
        ("ctrl++", "ctrl++"),
        ("ctrl--", "ctrl+-"),
        ("<", "<"),
        ("Space", "space"),
        ("slash", "/"),
        ("PgDn", "pagedown"),
        ("F5", "f5"),
        ("é", "é"),
    ],
)
def test_common_spellings_mean_one_key(spelling: str, key: str) -> None:
    assert normalise_key(spelling) == key


@pytest.mark.parametrize("spelling", ["", " ", "foo", "ctrl-foo", "hyperspace", "ctrl-", "x-r", "F13", "\x1b", "jj"])
def test_what_is_no_key_is_none(spelling: str) -> None:
    assert normalise_key(spelling) is None


@given(st.text(max_size=12))
def test_a_normalised_key_stays_as_it_is(spelling: str) -> None:
    key = normalise_key(spelling)
    if key is not None:
        assert normalise_key(key) == key


@pytest.mark.parametrize(
    ("key", "shown"),
    [("ctrl+r", "Ctrl-r"), ("space", "Space"), ("+", "+"), ("ctrl++", "Ctrl-+"), ("alt+left", "Alt-←"), ("f5", "F5")],
)
def test_keys_are_shown_as_people_write_them(key: str, shown: str) -> None:
    assert show_key(key) == shown


def test_a_wish_replaces_the_default() -> None:
    keymap = resolve_keys({"star": ("C-t", "*")})
    assert keymap.keys["star"] == ("ctrl+t", "*")
    assert keymap.problems == ()


def test_two_actions_may_swap_their_keys() -> None:
    keymap = resolve_keys({"star": ("m",), "toggle_read": ("s",)})
    assert (keymap.keys["star"], keymap.keys["toggle_read"]) == (("m",), ("s",))
    assert keymap.problems == ()


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"star": ("ctrl-foo",)}, "keys.star: 'ctrl-foo' is no key; s stays"),
        ({"serach": ("x",)}, "keys.serach: no such action; did you mean search?"),
        ({"star": ()}, "keys.star: no key is named; s stays"),
        ({"star": ("m",)}, "keys.star: m already means toggle_read; s stays"),
        ({"star": ("T",), "undo": ("T",)}, "keys.undo: T already means star; u stays"),
        ({"box_keep": ("x",)}, "keys.box_keep: this key cannot be changed; Enter stays"),
    ],
)
def test_what_cannot_be_had_is_said_in_one_line(wishes: dict[str, tuple[str, ...]], said: str) -> None:
    keymap = resolve_keys(wishes)
    assert keymap.problems == (said,)
    last = list(wishes)[-1]
    if last in ACTIONS_BY_ID:
        assert keymap.keys[last] == ACTIONS_BY_ID[last].keys


WISHES = st.dictionaries(
    st.sampled_from([action.id for action in ACTIONS] + ["nonsense"]),
    st.lists(st.sampled_from(["j", "k", "s", "C-x", "F5", "Enter", "bad-key", "/", "alt-left"]), max_size=3).map(tuple),
    max_size=8,
)


@given(WISHES)
def test_no_wish_can_make_two_actions_clash(wishes: dict[str, tuple[str, ...]]) -> None:
    keymap = resolve_keys(wishes)
    assert not find_clashes(keymap.keys)
    assert set(keymap.keys) == set(ACTIONS_BY_ID)
    for action_id, keys in keymap.keys.items():
        if action_id not in wishes:
            assert keys == ACTIONS_BY_ID[action_id].keys
        elif keys == ACTIONS_BY_ID[action_id].keys and wishes[action_id] != keys:
            wished = tuple(normalise_key(spelling) for spelling in wishes[action_id])
            assert tuple(dict.fromkeys(wished)) == keys or any(f"keys.{action_id}:" in line for line in keymap.problems)
