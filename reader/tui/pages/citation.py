"""A citation of one article, as one line to paste.

Knows no clipboard and no screen.
"""

from __future__ import annotations

from reader.model.article import Article
from reader.text.sanitise import safe_url, sanitise_line
from reader.tui.pages.dates import show_long_date


def cite(article: Article) -> str:
    """Return `"Title". Source, 23 July 2025. url-or-path [id]`; a date not stated, a source not named say so."""
    title = sanitise_line(article.display_title).replace('"', "'")
    place = (safe_url(article.url) if article.url else None) or sanitise_line(article.path or "")
    source = f"{sanitise_line(article.source)}{' (folder)' if article.is_source_a_folder else ''}"
    parts = (f'"{title}".', f"{source}, {_cited_date(article)}.", place, f"[{article.id}]")
    return " ".join(part for part in parts if part)


def _cited_date(article: Article) -> str:
    published = article.published
    shown = show_long_date(published)
    if published is None or published.grade == "stated":
        return shown
    return f"c. {shown} ({published.grade})"
