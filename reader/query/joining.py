"""Joins parts of a tree where some may be missing, without needless levels.

Knows no syntax.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.query import And, Not, Or, Tree


def all_of(parts: Sequence[Tree | None]) -> Tree | None:
    """Return what matches all parts; None where there is none."""
    flat: list[Tree] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else [part] if part else [])
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(parts: Sequence[Tree | None]) -> Tree | None:
    """Return what matches at least one part; None where there is none."""
    flat: list[Tree] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else [part] if part else [])
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def negate(tree: Tree | None) -> Tree | None:
    """Return what matches where the tree does not; nothing negated is nothing."""
    if tree is None:
        return None
    return tree.part if isinstance(tree, Not) else Not(tree)


def drop_live_word(tree: Tree, live: Or) -> Tree:
    """Return the tree with the word under the cursor as a prefix alone, which says enough to a reader."""
    if not isinstance(tree, And | Or):
        return tree
    word, prefix = live.parts
    is_live = isinstance(tree, Or) and prefix in tree.parts
    parts = [drop_live_word(part, live) for part in tree.parts if not (is_live and part == word)]
    joined = all_of(parts) if isinstance(tree, And) else any_of(parts)
    return joined or tree
