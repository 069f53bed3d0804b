from datetime import date

from reader.model.article import CleanText
from reader.model.dates import PublicationDate
from reader.understanding.publication_days import DatedText, find_known_days
from reader.understanding.publication_frame import find_frame
from reader.understanding.publication_search import Search, find_clear_day
from reader.understanding.publication_statements import read_statements

DAY = date(2025, 3, 12)
REPORT = DatedText(
    CleanText("Cranes stand still", None, None, ("Dockers began a second round of strikes on Wednesday.",)),
    PublicationDate("2025-03-12", DAY, DAY, "day", "stated", ("March 12, 2025",)),
    "Cranes stand still",
)


def search(*body: str) -> Search:
    telling = read_statements(CleanText(None, None, None, body))
    return Search(telling, find_frame(telling.statements), find_known_days([REPORT]))


def test_the_day_comes_with_the_sentences_it_rests_on():
    found = find_clear_day(search("A second round of strikes by dockers began on Wednesday.").rank_days())

    assert found is not None
    assert found.day == DAY
    assert found.matches[0].known is not None
    assert found.matches[0].known.article == REPORT
    assert found.is_sure


def test_a_day_outside_the_bounds_is_not_found():
    assert search("A second round of strikes by dockers began on Wednesday.").rank_days(date(2026, 1, 1)) == []


def test_what_is_told_of_other_things_is_not_found():
    assert find_clear_day(search("A fair opened on Wednesday.").rank_days()) is None
