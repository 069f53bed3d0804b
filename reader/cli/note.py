"""What `export --format note` makes a note of: the articles, and the pages of their stories.

Knows neither how a note looks nor where it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.arguments import join_query
from reader.model.query import OfStory
from reader.model.work import Progress
from reader.query import read_query
from reader.tui.pages.note import NO_DAY, compose_note, list_articles

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model.article import Article, ArticleNumber
    from reader.model.ports import ReportProgress
    from reader.model.story import StoryPage


def make_note(
    library: Library, numbers: Sequence[ArticleNumber], words: Sequence[str], report_progress: ReportProgress
) -> str:
    """The note of these articles, in Markdown; `words` are how they were asked for."""
    pages = _read_pages(library, numbers, report_progress)
    articles = {number: library.articles.get(number) for number in numbers}
    in_stories = [number for page in pages for number in list_articles(page)]
    order = [*in_stories, *(number for number in numbers if number not in set(in_stories))]
    title = _find_title(words, list(articles.values()), pages)
    return compose_note(title, [articles[number] for number in order], pages)


def _find_title(words: Sequence[str], articles: Sequence[Article], pages: Sequence[StoryPage]) -> str:
    """How the articles were asked for; where that was one story, its name; empty for ids."""
    if all(any(article.id.startswith(word) for article in articles) for word in words):
        return ""
    asked = join_query(words)
    if len(pages) == 1 and isinstance(read_query(asked, NO_DAY, False).tree, OfStory):
        return pages[0].row.name
    return asked


def _read_pages(
    library: Library, numbers: Sequence[ArticleNumber], report_progress: ReportProgress
) -> Sequence[StoryPage]:
    """The articles' stories, in the order of the list, each as if it had no other articles."""
    places = [library.stories.place_of(number) for number in numbers]
    stories = list(dict.fromkeys(place.story.number for place in places if place is not None))
    only, pages = frozenset(numbers), []
    for done, story in enumerate(stories):
        report_progress(Progress("Reading stories", done, len(stories)))
        pages.append(library.commands.page_of_some(story, only))
    return pages
