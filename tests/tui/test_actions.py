from __future__ import annotations

from textual.binding import Binding

from reader.tui.actions import ACTIONS, ACTIONS_BY_ID, BARS, Place
from reader.tui.keymap import find_clashes, normalise_key
from reader.tui.screens.palette import COMMANDS
from reader.tui.widgets.movement import MOVEMENT


def test_no_key_means_two_things_in_one_place() -> None:
    assert not find_clashes({action.id: action.keys for action in ACTIONS})


def test_ids_are_unique() -> None:
    assert len(ACTIONS_BY_ID) == len(ACTIONS)


def test_every_key_of_the_table_is_spelled_the_one_way() -> None:
    for action in ACTIONS:
        assert tuple(normalise_key(key) for key in action.keys) == action.keys


def test_every_action_says_what_it_does() -> None:
    assert all(action.label and action.help and action.where for action in ACTIONS)


def test_what_has_no_key_is_in_the_palette() -> None:
    assert {action.id for action in ACTIONS if not action.keys} <= {action.id for action in COMMANDS}


def test_ctrl_and_alt_keys_have_a_plain_twin_or_a_command() -> None:
    for action in ACTIONS:
        if action.keys and all("+" in key for key in action.keys):
            assert not action.is_fixed, "only what the palette lists may have modified keys alone"


def test_the_panes_bind_the_tables_movement_keys() -> None:
    for binding in MOVEMENT:
        assert isinstance(binding, Binding)
        assert binding.id is not None
        assert tuple(binding.key.split(",")) == ACTIONS_BY_ID[binding.id].keys


PANE_OF: dict[Place, Place] = {"story": "reader", "stories": "list", "sources": "list"}
"""Where the contents are that have key bars of their own."""


def test_key_bars_name_actions_that_work_there() -> None:
    for place, action_ids in BARS.items():
        for action_id in action_ids:
            assert PANE_OF.get(place, place) in ACTIONS_BY_ID[action_id].where, (place, action_id)
