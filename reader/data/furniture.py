"""The table of what pages put around their stories, read once.

Knows no text and no rule; `reader.text.furniture` says how the lists are used.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads(files("reader.data").joinpath("furniture.toml").read_text("utf-8"))


@lru_cache(maxsize=64)
def words(group: str, name: str = "words") -> frozenset[str]:
    """Return the single words of one list."""
    listed = _table()[group][name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@lru_cache(maxsize=64)
def expression(group: str, name: str) -> re.Pattern[str]:
    """Return one list of expressions as alternatives in one group that does not catch."""
    return re.compile(alternatives(group, name))


def alternatives(group: str, name: str) -> str:
    """Return the source of one list of expressions, to be built into a larger one."""
    return "(?:" + "|".join(_table()[group][name]) + ")"
