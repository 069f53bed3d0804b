"""The numbers of a note's sources, and which of them repeat another: a copy is no second witness.

Knows no text of any article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.article import ArticleNumber
    from reader.model.story import CopyKind, StoryPage


@dataclass(frozen=True, slots=True)
class Numbering:
    """Sources by their numbers, and what copies and rewrites were made of."""

    numbers: dict[ArticleNumber, int]
    originals: dict[ArticleNumber, tuple[CopyKind, ArticleNumber]]

    def refer(self, articles: Sequence[ArticleNumber]) -> str:
        """Name sources, what repeats an earlier one of them behind it: "[5] (also in its rewrite [6]) [8]"."""
        families: dict[ArticleNumber, list[ArticleNumber]] = {}
        for article in dict.fromkeys(articles):
            if article in self.numbers:
                families.setdefault(self._root_of(article), []).append(article)
        return " ".join(self._refer_to_family(root, members) for root, members in families.items())

    def describe_origin(self, article: ArticleNumber) -> str:
        """What a source repeats: "copy of [2]"; empty where it repeats none."""
        if article not in self.originals:
            return ""
        kind, original = self.originals[article]
        return f"{kind} {'as' if kind == 'same text' else 'of'} [{self.numbers[original]}]"

    def _root_of(self, article: ArticleNumber) -> ArticleNumber:
        while article in self.originals:
            article = self.originals[article][1]
        return article

    def _refer_to_family(self, root: ArticleNumber, members: Sequence[ArticleNumber]) -> str:
        first, *others = members
        told = [f"{self._relate(other, first, root)} [{self.numbers[other]}]" for other in others]
        also = f" (also in {', '.join(told)})" if told else ""
        return f"[{self.numbers[first]}]{also}"

    def _relate(self, other: ArticleNumber, first: ArticleNumber, root: ArticleNumber) -> str:
        if other == root:
            return "its original"
        kind = self.originals[other][0]
        if kind == "same text":
            return "the same text"
        return f"{'its' if first == root else 'another'} {kind}"


def number_sources(articles: Sequence[ArticleNumber], pages: Sequence[StoryPage]) -> Numbering:
    """Number articles in this order; the stories' pages say what is a copy of what."""
    numbers = {article: number for number, article in enumerate(articles, 1)}
    originals: dict[ArticleNumber, tuple[CopyKind, ArticleNumber]] = {}
    reports = [report for page in pages for episode in page.episodes for report in episode.reports]
    for report in reports:
        for copy in report.copies:
            if numbers.get(report.row.number, len(numbers)) < numbers.get(copy.row.number, 0):
                originals.setdefault(copy.row.number, (copy.kind, report.row.number))
    return Numbering(numbers, originals)
