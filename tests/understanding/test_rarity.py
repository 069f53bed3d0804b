from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.understanding.rarity import rarity


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_what_more_articles_have_says_less(one: int, other: int) -> None:
    few, many = sorted((one, other))
    assert rarity(few, 10_000) >= rarity(many, 10_000) > 0


def test_what_all_of_a_small_archive_has_is_still_rare_in_the_world() -> None:
    assert rarity(5, 5) > 0.7 * rarity(1, 5)
