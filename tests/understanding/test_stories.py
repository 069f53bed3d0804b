"""Which story an article goes to, which of its articles are of one episode, who copies whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.dates import PublicationDate
from reader.understanding.stories import (
    EPISODE_GAP,
    GROWN_STORY,
    LINKS_BETWEEN_GROWN_STORIES,
    LONGEST_SURE_RANGE,
    NEAREST_KINSHIP,
    STRONG_KINSHIP,
    EpisodeMember,
    KinStory,
    Link,
    Original,
    StoryChoice,
    choose_original,
    choose_story,
    is_told_to_copy,
    split_into_episodes,
)
from tests.builders import make_date

STRONG = Link(STRONG_KINSHIP, is_nearest=False)
NEAREST = Link(NEAREST_KINSHIP, is_nearest=True)
WEAK = Link(NEAREST_KINSHIP, is_nearest=False)
DAY = date(2025, 7, 1)


def kin(number: int, *links: Link, articles: int = 3, is_seen: bool = False, is_own: bool = False) -> KinStory:
    return KinStory(number, links or (STRONG,), articles, is_seen, is_own)


@pytest.mark.parametrize(
    ("links", "articles", "fits"),
    [
        ([STRONG], 3, True),
        ([NEAREST], 3, True),
        ([WEAK], 3, False),
        ([WEAK, WEAK], 3, True),
        ([NEAREST], GROWN_STORY, False),
        ([STRONG], GROWN_STORY, True),
        ([WEAK, WEAK], GROWN_STORY, True),
    ],
)
def test_how_much_ties_an_article_to_a_story(links: list[Link], articles: int, fits: bool):
    choice = choose_story([kin(1, *links, articles=articles)])

    assert (choice == StoryChoice(1, ())) if fits else choice is None


def test_without_kin_there_is_no_story():
    assert choose_story([]) is None


def test_the_one_that_was_looked_at_takes_the_others_in_else_the_larger_one():
    assert choose_story([kin(1), kin(2, articles=4), kin(3)]) == StoryChoice(2, (1, 3))
    assert choose_story([kin(1), kin(2, articles=4), kin(3, is_seen=True)]) == StoryChoice(3, (2, 1))


def test_two_that_were_looked_at_stay_two():
    assert choose_story([kin(1, is_seen=True), kin(2, is_seen=True), kin(3)]) == StoryChoice(1, (3,))


def test_an_article_stays_in_its_story_though_it_fits_another_one_better():
    own = kin(1, Link(1.0, is_nearest=True), is_seen=True, is_own=True)

    assert choose_story([own, kin(2, articles=7, is_seen=True)]) == StoryChoice(1, ())
    assert choose_story([own, kin(2, articles=7)]) == StoryChoice(1, (2,))


def test_an_articles_own_story_becomes_part_of_one_that_was_looked_at():
    own = kin(1, Link(1.0, is_nearest=True), is_own=True)

    assert choose_story([own, kin(2, is_seen=True), kin(3, is_seen=True)]) == StoryChoice(2, (1,))


def test_grown_stories_are_one_only_by_several_links():
    few = [kin(number, STRONG, STRONG, articles=GROWN_STORY) for number in (1, 2)]
    many = [kin(number, *[STRONG] * LINKS_BETWEEN_GROWN_STORIES, articles=GROWN_STORY) for number in (1, 2)]

    assert choose_story(few) == StoryChoice(1, ())
    assert choose_story(many) == StoryChoice(1, (2,))
    grown_own = kin(2, STRONG, articles=GROWN_STORY, is_own=True)
    assert choose_story([kin(1, articles=GROWN_STORY + 1), grown_own]) == StoryChoice(2, ())


kin_stories = st.lists(
    st.builds(
        kin,
        st.integers(1, 9),
        st.sampled_from([STRONG, NEAREST, WEAK]),
        st.sampled_from([STRONG, NEAREST, WEAK]),
        articles=st.integers(1, 12),
        is_seen=st.booleans(),
        is_own=st.booleans(),
    ),
    unique_by=lambda each: each.number,
).filter(lambda found: sum(each.is_own for each in found) <= 1)


@given(kin_stories)
def test_what_was_looked_at_is_never_restructured(found: list[KinStory]):
    choice = choose_story(found)
    if choice is None:
        return
    by_number = {each.number: each for each in found}
    assert choice.story not in choice.absorbed
    assert not any(by_number[number].is_seen for number in choice.absorbed)
    for own in found:
        if own.is_own:
            assert own.number in (choice.story, *choice.absorbed)


@given(kin_stories, st.randoms())
def test_the_order_of_kin_says_nothing(found: list[KinStory], random):
    expected = choose_story(found)
    random.shuffle(found)

    assert choose_story(found) == expected


def member(
    number: int,
    first: int | None = None,
    last: int | None = None,
    original: int | None = None,
    kin: tuple[int, ...] = (),
) -> EpisodeMember:
    """An article published from the first to the last of these days."""
    if first is None:
        return EpisodeMember(number, None, original, kin)
    return EpisodeMember(
        number, (DAY + timedelta(first), DAY + timedelta(first if last is None else last)), original, kin
    )


def split(*members: EpisodeMember) -> list[tuple[list[int], tuple[int, int] | None]]:
    """(articles, first and last day) of each episode."""
    return [
        (sorted(plan.articles), ((plan.days[0] - DAY).days, (plan.days[1] - DAY).days) if plan.days else None)
        for plan in split_into_episodes(members)
    ]


GAP = EPISODE_GAP.days


def test_a_silence_begins_another_episode():
    assert split(member(1, 0), member(2, GAP)) == [([1, 2], (0, GAP))]
    assert split(member(1, 0), member(2, GAP + 1)) == [([1], (0, 0)), ([2], (GAP + 1, GAP + 1))]


def test_an_article_between_two_episodes_makes_them_one():
    assert split(member(1, 0), member(2, 2 * GAP), member(3, GAP)) == [([1, 2, 3], (0, 2 * GAP))]
    assert split(member(1, 0), member(2, 2 * GAP), member(3, 0, GAP)) == [([1, 2, 3], (0, 2 * GAP))]


def test_a_long_range_outlasts_a_later_short_one():
    assert split(member(1, 0, 8), member(2, 1), member(3, 8 + GAP)) == [([1, 2, 3], (0, 8 + GAP))]


def test_a_copy_goes_with_its_original_and_stretches_nothing():
    assert split(member(1, 0), member(2, 30, original=1), member(3, 33)) == [([1, 2], (0, 0)), ([3], (33, 33))]


def test_who_has_no_date_goes_with_the_closest_kin_that_has_one():
    members = [member(1, 0), member(2, 30), member(3, kin=(4, 2, 1)), member(4, kin=(3, 1))]
    assert split(*members) == [([1, 4], (0, 0)), ([2, 3], (30, 30))]


def test_a_vague_date_is_none():
    vague = LONGEST_SURE_RANGE.days + 1

    assert split(member(1, 0), member(2, 20), member(3, 0, vague, kin=(2,))) == [([1], (0, 0)), ([2, 3], (20, 20))]


def test_what_nothing_places_comes_last_together():
    assert split(member(1), member(2, 0), member(3, kin=(1,)), member(4, original=3)) == [
        ([2], (0, 0)),
        ([1, 3, 4], None),
    ]
    assert split(member(1), member(2)) == [([1, 2], None)]


@st.composite
def stories(draw: st.DrawFn) -> list[EpisodeMember]:
    count = draw(st.integers(1, 8))
    members = []
    for number in range(count):
        first = draw(st.none() | st.integers(0, 40))
        last = None if first is None else first + draw(st.integers(0, 20))
        original = draw(st.none() | st.integers(0, number - 1)) if number else None
        if original is not None and members[original].original is not None:
            original = None
        members.append(member(number, first, last, original, tuple(draw(st.permutations(range(count)))[:3])))
    return members


@given(stories(), st.randoms())
def test_an_episode_is_a_stretch_without_a_long_silence(members: list[EpisodeMember], random):
    episodes = split(*members)

    assert sorted(number for numbers, _ in episodes for number in numbers) == [each.number for each in members]
    days = [span for _, span in episodes if span is not None]
    assert all(later[0] - earlier[1] > GAP for earlier, later in pairwise(days))
    assert [span for _, span in episodes[:-1]] == days[: len(episodes) - 1]
    places = {number: index for index, (numbers, _) in enumerate(episodes) for number in numbers}
    for each in members:
        if each.original is not None:
            assert places[each.number] == places[each.original]
        elif each.days and each.days[1] - each.days[0] <= LONGEST_SURE_RANGE:
            span = episodes[places[each.number]][1]
            assert span is not None
            assert span[0] <= (each.days[0] - DAY).days <= (each.days[1] - DAY).days <= span[1]
    random.shuffle(members)
    assert split(*members) == episodes


def test_the_earliest_is_the_original_else_the_longest():
    def original(number: int, day: int | None, words: int, id_: str = "") -> Original:
        own_date: PublicationDate | None = make_date(DAY + timedelta(day)) if day is not None else None
        return Original(number, id_ or f"id{number}", own_date, words)

    assert choose_original([original(1, 3, 900), original(2, 1, 10), original(3, None, 999)]) == 2
    assert choose_original([original(1, 1, 10), original(2, 1, 20)]) == 2
    assert choose_original([original(1, None, 10), original(2, None, 20)]) == 2
    assert choose_original([original(1, 1, 10, "b"), original(2, 1, 10, "a")]) == 2


def test_the_agencys_own_text_is_the_original_then_one_that_names_it():
    own, named, none = (
        Original(number, f"id{number}", make_date(DAY + timedelta(day)), 9, credit)
        for number, day, credit in ((1, 2, "own"), (2, 1, "named"), (3, 0, "none"))
    )

    assert choose_original([none, named, own]) == 1
    assert choose_original([none, named]) == 2
    assert is_told_to_copy(none, named)
    assert is_told_to_copy(named, own)


def test_who_copied_is_told_by_credits_or_days_and_else_by_nothing():
    first, later, undated = (
        Original(number, f"id{number}", None if day is None else make_date(DAY + timedelta(day)), 9)
        for number, day in ((1, 0), (2, 3), (3, None))
    )

    assert is_told_to_copy(later, first)
    assert not is_told_to_copy(first, later)
    assert not is_told_to_copy(undated, first)
    assert not is_told_to_copy(replace(first, number=4, words=8), first)
