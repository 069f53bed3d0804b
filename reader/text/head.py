"""The head of a text: headline, dek, subtitle, and the labels, names and times between them.

Does not judge lines by their words: verdicts come from `furniture`, the headline from `headline`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from reader.model.article import RemovedKind
from reader.text.blocks import Block, comparable
from reader.text.bylines import is_person, read_byline
from reader.text.furniture import Verdict
from reader.text.head_credits import (
    HEAD_BLOCKS,
    Credits,
    find_names,
    find_names_below,
    find_presented_writer,
    find_stamps_below,
)
from reader.text.headline import MOST_DEK_WORDS, find_headline
from reader.text.labels import MOST_LABEL_WORDS, is_labelled_copy, is_standing
from reader.text.outlets import find_outlet_line

_MOST_UNENDED_DEK_WORDS = 60
_FEWEST_UNENDED_DEK_WORDS = 4
_BULLETS = ("- ", "– ", "— ", "• ", "* ", "· ")
_SHORT_FOR_A_PARAGRAPH = 0.45


@dataclass(slots=True)
class Head:
    """Positions of the head's parts among the blocks, and what was removed from between them."""

    title: int | None = None
    dek: int | None = None
    subtitle: int | None = None
    removed: dict[int, tuple[RemovedKind, str]] = field(default_factory=dict)
    author: str | None = None
    outlet: str | None = None
    """What published it, where that stands alone above a date."""

    def positions(self) -> set[int]:
        """Return the blocks that are part of the head."""
        return {position for position in (self.title, self.dek, self.subtitle) if position is not None}

    def add(self, found: tuple[Credits, str | None]) -> None:
        """Take lines out of the head, and their author if none is known."""
        self.removed |= found[0]
        self.author = self.author or found[1]

    def moved(self, positions: Sequence[int]) -> Head:
        """Return the head with the n-th of these positions in place of each n."""
        title, dek, subtitle = (None if at is None else positions[at] for at in (self.title, self.dek, self.subtitle))
        removed = {positions[at]: removal for at, removal in self.removed.items()}
        return Head(title, dek, subtitle, removed, self.author, self.outlet)


def find_head(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], headline: str | None) -> Head:
    """Return the head of a text; `headline` is the one that its format marks, None where it marks none."""
    head = Head()
    furniture = {at for at, verdict in enumerate(verdicts[:HEAD_BLOCKS]) if _is_furniture(verdict)}
    if outlet := find_outlet_line(blocks, furniture):
        head.outlet = outlet[1]
        head.removed[outlet[0]] = ("credit", "outlet above a date")
    head.add(find_names(blocks, furniture | head.removed.keys()))
    head.title = _find_marked(blocks, comparable(headline)) if headline else None
    if head.title is not None:
        head.removed.pop(head.title, None)
    head.add(find_presented_writer(blocks))
    story = [at for at in range(len(blocks)) if at not in furniture - {head.title} and at not in head.removed]
    if head.title is None:
        credits = _of_kind(verdicts, "credit")
        naming = [blocks[at].key for at in (*credits, *_of_kind(verdicts, "caption"))]
        head.title, head.dek = find_headline(blocks, story, credits | head.removed.keys(), naming)
    elif above := [at for at in story if at < head.title and blocks[at].word_count > MOST_LABEL_WORDS]:
        head.dek = above[-1]
    if head.title is None and _is_note_as_headline(blocks, verdicts):
        head.title = 0
    if head.title is not None:
        _take_labels(blocks, story, head.title, head)
        below = [at for at in story if at > head.title and not verdicts[at] and at not in head.removed]
        head.removed |= find_stamps_below(blocks, below)
        others = [at for at in below if at not in head.removed and blocks[at].key != blocks[head.title].key]
        signs = _of_kind(verdicts, "residue")
        head.add(find_names_below(blocks, others, (furniture - signs) | head.removed.keys()))
        _take_deks(blocks, verdicts, [at for at in below if at not in head.removed], head)
    return head


