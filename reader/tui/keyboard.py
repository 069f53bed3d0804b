"""Textual's reader of key reports, made to survive reports it does not know.

Terminals that speak the kitty protocol may send a key as `ESC[1096::105u`: the letter, its shifted form and its place
on a plain keyboard, parted by colons.  Textual 8.2 takes all of that for one number and its input thread dies.  It also
loses the Alt of `Alt-.`, which is how most terminals send Esc followed at once by a full stop, and takes Esc and a
digit, Tab, b or f for something else altogether.  The place on a plain keyboard is kept in `LAYOUT`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import Keys

from reader.tui.layouts import Layout

LAYOUT = Layout()
"""Of the one keyboard before the one terminal."""
MAX_CODEPOINT = 0x10FFFF
_ALT_WITH = frozenset({*"1234567890-=", "\t", "b", "f"})
"""What Textual reads as one character of some keyboard, Shift-Tab or a Ctrl arrow, where it comes right after Esc."""
_REPORT = re.compile(r"\x1b\[(?P<key>\d*)[\d:]*(?P<modifiers>;\d*)?[\d:]*(?P<text>;[\d:]*)?(?P<end>[u~ABCDEFHPQRS])")
_POSITION = re.compile(r"\x1b\[(\d+):(\d*):(\d+)[;u]")


def simplify_report(sequence: str) -> str:
    """Return a key report without the parts that Textual does not read; anything else unchanged."""
    match = _REPORT.fullmatch(sequence)
    if match is None or ":" not in sequence:
        return sequence
    key, modifiers, text, end = (match[name] or "" for name in ("key", "modifiers", "text", "end"))
    return f"\x1b[{key}{modifiers or (';' if text else '')}{text}{end}"


def is_key_report(sequence: str) -> bool:
    """Whether this is a whole report of one key."""
    return _REPORT.fullmatch(sequence) is not None


def is_possible(report: str) -> bool:
    """Whether every number in a key report can be a code point."""
    return all(int(number) <= MAX_CODEPOINT for number in re.findall(r"\d+", report))


def read_position(report: str) -> tuple[str, str, str] | None:
    """Return a key report's letter, its shifted form ("" where there is none) and its place on a plain keyboard."""
    match = _POSITION.match(report)
    if match is None:
        return None
    letter, shifted, place = (chr(int(number)) if number else "" for number in match.groups())
    return letter, shifted, place


class KeyReader(XTermParser):
    """Reads what the terminal sends."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        if sequence.startswith("\x1b") and sequence[1:] in _ALT_WITH:
            sequence, alt = sequence[1:], True
        if is_key_report(sequence):
            if not is_possible(sequence):
                yield events.Key(Keys.Ignore, sequence)
                return
            if position := read_position(sequence):
                LAYOUT.learn(*position)
        for event in super()._sequence_to_key_events(simplify_report(sequence), alt=alt):
            if alt and not event.key.startswith("alt+"):
                yield events.Key(f"alt+{event.key}", event.character)
            else:
                yield event
