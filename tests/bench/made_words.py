"""Invented words, short where they are common, and invented people."""

from __future__ import annotations

SYLLABLES = ("ba", "den", "kor", "li", "mo", "nes", "pra", "ro", "sun", "ta", "ver", "wil", "zo", "chi", "fer", "gal")


def make_word(number: int) -> str:
    """The word of this rank: short where it is common."""
    letters = ""
    number += len(SYLLABLES)
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[syllable]
    return letters


def make_person(number: int) -> str:
    """The person of this rank."""
    return f"{make_word(number * 7 + 40).title()} {make_word(number * 13 + 900).title()}"
