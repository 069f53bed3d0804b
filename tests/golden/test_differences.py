"""What the five originals say beside each other; they are not ours to ship: skipped where they are absent."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from reader.model.dates import PublicationDate
from reader.model.entity import Mention
from reader.text.clean import clean
from reader.text.dates import own_date
from reader.text.parse import parse_text
from reader.text.tokens import read_blocks
from reader.understanding.aliases import display_name, link_mentions
from reader.understanding.differences import find_differences
from reader.understanding.extractor import RuleExtractor
from reader.understanding.only_here import find_only_here
from reader.understanding.reports import ReportName, StoryReport
from reader.understanding.terms import best_terms
from reader.understanding.timeline import find_days

EPISODE, EARLIER = (0, 1, 3, 4), (2,)
PUBLISHED = {0: "2025-07-22", 2: "2025-06-02", 3: "2025-07-21", 4: "2025-07-22"}
"""Days that an archive finds for those without one of their own."""


@pytest.fixture
def reports(originals: Path) -> dict[int, StoryReport]:
    return {int(path.name[:3]): _read(int(path.name[:3]), path) for path in sorted(originals.glob("*.txt"))}


def _read(number: int, path: Path) -> StoryReport:
    document = parse_text(path.read_text("utf-8"), "text/plain")
    text = clean(document, frozenset())
    mentions: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for each in link_mentions(RuleExtractor().extract(text), text):
        mentions[each.name.type, each.name.key].append(each.mention)
    names = tuple(
        ReportName(
            f"{type_}:{key}",
            display_name(Counter(mention.text for mention in found), found[0].type),
            found[0].type,
            tuple(found),
        )
        for (type_, key), found in mentions.items()
    )
    published = own_date(text, document.lines, date(2026, 1, 1))
    if published is None:
        day = date.fromisoformat(PUBLISHED[number])
        published = PublicationDate(day.isoformat(), day, day, "day", "inferred", ())
    return StoryReport(number, text, published, names, best_terms(read_blocks(text, "en"), "en"), "en")


def test_they_differ_on_who_leads_one_delegation_and_on_nothing_else(reports: dict[int, StoryReport]):
    (difference,) = find_differences([reports[n] for n in EPISODE], [reports[n] for n in EARLIER])

    assert difference.kind == "role"
    assert [(claim.value, claim.articles) for claim in difference.claims] == [
        ("Rustem Umerov", (4, 0, 2)),
        ("Rostyslav Omelyan", (1,)),
    ]
    assert difference.subject == "will head Ukraine’s delegation"


def test_the_earlier_episode_alone_differs_from_nothing(reports: dict[int, StoryReport]):
    assert find_differences([reports[2]], [reports[n] for n in EPISODE]) == ()


def test_one_report_alone_has_a_name(reports: dict[int, StoryReport]):
    found = find_only_here([reports[n] for n in EPISODE])

    names = {number: [each.text for each in only if each.kind == "name"] for number, only in found.items()}
    numbers = {number: [each.text for each in only if each.kind == "number"] for number, only in found.items()}
    assert names[1][0] == "Rostyslav Omelyan"
    assert names[0] == ["National Security and Defense Council"]
    assert {"Alexander Goncharenko", "Kramatorsk", "Putyvl"} <= set(names[4])
    assert {"426 drones", "24 missiles", "1,000km"} <= set(numbers[4])
    assert numbers[0] == numbers[1] == numbers[3] == []


def test_the_days_that_they_speak_of(reports: dict[int, StoryReport]):
    days = {row.earliest: row for row in find_days([reports[n] for n in EPISODE]) if row.earliest == row.latest}

    assert {date(2025, 5, 16), date(2025, 6, 2), date(2025, 7, 19), date(2025, 7, 22), date(2025, 7, 23)} <= set(days)
    assert days[date(2025, 7, 23)].article_count == 3
    assert days[date(2025, 7, 23)].quote.article == 1
