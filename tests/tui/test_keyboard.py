from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from reader.tui.keyboard import LAYOUT, KeyReader


def read_keys(data: str, reader: XTermParser | None = None) -> list[str]:
    reader = reader or KeyReader()
    found = [*reader.feed(data), *reader.feed("")]
    return [event.key for event in found if isinstance(event, events.Key)]


def test_textual_itself_still_dies_of_such_reports() -> None:
    """When this fails, Textual was mended and our reader may go."""
    with pytest.raises(ValueError, match="1096::105"):
        read_keys("\x1b[1096::105u", XTermParser())


@pytest.mark.parametrize(
    ("report", "key"),
    [
        ("\x1b[1096::105u", "ш"),
        ("\x1b[97:65;2u", "shift+a"),
        ("\x1b[97:65:97;2;65u", "A"),
        ("\x1b[1;5:1D", "ctrl+left"),
        ("\x1b[106;3u", "alt+j"),
        ("\x1b[97u", "a"),
        ("\x1b[D", "left"),
        ("q", "q"),
    ],
)
def test_key_reports_become_keys(report: str, key: str) -> None:
    assert read_keys(report) == [key]


def test_escape_followed_at_once_by_a_key_is_alt_and_that_key() -> None:
    assert read_keys("\x1bj") == ["alt+j"]
    assert read_keys("\x1b.") == ["alt+full_stop"]
    assert read_keys("\x1b1") == ["alt+1"]
    assert read_keys("\x1bb\x1bf") == ["alt+b", "alt+f"]
    assert read_keys("\x1b[1;5D") == ["ctrl+left"]
    assert read_keys("\x1b-") == ["alt+minus"]
    assert read_keys("\x1b\t") == ["alt+tab"]


def test_a_number_that_is_no_letter_is_dropped() -> None:
    assert read_keys("\x1b[99999999999u") == []
    assert read_keys("\x1b[99999999:65:97;2u") == []


@given(st.text(alphabet="\x1b[;:0123456789uADM~<?$yR", max_size=24))
def test_nothing_a_terminal_sends_kills_the_reader(data: str) -> None:
    reader = KeyReader()
    list(reader.feed(data))


def test_where_a_letter_lies_is_learned_from_the_terminal() -> None:
    read_keys("\x1b[1112::106u")
    assert LAYOUT.find_position("ј") == "j"
    read_keys("\x1b[1378:1330:107;2;1330u")
    assert (LAYOUT.find_position("բ"), LAYOUT.find_position("Բ")) == ("k", "K")
    read_keys("\x1b[233::50u")
    assert LAYOUT.find_position("é") is None
