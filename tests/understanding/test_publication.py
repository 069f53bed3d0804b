from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import CleanText, Removed
from reader.model.dates import PublicationDate
from reader.understanding.publication import _quote, date_by_siblings
from reader.understanding.publication_days import DatedText
from reader.understanding.publication_search import Found, Match
from reader.understanding.publication_statements import read_statements

OPENED = date(2025, 3, 12)  # a Wednesday


def own(day: date, words: str = "March 12, 2025") -> PublicationDate:
    return PublicationDate(day.isoformat(), day, day, "day", "stated", (words,))


def article(*body: str, title: str = "Strike", own_date: PublicationDate | None = None, containment: float = 0.0):
    return DatedText(CleanText(title, None, None, body), own_date, title, containment)


REPORT = article(
    "Dockers in the port of Varnhaven laid down their tools for a second round of strikes on Wednesday, and the two "
    "container terminals stood still.",
    "The harbour board put the loss at nine million a day.",
    title="Cranes stand still in Varnhaven",
    own_date=own(OPENED),
)
BACKGROUND = article(
    "The union Kaiwacht represents most of the dockers of Varnhaven. Its first round of strikes was on February 5, the "
    "longest in thirty years.",
    title="Who is Kaiwacht?",
)
OTHER = article(
    "The harbour board of Varnhaven named Ottilie Brask its new chair on Monday.",
    title="Brask to head harbour board",
    own_date=own(date(2025, 2, 24), "24 February 2025"),
)
STORY = [REPORT, BACKGROUND, OTHER]


def days(published: PublicationDate | None) -> tuple[str, str, str] | None:
    return published and (published.value, published.earliest.isoformat(), published.grade)


def test_a_day_of_its_own_stays():
    subject = article("Dockers struck for a second round on Wednesday.", own_date=own(date(2024, 1, 1)))
    assert date_by_siblings(subject, STORY) == subject.own_date


def test_a_weekday_is_fixed_by_another_text_on_the_same_event():
    subject = article(
        "Ferries were cancelled on Wednesday as a second round of strikes closed the port of Varnhaven.",
        title="No ferries",
    )

    published = date_by_siblings(subject, STORY)

    assert days(published) == ("2025-03-12", "2025-03-12", "inferred")
    assert published is not None
    assert published.evidence == ("on Wednesday", 'Cranes stand still in Varnhaven: "Wednesday", "March 12, 2025"')


def test_a_later_weekday_is_the_day_of_writing():
    subject = article(
        "The second round of strikes in Varnhaven, which began on Wednesday, ended early Friday, the union said.",
        title="Dockers back at work",
    )
    assert days(date_by_siblings(subject, STORY)) == ("2025-03-14", "2025-03-14", "inferred")


def test_a_preview_is_one_or_two_days_older_than_its_event():
    subject = article(
        "Dockers in Varnhaven will lay down their tools on Wednesday for a second round of strikes.",
        title="New strike looms",
    )
    assert days(date_by_siblings(subject, STORY)) == ("2025-03-11", "2025-03-10", "guessed")


def test_a_distance_from_an_event_counts():
    subject = article(
        "Two days after the container terminals of Varnhaven stood still, the harbour board has called in a mediator.",
        title="Mediator for the port",
    )
    assert days(date_by_siblings(subject, STORY)) == ("2025-03-14", "2025-03-14", "inferred")


def test_years_come_from_own_dates():
    subject = article(
        "Dockers in Varnhaven began a first round of strikes on Wednesday.",
        title="Port closed",
    )
    assert days(date_by_siblings(subject, STORY)) == ("2025-02-05", "2025-02-05", "inferred")


