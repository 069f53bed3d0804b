"""Web addresses in running text: found, cut where the sentence goes on, and turned into ASCII.

Knows no article and opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.text.sanitise import safe_url

CONTEXT_WIDTH = 60
"""Code points shown on either side of an address."""

LEFT_OUT = "[…]"
"""Stands for the address in its context."""

_ADDRESS = re.compile(r"""https?://[^\s\x00-\x20\x7f-\xa0<>"“”„«»「」『』（）【】、。，]{1,2000}""", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_ENDINGS = ".,;:!?'’‘*…|\\"
"""What may follow an address in a sentence, and hardly ever ends one."""

_PARTS = re.compile(r"(https?://)([^/?#]*)(.*)", re.IGNORECASE)


def find_links(text: str) -> Iterator[tuple[str, str]]:
    """Yield each http(s) address of a text in printable ASCII, with the words around it."""
    for match in _ADDRESS.finditer(text):
        written = _cut_end(match[0])
        url = to_ascii(written)
        if url is not None:
            yield url, _show_around(text, match.start(), match.start() + len(written))


def to_ascii(address: str) -> str | None:
    """The address in printable ASCII, its host as networks write it; None where it is none."""
    parts = _PARTS.fullmatch(address)
    if parts is None:
        return None
    scheme, host, rest = parts.groups()
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return safe_url(scheme + ascii_host + "".join(map(_escape, rest)))


def _escape(letter: str) -> str:
    return letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))


def _cut_end(address: str) -> str:
    """Leave out what belongs to the sentence: a full stop, a bracket that was opened before the address."""
    while address:
        last = address[-1]
        is_unpaired = last in _CLOSING and address.count(last) > address.count(_CLOSING[last])
        if last not in _ENDINGS and not is_unpaired:
            break
        address = address[:-1]
    return address


def _show_around(text: str, start: int, end: int) -> str:
    """The words before and behind an address, with dots for it and for what is left out."""
    before, after = text[:start], text[end:]
    if len(before) > CONTEXT_WIDTH:
        before = "…" + before[-CONTEXT_WIDTH:].partition(" ")[2]
    if len(after) > CONTEXT_WIDTH:
        after = after[:CONTEXT_WIDTH].rpartition(" ")[0] + "…"
    return " ".join(f"{before}{LEFT_OUT}{after}".split()) if before.strip() or after.strip() else ""
