"""What of a document is the story: its head, its paragraphs, and everything else with the reason it was removed.

Pure: other documents are known only as hashes of blocks that this source repeats.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from reader.model.article import DEK, SUBTITLE, TITLE, CleanText, Document, Removed, RemovedKind, Repair
from reader.text.blocks import Block, blocks_of, comparable
from reader.text.bylines import read_byline, read_source
from reader.text.copies import find_copies
from reader.text.furniture import Verdict, judge
from reader.text.head import Head, find_head
from reader.text.repair import repair
from reader.text.tail import find_appeals, find_captions, find_link_lists, find_tail

_FIRST_COUNTED_BLOCKS = 4
_LAST_COUNTED_BLOCKS = 15
_FEWEST_CHRONICLE_TIMES = 3

Removals = dict[int, tuple[RemovedKind, str]]
"""Position among the blocks -> kind and reason."""


def clean(document: Document, repeated_blocks: frozenset[str]) -> CleanText:
    """Return the parts of a document: every line with text in it is in exactly one of them.

    `repeated_blocks` are hashes (`block_hash`) of blocks that stand in three or more other documents of this source.
    """
    blocks = blocks_of(document)
    verdicts = _without_chronicle([_judge(block, repeated_blocks) for block in blocks])
    head = find_head(blocks, verdicts, document.headline)
    removals = _find_removals(blocks, verdicts, head)
    body = [position for position in range(len(blocks)) if position not in head.positions() | removals.keys()]
    if not body and head.title is None:
        head, removals, body = Head(), {}, list(range(len(blocks)))
    return _assemble(document, blocks, head, removals, body)


def block_hash(line: str) -> str:
    """Return the same short hash for lines that differ in case, accents, punctuation and digits only."""
    key = "".join("0" if character.isdigit() else character for character in comparable(line))
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def countable_blocks(document: Document) -> tuple[str, ...]:
    """Return hashes of the first and last blocks, where furniture stands: at most 19, each once."""
    blocks = blocks_of(document)
    edge = blocks[:_FIRST_COUNTED_BLOCKS] + blocks[max(len(blocks) - _LAST_COUNTED_BLOCKS, _FIRST_COUNTED_BLOCKS) :]
    return tuple(dict.fromkeys(block_hash(block.text) for block in edge if block.word_count >= 2))


def _judge(block: Block, repeated_blocks: frozenset[str]) -> Verdict | None:
    verdict = judge(block)
    if repeated_blocks and block.word_count >= 2 and block_hash(block.text) in repeated_blocks:
        return Verdict(verdict.kind if verdict else "residue", "this source repeats it")
    return verdict


def _without_chronicle(verdicts: list[Verdict | None]) -> list[Verdict | None]:
    """Take back the verdict on bare times where there are many: they head the parts of the story."""
    times = [at for at, verdict in enumerate(verdicts) if verdict and verdict.kind == "credit" and verdict.is_bare_time]
    is_chronicle = len(times) >= _FEWEST_CHRONICLE_TIMES
    return [None if is_chronicle and at in times else verdict for at, verdict in enumerate(verdicts)]


def _find_removals(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], head: Head) -> Removals:
    taken = head.positions()
    removals: Removals = dict(head.removed)
    for position, verdict in enumerate(verdicts):
        if verdict and verdict.is_certain and position not in taken:
            removals.setdefault(position, (verdict.kind, verdict.reason))
    first_story = next(
        (at for at in range(len(blocks)) if at not in removals and at not in taken and not verdicts[at]), 0
    )
    for position in range(first_story):
        verdict = verdicts[position]
        if verdict and position not in taken and verdict.kind in ("credit", "caption"):
            removals.setdefault(position, (verdict.kind, verdict.reason))
    rest = [position for position in range(len(blocks)) if position not in taken and position not in removals]
    removals |= find_copies(blocks, rest, head.title)
    for find in (find_link_lists, find_captions, find_appeals, find_tail):
        removals |= find(blocks, verdicts, taken | removals.keys())
    return removals


def _assemble(
    document: Document, blocks: Sequence[Block], head: Head, removals: Removals, body: Sequence[int]
) -> CleanText:
    numbered = [(TITLE, head.title), (DEK, head.dek), (SUBTITLE, head.subtitle), *enumerate(body)]
    texts: dict[int, str] = {}
    repairs: list[Repair] = []
    for number, position in numbered:
        if position is None:
            continue
        block = blocks[position]
        if block.line in document.mended_lines:
            repairs.append(Repair("mojibake", number, block.text[:40]))
        texts[number], found = repair(block.text, number)
        repairs += found
    lines = [blocks[position] for position in sorted(removals)]
    return CleanText(
        title=texts.get(TITLE),
        dek=texts.get(DEK),
        subtitle=texts.get(SUBTITLE),
        body=tuple(texts[number] for number in range(len(body))),
        removed=_grouped(blocks, removals),
        repairs=tuple(repairs),
        author=_author(lines) or head.author,
        source=read_source([*lines, *(blocks[position] for position in body[:1])]),
    )


def _grouped(blocks: Sequence[Block], removals: Removals) -> tuple[Removed, ...]:
    """Return neighbouring lines of one kind as one removal with all their reasons."""
    groups: list[tuple[RemovedKind, list[int]]] = []
    for position in sorted(removals):
        kind = removals[position][0]
        if groups and groups[-1][0] == kind and groups[-1][1][-1] == position - 1:
            groups[-1][1].append(position)
        else:
            groups.append((kind, [position]))
    return tuple(
        Removed(
            kind,
            "\n".join(blocks[position].text for position in positions),
            "; ".join(dict.fromkeys(removals[position][1] for position in positions)),
        )
        for kind, positions in groups
    )


def _author(lines: Iterable[Block]) -> str | None:
    return next((author for block in lines if (author := read_byline(block.text)[1])), None)
