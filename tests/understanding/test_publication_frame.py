import pytest

from reader.model.article import CleanText
from reader.understanding.publication_frame import Frame, find_dateline, find_frame
from reader.understanding.publication_statements import read_statements

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = range(4)


def frame(*body: str) -> Frame | None:
    return find_frame(read_statements(CleanText(None, None, None, body)).statements)


@pytest.mark.parametrize(
    ("body", "weekday"),
    [
        (["He said on Tuesday that it broke late on Monday. Talks will begin on Thursday."], TUESDAY),
        (["It broke on Sunday. He said on Monday it was old."], MONDAY),
        (["Monday’s talks", "The hall was full."], MONDAY),
        (["He was heard on Wednesday.", "The court had opened the hearing on Thursday."], WEDNESDAY),
        (["The bridge opened on Tuesday (4 March)."], TUESDAY),
    ],
)
def test_the_latest_weekday_behind_is_the_day_of_writing(body: list[str], weekday: int):
    assert frame(*body) == Frame(weekday, is_preview=False)


def test_only_days_ahead_make_a_preview_of_the_day_before():
    assert frame("The court will open on Monday and is expected to rule on Wednesday.") == Frame(6, is_preview=True)


@pytest.mark.parametrize("body", ["It rained.", "“It broke on Monday,” he said.", "She swims on Mondays."])
def test_without_a_weekday_there_is_no_frame(body: str):
    assert frame(body) is None


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("VARNHAVEN, Sept 17 — The port is shut.", "Sept 17"),
        ("VARNHAVEN, 17 September (Coast Wire) - The port is shut.", "17 September"),
        ("Bad Ostrum, Sept. 17: The port is shut.", "Sept. 17"),
        ("The port was shut on Sept 17 — for good.", None),
        ("Sept 17 — a day to remember.", None),
        ("VARNHAVEN, Sept 17 was a day to remember.", None),
        ("VARNHAVEN — The port is shut since Sept 17.", None),
    ],
)
def test_a_dateline_is_a_place_a_day_and_a_dash(opening: str, words: str | None):
    found = find_dateline(read_statements(CleanText(None, None, None, (opening, "It rained."))).statements)
    assert (found and found.expression and found.expression.text) == words


def test_a_dateline_opens_a_text():
    later = CleanText(None, None, None, ("It rained.", "VARNHAVEN, Sept 17 — The port is shut."))
    assert find_dateline(read_statements(later).statements) is None
