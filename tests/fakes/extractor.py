"""An extractor that knows some names by heart, and whose every other answer is silence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.model.article import CleanText
from reader.model.entity import EntityType, Mention

INVENTED_NAMES: Mapping[str, EntityType] = {
    "Odalys Brenk": "person",
    "Brenk": "person",
    "Tamsin Vole": "person",
    "Port Wessel": "place",
    "Harbour Board of Wessel": "org",
}


class KnownNamesExtractor:
    """Finds the longest of its names at each place; implements the port EntityExtractor."""

    version = "known names 1"

    def __init__(self, names: Mapping[str, EntityType] = INVENTED_NAMES) -> None:
        self._names = names
        longest_first = sorted(names, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")

    def extract(self, text: CleanText) -> tuple[Mention, ...]:
        return tuple(
            Mention(block, found.start(), found.end(), found[0], self._names[found[0]])
            for block, words in text.blocks()
            for found in self._pattern.finditer(words)
        )
