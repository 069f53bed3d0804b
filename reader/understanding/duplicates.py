"""How much text two articles share, whoever printed it first.

A sketch finds the pairs worth comparing, containment says how much they share.  Equal runs of five folded words count:
quotes, dashes, case and accents do not matter.  Knows neither which article is the original nor the archive.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from reader.model.article import CleanText
from reader.text.tokens import BlockWords, read_words

RUN_WORDS = 5
SKETCH_HASHES = 64
SHARED_HASHES = 2
"""So many equal hashes of two sketches make a pair worth comparing (finds 1.00 of edited copies, .995 of quarters)."""

COPY_CONTAINMENT = 0.8
REWRITE_CONTAINMENT = 0.5
SHARED_CONTAINMENT = 0.3
"""Containment >= .8: the same text; >= .5: a rewrite; >= .3: shares text.  1,500 different articles: no pair >= .3."""


def find_runs(text: CleanText) -> frozenset[int]:
    """Hashes of all runs of five words of a body; a shorter body is one run."""
    return _hash_runs(word for paragraph in text.body for word, _ in read_words(paragraph, None))


def _hash_runs(body_words: Iterable[str]) -> frozenset[int]:
    words = list(map(str.encode, body_words))
    if len(words) < RUN_WORDS:
        return frozenset({zlib.crc32(b" ".join(words))} if words else ())
    runs = zip(*(words[start:] for start in range(RUN_WORDS)), strict=False)
    return frozenset(map(zlib.crc32, map(b" ".join, runs)))


def sketch(runs: frozenset[int]) -> tuple[int, ...]:
    """The 64 lowest hashes: texts that share runs share some of these."""
    return tuple(sorted(runs)[:SKETCH_HASHES])


def find_runs_read(blocks: Iterable[BlockWords]) -> frozenset[int]:
    """The same as `find_runs` of a text that was read so."""
    return _hash_runs(word for block, words in blocks if block >= 0 for word, _ in words)


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of the shorter text's runs that stand in the other, 0 to 1; 0 where one of them has no words."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def count_added_sentences(sentences: Sequence[str], original: CleanText) -> int:
    """How many of these sentences the original does not have, not even with other quotes or capitals."""
    known = find_runs(original)
    added = 0
    for sentence in sentences:
        runs = find_runs(CleanText(None, None, None, (sentence,)))
        added += bool(runs) and containment(runs, known) < REWRITE_CONTAINMENT
    return added
