"""All segments of one commit as one row of documents, with scored posting lists for single words and phrases.

Knows no tree.  Documents are counted through all segments; deleted ones stay in the lists and are in `deleted`.
Scores are BM25 over the whole article, a word of the title counting double.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import accumulate
from math import log

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from reader.index.schema import TITLE_END, phrase_bytes
from reader.index.segments import Segment
from reader.model.query import TextField
from reader.text.tokens import allowed_edits

MOST_EXPANSIONS = 64
"""Words that a prefix or a misspelling may stand for."""
MOST_POSTINGS = 60_000
"""Postings that the expansions of one prefix or misspelling may have together: what 30 ms can read."""
KEPT_POSTINGS = 2_000_000
"""Postings kept from search to search, 8 bytes each: the next keystroke asks for nearly the same words."""

TITLE_WEIGHT = 2.0
_SATURATION, _LENGTH_SHARE = 1.2, 0.75
"""BM25's k1 and b, at the values that most engines use."""

_STEM_FIELDS: dict[TextField, tuple[str, ...]] = {"any": ("body", "title"), "body": ("body",), "title": ("title",)}
_WORD_FIELDS: dict[TextField, tuple[str, ...]] = {
    "any": ("body_words", "title_words"),
    "body": ("body_words",),
    "title": ("title_words",),
}

Scores = dict[int, float]
"""Documents that match, and how well."""


