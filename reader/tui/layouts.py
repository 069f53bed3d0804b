"""Which key of a plain keyboard a letter of another script lies on.

A user who writes Cyrillic, Greek, Hebrew or Arabic need not change the keyboard for every `j`.  Latin letters and signs
that a plain keyboard has are never read otherwise.  Knows neither keys' meanings nor Textual.
"""

from __future__ import annotations

import unicodedata

_LAYOUTS: tuple[tuple[str, str], ...] = (
    ("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,."),  # Russian
    ("ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'),
    ("їієґЇІЄҐўЎ", "]s'\\}S\"|oO"),  # Ukrainian and Belarusian, where they have letters of their own
    ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),  # Greek
    ("ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", "ERTYUIOPASDFGHJKLZXCVBNM"),
    ("קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."),  # Hebrew
    ("ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ", "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"),  # Arabic
    ("ﻹإ؛ﻷأـ،ﻵآ؟", "TYPGHJKBN?"),
    ("چیگپک", "]d'm;"),  # Persian, where it has letters of its own
)
"""Letters, and their keys in the same order."""

POSITIONS: dict[str, str] = {
    letter: key for letters, keys in _LAYOUTS for letter, key in zip(letters, keys, strict=True)
}


_SHIFTED = dict(zip("`[]\\;',./", '~{}|:"<>?', strict=True))


class Layout:
    """The letters of common layouts, corrected by what the terminal says of the user's own."""

    def __init__(self) -> None:
        self._learned: dict[str, str] = {}

    def learn(self, letter: str, shifted: str, key: str) -> None:
        """Note that the terminal reported this letter, and its shifted form, from this key of a plain keyboard."""
        if key.isascii() and key.isprintable():
            for written, plain in ((letter, key), (shifted, _SHIFTED.get(key, key.upper()))):
                if is_foreign_letter(written):
                    self._learned[written] = plain

    def find_position(self, letter: str) -> str | None:
        """The key of a plain keyboard that a letter lies on; None for Latin letters and what no layout has."""
        return self._learned.get(letter) or POSITIONS.get(letter)


def is_foreign_letter(text: str) -> bool:
    """Whether this is one letter of a script other than Latin."""
    return len(text) == 1 and text.isalpha() and not unicodedata.name(text, "LATIN").startswith("LATIN")
