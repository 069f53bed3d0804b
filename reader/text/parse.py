"""One raw item to a document: decoded, mended, sanitised, cut into stripped lines.

Does not know which lines are the story.
"""

from __future__ import annotations

import re
from typing import Literal

from reader.model.article import Document, RawItem
from reader.model.errors import NotTextError
from reader.text.encoding import decode, repair_mojibake
from reader.text.mail import count_header_lines
from reader.text.markdown import LONGEST_MARKDOWN_CHARACTERS, read_markdown
from reader.text.sanitise import sanitise
from reader.text.wrapping import find_paragraphs

MOST_LINES = 10_000
MOST_CHARACTERS = 600_000
"""Some 100,000 words: what is longer is no article, and would take more than two seconds."""
_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def parse(item: RawItem) -> Document:
    """Return the item's text as a document; raises NotTextError, for a text without end too."""
    text = decode(item.data)
    if len(text) > MOST_CHARACTERS:
        raise NotTextError(reason=f"longer than {MOST_CHARACTERS:,} characters", remedy="split it")
    if len(_LINE_BREAK.findall(text)) > MOST_LINES:
        raise NotTextError(reason=f"more than {MOST_LINES:,} lines", remedy="split it")
    return parse_text(text, item.media_type)


def parse_text(text: str, media_type: Literal["text/plain", "text/markdown"]) -> Document:
    """Return a decoded text as a document: what a stored raw text is cleaned from again."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    headline = None
    if media_type == "text/markdown" and len(text) <= LONGEST_MARKDOWN_CHARACTERS:
        raw_lines, headline = read_markdown(text.removeprefix("\ufeff"))
    else:
        raw_lines = text.split("\n")
    lines: list[str] = []
    mended: set[int] = set()
    for raw_line in raw_lines:
        line = repair_mojibake(raw_line)
        pieces = [piece.strip() for piece in sanitise(line).split("\n")]
        if line != raw_line:
            mended.update(range(len(lines), len(lines) + len(pieces)))
        lines += pieces
    if headline is not None:
        headline = sanitise(repair_mojibake(headline)).strip()
    if media_type == "text/markdown":
        return Document(tuple(lines), headline, frozenset(mended))
    paragraphs = find_paragraphs(lines, count_header_lines(lines))
    return Document(
        tuple(" ".join(lines[number] for number in paragraph) for paragraph in paragraphs),
        headline,
        frozenset(at for at, paragraph in enumerate(paragraphs) if not mended.isdisjoint(paragraph)),
    )
