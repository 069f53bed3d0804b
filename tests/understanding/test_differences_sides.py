"""Left in one report, right in another."""

from __future__ import annotations

import pytest

from reader.understanding.differences import find_differences
from tests.understanding.reported import report

VANCE = "[Noor Vance|P vance]"


def test_one_persons_knee_is_the_left_one_or_the_right_one():
    reports = [
        report(1, f"{VANCE} broke her left knee in a fall.", "The race goes on."),
        report(2, f"{VANCE} fell on Tuesday.", "Doctors operated on the right knee at once."),
        report(3, f"The operation on the left knee of {VANCE} went well.", published="2025-03-06"),
    ]

    (difference,) = find_differences(reports)

    assert (difference.kind, difference.subject) == ("side", "left knee")
    assert [(claim.value, claim.articles) for claim in difference.claims] == [
        ("left knee", (1, 3)),
        ("right knee", (2,)),
    ]
    assert all(claim.value in claim.quote.text for claim in difference.claims)
    assert [each.id for each in find_differences(reports[::-1])] == [difference.id]


def test_somebody_without_a_name_is_told_by_what_happened():
    one, other = (f"The captain was shot in the {side} arm." for side in ("left", "right"))

    assert len(find_differences([report(1, one), report(2, other)])) == 1


def test_a_rejection_of_one_persons_knee_hides_nobody_elses():
    ids = set()
    for who in (VANCE, "[Ada Quill|P quill]"):
        reports = [report(number, f"{who} broke her {side} knee.") for number, side in ((1, "left"), (2, "right"))]
        ids.update(difference.id for difference in find_differences(reports))

    assert len(ids) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{VANCE} broke her left knee.", "[Ada Quill|P quill] broke her right knee."),
        (f"{VANCE} broke her left knee.", f"{VANCE} hurt her right hand."),
        (f"{VANCE} broke her left knee.", f"{VANCE} hurt her left knee and her right knee."),
        (f"{VANCE} broke her left knee.", f"{VANCE} did not break her right knee."),
        ("The captain was shot in the left arm.", "A passenger broke the right arm."),
        ("The car turned left hand over fist.", "They were right."),
    ],
)
def test_what_may_be_another_body_or_part_is_not_shown(one: str, other: str):
    assert find_differences([report(1, one), report(2, other)]) == ()
