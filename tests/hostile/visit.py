"""A visit to every pane, list and dialog of the reader, in a real pseudo-terminal.

Says what crashed, what was logged and what control character came out; judges no words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.hostile.output import find_obeyed
from tests.terminal import Terminal

QUIET_SECONDS = 0.06
ESCAPE_SECONDS = 0.2
"""Until what comes next belongs to Esc no longer."""
BRACKETED_PASTE_ON = b"\x1b[?2004h"
"""The last thing that a screen asks of a terminal before it reads keys."""
EVERY_WAY_EVERY = 3
EVIL_TO_TYPE = "[red] [/] {0} %s $x | \u202e\u200b\u061c\U000e0041 ~/../"
"""What a text field gets without an escape sequence, which would be keys."""
PASTED = "\x1b[200~\x07[@click=app.quit]x[/]\x9b31m\u202e\u200b harbour\x1b[201~"
ESC = "\x1b"

ON_AN_ARTICLE = (
    "i", ESC, "e", "\r", "w", ESC, "[", "t", "e", "d", "w", ESC, "x", "u", ESC, "\t", "j", "w", ESC, "y", "s", "m", "u",
    "L", "j", ESC, "Y", ESC, "+", f"tag {EVIL_TO_TYPE}\r", "-", "\r", "u", "S", ESC, "|",
    "/bin/cat; printf '\\033[666m\\233666m\\033]666;x\\007'\r", "j", ESC,
)  # fmt: skip
ON_THE_LIST = (
    *("v", "j", "\r", "j", "\r", " ", "J", ESC, "v", "j", "j", "\r", "j", "\r", ESC, "v", "\r"),
    *("p", "j", "j", "\r", "p", "un", "\r", "p", ESC, "f", "j", " ", "\r", "f", PASTED, ESC, "f", "a", "\r", "F", ESC),
    *("/", "said", "\x13", f"saved {EVIL_TO_TYPE}", "\r", "\r", "n", "n", "N", "p", "sav", "\r", ESC, "/", PASTED),
    *(ESC, "/", EVIL_TO_TYPE, "\r", ESC, "@", "a", "\r", "[", "a", "/", "\t", "\t", PASTED, ESC, ":", "x", ESC),
    *(":", "colo", "\r", "j", "\r", ":", "mute", "\r", ESC, ":", "rename", "\r", PASTED, "\r", ESC),
    *("?", ESC, "R", "A", "u", "U", "c", ":", "manual", "\r", "j", "\r", " ", "/", "said", "\r", ESC, ESC, "q"),
)  # fmt: skip


def visit_screen(environment: Mapping[str, str], size: tuple[int, int], rows: int) -> Iterator[tuple[str, str, str]]:
    """Yield kind, place and description of what went wrong while so many articles of a library were opened."""
    with Terminal([sys.executable, "-m", "reader"], *size, environment) as terminal:
        terminal.wait_for_bytes(BRACKETED_PASTE_ON)
        terminal.read_until_quiet(1.0)
        for keys in keys_of_a_visit(rows):
            terminal.type(keys)
            terminal.read_until_quiet(ESCAPE_SECONDS if keys == ESC else QUIET_SECONDS)
            if not terminal.is_running():
                yield "crash", f"screen, after {keys!r}", terminal.text()[-300:]
                break
        else:
            terminal.type(ESC * 3)
            terminal.read_until_quiet(1.0)
            terminal.type("Q")
            try:
                if status := terminal.wait_for_end():
                    yield "crash", "screen", f"ended with {status}: {terminal.text()[-300:]}"
            except AssertionError as error:
                yield "crash", "screen", f"does not end: {error}"
        if found := find_obeyed(bytes(terminal.output)):
            yield "control", "screen", found


def keys_of_a_visit(rows: int) -> Iterator[str]:
    """Keys that lead to every pane, list and dialog."""
    yield from ("G", "g")
    for row in range(rows):
        yield from ("J", " ")
        if row % EVERY_WAY_EVERY == 0:
            yield from ON_AN_ARTICLE
    yield from ON_THE_LIST


def look_for_logs(home: Path) -> Iterator[str]:
    """Mistakes that were logged, on whatever screen."""
    for log in home.rglob("newsreader.log"):
        if text := log.read_text(encoding="utf-8").strip():
            yield f"logged: {text[:200]} … {text[-1500:]}"
            log.unlink()
