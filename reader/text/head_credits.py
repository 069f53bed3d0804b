"""Who and when in the head of a text, where no word says so: names, roles and times on lines of their own.

Knows neither headline nor dek but by position; what the lines say was judged before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reader.model.article import RemovedKind
from reader.text.asides import read_presented_writer
from reader.text.blocks import Block
from reader.text.bylines import is_person, is_place_and_time, is_role, is_timestamp, read_names, read_outlet

HEAD_BLOCKS = 14

_MOST_NAME_WORDS = 10
_MOST_DEK_WORDS = 45
_MOST_LINES_BELOW_TITLE = 4
_LONGEST_LABEL_WORDS = 4
_FEWEST_NUMBERS = 2
_FEWEST_LISTED_NAMES = 4
_NUMBER = re.compile(r"\d+")
_DATE_OR_CLOCK = re.compile(r"\b(?:19|20)\d\d\b|\d[:.]\d\d\b|\d/\d")

_AFTER_JOINT = re.compile(r" (?:in|at|for|of|from|aus|à|en) ([^,|•·]+)")
_FEWEST_TOLD_LETTERS = 4

Credits = dict[int, tuple[RemovedKind, str]]


def find_names(blocks: Sequence[Block], furniture: Collection[int]) -> tuple[Credits, str | None]:
    """Return names and roles that stand alone beside a time or a byline, and the first author."""
    found: Credits = {}
    author: str | None = None
    listed = _find_listed_names(blocks)
    for position, block in enumerate(blocks[:HEAD_BLOCKS]):
        if position in furniture or position in listed:
            continue
        names = read_names(block.text) if _could_be_names(block) else None
        if names and read_outlet(block.text) == block.text:
            found[position] = ("credit", "outlet")
        elif names and _is_beside_time(blocks, position, furniture):
            found[position] = ("credit", "name beside a time")
            author = author or names
        elif (position - 1 in furniture or position - 1 in found) and is_role(block):
            found[position] = ("credit", "role of the author")
    return found, author


def find_presented_writer(blocks: Sequence[Block]) -> tuple[Credits, str | None]:
    """Return a line without an end that presents a writer whom the text names in such lines only."""
    for position, block in enumerate(blocks[:HEAD_BLOCKS]):
        if block.is_ended and block.word_count > _MOST_DEK_WORDS // 2:
            break
        name = read_presented_writer(block, None) if position and not block.is_ended else None
        if name and not _is_named_elsewhere(blocks, block, name):
            return {position: ("credit", "about the author")}, name
    return {}, None


def find_names_below(
    blocks: Sequence[Block], below: Sequence[int], credits: Collection[int]
) -> tuple[Credits, str | None]:
    """Return persons' names that stand alone between headline and story, beside a credit or named nowhere else."""
    found: Credits = {}
    author: str | None = None
    end = next((position for position in below if blocks[position].is_ended), -1)
    listed = _find_listed_names(blocks)
    for position in (at for at in below if at < end and at not in listed):
        block = blocks[position]
        names = read_names(block.text) if _could_be_names(block) else None
        first = re.split(r", | and ", names)[0] if names else ""
        is_beside_credit = position + 1 in credits and not block.text.isupper()
        if names and (is_beside_credit or (is_person(first) and not _is_named_elsewhere(blocks, block, first))):
            found[position] = ("credit", "name below the headline")
            author = author or names
    return found, author


def find_stamps_below(blocks: Sequence[Block], below: Sequence[int]) -> Credits:
    """Return lines that are mostly the numbers of a date or a time, in whatever language, above the story."""
    found: Credits = {}
    for position in below[:_MOST_LINES_BELOW_TITLE]:
        block = blocks[position]
        if block.is_ended and block.word_count > _LONGEST_LABEL_WORDS:
            break
        number_count = len(_NUMBER.findall(block.text))
        is_mostly_numbers = number_count >= _FEWEST_NUMBERS and 2 * number_count >= block.word_count
        if is_mostly_numbers and _DATE_OR_CLOCK.search(block.text) and not block.holds_sentences:
            found[position] = ("credit", "time of publication")
    return found


def _find_listed_names(blocks: Sequence[Block]) -> set[int]:
    """Return names one below the other that a story lists: below a colon, or more than sign one text."""
    listed: set[int] = set()
    run: list[int] = []
    for position, block in enumerate(blocks[: HEAD_BLOCKS + _FEWEST_LISTED_NAMES]):
        if _could_be_names(block) and read_names(block.text):
            run.append(position)
            is_below_colon = run[0] > 0 and blocks[run[0] - 1].text.endswith(":")
            if is_below_colon or len(run) >= _FEWEST_LISTED_NAMES:
                listed.update(run)
        else:
            run = []
    return listed


def _could_be_names(block: Block) -> bool:
    """Return whether a line could list persons: "Ann Lee in Bonn" could, "Ann Lee in court again" tells of one."""
    told = _AFTER_JOINT.search(block.text)
    is_told = told is not None and any(part.islower() and len(part) >= _FEWEST_TOLD_LETTERS for part in told[1].split())
    return block.word_count <= _MOST_NAME_WORDS and not block.is_ended and not is_told


def _is_beside_time(blocks: Sequence[Block], position: int, furniture: Collection[int]) -> bool:
    """Return whether a time or role is next to the line; above everything else a headline could look like a name."""
    after = blocks[position + 1] if position + 1 < len(blocks) else None
    is_before_role = after is not None and is_role(after)
    if position == 0 or is_before_role:
        return is_before_role
    is_before_time = after is not None and (is_timestamp(after) or is_place_and_time(after))
    return is_before_time or (position - 1 in furniture and is_timestamp(blocks[position - 1]))


def _is_named_elsewhere(blocks: Sequence[Block], line: Block, name: str) -> bool:
    surname = name.casefold().split()[-1]
    others = (other for other in blocks if other.is_ended and other is not line)
    return any(surname in other.words and not read_presented_writer(other, name) for other in others)
