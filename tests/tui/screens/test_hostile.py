"""One evil string through every pane, dialog and notice: nothing of it may reach the terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.model.article import Article, CleanText, Removed
from reader.model.entity import Entity, Spelling
from reader.model.errors import StoreError
from reader.model.lists import ViewChoice
from reader.model.work import Progress
from reader.tui.dialogs.details import DetailsScreen
from reader.tui.dialogs.pick import PickScreen
from tests.fakes.library import FakeLibrary, make_article, make_settings
from tests.fakes.stories import LAST_SEEN, FakeStory
from tests.tui.builders import EVIL
from tests.tui.harness import Session, running

FORBIDDEN = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0xD800, 0xE000))}


def make_evil(number: int) -> Article:
    plain = make_article(number)
    removed = (Removed("appeal", EVIL, EVIL),)
    text = CleanText(EVIL, EVIL, EVIL, (EVIL, *plain.text.body, EVIL), removed, author=EVIL)
    return replace(plain, text=text, display_title=EVIL, source=EVIL, path=EVIL, url=EVIL, language=EVIL)


def check_screen(app: Session) -> None:
    for strip in app.app.screen._compositor.render_strips():
        for segment in strip:
            assert not FORBIDDEN & set(segment.text), repr(segment.text)


async def test_no_pane_dialog_or_notice_lets_control_characters_through(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.articles = {number: make_evil(number) for number in range(1, 6)}
    async with running(tmp_path, library=library) as app:
        check_screen(app)
        await app.press("enter", "e")
        await app.until(lambda: app.at == "reader")
        check_screen(app)
        await app.press("enter")
        await app.until(lambda: app.main.parts.reading.name is not None)
        check_screen(app)
        await app.search("vellin")
        await app.press("n")
        await app.until(lambda: app.status)
        check_screen(app)
        await app.press("i")
        await app.until(lambda: isinstance(app.app.screen, DetailsScreen))
        check_screen(app)
        await app.press("escape", "y", "o")
        await app.until(lambda: app.state.copies and app.state.opened_originals)
        app.main.parts.status.show_progress(Progress(EVIL, 1, 2, EVIL))
        app.main.notices.warn(str(StoreError(EVIL, EVIL)), EVIL)
        app.main.parts.status.say(EVIL)
        await app.pilot.pause(0.1)
        check_screen(app)
        assert not FORBIDDEN & set(app.state.copies[0])


async def test_no_story_lets_control_characters_through(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.articles = {number: make_evil(number) for number in range(1, 6)}
    story = FakeStory(1, "evil", EVIL, [[1, 2], [3, 4, 5]], {4: 3}, seen=LAST_SEEN, seen_articles={1, 2})
    library.state.stories = {1: story}
    async with running(tmp_path, library=library) as app:
        await app.press("t")
        await app.until(lambda: app.main.parts.reading.story is not None)
        for _ in range(8):
            check_screen(app)
            await app.press("space")
        await app.press("d", "w")
        await app.until(lambda: isinstance(app.app.screen, DetailsScreen))
        check_screen(app)
        await app.press("escape", "x")
        await app.until(lambda: app.state.not_different)
        check_screen(app)
        await app.press("1")
        await app.until(lambda: app.shown == 1)
        await app.press("G")
        check_screen(app)


async def test_no_row_or_dialog_of_stories_and_names_lets_control_characters_through(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.articles = {number: make_evil(number) for number in range(1, 6)}
    library.state.stories = {number: FakeStory(number, "evil", EVIL, [[number]]) for number in (1, 2)}
    library.state.choice = ViewChoice("stories")
    library.names.pick = lambda typed, limit: (Entity("e-Vellin", EVIL, "place", 1),)  # type: ignore[method-assign]
    library.names.spellings = lambda entity_id: (Spelling(EVIL, 1), Spelling(EVIL, 2))  # type: ignore[method-assign]
    async with running(tmp_path, library=library) as app:
        await app.until(lambda: app.main.parts.listing.view == "stories")
        app.main.parts.listing.rows.go_to(-1)
        check_screen(app)
        await app.press("enter")
        await app.until(lambda: app.shown == 1)
        check_screen(app)
        await app.press("at")
        await app.until(lambda: app.app.screen is not app.main)
        await app.pilot.pause(0.1)
        check_screen(app)
        for deed in (app.main.parts.naming.open_menu, *app.main.parts.naming.commands.values()):
            await app.press("escape")
            await app.until(lambda: app.app.screen is app.main)
            deed(Entity("e-Vellin", EVIL, "place", 1))
            await app.pilot.pause(0.1)
            check_screen(app)
        await app.press("escape", "colon")
        await app.until(lambda: app.app.screen is not app.main)
        await app.press(*"merge", "space", *"this", "space", *"story", "enter")
        await app.until(lambda: isinstance(app.app.screen, PickScreen))
        await app.pilot.pause(0.1)
        check_screen(app)


async def test_a_pasted_query_is_cleaned(tmp_path: Path) -> None:
    from textual import events

    async with running(tmp_path) as app:
        await app.press("slash")
        app.main.widgets.header.search_box.post_message(events.Paste(EVIL))
        await app.until(lambda: app.main.widgets.header.search_box.value)
        check_screen(app)
        await app.press("escape", "a")
        await app.until(lambda: app.app.screen is not app.main)
        assert app.app.focused is not None
        app.app.focused.post_message(events.Paste(EVIL))
        await app.pilot.pause(0.1)
        check_screen(app)
