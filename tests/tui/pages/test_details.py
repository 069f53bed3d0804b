from datetime import UTC, date, datetime, timedelta, timezone

from reader.model.article import ArticleDetails, Removed, Repair, Revision
from reader.model.dates import PublicationDate
from reader.tui.pages.details import compose_details
from tests.tui.builders import EVIL, has_controls, make_article, make_text


def lines_of(details, zone=UTC):
    return compose_details(details, zone).text.split("\n")


def test_every_fact_stands_beside_its_label():
    lines = lines_of(ArticleDetails(make_article(), (), ""))
    assert "Id         k3v9x2mqp7ra" in lines
    assert "Path       texts/harbour.txt" in lines
    assert "Added      30 July 2025, 09:15" in lines
    assert "Published  22 July 2025 (stated)" in lines
    assert "Rests on   “on Tuesday”" in lines
    assert not [line for line in lines if line.startswith(("Url", "Own date"))]


def test_moments_are_shown_in_the_time_zone_of_the_reader():
    revisions = tuple(Revision(number, datetime(2025, 7, number, 23, tzinfo=UTC), "", number == 2) for number in (1, 2))
    lines = lines_of(ArticleDetails(make_article(), revisions, ""), timezone(timedelta(hours=2)))
    assert "Added      30 July 2025, 11:15" in lines
    assert "1  2 July 2025, 01:00" in lines


def test_tags_are_listed_where_there_are_some():
    assert "Tags       #budget #ferry" in lines_of(ArticleDetails(make_article(), (), "", ("budget", "ferry")))
    assert not [line for line in lines_of(ArticleDetails(make_article(), (), "")) if line.startswith("Tags")]


def test_a_range_is_told():
    published = PublicationDate("2025-07", date(2025, 7, 1), date(2025, 7, 31), "month", "inferred", ())
    lines = lines_of(ArticleDetails(make_article(published=published), (), ""))
    assert "Published  July 2025 (inferred), 1 July 2025 to 31 July 2025" in lines


def test_removed_blocks_stand_whole_under_kind_and_reason():
    removed = (Removed("headline_copy", "Talks\nresume", "says the headline again"),)
    text = make_text(removed=removed, repairs=(Repair("missing_space", 1, "left.Again"),))
    lines = lines_of(ArticleDetails(make_article(text), (), ""))
    first = lines.index("Headline copy: says the headline again")
    assert lines[first + 1 : first + 3] == ["Talks", "resume"]
    assert "A missing space put in, paragraph 2: left.Again" in lines


def test_revisions_are_listed_when_there_are_several():
    revisions = tuple(Revision(number, datetime(2025, 7, number, tzinfo=UTC), "", number == 2) for number in (1, 2))
    lines = lines_of(ArticleDetails(make_article(), revisions, ""))
    assert "1  1 July 2025, 00:00" in lines
    assert "2  2 July 2025, 00:00, shown" in lines
    assert "Revisions" not in lines_of(ArticleDetails(make_article(), revisions[:1], ""))


def test_a_clean_text_says_that_nothing_was_removed():
    assert lines_of(ArticleDetails(make_article(make_text(removed=())), (), ""))[-1] == "Nothing"


def test_hostile_blocks_lose_every_control():
    text = make_text(title=EVIL, author=EVIL, removed=(Removed("residue", EVIL, EVIL),))
    lines = lines_of(ArticleDetails(make_article(text, path=EVIL, url=EVIL), (), ""))
    assert not any(has_controls(line) for line in lines)
