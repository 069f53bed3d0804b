"""Cuts a typed query into lexemes; knows their shapes, not their meaning.

Never fails: whatever has no shape of its own is a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

LexemeKind = Literal["open", "close", "phrase", "field", "range", "minus", "boost", "word"]

LONGEST_QUERY = 20_000
"""Code points of a query that are read."""
DEEPEST_BRACKETS = 50
"""Brackets nested deeper than this are read as if they were not there."""

FIELD_NAMES = (
    "title", "body", "source", "story", "entity", "person", "org", "place", "event", "tag", "is", "date", "added",
    "since", "until",
)  # fmt: skip

_QUOTES = str.maketrans("“”„‟″＂", '""""""')
_LEXEME = re.compile(
    rf"""(?P<open> \( )
       | (?P<close> \) )
       | (?P<phrase> "[^"]*"? (?: (?<=") ~ \d* )? )
       | (?P<minus> (?<! [^\s(] ) - (?= [^\s)-] ) )
       | (?P<field> (?: {"|".join(FIELD_NAMES)} ) : )
       | (?P<range> (?<= : ) [\[{{] [^\]}}"]* [\]}}]? )
       | (?P<boost> \^ (?: \d+ (?: \.\d* )? | \.\d+ )? )
       | (?P<word> [^\s()"^]+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query, `text` as typed, and whether the query ends with it."""

    kind: LexemeKind
    text: str
    is_last: bool


def split_query(text: str) -> tuple[Lexeme, ...]:
    """Return the pieces of a query, curly quotes read as straight, brackets in pairs but for those left open."""
    text = text[:LONGEST_QUERY].translate(_QUOTES)
    found = (
        Lexeme(cast(LexemeKind, match.lastgroup), match[0], match.end() == len(text))
        for match in _LEXEME.finditer(text)
    )
    return tuple(_pair_brackets(found))


def _pair_brackets(lexemes: Iterable[Lexeme]) -> Iterator[Lexeme]:
    depth = 0
    for lexeme in lexemes:
        is_kept = True
        if lexeme.kind == "open":
            depth += 1
            is_kept = depth <= DEEPEST_BRACKETS
        elif lexeme.kind == "close":
            is_kept = 0 < depth <= DEEPEST_BRACKETS
            depth = max(depth - 1, 0)
        if is_kept:
            yield lexeme
