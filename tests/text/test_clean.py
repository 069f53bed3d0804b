from collections import Counter

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reader.model.article import CHANGE_NOTE, CleanText, Document, Removed
from reader.text.blocks import blocks_of
from reader.text.clean import clean
from reader.text.datelines import is_dateline
from reader.text.parse import parse_text
from reader.text.recurring import block_hash

NO_REPEATS: frozenset[str] = frozenset()

STORY = [
    "The council of Port Ellery voted on Thursday to close the ferry terminal that has served the town since 1931.",
    "Officials said the building would be fenced off from April, and that a quay half a mile north would be used.",
    "“Nobody wanted this,” said Owen Hartle, who chairs the council.",
    "Campaigners who collected 9,000 signatures said they would go to court.",
    "We asked you for patience, and you gave it to us for four years.",
    "It rained.",
    "The toll is now 6 marks.It was 4.50 before the spring, and the money will pay for painting the bridge.",
    "Wren‘s deputy will lead the town until a vote in October, and said he had learned of it from the radio.",
    "Who will pay?",
]
HEADS = [
    "Harbour council votes to close the old ferry terminal",
    "Bridge reopens",
    "FERRY TERMINAL TO CLOSE",
    "Decision ends four years of argument over who should pay for repairs to the pier",
    "POLITICS",
    "Marla Quentin",
    "What happens next",
    "3 May",
    "The strike is over.",
]
FURNITURE = [
    "By Marla Quentin",
    "Published 14 March 2024, 09:12 GMT",
    "14 March 2024",
    "Share",
    "Read more: Ferry users say they were never asked",
    "Related articles",
    "Sign up to our newsletter",
    "A Message from The Lantern Post:",
    "Dear readers,",
    "Our newsroom has no owner, and we are paid by people like you.",
    "If you value what we do, please consider a small monthly gift. It keeps our doors open.",
    "Donate now",
    "Photo: Lena Trask",
    "ADVERTISEMENT",
    "Continue",
    "×",
    "dailysorrel",
    "Topics",
    "© 2024 Ellery Courier. All rights reserved.",
    "We use cookies. By continuing you agree to our privacy policy.",
    "___",
    "Correction: An earlier version of this article said that 900 miners had walked out.",
]
LINES = st.sampled_from(STORY) | st.sampled_from(HEADS) | st.sampled_from(FURNITURE) | st.just("")
TEXTS = st.lists(LINES | LINES | st.text(max_size=30), max_size=24).map("\n".join)


def cleaned(text: str, repeated: frozenset[str] = NO_REPEATS) -> CleanText:
    return clean(parse_text(text, "text/plain"), repeated)


def solid(line: str) -> str:
    return "".join(line.split())


@settings(max_examples=300)
@given(TEXTS, st.sets(st.sampled_from(STORY + HEADS + FURNITURE), max_size=3))
def test_every_line_is_kept_once_as_story_or_as_removed(raw: str, repeated: set[str]):
    document = parse_text(raw, "text/plain")
    text = clean(document, frozenset(map(block_hash, repeated)))
    parts = [block for _, block in text.blocks()] + [line for part in text.removed for line in part.text.split("\n")]
    assert Counter(map(solid, parts)) == Counter(solid(line) for line in document.lines if line.strip())


@settings(max_examples=300)
@given(TEXTS)
def test_what_is_kept_and_what_is_removed_stay_in_order(raw: str):
    document = parse_text(raw, "text/plain")
    assume(not any(map(is_dateline, blocks_of(document))))  # it is joined with the line below it
    text = cleaned(raw)
    lines = [solid(line) for line in raw_lines(raw)]
    for parts in (text.body, [line for part in text.removed for line in part.text.split("\n")]):
        rest = iter(lines)
        assert all(any(solid(part) == line for line in rest) for part in parts)


@settings(max_examples=500)
@given(TEXTS)
@example("Who will pay?\nPOLITICS\nWho will pay?\nPOLITICS\n" + STORY[0])
def test_cleaning_what_was_cleaned_changes_nothing(raw: str):
    once = cleaned(raw)
    kept = [block for _, block in once.blocks()]
    again = clean(Document(tuple(line for block in kept for line in (block, "")), once.title), NO_REPEATS)
    assert [block for _, block in again.blocks()] == kept
    assert again.removed == ()
    assert {repair.kind for repair in again.repairs} <= {"wrong_apostrophe"}


def raw_lines(raw: str) -> list[str]:
    return [line for line in parse_text(raw, "text/plain").lines if line.strip()]


def test_a_text_that_is_nothing_but_furniture_is_kept_whole():
    text = cleaned("Sign up to our newsletter\nShare")
    assert text.body == ("Sign up to our newsletter", "Share")
    assert text.removed == ()


@pytest.mark.parametrize(
    "note",
    [
        "This story has been updated.",
        "This article was updated on 4 May 2025 at 14:05 GMT with additional comments.",
        "Update: This report was last amended at 3.15 pm.",
    ],
)
def test_that_a_text_was_changed_is_no_story_where_no_more_is_said(note: str):
    text = cleaned("\n\n".join([HEADS[0], *STORY[:3], note]))
    assert note not in text.body
    assert text.removed == (Removed("residue", note, CHANGE_NOTE),)


