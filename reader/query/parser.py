"""Reads a query as typed into the model's tree; every text has a reading, half-typed ones too.

sequence := clause*                       all of them
clause   := joined (OR joined)*
joined   := prefixed (AND prefixed)*      binds tighter than OR, as users of the language know it
prefixed := (NOT | - | field:)* boosted
boosted  := (word | "phrase" | [a TO b] | "(" sequence ")") [^factor]
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.model.query import And, Boost, Everything, Not, Or, ReadQuery, Tree
from reader.query.joining import all_of, any_of, drop_live_word, negate
from reader.query.leaves import LeafReader
from reader.query.lexer import Lexeme, split_query
from reader.query.remarks import NO_WORD, remark_empty
from reader.query.spelling import spell

DEEPEST_TREE = 40
"""Levels of a tree; what lies deeper is left out."""

_OPERATORS = ("AND", "OR", "NOT")


def read_query(text: str, today: date, typing: bool) -> ReadQuery:
    """Read a query; while typing, the word that the text ends with stands for every word it begins."""
    leaves = LeafReader(today, typing)
    whole = _Parser(split_query(text), leaves).read_sequence("any")
    tree = _prune(whole, DEEPEST_TREE) or Everything()
    if whole not in (tree, None):
        leaves.remark(f"brackets are read {DEEPEST_TREE} deep")
    if whole is None and text.strip() and not typing and not leaves.remarks:
        leaves.remark(NO_WORD)
    read_as = spell(drop_live_word(tree, leaves.live) if leaves.live else tree)
    return ReadQuery(text, tree, read_as, tuple(leaves.remarks))


class _Parser:
    """Walks over the lexemes once; a part without meaning is None and falls away."""

    def __init__(self, lexemes: Sequence[Lexeme], leaves: LeafReader) -> None:
        self._leaves = leaves
        self._lexemes = lexemes
        self._next = 0
        self._is_negated = False

    def read_sequence(self, field: str) -> Tree | None:
        """Read up to the end or the closing bracket, and past that."""
        parts = []
        while self._next < len(self._lexemes) and self._peek() != "close":
            parts.append(self._read_clause(field))
        self._next += 1
        return all_of(parts)

    def _read_clause(self, field: str) -> Tree | None:
        parts = [self._read_joined(field)]
        while self._peek() == "OR":
            self._next += 1
            parts.append(self._read_joined(field))
        return any_of(parts)

    def _read_joined(self, field: str) -> Tree | None:
        parts = [self._read_prefixed(field)]
        while self._peek() == "AND":
            self._next += 1
            parts.append(self._read_prefixed(field))
        return all_of(parts)

    def _read_prefixed(self, field: str) -> Tree | None:
        """Read any run of NOT, - and field: and what they stand before."""
        was_negated = self._is_negated
        is_open = False
        while self._peek() in ("NOT", "minus", "field"):
            lexeme = self._lexemes[self._next]
            self._next += 1
            if lexeme.kind == "field":
                self._remark_empty(field, is_open)
                field, is_open = lexeme.text[:-1].lower(), True
            else:
                self._is_negated = not self._is_negated
        is_negation = self._is_negated != was_negated
        is_at_end = self._peek() == "" and self._leaves.typing
        if self._peek() in ("", "close", "boost", "AND", "OR") and not is_at_end:
            self._remark_empty(field, is_open)
        tree = self._read_boosted(field)
        self._is_negated = was_negated
        return negate(tree) if is_negation else tree

    def _remark_empty(self, field: str, is_open: bool) -> None:
        if is_open:
            self._leaves.remark(remark_empty(field))

    def _read_boosted(self, field: str) -> Tree | None:
        tree = self._read_atom(field)
        while self._peek() == "boost":
            factor = _read_factor(self._lexemes[self._next].text)
            self._next += 1
            if tree is not None and factor != 1:
                tree = Boost(tree, factor)
        return tree

    def _read_atom(self, field: str) -> Tree | None:
        """Read one leaf or one group; what only ends or joins parts is left to the callers."""
        if self._peek() in ("", "close", "boost", "AND", "OR"):
            return None
        lexeme = self._lexemes[self._next]
        self._next += 1
        if lexeme.kind == "open":
            return self.read_sequence(field)
        return self._leaves.read(lexeme, field, self._is_negated)

    def _peek(self) -> str:
        """Return the operator or the kind of the next lexeme, nothing at the end."""
        if self._next >= len(self._lexemes):
            return ""
        lexeme = self._lexemes[self._next]
        return lexeme.text if lexeme.text in _OPERATORS else lexeme.kind


def _read_factor(text: str) -> float:
    """Return the number after ^, 1 where it is not typed yet, within what makes sense."""
    factor = float(text[1:] or 1)
    return float(f"{min(max(factor, 0.01), 100):.4g}")


def _prune(tree: Tree | None, levels: int) -> Tree | None:
    if not isinstance(tree, And | Or | Not | Boost):
        return tree
    if levels == 0:
        return None
    if isinstance(tree, Not):
        return negate(_prune(tree.part, levels - 1))
    if isinstance(tree, Boost):
        part = _prune(tree.part, levels - 1)
        return Boost(part, tree.factor) if part else None
    parts = [_prune(part, levels - 1) for part in tree.parts]
    return all_of(parts) if isinstance(tree, And) else any_of(parts)
