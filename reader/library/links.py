"""The links of one article: in its text, in what cleaning removed, in the text as it came, and its own address.

Knows no screen and opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.article import HEAD_BLOCK_NAMES, Article
from reader.model.link import Link
from reader.text.links import find_links, to_ascii
from reader.text.sanitise import sanitise, sanitise_line

MOST_LINKS = 500


def links_of(article: Article, raw_text: str) -> tuple[Link, ...]:
    """Each address once, with the first place it stands at: the text first, then what was removed, the rest last."""
    found: dict[str, Link] = {}
    for where, text in _places(article, raw_text):
        for url, context in find_links(text):
            if len(found) < MOST_LINKS:
                found.setdefault(url, Link(url, where, sanitise_line(context)))
    own = to_ascii(article.url) if article.url is not None else None
    if own is not None and own not in found:
        found[own] = Link(own, "the article's own address", "")
    return tuple(found.values())


def _places(article: Article, raw_text: str) -> Iterator[tuple[str, str]]:
    for block, text in article.text.blocks():
        yield HEAD_BLOCK_NAMES.get(block, f"paragraph {block + 1}"), text
    for removed in article.text.removed:
        yield f"removed: {removed.kind.replace('_', ' ')}", removed.text
    for line in sanitise(raw_text).split("\n"):
        yield "in the text as it came", line
