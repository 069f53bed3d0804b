"""The days that the dated articles of a story state, with what happened on them.

Years come from own dates only: a month and day without a year is read near each own date of the story and counts where
all give the same year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reader.model.article import CleanText
from reader.model.dates import PublicationDate
from reader.text.day_expressions import DayExpression
from reader.text.day_resolution import resolve
from reader.understanding.publication_statements import OPENING_PARAGRAPHS, Statement, read_statements

FARTHEST_FROM_OWN_DATE = timedelta(days=200)
"""How far from every own date a day without a year may lie."""


@dataclass(frozen=True, slots=True)
class DatedText:
    """An article of a story, as far as its date goes."""

    text: CleanText
    own_date: PublicationDate | None
    display_title: str
    containment: float = 0.0
    """Of a sibling: share of the shorter text's runs of words that it and the subject have in common, 0..1."""

    @property
    def own_day(self) -> date | None:
        """The day of its own date, where that is as precise as a day."""
        own = self.own_date
        return own.earliest if own is not None and own.precision in ("day", "minute") else None


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day on which an article places an event."""

    day: date
    statement: Statement
    article: DatedText


def find_known_days(articles: Sequence[DatedText]) -> tuple[KnownDay, ...]:
    """Return the days that articles state, and each own date as the day of what its article opens with."""
    own_days = sorted({article.own_day for article in articles if article.own_day is not None})
    return tuple(known for article in articles for known in _read_article(article, own_days))


def find_news_days(articles: Sequence[DatedText]) -> tuple[KnownDay, ...]:
    """Return the days on which articles have their news: their own, and those that their opening states."""
    own_days = sorted({article.own_day for article in articles if article.own_day is not None})
    return tuple(known for article in articles for known in _read_news(article, own_days))


def _read_news(article: DatedText, own_days: Sequence[date]) -> Iterator[KnownDay]:
    telling = read_statements(article.text)
    if article.own_day is not None and telling.opening is not None:
        yield KnownDay(article.own_day, telling.opening, article)
    for statement in telling.statements:
        if statement.expression is None or statement.paragraph >= OPENING_PARAGRAPHS:
            continue
        day = _find_day(statement.expression, article.own_day, own_days)
        if day is not None and day != article.own_day:
            yield KnownDay(day, statement, article)


def resolve_without_own_date(expression: DayExpression, own_days: Sequence[date]) -> date | None:
    """Return the day of a written date, its year given or the same near all own dates; None where it stays open."""
    if expression.kind != "date":
        return None
    if expression.year is not None:
        own_days = own_days or [date(expression.year, 1, 1)]
    spans = {resolve(expression, day) for day in own_days}
    span = spans.pop() if len(spans) == 1 else None
    if span is None:
        return None
    is_near = min(abs(span.earliest - day) for day in own_days) <= FARTHEST_FROM_OWN_DATE
    return span.earliest if is_near or expression.year is not None else None


def _read_article(article: DatedText, own_days: Sequence[date]) -> Iterator[KnownDay]:
    telling = read_statements(article.text)
    opening_days: set[date] = set()
    for statement in telling.statements:
        if statement.expression is None:
            continue
        day = _find_day(statement.expression, article.own_day, own_days)
        if day is not None:
            yield KnownDay(day, statement, article)
            if statement.paragraph == 0:
                opening_days.add(day)
    if article.own_day is not None and telling.opening is not None and opening_days <= {article.own_day}:
        yield KnownDay(article.own_day, telling.opening, article)


def _find_day(expression: DayExpression, own_day: date | None, own_days: Sequence[date]) -> date | None:
    if own_day is None:
        return resolve_without_own_date(expression, own_days)
    span = resolve(expression, own_day)
    return span.earliest if span is not None and span.precision == "day" else None
