"""Names in texts written before the rules: rows after linking, and every mention, against expectations made by hand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.model.article import CleanText
from reader.model.entity import NamedMention, NameKey
from reader.text.clean import clean
from reader.text.parse import parse_text
from reader.understanding.aliases import link_mentions
from reader.understanding.extractor import RuleExtractor

FOLDER = Path(__file__).parent
Wanted = list[dict[str, Any]]


@dataclass(slots=True)
class Count:
    """Rows found and wanted, those of them that are one wanted entity, and those whose type is right, too."""

    found: int = 0
    wanted: int = 0
    matched: int = 0
    typed: int = 0
    mixed: list[str] = field(default_factory=list)
    """Rows that hold the names of two wanted entities."""

    @property
    def precision(self) -> float:
        return self.typed / self.found

    @property
    def recall(self) -> float:
        return self.typed / self.wanted

    @property
    def f1(self) -> float:
        return 2 * self.typed / (self.found + self.wanted)


def plain(path: Path) -> CleanText:
    title, *body = path.read_text("utf-8").strip().split("\n")
    return CleanText(title, None, None, tuple(body))


def cleaned(path: Path) -> CleanText:
    return clean(parse_text(path.read_text("utf-8"), "text/plain"), frozenset())


def named_in(text: CleanText) -> list[NamedMention]:
    mentions = link_mentions(RuleExtractor().extract(text), text)
    return [each for each in mentions if not each.mention.is_demonym]


def count_rows(articles: Iterable[tuple[list[NamedMention], Wanted]]) -> Count:
    count = Count()
    for named, wanted in articles:
        meant: defaultdict[str, set[int]] = defaultdict(set)
        for number, entity in enumerate(wanted):
            for surface in entity["surfaces"]:
                meant[surface].add(number)
        rows: defaultdict[NameKey, list[str]] = defaultdict(list)
        for each in named:
            rows[each.name].append(each.mention.text)
        count.found, count.wanted = count.found + len(rows), count.wanted + len(wanted)
        taken: set[int] = set()
        for name, surfaces in sorted(rows.items(), key=lambda row: -len(row[1])):
            votes = Counter(number for surface in surfaces for number in meant[surface])
            if len({number for surface in surfaces for number in meant[surface] if len(meant[surface]) == 1}) > 1:
                count.mixed.append(name.key)
            if votes and (best := votes.most_common(1)[0][0]) not in taken:
                taken.add(best)
                count.matched += 1
                count.typed += wanted[best]["type"] == name.type
    return count


def read(folder: str) -> list[tuple[Path, Wanted]]:
    paths = sorted((FOLDER / folder).glob("*.txt"))
    return [(path, json.loads(path.with_suffix(".json").read_text("utf-8"))["entities"]) for path in paths]


def test_rows_of_articles_from_ten_outlets() -> None:
    count = count_rows((named_in(plain(path)), wanted) for path, wanted in read("names"))
    assert count.mixed == []
    assert count.precision >= 0.96, count
    assert count.f1 >= 0.94, count
    assert 2 * count.matched / (count.found + count.wanted) >= 0.96, count


def test_mentions_of_articles_from_ten_outlets() -> None:
    right = found = expected = 0
    for path, wanted in read("names"):
        surfaces = Counter({(s, each["type"]): n for each in wanted for s, n in each["surfaces"].items()})
        marked = Counter((each.mention.text, each.mention.type) for each in named_in(plain(path)))
        right, found, expected = (
            right + (marked & surfaces).total(),
            found + marked.total(),
            expected + surfaces.total(),
        )
    assert right / found >= 0.98, (right, found)
    assert 2 * right / (found + expected) >= 0.955, (right, found, expected)


def test_rows_of_messy_articles() -> None:
    count = count_rows((named_in(cleaned(path)), wanted) for path, wanted in read("held_out"))
    assert count.mixed == []
    assert count.precision >= 0.98, count
    assert count.recall >= 0.98, count


def test_counts_are_those_of_the_texts() -> None:
    for path, wanted in read("names"):
        text = path.read_text("utf-8")
        for entity in wanted:
            for surface, times in entity["surfaces"].items():
                assert text.count(surface) >= times, (path.name, surface)
