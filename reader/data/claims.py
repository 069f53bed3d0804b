"""The word classes by which reports are compared, read once.

Knows no text; `reader.understanding.roles` and `counts` say how the classes are used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def _table() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads(files("reader.data").joinpath("claims.toml").read_text("utf-8"))


@cache
def claim_words(group: str, name: str) -> frozenset[str]:
    """The entries of one list."""
    listed = _table()[group][name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def claim_classes(group: str, name: str) -> Mapping[str, str]:
    """Each phrase of one list of classes and the phrase that stands for it: the first of its line."""
    lines = ([phrase.strip() for phrase in line.split(",")] for line in _table()[group][name])
    return MappingProxyType({phrase: phrases[0] for phrases in lines for phrase in phrases})


def alternatives(phrases: Iterable[str]) -> str:
    """An expression that matches any of these phrases, longer ones first."""
    return "(?:" + "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda each: (-len(each), each))) + ")"


def claim_expression(group: str, name: str) -> str:
    """One expression; where it is a list, its pieces joined."""
    return "".join(_table()[group][name])
