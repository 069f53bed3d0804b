"""The one tokenizer: index, marks and the specification of search all read words through it.

Knows no query and no engine.  A text and a query that hold the same words give the same folded words and stems,
however they are accented, capitalised or apostrophised.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple, Protocol

from reader.model.article import CleanText

LONGEST_WORD = 64
"""Code points of a folded word that count; the rest of a longer one is dropped."""

STEMMER_NAMES = {"en": "english"}
DEFAULT_STEMMER = "english"
"""Also for a text whose language is unknown or has no stemmer here."""

_KEPT_WORDS = 65_536

_APOSTROPHES = "'‘’ʼ"
_ACCENTS = "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff"
_VOWEL_SIGNS = "\u0900-\u0963\u0966-\u0df3"
"""The blocks of the Indic scripts, whose signs are part of the word, without their full stops."""
_JOINERS = "\u00ad\u200c\u200d"
_TOKEN = re.compile(
    # each begins with a letter or digit and looks back from there: elsewhere no look is lost
    rf"""(?: (?P<initials> [^\W\d_ʼ] (?=\.) (?<!\w.) (?: \. [^\W\d_ʼ] )+ (?![\w{_ACCENTS}{_VOWEL_SIGNS}]) ) \.?
         | (?P<thousands> [0-9] (?<![\w.,].) [0-9]{{0,2}} (?: ,[0-9]{{3}} )+ (?!\w|,[0-9]) )
         | (?P<word> [A-Za-z0-9]++ (?=[ ,.]) | [^\W_ʼ]+ (?: [{_ACCENTS}{_VOWEL_SIGNS}{_JOINERS}]+ [^\W_ʼ]* )* )
         ) (?: [{_APOSTROPHES}] [sS] (?![\w{_ACCENTS}]) )?
    """,
    re.VERBOSE,
)
_IS_VOWEL_SIGN = re.compile(f"[{_VOWEL_SIGNS}]").match
_IS_ACCENT = re.compile(f"[{_ACCENTS}]").match
_PUNCTUATION_INSIDE = str.maketrans("", "", ".,")


BlockWords = tuple[int, list[tuple[str, str]]]
"""A block's number, and its words folded, each with its stem."""


class Stemmer(Protocol):
    """Cuts a folded word down to what its forms share."""

    def stemWord(self, word: str) -> str:
        """Return the stem."""


class Token(NamedTuple):
    """One word of a text; `start` and `end` are code points of that text."""

    word: str
    """Folded, not stemmed."""
    stem: str
    position: int
    start: int
    end: int


_new_token = partial(tuple.__new__, Token)
"""Makes a token of its five values in half the time that Token itself takes."""


def tokenise(text: str, language: str | None) -> Iterator[Token]:
    """Yield the words of a text, positions counting up from 0; a possessive ending belongs to no word."""
    position = 0
    read = _word_reader(language)
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or "word"
        start, end = match.span(group)
        written = match[group]
        word, stem = read(written if group == "word" else written.translate(_PUNCTUATION_INSIDE))
        if word:
            yield _new_token((word, stem, position, start, end))
            position += 1


def read_words(text: str, language: str | None) -> list[tuple[str, str]]:
    """Return the words and stems that `tokenise` yields, for callers that ask not where they stand: half its cost."""
    read = _word_reader(language)
    found = [
        read(word or (initials or thousands).translate(_PUNCTUATION_INSIDE))
        for initials, thousands, word in _TOKEN.findall(text)
    ]
    return [each for each in found if each[0]]


def read_blocks(text: CleanText, language: str | None) -> tuple[BlockWords, ...]:
    """Return the words and stems of every block: for what asks several questions about one text."""
    return tuple((block, read_words(content, language)) for block, content in text.blocks())


def read_word(written: str, language: str | None) -> tuple[str, str]:
    """Return a word folded, and its stem; both empty where no letter or digit remains."""
    return _word_reader(language)(written)


def _word_reader(language: str | None) -> Callable[[str], tuple[str, str]]:
    return _make_word_reader(STEMMER_NAMES.get(language or "", DEFAULT_STEMMER))


@cache
def _make_word_reader(stemmer_name: str) -> Callable[[str], tuple[str, str]]:
    """What `read_word` does for all languages with this stemmer."""
    import Stemmer as snowball  # the C library: imported with the first word

    stemmer: Stemmer = snowball.Stemmer(stemmer_name, 0)

    @lru_cache(maxsize=_KEPT_WORDS)  # found by one string alone, which takes half as long as by two values
    def read(written: str) -> tuple[str, str]:
        word = fold(written)[:LONGEST_WORD]
        return word, stemmer.stemWord(word)

    return read


def fold(written: str) -> str:
    """Lower a word and take its accents off; Latin letters become a to z, other scripts keep their letters."""
    if written.isascii():
        return written.lower()
    folded = "".join(map(_fold_letter, unicodedata.normalize("NFKD", written.casefold())))
    return folded.casefold()


def fold_words(text: str) -> str:
    """The words of a text folded and joined by single spaces: what two spellings of one name share."""
    return " ".join(word for word, _ in read_words(text, None))


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter == "ʼ" or _IS_ACCENT(letter):
        return ""
    if unicodedata.name(letter, "").startswith("LATIN"):
        from anyascii import anyascii  # its tables: imported with the first such letter

        return "".join(filter(str.isalnum, anyascii(letter)))
    return letter if letter.isalnum() or _IS_VOWEL_SIGN(letter) else ""


def allowed_edits(word: str) -> int:
    """How many edits a fuzzy search for this folded word forgives: 1 from four letters, 2 from eight."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def is_near(word: str, wanted: str) -> bool:
    """Whether a folded word begins like the wanted one and is within its allowed edits (Damerau-Levenshtein)."""
    from rapidfuzz.distance import DamerauLevenshtein  # a C library: imported with the first fuzzy word

    edits = allowed_edits(wanted)
    return word[:1] == wanted[:1] and DamerauLevenshtein.distance(word, wanted, score_cutoff=edits) <= edits
