"""The query language as typed, half-typed and mistyped."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.query import (
    Added,
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
    OfStory,
    Or,
    Phrase,
    Prefix,
    Tagged,
    Tree,
    Word,
)
from reader.query import read_query
from reader.query.parser import DEEPEST_TREE

THURSDAY = date(2025, 7, 24)
A, B, C, D = Word("a"), Word("b"), Word("c"), Word("d")


def tree_of(text: str, typing: bool = False) -> Tree:
    return read_query(text, THURSDAY, typing).tree


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a or b", And((A, Word("or"), B))),
        ("a b OR c d", And((A, Or((B, C)), D))),
        ("a AND b OR c", Or((And((A, B)), C))),
        ("(a b) OR c", Or((And((A, B)), C))),
        ("-a", Not(A)),
        ("a NOT b", And((A, Not(B)))),
        ("a OR NOT b", Or((A, Not(B)))),
        ("NOT NOT a", A),
        ("-(a b)", Not(And((A, B)))),
        ("--a", A),
        ("a - b", And((A, B))),
        ("a-b", Phrase(("a", "b"))),
        ('"a b"', Phrase(("a", "b"))),
        ("“a b”", Phrase(("a", "b"))),
        ('"a"', A),
        ('"OR"', Word("or")),
        ("Russia's", Word("russia")),
        ("U.S.", Word("us")),
        ("1,000", Word("1000")),
        ("30-day", Phrase(("30", "day"))),
        ("zel*", Prefix("zel")),
        ("cease-fi*", And((Word("cease"), Prefix("fi")))),
        ("govrment~", Fuzzy("govrment")),
        ("govrment~2", Fuzzy("govrment")),
        ("a^2", Boost(A, 2)),
        ("a^2 b", And((Boost(A, 2), B))),
        ("(a b)^0.5", Boost(And((A, B)), 0.5)),
        ("a^1", A),
        ("a^0", Boost(A, 0.01)),
        ("title:a b", And((Word("a", "title"), B))),
        ("title:(a b OR c)", And((Word("a", "title"), Or((Word("b", "title"), Word("c", "title")))))),
        ('body:"a b"', Phrase(("a", "b"), "body")),
        ("TITLE: a", Word("a", "title")),
        ("title:(body:a b)", And((Word("a", "body"), Word("b", "title")))),
        ("title:zel*", Prefix("zel", "title")),
        ("entity:Novak", Named("Novak")),
        ('person:"Ana Novak"', Named("Ana Novak", "person")),
        ("-place:(Lund OR Ystad)", Not(Or((Named("Lund", "place"), Named("Ystad", "place"))))),
        ("event:Games", Named("Games", "event")),
        ('source:"The Daily Invention"', FromSource("The Daily Invention")),
        ("story:k3vq", OfStory("k3vq")),
        ("tag:Budget", Tagged("budget")),
        ("tag:#budget", Tagged("budget")),
        ("tag:bud*", Tagged("bud", is_prefix=True)),
        ('tag:"budget"', Tagged("budget")),
        ("tag:eu/ferries_2-a.b", Tagged("eu/ferries_2-a.b")),
        ("-tag:выборы", Not(Tagged("выборы"))),
        ("tag:two OR tag:one", Or((Tagged("two"), Tagged("one")))),
        ('tag:"two words"', And((Word("tag"), Phrase(("two", "words"))))),
        ("is:unread", InState("unread")),
        ("is:starred -is:read", And((InState("starred"), Not(InState("read"))))),
        ("date:2025", DateWithin(day("2025-01-01"), day("2025-12-31"))),
        ("date:2025-02", DateWithin(day("2025-02-01"), day("2025-02-28"))),
        ("date:2025-07-23", DateWithin(day("2025-07-23"), day("2025-07-23"))),
        ("date:[2025-05-01 TO 2025-06]", DateWithin(day("2025-05-01"), day("2025-06-30"))),
        ("date:[2025-06 TO 2025-05]", DateWithin(day("2025-05-01"), day("2025-06-30"))),
        ("date:[2025-05-01 TO]", DateSince(day("2025-05-01"))),
        ("date:[TO 2025-05]", DateUntil(day("2025-05-31"))),
        ("date:(2024 OR 2025-07)", Or((tree_of("date:2024"), tree_of("date:2025-07")))),
        ("added:yesterday", Added(day("2025-07-23"), day("2025-07-23"))),
        ("added:[2025-07-01 TO]", Added(day("2025-07-01"), date.max)),
        ('since:"last monday"', DateSince(day("2025-07-21"))),
        ("since:2025-07", DateSince(day("2025-07-01"))),
        ("until:2025-07", DateUntil(day("2025-07-31"))),
        ('until:"3 days ago"', DateUntil(day("2025-07-21"))),
        ("*", Everything()),
        ("title:*", Everything()),
    ],
)  # fmt: skip
def test_language(text: str, tree: Tree) -> None:
    assert tree_of(text) == tree


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("", "*"),
        (" ", "*"),
        ("(", "*"),
        (")", "*"),
        ("-", "*"),
        ("OR", "*"),
        ("AND OR NOT", "*"),
        ("^", "*"),
        ("~", "*"),
        ('"', "*"),
        ("&&& %", "*"),
        ("title:", "*"),
        ("a title:", "a"),
        ("a OR", "a"),
        ("OR a", "a"),
        ("a OR OR b", "a OR b"),
        ("a OR AND b", "a OR b"),
        ("a NOT", "a"),
        ("(a b", "a b"),
        ("a) b", "a b"),
        ("a^", "a"),
        ("a^x", "a x"),
        ('"peace ta', '"peace ta"'),
        ('a "', "a"),
        ('a"b c"d', 'a "b c" d'),
        ("date:2025-0", "date:2025"),
        ("date:2025-07-", "date:2025-07"),
        ("date:2025-02-30", "date:2025-02"),
        ("date:[2025-05", "since:2025-05-01"),
        ("is:un", "is:unread"),
        ("is:purple", "is purple"),
        ("foo:bar", "foo bar"),
        ('foo:"a b"', 'foo "a b"'),
        ("since:purple", "since purple"),
        ("at 10:30", 'at "10 30"'),
        ("a\x00b\x1bc", '"a b c"'),
    ],
)
def test_half_typed_and_mistyped(text: str, read_as: str) -> None:
    assert read_query(text, THURSDAY, typing=False).read_as == read_as


@pytest.mark.parametrize(
    ("text", "read_as", "tree"),
    [
        ("peace ta", "peace ta*", And((Word("peace"), Or((Word("ta"), Prefix("ta")))))),
        ("peace ta ", "peace ta", And((Word("peace"), Word("ta")))),
        ("a OR b", "a OR b*", Or((A, B, Prefix("b")))),
        ("title:pea", "title:pea*", Or((Word("pea", "title"), Prefix("pea", "title")))),
        ("(a b", "a b*", And((A, Or((B, Prefix("b")))))),
        ("-pea", "-pea", Not(Word("pea"))),
        ("pea*", "pea*", Prefix("pea")),
        ("pea~", "pea~", Fuzzy("pea")),
        ('"peace ta', "peace ta*", And((Word("peace"), Or((Word("ta"), Prefix("ta")))))),
        ('"a b c', '"a b" c*', And((Phrase(("a", "b")), Or((C, Prefix("c")))))),
        ('"a b c"', '"a b c"', Phrase(("a", "b", "c"))),
        ('"a b ', '"a b"', Phrase(("a", "b"))),
        ("cease-fi", "cease fi*", And((Word("cease"), Or((Word("fi"), Prefix("fi")))))),
        ("a since:pur", "a", A),
        ("a person:Nov", "a person:Nov", And((A, Named("Nov", "person")))),
        ("a tag:Bud", "a tag:bud*", And((A, Tagged("bud", is_prefix=True)))),
        ("a tag:bud ", "a tag:bud", And((A, Tagged("bud")))),
        ("-tag:bud", "-tag:bud", Not(Tagged("bud"))),
        ("a tag:", "a", A),
    ],
)
def test_while_typing(text: str, read_as: str, tree: Tree) -> None:
    read = read_query(text, THURSDAY, typing=True)
    assert (read.read_as, read.tree) == (read_as, tree)


@pytest.mark.parametrize(
    ("text", "typed", "kept"),
    [
        ("ferry is:un", "", ""),
        ("is:pur", "is: knows no pur", "is: knows no pur"),
        ("NOT", "", "no word to look for"),
        ('"', "", "no word to look for"),
        ("  ", "", ""),
        ("person:", "", "person: is empty"),
        ("person: AND a", "person: is empty", "person: is empty"),
        ("title:is:read", "title: is empty", "title: is empty"),
        ('title:""', "", "title: is empty"),
        ("story:", "", "story: is empty"),
        ("story: ferry", "", ""),
        ("person:zel*", "person: knows no *", "person: knows no *"),
        ("date:2025-1", "", ""),
        ("date:2025-0", "", "2025-0 is no month"),
        ("date:2025-13", "2025-13 is no month", "2025-13 is no month"),
        ("date:2025-02-3", "", ""),
        ("date:2025-02-30", "2025-02-30 is no day", "2025-02-30 is no day"),
        ("date:2025-07-", "", ""),
        ("date:[2025-13 TO 2026]", "2025-13 is no month", "2025-13 is no month"),
        ("date:[2025-05", "", ""),
        ("date:[TO]", "date: is empty", "date: is empty"),
        ("since:blah", "", "blah is no date"),
        ("since:blah ferry", "blah is no date", "blah is no date"),
        ("tag:a!b", "", "a!b is no tag"),
        ("tag:#", "", "tag: is empty"),
        ("bogus:foo", "bogus: is no field", "bogus: is no field"),
        ("he said: no", "", ""),
        ("https://a.example", "", ""),
        ("(ferry OR", "", ""),
        ('"ferry', "", ""),
        ("word " * 101, "only 100 words are read", "only 100 words are read"),
        ("((a OR b) c OR " * 30 + "d", "brackets are read 40 deep", "brackets are read 40 deep"),
    ],
)
def test_what_a_reading_leaves_out_or_changes_is_said(text: str, typed: str, kept: str) -> None:
    assert read_query(text, THURSDAY, typing=True).remarks == ((typed,) if typed else ())
    assert read_query(text, THURSDAY, typing=False).remarks == ((kept,) if kept else ())


def test_a_value_that_can_become_none_is_read_as_after_enter() -> None:
    assert tree_of("is:purple", typing=True) == tree_of("is:purple") == And((Word("is"), Word("purple")))


def test_a_long_phrase_is_read_whole() -> None:
    words = ("considerable",) * 60
    assert tree_of(f'"{" ".join(words)}"') == Phrase(words)


PIECES = [
    "a", "Talks", "Ærø", "U.S.", "30-day", "Russia’s", " ", " ", " ", '"', "(", ")", "-", "OR", " OR ", " AND ", "NOT ",
    "*", "~", "^2", "^", ":", "title:", "body:", "person:", "source:", "story:", "is:", "is:read", "tag:", "date:",
    "since:", "added:", "until:", "2025-07", "2025-0", "[2025 TO 2026-01-01]", "[", "]", " TO ", "yesterday", "unread",
    "foo:", "\x00",
]  # fmt: skip
QUERIES = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@given(QUERIES)
def test_what_is_shown_reads_as_the_same(text: str) -> None:
    read = read_query(text, THURSDAY, typing=False)
    again = read_query(read.read_as, THURSDAY, typing=False)
    assert again.tree == read.tree
    assert again.read_as == read.read_as
    assert not set(again.remarks) - set(read.remarks)


@given(QUERIES)
def test_typing_never_fails_and_what_is_shown_can_be_read(text: str) -> None:
    read = read_query(text, THURSDAY, typing=True)
    shown = read_query(read.read_as, THURSDAY, typing=False)
    assert shown.read_as == read.read_as


def depth(tree: Tree) -> int:
    if isinstance(tree, And | Or):
        return 1 + max(map(depth, tree.parts))
    if isinstance(tree, Not | Boost):
        return 1 + depth(tree.part)
    return 1


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1000 + "a" + ")" * 1000,
        "(" * 1000,
        ")" * 1000,
        "(a OR (b " * 1000,
        "-(a " * 1000,
        "(a^2 " * 30 + ")^3" * 1000,
        "NOT " * 5000,
        "title:-" * 2000,
        "title: -" * 2000,
        "a^2" * 3000,
        '"' * 10_000,
        "word " * 10_000,
        "a-" * 10_000,
        "x" * 100_000,
        "foo:" * 3000,
        "date:[" * 2000,
        "since:" + "monday " * 2000,
    ],
    ids=lambda text: text[:12],
)
def test_absurd_queries_stay_small(text: str) -> None:
    read = read_query(text, THURSDAY, typing=True)
    assert depth(read.tree) <= DEEPEST_TREE + 1
    assert len(read.read_as) < 10_000
    plain = read_query(text, THURSDAY, typing=False)
    assert read_query(plain.read_as, THURSDAY, typing=False).tree == plain.tree
