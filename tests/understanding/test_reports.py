from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import TITLE, CleanText
from reader.understanding.reports import StoryReport, read_sentences
from tests.understanding.reported import report

LINE = st.text(min_size=1).filter(str.strip)


def test_names_stand_as_letters_and_the_rest_is_small():
    read = report(
        1, "The [Norwegian|D norway] team, led by [Nils Berg|P berg], left [Oslo|L oslo]. [Norsk Sild|O sild] stayed."
    )

    masks = [sentence.mask for sentence in read_sentences(read)]

    assert masks == ["the D________ team, led by P________, left L___.", "O_________ stayed."]


def test_quoted_speech_is_blank_and_a_quoted_term_is_not():
    (sentence,) = read_sentences(report(1, "“I never saw [Nils Berg|P berg] there,” she said of the “third gate”."))

    assert "P" not in sentence.mask
    assert "third gate" in sentence.mask


def test_a_sentence_is_a_quote_of_its_block():
    read = report(7, "One day. [Oslo|L oslo] froze.", title="Cold in [Oslo|L oslo]")

    head, _, last = read_sentences(read)

    assert (head.block, last.quote.block, last.quote.article) == (TITLE, 0, 7)
    assert read.text.body[0][last.quote.start : last.quote.end] == last.quote.text == "Oslo froze."
    assert last.name_at(0).entity_id == "oslo"


@given(st.lists(LINE, max_size=3).map(tuple))
def test_a_mask_is_as_long_as_its_sentence(body: tuple[str, ...]):
    for sentence in read_sentences(StoryReport(1, CleanText(None, None, None, body), None, ())):
        assert len(sentence.mask) == len(sentence.text)
        assert body[sentence.block][sentence.quote.start : sentence.quote.end] == sentence.text


def test_a_table_whose_lines_ran_together_is_no_sentence():
    table = ", ".join(f"{count} homes and {count + 1} boats" for count in range(200))
    text = CleanText("A count", None, None, (f"Two boats sank. {table}",))

    sentences = read_sentences(StoryReport(1, text, None, ()))

    assert [sentence.text for sentence in sentences] == ["A count", "Two boats sank."]


def test_a_correction_is_no_sentence_of_the_report():
    read = report(1, "[Oslo|L oslo] froze.", "Correction: 12 boats froze, not 21.")

    assert [sentence.text for sentence in read_sentences(read)] == ["Oslo froze."]