class Snapshot:
    """One commit, read-only; anything in memory here is lost with the next commit."""

    def __init__(self, segments: Sequence[Segment], deleted: Sequence[Iterable[int]]) -> None:
        self._segments = segments
        self._first_documents = list(accumulate((len(segment.numbers) for segment in segments), initial=0))
        self.numbers = _join("q", (segment.numbers for segment in segments))
        self.earliest = _join("i", (segment.earliest for segment in segments))
        self.latest = _join("i", (segment.latest for segment in segments))
        self.deleted = {
            first + document
            for first, documents in zip(self._first_documents, deleted, strict=False)
            for document in documents
        }
        self._length_penalties = _penalise_lengths(_join("i", (segment.lengths for segment in segments)))
        self._kept: OrderedDict[Hashable, tuple[array[int], array[float]]] = OrderedDict()
        self._kept_postings = 0
        self._expansions: dict[tuple[str, str, TextField], tuple[list[str], int]] = {}

    def live_documents(self) -> Iterable[int]:
        """Return every document that is not deleted."""
        everything = range(len(self.numbers))
        return (document for document in everything if document not in self.deleted) if self.deleted else everything

    def score_phrase(self, stems: Sequence[str], field: TextField) -> Scores:
        """Score the articles where these stems stand one after the other in one block; one stem is a word."""
        if not stems:
            return {}
        count = self._count_phrase if len(stems) > 1 else self._count_word
        return self._scored((*stems, field), lambda: count(stems, field))

    def score_any_word(self, words: Sequence[str], field: TextField) -> Scores:
        """Score the articles that have at least one of these folded words, all together as if one word."""
        return self._scored(("any of", *words, field), lambda: self._count_any_word(words, field))

    def expand_prefix(self, prefix: str, field: TextField) -> tuple[list[str], int]:
        """Return the commonest words that begin like this, and how many there are in all."""
        key = ("prefix", prefix, field)
        if key not in self._expansions:
            counts = self._count_articles(prefix, field)
            self._expansions[key] = _commonest(counts, prefix), len(counts)
        return self._expansions[key]

    def expand_misspelling(self, word: str, field: TextField) -> tuple[list[str], int]:
        """Return the commonest words that are nearly spelled like this, and how many there are in all."""
        key = ("misspelling", word, field)
        if key not in self._expansions:
            counts = self._count_articles(word[:1], field)
            edits = allowed_edits(word)
            near = process.extract_iter(word, counts.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=edits)
            counts = {found: counts[found] for found, _, _ in near}
            self._expansions[key] = _commonest(counts, word), len(counts)
        return self._expansions[key]

    def _count_articles(self, prefix: str, field: TextField) -> dict[str, int]:
        """Return the words that begin like this with the number of articles, titles counted apart; none for none."""
        counts: dict[str, int] = {}
        for name in _WORD_FIELDS[field] if prefix else ():
            for segment in self._segments:
                for word, count in segment.words(name, prefix):
                    counts[word] = counts.get(word, 0) + count
        return counts

    def _count_word(self, stems: Sequence[str], field: TextField) -> dict[int, float]:
        """Return how often each article has a stem, in its title double."""
        counts: dict[int, float] = {}
        for name in _STEM_FIELDS[field]:
            documents, weights = self._postings(name, stems[0])
            if name == "body":
                counts = dict(zip(documents, weights, strict=True))
                continue
            for document, weight in zip(documents, weights, strict=True):
                counts[document] = counts.get(document, 0.0) + TITLE_WEIGHT * weight
        return counts

    def _count_any_word(self, words: Sequence[str], field: TextField) -> dict[int, float]:
        """Return how many of the words each article has, those in its title double."""
        counts = Counter[int]()
        for name in _WORD_FIELDS[field]:
            for segment, first_document in zip(self._segments, self._first_documents, strict=False):
                for word in words:
                    if not segment.has_word(name, word):
                        continue
                    documents, _ = segment.postings(name, word, first_document)
                    for _ in range(int(TITLE_WEIGHT) if name == "title_words" else 1):
                        counts.update(documents)
        return {document: float(count) for document, count in counts.items()}

    def _count_phrase(self, stems: Sequence[str], field: TextField) -> dict[int, float]:
        """Look into every article that has all the stems."""
        rows = [self.score_phrase([stem], field).keys() for stem in dict.fromkeys(stems)]
        rows.sort(key=len)
        candidates = sorted(set(rows[0]).intersection(*rows[1:]))
        phrase = phrase_bytes(stems)
        counts = {}
        for segment, first_document in zip(self._segments, self._first_documents, strict=False):
            inside = range(first_document, first_document + len(segment.numbers))
            documents = [document - first_document for document in candidates if document in inside]
            for document, found in segment.find_phrase(documents, phrase):
                title, _, body = found.partition(TITLE_END)
                in_title = title.count(phrase) if field != "body" else 0
                in_body = body.count(phrase) if field != "title" else 0
                if in_title or in_body:
                    counts[first_document + document] = TITLE_WEIGHT * in_title + in_body
        return counts

    def _scored(self, key: Hashable, count: Callable[[], dict[int, float]]) -> Scores:
        """Return counts as scores, from what is kept where possible."""
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            counts = count()
            total = len(self.numbers)
            rarity = log(1 + (total - len(counts) + 0.5) / (len(counts) + 0.5)) * (_SATURATION + 1)
            penalties = self._length_penalties
            scores = [rarity * often / (often + penalties[document]) for document, often in counts.items()]
            self._keep(key, (array("I", counts), array("f", scores)))
        return dict(zip(*self._kept[key], strict=True))

    def _keep(self, key: Hashable, lists: tuple[array[int], array[float]]) -> None:
        self._kept[key] = lists
        self._kept_postings += len(lists[0])
        while self._kept_postings > KEPT_POSTINGS and len(self._kept) > 1:
            _, (documents, _) = self._kept.popitem(last=False)
            self._kept_postings -= len(documents)

    def _postings(self, field: str, term: str) -> tuple[list[int], list[float]]:
        documents: list[int] = []
        weights: list[float] = []
        for segment, first_document in zip(self._segments, self._first_documents, strict=False):
            more_documents, more_weights = segment.postings(field, term, first_document)
            documents += more_documents
            weights += more_weights
        return documents, weights


def _join(typecode: str, parts: Iterable[array[int]]) -> array[int]:
    whole = array(typecode)
    for part in parts:
        whole.extend(part)
    return whole


def _penalise_lengths(lengths: Sequence[int]) -> array[float]:
    """Return what BM25 adds below the line for each article: more for long ones."""
    average = (sum(lengths) / len(lengths) if lengths else 0) or 1
    return array("f", [_SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / average) for length in lengths])


def _commonest(counts: Mapping[str, int], first: str) -> list[str]:
    """Return the commonest words, the one as typed before all, as many as can be read quickly."""
    words = nsmallest(MOST_EXPANSIONS, counts, key=lambda word: (word != first, -counts[word], word))
    so_far = list(accumulate(counts[word] for word in words))
    return words[: max(1, bisect_right(so_far, MOST_POSTINGS))]
