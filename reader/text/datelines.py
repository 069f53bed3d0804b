"""A dateline that stands on a line of its own, put before the paragraph that it opens: "OSLO, Dec 2 (Agency) -".

Does not read its day or its agency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.data.furniture import words
from reader.text.blocks import Block, fold
from reader.text.furniture import Verdict

_MOST_WORDS = 12
_MOST_PLACE_WORDS = 4
_FEWEST_PARAGRAPH_WORDS = 8
_DATELINE = re.compile(r"(?P<parts>[^\W\d_]{2}[^()]{0,58}?)\s*(?:\([^()]{2,40}\)\s*)?[-–—]{1,2}")


def join_dateline(
    blocks: Sequence[Block], verdicts: Sequence[Verdict | None]
) -> tuple[Sequence[Block], Sequence[Verdict | None]]:
    """Return the blocks and what was judged of them, a dateline as the beginning of the first paragraph below it."""
    dateline = next((at for at, block in enumerate(blocks) if is_dateline(block)), None)
    if dateline is None:
        return blocks, verdicts
    below = range(dateline + 1, len(blocks))
    paragraph = next((at for at in below if verdicts[at] is None), None)
    if paragraph is None or not (
        blocks[paragraph].is_ended and blocks[paragraph].word_count >= _FEWEST_PARAGRAPH_WORDS
    ):
        return blocks, verdicts
    joined = list(blocks)
    joined[paragraph] = replace(blocks[paragraph], text=f"{blocks[dateline].text} {blocks[paragraph].text}")
    del joined[dateline]
    return joined, [verdict for at, verdict in enumerate(verdicts) if at != dateline]


def is_dateline(block: Block) -> bool:
    """Return whether the line is a place in capitals, perhaps with land, day and agency, and a dash at its end."""
    match = _DATELINE.fullmatch(block.text) if block.word_count <= _MOST_WORDS else None
    if match is None:
        return False
    place, *others = match["parts"].split(",")
    is_place = (
        place.isupper()
        and place[:2].isalpha()
        and len(place.split()) <= _MOST_PLACE_WORDS
        and not any(map(str.isdigit, place))
    )
    return is_place and all(_is_day(part) or part.strip()[:1].isupper() for part in others)


def _is_day(text: str) -> bool:
    parts = fold(text).replace(".", "").split()
    return bool(parts) and all(part.isdigit() or part in words("timestamp", "dates") for part in parts)
