"""Date stamps: what the lines around a story, and the dateline that opens it, say of its day.

Knows which lines are furniture only from cleaning's verdict, and decides nothing: several stamps may disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
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
SHORTEST_PARAGRAPH = 50
"""Code points of a paragraph that is surely no part of the head that cleaning took for the story."""
HEAD_LINES = 12
"""Where the head ends when the text has no long paragraph."""

_OTHER_DATES = ("links", "caption", "appeal", "consent", "promo", "headline_copy", "paragraph_copy")
"""Removed blocks whose dates are those of other articles, of pictures or of offers."""
_LONGEST_DATELINE = 100
_KEY_LETTERS = 60
_LONGEST_LABELLED_STORY_LINE = 12

_SEPARATORS = re.compile(r"\s*[|•·]\s*|\s+/\s+")
_DATELINE_END = re.compile(r"\s+[-–—]+\s+|\s*[–—]+\s*|--|(?<=[)\w]):\s|\)\s")
_ZONE = re.compile(r"(?<=\d)\s?[+-]\d\d:?\d\d\b")
_CLOCK = re.compile(
    r"(?<![\d.])T?(?P<hour>[01]?\d|2[0-3])\s?[:.hH]\s?(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?Z?(?![\d])"
    r"(?:\s*(?P<half>[aApP])\.?[mM]\b\.?)?"
)
_BYLINE = re.compile(r"(?:by|von|par|por|di|door)\s", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_WORD = re.compile(r"\b(?:on|at|in|by|from|the)\b", re.IGNORECASE)
_TOLD_DAY = re.compile(
    r"\b(?:published|posted|appeared|issued|released|edition of|issue of)"
    r"(?: (?:on|in)(?: the)?(?: print edition of)?)?:?\s$",
    re.IGNORECASE,
)
"""What stands right before the day in a sentence about the text itself: "appeared in the print edition of"."""
_ABOUT_ITSELF = re.compile(r"\b(?:appeared|edition of|issue of)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\s\d,;:()\[\]|/–—]*")


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
    story = {_key(block) for _, block in text.blocks() if len(block) <= LONGEST_LINE}
    skipped = {_key(line) for block in text.removed if block.kind in _OTHER_DATES for line in block.text.split("\n")}
    head_end = _find_head_end(text, document_lines)
    stamps: list[DateStamp] = []
    for number, line in enumerate(document_lines):
        is_head = number < head_end
        may_be_stamp = len(line) <= LONGEST_LINE and _YEAR.search(line) and (is_head or _has_label(line))
        if may_be_stamp and _key(line) not in skipped:
            stamps.extend(_read_line(line, is_head=is_head, is_story=_key(line) in story))
    return (*stamps, *_read_dateline(text))


def long_paragraphs(text: CleanText, count: int) -> list[str]:
    """Return the first paragraphs that are too long to be left-overs of the head."""
    found = (paragraph for paragraph in text.body if len(paragraph) >= SHORTEST_PARAGRAPH and not _is_stamp(paragraph))
    return list(islice(found, count))


def _is_stamp(line: str) -> bool:
    """Whether a line has a date and says nothing but who, when and where."""
    spans = find_date_spans(line) if len(line) <= LONGEST_LINE else ()
    return bool(spans) and _find_names(_blank(line, spans)) is not None


def _has_label(line: str) -> bool:
    return bool(_PUBLISHED.search(line) or _UPDATED.search(line) or _ABOUT_ITSELF.search(line))


def _find_head_end(text: CleanText, document_lines: Sequence[str]) -> int:
    """Return the line of the second long paragraph; the first may be a standfirst that stands above the byline."""
    paragraphs = long_paragraphs(text, 2)
    last = _key_start(paragraphs[-1]) if paragraphs else ""
    for number, line in enumerate(document_lines if last else ()):
        if _key_start(line) == last:
            return number
    return HEAD_LINES


def _key(line: str) -> str:
    """Return what a line and its repaired form share."""
    return "".join(filter(str.isalnum, line)).casefold()


def _key_start(line: str) -> str:
    return "".join(islice(filter(str.isalnum, line[:LONGEST_LINE]), _KEY_LETTERS)).casefold()[:_KEY_LETTERS]


def _is_only_a_date(line: str) -> bool:
    spans = find_date_spans(line)
    return bool(spans) and _find_names(_blank(line, spans)) == []


def _read_line(line: str, *, is_head: bool, is_story: bool) -> Iterator[DateStamp]:
    spans = [span for span in find_date_spans(line) if span.year]
    rest = _blank(line, spans)
    names = _find_names(_UPDATED.sub(" ", _PUBLISHED.sub(" ", rest))) if spans else None
    if names is None and not is_story:
        yield from _read_sentence(line, spans)
    if names is None or len(names) > MOST_NAMES:
        return
    is_short = len(line.split()) <= _LONGEST_LABELLED_STORY_LINE
    starts_with_label = bool(_PUBLISHED.match(line) or _UPDATED.match(line))
    for number, span in enumerate(spans):
        kind = _read_label(rest[: span.start])
        start, end = _find_segment(line, span, spans[number + 1 : number + 2])
        stamp = DateStamp(kind, span, _read_clock(rest[start:end]), line[start:end].strip(" |•·/"))
        if kind == "bare":
            is_own = is_head and not (is_story and names and not _is_byline(line))
        else:
            is_own = not is_story or (is_short and starts_with_label)
        if is_own:
            yield stamp


def _read_sentence(line: str, spans: Sequence[DateSpan]) -> Iterator[DateStamp]:
    """Yield the day that a removed sentence gives as the text's own: "appeared in the print edition of 3 May 2025"."""
    for span in spans:
        told = _TOLD_DAY.search(line[: span.start])
        if told is not None:
            yield DateStamp("published", span, None, line[told.start() : span.end])


def _is_byline(line: str) -> bool:
    """Whether a line with a date says so: "By", or the date alone between bars."""
    parts = _SEPARATORS.split(line)
    return bool(_BYLINE.match(line)) or (len(parts) > 1 and any(map(_is_only_a_date, parts)))


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
    for opening in long_paragraphs(text, 1):
        for end in _DATELINE_END.finditer(opening[:_LONGEST_DATELINE]):
            line = opening[: end.end()].rstrip(" –—-:")
            spans = [span for span in find_date_spans(line) if span.year]
            names = _find_names(_blank(line, spans))
            is_place = bool(names) and len(names or ()) <= MOST_NAMES
            if len(spans) == 1 and is_place and not _SENTENCE_WORD.search(line[: spans[0].start]):
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
