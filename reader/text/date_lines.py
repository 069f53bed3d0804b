"""Date stamps: what the lines around a story, and the dateline that opens it, say of its day.

Knows which lines are furniture only from cleaning's verdict, and decides nothing: several stamps may disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reader.model.article import CleanText
from reader.text.date_spans import DateSpan, find_date_spans
from reader.text.date_words import LINE_FURNITURE, NOT_THE_STORY_S_DATE, PUBLISHED_LABELS, UPDATED_LABELS, WEEKDAYS
from reader.text.tokens import fold

StampKind = Literal["published", "bare", "dateline", "updated"]

LONGEST_LINE = 200
"""Code points of a line that can be a stamp."""
MOST_NAMES = 8
"""Capitalised words (byline, place, outlet) that may stand beside the date."""
HEAD_LINES = 12
"""Where the head ends when no line of the text is the story's first."""

_OTHER_DATES = ("links", "caption", "appeal", "consent", "promo", "headline_copy", "paragraph_copy")
"""Removed blocks whose dates are those of other articles, of pictures or of offers."""
_LONGEST_DATELINE = 100
_LONGEST_LABELLED_STORY_LINE = 12

_SEPARATORS = re.compile(r"\s*[|•·]\s*|\s+/\s+")
_DATELINE_END = re.compile(r"\s+[-–—]+\s+|\s*[–—]+\s*|--|(?<=[)\w]):\s|\)\s")
_ZONE = re.compile(r"(?<=\d)\s?[+-]\d\d:?\d\d\b")
_CLOCK = re.compile(
    r"(?<![\d.])T?(?P<hour>[01]?\d|2[0-3])\s?[:.hH]\s?(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?Z?(?![\d])"
    r"(?:\s*(?P<half>[aApP])\.?[mM]\b\.?)?"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def _labels(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


_PUBLISHED = _labels(PUBLISHED_LABELS)
_UPDATED = _labels(UPDATED_LABELS)


@dataclass(frozen=True, slots=True)
class DateStamp:
    """One date that a line gives as the text's own."""

    kind: StampKind
    span: DateSpan
    clock: str | None
    """HH:MM as written, in whatever zone; None where the line names no time, or several."""
    words: str

    @property
    def days(self) -> tuple[date, ...]:
        """The days it can mean: one, two where the order of day and month is open, none for a month alone."""
        return self.span.days()


def find_date_stamps(text: CleanText, document_lines: Sequence[str]) -> tuple[DateStamp, ...]:
    """Return the stamps of a document in reading order, the dateline last."""
    story = {_key(block) for _, block in text.blocks()}
    skipped = {_key(line) for block in text.removed if block.kind in _OTHER_DATES for line in block.text.split("\n")}
    head_end = _find_head_end(text, document_lines)
    stamps: list[DateStamp] = []
    for number, line in enumerate(document_lines):
        if len(line) <= LONGEST_LINE and any(map(str.isdigit, line)) and _key(line) not in skipped:
            stamps.extend(_read_line(line, is_head=number < head_end, is_story=_key(line) in story))
    return (*stamps, *_read_dateline(text))


def _find_head_end(text: CleanText, document_lines: Sequence[str]) -> int:
    body_keys = {_key(paragraph) for paragraph in text.body if not _is_only_a_date(paragraph)}
    for number, line in enumerate(document_lines):
        if _key(line) in body_keys:
            return number
    return HEAD_LINES


def _key(line: str) -> str:
    """Return what a line and its repaired form share."""
    return "".join(filter(str.isalnum, line)).casefold()


def _is_only_a_date(line: str) -> bool:
    if len(line) > LONGEST_LINE:
        return False
    spans = find_date_spans(line)
    return bool(spans) and not _find_names(_blank(line, spans))


def _read_line(line: str, *, is_head: bool, is_story: bool) -> Iterator[DateStamp]:
    spans = [span for span in find_date_spans(line) if span.year]
    rest = _blank(line, spans)
    names = _find_names(_UPDATED.sub(" ", _PUBLISHED.sub(" ", rest))) if spans else None
    if names is None or len(names) > MOST_NAMES:
        return
    is_short = len(line.split()) <= _LONGEST_LABELLED_STORY_LINE
    for number, span in enumerate(spans):
        kind = _read_label(rest[: span.start])
        start, end = _find_segment(line, span, spans[number + 1 : number + 2])
        stamp = DateStamp(kind, span, _read_clock(rest[start:end]), line[start:end].strip(" |•·/"))
        starts_with_label = bool(_PUBLISHED.match(line) or _UPDATED.match(line))
        if kind != "bare" and (not is_story or (is_short and starts_with_label)):
            yield stamp
        elif kind == "bare" and is_head and not (is_story and names):
            yield stamp


def _read_label(before: str) -> StampKind:
    """Return what the last label before a date says."""
    published = max((match.end() for match in _PUBLISHED.finditer(before)), default=-1)
    updated = max((match.end() for match in _UPDATED.finditer(before)), default=-1)
    if published < 0 and updated < 0:
        return "bare"
    return "updated" if updated >= published else "published"


def _find_segment(line: str, span: DateSpan, following: Sequence[DateSpan]) -> tuple[int, int]:
    """Return the part of a line, between separators, that belongs to one date."""
    cuts = [0, *(match.end() for match in _SEPARATORS.finditer(line)), *(other.start for other in following), len(line)]
    start = max(cut for cut in cuts if cut <= span.start)
    end = min(cut for cut in cuts if cut >= span.end)
    return start, end


def _read_dateline(text: CleanText) -> Iterator[DateStamp]:
    """Yield the dated dateline of the first paragraph: place, date, perhaps an agency, then a dash."""
    opening = next((paragraph for paragraph in text.body if not _is_only_a_date(paragraph)), "")[:_LONGEST_DATELINE]
    for end in _DATELINE_END.finditer(opening):
        line = opening[: end.end()].rstrip(" –—-:")
        spans = [span for span in find_date_spans(line) if span.year]
        names = _find_names(_blank(line, spans))
        if len(spans) == 1 and names is not None and len(names) <= MOST_NAMES:
            yield DateStamp("dateline", spans[0], None, line)
            return


def _blank(line: str, spans: Sequence[DateSpan]) -> str:
    """Return the line with its dates blanked out, at the same length."""
    for span in spans:
        line = line[: span.start] + " " * (span.end - span.start) + line[span.end :]
    return line


def _find_names(rest: str) -> list[str] | None:
    """Return the names beside a date, or None where the line says more than who, when and where."""
    words = [word.rstrip(".'’-") for word in _WORD.findall(_CLOCK.sub(" ", _ZONE.sub(" ", rest)))]
    folded = [fold(word) for word in words]
    if not NOT_THE_STORY_S_DATE.isdisjoint(folded):
        return None
    names = [
        word for word, plain in zip(words, folded, strict=True) if plain not in LINE_FURNITURE and plain not in WEEKDAYS
    ]
    return None if any(word[0].islower() for word in names) else names


def _read_clock(rest: str) -> str | None:
    clocks = list(_CLOCK.finditer(_ZONE.sub(" ", rest)))
    if len(clocks) != 1:
        return None
    hour, half = int(clocks[0]["hour"]), (clocks[0]["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{clocks[0]['minute']}"
