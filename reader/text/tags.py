"""Tags as people type them: short words of their own, in any script, folded so that one tag has one spelling.

Knows no article and no query.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LONGEST_TAG = 60
"""Code points."""

SIGNS = "-_./"
"""What a tag may hold beside letters and digits."""


def fold_tag(typed: str) -> str | None:
    """The tag as it is kept: lower case, composed, without a # before it; None where it can be none."""
    tag = unicodedata.normalize("NFC", unicodedata.normalize("NFC", typed.strip().removeprefix("#")).lower())
    is_tag = len(tag) <= LONGEST_TAG and all(map(_is_allowed, tag)) and any(map(str.isalnum, tag))
    return tag if is_tag else None


def read_tags(typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Several tags between spaces or commas: those that can be tags, each once, and those that cannot, as typed."""
    pieces = [piece for piece in re.split(r"[\s,،、，]+", typed) if piece.strip("#")]
    folded = {piece: fold_tag(piece) for piece in pieces}
    return tuple(dict.fromkeys(filter(None, folded.values()))), tuple(each for each in folded if folded[each] is None)


def show_tags(tags: Sequence[str]) -> str:
    """Return "#budget #ferry"."""
    return " ".join(f"#{tag}" for tag in tags)


def _is_allowed(letter: str) -> bool:
    # marks are vowels in many scripts
    return letter.isalnum() or letter in SIGNS or unicodedata.category(letter).startswith("M")
