"""What `newsreader doctor` finds out about the terminal: colours, letters, size, tmux, clipboard, desktop.

Asks tmux for its options and changes none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping

from reader.model.work import Check

SMALLEST = (60, 20)
SLOW_ESCAPE_MS = 50
TMUX_WAITS_S = 2
GOOD_COLOURS = ("truecolor", "24bit")


def check_terminal(environment: Mapping[str, str], *, is_terminal: bool, encoding: str) -> Iterator[Check]:
    """Look at the terminal that the reader would have."""
    if not is_terminal:
        yield Check("terminal", "ok", "not looked at: this does not run in one")
    else:
        yield _check_kind(environment)
        yield _check_size()
    if encoding.lower().replace("-", "") != "utf8":
        finding = f"letters are sent as {encoding}"
        yield Check("letters", "warning", finding, "export LC_ALL=C.UTF-8, or another locale with UTF-8")
    if environment.get("TMUX"):
        yield from _check_tmux()
    else:
        yield _check_clipboard(environment)
    has_desktop = sys.platform == "darwin" or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    yield Check("desktop", "ok", "originals open there" if has_desktop else "none: o says where an original lies")


def _check_kind(environment: Mapping[str, str]) -> Check:
    kind = environment.get("TERM", "")
    if kind in ("", "dumb", "unknown"):
        return Check("terminal", "problem", f"TERM is {kind or 'not set'}", "export TERM=xterm-256color")
    if environment.get("NO_COLOR"):
        return Check("terminal", "ok", f"{kind}, no colours (NO_COLOR)")
    colours = environment.get("COLORTERM", "")
    if colours in GOOD_COLOURS:
        return Check("terminal", "ok", f"{kind}, all colours")
    if "256color" in kind or "direct" in kind:
        return Check("terminal", "ok", f"{kind}, 256 colours")
    return Check("terminal", "warning", f"{kind}, few colours", "export TERM=xterm-256color where it can do that")


def _check_size() -> Check:
    size = shutil.get_terminal_size()
    finding = f"{size.columns} columns, {size.lines} lines"
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        return Check("size", "warning", finding, f"make it {SMALLEST[0]} by {SMALLEST[1]} or larger")
    return Check("size", "ok", finding)


def _check_tmux() -> Iterator[Check]:
    delay = ask_tmux("escape-time")
    if delay.isdigit() and int(delay) > SLOW_ESCAPE_MS:
        finding = f"waits {delay} ms after Esc"
        yield Check("tmux", "warning", finding, "in ~/.tmux.conf: set -sg escape-time 10")
    else:
        yield Check("tmux", "ok", f"waits {delay} ms after Esc" if delay else "does not tell its options")
    clipboard = ask_tmux("set-clipboard")
    if clipboard in ("off", "external"):
        finding = f"tmux keeps what is copied to itself (set-clipboard {clipboard})"
        yield Check("clipboard", "warning", finding, "in ~/.tmux.conf: set -s set-clipboard on")
    else:
        yield Check("clipboard", "ok", "tmux passes on what is copied")


def ask_tmux(option: str) -> str:
    """The value of a server option; empty where tmux does not tell."""
    tmux = shutil.which("tmux")
    if tmux is None:
        return ""
    try:
        told = subprocess.run(
            [tmux, "show-options", "-sv", option],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TMUX_WAITS_S,
            env={**os.environ},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""


def _check_clipboard(environment: Mapping[str, str]) -> Check:
    way = "copied text goes to the terminal (OSC 52); "
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return Check(
            "clipboard", "warning", "this terminal takes no copied text", "last-copy.txt in the library has it"
        )
    return Check("clipboard", "ok", f"{way}where that takes none, last-copy.txt in the library has it")
