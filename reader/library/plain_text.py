"""An article as plain text, for files and for other programs.

Knows neither where it goes nor what becomes of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.article import Article
from reader.text.sanitise import safe_url, sanitise, sanitise_line


def article_to_text(article: Article) -> str:
    """Title, a line that says where it is from, summary and paragraphs, each one line, blank lines between."""
    blocks = [article.display_title, _describe(article)]
    blocks += [block for block in (article.text.dek, article.text.subtitle, *article.text.body) if block is not None]
    return "\n\n".join(_sanitise(block) for block in blocks) + "\n"


def _sanitise(block: str) -> str:
    return "\n".join(filter(None, map(sanitise_line, sanitise(block).split("\n"))))


def _describe(article: Article) -> str:
    return " · ".join(_facts(article))


def _facts(article: Article) -> Iterator[str]:
    published = article.published
    yield article.source
    if published is not None:
        yield published.value if published.grade == "stated" else f"{published.value} ({published.grade})"
    if article.text.author:
        yield article.text.author
    url = safe_url(article.url) if article.url is not None else None
    if url or article.path:
        yield url or article.path or ""
    yield article.id
