"""Furniture that only its neighbours give away: lists under a heading, what an appeal encloses, the end of the text.

Each function is told which blocks are already taken (deks among them) and returns what goes beyond them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from reader.data.furniture import words
from reader.model.article import RemovedKind
from reader.text.blocks import Block
from reader.text.bylines import is_person
from reader.text.furniture import Verdict, reports, speaks_to_reader
from reader.text.headline import small_share

_MOST_LINKS = 12
_MOST_LINK_WORDS = 20
_FEWEST_CAPTION_WORDS, _MOST_CAPTION_WORDS = 8, 40
_MOST_ENCLOSED = 3
_MOST_AFTER_OPENING = 6
_SMALL_WORDS = 8
_STUB_WORDS = 6
_FEWEST_SENTENCES = 3
_FEWEST_LISTED_PERSONS = 3
"""More than sign one text."""
_MOSTLY = 0.8
_LONG_LINK_WORDS = 11
_SHARE_OF_A_SENTENCE = 0.3
"""A longer line with so many articles and verbs is a sentence that lost its full stop."""
_SHARE_OF_A_REPORT = 0.2
"""The same of a line with a verb of saying."""
_LABELLED = re.compile(r"[^\W\d_][^:]{1,30}: \S")
_NUMBERED = re.compile(r"\d+[.)]? \S")
_WIDGETS: frozenset[RemovedKind] = frozenset(("appeal", "promo", "consent", "residue", "share"))

Found = dict[int, tuple[RemovedKind, str]]


def find_link_lists(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], taken: Collection[int]) -> Found:
    """Return the titles under each heading of links, up to the first line that ends as a sentence."""
    found: Found = {}
    for heading, verdict in enumerate(verdicts):
        if not (verdict and verdict.kind == "links" and verdict.opens and heading in taken):
            continue
        for position in range(heading + 1, min(heading + 1 + _MOST_LINKS, len(blocks))):
            if position in taken:
                continue
            block = blocks[position]
            if block.has_full_stop or block.holds_sentences or block.word_count > _MOST_LINK_WORDS:
                break
            if block.word_count > _LONG_LINK_WORDS and small_share(block) >= (
                _SHARE_OF_A_REPORT if reports(block) else _SHARE_OF_A_SENTENCE
            ):
                break
            if _NUMBERED.match(block.text) and not _NUMBERED.match(blocks[heading + 1].text):
                break
            found[position] = ("links", "title under a heading of links")
    return found


def find_captions(
    blocks: Sequence[Block], verdicts: Sequence[Verdict | None], taken: Collection[int], deks: Collection[int]
) -> Found:
    """Return lines without an end right below a picture's credit, in a text whose paragraphs end as sentences do."""
    found: Found = {}
    kept = [position for position in range(len(blocks)) if position not in taken]
    if not _are_mostly_ended(blocks, [*kept, *deks]):
        return found
    for position in kept:
        above = verdicts[position - 1] if position else None
        block = blocks[position]
        is_below_credit = above is not None and above.kind == "caption" and position - 1 in taken
        if is_below_credit and not block.is_ended and _FEWEST_CAPTION_WORDS <= block.word_count <= _MOST_CAPTION_WORDS:
            found[position] = ("caption", "line below a picture credit")
    return found


def find_appeals(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], taken: Collection[int]) -> Found:
    """Return what stands between two lines of one appeal, or speaks to the reader right after its opening.

    A text that is an appeal for the most part is a letter that was put out as news: nothing goes.
    """
    found: Found = {}
    has_opened = False
    start: int | None = None
    for position, verdict in enumerate(verdicts):
        is_end = verdict is not None and (verdict.kind == "appeal" or (verdict.kind == "residue" and has_opened))
        if verdict is None or not is_end:
            continue
        is_start = position in taken and verdict.kind == "appeal"
        if start is not None and position - start <= _MOST_ENCLOSED + 1:
            enclosed = [between for between in range(start + 1, position) if between not in taken]
            speaking_count = sum(speaks_to_reader(blocks[between]) for between in enclosed)
            is_of_appeal = speaking_count > 0 or (verdict.kind == "appeal" and not verdict.opens)
            is_story = any(reports(blocks[between]) for between in enclosed)
            if speaking_count == len(enclosed) or (has_opened and is_of_appeal and not is_story):
                found |= dict.fromkeys(enclosed, ("appeal", "between the lines of an appeal"))
                found |= {position: (verdict.kind, verdict.reason)} if position not in taken else {}
                is_start = verdict.kind == "appeal"
        if is_start:
            has_opened = verdict.opens or has_opened
            start = position
            if verdict.opens:
                found |= _after_opening(blocks, position, taken)
    rest = [position for position in range(len(blocks)) if position not in taken and position not in found]
    return found if _count_letters(blocks, rest) >= _count_letters(blocks, found) else {}


