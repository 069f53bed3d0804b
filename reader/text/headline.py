"""Which of the first lines is the headline, by score, and which line above it is the dek.

Does not know what furniture is: it is told which blocks could be head or story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from reader.data.furniture import words
from reader.text.blocks import Block
from reader.text.labels import MOST_LABEL_WORDS, is_label, is_standing

MOST_DEK_WORDS = 45
"""Of a dek that ends as a sentence does."""

_MOST_HEADLINE_WORDS = 60
_MOST_HEADLINE_CHARACTERS = 500
_MOST_SENTENCE_WORDS = 20
_MOST_DOTTED_WORDS = 12
_FEWEST_WORDS_ABOVE_TITLE = 10
_CLEARLY_FEWER = 0.75
"""Of two unended head lines the second is the headline only if it has about this share of the first one's words."""
_WEIGHT_OF_LENGTH = 4
_WEIGHT_OF_ORDER = 0.8
_TITLE_CASE = 0.6
_WORDS_BEFORE_COLON = 6
_STEM_LETTERS = 5
_FEW_ENDED = 0.4
"""A text in which fewer blocks end as sentences do tells nothing by an end that is missing."""
_ENOUGH_EVIDENCE = 1.5
_LOOKED_AT = 4
_MOST_HEAD_LINES = 8
_MOST_KEYWORD_WORDS = 2
_FEWEST_WORDS_BELOW_DEK = 4


def find_headline(
    blocks: Sequence[Block], story: Sequence[int], furniture: Collection[int], credits: Collection[str]
) -> tuple[int | None, int | None]:
    """Return the positions of the headline and of a dek above it, None where there is none.

    `story` are the positions that could be head or story, `furniture` those in the head that say who wrote it and when;
    `credits` are the keys of all lines that name people and outlets: what they name is no headline.
    """
    copies = _count_copies(blocks)
    run = _leading_titles(blocks, story)
    while len(run) >= 2 and (
        is_standing(blocks[run[0]])
        or (copies[blocks[run[0]].key] == 1 and is_label(blocks, run, credits))
        or (copies[blocks[run[0]].key] == 1 and _is_above_full_head(blocks, run, story, furniture))
    ):
        del run[0]
    if run:
        doubled = [at for at in run if copies[blocks[at].key] > 1 and not is_standing(blocks[at])]
        title = doubled[0] if doubled else _pick_title(blocks, run, story)
        above = [at for at in run[: run.index(title)] if blocks[at].word_count > MOST_LABEL_WORDS]
        return title, above[-1] if above else None
    if not story:
        return None, None
    if _is_dotted_headline(blocks[story[0]], story[0] + 1 in furniture):
        return story[0], None
    is_below_dek = (
        len(story) >= 2
        and blocks[story[0]].word_count <= MOST_DEK_WORDS
        and _evidence_below_dek(blocks, story, furniture, copies) >= _ENOUGH_EVIDENCE
    )
    return (story[1], story[0]) if is_below_dek else (None, None)


def _leading_titles(blocks: Sequence[Block], story: Sequence[int]) -> list[int]:
    """Return the first blocks that look like titles, up to the first that does not."""
    ended_share = _ended_share(blocks, story)
    longest = _MOST_HEADLINE_WORDS if ended_share >= _FEW_ENDED else _MOST_SENTENCE_WORDS
    run: list[int] = []
    for position in story[:_MOST_HEAD_LINES]:
        if not _could_be_title(blocks[position]) or blocks[position].word_count > longest:
            break
        run.append(position)
    is_all_alike = len(run) >= min(len(story), _LOOKED_AT) and ended_share < _FEW_ENDED
    return run[:1] if is_all_alike else run


def _ended_share(blocks: Sequence[Block], story: Sequence[int]) -> float:
    """Return the share of the letters that stand in lines with an end: many small lines hide no story."""
    ended = sum(blocks[position].letter_count for position in story if blocks[position].is_ended)
    return ended / max(sum(blocks[position].letter_count for position in story), 1)


def _could_be_title(block: Block) -> bool:
    if not block.word_count or len(block.text) > _MOST_HEADLINE_CHARACTERS or block.has_full_stop:
        return False
    if block.text.endswith((":", ",", ";")):
        return False
    if block.is_ended or block.holds_sentences:
        return block.word_count <= _MOST_SENTENCE_WORDS and not (block.is_ended and block.opens_with_quote)
    return True


