import pytest

from reader.understanding.counts_nouns import count_noun
from reader.understanding.counts_values import find_numbers
from reader.understanding.reports import read_sentences
from tests.understanding.reported import report


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It took 17 crew members.", "crew"),
        ("A crew of 17 was on the ship.", "crew"),
        ("Some 53 vessels lay at anchor.", "ship"),
        ("The number of residents moved out was put at 3,200.", "people"),
        ("It lies 2,140 metres deep.", "metre"),
        ("They paid 4.2 million dollars.", ""),
        ("They were 12 in all.", ""),
    ],
)
def test_what_a_number_counts(text: str, noun: str):
    (sentence,) = read_sentences(report(1, text))
    (number,) = find_numbers(sentence.mask)

    found, end = count_noun(sentence, number)

    assert found == noun
    assert number.end <= end <= len(text)
