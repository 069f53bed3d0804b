"""Stories as screens and commands see them: pages, places and reasons, on a small archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library, story_pages
from reader.library.reports import fold_copies
from reader.model.errors import NoSuchStoryError
from reader.model.story import Claim, Difference, Quote, StoryPage
from reader.store import Store
from tests.builders import add_on_topics, write_files
from tests.fakes.world import World
from tests.ingest.archive import ARCHIVE
from tests.ingest.conftest import bring_and_sort


@pytest.fixture
def articles(world: World, tmp_path: Path) -> dict[str, int]:
    """The archive's articles by the names of their files."""
    bring_and_sort(world.store, write_files(tmp_path / "in", ARCHIVE))
    return {Path(world.store.articles.get(number).path or "").stem: number for number in world.store.articles.numbers()}


def page_of(library: Library, article: int) -> StoryPage:
    place = library.stories.place_of(article)
    assert place is not None
    return library.stories.page(place.story.number)


def test_a_page_has_every_article_once_copies_folded(world: World, articles: dict[str, int]):
    page = page_of(world.library, articles["grounding"])

    first, second = page.episodes
    assert {report.row.number for report in first.reports} == {
        articles[name] for name in ("grounding", "salvage", "passengers")
    }
    (report,) = second.reports
    (copy,) = report.copies
    assert (report.row.number, copy.row.number) == (articles["inquiry"], articles["reprinted"])
    assert (copy.kind, copy.added_sentence_count) == ("copy", 0)
    assert page.row.article_count == 5
    assert page.neighbours == ()


def test_what_a_page_quotes_stands_in_its_articles(world: World, articles: dict[str, int]):
    page = page_of(world.library, articles["grounding"])

    quotes = [day.quote for episode in page.episodes for day in episode.days]
    assert quotes
    for quote in quotes:
        text = dict(world.store.articles.get(quote.article).text.blocks())[quote.block]
        assert text[quote.start : quote.end] == quote.text


def test_of_a_long_story_the_latest_articles_are_read(
    world: World, articles: dict[str, int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(story_pages, "MOST_ARTICLES", 2)

    page = page_of(world.library, articles["grounding"])

    (episode,) = page.episodes  # an episode of which nothing is read is left out
    assert [report.row.number for report in episode.reports] == [articles["inquiry"]]
    assert page.row.article_count == 5


def test_the_page_of_a_story_that_became_part_of_another_is_that_ones(world: World, articles: dict[str, int]):
    ferry, lanterns = (world.library.stories.place_of(articles[name]) for name in ("grounding", "theft"))
    assert ferry is not None
    assert lanterns is not None
    world.library.decisions.merge(lanterns.story.number, ferry.story.number)

    page = world.library.stories.page(lanterns.story.number)

    assert page.row.id == ferry.story.id
    assert page.row.article_count == 7
    world.library.desk.undo()
    assert world.library.stories.page(lanterns.story.number).row.article_count == 2


def test_a_story_that_is_gone_is_said(world: World):
    with pytest.raises(NoSuchStoryError):
        world.library.stories.page(7)


def test_a_rejected_difference_is_not_shown_again(world: World, articles: dict[str, int], tmp_path: Path):
    texts = {
        f"count {people}.txt": f"Mill fire in Orrington\n\nORRINGTON, July 2, 2025 - A fire in the mill of Orrington"
        f" killed {people} people, and the miller's house burned down.\n\nThe fire brigade of Orrington came late.\n"
        for people in (12, 14)
    }
    bring_and_sort(world.store, write_files(tmp_path / "fire", texts))
    (article, _) = [n for n in world.store.articles.numbers() if n not in articles.values()]
    page = page_of(world.library, article)
    ids = [difference.id for episode in page.episodes for difference in episode.differences]
    assert ids

    world.library.decisions.reject_difference(page.row.number, ids[0])

    shown = [each.id for episode in page_of(world.library, article).episodes for each in episode.differences]
    assert shown == ids[1:]


def test_where_an_article_stands(world: World, articles: dict[str, int]):
    place = world.library.stories.place_of(articles["reprinted"])
    assert place is not None
    assert place.duplicate_of == world.store.articles.get(articles["inquiry"]).id
    assert place.story.article_count == 5
    assert world.library.stories.place_of(articles["chess"]) is None
    assert world.library.articles.open(articles["reprinted"]).story == place


def test_why_an_article_is_in_its_story(world: World, articles: dict[str, int]):
    why = world.library.stories.why
    lines = why(articles["salvage"])
    assert len(lines) == 3
    assert all(line.startswith("“") and ": " in line for line in lines)
    assert why(articles["chess"]) == ("It belongs to no story: no other article is near enough.",)

    lanterns = world.library.stories.place_of(articles["theft"])
    assert lanterns is not None
    world.library.decisions.move(articles["salvage"], lanterns.story.number)
    assert why(articles["salvage"])[0] == "You moved it here."
    world.library.decisions.move(articles["salvage"], None)
    assert why(articles["salvage"]) == ("You took it out of its story.",)


def test_why_two_articles_are_related(world: World, articles: dict[str, int]):
    why = world.library.stories.why_related
    lines = why(articles["inquiry"], articles["reprinted"])
    assert lines[0] == "the same text"
    assert lines[-1] == "both are in one story"
    assert why(articles["chess"], articles["theft"]) == ("They have nothing in common that is rare enough.",)


def test_looking_at_a_story_makes_later_articles_new(world: World, articles: dict[str, int]):
    number = page_of(world.library, articles["grounding"]).row.number
    assert world.library.stories.rows([number])[0].new_count == 4

    world.library.stories.mark_seen(number)

    (row,) = world.library.stories.rows([number])
    assert (row.new_count, row.unread_count, row.seen) == (0, 4, world.clock.time)


def test_copies_are_folded_under_originals_that_are_there(store: Store):
    one, two, three, four = (add_on_topics(store, f"Text {count}.", "ferry") for count in range(4))
    with store.database.writing() as connection:
        connection.execute("UPDATE article SET duplicate_of = ? WHERE number IN (?, ?)", (one, two, three))

    assert fold_copies(store, [four, three, one]) == {four: [], one: [three]}
    assert fold_copies(store, [two, four]) == {two: [], four: []}


def test_who_gives_which_value_of_a_difference(world: World, articles: dict[str, int]):
    said = [articles["salvage"], articles["inquiry"]]
    claims = tuple(
        Claim(value, Quote(number, 0, 0, 3, "The"), (number,)) for value, number in zip("ab", said, strict=True)
    )
    first, *values, last = world.library.stories.why_different(Difference("id", "number", "crates", claims))

    rows = world.library.articles.rows(said)
    assert values == [f"“{value}”: “{row.display_title}” ({row.source})" for value, row in zip("ab", rows, strict=True)]
    assert "“crates”" in first
    assert last == "which of them is right is not judged"