def _count_copies(blocks: Sequence[Block]) -> Counter[str]:
    """Count equal lines; a line of few words at the end is a keyword, not the headline again."""
    return Counter(
        block.key
        for position, block in enumerate(blocks)
        if block.word_count <= _MOST_HEADLINE_WORDS
        and (position < _MOST_HEAD_LINES or block.word_count > _MOST_KEYWORD_WORDS)
    )


def _is_above_full_head(
    blocks: Sequence[Block], run: Sequence[int], story: Sequence[int], furniture: Collection[int]
) -> bool:
    """Return whether a line, a sentence and then a credit follow: headline and dek are complete without the first."""
    label, title = blocks[run[0]], blocks[run[1]]
    if len(run) != 2 or label.word_count > MOST_LABEL_WORDS + 1 or label.is_ended:
        return False
    below = next((position for position in story if position > run[-1]), None)
    if below is None or below + 1 not in furniture or title.word_count > _MOST_DOTTED_WORDS:
        return False
    return blocks[below].is_ended and blocks[below].word_count <= MOST_DEK_WORDS


def _pick_title(blocks: Sequence[Block], run: Sequence[int], story: Sequence[int]) -> int:
    if len(run) == 1:
        return run[0]
    lead = next((blocks[position] for position in story if position > run[1] and blocks[position].is_ended), None)
    return run[1] if _weigh_swap(blocks[run[0]], blocks[run[1]], lead) > 0 else run[0]


def _weigh_swap(first: Block, second: Block, lead: Block | None) -> float:
    """Return how much more speaks for dek above headline than for the usual order; weights tried on labelled texts."""
    if first.word_count < _FEWEST_WORDS_ABOVE_TITLE or second.word_count < _FEWEST_WORDS_BELOW_DEK:
        return -1.0
    ratio = second.word_count / first.word_count
    is_titled = second.capital_share >= _TITLE_CASE, first.capital_share >= _TITLE_CASE
    has_colon = ":" in " ".join(first.text.split()[:_WORDS_BEFORE_COLON])
    is_headline = has_colon or first.is_ended or first.words[0] in words("headline", "openings")
    return (
        _WEIGHT_OF_LENGTH * (_CLEARLY_FEWER - ratio)
        + 3 * (small_share(first) - small_share(second))
        + 1.5 * (is_titled[0] - is_titled[1])
        + (second.is_before_blank and not first.is_before_blank)
        + (_shared_share(second, lead) - _shared_share(first, lead))
        - 2 * is_headline
        - _WEIGHT_OF_ORDER
    )


def small_share(block: Block) -> float:
    """Return the share of words that headlines leave out and sentences need."""
    return sum(word in words("headline", "left_out") for word in block.words) / max(block.word_count, 1)


def _shared_share(block: Block, lead: Block | None) -> float:
    """Return the share of long words that the first paragraph has too."""
    long_words = [word[:_STEM_LETTERS] for word in block.words if len(word) >= _STEM_LETTERS]
    in_lead = {word[:_STEM_LETTERS] for word in lead.words} if lead else set()
    return sum(word in in_lead for word in long_words) / max(len(long_words), 1)


def _is_dotted_headline(block: Block, is_before_furniture: bool) -> bool:
    """Return whether the first line is a headline although it ends with a full stop: short, and above a byline."""
    is_short_sentence = not block.holds_sentences and 0 < block.word_count <= _MOST_DOTTED_WORDS
    return is_short_sentence and is_before_furniture and not block.opens_with_quote


def _evidence_below_dek(
    blocks: Sequence[Block], story: Sequence[int], furniture: Collection[int], copies: Counter[str]
) -> float:
    """Return how much speaks for a dek in the first line and the headline in the second: a story stands below them."""
    dek, title = blocks[story[0]], blocks[story[1]]
    if not _could_be_title(title) or not 3 <= title.word_count <= 25:
        return 0.0
    below = sum(blocks[position].letter_count for position in story[2:] if blocks[position].is_ended)
    if below < dek.letter_count:
        return 0.0
    near = {word for position in (story[0], *story[2:4]) for word in blocks[position].words}
    shared = sum(len(word) >= 4 and word in near for word in set(title.words))
    blank_lines = sum(blocks[position].is_before_blank for position in story)
    stands_apart = title.is_before_blank and not dek.is_before_blank and blank_lines <= len(story) / 2
    is_title_case = title.capital_share >= 0.6
    is_above_credit = story[1] + 1 in furniture
    return (3 if copies[title.key] > 1 else 0) + min(shared, 2) / 2 + stands_apart + is_title_case + is_above_credit
