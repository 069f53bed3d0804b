"""Articles as Markdown documents that show foreign text as it is: none of its letters becomes markup.

Knows neither how the documents are written nor where to.
"""

from __future__ import annotations

import re

from anyascii import anyascii

from reader.model.article import Article
from reader.model.dates import PublicationDate
from reader.model.entity import OpenedArticle
from reader.text.escaping import escape_markdown
from reader.text.sanitise import safe_url

LONGEST_SLUG = 60


def article_to_markdown(opened: OpenedArticle) -> str:
    """One article as a document: title, where it is from, text, names, tags and related articles with reasons."""
    article = opened.article
    blocks = [f"# {escape_markdown(article.display_title)}", _describe(article)]
    if article.text.dek:
        blocks.append(f"**{escape_markdown(article.text.dek)}**")
    if article.text.subtitle:
        blocks.append(f"## {escape_markdown(article.text.subtitle)}")
    blocks += [escape_markdown(paragraph) for paragraph in article.text.body]
    names = [each.entity.name for each in opened.names if not each.is_only_pointed_to]
    if names:
        blocks.append("Names: " + escape_markdown(", ".join(names)))
    if opened.row.tags:
        blocks.append("Tags: " + escape_markdown(", ".join(opened.row.tags)))
    if opened.related:
        lines = [
            f"- {escape_markdown(each.row.display_title)} ({each.row.id}): {escape_markdown('; '.join(each.reasons))}"
            for each in opened.related
        ]
        blocks.append("Related:\n\n" + "\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def file_name_of(article: Article) -> str:
    """A name for the article's file: date, title and id in ASCII letters that every system takes."""
    date = article.published.value[:10] if article.published else "undated"
    return "-".join(part for part in (date, make_slug(article.display_title), article.id) if part) + ".md"


def make_slug(title: str) -> str:
    """Return a title in ASCII letters that every system takes in a file's name; empty where it has none."""
    words = re.findall("[a-z0-9]+", anyascii(title).lower())
    return "-".join(words)[:LONGEST_SLUG].strip("-")


def _describe(article: Article) -> str:
    url = safe_url(article.url) if article.url is not None else None
    parts = [
        escape_markdown(article.source),
        _describe_date(article.published),
        f"<{url}>" if url is not None and not re.search("[<>]", url) else escape_markdown(article.path or ""),
        article.id,
    ]
    return " · ".join(part for part in parts if part)


def _describe_date(published: PublicationDate | None) -> str:
    if published is None:
        return "no date"
    return published.value if published.grade == "stated" else f"{published.value} ({published.grade})"
