"""Where a query hits a text, and which piece of the text shows it best.

Knows no engine and no archive: the same words hit here as in `text/tokens`, on the stored text alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.model.article import TITLE
from reader.model.query import And, Boost, Fuzzy, Or, Phrase, Prefix, TextField, Tree, Word
from reader.model.search import Mark
from reader.text.tokens import Token, fold, is_near, tokenise

ELLIPSIS = "…"
_MOST_HITS = 2_000
"""Hits of one article that a snippet is chosen among."""


class _Hit(NamedTuple):
    start: int
    end: int
    term: int
    """Which part of the query hit; parts are numbered as they stand in it."""


@dataclass(slots=True)
class _Wanted:
    """What to mark in one field: runs of stems, runs of plain words, beginnings and misspellings."""

    stems: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)
    """Runs by their first stem, each with the number of its term."""
    words: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)
    prefixes: list[tuple[str, int]] = field(default_factory=list)
    misspelled: list[tuple[str, int]] = field(default_factory=list)
    term_count: int = 0

    def add_leaf(self, leaf: Tree) -> None:
        term, self.term_count = self.term_count, self.term_count + 1
        match leaf:
            case Word(text, _):
                self._add_run(self.stems, [token.stem for token in tokenise(text, None)], term)
            case Phrase(words, _):
                self._add_run(self.stems, [token.stem for token in tokenise(" ".join(words), None)], term)
            case Prefix(text, _) if fold(text):
                self.prefixes.append((fold(text), term))
            case Fuzzy(text, _) if fold(text):
                self.misspelled.append((fold(text), term))

    def add_surface(self, surface: str) -> None:
        term, self.term_count = self.term_count, self.term_count + 1
        self._add_run(self.words, [token.word for token in tokenise(surface, None)], term)

    @staticmethod
    def _add_run(runs: dict[str, list[tuple[tuple[str, ...], int]]], run: list[str], term: int) -> None:
        if run:
            runs.setdefault(run[0], []).append((tuple(run), term))

    def find(self, text: str, language: str | None) -> Iterator[_Hit]:
        """Yield the hits by where they begin; they may overlap."""
        if not self.term_count:
            return
        tokens = list(tokenise(text, language))
        stems = [token.stem for token in tokens]
        words = [token.word for token in tokens]
        terms_of_word: dict[str, list[int]] = {}
        for place, token in enumerate(tokens):
            if token.stem in self.stems:
                yield from _find_runs(self.stems, stems, place, tokens)
            if token.word in self.words:
                yield from _find_runs(self.words, words, place, tokens)
            if self.prefixes or self.misspelled:
                if token.word not in terms_of_word:
                    terms_of_word[token.word] = list(self._terms_of(token.word))
                for term in terms_of_word[token.word]:
                    yield _Hit(token.start, token.end, term)

    def _terms_of(self, word: str) -> Iterator[int]:
        yield from (term for prefix, term in self.prefixes if word.startswith(prefix))
        yield from (term for wanted, term in self.misspelled if is_near(word, wanted))


def mark_blocks(
    blocks: Iterable[tuple[int, str]], tree: Tree, language: str | None, surfaces: Collection[str] = ()
) -> tuple[Mark, ...]:
    """Return the marks of an article's numbered blocks; the block TITLE is the title as shown."""
    in_title = _collect(tree, surfaces, "title")
    in_body = _collect(tree, surfaces, "body")
    return tuple(
        Mark(number, start, end)
        for number, text in blocks
        for start, end in _merge((in_title if number == TITLE else in_body).find(text, language))
    )


