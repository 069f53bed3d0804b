import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.understanding.counts_values import MONTHS, find_numbers


def read(mask: str) -> list[tuple[float, str]]:
    return [(number.value, number.unit) for number in find_numbers(mask)]


@pytest.mark.parametrize(
    ("mask", "numbers"),
    [
        ("426 drones and 24 missiles", [(426, ""), (24, "")]),
        ("two dozen people and half a dozen dogs", [(24, ""), (6, "")]),
        ("three hundred and forty-two workers", [(342, "")]),
        ("$1.2bn, 1.2 billion dollars, £3m", [(1.2e9, "$"), (1.2e9, "$"), (3e6, "£")]),
        ("fined 400,000 euros or €14m", [(400_000, "€"), (14e6, "€")]),
        ("5.5%, six percent and 7 per cent", [(5.5, "percent"), (6, "percent"), (7, "percent")]),
        ("2.5m people, 1,200 homes", [(2.5e6, ""), (1200, "")]),
        ("jailed for two and a half years", [(30, MONTHS)]),
        ("18 months in prison", [(18, MONTHS)]),
        ("about 50,000 D______ troops", [(50_000, "")]),
    ],
)
def test_what_a_number_is(mask: str, numbers: list[tuple[float, str]]):
    assert read(mask) == numbers


@pytest.mark.parametrize(
    "mask",
    [
        "on july 23, 2025, at 10:30 a.m. and again at 5 p.m.",
        "23 july at 17.50, in 2022, since 1999",
        "a 10-year-old boy, P_______, 45, and a woman aged 31",
        "the 24th round and the 3rd district",
        "article 5, section 3, flight 802, courtroom 203",
        "dozens, hundreds of people, one man, a man",
        "between 12 and 15 people",
        "they lost 3-1",
    ],
)
def test_what_is_no_number(mask: str):
    assert read(mask) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("at least 12 dead", "15 dead", True),
        ("at least 12 dead", "nine dead", False),
        ("about 50 people", "52 people", True),
        ("some 2,300 people", "3,200 people", False),
        ("more than 1,000 people", "some 1,100 people", True),
        ("up to 40 people", "31 people", True),
        ("$1.2 billion", "$1.24bn", True),
        ("$1.2 billion", "$1.5bn", False),
        ("2,000 people", "1,970 people", True),
        ("50 people", "52 people", False),
        ("12 to 15 people", "14 people", True),
    ],
)
def test_hedges_and_roundings_leave_room(one: str, other: str, agree: bool):
    (first,), (second,) = list(find_numbers(one)), list(find_numbers(other))

    assert first.agrees_with(second) is second.agrees_with(first) is agree


@given(st.integers(2, 10**9), st.sampled_from(["", "about ", "at least ", "up to ", "$", "more than "]))
def test_digits_are_read_as_printed(value: int, before: str):
    (number,) = find_numbers(f"{before}{value:,} houses")

    assert number.value == value
    assert number.low <= value <= number.high
    assert number.is_exact == (before in {"", "$"})
    assert math.isfinite(number.low) or before == "up to "


@given(st.text())
def test_any_text_is_read(text: str):
    assert all(0 <= number.start < number.end <= len(text) for number in find_numbers(text))


@pytest.mark.parametrize("digits", ["1" + "0" * 400, "1000." + "0" * 400, "5" + ",000" * 150])
def test_more_zeros_than_a_float_can_hold_are_a_number_like_any_other(digits: str):
    (number,) = find_numbers(f"{digits} people")

    assert number.value >= 1000
