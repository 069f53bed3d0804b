from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.understanding.sentences import find_quotations, split_sentences

PIECES = st.lists(
    st.sampled_from(["Mr. Lee ", "U.S. ", "spoke. ", "He ", "“No.” ", "3.5 ", "p.m. ", "why? ", "。", "\u00a0"])
)


@pytest.mark.parametrize(
    "sentences",
    [
        ["The dam held.", "Nobody slept."],
        ["Mr. Adeyemi met Dr. Sousa on St. Mary's Road.", "They left at 5 p.m. local time."],
        ["The U.S. Senate voted at 9 p.m. Monday.", "It passed."],
        ["She flew to the U.S.", "The trip was short."],
        ["J. R. Okafor paid $3.5 million to Lund Corp. in March.", "He declined to say why."],
        ["“We stay.”", "He sat down."],
        ["“Who knows?” he asked.", "Nobody answered…", "Then rain."],
        ["No. 7 burned on Aug. 4.", "No. 8 did not."],
        ['"It did not fail. There was no system," she said.', "He left."],
        ["“We stay. We will not go.”", "They sat down."],
        ["She called it “a trap”.", "Then it rained."],
        ["Он ушёл.", "Никто не видел."],
        ["天気は良い。", "雨が降る。"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]):
    assert [sentence.text for sentence in split_sentences(" ".join(sentences))] == sentences


@given(PIECES.map("".join) | st.text())
def test_sentences_are_stretches_that_hold_all_but_spaces(text: str):
    found = split_sentences(text)

    assert all(text[each.start : each.end] == each.text == each.text.strip() != "" for each in found)
    assert "".join("".join(each.text.split()) for each in found) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We stay”, she said, and “not alone”.", ["“We stay”", "“not alone”"]),
        ('He called it "a trap" and left.', ['"a trap"']),
        ("‘It is over’, the miners' leader said.", ["‘It is over’"]),
        ("“It goes on and on", ["“It goes on and on"]),
        ("The workers' rights and the firm's wrongs", []),
        ("«Нет», сказал он.", ["«Нет»"]),
    ],
)
def test_quoted_speech(text: str, quoted: list[str]):
    assert [text[start:end] for start, end in find_quotations(text)] == quoted
