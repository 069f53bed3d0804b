"""Builds reports from invented text with marked names: "[Anna Lind|P anna] leads the [Norwegian|D norway] team"."""

from __future__ import annotations

import re
from datetime import date

from reader.model.article import CleanText
from reader.model.dates import Grade, PublicationDate
from reader.model.entity import EntityType, Mention
from reader.text.tokens import read_blocks
from reader.understanding.reports import ReportName, StoryReport
from reader.understanding.terms import best_terms

TYPES: dict[str, EntityType] = {"P": "person", "O": "org", "L": "place", "E": "event", "D": "place"}
_MARKED = re.compile(r"\[(?P<text>[^|\]]+)\|(?P<type>[POLED]) (?P<id>\w+)\]")


def report(
    number: int,
    *paragraphs: str,
    title: str | None = None,
    published: str | None = "2025-03-04",
    latest: str | None = None,
    grade: Grade = "stated",
) -> StoryReport:
    """A report of these paragraphs; `published` None for one without a date."""
    mentions: dict[tuple[str, EntityType], list[Mention]] = {}
    body = tuple(_read(block, text, mentions) for block, text in enumerate(paragraphs))
    head = None if title is None else _read(-3, title, mentions)
    text = CleanText(head, None, None, body)
    names = tuple(
        ReportName(id_, max((mention.text for mention in found), key=len), type_, tuple(found))
        for (id_, type_), found in mentions.items()
    )
    terms = best_terms(read_blocks(text, "en"), "en")
    return StoryReport(number, text, _date(published, latest, grade), names, terms, "en")


def _date(published: str | None, latest: str | None, grade: Grade) -> PublicationDate | None:
    if published is None:
        return None
    first = date.fromisoformat(published)
    return PublicationDate(published, first, date.fromisoformat(latest or published), "day", grade, ())


def _read(block: int, marked: str, mentions: dict[tuple[str, EntityType], list[Mention]]) -> str:
    text, position = "", 0
    for match in _MARKED.finditer(marked):
        text += marked[position : match.start()]
        type_ = TYPES[match["type"]]
        mention = Mention(block, len(text), len(text) + len(match["text"]), match["text"], type_, match["type"] == "D")
        mentions.setdefault((match["id"], type_), []).append(mention)
        text += match["text"]
        position = match.end()
    return text + marked[position:]
