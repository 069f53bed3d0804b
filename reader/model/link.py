"""Links of an article.

Knows neither how they are found nor how they are opened.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An address in an article's text, once, and where it stands first."""

    url: str
    """http(s) in printable ASCII."""
    where: str
    """"paragraph 3", "removed: promo", "the article's own address"."""
    context: str
    """The words around it; empty where there are none."""
