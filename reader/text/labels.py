"""Lines above a headline that are none: names of sections and outlets, menus, the headline again behind a label.

Knows lines only, not where the headline is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reader.data.furniture import words
from reader.text.blocks import Block, fold

MOST_LABEL_WORDS = 4

_MOST_MASTHEAD_WORDS = 3
_MOST_MASTHEAD_WORDS_AFTER_ARTICLE = 5
_MOST_SITE_WORDS = 5
_SITE = re.compile(r"\s[|–—-]\s+[^\W\d_][^|–—]*$")


def is_standing(line: Block) -> bool:
    """Return whether the line is a section's or an outlet's name, whatever stands below it."""
    if line.word_count > MOST_LABEL_WORDS + 1 or line.is_ended:
        return False
    return _is_section(line.words) or _is_masthead(line)


def is_label(blocks: Sequence[Block], run: Sequence[int], credits: Collection[str]) -> bool:
    """Return whether the first of these lines is a label rather than a headline of few words.

    `credits` are the keys of the lines that name people and outlets.
    """
    label, title = blocks[run[0]], blocks[run[1]]
    if is_labelled_copy(label, title):
        return True
    if label.word_count > MOST_LABEL_WORDS + 1 or label.is_ended:
        return False
    is_named = label.capital_share == 1 and label.word_count >= 2 and any(label.key in key for key in credits)
    is_alone_in_capitals = label.text.isupper() and not title.text.isupper()
    is_short_name = label.word_count <= 2 and 5 <= title.word_count <= 16 and label.capital_share == 1
    return is_named or is_alone_in_capitals or is_short_name or _is_menu(blocks, run)


def is_labelled_copy(line: Block, title: Block) -> bool:
    """Return whether the line is the title behind a section's name or before an outlet's: "Opinion | Who pays?"."""
    before, cut, after = f" {line.key} ".partition(f" {title.key} ")
    if not cut or not (before or after) or not title.word_count:
        return False
    is_site = bool(_SITE.search(line.text)) and len(after.split()) <= _MOST_SITE_WORDS
    return _is_section(before.split()) and (not after or is_site)


def _is_section(line_words: Collection[str]) -> bool:
    return all(word in words("section") for word in line_words)


def _is_masthead(line: Block) -> bool:
    """Return whether the line is what papers are called: "The Port Ellery Courier"."""
    has_article = line.words[0] in words("masthead", "articles")
    if _is_masthead_of(line.text.split()[has_article:]):
        return True
    if line.capital_share < 1 or words("masthead").isdisjoint(line.words[-2:]):
        return False
    return line.word_count <= (_MOST_MASTHEAD_WORDS_AFTER_ARTICLE if has_article else _MOST_MASTHEAD_WORDS)


def _is_masthead_of(parts: Sequence[str]) -> bool:
    """Return whether these words are a paper of a place: "Courrier de Tarn", "Diario del Valle"."""
    if not 3 <= len(parts) <= _MOST_MASTHEAD_WORDS_AFTER_ARTICLE or fold(parts[0]) not in words("masthead"):
        return False
    is_of = fold(parts[1]) in words("masthead", "of")
    return is_of and all(part[0].isupper() or fold(part) in words("masthead", "of") for part in parts)


def _is_menu(blocks: Sequence[Block], run: Sequence[int]) -> bool:
    """Return whether two or more names of sections stand above a line that is longer than any of them."""
    short = next((at for at, position in enumerate(run) if blocks[position].word_count > 2), len(run))
    is_named = all(blocks[position].capital_share == 1 for position in run[:short])
    return 2 <= short < len(run) and is_named and blocks[run[short]].word_count > MOST_LABEL_WORDS
