"""Answers a tree from a snapshot: which documents match, how well, and in which order.

Knows no files.  Every part of a tree becomes {document: score}; what only filters scores 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from reader.index.snapshot import Scores, Snapshot
from reader.model.query import (
    Added,
    Among,
    And,
    Boost,
    DateSince,
    DateUntil,
    DateWithin,
    Everything,
    FromSource,
    Fuzzy,
    InState,
    Named,
    Not,
    Nothing,
    OfStory,
    Or,
    Phrase,
    Prefix,
    Tagged,
    TextField,
    Tree,
    Word,
)
from reader.model.search import Answer, Question, Sort
from reader.text.tokens import fold, tokenise


def answer(question: Question, snapshot: Snapshot) -> Answer:
    """Return all that matches in the asked order; raises ValueError for a tree that is not resolved."""
    evaluation = _Evaluation(snapshot)
    scores = evaluation.evaluate(question.tree)
    for document in snapshot.deleted.intersection(scores):
        del scores[document]
    documents = _sort(scores, question.sort, snapshot)
    numbers = snapshot.numbers
    return Answer(
        tuple([numbers[document] for document in documents]),
        tuple([scores[document] for document in documents]),
        tuple(dict.fromkeys(evaluation.cuts)),
    )


def _sort(scores: Scores, sort: Sort, snapshot: Snapshot) -> list[int]:
    """Order documents; where nothing else decides, the newest number comes first (with oldest: last)."""
    documents = sorted(scores, key=snapshot.numbers.__getitem__, reverse=sort != "oldest")
    if sort == "arrived":
        return documents
    if sort == "best":
        documents.sort(key=scores.__getitem__, reverse=True)
        return documents
    earliest, latest = snapshot.earliest, snapshot.latest
    documents.sort(key=lambda document: (earliest[document], latest[document]), reverse=sort == "newest")
    if sort == "oldest":
        documents.sort(key=lambda document: earliest[document] == 0)
    return documents


class _Evaluation:
    """One tree on its way to an answer, and which expansions had to be cut."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.cuts: list[str] = []

    def evaluate(self, tree: Tree) -> Scores:
        match tree:
            case And(parts):
                return self._match_all(parts)
            case Or(parts):
                return self._match_some(parts)
            case Not(_):
                return self._match_all((tree,))
            case Boost(part, factor):
                return {document: factor * score for document, score in self.evaluate(part).items()}
            case Word() | Phrase() | Prefix() | Fuzzy():
                return self._match_text(tree)
            case Added() | Named() | FromSource() | OfStory() | Tagged() | InState():
                raise ValueError(f"{tree!r} must be resolved before an index sees it")
            case _:
                return dict.fromkeys(self._filter(tree), 0.0)

    def _match_all(self, parts: Iterable[Tree]) -> Scores:
        wanted = [self.evaluate(part) for part in parts if not isinstance(part, Not)]
        wanted.sort(key=len)
        scores = wanted[0] if wanted else dict.fromkeys(self._snapshot.live_documents(), 0.0)
        for others in wanted[1:]:
            scores = {document: score + others[document] for document, score in scores.items() if document in others}
        for part in parts:
            if isinstance(part, Not):
                unwanted = self.evaluate(part.part)
                scores = {document: score for document, score in scores.items() if document not in unwanted}
        return scores

    def _match_some(self, parts: Iterable[Tree]) -> Scores:
        found = sorted((self.evaluate(part) for part in parts), key=len, reverse=True)
        scores = found[0] if found else {}
        for others in found[1:]:
            for document, score in others.items():
                scores[document] = scores.get(document, 0.0) + score
        return scores

    def _match_text(self, leaf: Word | Phrase | Prefix | Fuzzy) -> Scores:
        snapshot = self._snapshot
        match leaf:
            case Word(text, field):
                return snapshot.score_phrase([token.stem for token in tokenise(text, None)], field)
            case Phrase(words, field):
                return snapshot.score_phrase([token.stem for token in tokenise(" ".join(words), None)], field)
            case Prefix(text, field):
                return self._match_expanded(f"{text}*", snapshot.expand_prefix(fold(text), field), field)
            case Fuzzy(text, field):
                return self._match_expanded(f"{text}~", snapshot.expand_misspelling(fold(text), field), field)

    def _match_expanded(self, typed: str, expanded: tuple[list[str], int], field: TextField) -> Scores:
        words, total = expanded
        if len(words) < total:
            self.cuts.append(f"{typed} stands for {total} words; the {len(words)} commonest were searched")
        return self._snapshot.score_any_word(words, field)

    def _filter(self, leaf: DateWithin | DateSince | DateUntil | Among | Everything | Nothing) -> Iterable[int]:
        snapshot = self._snapshot
        match leaf:
            case DateWithin(first, last):
                least, most = first.toordinal(), last.toordinal()
                ranges = enumerate(zip(snapshot.earliest, snapshot.latest, strict=True))
                return (document for document, (start, end) in ranges if least <= start <= end <= most)
            case DateSince(day):
                least = day.toordinal()
                return (document for document, start in enumerate(snapshot.earliest) if start >= least)
            case DateUntil(day):
                most = day.toordinal()
                return (document for document, end in enumerate(snapshot.latest) if 0 < end <= most)
            case Among(numbers):
                return (document for document, number in enumerate(snapshot.numbers) if number in numbers)
            case Everything():
                return snapshot.live_documents()
            case Nothing():
                return ()
            case _:
                assert_never(leaf)
