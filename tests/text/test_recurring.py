import pytest

from reader.model.article import CleanText, Document
from reader.text.clean import clean
from reader.text.parse import parse_text
from reader.text.recurring import block_hash, countable_blocks

STORY = [
    "Some 700 miners walked out of the Karrow pit on Wednesday and said they would not go back until new fans worked.",
    "Their union said that gas had been measured at twice the safe level on three days since the month began.",
    "The company said the readings came from a broken meter.",
]
HEADLINE = "Miners walk out at Karrow pit over air"


def cleaned(*lines: str, repeated: str) -> CleanText:
    return clean(parse_text("\n\n".join(lines), "text/plain"), frozenset({block_hash(repeated)}))


def counted(*lines: str) -> set[str]:
    return {block.hash for block in countable_blocks(Document(lines)) if not block.is_lead}


@pytest.mark.parametrize(
    "line",
    [
        "Write to us if you saw something that this newspaper should know of.",
        "We have looked into the harbour since 1904; our readers pay for it.",
        "Unsere Redaktion freut sich über Ihre Post.",
        "You reach us at desk@ellery.example or by telephone.",
    ],
)
def test_what_an_outlet_says_of_itself_goes_where_it_recurs(line: str):
    assert line in cleaned(HEADLINE, *STORY, line, repeated="Another line").body
    assert line not in cleaned(HEADLINE, *STORY, line, repeated=line).body
    assert block_hash(line) in counted(HEADLINE, *STORY, line)


@pytest.mark.parametrize(
    "line",
    [
        "The fever is carried by ticks and kills one patient in five.",
        "At least 13 people have died since the outbreak began.",
        "The index closed at 1207.1 points.",
        "About 78 runners took part. It rained.",
        "Index 1207.1, up 0.3 per cent",
        "If you find a tick, you should pull it out slowly.",
        "You should boil your water before you drink it.",
        '"We shall fight for our newspaper," the editor said.',
        "Correction: The vote was 12 to 8.",
        "Flights from Ellery to Karrow and on to Tarn Valley",
    ],
)
def test_what_could_be_story_stays_however_often_it_recurs(line: str):
    assert line in cleaned(HEADLINE, *STORY, line, repeated=line).body
    assert block_hash(line) not in counted(HEADLINE, *STORY, line)


def test_a_label_above_the_headline_goes_where_it_recurs():
    text = cleaned("The voice of the valley", HEADLINE, *STORY, repeated="The voice of the valley")
    assert (text.title, text.body) == (HEADLINE, tuple(STORY))


@pytest.mark.parametrize("below", [[], ["Gamma News"], ["By Ann Lee"], ["Ann Lee", "4 May 2025"]])
def test_a_headline_that_recurs_is_still_one(below: list[str]):
    assert cleaned("Morning briefing", *below, *STORY, repeated="Morning briefing").title == "Morning briefing"
    assert cleaned(HEADLINE, *below, *STORY, repeated=HEADLINE).title == HEADLINE


def test_a_headline_that_tells_the_story_is_no_label_above_another_line():
    assert cleaned(HEADLINE, "From the west of Norlan", *STORY, repeated=HEADLINE).title == HEADLINE


def test_what_looks_like_furniture_is_certain_once_it_recurs():
    line = (
        "Opinions expressed here are those of their writers, who are not employed by the board of the trust or any of"
        " the bodies that it pays, and are checked by nobody but themselves."
    )
    middle = [HEADLINE, *STORY, line, *(f"{each} So it was." for each in STORY)]
    assert line in cleaned(*middle, repeated="Another line").body
    assert line not in cleaned(*middle, repeated=line).body


def test_hashes_ignore_case_accents_and_punctuation_but_no_digit():
    assert block_hash("Café — 12 open!") == block_hash("CAFE 12 open")
    assert block_hash("Café, 12 open") != block_hash("Café, 34 open")


def test_only_the_edges_of_a_text_are_counted():
    lines = tuple(f"Write to our readers of {chr(97 + at % 26)}{chr(97 + at // 26)}, will you." for at in range(60))
    assert counted(*lines) == {block_hash(line) for line in lines[:4] + lines[-15:]}


def test_a_long_story_line_at_the_beginning_is_counted_whatever_its_numbers():
    first, second = (countable_blocks(Document((STORY[0].replace("700", number),))) for number in ("700", "900"))
    assert first == second
    assert [block.is_lead for block in first] == [True]


def test_few_blocks_are_counted_once():
    assert len(countable_blocks(Document(("One line here", "One line here", "x")))) == 1
