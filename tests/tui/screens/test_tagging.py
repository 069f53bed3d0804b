"""`+` and `-` over the library in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.widgets import Input, OptionList, Static

from reader.tui.screens.choose import ChooseScreen
from reader.tui.screens.palette import PaletteScreen
from reader.tui.screens.tag_line import TagLineScreen
from tests.tui.harness import Session, running


def is_at(app: Session, screen: type) -> Callable[[], bool]:
    return lambda: isinstance(app.app.screen, screen) and app.app.screen.is_mounted


async def type_tags(app: Session, text: str) -> None:
    await app.press("plus")
    await app.until(is_at(app, TagLineScreen))
    await app.press(*("space" if letter == " " else letter for letter in text), "enter")


async def test_several_tags_are_put_on_and_shown_and_undone_as_one(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(18)
        await type_tags(app, "Ferry, budget #ferry")
        await app.until(lambda: app.state.tags.get(18) == {"ferry", "budget"})
        await app.until(lambda: "#budget #ferry" in app.main.widgets.view.page.text.split("\n")[1])
        assert app.status.startswith("Tagged ferry budget · u undoes")
        line = app.main.widgets.list.current_row
        assert line is not None
        assert line.row.tags == ("budget", "ferry")  # type: ignore[union-attr]
        await app.press("u")
        await app.until(lambda: not app.state.tags[18])
        await app.until(lambda: "#" not in app.main.widgets.view.page.text.split("\n")[1])


async def test_a_wrong_tag_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await type_tags(app, "ferry a:b")
        problem = app.app.screen.query_one("#problem", Static)
        await app.until(lambda: problem.display)
        assert "“a:b” cannot be a tag" in str(problem.render())
        assert app.app.screen.query_one(Input).value == "ferry a:b"
        await app.press("backspace", "backspace", "backspace")
        await app.until(lambda: not problem.display)
        await app.press("enter")
        await app.until(lambda: app.state.tags)


async def test_tab_completes_the_last_word_from_the_tags_that_are_known(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.tags.update({1: frozenset({"budget"}), 2: frozenset({"budget", "buddy"})})
        await app.press("plus")
        await app.until(is_at(app, TagLineScreen))
        known = app.app.screen.query_one("#known", Static)
        await app.until(lambda: str(known.render()).split("\n")[0] == "#budget  2 articles")
        await app.press(*"x,BUDD")
        await app.until(lambda: str(known.render()) == "#buddy  1 article")
        await app.press("tab")
        assert app.app.screen.query_one(Input).value == "x,buddy "
        await app.press("enter")
        await app.until(lambda: app.state.tags.get(20) == {"x", "buddy"})


async def test_the_only_tag_goes_at_once_and_of_several_one_is_chosen(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.tags[20] = frozenset({"budget", "ferry"})
        await app.press("minus")
        await app.until(is_at(app, ChooseScreen))
        options = app.app.screen.query_one(OptionList)
        assert [str(options.get_option_at_index(row).prompt) for row in range(2)] == ["#budget", "#ferry"]
        await app.press("j", "enter")
        await app.until(lambda: app.state.tags[20] == {"budget"})
        await app.press("minus")
        await app.until(lambda: app.state.tags[20] == frozenset())
        await app.press("minus")
        await app.until(lambda: app.status.startswith("No tags here"))


async def test_a_tag_that_is_there_is_told_and_no_step(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.tags[20] = frozenset({"ferry"})
        await type_tags(app, "ferry")
        await app.until(lambda: app.status.startswith("Has #ferry already"))
        assert not app.state.done


async def test_on_a_story_all_its_articles_are_meant(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(17)
        await app.press("t")
        await app.until(lambda: app.main.parts.reading.story)
        story = app.main.parts.reading.story
        assert story is not None
        await app.press("plus")
        await app.until(is_at(app, TagLineScreen))
        assert story.row.name in str(app.app.screen.query_one(".dialog").border_title)
        await app.press(*"trial", "enter")
        numbers = app.library.stories.articles_of(story.row.number)
        await app.until(lambda: app.state.tags)
        assert {number for number, tags in app.state.tags.items() if tags == {"trial"}} == set(numbers)
        assert len(numbers) > 1


async def test_escape_leaves_everything_as_it_was_and_the_palette_has_both(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("plus", *"ferry", "escape")
        await app.until(lambda: app.app.screen is app.main)
        assert not app.state.tags
        await app.press("colon")
        await app.until(is_at(app, PaletteScreen))
        await app.press(*"remove tag", "enter")
        await app.until(lambda: app.status.startswith("No tags here"))
