import textwrap
from datetime import date

import pytest

from reader.model.article import CleanText
from reader.text.clean import clean
from reader.text.dates import own_date
from reader.text.mail import count_header_lines, find_titled_line, read_subject
from reader.text.parse import parse_text

HEADERS = ["From: desk@ellery.example", "Subject: Ellery Post daily digest", "Date: Tue, 18 May 2021 06:30:00 +0100"]
STORY = [
    "The harbour master of Ellery has been suspended while police look into the loss of eleven anchors, some of them "
    "more than two hundred years old, from a locked yard.",
    "The anchors were listed in an inventory made in 2016, and when a museum asked for one on loan, the yard was found "
    "to be empty but for a bicycle.",
    "His lawyer said that the inventory had been wrong from the start, and that nobody had ever counted what was there "
    "before it was made.",
]


def cleaned(*lines: str) -> CleanText:
    return clean(parse_text("\n".join(lines), "text/plain"), frozenset())


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["", *HEADERS, "Harbour master suspended"], 4),
        (["Von: a@b.example", "An: c@d.example", "Betreff: Anker"], 3),
        (["Subject: Anchors", "Nobody carries one away"], 0),
        (["Date: 18 May 2021", "To: the harbour"], 0),
        (["Harbour master suspended", *HEADERS], 0),
        ([], 0),
    ],
)
def test_headers_are_the_first_lines_of_a_mail(lines: list[str], count: int):
    assert count_header_lines(lines) == count


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("Subject: Re: [ellery-news] Fwd: Anchors lost", "Anchors lost"),
        ("Betreff: AW: Anker fort", "Anker fort"),
        ("Subject: Regatta off", "Regatta off"),
        ("From: Subject Matters", None),
    ],
)
def test_the_subject_is_read_without_its_marks(line: str, subject: str | None):
    assert read_subject(line) == subject


def test_headers_of_a_wrapped_mail_go_and_its_paragraphs_are_joined():
    wrapped = [line for paragraph in STORY for line in (textwrap.fill(paragraph, 50), "")]
    text = cleaned(*HEADERS, "Harbour master suspended over missing anchors", "", *wrapped)
    assert text.title == "Harbour master suspended over missing anchors"
    assert text.body == tuple(STORY)
    assert [(removed.kind, removed.text) for removed in text.removed] == [("residue", "\n".join(HEADERS))]


def test_the_subject_is_the_headline_where_the_text_has_none():
    text = cleaned("From: desk@ellery.example", "Subject: Harbour master suspended", "", *STORY)
    assert text.title == "Harbour master suspended"
    assert text.body == tuple(STORY)
    assert [removed.text for removed in text.removed] == ["From: desk@ellery.example"]


def test_the_day_of_a_mail_is_the_stated_one_of_its_text():
    document = parse_text("\n".join([*HEADERS, "Harbour master suspended", "", *STORY]), "text/plain")
    found = own_date(clean(document, frozenset()), document.lines, date(2025, 1, 1))
    assert found is not None
    assert (found.earliest, found.grade) == (date(2021, 5, 18), "stated")


@pytest.mark.parametrize("label", ["Title", "HEADLINE", "Subject", "Titre ", "Überschrift", "Заголовок"])
def test_a_headline_behind_its_label_is_the_title(label: str):
    above, below = ["Author: Ann Lee", "Date: 2021-05-18"], ["Source: Ellery Post"]
    for lines in ([*above, f"{label}: Eleven anchors gone", *below], [f"{label}: Eleven anchors gone", *above, *below]):
        text = cleaned(*lines, "", *STORY)
        assert (text.title, text.author, text.source) == ("Eleven anchors gone", "Ann Lee", "Ellery Post")
        assert text.body == tuple(STORY)


@pytest.mark.parametrize(
    "line", ["Subject: Harbours", "Title race: Ellery lead", "Title:", "The title: eleven anchors"]
)
def test_other_labels_name_no_headline(line: str):
    assert find_titled_line([line, *STORY]) is None


def test_a_labelled_line_in_the_story_is_no_headline():
    assert find_titled_line([STORY[0], "Title: Eleven anchors gone"]) is None


def test_an_outlet_above_labelled_lines_hides_no_headline():
    text = cleaned("The Ellery Post", "", "Title: Eleven anchors gone", "Author: Ann Lee", "", *STORY)
    assert (text.title, text.author, text.source) == ("Eleven anchors gone", "Ann Lee", "The Ellery Post")
