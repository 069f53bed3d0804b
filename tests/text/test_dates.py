import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import CleanText, Removed
from reader.text.clean import clean
from reader.text.dates import own_date
from reader.text.parse import parse_text

TODAY = date(2036, 1, 1)
ROOT = Path(__file__).parents[2]
ORIGINALS = ROOT.parent / "shared"
HELD_OUT = ROOT / "tests" / "golden" / "held_out"

LEAD = "The harbour was shut for a second day while divers looked for the anchor that had cut the cable."

MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]
WRITTEN_FORMS = [
    "{d:%Y-%m-%d}",
    "{d:%Y-%m-%d}T14:05:00Z",
    "{d:%d.%m.%Y}",
    "{d:%d.%m.%Y}, 14:05 Uhr",
    "{month} {d.day}, {d.year}",
    "({month} {d.day}, {d.year})",
    "{short} {d.day}, {d.year} 9:01 AM",
    "{d.day} {month} {d.year}",
    "{d.day} {short} {d.year}",
    "{d:%A}, {month} {d.day}, {d.year}",
    "{d:%a} {d.day} {short} {d.year} 05.00 BST",
    "Published 14:05 GMT, {d.day} {month} {d.year}",
    "Published: {short} {d.day}, {d.year}",
    "Updated: {short} {d.day}, {d.year} 9:01 AM",
    "By Ansa Mirrlees | {d.day} {month} {d.year} | 4 min read",
    "By Ansa Mirrlees in Ostrum | {month} {d.day}, {d.year}",
    "{d:%Y/%m/%d}",
    "{d.year}年{d.month}月{d.day}日",
]


def read(*lines: str, lead: str = LEAD, today: date = TODAY, removed: tuple[Removed, ...] = ()) -> str | None:
    text = CleanText("A headline", None, None, (lead,), removed)
    found = own_date(text, ["A headline", *lines, "", lead, *(block.text for block in removed)], today)
    return f"{found.value} {found.grade}" if found else None


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.sampled_from(WRITTEN_FORMS))
def test_a_date_survives_its_formats(day: date, form: str) -> None:
    month = MONTHS[day.month - 1]
    line = form.format(d=day, month=month, short=month[:3])
    assert (read(line) or "").startswith(day.isoformat())


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)))
def test_a_date_survives_a_dateline(day: date) -> None:
    lead = f"NEWPORT, {MONTHS[day.month - 1]} {day.day}, {day.year} (Agency) — {LEAD}"
    assert read(lead=lead) == f"{day.isoformat()} stated"


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)))
def test_a_slashed_date_is_within_what_it_says(day: date) -> None:
    text = CleanText("A headline", None, None, (LEAD,))
    found = own_date(text, ["A headline", f"{day:%d/%m/%Y}", LEAD], TODAY)
    assert found is not None
    assert found.earliest <= day <= found.latest
    assert day.isoformat().startswith(found.value)


@given(st.lists(st.text(max_size=120), max_size=8), st.lists(st.text(max_size=120), max_size=4))
def test_no_text_raises(lines: list[str], body: list[str]) -> None:
    own_date(CleanText(None, None, None, tuple(body)), lines, TODAY)


