"""What the search box suggests, in the whole app over the library in memory."""

from __future__ import annotations

from pathlib import Path

from tests.tui.harness import Session, running


def value(app: Session) -> str:
    return app.main.widgets.header.search_box.value


def shown(app: Session) -> str:
    return app.main.widgets.header.search_box._suggestion


async def test_tab_takes_how_the_word_could_go_on(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("slash", *"pris")
        await app.until(lambda: shown(app) == "prisoners")
        await app.press("tab")
        assert value(app) == "prisoners"
        await app.until(lambda: app.result_text == "prisoners")
        assert app.at == "box"


async def test_a_query_that_is_read_otherwise_says_so_while_typing_and_after_enter(tmp_path: Path) -> None:
    for size in ((80, 24), (60, 20), (140, 40)):
        async with running(tmp_path / str(size[0]), size=size) as app:
            await app.press("slash", *"date:2025-1")
            await app.until(lambda: app.result_text == "date:2025-1")
            assert "is no" not in app.status
            await app.press("3")
            await app.until(lambda: "2025-13 is no month · read as: " in app.status)
            await app.press("enter")
            await app.until(lambda: app.at == "list" and "2025-13 is no month · read as: " in app.status)


async def test_tab_without_a_suggestion_goes_to_the_results(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("slash", *"ferry")
        await app.until(lambda: app.result_text == "ferry")
        await app.press("tab")
        assert app.at == "list"


async def test_where_nothing_is_found_tab_takes_the_other_spelling(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("slash", *"prisonners")
        await app.until(lambda: app.result_text == "prisonners")
        assert "Did you mean  prisoners" in app.main.widgets.view.page.text
        await app.press("tab")
        await app.until(lambda: app.result_text == "prisoners")
        assert value(app) == "prisoners"


async def test_enter_in_the_empty_list_searches_for_the_other_spelling(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.search("prisonners")
        await app.press("enter")
        await app.until(lambda: app.result_text == "prisoners")
        assert app.main.widgets.header.place == "/ prisoners"
        assert app.main.widgets.list.count == 5


async def test_what_is_spelled_otherwise_is_told_and_tab_takes_the_name(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("slash", *"storm")
        await app.until(lambda: app.result_text == "storm")
        assert "2 more under other spellings: event:storm · Tab takes it" in app.status
        await app.press("tab")
        await app.until(lambda: app.result_text == "event:storm")
        assert value(app) == "event:storm"
