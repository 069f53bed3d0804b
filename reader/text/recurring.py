"""Which of the lines that a place repeats are furniture, and which are story that is told again.

Reports of one event repeat their background word for word, and those of one series tell new figures in old words.  So
a line goes because it recurs only if it could be no story in the first place: it looks like furniture, speaks of the
outlet that prints it, or is a label above a headline.  Knows other documents only as hashes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from reader.data.furniture import words
from reader.model.article import Document
from reader.model.plan import CountableBlock
from reader.text.blocks import Block, blocks_of, comparable
from reader.text.bylines import is_person
from reader.text.furniture import Verdict, judge_all, speaks_to_reader
from reader.text.labels import is_standing

_FIRST_COUNTED_BLOCKS = 4
_LAST_COUNTED_BLOCKS = 15
_LONG_LINE_WORDS = 12
_FEWEST_WORDS = 2
_FEWEST_WORDS_OF_A_HEADLINE = 3
_STEM_LETTERS = 5
_DIGIT = re.compile(r"\d")
_CONTACT = re.compile(r"\bhttps?://|\bwww\.|\S@[\w-]+\.\w|(?:^|\s)@\w{2,}")
_REASON = "this source repeats it"


def block_hash(line: str) -> str:
    """Return the same short hash for lines that differ in case, accents and punctuation only."""
    return _hash_key(comparable(line))


def countable_blocks(document: Document) -> tuple[CountableBlock, ...]:
    """Return hashes of those first and last blocks that could be furniture, and of long first ones: at most 19."""
    blocks, verdicts = blocks_of(document), judge_all(document)
    first = range(min(_FIRST_COUNTED_BLOCKS, len(blocks)))
    last = range(max(len(blocks) - _LAST_COUNTED_BLOCKS, len(first)), len(blocks))
    leads = [at for at in first if blocks[at].word_count >= _LONG_LINE_WORDS and not _speaks_of_itself(blocks[at])]
    hashes = {_hash_key(_DIGIT.sub("0", blocks[at].key)): True for at in leads}
    for at in (*first, *last):
        if _could_be_furniture(blocks[at], verdicts[at]) or (at in first and _is_label(blocks[at], verdicts[at])):
            hashes.setdefault(_hash_key(blocks[at].key), False)
    return tuple(CountableBlock(hash_, is_lead) for hash_, is_lead in hashes.items())


def judge_recurring(
    blocks: Sequence[Block], verdicts: Sequence[Verdict | None], repeated: frozenset[str]
) -> list[Verdict | None]:
    """Return the verdicts, those on repeated lines certain; a label goes above a better headline only."""
    judged = list(verdicts)
    if not repeated:
        return judged
    labels: list[int] = []
    for at, block in enumerate(blocks):
        verdict = verdicts[at]
        is_label = _is_label(block, verdict)
        if not (is_label or _could_be_furniture(block, verdict)) or _hash_key(block.key) not in repeated:
            continue
        if is_label:
            labels.append(at)
        elif verdict:
            judged[at] = replace(verdict, reason=_REASON, is_certain=True)
        else:
            judged[at] = Verdict("residue", _REASON)
    for at in _above_headline(blocks, judged, labels):
        judged[at] = Verdict("residue", _REASON)
    return judged


def _hash_key(key: str) -> str:
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def _could_be_furniture(block: Block, verdict: Verdict | None) -> bool:
    if block.word_count < _FEWEST_WORDS:
        return False
    return _speaks_of_itself(block) if verdict is None else not verdict.is_certain


def _is_label(block: Block, verdict: Verdict | None) -> bool:
    is_line = verdict is None and _FEWEST_WORDS <= block.word_count <= _LONG_LINE_WORDS and not block.is_ended
    return is_line and not _DIGIT.search(block.text) and not _speaks_of_itself(block)


def _speaks_of_itself(block: Block) -> bool:
    """Return whether an outlet speaks to its reader of what it prints and sends, or says how it is reached."""
    if not speaks_to_reader(block):
        return False
    return not words("voice", "medium").isdisjoint(block.spoken_words) or bool(_CONTACT.search(block.text))


def _above_headline(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], labels: Sequence[int]) -> list[int]:
    """Return those labels above the first paragraph that have a line beside them which says more of the story."""
    story = next((at for at, block in enumerate(blocks) if block.is_ended and not verdicts[at]), 0)
    in_story = {word[:_STEM_LETTERS] for block in blocks[story:] if block.is_ended for word in block.words}
    head = [at for at in range(story) if not verdicts[at]]
    said = {at: len({word[:_STEM_LETTERS] for word in _long_words(blocks[at])} & in_story) for at in head}
    best = max((said[at] for at in head if at not in labels and _could_be_headline(blocks[at])), default=-1)
    return [at for at in labels if at in said and said[at] <= best]


def _long_words(block: Block) -> list[str]:
    return [word for word in block.words if len(word) >= _STEM_LETTERS]


def _could_be_headline(block: Block) -> bool:
    return block.word_count >= _FEWEST_WORDS_OF_A_HEADLINE and not (is_standing(block) or is_person(block.text))
