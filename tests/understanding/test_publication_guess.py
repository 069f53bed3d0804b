"""What is guessed of an undated text among four dated ones of a story, each weeks from the next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import CleanText
from reader.model.dates import PublicationDate
from reader.understanding.publication import date_by_siblings
from reader.understanding.publication_days import DatedText, find_known_days
from reader.understanding.publication_frame import find_frame
from reader.understanding.publication_guess import Guesser
from reader.understanding.publication_search import Search
from reader.understanding.publication_statements import read_statements

BURST, CHARGED, OPENED = date(2025, 3, 5), date(2025, 5, 15), date(2025, 9, 1)  # Wednesday, Thursday, Monday


def article(title: str, *body: str, day: date | None = None) -> DatedText:
    own = PublicationDate(day.isoformat(), day, day, "day", "stated", (f"{day:%d %B %Y}",)) if day else None
    return DatedText(CleanText(title, None, None, body), own, title)


FLOOD = article(
    "Reservoir above Ostrum gives way",
    "Water from the burst Kalva reservoir poured through the lower streets of Ostrum before dawn and swept away a "
    "tannery, two footbridges and the school’s boiler house.",
    "Divers searched the cellars. Shepherd Ilva Morn rowed eleven pupils to the chapel roof.",
    day=BURST,
)
CHARGES = article(
    "Engineer of Kalva reservoir charged",
    "Prosecutors in Ostrum accused the engineer Petr Hanek of neglect, over cracks in the spillway that inspectors "
    "had photographed.",
    "His counsel, Dunja Rell, called the indictment hasty. Hanek handed in his passport.",
    day=CHARGED,
)
TRIAL = article(
    "Hanek in the dock",
    "The engineer of the burst reservoir told the judges of Ostrum that he had asked for cement three times.",
    "Presiding judge Agna Tolb read out his letters; the ministry had answered none.",
    day=OPENED,
)
BACKGROUND = article("Ostrum and its tanners", "Leather made Ostrum rich, and the Kalva reservoir kept the vats full.")
STORY = [FLOOD, CHARGES, TRIAL, BACKGROUND]


def days(subject: DatedText, siblings: list[DatedText] = STORY) -> tuple[str, str, str, str] | None:
    found = date_by_siblings(subject, siblings)
    return found and (found.value, found.earliest.isoformat(), found.latest.isoformat(), found.grade)


def test_a_weekday_and_a_text_much_like_it_give_a_likely_day_and_the_one_after():
    subject = article(
        "A chapel roof full of children",
        "Eleven pupils sat on the chapel roof when the shepherd Ilva Morn came back for the last of them on Wednesday.",
        "Divers went down into the cellars of the tannery. Both footbridges are gone.",
    )

    assert days(subject) == ("2025-03-05", "2025-03-05", "2025-03-06", "guessed")
    found = date_by_siblings(subject, STORY)
    assert found is not None
    assert found.evidence == ("on Wednesday", 'Reservoir above Ostrum gives way: "05 March 2025"')


def test_a_distance_that_ends_on_the_weekday_of_writing_needs_no_words_of_the_event():
    subject = article(
        "Out until the hearing",
        "Four days after the decision, counsel Dunja Rell has asked for Petr Hanek’s passport back. The engineer of "
        "the spillway wants to see his mother, she said on Monday.",
        "The prosecutors are against it.",
    )
    assert days(subject) == ("2025-05-19", "2025-05-19", "2025-05-20", "guessed")


def test_weeks_are_counted_to_the_weekday_of_writing():
    subject = article(
        "Passport back",
        "Two weeks after the decision, counsel Dunja Rell has Petr Hanek’s passport again. The engineer of the "
        "spillway may travel, she said on Wednesday.",
        "The prosecutors and inspectors are against it.",
    )
    assert days(subject) == ("2025-05-28", "2025-05-28", "2025-05-29", "guessed")


def test_a_distance_without_a_weekday_needs_the_event():
    def subject(event: str) -> DatedText:
        return article(
            "Three letters",
            "Agna Tolb has a question for the ministry: who read the letters on cement, and who answered none?",
            f"The day after {event}, it was quiet.",
        )

    assert days(subject("the fair")) is None
    assert days(subject("the dock")) == ("2025-09-02", "2025-09-02", "2025-09-03", "guessed")


@pytest.mark.parametrize(
    "opening",
    [
        "A fair opened in Ostrum on Wednesday, with swings and a brass band.",
        "Divers searched the cellars of the tannery on Friday, and the footbridges of Ostrum lie by the chapel roof.",
        "Divers searched the cellars of the tannery, and the footbridges of Ostrum lie by the chapel roof.",
        "The fifth wave of water from the reservoir came before dawn, said the shepherd Ilva Morn.",
    ],
)
def test_one_clue_alone_is_not_enough(opening: str):
    assert days(article("News", opening)) is None


def test_a_text_as_much_like_another_day_stays_undated():
    again = article("Ostrum under water again", *FLOOD.text.body, day=date(2025, 3, 19))
    subject = article(
        "A chapel roof full of children",
        "Eleven pupils sat on the chapel roof when the shepherd Ilva Morn came back for the last of them on Wednesday.",
        "Divers went down into the cellars of the tannery. Both footbridges are gone.",
    )
    assert days(subject, [*STORY, again]) is None


def test_another_round_is_no_clue_however_alike():
    first, second = (
        article(
            "Cranes idle",
            f"Dockers of Ostrum began a {ordinal} round of strikes, with drums, soup and braziers at the gate.",
            "Pilots and tugs wait.",
            day=day,
        )
        for ordinal, day in (("first", date(2025, 1, 8)), ("second", None))
    )
    subject = article(
        "Soup at the gate",
        "With drums, soup and braziers at the gate dockers began a second round of strikes on Wednesday.",
        "Pilots and tugs wait.",
    )
    assert days(subject, [first, second, CHARGES, TRIAL]) is None


def test_only_stated_days_count():
    undated = article("Gone", *FLOOD.text.body)
    subject = article("Roof", "Pupils sat on the chapel roof on Wednesday. Divers searched cellars, Ilva Morn rowed.")
    assert days(subject, [undated, CHARGES, TRIAL, BACKGROUND]) is None


def test_the_bounds_hold():
    subject = article("Roof", "Pupils sat on the chapel roof on Wednesday. Divers searched cellars, Ilva Morn rowed.")
    statements = read_statements(subject.text)
    frame, known_days = find_frame(statements.statements), find_known_days(STORY)
    guesser = Guesser(subject, frame, STORY, known_days)
    ranked = Search(statements, frame, known_days).rank_days()

    found = guesser.find_day(ranked, date.min, date.max)

    assert found is not None
    assert found.day == BURST
    assert guesser.find_day([], date(2025, 4, 1), date.max) is None


SENTENCES = st.sampled_from(
    [
        "Divers searched the cellars of the tannery.",
        "The shepherd came back on Wednesday.",
        "Two days after the flood, the chapel reopened.",
        "Prosecutors accused the engineer on Thursday.",
        "The judges will rule on Monday.",
    ]
)


@given(st.lists(SENTENCES, max_size=5), st.permutations(STORY))
def test_the_order_of_the_siblings_changes_nothing(body: list[str], siblings: list[DatedText]):
    subject = article("News", *body)
    assert date_by_siblings(subject, siblings) == date_by_siblings(subject, STORY)
