"""How much it says that two articles share something, by how many articles have it.

Knows neither words nor names.
"""

from __future__ import annotations

import math

BACKGROUND = 1_000
"""Articles on other things that are thought to stand beside the archive: where all articles of a small one tell of one
story, their words are no less telling for that."""


def rarity(count: int, article_count: int) -> float:
    """How much sharing something says that `count` of `article_count` articles have (BM25's, never negative)."""
    return math.log(1 + (article_count + BACKGROUND - count + 0.5) / (count + 0.5))
