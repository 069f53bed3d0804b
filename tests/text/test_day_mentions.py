from datetime import date

from reader.model.dates import DateMention
from reader.text.day_mentions import find_dates


def test_only_what_has_an_answer_is_a_mention():
    prose = "The court ruled on Tuesday; a verdict next Friday was ruled out for 50 days."
    tuesday = date(2025, 7, 22)

    assert find_dates(prose, tuesday) == (DateMention(19, 26, "Tuesday", tuesday, tuesday, "day"),)


def test_an_uncertain_publication_gives_the_days_around():
    [today] = find_dates("It was opened today.", date(2025, 7, 21), date(2025, 7, 22))

    assert (today.earliest, today.latest, today.precision) == (date(2025, 7, 21), date(2025, 7, 22), "day")
