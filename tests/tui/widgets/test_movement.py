from textual.binding import Binding

from reader.tui.actions import ACTIONS_BY_ID
from reader.tui.bindings import to_textual_keys
from reader.tui.widgets.movement import MOVEMENT


def test_the_panes_bind_what_the_table_of_actions_says():
    bindings = [binding for binding in MOVEMENT if isinstance(binding, Binding)]
    assert len(bindings) == len(MOVEMENT)
    for binding in bindings:
        assert to_textual_keys(ACTIONS_BY_ID[binding.id].keys) == binding.key
