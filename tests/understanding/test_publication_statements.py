import pytest

from reader.model.article import CleanText
from reader.understanding.publication_statements import Statement, read_statements, read_words


def read(*body: str, title: str = "Port") -> tuple[Statement, ...]:
    return read_statements(CleanText(title, None, None, body)).statements


def test_a_sentence_is_about_its_own_words_and_less_so_about_the_head():
    [first, second] = read("Terminals closed on Monday.", "A Danish ship left on Tuesday.", title="Dockers strike")

    assert first.context == {"termin": 1.0, "close": 1.0, "docker": 0.5, "strike": 0.5}
    assert second.context["termin"] < second.context["strike"] < second.context["denmark"] == 1.0


@pytest.mark.parametrize(
    ("sentence", "ordinal"),
    [
        ("The third round began on Monday.", (3, {"round"})),
        ("The first on May 16 and the second on June 2.", (1, set())),
        ("They met on Monday for a second time.", (2, set())),
        ("They met on Monday.", None),
    ],
)
def test_the_nearest_ordinal_belongs_to_a_day(sentence: str, ordinal: tuple[int, set[str]] | None):
    first = read(sentence)[0].ordinal
    assert (first and (first.number, set(first.nouns) - {"began"})) == ordinal


def test_a_new_one_after_two_earlier_ones_is_the_third():
    [statement] = read("A new round of talks began on Monday.", "The previous two rounds brought nothing.")
    assert statement.ordinal == (3, frozenset({"round"}))


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Two days after the dockers' strike, it rained.", 2),
        ("The day after the dockers' strike it rained.", 1),
        ("It rained a week before the dockers' strike.", -7),
        ("It rained on the second day of the dockers' strike.", 1),
        ("It rained on day three of the dockers' strike.", 2),
        ("On the morning after the dockers' strike it rained.", 1),
        ("It rained on the eve of the dockers' strike.", -1),
        ("Hours after the dockers' strike it rained.", 0),
    ],
)
def test_a_day_may_be_counted_from_an_event(sentence: str, days: int):
    [statement] = read(sentence)
    assert statement.counted is not None
    assert statement.counted.days == days
    assert {"docker", "strike"} <= statement.counted.event.keys()


def test_hours_that_make_days_are_not_counted():
    assert read("It rained 48 hours after the dockers' strike.") == ()


def test_a_text_without_a_body_states_nothing():
    telling = read_statements(CleanText("Port", None, None, ()))
    assert (telling.statements, telling.opening) == ((), None)


def test_the_words_of_head_and_opening_count_in_full():
    body = ("Dockers strike.", "The terminals are shut.", "Dockers sang; terminals rusted.")
    words = read_words(CleanText("Port", None, None, body))
    assert {stem for stem, weight in words.items() if weight == 1.0} == {"port", "docker", "strike"}
    assert words["termin"] > words["rust"] > 0