def make_snippet(
    blocks: Iterable[tuple[int, str]], tree: Tree, language: str | None, width: int, surfaces: Collection[str] = ()
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return at most `width` code points that show most parts of the query, early ones first, and the marks in them.

    The title is not searched; where nothing is hit it is the beginning of the text.
    """
    wanted = _collect(tree, surfaces, "body")
    room = max(width - 2 * len(ELLIPSIS), 1)
    texts, hits, offset = [], list[_Hit](), 0
    different, span = 0, (0, 0)
    for number, text in blocks:
        if number == TITLE:
            continue
        # behind a stretch that has everything nothing shows more: to read on would take most of a keystroke's time
        is_found = different == wanted.term_count and offset > span[0] + room
        if len(hits) < _MOST_HITS and not is_found:
            hits += [_Hit(offset + start, offset + end, term) for start, end, term in wanted.find(text, language)]
            different, span = _choose_span(hits, room)
        texts.append(text)
        offset += len(text) + 1
    text = " ".join(texts)
    start, end = _place_window(text, span, room)
    return _cut(text, start, end, _merge(hits), max(width, 0))


def _find_runs(
    runs: dict[str, list[tuple[tuple[str, ...], int]]], spelled: Sequence[str], place: int, tokens: Sequence[Token]
) -> Iterator[_Hit]:
    for run, term in runs[spelled[place]]:
        if len(run) == 1 or tuple(spelled[place : place + len(run)]) == run:
            yield _Hit(tokens[place].start, tokens[place + len(run) - 1].end, term)


def _collect(tree: Tree, surfaces: Collection[str], text_field: TextField) -> _Wanted:
    wanted = _Wanted()
    for leaf in _positive_leaves(tree):
        if leaf.field in ("any", text_field):
            wanted.add_leaf(leaf)
    for surface in surfaces:
        wanted.add_surface(surface)
    return wanted


def _positive_leaves(tree: Tree) -> Iterator[Word | Phrase | Prefix | Fuzzy]:
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _positive_leaves(part)
        case Boost(part, _):
            yield from _positive_leaves(part)
        case Word() | Phrase() | Prefix() | Fuzzy():
            yield tree


def _merge(hits: Iterable[_Hit]) -> tuple[tuple[int, int], ...]:
    marks: list[tuple[int, int]] = []
    for start, end, _ in sorted(hits):
        if marks and start < marks[-1][1]:
            marks[-1] = marks[-1][0], max(end, marks[-1][1])
        else:
            marks.append((start, end))
    return tuple(marks)


def _choose_span(hits: Sequence[_Hit], room: int) -> tuple[int, tuple[int, int]]:
    """Return the earliest stretch with the most different terms: how many, where it begins and ends."""
    hits = sorted(hits)
    best, span, first = 0, (0, 0), 0
    inside = Counter[int]()
    for hit in hits:
        inside[hit.term] += 1
        while hit.end - hits[first].start > room and hits[first] is not hit:
            inside[hits[first].term] -= 1
            first += 1
        different = sum(1 for count in inside.values() if count)
        if different > best:
            best, span = different, (hits[first].start, hit.end)
    return best, span


def _place_window(text: str, span: tuple[int, int], room: int) -> tuple[int, int]:
    """Return a window around a span, cut where words end: the text's beginning if that has it, else some words before.

    A long word that leaves no other place is cut inside.
    """
    first, last = span
    if len(text) <= room:
        return 0, len(text)
    start = 0
    if last > room:
        start = min(first - max(0, room - (last - first)) // 3, len(text) - room)
        start = text.find(" ", start - 1, first) + 1 or start
    end = min(start + room, len(text))
    if end < len(text) and not text[end].isspace():
        blank = text.rfind(" ", max(last, start + 1), end)
        end = blank if blank > 0 else end
    return start, end


def _cut(
    text: str, start: int, end: int, marks: Sequence[tuple[int, int]], width: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a window of a text with ellipses where it was cut, and the marks inside it."""
    before = ELLIPSIS if start > 0 else ""
    after = ELLIPSIS if end < len(text) else ""
    end = min(end, start + width - len(before))
    shift = len(before) - start
    inside = (
        (max(first, start) + shift, min(last, end) + shift) for first, last in marks if first < end and last > start
    )
    return (before + text[start:end] + after)[:width], tuple(inside)
