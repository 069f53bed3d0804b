"""A working note: articles as numbered sources, with the days they speak of and what they differ on, each quoted.

It quotes, cites and counts; no sentence of it is its own.  Knows neither how stories are found nor where a note goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reader.text.escaping import escape_citation, escape_markdown
from reader.text.furniture import is_correction
from reader.text.sanitise import sanitise_line
from reader.tui.pages.citation import cite
from reader.tui.pages.dates import show_days
from reader.tui.pages.numbering import Numbering, number_sources
from reader.tui.pages.page import count

if TYPE_CHECKING:
    from reader.model.article import Article, ArticleNumber
    from reader.model.story import Difference, Episode, Quote, StoryPage

NO_DAY = date.min
"""No day of any article: dates that are not of "this year" are shown with their year, so that a note stays true."""


def list_articles(page: StoryPage) -> list[ArticleNumber]:
    """The articles of a story, earliest first, each copy after its original."""
    return list(dict.fromkeys(number for episode in page.episodes for number in _list_told(episode)))


def _list_told(episode: Episode) -> Iterator[ArticleNumber]:
    """Its reports, each before its copies; a rewrite is a report of its own."""
    for report in episode.reports:
        yield report.row.number
        yield from (copy.row.number for copy in report.copies if copy.kind != "rewrite")


def compose_note(title: str, articles: Sequence[Article], pages: Sequence[StoryPage]) -> str:
    """Compose the note; the articles are its sources in the order of their numbers."""
    numbering = number_sources([article.number for article in articles], pages)
    sources = {article.source for article in articles}
    counted = f"{count(len(articles), 'article')}, {count(len(sources), 'source')}"
    blocks = [f"# {escape_markdown(title or counted)}", *([counted] if title else [])]
    for page in pages:
        if page.row.name != title:
            blocks.append(f"## {escape_markdown(page.row.name)}")
        for episode in page.episodes:
            blocks += _describe_episode(episode, numbering)
    told = {number for page in pages for number in list_articles(page)}
    rest = [article for article in articles if article.number not in told]
    if rest:
        blocks.append("## Other articles" if pages else "## Articles")
        blocks.append("\n".join(_describe_alone(article, numbering) for article in rest))
    blocks.append("## Sources")
    blocks.append("\n".join(f"{number}. {_cite(article, numbering)}" for number, article in enumerate(articles, 1)))
    return "\n\n".join(blocks) + "\n"


def _describe_episode(episode: Episode, numbering: Numbering) -> Iterator[str]:
    days = [day for day in (episode.first_day, episode.last_day) if day is not None]
    heading = show_days(days[0], days[-1], NO_DAY) if days else "no date"
    yield f"### {escape_markdown(heading)} {numbering.refer(list(_list_told(episode)))}"
    if episode.days:
        yield "\n".join(
            f"- {escape_markdown(show_days(day.earliest, day.latest, NO_DAY))}: {_quote(day.quote, numbering)}"
            for day in episode.days
        )
    if episode.differences:
        yield "Sources differ:"
        yield "\n".join(line for each in episode.differences for line in _describe_difference(each, numbering))


def _describe_difference(difference: Difference, numbering: Numbering) -> Iterator[str]:
    yield f"- {escape_markdown(difference.subject)}"
    for claim in difference.claims:
        yield f"  - {escape_markdown(claim.value)}: {_quote(claim.quote, numbering, *claim.articles)}"


def _describe_alone(article: Article, numbering: Numbering) -> str:
    blocks = [block for block in (article.text.dek, *article.text.body[:1]) if block]
    # a title that was derived from the text is in the quote already
    title = article.text.title if blocks else article.display_title
    parts = [*([title] if title else []), *(f"“{block}”" for block in blocks[:1])]
    return f"- {': '.join(map(escape_markdown, parts))} {numbering.refer([article.number])}"


def _quote(quote: Quote, numbering: Numbering, *others: ArticleNumber) -> str:
    return f"“{escape_markdown(quote.text)}” {numbering.refer((quote.article, *others))}"


def _cite(article: Article, numbering: Numbering) -> str:
    author = f"{escape_markdown(sanitise_line(article.text.author))}: " if article.text.author else ""
    # a quote above may be of the sentence that was wrong
    corrections = (f"“{escape_markdown(block)}”" for block in article.text.body if is_correction(block))
    parts = (author + escape_citation(cite(article)), numbering.describe_origin(article.number), *corrections)
    return " · ".join(part for part in parts if part)