CORRECTIONS = [
    "Correction: An earlier version of this article said that 900 miners had walked out.",
    "Correction: the vote was 12 to 8",
    "CORRECTION (11 November): The vote was 12 to 8.",
    "Clarification on 4 May: The mine has two owners.",
    "Editor's note: This article was corrected on 11 November. Four people are missing, not five.",
    "This story has been updated to add a comment by the harbour office.",
    "This article was amended on 4 May to correct the spelling of a name.",
    "Korrektur: Der Schacht ist 300 Meter tief, nicht 30.",
    "Rectificatif : le puits a 300 mètres de profondeur.",
]


@pytest.mark.parametrize("note", CORRECTIONS)
def test_a_correction_stays_where_it_stands(note: str):
    below = cleaned("\n\n".join([HEADS[0], *STORY[:3], note, "Sign up to our newsletter", "Share"]))
    assert below.body == (*STORY[:3], note)
    above = cleaned("\n\n".join([note, HEADS[0], *STORY[:3]]))
    assert (above.title, above.body) == (HEADS[0], (note, *STORY[:3]))


def test_a_correction_that_heads_the_text_is_its_headline():
    assert cleaned("\n\n".join(["Correction: Karrow pit story", *STORY[:3]])).title == "Correction: Karrow pit story"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction officers at the county jail walked out on Monday over pay, their union said.",
        "The story was updated by historians for decades, said Owen Hartle, who wrote one of them.",
        "Editor's note: the names of the witnesses have been changed.",
    ],
)
def test_what_sounds_like_a_note_and_tells_of_the_world_stays(paragraph: str):
    assert paragraph in cleaned("\n\n".join([HEADS[0], *STORY[:3], paragraph])).body


def test_two_paragraphs_that_differ_in_a_name_or_number_both_stay():
    first = "In the harbour of Ellery, three people were hurt when the quay gave way under a lorry with timber."
    second = "In the harbour of Hallam, three people were hurt when the quay gave way under a lorry with timber."
    third = "In the harbour of Ellery, 3,000 people were hurt when the quay gave way under a lorry with timber."
    assert cleaned("\n\n".join([first, second, third])).body == (first, second, third)


def test_a_nearly_equal_paragraph_goes():
    first = "Their union said that gas had been measured at twice the safe level on three days since the spring."
    second = first.replace("twice", "double")
    text = cleaned("\n\n".join([HEADS[0], first, STORY[0], STORY[1], second]))
    assert first in text.body
    assert [removed.kind for removed in text.removed] == ["paragraph_copy"]


def test_mended_lines_are_listed_as_repairs():
    text = cleaned("The cafÃ© closed\n\nIt had opened in 1931 and was loved by all, its owner said.")
    assert text.title == "The café closed"
    assert [(repair.kind, repair.block) for repair in text.repairs] == [("mojibake", -3)]


def test_glued_sentences_are_parted_and_a_wrong_apostrophe_is_only_noted():
    text = cleaned("\n\n".join([HEADS[0], STORY[6], STORY[7]]))
    assert text.body == (STORY[6].replace("marks.It", "marks. It"), STORY[7])
    assert [repair.kind for repair in text.repairs] == ["missing_space", "wrong_apostrophe"]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "x" * 1_000_000,
        "\n".join(["Read more:"] * 10_000),
        "\n".join(["A b c d e f g h"] * 10_000),
        "“" * 300_000,
        "By A B, " * 100_000,
        "\n".join(f"Line {number} of many that are no sentence" for number in range(10_000)),
    ],
    ids=["words", "letters", "headings", "copies", "quotes", "names", "lines"],
)
def test_huge_texts_are_cleaned(text: str):
    kept = cleaned(text)
    assert kept.body or kept.title


def test_a_sentence_with_a_verb_of_saying_is_no_title_below_a_heading_of_links():
    link = "The men who mend the pier"
    spoken = "Hartle said the first gate, on the north side, had been shut by a storm in March"
    text = cleaned("\n".join([HEADS[0], *STORY[:4], "RELATED", link, spoken]))
    assert text.body[-1] == spoken
    assert [removed.text for removed in text.removed] == ["RELATED\n" + link]


def test_the_times_of_a_live_report_stay_above_their_paragraphs_behind_buttons():
    parts = [
        line for clock, part in zip(("10:42", "10:15"), STORY[2:4], strict=True) for line in (clock, part, "Share")
    ]
    text = cleaned("\n".join([HEADS[0], *STORY[:2], *parts]))
    assert text.body == (*STORY[:2], "10:42", STORY[2], "10:15", STORY[3])


def test_one_time_between_paragraphs_is_that_of_publication():
    text = cleaned("\n".join([HEADS[0], *STORY[:2], "Share", "10:42", *STORY[2:4]]))
    assert "10:42" not in text.body


def test_times_head_the_parts_of_a_chronicle_above_headings_too():
    parts = [
        "13:50",
        "Two rivers burst their banks",
        "The Karrow and the Tarn burst their banks, the flood office said.",
        "13:05",
        "Schools close early",
        "All schools in the county closed at noon.",
    ]
    assert cleaned("\n".join([HEADS[0], "", STORY[0], *parts])).body == (STORY[0], *parts)


def test_an_answer_in_an_interview_is_no_appeal():
    asked = ["Why do you strike?", "We have had no rise for six years.", "What do you say to those who lose money?"]
    answered = ["We are sorry. We ask for your support and your patience.", "Will you talk?", "Yes. Our door is open."]
    assert cleaned("\n\n".join([HEADS[0], STORY[0], *asked, *answered])).body == (STORY[0], *asked, *answered)
