"""Reads the invented articles, whose names are marked in the text, and scores an extractor on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.model.article import TITLE, CleanText
from reader.model.entity import EntityType, Mention
from reader.model.ports import EntityExtractor

FOLDER = Path(__file__).parent / "invented"
TYPES: dict[str, EntityType] = {"P": "person", "O": "org", "L": "place", "E": "event", "D": "place"}
_MARKED = re.compile(r"\[(?P<text>[^|\]]+)\|(?P<type>[A-Z]) (?P<id>\w+)\]")


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    name: str
    text: CleanText
    mentions: tuple[Mention, ...]
    ids: tuple[str, ...]
    """For each mention, who or what is meant."""


@dataclass(frozen=True, slots=True)
class Score:
    found: int
    wanted: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.wanted

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted)


def read_marked(pattern: str) -> list[MarkedArticle]:
    return [_read(path) for path in sorted(FOLDER.glob(pattern))]


def score(extractor: EntityExtractor, articles: Iterable[MarkedArticle]) -> Score:
    """Mentions count as right when their place, type and kind all are."""
    found = wanted = right = 0
    for article in articles:
        mentions = set(extractor.extract(article.text))
        found, wanted = found + len(mentions), wanted + len(article.mentions)
        right += len(mentions & set(article.mentions))
    return Score(found, wanted, right)


def _read(path: Path) -> MarkedArticle:
    texts: list[str] = []
    mentions: list[Mention] = []
    ids: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").strip().split("\n")):
        text, end = "", 0
        for match in _MARKED.finditer(line):
            text += line[end : match.start()]
            start = len(text)
            text += match["text"]
            block = number - 1 if number else TITLE
            is_demonym = match["type"] == "D"
            mentions.append(Mention(block, start, len(text), match["text"], TYPES[match["type"]], is_demonym))
            ids.append(match["id"])
            end = match.end()
        texts.append(text + line[end:])
    return MarkedArticle(path.stem, CleanText(texts[0], None, None, tuple(texts[1:])), tuple(mentions), tuple(ids))
