"""What published a text, where the lines at its beginning show it by what stands beside them, not by what papers are
called: behind a label among other labels.

Does not know which line is the headline; `bylines` knows outlets by their words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reader.data.furniture import alternatives, words
from reader.text.blocks import Block, fold
from reader.text.bylines import is_person_alone

_MOST_HEADERS = 10
_LONGEST_HEADER = 300
_FEWEST_HEADERS = 2
_MOST_NAME_WORDS = 6
_LABELLED = re.compile(r"(?P<label>[^\W\d_]+(?:[ -][^\W\d_]+)?)\s*:\s*(?P<value>\S.*)")
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


@lru_cache(maxsize=3)
def _labels(kind: str) -> re.Pattern[str]:
    # a title's label is told from a mail's by what stands behind it, which is looked at elsewhere
    return re.compile(alternatives("headers", kind))
