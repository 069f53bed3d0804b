"""The table of function words, read once.

Knows neither texts nor how a language is told from them.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def function_words() -> Mapping[str, tuple[str, ...]]:
    """Return each function word with the ISO 639-1 codes of the languages that use it."""
    table: dict[str, str] = tomllib.loads(files("reader.data").joinpath("languages.toml").read_text("utf-8"))
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for code, words in table.items():
        for word in dict.fromkeys(words.split()):
            codes[word].append(code)
    return {word: tuple(found) for word, found in codes.items()}
