"""Reads one word, phrase or range of a query, in whatever field it stands, as a leaf of the tree.

Knows neither brackets nor operators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import get_args

from reader.model.entity import ENTITY_TYPES
from reader.model.query import (
    Added,
    DateSince,
    DateUntil,
    DateWithin,
    Everything,
    FromSource,
    Fuzzy,
    InState,
    Named,
    OfStory,
    Or,
    Phrase,
    Prefix,
    State,
    Tagged,
    TextField,
    Tree,
    Word,
)
from reader.query.days import read_day_range, read_days
from reader.query.joining import all_of
from reader.query.lexer import Lexeme
from reader.query.remarks import can_become_state, remark_empty, remark_ending, remark_unknown, remark_value
from reader.text.tags import fold_tag
from reader.text.tokens import tokenise

MOST_WORDS = 100
"""Words of a query that are read."""
LONGEST_VALUE = 200
"""Code points of a name or source."""

_STATES: tuple[State, ...] = get_args(State)
_TEXT_FIELDS: tuple[TextField, ...] = get_args(TextField)
_SUFFIX = re.compile(r"(?:\*+|~\d*)$")
_UNKNOWN_FIELD = re.compile(r"([^\W\d_]\w*):(.*)", re.DOTALL)


@dataclass(slots=True)
class LeafReader:
    """Turns lexemes into leaves, as many as a query may have."""

    today: date
    typing: bool
    live: Or | None = None
    """What the word under the cursor was read as; only while typing."""
    words_left: int = MOST_WORDS
    remarks: list[str] = dataclass_field(default_factory=list)
    """What of the query is left out or taken for something else."""

    def read(self, lexeme: Lexeme, field: str, is_negated: bool) -> Tree | None:
        """Read one lexeme in its field; None where it has no meaning yet."""
        is_live = self.typing and lexeme.is_last
        if field in _TEXT_FIELDS:
            tree = self._read_text(lexeme, field, is_live and not is_negated)
            if field != "any" and tree is None and not is_live and self.words_left:
                self.remark(remark_empty(field))
            return tree
        is_unfinished = is_live and not _is_closed(lexeme)
        self._remark_on(lexeme, field, is_unfinished)
        if field == "tag":
            leaf = _read_tag(lexeme, is_live and not is_negated)
        else:
            leaf = _read_value(lexeme, field, self.today)
        if leaf is not None:
            return leaf if self._afford(2) else None
        value = _inside(lexeme)
        if not value or (is_unfinished and (field != "is" or can_become_state(value))):
            return None
        return all_of([self._read_words(field, "any"), self._read_words(value, "any")])

    def _read_text(self, lexeme: Lexeme, field: TextField, is_live: bool) -> Tree | None:
        if lexeme.kind == "phrase":
            is_open = lexeme.text.count('"') == 1 and not lexeme.text[-1].isspace()
            return self._read_words(_inside(lexeme), field, "live" if is_live and is_open else "")
        name = _UNKNOWN_FIELD.fullmatch(lexeme.text)
        if name and field == "any":
            if name[2] and not name[2].startswith("//"):
                self.remark(remark_unknown(name[1]))
            return all_of([self._read_words(name[1], field), self._read_word(name[2], field, is_live)])
        return self._read_word(lexeme.text, field, is_live)

    def _read_word(self, text: str, field: TextField, is_live: bool) -> Tree | None:
        suffix = _SUFFIX.search(text)
        if not suffix:
            return self._read_words(text, field, "live" if is_live else "")
        if suffix[0] == text and text[0] == "*":
            return Everything() if self._afford(1) else None
        return self._read_words(text[: suffix.start()], field, suffix[0][0])

    def _read_words(self, text: str, field: TextField, ending: str = "") -> Tree | None:
        """Read words that stand together; the last one may be a prefix (*), fuzzy (~) or still being typed (live)."""
        words = [token.word for token in tokenise(text, None)]
        if not words or not self._afford(len(words)):
            return None
        if not ending:
            return _join_words(words, field)
        *whole, last = words
        return all_of([_join_words(whole, field), self._read_ending(last, field, ending)])

    def _read_ending(self, word: str, field: TextField, ending: str) -> Tree:
        if ending == "*":
            return Prefix(word, field)
        if ending == "~":
            return Fuzzy(word, field)
        self.live = Or((Word(word, field), Prefix(word, field)))
        return self.live

    def remark(self, remark: str) -> None:
        """Take note of something to tell the user, once."""
        if remark and remark not in self.remarks:
            self.remarks.append(remark)

    def _remark_on(self, lexeme: Lexeme, field: str, is_unfinished: bool) -> None:
        value = _inside(lexeme)
        ending = _SUFFIX.search(lexeme.text) if lexeme.kind == "word" else None
        if field == "tag":
            if not is_unfinished and not fold_tag(value):
                self.remark(f"{value[:30]} is no tag" if value.strip("#") else remark_empty(field))
        elif ending and value and field in ("entity", *ENTITY_TYPES, "source", "story"):
            self.remark(remark_ending(field, ending[0][0]))
        else:
            self.remark(remark_value(field, value, lexeme.kind == "range", self.today, is_unfinished))

    def _afford(self, words: int) -> bool:
        """Take so many words from what the query may still have; False where it has too few left."""
        if words > self.words_left:
            self.words_left = 0
            self.remark(f"only {MOST_WORDS} words are read")
            return False
        self.words_left -= words
        return True


def _is_closed(lexeme: Lexeme) -> bool:
    """Whether a phrase or range has its end: it does not go on when the user types on."""
    return (lexeme.kind == "phrase" and lexeme.text.count('"') == 2) or lexeme.text.endswith(("]", "}"))


def _join_words(words: Sequence[str], field: TextField) -> Tree | None:
    if len(words) > 1:
        return Phrase(tuple(words), field)
    return Word(words[0], field) if words else None


def _inside(lexeme: Lexeme) -> str:
    """Return what a lexeme holds without quotes, range brackets and endings, blanks made single."""
    text = lexeme.text
    if lexeme.kind == "phrase":
        text = text[1:].partition('"')[0]
    elif lexeme.kind == "range":
        text = text[1:].rstrip("]}")
    else:
        text = _SUFFIX.sub("", text)
    return " ".join(text.split())


def _read_value(lexeme: Lexeme, field: str, today: date) -> Tree | None:
    printable = (letter if letter.isprintable() else " " for letter in _inside(lexeme)[:LONGEST_VALUE])
    value = " ".join("".join(printable).split())
    if field in ("date", "added", "since", "until"):
        return _read_date(lexeme, field, today)
    if not any(letter.isalnum() for letter in value):
        return None
    if field == "is":
        state = next((state for state in _STATES if state.startswith(value.lower())), None)
        return InState(state) if state else None
    if field == "source":
        return FromSource(value)
    if field == "story":
        return OfStory(value)
    return Named(value, field if field in ENTITY_TYPES else None)


def _read_tag(lexeme: Lexeme, is_live: bool) -> Tree | None:
    """Read a tag; one that ends with * or is still being typed stands for every tag it begins."""
    tag = fold_tag(_inside(lexeme))
    is_prefix = is_live or (lexeme.kind == "word" and lexeme.text.endswith("*"))
    return Tagged(tag, is_prefix) if tag else None


def _read_date(lexeme: Lexeme, field: str, today: date) -> Tree | None:
    """Read a day, a month, a year or a range of them; a range may lack one end."""
    if lexeme.kind == "range":
        first, last = read_day_range(_inside(lexeme), today)
    else:
        first = last = read_days(_inside(lexeme), today)
    if first and last and first[0] > last[1]:
        first, last = last, first
    earliest = first[0] if first and field != "until" else None
    latest = last[1] if last and field != "since" else None
    if earliest is None and latest is None:
        return None
    if field == "added":
        return Added(earliest or date.min, latest or date.max)
    if earliest is None:
        return DateUntil(latest or date.max)
    return DateWithin(earliest, latest) if latest else DateSince(earliest)
