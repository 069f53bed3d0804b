"""One evil text through every surface of the reader: nothing of it may reach the terminal as anything but text."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

from tests.e2e.test_reader import ESCAPE, NEWSREADER, environment, open_reader
from tests.terminal import Terminal

CLIPBOARD = base64.b64encode(b"EVIL").decode()
ESCAPES = f"\x1b]52;c;{CLIPBOARD}\x07\x1b]2;OWNED\x07\x1b[2J\x9b31m\x9d0;OWNED\x9c\u202e\u2066\x00\x08"
EVIL = f"{ESCAPES}[@click=app.quit]x[/] [/b]"
FORBIDDEN = (
    f"\x1b]52;c;{CLIPBOARD}".encode(),
    b"\x1b]2;OWNED",
    "\x9b".encode(),
    "\x9d".encode(),
    "\u202e".encode(),
    "\u2066".encode(),
    b"\x00",
    b"\x08",
    b"\x7f",
)
ARTICLE = f"""{EVIL}Council of Tarnholm{EVIL} votes on the harbour

By Nadia Okonjo-Reyes{EVIL}
21 March 2025

TARNHOLM — Mayor Nadia Okonjo-Reyes{EVIL} said on Friday that the Tarnholm Harbour Authority (THA) had agreed.
Mayor Okonjo-Reyes spoke in Tarnholm{EVIL}, where the Tarnholm Harbour Authority sits, after a debate on the harbour.

Subscribe to our newsletter{EVIL} and never miss a story. Sign up now. Follow us on social media.
"""


def make_library(home: Path) -> None:
    folder = home / "articles\x1b]2;OWNED\x07"
    folder.mkdir(parents=True)
    for number in range(3):
        file = folder / f"{number}\x1b[2J\x9b\u202e.txt"
        file.write_text(f"{ARTICLE}\nEdition {number}.", encoding="utf-8")
    (folder / "empty\x1b]2;OWNED\x07.txt").write_text("", encoding="utf-8")
    command = [NEWSREADER, "--library", str(home / "library"), "import", str(folder), "--source", f"Gazette{EVIL[:-1]}"]
    subprocess.run(
        [each.replace("\0", "") for each in command], env=environment(home), capture_output=True, check=False
    )


def visit_every_surface(terminal: Terminal) -> None:
    story = ("t", "d", "e", "w", ESCAPE, "x", "u", " ", "\t", "w", ESCAPE, "[")
    for keys in (*"\re\r[1[", *story, "i", ESCAPE, "y", "s", "m", "u", "o", "?", ESCAPE, ":", ESCAPE, "A"):
        terminal.type(keys)
        terminal.read_until_quiet(0.1)
    for query in ("harbour", f'"{EVIL}', 'person:"Okonjo-Reyes'):
        terminal.type("/")
        terminal.wait_for("Esc close")
        terminal.type(query.replace("\x1b", "").replace("\x00", "").replace("\x08", ""))
        terminal.read_until_quiet(0.2)
        terminal.type("\r")
        terminal.read_until_quiet(0.1)
        terminal.type("nn")
        terminal.read_until_quiet(0.1)


def test_no_control_reaches_the_terminal_from_any_surface(tmp_path: Path):
    make_library(tmp_path)
    with open_reader(tmp_path) as terminal:
        visit_every_surface(terminal)
        assert terminal.is_running(), terminal.text()
        terminal.type("R")
        terminal.read_until_quiet(1.0)
        seen = bytes(terminal.output)
        assert "harbour" in terminal.text()
        terminal.type("Q")
        terminal.wait_for_end()

    assert [each for each in FORBIDDEN if each in seen] == []
