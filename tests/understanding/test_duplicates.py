"""How much text two articles share, however it is dressed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import CleanText
from reader.understanding.duplicates import (
    COPY_CONTAINMENT,
    SHARED_CONTAINMENT,
    SHARED_HASHES,
    SKETCH_HASHES,
    containment,
    count_added_sentences,
    find_runs,
    sketch,
)

WORDS = [f"word{number}" for number in range(400)]


def body(*paragraphs: str) -> CleanText:
    return CleanText(None, None, None, paragraphs)


def test_case_accents_quotes_and_dashes_do_not_matter():
    plain = find_runs(body('The "cafe" in Zurich closed - for good, its owner said.'))

    assert find_runs(body("THE “Café” in Zürich closed – for good, its owner said.")) == plain


def test_paragraphs_do_not_matter_and_neither_does_the_head():
    runs = find_runs(body("One two three four five six."))

    assert find_runs(CleanText("Title", "Dek", None, ("One two three", "four five six."))) == runs
    assert len(runs) == 2


def test_a_text_shorter_than_a_run_is_one_run():
    assert len(find_runs(body("Ferry sinks."))) == 1
    assert find_runs(body("")) == frozenset()


def test_containment_is_measured_by_the_shorter_text():
    whole = find_runs(body(" ".join(WORDS[:100])))
    part = find_runs(body(" ".join(WORDS[:20])))

    assert containment(part, whole) == containment(whole, part) == 1.0
    assert containment(part, frozenset()) == 0.0


@given(st.permutations(range(8)), st.integers(0, 8))
def test_containment_is_symmetric_and_between_none_and_all(order: list[int], shared: int):
    def text(numbers: list[int]) -> CleanText:
        return body(*(" ".join(WORDS[number * 20 : number * 20 + 20]) for number in numbers))

    one, other = find_runs(text(order)), find_runs(text([*order[:shared], *range(10, 18 - shared)]))

    assert 0 <= containment(one, other) == containment(other, one) <= 1


def test_the_sketches_of_copies_meet_and_those_of_strangers_do_not():
    copy = WORDS[:300]
    for place in range(0, 300, 60):
        copy[place] = "changed"
    text, edited, stranger = (find_runs(body(" ".join(each))) for each in (WORDS[:300], copy, WORDS[:99:-1]))

    assert containment(text, edited) >= COPY_CONTAINMENT
    assert len({*sketch(text)} & {*sketch(edited)}) >= SHARED_HASHES
    assert containment(text, stranger) < SHARED_CONTAINMENT
    assert len({*sketch(text)} & {*sketch(stranger)}) < SHARED_HASHES


@given(st.sets(st.integers(0, 2**32 - 1), max_size=200))
def test_a_sketch_is_bounded_and_does_not_hang_on_order(runs: set[int]):
    hashes = sketch(frozenset(runs))

    assert list(hashes) == sorted(hashes)
    assert len(hashes) == min(len(runs), SKETCH_HASHES)
    assert set(hashes) <= runs


def test_sentences_that_a_copy_adds_are_counted():
    original = body("The ferry ran aground off Port Wessel.", "Nobody was hurt, the harbour board said on Monday.")
    sentences = [
        "THE FERRY ran aground off Port Wessel.",
        "Nobody was hurt, the “harbour board” said on Monday.",
        "A tug will pull it off the reef at the next spring tide.",
        "…",
    ]

    assert count_added_sentences(sentences, original) == 1