def test_a_date_with_its_weekday_in_the_opening_lacks_the_year_only():
    subject = article("On Friday (7 March) the mayor of Varnhaven spoke of ruin.", title="Ruin")
    assert days(date_by_siblings(subject, STORY)) == ("2025-03-07", "2025-03-07", "inferred")
    assert date_by_siblings(article("On Monday (7 March) the mayor spoke of ruin."), STORY) is None


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("VARNHAVEN, March 14 — The cranes moved again on Friday.", ("2025-03-14", "2025-03-14", "inferred")),
        ("VARNHAVEN, March 14 — The cranes moved again on Thursday.", ("2025-03-14", "2025-03-14", "inferred")),
        ("VARNHAVEN, March 14 — The cranes moved again.", ("2025-03-14", "2025-03-14", "guessed")),
        ("VARNHAVEN, March 14 — The cranes moved again on Saturday.", None),
        ("VARNHAVEN, October 30 — The cranes moved again on Thursday.", None),
    ],
)
def test_a_dateline_gets_its_year_from_own_dates(opening: str, expected: tuple[str, str, str] | None):
    subject = article(opening, title="Cranes")
    assert days(date_by_siblings(subject, STORY)) == expected
    assert date_by_siblings(subject, [BACKGROUND]) is None


@pytest.mark.parametrize("printed", [date(2025, 3, 15), date(2025, 3, 16)], ids=["next day", "two days later"])
def test_a_copy_gives_a_dateline_its_year_and_no_other_day(printed: date):
    wire = "MÅLVIK, March 14 (Nordic Wire) - The cranes moved again on Friday, the harbour board said."
    reprint = article(
        wire.replace(", March 14", ""), title="Cranes", own_date=own(printed, "16 March 2025"), containment=0.95
    )
    earlier = article("The mayor of Målvik was sworn in.", own_date=own(date(2023, 5, 8)))
    assert days(date_by_siblings(article(wire), [reprint])) == ("2025-03-14", "2025-03-14", "inferred")
    untold = article(wire.replace(" on Friday", ""))
    assert days(date_by_siblings(untold, [reprint, earlier])) == ("2025-03-14", "2025-03-14", "guessed")


def test_a_dateline_that_its_weekday_contradicts_is_not_made_good_by_a_copy():
    subject = article("VARNHAVEN, March 14 (Nordic Wire) - The cranes moved again on Saturday.")
    reprint = article("The cranes moved again on Saturday.", own_date=own(date(2025, 3, 15)), containment=0.95)
    assert date_by_siblings(subject, [reprint]) is None


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("Friday, 14 March", "2025-03-14"),
        ("Friday, 14 March\nFri 14 March", "2025-03-14"),
        ("Updated Friday, 14 March", "2025-03-15"),
        ("Friday, 14 March\nSaturday, 15 March", "2025-03-15"),
    ],
)
def test_a_day_beside_the_headline_lacks_the_year_only(stamp: str, expected: str):
    text = CleanText("Cranes", None, None, ("The cranes moved again.",), (Removed("credit", stamp, "time"),))
    reprint = article("The cranes moved again.", own_date=own(date(2025, 3, 15)), containment=0.95)
    published = date_by_siblings(DatedText(text, None, "Cranes"), [reprint])
    assert published is not None
    assert published.value == expected


def test_among_own_dates_years_apart_the_weekday_decides_on_a_datelines_year():
    earlier = article("The mayor of Varnhaven was sworn in.", own_date=own(date(2023, 5, 8)))
    told = article("VARNHAVEN, March 14 — The cranes moved again on Friday.", title="Cranes")
    untold = article("VARNHAVEN, March 14 — The cranes moved again.", title="Cranes")
    assert days(date_by_siblings(told, [*STORY, earlier])) == ("2025-03-14", "2025-03-14", "inferred")
    assert date_by_siblings(untold, [*STORY, earlier]) is None


@pytest.mark.parametrize(
    "opening",
    [
        "A fish market opened in Varnhaven on Wednesday.",
        "Dockers in the port of Varnhaven began a third round of strikes on Wednesday.",
        "“On Wednesday the second round of strikes closed the terminals,” recalls a docker of Varnhaven.",
        "Dockers in Varnhaven are proud of their second round of strikes.",
    ],
)
def test_a_weekday_or_a_name_in_common_is_not_enough(opening: str):
    assert date_by_siblings(article(opening, title="Harbour"), STORY) is None


def test_two_weeks_that_fit_leave_it_open():
    again = article(
        *REPORT.text.body,
        title="Cranes stand still",
        own_date=own(date(2025, 3, 19)),
    )
    subject = article("The terminals of Varnhaven stood still on Wednesday in a second round of strikes by dockers.")
    assert date_by_siblings(subject, [REPORT, again]) is None


