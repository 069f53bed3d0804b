"""Spells a tree in the query language, so that a user can check how a query was read.

Reading the result again gives the same tree.
"""

from __future__ import annotations

import re
from datetime import date

from reader.model.query import (
    Added,
    Among,
    And,
    Boost,
    DateSince,
    DateUntil,
    DateWithin,
    Everything,
    FromSource,
    Fuzzy,
    InState,
    Named,
    Not,
    Nothing,
    OfStory,
    Or,
    Phrase,
    Prefix,
    Tagged,
    TextField,
    Tree,
    Word,
)
from reader.query.days import month_days, year_days

_BARE_VALUE = re.compile(r"(?!(?:AND|OR|NOT)$)\w[\w.'’-]*")


def spell(tree: Tree) -> str:
    """Return the tree in the query language, brackets wherever kinds of joining meet."""
    if isinstance(tree, And):
        return " ".join(_spell_part(part, Or) for part in tree.parts)
    if isinstance(tree, Or):
        return " OR ".join(_spell_part(part, And) for part in tree.parts)
    if isinstance(tree, Not):
        return "-" + _spell_part(tree.part, And, Or, Not)
    if isinstance(tree, Boost):
        return f"{_spell_part(tree.part, And, Or, Not, Boost)}^{tree.factor:g}"
    return _spell_leaf(tree)


def _spell_part(part: Tree, *bracketed: type) -> str:
    text = spell(part)
    return f"({text})" if isinstance(part, bracketed) else text


def _spell_leaf(leaf: Tree) -> str:
    match leaf:
        case Word(text, field):
            return _in_field(field, text)
        case Phrase(words, field):
            return _in_field(field, f'"{" ".join(words)}"')
        case Prefix(text, field):
            return _in_field(field, f"{text}*")
        case Fuzzy(text, field):
            return _in_field(field, f"{text}~")
        case DateWithin(earliest, latest):
            return "date:" + _spell_days(earliest, latest)
        case Added(earliest, latest):
            return "added:" + _spell_days(earliest, latest)
        case DateSince(day):
            return f"since:{day}"
        case DateUntil(day):
            return f"until:{day}"
        case Named(name, type_):
            return f"{type_ or 'entity'}:{_spell_value(name)}"
        case FromSource(name):
            return f"source:{_spell_value(name)}"
        case OfStory(name):
            return f"story:{_spell_value(name)}"
        case Tagged(tag, is_prefix):
            return f"tag:{tag}{'*' if is_prefix else ''}"
        case InState(state):
            return f"is:{state}"
        case _:
            return _spell_set(leaf)


def _spell_set(leaf: Tree) -> str:
    """Spell what nobody can type: sets of articles, which only a resolved tree holds."""
    if isinstance(leaf, Everything):
        return "*"
    if isinstance(leaf, Among):
        return f"<{len(leaf.numbers)} articles>"
    assert isinstance(leaf, Nothing)
    return "<nothing>"


def _in_field(field: TextField, text: str) -> str:
    return text if field == "any" else f"{field}:{text}"


def _spell_value(value: str) -> str:
    return value if _BARE_VALUE.fullmatch(value) else f'"{value}"'


def _spell_days(earliest: date, latest: date) -> str:
    if earliest == latest:
        return str(earliest)
    if (earliest, latest) == month_days(earliest.year, earliest.month):
        return str(earliest)[:7]
    if (earliest, latest) == year_days(earliest.year):
        return str(earliest)[:4]
    if latest == date.max:
        return f"[{earliest} TO]"
    if earliest == date.min:
        return f"[TO {latest}]"
    return f"[{earliest} TO {latest}]"
