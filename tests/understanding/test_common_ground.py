"""Short reports of one place are of one thing only by what they share beside it."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from reader.model.entity import EntityType
from reader.understanding.common_ground import have_common_ground
from reader.understanding.related import NameInArticle, measure_kinship, weigh_names
from reader.understanding.stories import NEAREST_KINSHIP

ARCHIVE = 30
EVERYDAY = ("polic", "driver", "road", "hospit")


def name(printed: str, type_: EntityType) -> NameInArticle:
    return NameInArticle(printed, printed, type_, 2)


TARROW, ORRIN = name("Tarrow", "place"), name("Orrin", "place")
MAYOR, UNION = name("Silke Dahn", "person"), name("TDU", "org")


def are_of_one(names: Iterable[NameInArticle], others: Iterable[NameInArticle], *stems: str) -> bool:
    return have_common_ground(tuple(names), tuple(others), stems)


def test_a_place_alone_is_no_story():
    assert not are_of_one([TARROW], [TARROW], "tarrow")


def test_a_place_and_what_all_accidents_share_is_no_story():
    assert not are_of_one([TARROW], [TARROW], "tarrow", *EVERYDAY)
    assert not are_of_one([TARROW], [ORRIN], "bus", "passeng", *EVERYDAY)


def test_one_person_and_a_place_are_no_story():
    assert not are_of_one([ORRIN, MAYOR], [ORRIN, MAYOR], "orrin", "silk", "dahn", "mayor", "open")


def test_a_place_that_one_text_does_not_have_as_a_name_is_none_either():
    assert not are_of_one([TARROW], [], "tarrow", *EVERYDAY)


def test_reports_of_one_thing_are_kin():
    stems = ("tarrow", "strike", "docker", "union", "pay", "tdu", "picket")
    assert are_of_one([TARROW, UNION], [TARROW, UNION], *stems)


@given(
    st.sets(st.sampled_from([TARROW, ORRIN, MAYOR, UNION])),
    st.sets(st.sampled_from([TARROW, ORRIN, MAYOR, UNION])),
    st.sets(st.sampled_from(["tarrow", "orrin", "orla", "gannet", "reef", "ferri", *EVERYDAY])),
)
def test_it_is_the_same_from_either_side(one: set[NameInArticle], other: set[NameInArticle], stems: set[str]):
    assert are_of_one(one, other, *sorted(stems)) == are_of_one(other, one, *sorted(stems))


def test_the_one_name_of_a_short_text_is_not_all_it_is_about():
    one_place = weigh_names([TARROW], ARCHIVE)
    assert measure_kinship(one_place, one_place, 0.5, ARCHIVE) < NEAREST_KINSHIP
