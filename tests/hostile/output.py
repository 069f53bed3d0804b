"""What must never come out: the control characters of DESIGN 7, in text and in what is sent to a terminal."""

from __future__ import annotations

import re

from tests.hostile.documents import MARK

FORBIDDEN = re.compile(
    "[\u00ad\u061c\u180e\ufff9-\ufffb\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\u200b\u200e\u200f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
STYLE = re.compile(r"\x1b\[[0-9;]*m")
OWN_SEQUENCES = re.compile(
    r"\x1b\[[0-9;:]*m"  # colours
    r"|\x1b\[\d+;\d+H"  # where the cursor goes
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p"
    r"|\x1b\[[<>=]\d*u|\x1b\[\?u|\x1b\[c|\x1b\[6n|\x1b\[H"
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"  # a copied citation
    r"|\x1b\]22;[a-z]*\x07"  # the mouse pointer
    r"|\x07+(?=\x1b)"  # Textual's bell, some times over, before what it draws next
    r"|[\r\n]"
)
_MARKED = re.compile(rf"\x1b[^\x1bA-Za-z]*{MARK}|[\x80-\x9f]{MARK}")
AROUND = 30


def find_forbidden(text: str) -> str | None:
    """The surroundings of the first character that no line of a command may hold."""
    return _show(text, FORBIDDEN.search(text))


def find_obeyed(output: bytes) -> str | None:
    """The same in what went to a terminal, whose program's own escape sequences are known."""
    text = output.decode("utf-8", "replace")
    marked = _MARKED.search(text)
    return _show(text, marked) or find_forbidden(OWN_SEQUENCES.sub("", text))


def _show(text: str, found: re.Match[str] | None) -> str | None:
    return repr(text[max(0, found.start() - AROUND) : found.end() + AROUND]) if found else None
