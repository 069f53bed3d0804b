from __future__ import annotations

import pytest

from reader.model.command import CommandEnd
from reader.tui.pages.command import compose_output, describe_end, describe_status
from tests.tui.builders import EVIL, has_controls


def test_each_line_stands_alone_and_what_is_missing_is_told():
    page = compose_output(CommandEnd("one\n\n  two", True, 0, False))
    assert page.text.split("\n") == ["one", "", "  two", "", "Only the first million bytes are shown"]
    assert compose_output(CommandEnd("", False, 0, False)).text == "It printed nothing"


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (CommandEnd("", False, 0, False), ""),
        (CommandEnd("", False, 3, False), "Exit status 3"),
        (CommandEnd("", False, -9, False), "Ended by signal 9"),
        (CommandEnd("", False, -15, True), "Cancelled"),
    ],
)
def test_how_it_ended_is_told_unless_all_went_well(end: CommandEnd, told: str):
    assert describe_end(end) == told


def test_what_the_user_ended_with_ctrl_c_needs_no_word():
    assert describe_status(-2) == ""


def test_hostile_output_loses_every_control():
    assert not any(has_controls(line) for line in compose_output(CommandEnd(EVIL, True, 0, False)).text.split("\n"))
