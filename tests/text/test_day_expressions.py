from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.day_expressions import find_day_expressions


def texts(prose: str) -> list[str]:
    return [expression.text for expression in find_day_expressions(prose)]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("The court ruled on Tuesday that it may wait.", ["Tuesday"]),
        ("Monday’s ruling came early Friday.", ["Monday", "early Friday"]),
        ("It was denied later on Monday and late on Sunday.", ["later on Monday", "late on Sunday"]),
        ("They met on Monday evening, or next Thursday.", ["Monday evening", "next Thursday"]),
        ("It began today, Wednesday, July 23, in Lyon.", ["today", "Wednesday, July 23"]),
        ("The dam held on Wednesday (12 June) as it rained", ["Wednesday (12 June)"]),
        ("between 3 and 4 March 2024 and on 2024-05-06", ["4 March 2024", "2024-05-06"]),
        ("in mid-July, in early May 2023, since last March", ["mid-July", "early May 2023", "last March"]),
        ("held in May and June of this year", ["May", "June of this year"]),
        ("After the May talks, in April, a July deadline", ["May", "April", "July"]),
        ("In 2019, before the 2024 election and by 2030", ["2019", "2024", "2030"]),
        ("later this week, for the upcoming week", ["later this week", "the upcoming week"]),
        ("at the end of the week, earlier in the week", ["the end of the week", "earlier in the week"]),
        ("next month, late last year, this year", ["next month", "late last year", "this year"]),
        ("two weeks ago, 3 days ago, a year ago", ["two weeks ago", "3 days ago", "a year ago"]),
        ("ten days from now", ["ten days from now"]),
        ("Yesterday it rained; tonight and last night too.", ["Yesterday", "tonight", "last night"]),
        ("It rained over the weekend and this morning.", ["the weekend", "this morning"]),
    ],
)  # fmt: skip
def test_times_are_found_whole(prose: str, expected: list[str]):
    assert texts(prose) == expected


@pytest.mark.parametrize(
    "prose",
    [
        "a 30-day truce for 50 days, starting within three weeks",
        "a 10-year-old boy, two hours later, 1,000km away, the second drone",
        "in the last year, over the past week, in recent months",
        "She plays tennis on Mondays and every Friday, and was late one Sunday.",
        "May I ask whether Theresa May may march? They will March on Rome.",
        "April Jones and June Carter met August Wilson.",
        "the Sunday Times wrote of Bloody Sunday and of Sheffield Wednesday",
        "It cost 2024 dollars for 1999 people in 2012 homes; Euro 2024; the 1990s",
        "More than three years ago, nearly two weeks ago",
        "at noon on the Saturday",
        "three days later, a week after the storm, the next day",
        "USA Today and Russia Today",
        "set 10 records, ago 20 or so, out 3 of them",
        "The trial of Augusta Mayer, from Marchfeld",
    ],
)
def test_durations_ages_habits_and_names_are_no_times(prose: str):
    assert texts(prose) == []


@pytest.mark.parametrize(
    ("prose", "direction"),
    [
        ("The talks are expected to be held in Oslo on Wednesday.", "future"),
        ("With meetings planned for Wednesday, officials will converge.", "future"),
        ("The hearing was adjourned until Wednesday.", "future"),
        ("The strike begins Wednesday.", "future"),
        ("The minister said on Wednesday that the law would change.", "past"),
        ("On Wednesday, the minister announced that he would go.", "past"),
        ("The vote was held on Wednesday.", "past"),
        ("Trains will not run on Wednesday, the union said.", "future"),
        ("He announced a ruling for Wednesday.", "future"),
        ("It must be paid by Wednesday.", "future"),
        ("By Wednesday the town had been evacuated.", "past"),
        ("It was stolen by thieves, Wednesday at the latest", "past"),
        ("Wednesday’s talks", "unknown"),
        ("Tickets will be accepted up to the end of August or refunded in full.", "future"),
        ("The offer stands through the end of August.", "future"),
        ("It lasted until the end of August.", "unknown"),
        ("The party that will govern won in August.", "past"),
        ("last Wednesday", "past"),
        ("They will meet this coming Wednesday", "future"),
    ],
)
def test_the_nearest_word_says_on_which_side_of_now_a_day_lies(prose: str, direction: str):
    [weekday] = find_day_expressions(prose)
    assert weekday.direction == direction


def test_words_in_quotation_marks_are_marked():
    [said, own] = find_day_expressions("“We meet tomorrow,” she said today.")
    assert (said.is_quoted, own.is_quoted) == (True, False)


SOME_WORDS = (
    "on in the late early mid- later this last next end of week month year Monday May March June 2 23 2024 , . “ ” ago "
    "today three days weekend 's morning -"
)


@given(st.lists(st.sampled_from(SOME_WORDS.split()), max_size=25).map(" ".join) | st.text(max_size=80))
def test_expressions_never_overlap_and_are_as_printed(prose: str):
    found = find_day_expressions(prose)
    assert all(prose[expression.start : expression.end] == expression.text for expression in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
