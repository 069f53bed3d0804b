from reader.model.article import CleanText
from reader.understanding.publication_likeness import Likeness, compare_texts, count_shared, find_telling_words
from reader.understanding.publication_statements import Telling, read_statements


def telling(*body: str) -> Telling:
    return read_statements(CleanText(None, None, None, body))


STRIKE = telling("Dockers in Varnhaven began a second round of strikes on Monday.")
AGAIN = telling("On Monday the second round of dockers’ strikes in Varnhaven cost millions.")
THIRD = telling("Dockers in Varnhaven began a third round of strikes on Monday.")
FAIR = telling("A fair in Varnhaven opened on Monday.")
LIKENESS = Likeness(
    [STRIKE, AGAIN, THIRD, FAIR, telling("It rained in Varnhaven on Monday."), telling("Varnhaven votes.")]
)


def test_statements_of_one_event_are_alike_and_sure():
    found = LIKENESS.compare(STRIKE.statements[0], AGAIN.statements[0])
    assert found.score > 0.8
    assert found.is_sure


def test_another_round_is_another_event():
    assert LIKENESS.compare(STRIKE.statements[0], THIRD.statements[0]) == (0.0, False)


def test_what_all_texts_name_makes_nothing_sure():
    found = LIKENESS.compare(STRIKE.statements[0], FAIR.statements[0])
    assert found.score < 0.2
    assert not found.is_sure


def test_only_words_of_the_sentences_count_as_shared():
    assert count_shared({"dock": 1.0, "port": 0.3}, {"dock": 0.5, "port": 1.0}) == 1


PORT = {"port": 1.0, "strike": 1.0}


def test_texts_are_alike_by_the_words_that_few_have():
    shut, fair, rain = (PORT | dict.fromkeys(words, 1.0) for words in (["drum", "soup"], ["swing"], ["rain"]))
    like, unlike, other = compare_texts(PORT | {"drum": 1.0, "soup": 0.4}, [shut, fair, rain])
    assert 0 < unlike == other < like
    assert compare_texts(PORT, [{"fair": 1.0}, {"rain": 1.0}]) == [0.0, 0.0]


def test_one_other_text_tells_nothing_of_what_is_common():
    assert compare_texts(PORT, [PORT]) == [0.0]
    assert compare_texts(PORT, []) == []
    assert compare_texts({}, [{}, {}]) == [0.0, 0.0]


def test_words_that_most_texts_have_are_not_telling():
    assert find_telling_words([PORT, {"port": 1.0, "fair": 1.0}, {"port": 1.0, "fair": 0.4}]) == {"strike", "fair"}
    assert find_telling_words([PORT, PORT]) == frozenset()
