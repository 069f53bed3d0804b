"""What of a document is the story: its head, its paragraphs, and everything else with the reason it was removed.

Pure: other documents are known only as hashes of blocks that this source repeats.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from reader.data.furniture import words
from reader.model.article import DEK, SUBTITLE, TITLE, CleanText, Document, Removed, RemovedKind, Repair
from reader.text.asides import find_biographies, find_boilerplate, find_offers, find_pull_quotes
from reader.text.blocks import Block, blocks_of
from reader.text.bylines import is_person, read_byline, read_named_line, read_source
from reader.text.copies import find_copies
from reader.text.datelines import join_dateline
from reader.text.furniture import Verdict, judge_all
from reader.text.head import Head, find_head
from reader.text.mail import count_header_lines, find_titled_line, read_subject
from reader.text.outlets import read_labelled_source
from reader.text.recurring import judge_recurring
from reader.text.repair import repair
from reader.text.tail import find_appeals, find_captions, find_link_lists, find_tail

_FEWEST_CHRONICLE_TIMES = 2
_FEWEST_QUESTIONS = 3
_KINDS_OF_BUTTONS: frozenset[RemovedKind] = frozenset(("share", "residue", "promo", "consent"))
"""Of what may stand between the parts of a chronicle."""

Removals = dict[int, tuple[RemovedKind, str]]
"""Position among the blocks -> kind and reason."""


def clean(document: Document, repeated_blocks: frozenset[str]) -> CleanText:
    """Return the parts of a document: every line with text in it is in exactly one of them.

    A dateline on a line of its own begins the paragraph below it.

    `repeated_blocks` are hashes (`block_hash`) of blocks that stand in three or more other documents of this source.
    """
    lines = blocks_of(document)
    header_count = count_header_lines([block.text for block in lines])
    headers = [Verdict("residue", "header of the mail")] * header_count
    judged = judge_recurring(lines, judge_all(document), repeated_blocks)
    blocks, verdicts = join_dateline(lines, [*headers, *judged[header_count:]])
    if titled := find_titled_line([block.text for block in blocks[header_count:]]):
        at = header_count + titled[0]
        blocks = [*blocks[:at], replace(blocks[at], text=titled[1]), *blocks[at + 1 :]]
        verdicts = [*verdicts[:at], None, *verdicts[at + 1 :]]
    headline = titled[1] if titled else document.headline
    subject = _find_subject(blocks[:header_count])
    head, removals = _sort_out(blocks, verdicts, headline or (subject and subject[1]))
    if head.title is None and subject:
        head.title, text = subject
        blocks = [replace(block, text=text) if at == head.title else block for at, block in enumerate(blocks)]
        removals.pop(head.title, None)
    for at, verdict in enumerate(verdicts):
        if verdict and verdict.stays and at in removals and removals[at][0] != "paragraph_copy":
            del removals[at]
    if len(removals) == len(blocks):
        removals = {}
    return _assemble(document, blocks, head, removals)


def _find_subject(headers: Sequence[Block]) -> tuple[int, str] | None:
    """Return where a mail names its subject, and the subject."""
    subjects = ((at, read_subject(header.text)) for at, header in enumerate(headers))
    return next(((at, subject) for at, subject in subjects if subject), None)


def _without_chronicle(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> Sequence[Verdict | None]:
    """Take back the verdict on bare times where some stand between paragraphs: they head the parts of the story."""
    times = {at for at, verdict in enumerate(verdicts) if verdict and verdict.is_bare_time}
    paragraphs = {at for at, verdict in enumerate(verdicts) if verdict is None and blocks[at].has_full_stop}
    buttons = {at for at, verdict in enumerate(verdicts) if verdict and verdict.kind in _KINDS_OF_BUTTONS}
    titled = {at for at, verdict in enumerate(verdicts) if verdict is None and at + 1 in paragraphs}
    headings = [at for at in times if _skip_back(at - 1, buttons) in paragraphs and at + 1 in paragraphs | titled]
    is_chronicle = len(headings) >= _FEWEST_CHRONICLE_TIMES
    return [None if is_chronicle and at in times else verdict for at, verdict in enumerate(verdicts)]


def _without_interview(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> Sequence[Verdict | None]:
    """Take back the verdict on answers that speak of us and you, where the story asks several questions."""
    asked = {at for at, verdict in enumerate(verdicts) if verdict is None and blocks[at].text.endswith("?")}
    if len({blocks[at].key for at in asked}) < _FEWEST_QUESTIONS:
        return verdicts
    return [
        None if at - 1 in asked and verdict and verdict.kind == "appeal" and not verdict.opens else verdict
        for at, verdict in enumerate(verdicts)
    ]


def _skip_back(position: int, skipped: Collection[int]) -> int:
    while position in skipped:
        position -= 1
    return position


def _sort_out(
    blocks: Sequence[Block], verdicts: Sequence[Verdict | None], headline: str | None
) -> tuple[Head, Removals]:
    """Return the head and what is removed; where no headline was found, look again without what was removed.

    Copies of sentences go first: a line that stood behind one is then seen where the reader will see it.
    """
    sentences = [position for position, block in enumerate(blocks) if block.has_full_stop]
    removals: Removals = find_copies(blocks, sentences, None)
    kept = [position for position in range(len(blocks)) if position not in removals]
    while True:
        rest = [blocks[at] for at in kept]
        rest_verdicts = _without_interview(rest, _without_chronicle(rest, [verdicts[at] for at in kept]))
        head = find_head(rest, rest_verdicts, headline)
        found = _find_removals(rest, [None if each and each.stays else each for each in rest_verdicts], head)
        removals |= {kept[at]: removal for at, removal in found.items()}
        if head.title is not None or not found:
            return head.moved(kept), removals
        kept = [position for position in kept if position not in removals]


def _find_removals(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], head: Head) -> Removals:
    taken = head.positions()
    removals: Removals = dict(head.removed)
    for position, verdict in enumerate(verdicts):
        if verdict and verdict.is_certain and position not in taken:
            removals.setdefault(position, (verdict.kind, verdict.reason))
    rest = [position for position in range(len(blocks)) if position != head.title and position not in removals]
    copies = find_copies(blocks, rest, head.title)
    removals |= {position: copy for position, copy in copies.items() if position not in taken}
    free = (at for at in range(len(blocks)) if at not in removals and at not in taken and not verdicts[at])
    first_story = next((at for at in free if blocks[at].is_ended), 0)
    for position in range(first_story):
        verdict = verdicts[position]
        if verdict and position not in taken and verdict.kind in ("credit", "caption", "residue", "share"):
            removals.setdefault(position, (verdict.kind, verdict.reason))
    deks = [at for at in (head.dek, head.subtitle) if at is not None and blocks[at].is_ended]
    removals |= find_link_lists(blocks, verdicts, taken | removals.keys())
    removals |= find_captions(blocks, verdicts, taken | removals.keys(), deks)
    removals |= find_appeals(blocks, verdicts, taken | removals.keys())
    removals |= find_offers(blocks, taken | removals.keys(), removals)
    removals |= find_pull_quotes(blocks, taken | removals.keys())
    removals |= find_boilerplate(blocks, taken | removals.keys())
    signed = _author([blocks[position] for position in sorted(removals)], head)
    while found := (
        find_tail(blocks, verdicts, taken | removals.keys(), deks)
        or find_biographies(blocks, verdicts, taken | removals.keys(), signed)
    ):
        removals |= found
    return removals


def _assemble(document: Document, blocks: Sequence[Block], head: Head, removals: Removals) -> CleanText:
    taken = head.positions() | removals.keys()
    body = [position for position in range(len(blocks)) if position not in taken]
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
        author=_author(lines, head),
        source=read_labelled_source(blocks_of(document))
        or read_source(
            [*lines, *(blocks[position] for position in body[:1])],
            _beside_headline(blocks, removals, body),
            head.outlet,
        ),
    )


def _beside_headline(blocks: Sequence[Block], removals: Removals, body: Sequence[int]) -> list[Block]:
    """Return the labels and credits above the first paragraph."""
    end = next((at for at in body if blocks[at].is_ended), 0)
    return [blocks[at] for at, (kind, _) in sorted(removals.items()) if at < end and kind in ("credit", "residue")]


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


def _author(lines: Sequence[Block], head: Head) -> str | None:
    signed = (read_byline(block.text)[1] for block in lines if words("section").isdisjoint(block.words[:1]))
    dated = (name for block in lines if (name := read_named_line(block.text)) and is_person(name))
    return next(filter(None, (*signed, head.author, *dated)), None)
