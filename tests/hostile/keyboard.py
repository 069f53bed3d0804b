"""What a terminal may send: keys, reports of keys, mouse and focus, pastes, halves of sequences, nonsense."""

from __future__ import annotations

import random
from collections.abc import Callable

from reader.tui.actions import ACTIONS
from reader.tui.layouts import POSITIONS
from tests.hostile.documents import EVIL

SIZES = ((140, 40), (80, 24), (60, 20), (100, 30), (20, 5), (1, 1), (300, 100), (119, 29), (40, 60), (2, 50), (200, 3))
NAMED = {
    "down": "\x1b[B", "up": "\x1b[A", "left": "\x1b[D", "right": "\x1b[C", "home": "\x1b[H", "end": "\x1b[F",
    "enter": "\r",
    "pagedown": "\x1b[6~", "pageup": "\x1b[5~", "space": " ", "tab": "\t", "shift+tab": "\x1b[Z", "backspace": "\x7f",
    "escape": "\x1b", "alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C", "ctrl+left": "\x1b[1;5D",
    "ctrl+right": "\x1b[1;5C", "delete": "\x1b[3~", "insert": "\x1b[2~",
}  # fmt: skip
NEVER = frozenset({"close_or_quit", "quit", "suspend", "open_original"})
"""What would end the program, or leave it."""
LEAVING = frozenset("qQ\x1a") | {letter for letter, key in POSITIONS.items() if key in "qQoz"} | {"o"}
WORDS = (
    "said",
    "harbour",
    "the",
    "person:",
    '"',
    "OR",
    "(",
    "date:2025",
    "is:unread",
    "Anna*",
    "fuzy~",
    "-",
    "🚢",
    "Київ",
)


def encode_key(key: str) -> str:
    """What a terminal sends for a key of the table."""
    if key in NAMED:
        return NAMED[key]
    if key.startswith("ctrl+") and len(key) == 6:
        return chr(ord(key[5]) & 0x1F)
    return f"\x1b{key[4:]}" if key.startswith("alt+") else key


BOUND = tuple(encode_key(key) for action in ACTIONS if action.id not in NEVER for key in action.keys)


def press_bound(chance: random.Random) -> str:
    """A key that does something, some times over."""
    return chance.choice(BOUND) * chance.choice((1, 1, 1, 2, 9))


def type_words(chance: random.Random) -> str:
    """A search, half typed or sent."""
    return "/" + " ".join(chance.choices(WORDS, k=3)) + chance.choice(("", "\r", "\x1b", "\x1b[B\x1b[B\r", "\x7f" * 30))


def choose_command(chance: random.Random) -> str:
    """A few letters into the palette; the first hit is taken, or none."""
    letters = "".join(chance.choices("abcdefghlmnrstuvwy ", k=3))
    return ":" + letters + chance.choice(("\x1b", "\x1b[B\x1b[B\x1b", "\x7f\x7f\x7f\x7f\x1b"))


def move_mouse(chance: random.Random) -> str:
    """Presses, releases, drags and wheels, inside the screen and outside."""
    return "".join(
        f"\x1b[<{chance.choice((0, 1, 2, 32, 35, 64, 65, 66, 67, 4, 8, 16, 255, 999))};{chance.randrange(-3, 320)};"
        f"{chance.randrange(-3, 120)}{chance.choice('Mm')}"
        for _ in range(chance.choice((1, 2, 6)))
    )


def paste(chance: random.Random) -> str:
    """Pasted text, hostile, sometimes without an end."""
    text = "".join(chance.choices(EVIL, k=4)) + "harbour " * chance.choice((1, 2_000))
    return f"\x1b[200~{text.replace(chr(27), '')}" + chance.choice(
        ("\x1b[201~", "\x1b[201~", "\x1b[201~\x1b[201~", "\x1b[200~\x1b[201~")
    )


def report_key(chance: random.Random) -> str:
    """A report of the kitty protocol, mostly one that a terminal could send."""
    letter = chance.choice((*range(97, 123), 1096, 1080, 955, 1513, 57_344, 57_399, 0, 0x110000, 99_999_999))
    if chr(letter if letter < 0x110000 else 0) in LEAVING:
        return ""
    modifiers = chance.choice(("", ";2", ";5", ";1:3", ";3", ";99"))
    return f"\x1b[{letter}{chance.choice(('', '::105', ':65:97', ':'))}{modifiers}u"


def report_focus(chance: random.Random) -> str:
    """The window loses or gets the focus; modes, positions and colours that nobody asked for."""
    return chance.choice(
        ("\x1b[I", "\x1b[O", "\x1b[?2026;2$y", "\x1b[12;40R", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b[?62c")
    )


def send_half(chance: random.Random) -> str:
    """The beginning of a sequence, and nothing after it."""
    return chance.choice(
        ("\x1b", "\x1b[", "\x1bO", "\x1b[1;", "\x1b[<0;", "\x1b[200", "\x1b]", "\x1bP", "\x1b[" + "1;" * 40)
    )


def send_letters(chance: random.Random) -> str:
    """Any letters at all."""
    ranges = ((32, 127), (0x370, 0x700), (0, 0xD800))
    letters = [chr(chance.randrange(*chance.choice(ranges))) for _ in range(3)]
    return "".join(letter for letter in letters if letter not in LEAVING and letter != "\x03")


KINDS: tuple[tuple[int, Callable[[random.Random], str]], ...] = (
    (60, press_bound), (6, type_words), (4, choose_command), (10, move_mouse), (3, paste), (6, report_key),
    (3, report_focus), (4, send_half), (6, send_letters),
)  # fmt: skip


def next_input(chance: random.Random) -> str:
    """One thing that a terminal sends."""
    make = chance.choices([make for _, make in KINDS], [weight for weight, _ in KINDS])[0]
    return make(chance)
