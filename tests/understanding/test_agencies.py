"""Which texts say that they are an agency's."""

from __future__ import annotations

import pytest

from reader.model.article import CleanText, Removed
from reader.understanding.agencies import AgencyCredit, find_agency_credit


@pytest.mark.parametrize(
    ("paragraph", "source", "credit"),
    [
        ("BRACKWATER, Nov 16 (Northline) - About 2,100 dockers walked out.", "Northline", "own"),
        ("BRACKWATER, Nov 16 (Northline) - About 2,100 dockers walked out.", "Evening Post", "named"),
        ("NEW ORLEE/PORT ANSEL, Dec 2 (Northline News) \N{EM DASH} Dockers walked out.", "Post", "named"),
        ("ŁÓDŹ (PNA) - Dockers walked out.", "Post", "named"),
        ("PORT ANSEL, 16 November 2026 - Dockers walked out.", "Post", "none"),
        ("The union (TDU) - the largest of all - wants more.", "Post", "none"),
        ("Dockers (and others) walked out.", "Post", "none"),
    ],
)
def test_a_dateline_names_an_agency(paragraph: str, source: str, credit: AgencyCredit):
    assert find_agency_credit(CleanText(None, None, None, (paragraph,)), source) == credit


def test_a_credit_of_writer_and_editor_is_an_agencys():
    def signed(credit: str) -> AgencyCredit:
        return find_agency_credit(CleanText(None, None, None, ("A text.",), (Removed("credit", credit, ""),)), "Post")

    assert signed("(Reporting by Ana Lund; Editing by Piet Holm)") == "named"
    assert signed("Reporting by Ana Lund") == "none"


def test_a_text_without_a_body_names_none():
    assert find_agency_credit(CleanText("Title", None, None, ()), "Post") == "none"