def find_tail(
    blocks: Sequence[Block], verdicts: Sequence[Verdict | None], taken: Collection[int], deks: Collection[int]
) -> Found:
    """Return uncertain furniture at the end of the text, small lines among it, and labels below the last sentence."""
    found: Found = {}
    start = len(blocks)
    while start > 0 and (start - 1 in taken or verdicts[start - 1] or blocks[start - 1].word_count <= _SMALL_WORDS):
        start -= 1
    kind: RemovedKind | None = None
    for position in range(start, len(blocks)):
        verdict = verdicts[position]
        if verdict is not None:
            kind = verdict.kind
            if position not in taken:
                found[position] = (verdict.kind, verdict.reason)
        elif position in taken:
            kind = None
        elif kind is not None and _is_small_furniture(blocks[position], kind):
            found[position] = ("residue", "small line among furniture")
    return found | _stubs(blocks, {*taken, *found}, deks)


def _count_letters(blocks: Sequence[Block], positions: Iterable[int]) -> int:
    return sum(blocks[position].letter_count for position in positions if blocks[position].is_ended)


def _is_small_furniture(block: Block, above: RemovedKind) -> bool:
    if block.has_full_stop:
        return above in _WIDGETS and speaks_to_reader(block)
    if not block.is_ended and _LABELLED.match(block.text):
        return False
    return above in _WIDGETS or (above != "caption" and not block.is_ended)


def _after_opening(blocks: Sequence[Block], opening: int, taken: Collection[int]) -> Found:
    found: Found = {}
    for position in range(opening + 1, min(opening + 1 + _MOST_AFTER_OPENING, len(blocks))):
        if position not in taken:
            if not speaks_to_reader(blocks[position]):
                break
            found[position] = ("appeal", "after the opening of an appeal")
    return found


def _stubs(blocks: Sequence[Block], taken: Collection[int], deks: Collection[int]) -> Found:
    """Return short lines without an end below a text whose paragraphs end as sentences do."""
    kept = [position for position in range(len(blocks)) if position not in taken]
    stubs: list[int] = []
    while kept and _is_stub(blocks[kept[-1]]):
        stubs.append(kept.pop())
    sentences = sum(blocks[position].is_ended for position in kept)
    is_prose = sentences + len(deks) >= _FEWEST_SENTENCES and _are_mostly_ended(blocks, [*kept, *deks])
    is_list = bool(kept) and blocks[kept[-1]].text.endswith(":")
    are_persons = sum(is_person(blocks[position].text) for position in stubs) >= _FEWEST_LISTED_PERSONS
    is_signed = any(blocks[position].text[0] in "-–—•*·" for position in stubs)
    if not is_prose or is_list or is_signed or are_persons:
        return {}
    return dict.fromkeys(stubs, ("residue", "label below the last sentence"))


def _is_stub(block: Block) -> bool:
    holds_facts = ":" in block.text or any(character.isdigit() for character in block.text)
    is_sentence = "," in block.text or not words("headline", "verbs").isdisjoint(block.words)
    return block.word_count <= _STUB_WORDS and not block.is_ended and not holds_facts and not is_sentence


def _are_mostly_ended(blocks: Sequence[Block], positions: Sequence[int]) -> bool:
    """Return whether most letters stand in lines with an end, so that one without is a stranger."""
    ended = _count_letters(blocks, positions)
    return ended >= _MOSTLY * sum(blocks[position].letter_count for position in positions)