def test_computed_dates_are_never_built_on():
    subject = article("Ferries were cancelled on Wednesday as a second round of strikes closed Varnhaven’s port.")
    undated = [article(*REPORT.text.body, title="Cranes"), BACKGROUND]
    assert date_by_siblings(subject, undated) is None


def test_a_copy_is_as_old_as_what_it_copies():
    subject = article("Nobody works.")
    copy = article("Nobody works.", title="Quiet", own_date=own(OPENED), containment=0.9)

    published = date_by_siblings(subject, [copy, OTHER])

    assert days(published) == ("2025-03-12", "2025-03-12", "inferred")
    assert published is not None
    assert published.evidence == ('Quiet: "March 12, 2025"',)


def test_copies_of_two_days_give_both():
    copies = [
        article("Nobody works.", title=title, own_date=own(day), containment=1.0)
        for title, day in (("Quiet", OPENED), ("Still", date(2025, 3, 13)))
    ]
    assert days(date_by_siblings(article("Nobody works."), copies)) == ("2025-03-13", "2025-03-12", "guessed")


def test_a_year_of_its_own_bounds_the_day():
    def of_year(year: int) -> PublicationDate:
        return PublicationDate(str(year), date(year, 1, 1), date(year, 12, 31), "year", "guessed", (f"© {year}",))

    text = "Ferries were cancelled on Wednesday as a second round of strikes closed the port of Varnhaven."
    assert days(date_by_siblings(article(text, own_date=of_year(2025)), STORY)) == (
        "2025-03-12",
        "2025-03-12",
        "inferred",
    )
    assert date_by_siblings(article(text, own_date=of_year(2023)), STORY) == of_year(2023)


def test_no_text_and_no_siblings_give_no_date():
    assert date_by_siblings(article(), STORY) is None
    assert date_by_siblings(article("It rained on Wednesday."), []) is None


SUBJECTS = [
    article("Ferries were cancelled on Wednesday as a second round of strikes closed the port of Varnhaven."),
    article("Dockers in Varnhaven will lay down their tools on Wednesday for a second round of strikes."),
    article("A fish market opened in Varnhaven on Wednesday."),
]


@given(st.sampled_from(SUBJECTS), st.permutations([*STORY, article("Nobody works.", own_date=own(date(2025, 3, 13)))]))
def test_the_order_of_the_siblings_changes_nothing(subject: DatedText, siblings: list[DatedText]):
    assert date_by_siblings(subject, siblings) == date_by_siblings(subject, siblings[::-1])


SENTENCES = st.sampled_from(
    [
        "The second round of strikes began on Wednesday.",
        "Talks will resume on Friday in Varnhaven.",
        "Two days after the strike, the terminals reopened.",
        "It was over on Monday, March 10.",
        "Later this week the harbour board meets.",
        "“We stay until tomorrow,” a docker said.",
    ]
)


@given(
    st.lists(SENTENCES, max_size=4),
    st.lists(
        st.tuples(st.lists(SENTENCES, max_size=4), st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31))),
        max_size=4,
    ),
)
def test_a_date_is_a_day_within_its_range_and_rests_on_words(
    body: list[str], others: list[tuple[list[str], date | None]]
):
    siblings = [article(*sentences, own_date=own(day) if day else None) for sentences, day in others]

    published = date_by_siblings(article(*body), siblings)

    if published is not None:
        assert published.earliest <= date.fromisoformat(published.value) <= published.latest
        assert published.earliest == published.latest or published.grade == "guessed"
        assert published.evidence
        assert all(published.evidence)
        assert published.grade != "stated"


def test_a_day_that_no_other_text_is_dated_for_rests_on_its_own_words():
    """As of one hostile document among others: there is no dated article to quote."""
    statement = read_statements(article("The second round of strikes began on March 12, 2025.").text).statements[0]
    found = Found(OPENED, (Match(1.0, True, statement, None),))
    assert _quote(found, []) == _quote(found, [BACKGROUND]) == ("on March 12, 2025",)
    assert _quote(found, [BACKGROUND, OTHER])[1:] != ()
