"""The page of a story: its episodes in order, what each report has, the days they speak of, where they differ.

Knows no widgets and no clock.  The words between the quotes are labels; nothing here says anything about the news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reader.model.article import ArticleNumber, ArticleRow
from reader.model.story import Claim, Copy, Difference, Episode, OnlyHere, Quote, Report, StoryPage, StoryRow
from reader.tui.pages.article import NUMBER_WIDTH, describe_story, meta_of_row
from reader.tui.pages.dates import UNDATED, show_date, show_days, show_moment
from reader.tui.pages.page import (
    DIFFERENCES,
    HELD_SEPARATOR,
    SEPARATOR,
    Page,
    PageBuilder,
    Span,
    article_target,
    count,
    heading_target,
    quote_target,
    story_target,
)

DOT = "● "
"""Before what is unread; as wide as the blanks before what is read."""
INDENT = NUMBER_WIDTH + len(DOT)
"""Columns by which everything below a report's title is indented."""
DAY_WIDTH = 15
"""Columns of the days on the left of what is said of them."""
COPY_LABELS = {"copy": "Copy", "same text": "Same text", "rewrite": "Rewrite"}


@dataclass(frozen=True, slots=True)
class News:
    """What came since the user last looked at a story; it stays the same while the story is shown."""

    numbers: frozenset[ArticleNumber] = frozenset()
    since: datetime | None = None
    """None where the user never looked at it: then all is new, and no section says so."""


def find_news(page: StoryPage, since: datetime | None) -> News:
    """Return the unread articles that came last, as many as are new; numbers are given in the order of coming."""
    unread = sorted((row.number for row in list_rows(page) if not row.is_read), reverse=True)
    return News(frozenset(unread[: page.row.new_count]), since)


def compose_story(page: StoryPage, news: News, today: date) -> Page:
    """Compose the page.

    `related` spans, numbered from 1, lead to the reports, `link` spans to copies, quoted sentences, other episodes.
    """
    composer = _Composer(page, today)
    composer.add_head()
    if news.since is not None and news.numbers:
        composer.add_news(news.numbers, news.since)
    for place in range(len(page.episodes)):
        composer.add_episode(place)
    if page.neighbours:
        composer.add_neighbours(page.neighbours)
    return composer.builder.build()


def list_rows(page: StoryPage) -> Iterator[ArticleRow]:
    """Yield every article of a story: reports in order, each before its copies."""
    for episode in page.episodes:
        for report in episode.reports:
            yield report.row
            yield from (copy.row for copy in report.copies)


def to_lasting_offset(page: Page, offset: int) -> int:
    """Return an offset as it is in the page without its news: what the trail keeps."""
    span = _news_span(page)
    if span is None or offset <= span.start:
        return offset
    return max(span.start, offset - (span.end - span.start))


def from_lasting_offset(page: Page, offset: int) -> int:
    """Return where in this page an offset is that the trail has kept."""
    span = _news_span(page)
    return offset if span is None or offset <= span.start else offset + span.end - span.start


def episode_heading(place: int) -> str:
    """Return the name of the heading above an episode, counted from 0."""
    return f"episode {place}"


def show_span_of_days(episode: Episode, today: date) -> str:
    """Return the days on which an episode was reported, or that they are not known."""
    if episode.first_day is None or episode.last_day is None:
        return UNDATED
    return show_days(episode.first_day, episode.last_day, today)


def _news_span(page: Page) -> Span | None:
    return next(page.spans_of("news"), None)


