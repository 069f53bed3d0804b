"""Names in one cleaned text by rules and gazetteer: the `EntityExtractor` that needs no model.

Three passes over the article: cut capitalised stretches into pieces, let the clues of all places where a candidate
stands decide its type together, then mark every other place where a decided name stands.  A candidate without enough
evidence is no name.  Cost grows with the length of the text alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.data.gazetteer import Gazetteer, load_gazetteer
from reader.model.article import CleanText
from reader.model.entity import EntityType, Mention
from reader.understanding.names_evidence import Clues, context_clues, shape_clues
from reader.understanding.names_runs import Piece, RunReader, joined
from reader.understanding.names_text import Word, is_headline_case, split_words

_LONGEST_NAME = 12
_POINTS_FOR_SEVERAL_WORDS = 2.0
_POINTS_FOR_ONE_WORD = 3.0
_LEAD = 1.0
"""By how much the best type must beat the next one."""


@dataclass(frozen=True, slots=True)
class _Block:
    number: int
    text: str
    words: Sequence[Word]
    is_headline: bool
    pieces: Sequence[Piece]


@dataclass(slots=True)
class _Lexicon:
    """Names whose type this article has settled, by their words as printed."""

    types: dict[tuple[str, ...], tuple[EntityType, bool]] = field(default_factory=dict)
    by_first_word: defaultdict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))

    def add(self, words: Sequence[Word], entity_type: EntityType, is_demonym: bool) -> None:
        key = tuple(word.text for word in words)
        self.types[key] = (entity_type, is_demonym)
        self.by_first_word[key[0]].add(key)


class RuleExtractor:
    """Finds names in one cleaned text; the gazetteer is loaded with the first one."""

    version = "rules/1"

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._given_gazetteer = gazetteer

    def extract(self, text: CleanText) -> tuple[Mention, ...]:
        """Mentions in reading order, none overlapping."""
        gazetteer = self._given_gazetteer or load_gazetteer()
        reader = RunReader(gazetteer)
        blocks = [_read_block(number, block, reader, gazetteer) for number, block in text.blocks()]
        decided = _decide(blocks, gazetteer)
        mentions = [mention for block in blocks for mention in _mark(block, decided, reader, gazetteer)]
        return tuple(mentions)
