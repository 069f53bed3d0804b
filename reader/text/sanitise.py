"""Foreign text made harmless: once at the border, and again, same length, in each renderer.

Does not know where a text comes from, what it means or how it is drawn.
"""

from __future__ import annotations

import re
import unicodedata

_C0 = [code for code in range(0x20) if code not in (0x09, 0x0A)]
_C1 = list(range(0x7F, 0xA0))
_BIDI_OVERRIDES = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SURROGATES = list(range(0xD800, 0xE000))
_NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *range(0xFFFE, 0x110000, 0x10000), *range(0xFFFF, 0x110000, 0x10000)]
_ONLY_PRINTABLE_REMOVED = "\u034f"
"""Python calls nothing else printable that is removed here."""
_INVISIBLES = [
    0x00AD,  # soft hyphen: a page's advice where to break; left in, no search would find the word
    ord(_ONLY_PRINTABLE_REMOVED),
    0x061C,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x2060, 0x2066),
    *range(0x206A, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
]
_LINE_BREAKS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)

_REMOVED = dict.fromkeys([*_C0, *_C1, *_BIDI_OVERRIDES, *_SURROGATES, *_NONCHARACTERS, *_INVISIBLES])
_BORDER_TABLE: dict[int, str | None] = _REMOVED | dict.fromkeys(_LINE_BREAKS, "\n") | {0x09: " "}

SAME_LENGTH: dict[int, str] = dict.fromkeys(
    set(_REMOVED) - {ord(_ONLY_PRINTABLE_REMOVED)}, "\N{REPLACEMENT CHARACTER}"
) | dict.fromkeys((0x09, 0x0A, 0x0D, *_LINE_BREAKS), " ")
"""For `str.translate` in a renderer: nothing that a terminal obeys or nobody sees, and every offset stays true."""

# A control string goes with its body only when it ends within its line: a stray opening byte must eat no sentence.
# Possessive repeats and bodies without control bytes keep this linear on hostile input.
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x00-\x1f\x7f-\x9f]{0,4096}+(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]{0,64}+[ -/]{0,8}+[@-~]?"
    r"|\x1b[ -/]{0,8}+[0-~]?"
)

_JOINERS = re.compile("[\u200c\u200d]+")
_JOINING_LETTER = re.compile(  # Arabic and its neighbours; Indic, Burmese, Khmer, Mongolian
    "[\u0600-\u086f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18aa\ua840-\ua877\ua8e0-\ua8ff]"
)
_PICTURE = re.compile("[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]")
_VIRAMAS = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u103a\u17d2")

_SAFE_URL = re.compile(r"https?://[0-9a-z\[][!-~]{0,1999}", re.IGNORECASE)


def harmless(text: str) -> str:
    """Replace what a terminal would obey, line ends included, or nobody would see; keeps the length: for renderers."""
    # What is to be replaced is never printable, and most text is: translating takes fifty times as long.
    return text if text.isprintable() else text.translate(SAME_LENGTH)


def harmless_lines(text: str) -> str:
    """The same for a text of several lines: newlines stay."""
    return "\n".join(map(harmless, text.split("\n")))


def sanitise(text: str) -> str:
    """Return the text in NFC without anything that a terminal obeys or nobody sees; lines end in a newline."""
    if text.isprintable() and _ONLY_PRINTABLE_REMOVED not in text:  # most lines, and translating is slow
        return unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPE_SEQUENCE.sub("", text).translate(_BORDER_TABLE)
    return unicodedata.normalize("NFC", _JOINERS.sub(_keep_joiner, text))


def sanitise_line(text: str) -> str:
    """Return the text sanitised as one line, each stretch of white space one space."""
    return " ".join(sanitise(text).split())


def safe_url(url: str) -> str | None:
    """Return the address if it is http(s) in printable ASCII of at most 2,000 characters, else None."""
    return url if _SAFE_URL.fullmatch(url) else None


def _keep_joiner(match: re.Match[str]) -> str:
    """Keep one joiner where Unicode lets it change the shape of its neighbours, else none."""
    text, start, end = match.string, match.start(), match.end()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    joins_letters = _JOINING_LETTER.match(before) and (before in _VIRAMAS or _JOINING_LETTER.match(after))
    joins_pictures = match[0][0] == "\u200d" and _PICTURE.match(before) and _PICTURE.match(after)
    return match[0][0] if joins_letters or joins_pictures else ""