class _Composer:
    """One page in the making."""

    def __init__(self, page: StoryPage, today: date) -> None:
        self.builder = PageBuilder()
        self._page = page
        self._today = today
        self._rows = {row.number: row for row in list_rows(page)}
        self._number = 0

    def add_head(self) -> None:
        row, days = self._page.row, [episode.first_day for episode in self._page.episodes if episode.first_day]
        days += [episode.last_day for episode in self._page.episodes if episode.last_day]
        parts = [describe_story(row), show_days(min(days), max(days), self._today) if days else ""]
        parts += ["followed" if row.is_followed else "", "muted" if row.is_muted else ""]
        self.builder.add(row.name, "title")
        self.builder.end_line()
        self.builder.add(SEPARATOR.join(part for part in parts if part), "meta")
        self.builder.end_line(2)

    def add_news(self, numbers: frozenset[ArticleNumber], since: datetime) -> None:
        start = self._add_heading(f"New to you since {show_moment(since)}", "news")
        for row in self._rows.values():
            if row.number in numbers:
                self.builder.hang(INDENT)
                self.builder.add(" " * NUMBER_WIDTH)
                self.builder.add(DOT, "unread")
                self._add_linked_title(row)
                self.builder.end_line()
        self.builder.end_line()
        self.builder.mark(start, self.builder.length, "news")

    def add_episode(self, place: int) -> None:
        episode = self._page.episodes[place]
        self._add_heading(self._name_episode(place), episode_heading(place))
        self._add_counts(episode, place)
        for report in episode.reports:
            self._add_report(report)
        self._add_days(episode)
        self._add_differences(episode.differences)

    def add_neighbours(self, neighbours: Sequence[StoryRow]) -> None:
        self._add_heading("Perhaps the same story", "neighbours")
        for row in neighbours:
            self.builder.hang(INDENT)
            self.builder.add(" " * INDENT)
            self.builder.add(row.name, "link", story_target(row.id))
            self.builder.add(f"{SEPARATOR}{describe_story(row)}", "dim")
            self.builder.end_line()

    def _name_episode(self, place: int) -> str:
        days = show_span_of_days(self._page.episodes[place], self._today)
        if len(self._page.episodes) == 1:
            return days[:1].upper() + days[1:]
        return f"Episode {place + 1}{SEPARATOR}{days}"

    def _add_counts(self, episode: Episode, place: int) -> None:
        """Add how many reports and copies from how many sources, and the ways to the episodes before and after."""
        copies = [copy for report in episode.reports for copy in report.copies]
        rows = (*(report.row for report in episode.reports), *(copy.row for copy in copies))
        sources = {row.source for row in rows}
        copied = [count(len(copies), "copy", "copies")] if copies else []
        parts = (count(len(episode.reports), "report"), *copied, count(len(sources), "source"))
        self.builder.add(SEPARATOR.join(parts), "dim")
        for label, other in (("earlier", place - 1), ("later", place + 1)):
            if 0 <= other < len(self._page.episodes):
                self.builder.add(f"{HELD_SEPARATOR}{label} ", "dim")
                days = show_span_of_days(self._page.episodes[other], self._today)
                name = days if days != UNDATED else f"episode {other + 1}"
                name = name.replace(" ", "\N{NO-BREAK SPACE}")
                self.builder.add(name, "link", heading_target(episode_heading(other)))
        self.builder.end_line(2)

    def _add_report(self, report: Report) -> None:
        self._number += 1
        row = report.row
        self.builder.hang(INDENT)
        self.builder.add(f"{self._number}".ljust(NUMBER_WIDTH), "dim")
        self._add_dot(row)
        self.builder.add(row.display_title, "related", article_target(row.number))
        self.builder.end_line()
        self._begin_line()
        self.builder.add(meta_of_row(row, self._today), "dim")
        self.builder.end_line()
        for copy in report.copies:
            self._add_copy(copy)
        if report.only_here:
            self._add_only_here(report.only_here)
        self.builder.end_line()

    def _add_copy(self, copy: Copy) -> None:
        self._begin_line()
        self.builder.add(f"{COPY_LABELS[copy.kind]} ", "subheading")
        self._add_dot(copy.row, "")
        self._add_linked_title(copy.row)
        if copy.added_sentence_count:
            self.builder.add(f"{HELD_SEPARATOR}adds {count(copy.added_sentence_count, 'sentence')}", "dim")
        self.builder.end_line()

    def _add_only_here(self, found: Sequence[OnlyHere]) -> None:
        self._begin_line()
        self.builder.add("Only here ", "subheading")
        for place, each in enumerate(found):
            self.builder.add(HELD_SEPARATOR if place else "", "dim")
            self.builder.add(each.text, "link", quote_target(each.quote))
        self.builder.end_line()

    def _add_days(self, episode: Episode) -> None:
        if not episode.days:
            return
        self._add_subheading("Days its articles speak of", "days")
        for day in episode.days:
            label = show_days(day.earliest, day.latest, self._today)
            self.builder.hang(DAY_WIDTH)
            if len(label) >= DAY_WIDTH:
                self.builder.add(label, "value")
                self.builder.end_line()
                self.builder.hang(DAY_WIDTH)
                label = ""
            self.builder.add(label, "value")
            self.builder.add(" " * (DAY_WIDTH - len(label)))
            self._add_quote(day.quote)
            others = f"{SEPARATOR}{count(day.article_count, 'article')}" if day.article_count > 1 else ""
            self._begin_line(DAY_WIDTH)
            self.builder.add(self._source_of(day.quote) + others, "dim")
            self.builder.end_line(2)

    def _add_differences(self, differences: Sequence[Difference]) -> None:
        if not differences:
            return
        self._add_subheading("Sources differ", DIFFERENCES)
        for difference in differences:
            self.builder.hang(NUMBER_WIDTH)
            self.builder.add(f"“{difference.subject}”", "subheading", heading_target(difference.id))
            self.builder.end_line()
            for claim in difference.claims:
                self._add_claim(claim, difference.id)
            self.builder.end_line()

    def _add_claim(self, claim: Claim, difference_id: str) -> None:
        self._begin_line(NUMBER_WIDTH)
        self.builder.add(claim.value, "value")
        self.builder.add(f"{SEPARATOR}{count(len(claim.articles), 'report')}", "dim")
        self.builder.end_line()
        self._begin_line()
        self._add_quote(claim.quote, difference_id)
        others = [self._rows[each] for each in claim.articles if each in self._rows and each != claim.quote.article]
        also = f"{SEPARATOR}also {', '.join(self._name_source(row) for row in others)}" if others else ""
        self._begin_line()
        self.builder.add(self._source_of(claim.quote) + also, "dim")
        self.builder.end_line()

    def _add_quote(self, quote: Quote, difference_id: str = "") -> None:
        """Add a sentence as printed, as a link to its place, and end the line."""
        self.builder.add("“", "dim")
        self.builder.add(quote.text, "link", quote_target(quote, difference_id))
        self.builder.add("”", "dim")
        self.builder.end_line()

    def _add_linked_title(self, row: ArticleRow) -> None:
        self.builder.add(row.display_title, "link", article_target(row.number))
        self.builder.add(f"{HELD_SEPARATOR}{meta_of_row(row, self._today)}", "dim")

    def _add_dot(self, row: ArticleRow, blanks: str = " " * len(DOT)) -> None:
        self.builder.add(blanks if row.is_read else DOT, None if row.is_read else "unread")

    def _add_heading(self, text: str, name: str) -> int:
        start = self.builder.add(text, "heading", heading_target(name))
        self.builder.end_line(2)
        return start

    def _add_subheading(self, text: str, name: str) -> None:
        self.builder.add(text, "subheading", heading_target(name))
        self.builder.end_line(2)

    def _begin_line(self, indent: int = INDENT) -> None:
        self.builder.hang(indent)
        self.builder.add(" " * indent)

    def _source_of(self, quote: Quote) -> str:
        return meta_of_row(self._rows[quote.article], self._today) if quote.article in self._rows else ""

    def _name_source(self, row: ArticleRow) -> str:
        return f"{row.source} ({show_date(row.published, self._today)})"
