import pytest

from reader.model.article import Document
from reader.text.blocks import blocks_of
from reader.text.copies import find_copies

FIRST = "A tender for 64 trams was cancelled after the Procurement Office (PO) found that it fitted only one bidder."


def copies(*lines: str) -> set[int]:
    blocks = blocks_of(Document(lines))
    return set(find_copies(blocks, range(len(blocks)), None))


@pytest.mark.parametrize("second", [FIRST, FIRST.replace("(PO) ", ""), FIRST.replace("found", "had found")])
def test_nearly_equal_paragraphs_are_copies(second: str):
    assert copies(FIRST, second) == {1}


@pytest.mark.parametrize("second", [FIRST.replace("64", "46"), FIRST.replace("Procurement", "Planning"), "It rained."])
def test_other_facts_are_not(second: str):
    assert copies(FIRST, second) == set()
