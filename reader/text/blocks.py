"""The lines of a document as blocks, each with the forms that rules compare.

Knows no rule: what is headline, story or furniture is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reader.model.article import Document

LONGEST_JUDGED_CHARACTERS = 4_000
"""A longer block is story, whatever it holds: no rule looks at more."""

_LATIN_ACCENTS = {
    code: unicodedata.normalize("NFD", chr(code))[0]
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if unicodedata.normalize("NFD", chr(code))[0].isascii()
}
_PUNCTUATION = {
    ord(letter): plain
    for letters, plain in (("“”„«»‟＂", '"'), ("‘’‚´`‛", "'"), ("‐‑‒–—―−", "-"), ("\u00a0\u2007\u202f", " "))
    for letter in letters
} | {ord("…"): "..."}
_FOLDS: dict[int, str] = _LATIN_ACCENTS | _PUNCTUATION

_QUOTED = re.compile(r'"[^"]*(?:"|$)')
# first most words, of plain letters alone: that takes half the time
_WORD = re.compile(r"[a-z]++(?![\w'.])|\w+(?:['.]\w+)*")
_SPOKEN_WORD = re.compile(r"[a-z]++(?![\w'-])|[^\W\d_]+(?:[-'][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_FULL_STOP = re.compile(r"[.…][\"'”’»)\]]*$")
_INITIALS_END = re.compile(r"(?:\b[A-Z]\.){2,}$")
_INNER_SENTENCE_END = re.compile(r"[a-zа-яё]{2}[.!?][\"'”’»)\]]* +[\"'“‘«(]?[A-ZА-Я]")


def fold(text: str) -> str:
    """Return the text as word tables are written: lower case, no Latin accents, plain signs, single spaces."""
    plain = text if text.isascii() else text.translate(_FOLDS)
    return " ".join(plain.casefold().split())


def comparable(text: str) -> str:
    """Return the text's words alone, folded: equal for two lines that say the same with other punctuation."""
    return " ".join(_WORD.findall(fold(unicodedata.normalize("NFKC", text))))


@dataclass(frozen=True)
class Block:
    """One line with text in it; derived forms are made when first asked for."""

    line: int
    """Its number in the document."""
    text: str
    is_after_blank: bool
    is_before_blank: bool

    @cached_property
    def folded(self) -> str:
        """The beginning of the text, folded for word tables."""
        return fold(self.text[:LONGEST_JUDGED_CHARACTERS])

    @cached_property
    def unquoted(self) -> str:
        """The folded text without what stands in quotation marks."""
        return _QUOTED.sub('" "', self.folded) if '"' in self.folded else self.folded

    @cached_property
    def spoken_words(self) -> frozenset[str]:
        """The folded words outside quotation marks, hyphens and apostrophes kept inside them."""
        return frozenset(_SPOKEN_WORD.findall(self.unquoted))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of its beginning."""
        return tuple(_WORD.findall(self.folded))

    @cached_property
    def key(self) -> str:
        """Equal for blocks that differ in punctuation, case and accents only."""
        is_plain = len(self.text) <= LONGEST_JUDGED_CHARACTERS and unicodedata.is_normalized("NFKC", self.text)
        return " ".join(self.words) if is_plain else comparable(self.text)

    @cached_property
    def word_count(self) -> int:
        """Words in its beginning, as far as it is judged."""
        return len(self.words)

    @cached_property
    def letter_count(self) -> int:
        """Letters and digits of its words: the same before and after a lost space is put back."""
        letters = "".join(self.words)
        return len(letters) - letters.count(".")

    @cached_property
    def is_ended(self) -> bool:
        """Whether it ends as a sentence does, initials such as U.S. apart."""
        return bool(_SENTENCE_END.search(self.text[-12:])) and not _INITIALS_END.search(self.text[-12:])

    @cached_property
    def has_full_stop(self) -> bool:
        """Whether it ends with a full stop or an ellipsis, not with a question mark or an exclamation mark."""
        return self.is_ended and bool(_FULL_STOP.search(self.text[-12:]))

    @cached_property
    def holds_sentences(self) -> bool:
        """Whether a sentence ends before the block does."""
        return bool(_INNER_SENTENCE_END.search(self.text[:LONGEST_JUDGED_CHARACTERS]))

    @property
    def opens_with_quote(self) -> bool:
        """Whether it begins with somebody's words."""
        return self.text.startswith(('"', "“", "„", "«"))

    @cached_property
    def capital_share(self) -> float:
        """Share of its written words that begin with a capital."""
        written = self.text[:LONGEST_JUDGED_CHARACTERS].split()
        return sum(word.lstrip("\"'“‘«(")[:1].isupper() for word in written) / max(len(written), 1)


@lru_cache(maxsize=1)  # whoever counts the blocks of a document cleans it next
def blocks_of(document: Document) -> tuple[Block, ...]:
    """Return the lines that hold text, in order."""
    lines: Sequence[str] = document.lines
    last = len(lines) - 1
    return tuple(
        Block(number, line, number > 0 and not lines[number - 1], number < last and not lines[number + 1])
        for number, line in enumerate(lines)
        if line.strip()
    )