def _is_note_as_headline(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> bool:
    return len(blocks) > 1 and verdicts[0] is not None and verdicts[0].stays and not blocks[0].is_ended


def _of_kind(verdicts: Sequence[Verdict | None], kind: RemovedKind) -> set[int]:
    return {at for at, verdict in enumerate(verdicts) if verdict and verdict.kind == kind}


def _is_furniture(verdict: Verdict | None) -> bool:
    return verdict is not None and (verdict.is_certain or verdict.kind in ("credit", "caption", "residue"))


def _find_marked(blocks: Sequence[Block], key: str) -> int | None:
    return next((at for at, block in enumerate(blocks[:HEAD_BLOCKS]) if block.key == key), None)


def _take_labels(blocks: Sequence[Block], story: Sequence[int], title: int, head: Head) -> None:
    is_paragraph = (at for at in story if at > title and blocks[at].is_ended and blocks[at].key != blocks[title].key)
    first_paragraph = next(is_paragraph, title)
    for position in story:
        if title < position < first_paragraph and is_standing(blocks[position]):
            head.removed[position] = ("residue", "label below the headline")
        is_above = position < title and position != head.dek
        if is_above and is_labelled_copy(blocks[position], blocks[title]):
            head.removed[position] = ("headline_copy", "the headline again, behind a label")
        elif is_above and is_person(blocks[position].text):
            head.removed[position] = ("credit", "name above the headline")
            head.author = head.author or blocks[position].text
        elif is_above and blocks[position].word_count <= 2 * MOST_LABEL_WORDS and not blocks[position].is_ended:
            head.removed[position] = ("residue", "label above the headline")


def _take_deks(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], below: Sequence[int], head: Head) -> None:
    """Take up to two lines below the headline that introduce the story and are not its first paragraph."""
    assert head.title is not None
    title = blocks[head.title]
    is_doubled = any(blocks[at].key == title.key for at in below[:2])
    below = [at for at in below if blocks[at].key != title.key]
    if not any(blocks[at].is_ended for at in below):
        return
    usual_words = median([blocks[at].word_count for at in below[1:] if blocks[at].is_ended] or [0])
    credits = {at for at, verdict in enumerate(verdicts[:HEAD_BLOCKS]) if verdict and verdict.kind == "credit"}
    credits |= {at for at, (kind, _) in head.removed.items() if kind == "credit"}
    for position, following in list(pairwise(below))[:3]:
        block, above = blocks[position], verdicts[position - 1]
        if above and above.kind == "caption" and not block.is_ended:
            head.removed[position] = ("caption", "line below a picture credit")
            continue
        is_after_credit = any(at in credits for at in range(head.title + 1, position))
        is_before_credit = not is_after_credit and any(at in credits for at in range(position + 1, following))
        stands_with_title = not block.is_after_blank and block.is_before_blank and blocks[following].is_before_blank
        is_ended_dek = block.word_count <= MOST_DEK_WORDS and not block.opens_with_quote
        is_dek = (
            _is_unended_dek(block)
            or (is_doubled and block.word_count <= _SHORT_FOR_A_PARAGRAPH * usual_words)
            or (is_ended_dek and (is_before_credit or _is_byline(blocks, range(position + 1, following))))
            or (is_ended_dek and stands_with_title and block.word_count <= usual_words)
        )
        is_said_before = head.dek is not None and block.key == blocks[head.dek].key
        if not is_dek or is_said_before or head.subtitle is not None:
            return
        is_doubled = False
        if head.dek is None:
            head.dek = position
        else:
            head.subtitle = position


def _is_byline(blocks: Sequence[Block], positions: Iterable[int]) -> bool:
    return any(read_byline(blocks[at].text)[0] for at in positions)


def _is_unended_dek(block: Block) -> bool:
    is_line = not block.is_ended and not block.holds_sentences and not block.text.endswith((":", ","))
    if block.text.startswith(_BULLETS):
        return False
    return is_line and _FEWEST_UNENDED_DEK_WORDS <= block.word_count <= _MOST_UNENDED_DEK_WORDS
