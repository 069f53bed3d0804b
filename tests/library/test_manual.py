"""The manual as a library: whole, in order, searched like any other, and apart from the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.bootstrap import open_for_command, open_manual_for_screen
from reader.library import Library
from reader.library.manual import chapter_as_text, read_chapters
from reader.settings import MANUAL, Settings, find_shared_folder
from reader.text.chapters import read_chapter


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("manual")
    return Settings(folder / "library", folder / "data", folder / "config.toml")


@pytest.fixture
def manual(settings: Settings) -> Iterator[Library]:
    own = open_for_command(settings)
    library = own.open_manual()
    yield library
    library.close()
    own.close()


CHAPTERS = read_chapters(find_shared_folder(MANUAL))


def test_every_chapter_is_an_article_in_order_and_nothing_is_removed(manual: Library) -> None:
    articles = [manual.articles.get(number) for number in manual.articles.numbers()]
    assert [article.text for article in articles] == [read_chapter(text) for _, text in CHAPTERS]
    assert [article.path for article in articles] == [str(file) for file, _ in CHAPTERS]
    assert not any(article.text.removed for article in articles)


def test_the_sidebar_has_nothing_to_say(manual: Library) -> None:
    for number in manual.articles.numbers():
        opened = manual.articles.open(number)
        assert (opened.names, opened.related, opened.story) == ((), (), None)
        assert opened.article.published is None
    assert manual.names.listed(None, 5) == ()
    assert list(manual.stories.list_keys()) == list(manual.articles.numbers())


def test_it_is_searched_at_once(manual: Library) -> None:
    assert manual.index.not_yet_indexed() == 0
    result = manual.search.ask("entities.toml")
    titles = {hit.row.display_title for hit in manual.search.hits(result, 0, 20)}
    assert any("Names" in title for title in titles)


def test_the_own_library_stays_as_it_is(manual: Library, settings: Settings) -> None:
    own = open_for_command(settings)
    assert own.articles.first_page(5) == (0, ())
    assert manual.settings.is_manual
    assert not own.settings.is_manual
    own.close()


def test_opening_it_again_makes_nothing_anew(manual: Library, settings: Settings) -> None:
    (edition,) = settings.manual_folder.iterdir()
    manual.desk.mark_read_quietly(manual.articles.numbers()[0])
    again = manual.open_manual()
    assert again.desk.counts().unread_count == len(CHAPTERS) - 1
    again.close()
    assert list(settings.manual_folder.iterdir()) == [edition]


def test_another_text_is_another_edition_which_replaces_the_one_before(
    manual: Library, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (edition,) = settings.manual_folder.iterdir()
    for file, text in CHAPTERS:
        (tmp_path / file.name).write_text(text)
    (tmp_path / "99-last.md").write_text("# One more\n\nIt is new.\n")
    monkeypatch.setattr("reader.bootstrap.find_shared_folder", lambda _: tmp_path)
    newer = manual.open_manual()
    titles = [row.display_title for row in newer.articles.rows(newer.articles.numbers())]
    assert titles[-1] == "One more"
    assert len(titles) == len(CHAPTERS) + 1
    newer.close()
    assert edition not in settings.manual_folder.iterdir()


def test_it_has_the_colours_of_the_own_library_and_opens_beside_a_broken_one(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "library", tmp_path / "data", tmp_path / "config.toml")
    own = open_for_command(settings)
    own.desk.set_theme("light")
    manual = own.open_manual()
    assert manual.articles.theme() == "light"
    manual.close()
    own.close()
    (tmp_path / "library" / "library.sqlite3").write_bytes(b"no database" * 1000)
    again = open_manual_for_screen(settings)
    assert again.articles.first_page(0)[0] == len(CHAPTERS)
    again.close()


def test_a_chapter_is_text_to_print() -> None:
    assert chapter_as_text("# One\n\nTwo\nthree.\n") == "One\n===\n\nTwo three.\n"
