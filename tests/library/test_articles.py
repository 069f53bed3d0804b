from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.library import articles as articles_module
from reader.model.errors import NoSuchArticleError, ReaderError
from reader.model.work import Progress
from tests.builders import add_article, make_mention, write_files
from tests.fakes.world import World


def ignore(_: Progress) -> None:
    pass


def test_the_first_page_is_the_count_and_the_first_rows(world: World):
    numbers = [add_article(world.store, f"Text {count}.") for count in range(5)]

    total, rows = world.library.articles.first_page(2)

    assert total == 5
    assert [row.number for row in rows] == [numbers[4], numbers[3]] == list(world.library.articles.numbers())[:2]
    assert world.library.articles.first_page(0) == (5, ())


def first_unread(numbers: Sequence[int], unread: set[int], start: int, step: int) -> int | None:
    """The plain reading of what next_unread() promises."""
    indexes = range(start + 1, len(numbers)) if step > 0 else range(start - 1, -1, -1)
    return next((index for index in indexes if numbers[index] in unread), None)


@given(
    unread=st.sets(st.integers(0, 11)),
    start=st.integers(-1, 12),
    step=st.sampled_from([-1, 1]),
    ahead=st.integers(1, 5),
)
@example(unread={11}, start=2, step=-1, ahead=5)
@example(unread={0}, start=9, step=1, ahead=5)
@settings(max_examples=60)
def test_the_next_unread_is_the_nearest_in_that_direction(world: World, unread: set[int], start: int, step: int, ahead):
    if world.store.articles.count() == 0:
        for count in range(12):
            add_article(world.store, f"Text {count}.")
    numbers = world.library.articles.numbers()
    with world.store.database.writing() as connection:
        connection.execute("DELETE FROM state")
    unread_numbers = {numbers[index] for index in unread}
    for number in set(numbers) - unread_numbers:
        world.library.desk.mark_read_quietly(number)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(articles_module, "UNREAD_LOOKAHEAD", ahead)
        found = world.library.articles.next_unread(numbers, start, step)

    assert found == first_unread(numbers, unread_numbers, start, step)


def test_an_opened_article_has_its_row_its_names_and_what_is_related(world: World):
    number = add_article(
        world.store, "Brenk on the ferry.", mentions=[make_mention("Odalys Brenk")], terms=[("ferri", 1.0)]
    )
    add_article(world.store, "Unrelated.")

    opened = world.library.articles.open(number)

    assert (opened.article.number, opened.row.number) == (number, number)
    assert [each.entity.name for each in opened.names] == ["Odalys Brenk"]
    assert opened.related == world.library.articles.related(number) == ()
    assert not opened.row.is_read
    with pytest.raises(NoSuchArticleError):
        world.library.articles.open(99)


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop whose opener writes down what it was given, argument by argument."""
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$#" "$@" > "$OPENED.part"\nmv "$OPENED.part" "$OPENED"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setenv("OPENED", str(tmp_path / "opened"))
    return tmp_path / "opened"


def test_the_original_is_opened_without_a_shell_wherever_we_are(
    world: World, opener: Path, tmp_path: Path, monkeypatch
):
    from tests.fakes.waiting import wait_until

    monkeypatch.chdir(tmp_path)
    name = "a $(touch evil); text.txt"
    write_files(tmp_path / "in", {name: "The ferry ran aground."})
    (number,) = world.library.sources.import_paths([f"in/{name}"], ignore).added_numbers
    monkeypatch.chdir("/")

    told = world.library.articles.open_original(number)

    wait_until(opener.exists, "the opener's note")
    assert opener.read_text() == f"1\n{tmp_path}/in/{name}\n"
    assert told == f"Opened {tmp_path}/in/{name}"
    assert not (tmp_path / "evil").exists()


def test_an_original_that_is_gone_or_never_was_says_so(world: World, opener: Path, tmp_path: Path):
    file = write_files(tmp_path / "in", {"a.txt": "The ferry ran aground."}) / "a.txt"
    (number,) = world.library.sources.import_paths([str(file)], ignore).added_numbers
    file.unlink()

    with pytest.raises(ReaderError, match="no longer there"):
        world.library.articles.open_original(number)
    with pytest.raises(ReaderError, match="no original"):
        world.library.articles.open_original(add_article(world.store, "From a pipe."))


def test_without_a_desktop_the_user_is_told_where_the_original_lies(world: World, tmp_path: Path, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    file = write_files(tmp_path / "in", {"a.txt": "The ferry ran aground."}) / "a.txt"
    (number,) = world.library.sources.import_paths([str(file)], ignore).added_numbers

    with pytest.raises(ReaderError, match=str(file)):
        world.library.articles.open_original(number)
