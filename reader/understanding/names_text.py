"""The words of one block with what the search for names asks of each: capital, start of a sentence, folded form.

Knows no names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from reader.data.gazetteer import Gazetteer, fold_name

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Brig|Capt|Cmdr|Adm|Sgt|Cpl|Sen|Rep|Gov|Rev|St|Mt|Inc|Corp|Ltd|Co|Bros|Jr|Sr"
    "|Hon|No|vs"
)
_WORD = re.compile(
    rf"""(?P<plain> [A-Za-z][a-z]++(?=[ ,]))          # most words: without a look at what others may be
    | (?P<word> (?:[A-Z]\.){{2,}}                     # U.S., U.A.E.
      | [^\W\d_]\.(?=\ [^\W\d_])                      # an initial
      | (?=[A-Zv])(?:{_ABBREVIATIONS})\.
      | [A-Z]+&[A-Z]+
      | [^\W_]+(?:[-‐‑][^\W_]+|['’ʼ](?![sS]\b)[^\W_]+)*
    )(?P<ending>['’‘][sS]\b)?                        # the possessive belongs to no word
    """,
    re.VERBOSE,
)
_ARTICLE_PREFIX = re.compile(r"(?:al|el|an|ar|as|ash|at|az|ad|ed|ul)-[^\W\d_]")
_NAME_PREFIXES = frozenset({"pro", "anti", "ex", "non", "mid", "post", "pre", "then", "ultra", "trans", "un"})
SPACES = frozenset({" ", "\u00a0"})
POSSESSIVE_GAPS = frozenset(f"{quote}{letter} " for quote in "'’‘" for letter in ("s", ""))
_SENTENCE_END = re.compile(r"[.!?…:\n>]")
"""Also the end of a tag that was left in the text."""
_QUOTE_AFTER_COMMA = re.compile(r",\s+[\"“‘«„]$")
_TITLE_CASE_SHARE = 0.7
_LONGEST_HEADLINE = 30
_KEPT_WORDS = 65_536
_MOST_LABEL_WORDS = 4
_LABEL_END = re.compile(r"\s?[:|]|\s[-–—/]\s")


class Word(NamedTuple):
    """One word of a block."""

    text: str
    low: str
    """Folded; without the dot of an abbreviation, but U.S. keeps its dots."""
    start: int
    end: int
    gap: str
    """What stands between the previous word and this one."""
    is_capital: bool
    opens: bool
    """True where a capital letter says nothing: a sentence or a quotation begins here."""


_new_word = partial(tuple.__new__, Word)
"""Makes a word of its seven values in half the time that Word itself takes: every word of a text becomes one."""


def split_words(text: str, gazetteer: Gazetteer) -> list[Word]:
    """Return the words of one block in order."""
    words: list[Word] = []
    previous_end = 0
    for match in _WORD.finditer(text):
        for start, end in (match.span(),) if match.lastgroup == "plain" else _parts(match, gazetteer):
            written = text[start:end]
            gap = text[previous_end:start]
            low, is_capital = _read_form(written)
            opens = not words or (gap != " " and bool(_SENTENCE_END.search(gap) or _QUOTE_AFTER_COMMA.search(gap)))
            words.append(_new_word((written, low, start, end, gap, is_capital, opens)))
            previous_end = end
    return words


def skip_label(words: list[Word], text: str, gazetteer: Gazetteer) -> list[Word]:
    """Return the words behind the genre or section that a line begins with: "EXPLAINER: ...", "Culture"."""
    labels = gazetteer.words["labels"]
    end = next((at for at, word in enumerate(words) if word.low not in labels), len(words))
    if not 0 < end <= _MOST_LABEL_WORDS or not words[0].is_capital or text[: words[0].start].strip():
        return words
    gap = words[end].gap if end < len(words) else text[words[-1].end :]
    is_alone = end == len(words) and not gap.strip(" :|")
    return words[end:] if is_alone or _LABEL_END.match(gap) else words


def _parts(match: re.Match[str], gazetteer: Gazetteer) -> tuple[tuple[int, int], ...]:
    """Where the words stand that were matched as one with its possessive ending or its hyphens."""
    start, end = match.span("word")
    if match.end() > end and fold_name(match[0]) in gazetteer.possessive_endings:
        return ((start, match.end()),)
    head, hyphen, tail = match["word"].partition("-")
    if hyphen and _is_compound(head, tail, gazetteer):
        return (start, start + len(head)), (start + len(head) + 1, end)
    return ((start, end),)


def _is_compound(head: str, tail: str, gazetteer: Gazetteer) -> bool:
    """Whether a hyphen joins two words ("Russian-occupied", "anti-Kremlin") and not two halves of a name."""
    low_head, low_tail = fold_name(head), fold_name(tail)
    if low_head in _NAME_PREFIXES:
        return tail[:1].isupper() and (head[:1].islower() or low_tail not in gazetteer.common_words)
    is_known = low_head in gazetteer.demonyms or low_head in gazetteer.places or low_head in gazetteer.organisations
    if not head[:1].isupper() or not is_known:
        return False
    return low_tail in gazetteer.common_words or low_tail in gazetteer.demonyms or low_tail in gazetteer.places


@lru_cache(maxsize=_KEPT_WORDS)
def _read_form(written: str) -> tuple[str, bool]:
    """A word folded, and whether it has a capital that counts."""
    low = fold_name(written)
    is_capital = written[0].isupper() or (
        _ARTICLE_PREFIX.match(written) is not None and written[written.index("-") + 1].isupper()
    )
    return low if low.count(".") != 1 else low.rstrip("."), is_capital


def is_headline_case(text: str, words: Sequence[Word]) -> bool:
    """Whether capitals mean nothing in this line: Title Case or ALL CAPS, and no sentence."""
    if len(words) > _LONGEST_HEADLINE or text.rstrip("\"'”’)").endswith((".", "!", "?", ",", ";")):
        return False
    long_words = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(long_words) >= 3 and sum(word.is_capital for word in long_words) / len(long_words) >= _TITLE_CASE_SHARE


def is_unbroken(words: Sequence[Word]) -> bool:
    """Whether nothing but spaces, "&" and possessive endings stands between these words."""
    return len(words) == 1 or all(
        word.gap in SPACES or word.gap == " & " or word.gap in POSSESSIVE_GAPS for word in words[1:]
    )


def joined(words: Sequence[Word]) -> str:
    """The folded words as the gazetteer spells names."""
    if len(words) == 1:
        return words[0].low
    name = ""
    for word in words:
        if name and word.gap in POSSESSIVE_GAPS:
            name += "'" + word.gap[1:]
        elif name:
            name += " & " if word.gap == " & " else " "
        name += word.low
    return name
