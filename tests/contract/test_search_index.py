"""What every search index must do, asked of each in the same words: the fake in memory, and Whoosh on disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.index.whoosh_index import WhooshIndex
from reader.model.errors import IndexUnavailableError, WorkCancelledError
from reader.model.ports import SearchIndex
from reader.model.query import (
    Among,
    And,
    Boost,
    DateSince,
    DateUntil,
    DateWithin,
    Everything,
    Fuzzy,
    InState,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Tree,
    Word,
)
from reader.model.search import IndexedText, IndexRecord, Question
from reader.query import read_query
from tests.contract.fake_index import FakeIndex
from tests.contract.specification import matches

MakeIndex = Callable[[Path], SearchIndex]
ENGINES: dict[str, MakeIndex] = {
    "fake": lambda folder: FakeIndex(),
    "whoosh": lambda folder: WhooshIndex(folder / "index", folder / "keys"),
}
TODAY = date(2025, 7, 24)


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> SearchIndex:
    made = ENGINES[request.param](tmp_path)
    made.clear(IndexRecord(0))
    return made


def text(number: int, title: str, *body: str, days: tuple[str, str] | None = None) -> IndexedText:
    earliest, latest = map(date.fromisoformat, days) if days else (None, None)
    return IndexedText(number, title, body, "en", earliest, latest)


ARCHIVE = [
    text(1, "Peace talks in Lund", "The U.S. team met.", "They made peace", "talks went on",
         days=("2025-07-01", "2025-07-31")),
    text(2, "Ferry inquiry", "Russia's ferry, a 30-day truce, 1,000 met", days=("2025-07-23", "2025-07-23")),
    text(3, "War", "The government of Møller talked of the peace", days=("2025-01-01", "2025-12-31")),
    text(4, "Governors met", "governor told us; the minister of the prime"),
    text(5, "The prime minister", "the prime minister talks peace", days=("2024-02-29", "2024-02-29")),
    text(6, "", days=("2025-07-23", "2025-07-23")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("peace", {1, 3, 5}),
        ("talking", {1, 3, 5}),
        ("PEACE war", {3}),
        ("russia", {2}),
        ("Russia’s", {2}),
        ("us", {1, 4}),
        ("U.S.", {1, 4}),
        ("moller", {3}),
        ("1000", {2}),
        ("30-day", {2}),
        ("day-30", set()),
        ('"peace talks"', {1}),
        ('"prime minister"', {5}),
        ('"minister of the prime"', {4}),
        ('"minister prime"', set()),
        ('"the the"', set()),
        ('title:"peace talks"', {1}),
        ('body:"peace talks"', set()),
        ("title:peace", {1}),
        ("body:peace", {1, 3, 5}),
        ("-peace", {2, 4, 6}),
        ("peace -war", {1, 5}),
        ("peace OR ferry", {1, 2, 3, 5}),
        ("ferry OR -peace", {2, 4, 6}),
        ("govern*", {3, 4}),
        ("title:govern*", {4}),
        ("body:gov* -title:gov*", {3}),
        ("goverment~", {3}),
        ("govenrment~", {3}),
        ("wra~", set()),
        ("peace^3", {1, 3, 5}),
        ("gov*^2", {3, 4}),
        ("*", {1, 2, 3, 4, 5, 6}),
        ("-*", set()),
        ("date:2025-07", {1, 2, 6}),
        ("date:2025", {1, 2, 3, 6}),
        ("date:2025-07-23", {2, 6}),
        ("since:2025-07", {1, 2, 6}),
        ("until:2025-07", {1, 2, 5, 6}),
        ("-date:2025", {4, 5}),
        ("peace date:2025-07", {1}),
        ("zzz", set()),
    ],
)
def test_queries(index: SearchIndex, query: str, numbers: set[int]) -> None:
    index.apply(ARCHIVE, IndexRecord(1))
    answer = index.search(Question(read_query(query, TODAY, typing=False).tree))
    assert set(answer.numbers) == numbers
    assert len(answer.numbers) == len(numbers) == len(answer.scores)
    assert answer.cuts == ()


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [("newest", (6, 2, 1, 3, 5, 4)), ("oldest", (5, 3, 1, 2, 6, 4)), ("arrived", (6, 5, 4, 3, 2, 1))],
)
def test_sorting(index: SearchIndex, sort: str, numbers: tuple[int, ...]) -> None:
    index.apply(ARCHIVE, IndexRecord(1))
    assert index.search(Question(Everything(), sort)).numbers == numbers


def test_best_is_by_score_then_newest_number(index: SearchIndex) -> None:
    index.apply(
        [text(1, "Talk", "about it all"), text(2, "Other", "a talk here now"), text(3, "Again", "a talk here now")],
        IndexRecord(1),
    )
    answer = index.search(Question(Word("talk")))
    assert answer.numbers == (1, 3, 2)
    assert answer.scores[0] > answer.scores[1] == answer.scores[2]


def test_boost_counts_in_the_score(index: SearchIndex) -> None:
    index.apply([text(1, "x", "ferry a b"), text(2, "x", "truce a b")], IndexRecord(1))
    for first, second, best in ((9.0, 1.0, 1), (1.0, 9.0, 2)):
        tree = Or((Boost(Word("ferry"), first), Boost(Word("truce"), second)))
        assert index.search(Question(tree)).numbers[0] == best


def test_among(index: SearchIndex) -> None:
    index.apply(ARCHIVE, IndexRecord(1))
    among = Among(frozenset({1, 2, 99}))
    assert set(index.search(Question(among)).numbers) == {1, 2}
    assert index.search(Question(And((Word("peace"), among)))).numbers == (1,)
    assert index.search(Question(And((Word("peace"), Nothing())))).numbers == ()


def test_a_tree_that_is_not_resolved_is_refused(index: SearchIndex) -> None:
    index.apply(ARCHIVE, IndexRecord(1))
    with pytest.raises(ValueError, match="resolved"):
        index.search(Question(InState("unread")))


def test_a_second_text_replaces_the_first(index: SearchIndex) -> None:
    index.apply(ARCHIVE, IndexRecord(1))
    count = index.apply([text(1, "War", "nothing else"), text(7, "More peace"), text(7, "More war")], IndexRecord(9, 3))
    assert count == 2
    assert set(index.search(Question(Word("peace"))).numbers) == {3, 5}
    assert set(index.search(Question(Word("war"))).numbers) == {1, 3, 7}
    assert set(index.search(Question(Not(Word("peace")))).numbers) == {1, 2, 4, 6, 7}
    assert index.status().article_count == 7
    assert index.status().record == IndexRecord(9, 3)
    assert index.status().state == "building"


def test_applying_twice_changes_nothing(index: SearchIndex) -> None:
    index.apply(ARCHIVE, IndexRecord(1))
    before = index.search(Question(Everything()))
    index.apply(ARCHIVE, IndexRecord(1))
    assert index.search(Question(Everything())) == before
    assert index.status().article_count == len(ARCHIVE)
    assert index.status().state == "ready"


def test_applying_nothing_notes_the_record(index: SearchIndex) -> None:
    assert index.apply([], IndexRecord(5)) == 0
    assert index.status().record == IndexRecord(5)
    assert index.search(Question(Everything())).numbers == ()


def test_what_the_listener_raises_leaves_the_index_as_it_was(index: SearchIndex) -> None:
    index.apply(ARCHIVE, IndexRecord(1))
    told: list[int] = []

    def stop_at_the_second(added: int) -> None:
        told.append(added)
        if added == 1:
            raise WorkCancelledError("indexing")

    with pytest.raises(WorkCancelledError):
        index.apply([text(1, "New"), text(2, "New")], IndexRecord(9), stop_at_the_second)

    assert told == [0, 1]
    assert index.status().record == IndexRecord(1)
    assert index.search(Question(Word("new"))).numbers == ()
    assert index.apply([text(1, "New")], IndexRecord(9)) == 1


def test_clearing_starts_anew(index: SearchIndex) -> None:
    index.apply(ARCHIVE, IndexRecord(1))
    generation = index.status().generation
    index.clear(IndexRecord(4, 100))
    assert index.search(Question(Everything())).numbers == ()
    assert index.status().generation != generation
    assert index.status().record == IndexRecord(4, 100)
    index.apply(ARCHIVE[:1], IndexRecord(5))
    assert index.search(Question(Everything())).numbers == (1,)


def test_suggest(index: SearchIndex) -> None:
    index.apply(ARCHIVE, IndexRecord(1))
    assert index.suggest("gov", 5)[-1:] != ()
    assert set(index.suggest("Gov", 5)) == {"governors", "government", "governor"}
    assert index.suggest("t", 1) == ("the",)
    assert index.suggest("MØL", 5) == ("moller",)
    assert index.suggest("zzz", 5) == ()
    assert index.suggest("", 5) == ()


WORDS = st.sampled_from(
    ["peace", "talks", "talk", "talked", "war", "the", "of", "U.S.", "us", "Møller", "moller's", "1,000", "30-day",
     "day", "Governor", "government", "govern", "goverment", "Łódź", "war's", "日本", "over.It", "&"]
)  # fmt: skip
BLOCKS = st.lists(WORDS, max_size=6).map(" ".join)
DAYS = st.none() | st.tuples(st.integers(0, 40), st.integers(0, 40)).map(
    lambda offsets: tuple(date(2025, 6, 20) + timedelta(offset) for offset in sorted(offsets))
)
TEXTS = st.builds(
    lambda number, title, body, days: IndexedText(number, title, tuple(body), "en", *(days or (None, None))),
    st.integers(1, 12),
    BLOCKS,
    st.lists(BLOCKS, max_size=3),
    DAYS,
)
FIELDS = st.sampled_from(["any", "title", "body"])
SOME_DAY = st.integers(0, 40).map(lambda offset: date(2025, 6, 20) + timedelta(offset))
LEAVES = st.one_of(
    st.builds(Word, WORDS, FIELDS),
    st.builds(Phrase, st.lists(WORDS, max_size=3).map(tuple), FIELDS),
    st.builds(Prefix, st.sampled_from(["gov", "t", "Ø", "mø", "peace", "", "3", "日", "zz", "cease-f"]), FIELDS),
    st.builds(Fuzzy, st.one_of(WORDS, st.sampled_from(["taks", "govermnent", "paece", "", "gover"])), FIELDS),
    st.builds(DateWithin, SOME_DAY, SOME_DAY),
    st.builds(DateSince, SOME_DAY),
    st.builds(DateUntil, SOME_DAY),
    st.builds(Among, st.frozensets(st.integers(1, 15))),
    st.just(Everything()),
    st.just(Nothing()),
)
TREES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(And, st.lists(parts, max_size=3).map(tuple)),
        st.builds(Or, st.lists(parts, max_size=3).map(tuple)),
        st.builds(Not, parts),
        st.builds(Boost, parts, st.sampled_from([0.5, 2.0])),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batches=st.lists(st.lists(TEXTS, max_size=6), max_size=3), trees=st.lists(TREES, min_size=1, max_size=12))
def test_every_tree_finds_what_the_specification_finds(
    engine: str, batches: list[list[IndexedText]], trees: list[Tree]
) -> None:
    with TemporaryDirectory() as folder:
        index = ENGINES[engine](Path(folder))
        index.clear(IndexRecord(0))
        archive: dict[int, IndexedText] = {}
        for sequence, batch in enumerate(batches, 1):
            index.apply(batch, IndexRecord(sequence))
            archive.update({text.number: text for text in batch})
        reference = FakeIndex()
        reference.apply(archive.values(), IndexRecord(0))
        for tree in trees:
            answer = index.search(Question(tree))
            assert sorted(answer.numbers) == sorted(n for n, text in archive.items() if matches(tree, text))
            assert list(answer.scores) == sorted(answer.scores, reverse=True)
            for sort in ("newest", "oldest", "arrived"):
                assert index.search(Question(tree, sort)).numbers == reference.search(Question(tree, sort)).numbers


def test_whoosh_without_a_generation_says_so(tmp_path: Path) -> None:
    index = ENGINES["whoosh"](tmp_path)
    assert index.status().state == "missing"
    for use in (
        lambda: index.search(Question(Everything())),
        lambda: index.apply([], IndexRecord(1)),
        lambda: index.suggest("a", 1),
    ):
        with pytest.raises(IndexUnavailableError):
            use()
