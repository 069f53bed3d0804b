from datetime import date

import pytest

from reader.model.article import CleanText
from reader.text.lead_date import find_latest_year, read_lead_date

TODAY = date(2026, 11, 22)


def read(lead: str, *rest: str, copyright_year: int | None = None) -> str | None:
    found = read_lead_date(CleanText("A headline", None, None, (lead, *rest)), copyright_year, TODAY)
    return f"{found.value} {found.grade}" if found else None


def test_weekday_fixes_the_year_after_the_latest_one_named() -> None:
    lead = "The harbour reopened today, Wednesday, July 23, after a strike that began in May 2022."
    found = read_lead_date(CleanText(None, None, None, (lead,)), None, TODAY)
    assert found is not None
    assert (found.value, found.earliest, found.latest) == ("2025-07-23", date(2025, 7, 23), date(2025, 7, 23))
    assert (found.precision, found.grade) == ("day", "inferred")
    assert found.evidence == ("today, Wednesday, July 23", "May 2022")


def test_several_fitting_years_leave_it_open() -> None:
    assert read("The harbour reopened today, Wednesday, July 23, after a strike.") is None
    assert read("The harbour, built in 1998, reopened today, Wednesday, July 23.") is None


def test_days_to_come_are_no_candidates() -> None:
    text = CleanText(None, None, None, ("The harbour, shut in 2012, reopened today, Wednesday, July 23.",))
    found = read_lead_date(text, None, date(2025, 3, 1))
    assert found is not None
    assert found.value == "2014-07-23"


def test_copyright_line_may_name_the_year_that_fits() -> None:
    lead = "The harbour reopened today, Wednesday, July 23, after a strike."
    assert read(lead, copyright_year=2014) == "2014-07-23 inferred"
    assert read(lead, copyright_year=2024) is None


def test_plans_and_forecasts_name_no_lower_bound() -> None:
    text = CleanText(None, None, None, ("It is to end by 2024. It began in 2019. It will close in 2025.",))
    assert find_latest_year(text, TODAY) == (2019, "in 2019")


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("The court ruled today, 23 July 2025, that the port must open.", "2025-07-23 stated"),
        ("The port will close at noon today, 23 July 2025, officials said.", "2025-07-23 stated"),
        ("The court said on Wednesday (July 23, 2025) that the port must open.", "2025-07-23 stated"),
        ("The port must open, the court said in a ruling on Wednesday, 23 July 2025.", "2025-07-23 inferred"),
        ("The club announced on Wednesday, July 23, 2025 that he would go.", "2025-07-23 inferred"),
        ("The port that was sold on Wednesday, 23 July 2025, is for sale again.", None),
        ("The man who said on Wednesday, 23 July 2025, that it was safe is dead.", None),
        ("He said that the ship had left on Wednesday, 23 July 2025.", None),
        ("Police said the ship sank on Wednesday, 23 July 2025.", None),
        ("The court will say on Wednesday, 23 July 2025, whether it is safe.", None),
        ("Das Gericht hat heute, 23. Juli 2025, entschieden.", "2025-07-23 stated"),
        ("The court met today, three days after the sinking of July 20, 2025.", "2025-07-23 inferred"),
        ("The court met on Wednesday, two weeks after the sinking of July 9, 2025.", "2025-07-23 inferred"),
        ("They met on Wednesday, ten years to the day after the fire of July 23, 2015.", "2025-07-23 inferred"),
        ("They met on Thursday, ten years to the day after the fire of July 23, 2015.", None),
    ],
)
def test_reads_the_day_of_writing(lead: str, expected: str | None) -> None:
    assert read(lead) == expected


@pytest.mark.parametrize(
    "lead",
    [
        "The port has been shut since the storm of Wednesday, July 23, 2025, officials said.",
        "On Wednesday, July 23, 2025, a storm shut the port; it has not reopened.",
        "The port will reopen on Wednesday (July 23, 2025), officials said.",
        "On Wednesday (July 23, 2025), the court will hear the case.",
        "A deadline falls on July 23, 2025.",
        'The captain wrote: "It ends today, Wednesday, July 23, 2025." He was wrong.',
        "“We close today, 23 July 2025,” said the letter.",
        "Ten years ago today, July 23, 2015, the port opened.",
        "In July 2025 the port closed.",
        "It met on Monday, three days after the sinking of July 9, 2025.",
        "The board will meet on Wednesday, two weeks after the sinking of July 9, 2025.",
        "The port reopened today.",
        "The port reopened today, Wednesday, July 23, 2031.",
    ],
)
def test_event_limit_history_and_quote_are_no_day_of_writing(lead: str) -> None:
    assert read(lead) is None


def test_later_paragraphs_do_not_count() -> None:
    filler = "The port has been shut for a week, and nobody knows why."
    assert read(filler, filler, "The port was opened again at noon today, 23 July 2025.") is None
    assert read("Port news", filler, "The port was opened again at noon today, 23 July 2025.") == "2025-07-23 stated"
