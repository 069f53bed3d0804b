"""What published a text, where the lines at its beginning show it by what stands beside them, not by what papers are
called: behind a label among other labels, alone above a date.

Does not know which line is the headline; `bylines` knows outlets by their words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from reader.data.furniture import alternatives, words
from reader.data.gazetteer import fold_name, load_gazetteer
from reader.text.blocks import Block, fold
from reader.text.bylines import has_day, is_person, is_person_alone, read_byline

_MOST_HEADERS = 10
_LONGEST_HEADER = 300
_FEWEST_HEADERS = 2
_MOST_NAME_WORDS = 6
_LABELLED = re.compile(r"(?P<label>[^\W\d_]+(?:[ -][^\W\d_]+)?)\s*:\s*(?P<value>\S.*)")
_MOST_LINES_ABOVE = 3
_FEWEST_HEADLINE_WORDS = 3
_FEWEST_LETTERS = 5
_NOT_IN_NAMES = re.compile(r"[^\w .'’‘&-]|[\d_]|[.!?]$")
_SMALL = re.compile(
    r"(?:of|the|for|and|&|de|del|della|dello|dei|di|da|do|dos|das|du|des|den|der|die|la|le|les|und|van|von|y|e|et)$|(?:d|l|dell|nell)'"
)
_OPENING = re.compile(r"(?:the|la|le|les|el|il|lo|los|der|die|das|de|het|o) |l'")
_VALUE_END = re.compile(r"\s+[|•·–—-]\s+|,\s|\s*\(|;\s")
_NOT_IN_OUTLETS = re.compile(r"[:/@<>]|\d{4}")


def read_labelled_source(blocks: Sequence[Block]) -> str | None:
    """Return the outlet behind a label such as "Source:", where labels begin the text or stand below its headline."""
    found: list[str] = []
    is_below_headline = bool(blocks) and not blocks[0].is_ended and not _LABELLED.fullmatch(blocks[0].text)
    known = int(is_below_headline)
    for block in blocks[is_below_headline:_MOST_HEADERS]:
        match = _LABELLED.fullmatch(block.text[:_LONGEST_HEADER])
        if match is None:
            break
        label = fold(match["label"])
        is_source = _labels("sources").fullmatch(label) is not None
        known += is_source or any(_labels(kind).fullmatch(label) for kind in ("titles", "others"))
        if is_source and (name := _read_name(match["value"])):
            found.append(name)
    return found[0] if found and known >= _FEWEST_HEADERS else None


def _read_name(value: str) -> str | None:
    """Return the outlet that a label names; None for a person, an address and for words that name none."""
    name = _VALUE_END.split(value.strip(' ."“”„«»'))[0].strip()
    named = fold(name).split()
    if not 0 < len(named) <= _MOST_NAME_WORDS or name[0].islower() or not name[0].isalnum():
        return None
    is_open = (
        _NOT_IN_OUTLETS.search(name) or is_person_alone(name) or not words("headers", "no_sources").isdisjoint(named)
    )
    return None if is_open else name


def find_outlet_line(blocks: Sequence[Block], furniture: Collection[int]) -> tuple[int, str] | None:
    """Return where an outlet stands alone above a date in the head, and its name.

    Above the headline it may be one long word; a name of two words that might be somebody's must show that it is none,
    or another line must name the writer.
    """
    free = [at for at in range(min(len(blocks), _MOST_HEADERS)) if at not in furniture]
    for at in free[:_MOST_LINES_ABOVE]:
        if at + 1 >= len(blocks) or not has_day(blocks[at + 1].text):
            continue
        below = [other for other in free if other > at]
        headline = next((other for other in below if _is_headline(blocks[other])), None)
        is_above = at == free[0] and headline is not None
        is_below = at != free[0] and _is_headline(blocks[free[0]])
        if (is_above or is_below) and _is_outlet(blocks, at, may_be_word=is_above):
            return at, blocks[at].text.strip()
    return None


def _is_headline(block: Block) -> bool:
    is_line = block.word_count >= _FEWEST_HEADLINE_WORDS and not block.has_full_stop and not block.holds_sentences
    return is_line and not is_person(block.text) and not _is_written_as_name(block.text)


def _is_outlet(blocks: Sequence[Block], at: int, *, may_be_word: bool) -> bool:
    block = blocks[at]
    parts = block.text.split()
    if not _is_written_as_name(block.text) or is_person_alone(block.text) or words("section").issuperset(block.words):
        return False
    if fold_name(block.text) in load_gazetteer().places or _is_told(blocks, block):
        return False
    if len(parts) == 1:
        return (
            may_be_word and block.words[0] not in load_gazetteer().common_words and len(block.text) >= _FEWEST_LETTERS
        )
    if _shows_that_it_is_one(block.text):
        return True
    is_plain = all(fold(part) in load_gazetteer().common_words for part in parts)
    others = (other for other in range(min(len(blocks), _MOST_HEADERS)) if other != at)
    return not is_plain and any(_names_writer(blocks[other]) for other in others)


def _is_written_as_name(text: str) -> bool:
    parts = text.split()
    is_short = 0 < len(parts) <= _MOST_NAME_WORDS and not _NOT_IN_NAMES.search(text)
    return is_short and parts[0][0].isupper() and all(p[0].isupper() or _SMALL.match(fold(p)) for p in parts)


def _shows_that_it_is_one(name: str) -> bool:
    """Return whether no person is called so: it begins with an article, joins words, or is what papers are called."""
    folded = fold(name)
    first, last = folded.split()[0], re.split(r"[ -]", folded)[-1]
    return bool(_OPENING.match(folded)) or " & " in name or not words("masthead").isdisjoint((first, last))


def _is_told(blocks: Sequence[Block], line: Block) -> bool:
    """Return whether the story has a word of the line in lower case: then the line tells of the same."""
    long_words = {word for word in line.words if len(word) >= _FEWEST_LETTERS}
    story = (word for block in blocks if block is not line and block.is_ended for word in block.text.split())
    return any(word.strip(",.;:!?\"'”’") in long_words for word in story)


def _names_writer(block: Block) -> bool:
    return read_byline(block.text)[1] is not None or (not block.is_ended and is_person(block.text))


@lru_cache(maxsize=3)
def _labels(kind: str) -> re.Pattern[str]:
    # a title's label is told from a mail's by what stands behind it, which is looked at elsewhere
    return re.compile(alternatives("headers", kind))
