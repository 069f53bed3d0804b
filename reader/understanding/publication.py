"""When a text was published, by its own date and by what the other articles of its story state.

Computed from own dates and from the days that texts give for the same event, never from computed dates.  A weekday in
common says nothing: the sentences must be about the same thing, and no other week may fit nearly as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter

from reader.model.dates import Grade, PublicationDate
from reader.text.day_expressions import DayExpression
from reader.understanding.duplicates import COPY_CONTAINMENT
from reader.understanding.publication_days import (
    DatedText,
    KnownDay,
    find_known_days,
    resolve_without_own_date,
)
from reader.understanding.publication_frame import Frame, find_frame, find_told_day
from reader.understanding.publication_guess import Guess, Guesser
from reader.understanding.publication_search import Found, Match, Search, find_clear_day
from reader.understanding.publication_statements import read_statements

LONGEST_GUESS_DAYS = 3
DATELINE_DAYS_LATER = 1
"""How long after the day of its news a dateline may lie."""
_DAY = timedelta(days=1)
_PREPOSITION = re.compile(r"(?:on|by|at|until|over|since|in)\s+$", re.IGNORECASE)


def date_by_siblings(subject: DatedText, siblings: Sequence[DatedText]) -> PublicationDate | None:
    """Return when a text was published; None where neither it nor its story's other articles tell.

    A day of its own stays; an own date that is a year or a month may become a day inside it, and one that lacks its
    year gets that and no other day.  The order of the siblings does not matter.
    """
    if subject.own_day is not None:
        return subject.own_date
    siblings = sorted(siblings, key=_sort_key)
    told = find_told_day(subject.text, read_statements(subject.text).statements)
    if told is not None:
        copies = [article for article in siblings if article.containment >= COPY_CONTAINMENT]
        found = _date_by_told_day(subject, told, copies) or _date_by_told_day(subject, told, siblings)
    else:
        found = _date_copy(subject, siblings) or _date_by_days(subject, siblings)
    return found or subject.own_date


def _sort_key(article: DatedText) -> tuple[str, tuple[str, ...], str, float]:
    return article.display_title, article.text.body, repr(article.own_date), article.containment


def _date_copy(subject: DatedText, siblings: Sequence[DatedText]) -> PublicationDate | None:
    """Return the day of the texts that this one is a copy of: it is as old as they are."""
    dated = [
        (article.own_day, article)
        for article in siblings
        if article.containment >= COPY_CONTAINMENT and article.own_day is not None and _allows(subject, article.own_day)
    ]
    if not dated:
        return None
    earliest, latest = min(day for day, _ in dated), max(day for day, _ in dated)
    if (latest - earliest).days >= LONGEST_GUESS_DAYS:
        return None
    grade: Grade = "inferred" if earliest == latest else "guessed"
    article = next(article for day, article in dated if day == latest)
    return _make(earliest, latest, grade, _quote_own_date(article))


def _date_by_told_day(subject: DatedText, told: DayExpression, siblings: Sequence[DatedText]) -> PublicationDate | None:
    """Return the day that a text tells as its own, in the year that the own dates of the others give."""
    dated = [(article.own_day, article) for article in siblings if article.own_day is not None]
    if not dated:
        return None
    frame = find_frame(read_statements(subject.text).statements)
    weekday = None if frame is None or frame.is_preview else frame.weekday
    near = {resolve_without_own_date(told, [own_day]) for own_day, _ in dated}
    days = [
        day
        for day in near
        if day is not None
        and _allows(subject, day)
        and (weekday is None or (day.weekday() - weekday) % 7 <= DATELINE_DAYS_LATER)
    ]
    if len(days) != 1:
        return None
    day = days[0]
    nearest = min(dated, key=lambda pair: abs(pair[0] - day))[1]
    evidence = (told.text, *_quote_own_date(nearest))
    return _make(day, day, "guessed" if weekday is None else "inferred", evidence)


def _date_by_days(subject: DatedText, siblings: Sequence[DatedText]) -> PublicationDate | None:
    telling = read_statements(subject.text)
    known_days = find_known_days(siblings)
    if not telling.statements or not known_days:
        return None
    frame = find_frame(telling.statements)
    own = subject.own_date
    bounds = (own.earliest, own.latest) if own else (date.min, date.max)
    ranked = Search(telling, frame, known_days).rank_days(*bounds)
    found = find_clear_day(ranked)
    if found is not None:
        return _make_found(found, frame, "inferred", bounds, _quote(found, siblings))
    guess = Guesser(subject, frame, siblings, known_days).find_day(ranked, *bounds)
    if guess is None:
        return None
    evidence = _quote(Found(guess.day, guess.matches), siblings)
    return _make_found(guess, frame, "guessed", bounds, evidence)


def _make_found(
    found: Found | Guess, frame: Frame | None, grade: Grade, bounds: tuple[date, date], evidence: tuple[str, ...]
) -> PublicationDate:
    """Return the day; the day before it, too, for a preview, the day after it for any other guess."""
    is_told = grade == "guessed" and found.matches[0].is_counted
    is_preview = frame is not None and frame.is_preview and not is_told
    earliest = max(found.day - is_preview * _DAY, bounds[0])
    latest = min(found.day + (grade == "guessed" and not is_preview) * _DAY, bounds[1])
    if is_preview:
        grade = "guessed"
    return PublicationDate(found.day.isoformat(), earliest, latest, "day", grade, evidence)


def _allows(subject: DatedText, day: date) -> bool:
    return subject.own_date is None or subject.own_date.earliest <= day <= subject.own_date.latest


def _make(earliest: date, latest: date, grade: Grade, evidence: tuple[str, ...]) -> PublicationDate:
    return PublicationDate(latest.isoformat(), earliest, latest, "day", grade, evidence)


def _quote(found: Found, siblings: Sequence[DatedText]) -> tuple[str, ...]:
    """Return the words that the best match rests on: the text's own, then the other article's with its title."""
    best = found.matches[0]
    words = _quote_day(best)
    if best.known is not None:
        return words, _quote_known_day(best.known)
    dated = [(abs(article.own_day - found.day), article) for article in siblings if article.own_day is not None]
    return words, *(_quote_own_date(min(dated, key=itemgetter(0))[1]) if dated else ())


def _quote_day(match: Match) -> str:
    """Return the words for a day, the preposition with them."""
    statement = match.statement
    if match.is_counted and statement.counted is not None:
        return statement.counted.words
    if statement.expression is None:
        return statement.sentence
    words = statement.expression.text
    before = _PREPOSITION.search(statement.sentence[: statement.at])
    return f"{before[0] if before else ''}{words}"


def _quote_own_date(article: DatedText) -> tuple[str, ...]:
    words = article.own_date.evidence[:1] if article.own_date is not None else ()
    return tuple(f'{article.display_title}: "{word}"' for word in words)


def _quote_known_day(known: KnownDay) -> str:
    expression, own = known.statement.expression, known.article.own_date
    words = [expression.text] if expression is not None else []
    if own is not None and (expression is None or expression.kind != "date"):
        stated = own.evidence[:1]
        words = [word for word in words if not any(word in other for other in stated)] + [*stated]
    quoted = ", ".join(f'"{word}"' for word in words)
    return f"{known.article.display_title}: {quoted}"
