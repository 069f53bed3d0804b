import pytest

from reader.model.article import Document
from reader.text.blocks import Block, blocks_of
from reader.text.bylines import (
    is_name,
    is_person,
    is_place_and_time,
    is_timestamp,
    read_byline,
    read_named_line,
    read_source,
)


def block(text: str) -> Block:
    return blocks_of(Document((text,)))[0]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE", "ANN LEE"),
        ("By Ann Lee, Staff Writer", "Ann Lee"),
        ("By Ann Lee and Bo Marsh | Updated 3 May 2025", "Ann Lee and Bo Marsh"),
        ("By A. B. Roe, Cy Dunn and Ann Lee", "A. B. Roe, Cy Dunn and Ann Lee"),
        ("By Ann Lee in Port Ellery", "Ann Lee"),
        ("By Ann Lee, Port Ellery", "Ann Lee"),
        ("Von Ilse van der Brand", "Ilse van der Brand"),
        ("Автор: Игорь Вельский", "Игорь Вельский"),
        ("Words: Ann Lee", "Ann Lee"),
        ("By Adéṣẹ́gun Ọlúwọlé | 5 October 2022", "Adéṣẹ́gun Ọlúwọlé"),
        ("By Staff Reporter", None),
        ("By News Agencies", None),
    ],
)
def test_bylines_name_their_authors(line: str, author: str | None):
    assert read_byline(line) == (True, author)


@pytest.mark.parametrize(
    "line",
    [
        "By the time they came, it was over",
        "By Tuesday the water had gone",
        "By Monday Morning",
        "By Ellery standards, the vote was quiet.",
        "Par for the course",
        "Byelection results",
    ],
)
def test_other_lines_with_the_same_first_word_are_none(line: str):
    assert read_byline(line) == (False, None)


@pytest.mark.parametrize(
    "line",
    [
        "Published 12 May 2025, 14:05 GMT",
        "2 hours ago",
        "5 min read",
        "Saturday 8 November 2025",
        "12.03.2025, 18.04 Uhr",
        "Publié le 12 mai 2025 à 18h30",
        "Last updated: yesterday",
        "Published On 22 Jul 202522 Jul 2025",
        "Wed, 23 July",
        "Long read | 8 min",
        "Lesedauer: 3 Min.",
        "2025-02-19T06:40:00+09:00",
        "Published Monday",
    ],
)
def test_lines_of_nothing_but_time_are_timestamps(line: str):
    assert is_timestamp(block(line))


@pytest.mark.parametrize(
    "line", ["May 3", "1931", "In May 2025 it rained", "Two hours of rain", "May", "The 5 best walks"]
)
def test_other_lines_are_not(line: str):
    assert not is_timestamp(block(line))


@pytest.mark.parametrize("text", ["Ann", "Ann lee", "Ann Lee said", "July Monday", "Chief Correspondent", "Ann Lee 3"])
def test_what_no_name_looks_like(text: str):
    assert not is_name(text)


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (["A Message from The Lantern Post:"], "The Lantern Post"),
        (["© 2024 Ellery Courier. All rights reserved."], "Ellery Courier"),
        (["Copyright 2025 The Fenton Ledger. All rights reserved."], "The Fenton Ledger"),
        (["Source: Marsh Weekly"], "Marsh Weekly"),
        (["This article was originally published by The Upland Examiner."], "The Upland Examiner"),
        (["HOLLIS, Maine (Coastal Press) — A judge halted the sale."], "Coastal Press"),
        (["PORT TAMBA, Aug. 3 (Norlan Press) — Thousands left."], "Norlan Press"),
        (["© 2024 Ellery Courier", "A message from The Lantern Post"], "The Lantern Post"),
        (["© All rights reserved"], None),
        (["Source: police and local media"], None),
        (["A message from the mayor was read out."], None),
        (["GENEVA, Jan 24, 2025 (Norlan Press) - Talks began."], "Norlan Press"),
        (["The rebels (three men) — all young — fled."], None),
    ],
)
def test_the_publisher_is_named_by_forms_alone(lines: list[str], source: str | None):
    assert read_source(map(block, lines)) == source


@pytest.mark.parametrize(
    ("head", "lines", "source"),
    [
        (["By Ann Lee", "The Brackwater Gazette"], ["© 2026 Brackwater Media Ltd"], "The Brackwater Gazette"),
        (["THE BRACKWATER GAZETTE"], ["© 2026 Brackwater Gazette"], "Brackwater Gazette"),
        (["The Brackwater Gazette"], ["Source: Marsh Weekly"], "Marsh Weekly"),
        (["Ann Lee"], ["© 2026 Brackwater Media Ltd"], "Brackwater Media Ltd"),
        (["Ann Lee | Port & Trade Review | 2026-11-18"], [], "Port & Trade Review"),
        (["By Ann Lee, Ellery Courier"], [], "Ellery Courier"),
        (["Daily Meridian"], [], "Daily Meridian"),
        (["World News"], [], None),
        (["Ann Lee | Ellery | 2026-11-18"], [], None),
        (["The Daily"], [], None),
        (["Ann Lee, Chief Reporter"], [], None),
        (["Posted 18 November 2026 | Business Today"], [], None),
    ],
)
def test_an_outlet_beside_the_headline_comes_before_an_owner(head: list[str], lines: list[str], source: str | None):
    assert read_source(map(block, lines), map(block, head)) == source


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ann Lee - Wednesday 21 June 2023", "Ann Lee"),
        ("Ann Lee 28/09/2020 16:10", "Ann Lee"),
        ("ANN LEE | Ellery Post", "ANN LEE"),
        ("Ann Lee said on 21 June 2023", None),
        ("Ann Lee | Why she left", None),
        ("Ann Lee", None),
    ],
)
def test_a_name_beside_a_date_or_an_outlet_is_read(line: str, name: str | None):
    assert read_named_line(line) == name


@pytest.mark.parametrize("line", ["Port Ellery - 14 May 2025 - 05:40 CEST", "4 May 2025 | Ellery", "Ellery, 3/5/2025"])
def test_place_and_time_are_known_together(line: str):
    assert is_place_and_time(block(line))


@pytest.mark.parametrize("line", ["Port Ellery", "4 May 2025", "Ellery beat Carrick, 14 May 2025", "Ellery - 14 dead"])
def test_one_without_the_other_is_not(line: str):
    assert not is_place_and_time(block(line))


@pytest.mark.parametrize(
    ("text", "is_one"), [("Ann Lee", True), ("Port Ellery", False), ("LONG READ", False), ("", False)]
)
def test_persons_are_known_by_their_given_names(text: str, is_one: bool):
    assert is_person(text) == is_one
