"""Which of the first lines is the headline, by score, and which line above it is the dek.

Does not know what furniture is: it is told which blocks could be head or story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from reader.data.furniture import words
from reader.text.blocks import Block

MOST_DEK_WORDS = 45
"""Of a dek that ends as a sentence does."""
MOST_LABEL_WORDS = 4

_MOST_HEADLINE_WORDS = 60
_MOST_HEADLINE_CHARACTERS = 500
_MOST_SENTENCE_WORDS = 20
_MOST_DOTTED_WORDS = 12
_CLEARLY_FEWER = 0.75
"""Of two unended head lines the second is the headline only if it is this much shorter."""
_FEW_ENDED = 0.4
"""A text in which fewer blocks end as sentences do tells nothing by an end that is missing."""
_ENOUGH_EVIDENCE = 1.5
_LOOKED_AT = 4


def find_headline(
    blocks: Sequence[Block], story: Sequence[int], furniture: Collection[int]
) -> tuple[int | None, int | None]:
    """Return the positions of the headline and of a dek above it, None where there is none.

    `story` are the positions that could be head or story, `furniture` those in the head that are neither.
    """
    copies = Counter(block.key for block in blocks if block.word_count <= _MOST_HEADLINE_WORDS)
    run = _leading_titles(blocks, story)
    while len(run) >= 2 and _is_label(blocks, run, story, furniture):
        del run[0]
    if run:
        doubled = [position for position in run if copies[blocks[position].key] > 1]
        title = doubled[0] if doubled else _clearly_shorter(blocks, run)
        return title, None if title == run[0] else run[run.index(title) - 1]
    if not story:
        return None, None
    if _is_dotted_headline(blocks[story[0]], story[0] + 1 in furniture):
        return story[0], None
    is_below_dek = (
        len(story) >= 2
        and blocks[story[0]].word_count <= MOST_DEK_WORDS
        and _evidence_below_dek(blocks, story, copies) >= _ENOUGH_EVIDENCE
    )
    return (story[1], story[0]) if is_below_dek else (None, None)


def _leading_titles(blocks: Sequence[Block], story: Sequence[int]) -> list[int]:
    """Return the first blocks that look like titles, up to the first that does not."""
    ended_share = sum(blocks[position].is_ended for position in story) / max(len(story), 1)
    longest = _MOST_HEADLINE_WORDS if ended_share >= _FEW_ENDED else _MOST_SENTENCE_WORDS
    run: list[int] = []
    for position in story[:_LOOKED_AT]:
        if not _could_be_title(blocks[position]) or blocks[position].word_count > longest:
            break
        run.append(position)
    is_all_alike = len(run) == min(len(story), _LOOKED_AT) and ended_share < _FEW_ENDED
    return run[:1] if is_all_alike else run


def _could_be_title(block: Block) -> bool:
    if not block.word_count or len(block.text) > _MOST_HEADLINE_CHARACTERS or block.has_full_stop:
        return False
    if block.text.endswith((":", ",", ";")):
        return False
    if block.is_ended or block.holds_sentences:
        return block.word_count <= _MOST_SENTENCE_WORDS and not (block.is_ended and block.opens_with_quote)
    return True


def _is_label(blocks: Sequence[Block], run: Sequence[int], story: Sequence[int], furniture: Collection[int]) -> bool:
    """Return whether the first of these lines is a section label rather than a headline of few words."""
    label, title = blocks[run[0]], blocks[run[1]]
    if label.word_count > MOST_LABEL_WORDS + 1 or label.is_ended:
        return False
    if all(word in words("section") for word in label.words):
        return True
    is_alone_in_capitals = label.text.isupper() and not title.text.isupper()
    is_short_name = label.word_count <= 2 and 5 <= title.word_count <= 16 and label.capital_share == 1
    is_above_full_head = (
        len(run) == 2 and title.word_count <= 12 and _is_dek_before_credit(blocks, run, story, furniture)
    )
    return is_alone_in_capitals or is_short_name or is_above_full_head


def _is_dek_before_credit(
    blocks: Sequence[Block], run: Sequence[int], story: Sequence[int], furniture: Collection[int]
) -> bool:
    """Return whether a sentence and then furniture follow: headline and dek are complete without the first line."""
    below = next((position for position in story if position > run[-1]), None)
    if below is None or below + 1 not in furniture:
        return False
    return blocks[below].is_ended and blocks[below].word_count <= MOST_DEK_WORDS


def _clearly_shorter(blocks: Sequence[Block], run: Sequence[int]) -> int:
    if len(run) == 1:
        return run[0]
    first, second = blocks[run[0]].word_count, blocks[run[1]].word_count
    is_name_or_label = second <= 2 and first <= _MOST_SENTENCE_WORDS
    return run[1] if second <= _CLEARLY_FEWER * first and not is_name_or_label else run[0]


def _is_dotted_headline(block: Block, is_before_furniture: bool) -> bool:
    """Return whether the first line is a headline although it ends with a full stop: short, and above a byline."""
    is_short_sentence = not block.holds_sentences and 0 < block.word_count <= _MOST_DOTTED_WORDS
    return is_short_sentence and is_before_furniture and not block.opens_with_quote


def _evidence_below_dek(blocks: Sequence[Block], story: Sequence[int], copies: Counter[str]) -> float:
    """Return how much speaks for a dek in the first line and the headline in the second."""
    dek, title = blocks[story[0]], blocks[story[1]]
    if not _could_be_title(title) or not 3 <= title.word_count <= 25:
        return 0.0
    near = {word for position in (story[0], *story[2:4]) for word in blocks[position].words}
    shared = sum(len(word) >= 4 and word in near for word in set(title.words))
    blank_lines = sum(blocks[position].is_before_blank for position in story)
    stands_apart = title.is_before_blank and not dek.is_before_blank and blank_lines <= len(story) / 2
    is_title_case = title.capital_share >= 0.6
    return (3 if copies[title.key] > 1 else 0) + min(shared, 2) / 2 + stands_apart + is_title_case
