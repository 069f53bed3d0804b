"""Bytes to text: which encoding, is it text at all, and mojibake set right.

Does not know lines, formats or articles; removes nothing but NUL and the byte order mark.
"""

from __future__ import annotations

import codecs
import re

from reader.model.errors import NotTextError

_FOREIGN_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite ",
)
_SAMPLE_BYTES = 65_536
_CONTROL_BYTES = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\x0b\x0c\r\x1b")
_MOST_CONTROL_BYTES = 8
_MOST_CONTROL_SHARE = 0.05

_LETTER_OF_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_STRAY_BYTES = {0xDC00 + code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0x100)}
"""What `surrogateescape` leaves of a byte that is not UTF-8, read as cp1252."""

_PERHAPS_MOJIBAKE = re.compile("[\x80-\x9f]|[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""A lead byte and a continuation byte of UTF-8, both read as cp1252: cheap to look for, before the costly judge."""


def decode(data: bytes) -> str:
    """Return the text of UTF-8, UTF-16 with a byte order mark, or else of the likeliest code page, NUL left out.

    In a text that is UTF-8 for the most part, other bytes are read as cp1252: a mixed file loses no letter.  Raises
    NotTextError.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").replace("\0", "")
    data = data.removeprefix(codecs.BOM_UTF8).rstrip(b"\0")
    _refuse_binary(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        is_cut_short = error.reason == "unexpected end of data" and not data[: error.start].isascii()
        if is_cut_short:
            text = data[: error.start].decode("utf-8")
        else:
            text = _decode_other(data)
    return text.replace("\0", "")


def _decode_other(data: bytes) -> str:
    stray_count = len(_LETTER_OF_UTF_8.sub(b"", data).translate(None, bytes(range(0x80))))
    if stray_count > len(_LETTER_OF_UTF_8.findall(data)):
        from reader.text.code_pages import USUAL_PAGE, find_code_page

        page = find_code_page(data)
        if page != USUAL_PAGE:
            return data.decode(page, "replace")
    return data.decode("utf-8", "surrogateescape").translate(_STRAY_BYTES)


def repair_mojibake(line: str) -> str:
    """Return the line with UTF-8 that was read as another encoding set right; a clean line stays letter for letter."""
    if not _PERHAPS_MOJIBAKE.search(line):
        return line
    from ftfy import fix_encoding

    return fix_encoding(line)


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE_BYTES]
    control_count = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    is_mostly_control = control_count > max(_MOST_CONTROL_BYTES, _MOST_CONTROL_SHARE * len(sample))
    if data.startswith(_FOREIGN_SIGNATURES) or is_mostly_control:
        raise NotTextError()
