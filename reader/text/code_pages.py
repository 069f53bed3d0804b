"""Which code page the bytes of a text are written in, where they are no Unicode: judged by the letters it would make.

Knows no words: how often a letter stands in a language is guessed from its place in the language's list.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

USUAL_PAGE = "cp1252"
_SAMPLE_BYTES = 8_192
_MARKS = frozenset("“”„‘’‚«»–—…§°€•©®™·№±²³½¼¾×µ、。，：；？！「」（）\u00a0\u3000")
_OF_A_MARK = math.log(0.03)
_OF_A_STRANGER = math.log(0.0008)
"""A letter that the language does not write, but for a name from elsewhere."""
_OF_NO_LETTER = math.log(0.00005)
_OF_A_CAPITAL_INSIDE = -4.0
_EVIDENCE = 3.0
"""By so much (natural logarithm) another page must be likelier than the usual one."""


class _Alphabet(NamedTuple):
    pages: tuple[str, ...]
    letters: tuple[dict[str, float], ...]
    """For each language the logarithm of each letter's share."""


def find_code_page(data: bytes) -> str:
    """Return the page in which these bytes read most like a language; the usual one where nothing speaks against it."""
    sample = _cut_sample(data)
    pages = {page for alphabet in _load_alphabets() for page in alphabet.pages}
    read = {page: _read(sample.decode(page, "replace")) for page in pages}
    likelihoods = dict.fromkeys(pages, -math.inf)
    for alphabet in _load_alphabets():
        for page in alphabet.pages:
            likelihoods[page] = max(likelihoods[page], *(_likelihood(read[page], each) for each in alphabet.letters))
    likelihoods[USUAL_PAGE] += _EVIDENCE
    return max(sorted(pages), key=likelihoods.__getitem__)


def _cut_sample(data: bytes) -> bytes:
    """Return the first lines that hold more than ASCII."""
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE_BYTES]


def _read(text: str) -> tuple[Counter[str], int]:
    """Return the letters beyond ASCII with how often they stand there, and how many are capitals inside a word."""
    counts: Counter[str] = Counter()
    capital_count = 0
    for before, letter in pairwise(f" {text}"):
        if letter > "\x7f":
            counts[letter] += 1
            capital_count += letter.isupper() and before.islower()
    return counts, capital_count


def _likelihood(read: tuple[Counter[str], int], letters: dict[str, float]) -> float:
    """Return the logarithm of how likely a language's text has just these letters."""
    counts, capital_count = read
    total = sum(count * _share_of(letter, letters) for letter, count in counts.items())
    return total + capital_count * _OF_A_CAPITAL_INSIDE


def _share_of(letter: str, letters: dict[str, float]) -> float:
    if letter in letters or letter.lower() in letters:
        return letters.get(letter) or letters[letter.lower()]
    if letter in _MARKS:
        return _OF_A_MARK
    return _OF_A_STRANGER if letter.isalpha() else _OF_NO_LETTER


@lru_cache(maxsize=1)
def _load_alphabets() -> tuple[_Alphabet, ...]:
    table = tomllib.loads(files("reader.data").joinpath("alphabets.toml").read_text("utf-8"))
    return tuple(
        _Alphabet(tuple(row["pages"]), tuple(map(_guess_shares, row["languages"]))) for row in table["alphabet"]
    )


def _guess_shares(language: str) -> dict[str, float]:
    """Return falling shares for letters, commonest first."""
    order = list(dict.fromkeys(language))
    decay = max(len(order) / 4, 2.0)
    weights = [math.exp(-place / decay) for place in range(len(order))]
    return {letter: math.log(weight / sum(weights)) for letter, weight in zip(order, weights, strict=True)}
