"""Boxes beside the story: words of it set large, offers, and who the author or the publisher is.

Each function is told which blocks are already taken and returns what goes beyond them, as in `tail`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from reader.data.furniture import alternatives, expression
from reader.model.article import RemovedKind
from reader.text.blocks import Block
from reader.text.bylines import is_name
from reader.text.furniture import Verdict, speaks_to_reader

_FEWEST_QUOTED_WORDS, _MOST_QUOTED_WORDS = 5, 45
_MOST_HEADING_OF_OFFER_WORDS = 6
_MOST_OFFER_WORDS = 40
_MOST_HEADING_WORDS = 9
_FEWEST_SENTENCES = 3
_MOST_BIOGRAPHIES = 3
_MOST_BIOGRAPHY_WORDS = 70
_OFFERS: frozenset[RemovedKind] = frozenset(("promo", "appeal", "consent"))
_PERSON_TITLE = re.compile(r"(?:Prof(?:essor)?|Dr|Doctor|Sir|Dame)\.? ")
_NAME_AND_VERB = re.compile(r"(?P<name>\S+(?: \S+){1,3}?) (?=[a-zà-ÿ])")

Found = dict[int, tuple[RemovedKind, str]]


def find_pull_quotes(blocks: Sequence[Block], taken: Collection[int]) -> Found:
    """Return lines without a full stop whose words all stand in a longer paragraph, and a lone name below one."""
    kept = [position for position in range(len(blocks)) if position not in taken]
    found: Found = {}
    paragraphs = [f" {blocks[position].key} " for position in kept if blocks[position].is_ended]
    for position in kept:
        block = blocks[position]
        if position - 1 in found and is_name(block.text.strip(" -–—")):
            found[position] = ("paragraph_copy", "name below words of the story")
        elif _FEWEST_QUOTED_WORDS <= block.word_count <= _MOST_QUOTED_WORDS and _is_set_apart(block):
            words = f" {block.key} "
            if any(words in paragraph and len(words) < len(paragraph) for paragraph in paragraphs):
                found[position] = ("paragraph_copy", "words of another paragraph, set apart")
    return found


def find_offers(blocks: Sequence[Block], taken: Collection[int], kinds: Found) -> Found:
    """Return lines beside an offer or appeal that speak to the reader, without an end or of the outlet's own goods."""
    found: Found = {}
    for position, block in enumerate(blocks):
        if position in taken or block.word_count > _MOST_OFFER_WORDS:
            continue
        if _is_heading(block) and position + 1 in kinds and kinds[position + 1][0] in _OFFERS:
            found[position] = ("promo", "heading of an offer")
        if not speaks_to_reader(block):
            continue
        is_beside = any(kinds[at][0] in _OFFERS for at in (position - 1, position + 1) if at in kinds)
        is_line = not block.is_ended or block.text.isupper()
        if is_beside and (is_line or expression("promo", "goods").search(block.unquoted)):
            found[position] = ("promo", "beside an offer of the page")
    return found


def find_biographies(
    blocks: Sequence[Block], verdicts: Sequence[Verdict | None], taken: Collection[int], author: str | None
) -> Found:
    """Return the last lines where they present a writer whom the story does not name."""
    kept = [position for position in range(len(blocks)) if position not in taken]
    if len(kept) <= _FEWEST_SENTENCES:
        return {}
    last = kept[-_MOST_BIOGRAPHIES:]
    named = {position: name for position in reversed(last) if (name := read_presented_writer(blocks[position], author))}
    if not named:
        return {}
    story_words = {word for position in kept if position not in named for word in blocks[position].words}
    found: Found = {}
    for position, name in named.items():
        is_last = all(at in found or verdicts[at] for at in last if at > position)
        if is_last and name.casefold().split()[-1] not in story_words:
            found[position] = ("credit", "about the author")
    return found


def find_boilerplate(blocks: Sequence[Block], taken: Collection[int]) -> Found:
    """Return what follows a heading "About the Trust" whose next line begins "The Trust", to the end of the text."""
    kept = [position for position in range(len(blocks)) if position not in taken]
    sentences = 0
    for order, position in enumerate(kept[:-1]):
        block = blocks[position]
        if sentences >= _FEWEST_SENTENCES and _is_about_next(block, blocks[kept[order + 1]]):
            return dict.fromkeys(kept[order:], ("credit", "about the publisher"))
        sentences += block.is_ended
    return {}


def _is_heading(block: Block) -> bool:
    is_short = block.word_count <= _MOST_HEADING_OF_OFFER_WORDS and not block.is_ended
    return is_short and bool(expression("promo", "headings").fullmatch(block.folded))


def _is_set_apart(block: Block) -> bool:
    return not block.has_full_stop or block.opens_with_quote


def read_presented_writer(block: Block, author: str | None) -> str | None:
    """Return the name that a line begins with and presents as a writer; less will do for the known author."""
    if block.word_count > _MOST_BIOGRAPHY_WORDS:
        return None
    text = _PERSON_TITLE.sub("", block.text, count=1)
    if not (match := _NAME_AND_VERB.match(text)) or not is_name(match["name"].rstrip(",")):
        return None
    name = match["name"].rstrip(",")
    is_author = author is not None and name.casefold() in author.casefold()
    rest = block.folded[len(block.text) - len(text) + match.end() :]
    return name if _presentation("presenting_author" if is_author else "presenting").match(rest) else None


def _is_about_next(heading: Block, following: Block) -> bool:
    if heading.is_ended or heading.word_count > _MOST_HEADING_WORDS or heading.words[:1] != ("about",):
        return False
    name = [word for word in heading.words[1:] if word != "the"]
    start = [word for word in following.words[: len(name) + 1] if word != "the"]
    return bool(name) and start[: len(name)] == name


@lru_cache(maxsize=2)
def _presentation(name: str) -> re.Pattern[str]:
    return re.compile(alternatives("credit", name))