_PIECES = st.sampled_from(
    [
        "today",
        "Wednesday",
        "July",
        "23",
        "2025",
        "29.02.2024",
        "07/08/2025",
        "—",
        "©",
        "two days after",
        "on Monday",
        "(",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_no_date_lies_in_the_future_nor_outside_its_range(line: str, today: date) -> None:
    found = own_date(CleanText("A headline", None, None, (line,)), ["A headline", line], today)
    if found:
        assert found.earliest <= found.latest <= today + timedelta(days=1)
        assert found.evidence


def test_publication_comes_before_update() -> None:
    assert read("Updated: Jan 17, 2025 9:01 AM", "Published: Jan 16, 2025") == "2025-01-16 stated"
    assert read("Updated: Jan 17, 2025 9:01 AM") == "2025-01-17T09:01 inferred"


def test_two_unlabelled_days_decide_nothing() -> None:
    assert read("16 January 2025", "18 January 2025") is None
    assert read("16 January 2025", "16 January 2025") == "2025-01-16 stated"


def test_open_order_of_day_and_month_is_a_range_between_both() -> None:
    text = CleanText("A headline", None, None, (LEAD,))
    found = own_date(text, ["A headline", "07/08/2025", LEAD], TODAY)
    assert found is not None
    assert (found.value, found.precision, found.grade) == ("2025", "year", "stated")
    assert (found.earliest, found.latest) == (date(2025, 7, 8), date(2025, 8, 7))


def test_another_date_of_the_text_settles_the_order() -> None:
    lead = f"The court said on Wednesday (August 6, 2025) that nothing was lost. {LEAD}"
    assert read("First published on: 07-08-2025", lead=lead) == "2025-08-07 stated"
    assert read("First published on: 08-07-2025", lead=lead) == "2025-08-07 stated"
    assert read("First published on: 10-05-2025", lead=lead) == "2025-08-06 stated"


def test_month_line_is_a_month() -> None:
    text = CleanText("A headline", None, None, (LEAD,))
    found = own_date(text, ["A headline", "July 2025", LEAD], date(2025, 7, 20))
    assert found is not None
    assert (found.value, found.precision, found.grade) == ("2025-07", "month", "stated")
    assert (found.earliest, found.latest) == (date(2025, 7, 1), date(2025, 7, 20))


def test_copyright_line_gives_a_year_as_a_guess() -> None:
    def with_copyright(line: str, lead: str = LEAD) -> str | None:
        return read(lead=lead, removed=(Removed("credit", line, "a test"),))

    assert with_copyright("© 2024 The Newport Lamp") == "2024 guessed"
    assert with_copyright("Copyright (c) 1998-2025 The Newport Lamp") is None
    assert with_copyright("© 2019 The Newport Lamp", f"It was built in 2023. {LEAD}") is None
    assert read(removed=(Removed("caption", "© 2024 A. Mirrlees", "a test"),)) is None
    assert with_copyright("Archive photo © 2024 A. Mirrlees") is None


def test_copyright_line_may_give_the_day() -> None:
    line = "© The Newport Lamp, 11 July 2025. All rights reserved."

    found = own_date(CleanText("A headline", None, None, (LEAD,)), ("A headline", LEAD, line), TODAY)

    assert found is not None
    assert (found.value, found.grade, found.evidence) == ("2025-07-11", "inferred", (line,))
    other = "© The Newport Lamp, 12 July 2025"
    undecided = own_date(CleanText("A headline", None, None, (LEAD,)), ("A headline", LEAD, line, other), TODAY)
    assert undecided is None or undecided.precision == "year"


def test_stamps_of_the_future_are_not_believed() -> None:
    assert read("23 July 2025", today=date(2025, 7, 22)) == "2025-07-23 stated"
    assert read("23 July 2025", today=date(2025, 7, 21)) is None


def test_prose_dates_nothing() -> None:
    lead = f"On July 23, 2025, a storm closed the port, ten years after the fire of May 3, 2015. {LEAD}"
    assert read(lead=lead) is None


@pytest.mark.skipif(not (ORIGINALS / "seeds").is_dir(), reason="the originals are not in the repository")
def test_only_one_of_the_originals_dates_itself() -> None:
    gold = json.loads((ORIGINALS / "gold" / "clean.json").read_text(encoding="utf-8"))["seeds"]
    found = {}
    for number, expected in gold.items():
        lines = (ORIGINALS / "seeds" / expected["file"]).read_text(encoding="utf-8").split("\n")
        body = tuple(lines[line] for line in expected["body_lines"])
        title = None if expected["title_line"] is None else lines[expected["title_line"]]
        found[number] = own_date(CleanText(title, None, None, body), lines, date(2026, 11, 22))
    dated = {number: published for number, published in found.items() if published}
    assert list(dated) == ["001"]
    assert (dated["001"].value, dated["001"].grade) == ("2025-07-23", "inferred")
    assert dated["001"].earliest == dated["001"].latest == date(2025, 7, 23)
    assert dated["001"].evidence[0] == "today, Wednesday, July 23"


def _held_out() -> Iterator[Path]:
    return iter(sorted(HELD_OUT.glob("*.json")))


@pytest.mark.parametrize("path", _held_out(), ids=lambda path: path.stem)
def test_held_out_texts_cleaned_by_hand(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    lines = [line.strip() for line in path.with_suffix(".txt").read_text(encoding="utf-8").split("\n")]
    removed = tuple(Removed("residue", lines[number], "by hand") for number in expected["removed_lines"])
    away = {"", expected["title"], expected["dek"], expected["subtitle"], *(block.text for block in removed)}
    body = tuple(line for line in lines if line not in away)
    text = CleanText(expected["title"], expected["dek"], expected["subtitle"], body, removed)
    found = own_date(text, lines, date(2026, 11, 22))
    assert (found.value[:10] if found else None) == expected["own_date"]


@pytest.mark.parametrize(
    "line",
    ["Quay & Harbour Weekly, 4 April 2025", "This article appeared in the print edition of 4 April 2025, page 3."],
)
def test_a_line_of_the_outlet_gives_the_day(line: str):
    story = [f"The ferry lay at the quay for the {count} day, and nobody would say why it did." for count in range(3)]
    document = parse_text("\n\n".join(["Ferry stays in port", line, *story]), "text/plain")
    text = clean(document, frozenset())

    found = own_date(text, document.lines, date(2026, 1, 1))

    assert found is not None
    assert (found.value, found.grade) == ("2025-04-04", "stated")
    assert [(removed.kind, removed.text) for removed in text.removed] == [("credit", line)]
