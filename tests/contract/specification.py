"""What a search means, in plain words and with no engine: every index must find exactly these articles."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.query import (
    Among,
    And,
    Boost,
    DateSince,
    DateUntil,
    DateWithin,
    Everything,
    Fuzzy,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    TextField,
    Tree,
    Word,
)
from reader.model.search import IndexedText
from reader.text.tokens import Token, fold, tokenise


def matches(tree: Tree, text: IndexedText) -> bool:
    match tree:
        case And(parts):
            return all(matches(part, text) for part in parts)
        case Or(parts):
            return any(matches(part, text) for part in parts)
        case Not(part):
            return not matches(part, text)
        case Boost(part, _):
            return matches(part, text)
        case Word(word, field):
            return has_phrase(text, field, [word])
        case Phrase(words, field):
            return has_phrase(text, field, words)
        case Prefix(letters, field):
            return any(is_prefixed(token.word, letters) for block in blocks(text, field) for token in block)
        case Fuzzy(word, field):
            return any(is_nearly(token.word, fold(word)) for block in blocks(text, field) for token in block)
        case DateWithin(first, last):
            return (
                text.earliest is not None and text.latest is not None and first <= text.earliest <= text.latest <= last
            )
        case DateSince(day):
            return text.earliest is not None and text.earliest >= day
        case DateUntil(day):
            return text.latest is not None and text.latest <= day
        case Among(numbers):
            return text.number in numbers
        case Everything():
            return True
        case Nothing():
            return False
    raise ValueError(f"{tree!r} must be resolved by the library first")


def blocks(text: IndexedText, field: TextField) -> Iterator[list[Token]]:
    """The words of each block; no phrase reaches from one block into another."""
    chosen = {"title": (text.title,), "body": text.body, "any": (text.title, *text.body)}[field]
    return (list(tokenise(block, text.language)) for block in chosen)


def has_phrase(text: IndexedText, field: TextField, words: list[str] | tuple[str, ...]) -> bool:
    """The stems stand one after the other; a single word is the shortest phrase."""
    wanted = [token.stem for token in tokenise(" ".join(words), None)]
    return bool(wanted) and any(has_run([token.stem for token in block], wanted) for block in blocks(text, field))


def has_run(stems: list[str], wanted: list[str]) -> bool:
    return any(stems[start : start + len(wanted)] == wanted for start in range(len(stems)))


def is_prefixed(word: str, letters: str) -> bool:
    return bool(fold(letters)) and word.startswith(fold(letters))


def is_nearly(word: str, wanted: str) -> bool:
    """The same first letter, and at most one edit from four letters, two from eight."""
    edits = 0 if len(wanted) < 4 else 1 if len(wanted) < 8 else 2
    return word[:1] == wanted[:1] and distance(word, wanted) <= edits


def distance(one: str, other: str) -> int:
    """Damerau-Levenshtein: letters added, dropped, changed, or swapped with a neighbour."""
    last_row: dict[str, int] = {}
    far = len(one) + len(other)
    rows = {(-1, -1): far}
    for i in range(len(one) + 1):
        rows[i, -1], rows[i, 0] = far, i
    for j in range(len(other) + 1):
        rows[-1, j], rows[0, j] = far, j
    for i, letter in enumerate(one, 1):
        last_match = 0
        for j, wanted in enumerate(other, 1):
            k, m = last_row.get(wanted, 0), last_match
            if letter == wanted:
                last_match = j
            rows[i, j] = min(
                rows[i - 1, j - 1] + (letter != wanted),
                rows[i, j - 1] + 1,
                rows[i - 1, j] + 1,
                rows[k - 1, m - 1] + (i - k - 1) + 1 + (j - m - 1),
            )
        last_row[letter] = i
    return rows[len(one), len(other)]
