"""Names in one cleaned text by rules and gazetteer: the `EntityExtractor` that needs no model.

Three passes over the article: cut capitalised stretches into pieces, let the clues of all places where a candidate
stands decide its type together, then mark every other place where a decided name stands.  A candidate without enough
evidence is no name.  Cost grows with the length of the text alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from reader.data.gazetteer import Gazetteer, load_gazetteer
from reader.model.article import CleanText
from reader.model.entity import EntityType, Mention
from reader.understanding.names_blocks import Block, Name, name_of
from reader.understanding.names_runs import Piece, RunReader
from reader.understanding.names_text import is_headline_case, is_unbroken, skip_label, split_words
from reader.understanding.names_typing import decide_types

MOST_READ_CHARACTERS = 400_000
"""Some 65,000 words; names that only come after them are not found."""
MOST_READ_CAPITALS = 20_000
"""The same for words with a capital, of which prose of that length has some 7,000."""
_APOSTROPHES = frozenset("'’‘")


class RuleExtractor:
    """Finds names in one cleaned text; the gazetteer is loaded with the first one."""

    version = "rules/5"

    def extract(self, text: CleanText) -> tuple[Mention, ...]:
        """Mentions in reading order, none overlapping."""
        gazetteer, reader = load_gazetteer(), _load_reader()
        blocks = list(_read_blocks(text, reader, gazetteer))
        marker = _Marker(decide_types(blocks, gazetteer), reader, gazetteer)
        return tuple(mention for block in blocks for mention in marker.mark(block))


def _read_blocks(text: CleanText, reader: RunReader, gazetteer: Gazetteer) -> Iterator[Block]:
    """The blocks of a text, the last of those that are read perhaps in part."""
    characters_left, capitals_left = MOST_READ_CHARACTERS, MOST_READ_CAPITALS
    for number, block in text.blocks():
        if characters_left <= 0 or capitals_left <= 0:
            return
        words = skip_label(split_words(block[:characters_left], gazetteer), block, gazetteer)
        characters_left -= len(block)
        capitals = [at for at, word in enumerate(words) if word.is_capital]
        if len(capitals) > capitals_left:
            words = words[: capitals[capitals_left]]
        capitals_left -= len(capitals)
        is_headline = is_headline_case(block, words)
        yield Block(number, block, words, is_headline, () if is_headline else reader.read(words))


@cache
def _load_reader() -> RunReader:
    return RunReader(load_gazetteer())


class _Marker:
    """Turns pieces into mentions and finds the decided names wherever else they stand."""

    def __init__(self, decided: Mapping[Name, EntityType], reader: RunReader, gazetteer: Gazetteer) -> None:
        self._decided = decided
        self._reader = reader
        self._gazetteer = gazetteer
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in decided:
            lengths[name[0]].add(len(name))
        self._particles = gazetteer.words["particles"]
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def mark(self, block: Block) -> Iterator[Mention]:
        if block.is_headline:
            yield from self._sweep(block, 0, len(block.words))
            return
        position = 0
        for piece in block.pieces:
            yield from self._sweep(block, position, piece.first)
            yield from self._mark_piece(block, piece)
            position = piece.last
        yield from self._sweep(block, position, len(block.words))

    def _mark_piece(self, block: Block, piece: Piece) -> Iterator[Mention]:
        words = block.words[piece.first : piece.last]
        if piece.is_demonym:
            yield self._mention(block, piece.first, piece.last, "place", is_demonym=True)
            return
        first = self._with_particles(block, piece.first, piece.last)
        words = block.words[first : piece.last]
        entity_type = self._decided.get(name_of(words))
        if entity_type is not None and not (
            len(words) == 1 and words[0].opens and self._may_be_a_word(block, piece.first)
        ):
            yield self._mention(block, first, piece.last, entity_type)
            return
        start = piece.first
        while (
            start < piece.last and block.words[start].low in self._gazetteer.common_words and block.words[start].opens
        ):
            start += 1
        rest = name_of(block.words[start : piece.last])
        if rest in self._decided and start > piece.first:
            yield self._mention(block, start, piece.last, self._decided[rest])

    def _with_particles(self, block: Block, first: int, last: int) -> int:
        """Where a surname begins whose particles are written small: "de la Vega"."""
        start = first
        while start > 0 and block.words[start - 1].low in self._particles and block.words[start].gap == " ":
            start -= 1
            if self._decided.get(name_of(block.words[start:last])) == "person":
                first = start
        return first

    def _sweep(self, block: Block, start: int, end: int) -> Iterator[Mention]:
        """Find decided names, and in headlines those of the gazetteer, between two words of a block."""
        resume = start
        for position in range(start, end):
            if position < resume or not block.words[position].is_capital:
                continue
            found = self._find(block, position, end)
            if found is not None:
                resume, entity_type, is_demonym = found
                yield self._mention(block, position, resume, entity_type, is_demonym)

    def _find(self, block: Block, at: int, end: int) -> tuple[int, EntityType, bool] | None:
        words = block.words
        for length in self._lengths.get(words[at].low, ()):
            name = name_of(words[at : at + length])
            if at + length <= end and name in self._decided and is_unbroken(words[at : at + length]):
                if length == 1 and self._may_be_a_word(block, at):
                    continue
                return at + length, self._decided[name], False
        if not block.is_headline:
            return None
        last = self._reader.match_known(words, at, end)
        known = self._reader.known_type(words[at:last])
        if known is None or (last == at + 1 and not known[1] and self._is_just_a_word(words[at].low)):
            return None
        return last, *known

    def _may_be_a_word(self, block: Block, at: int) -> bool:
        """Whether a name that is also a common word may be just that here, at the start of a sentence."""
        words, classes = block.words, self._gazetteer.words
        if words[at].low not in self._gazetteer.common_words:
            return False
        if block.is_headline:
            return words[at].low in classes["caps_pronouns"]
        if at + 1 == len(words):
            return True
        following = words[at + 1]
        is_subject = any(following.low in classes[kind] for kind in ("saying", "auxiliaries", "org_owned"))
        return not (is_subject or following.gap[:1] in _APOSTROPHES)

    def _is_just_a_word(self, low: str) -> bool:
        return low in self._gazetteer.common_words and low not in self._gazetteer.countries

    def _mention(
        self, block: Block, first: int, last: int, entity_type: EntityType, is_demonym: bool = False
    ) -> Mention:
        start, end = block.words[first].start, block.words[last - 1].end
        return Mention(block.number, start, end, block.text[start:end], entity_type, is_demonym)
