from datetime import date

import pytest

from reader.model.dates import PublicationDate
from reader.understanding.counts import CountClaim, find_counts
from reader.understanding.counts_events import is_one_event, is_one_time, telling_words
from reader.understanding.reports import read_sentences
from tests.understanding.reported import report


def read(number: int, text: str) -> CountClaim:
    (claim,) = find_counts(read_sentences(report(number, text)))
    return claim


def test_telling_words_are_neither_the_counted_nor_days_nor_idle():
    claim = read(1, "On Monday [Ana Sy|P ana] said 41 young miners were trapped in the pit.")

    assert telling_words(claim) == {"ana", "trap", "pit"}


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("A fire destroyed 12 homes.", "The fire destroyed 20 homes.", True),
        ("A fire destroyed 12 homes.", "Another fire destroyed 20 homes.", False),
        ("They seized 30 kilos of cocaine.", "They seized 45 kilos of heroin.", False),
        ("The union demands a pay rise of 8 percent.", "They agreed on a pay rise of 5 percent.", False),
        ("In April inflation was 7 percent.", "Inflation was 6 percent in May.", False),
    ],
)
def test_one_event(one: str, other: str, is_one: bool):
    claims = read(1, one), read(2, other)

    assert (
        is_one_event(*claims, {1: set(), 2: set()}) is is_one_event(*reversed(claims), {1: set(), 2: set()}) is is_one
    )


def test_a_toll_is_of_one_time_where_the_later_report_cannot_know_more():
    fewer, more = read(1, "The flood killed 12 people."), read(2, "The flood killed 19 people.")
    days = date(2025, 3, 4), date(2025, 3, 5)
    early, late = (PublicationDate(str(day), day, day, "day", "stated", ()) for day in days)

    assert is_one_time(fewer, more, {1: early, 2: early})
    assert is_one_time(fewer, more, {1: late, 2: early})
    assert not is_one_time(fewer, more, {1: early, 2: late})
    assert not is_one_time(fewer, more, {1: early, 2: None})
