import pytest

from reader.model.article import CleanText, Removed, RemovedKind
from reader.text.date_lines import DateStamp, find_date_stamps

LEAD = "The harbour was shut for a second day while divers looked for the anchor that had cut the cable."


def stamps(*head: str, tail: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    text = CleanText("A headline", None, None, (LEAD,))
    found = find_date_stamps(text, ["A headline", *head, LEAD, *tail])
    return [(stamp.kind, stamp.clock) for stamp in found]


def dateline(opening: str) -> list[DateStamp]:
    return list(
        find_date_stamps(CleanText("A headline", None, None, (opening + LEAD,)), ["A headline", opening + LEAD])
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 14:05 GMT, 23 July 2025", ("published", "14:05")),
        ("Published on: 23/07/2025 - 14:05", ("published", "14:05")),
        ("Updated: Jul 23, 2025 9:01 AM", ("updated", "09:01")),
        ("Jul 23, 2025 12:15 a.m.", ("bare", "00:15")),
        ("23.07.2025", ("bare", None)),
        ("2025-07-23T14:05:00Z", ("bare", "14:05")),
        ("2025-07-23T14:05:00.120+09:00", ("bare", "14:05")),
        ("By Ansa Mirrlees | 23 July 2025 | 4 min read", ("bare", None)),
        ("Ansa de la Mirrlees, 23 July 2025", ("bare", None)),
        ("Publié le 23 juillet 2025 à 18h20", ("published", "18:20")),
        ("Stand: 23. Juli 2025, 16:05 Uhr", ("published", "16:05")),
        ("Güncelleme: 23 Temmuz 2025 11:24", ("updated", "11:24")),
        ("23 июля 2025, 10:15", ("bare", "10:15")),
        ("23 de julio de 2025", ("bare", None)),
        ("July 2025", ("bare", None)),
    ],
)
def test_reads_a_stamp_in_the_head(line: str, expected: tuple[str, str | None]) -> None:
    assert stamps(line) == [expected]


def test_one_line_may_hold_two_stamps() -> None:
    line = "Jul. 23, 2025, 4:12 PM GMT / Updated Jul. 24, 2025, 6:30 PM GMT"
    assert stamps(line) == [("bare", "16:12"), ("updated", "18:30")]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Newport, 23 July 2025",
        "The port on 23 July 2025",
        "Offer valid until July 23, 2025",
        "Kyiv, July 23",
        "A very long line " * 20 + "23 July 2025",
    ],
)
def test_lines_that_say_more_are_no_stamps(line: str) -> None:
    assert stamps(line) == []


def test_below_the_story_only_labelled_dates_count() -> None:
    assert stamps(tail=("Jul 20, 2025",)) == []
    assert stamps(tail=("Jul 20, 2025 / Updated Jul 21, 2025",)) == [("updated", None)]
    assert stamps(tail=("First published on: 20 July 2025",)) == [("published", None)]


@pytest.mark.parametrize("kind", ["links", "caption", "promo"])
def test_dates_of_other_things_do_not_count(kind: RemovedKind) -> None:
    line = "Published 23 July 2025"
    text = CleanText("A headline", None, None, (LEAD,), (Removed(kind, line, "a test"),))
    assert find_date_stamps(text, ["A headline", line, LEAD]) == ()


def test_stamp_taken_for_a_standfirst_still_counts() -> None:
    line = "Wed 23 Jul 2025 05.00 BST"
    text = CleanText("A headline", line, None, (LEAD,))
    assert [stamp.words for stamp in find_date_stamps(text, ["A headline", line, LEAD])] == [line]


def test_names_in_story_lines_are_story() -> None:
    line = "Port Closes 23 July 2025"
    text = CleanText(line, None, None, (LEAD,))
    assert find_date_stamps(text, [line, LEAD]) == ()


@pytest.mark.parametrize(
    "opening",
    [
        "ISTANBUL, July 23, 2025 (AGENCY) — ",
        "NEW HARBOUR, Ruritania, July 23, 2025 (Agency) - ",
        "New Harbour, Jul 23, 2025 (AGY): ",
    ],
)
def test_reads_a_dateline(opening: str) -> None:
    (stamp,) = dateline(opening)
    assert stamp.kind == "dateline"
    assert stamp.days[0].isoformat() == "2025-07-23"


@pytest.mark.parametrize(
    "opening",
    [
        "On July 23, 2015 — a Thursday — ",
        "The storm of July 23, 2015 — the worst — ",
        "In Newport, on July 23, 2015 — ",
        "ISTANBUL, July 23 (AGENCY) — ",
    ],
)
def test_other_openings_are_no_dateline(opening: str) -> None:
    assert dateline(opening) == []


def test_head_taken_for_story_still_dates() -> None:
    standfirst = "Divers had asked for a new anchor in the spring, but nobody told the harbour master"
    byline = "By Ansa Mirrlees-Thornbury and Oda Quillfeather | 23 July 2025 | 4 min read"
    text = CleanText("A headline", None, None, (standfirst, byline, LEAD))
    (stamp,) = find_date_stamps(text, ["A headline", standfirst, byline, LEAD])
    assert stamp.words == "23 July 2025"
