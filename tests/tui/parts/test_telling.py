"""The story screen in the whole app: `t`, `d`, the ways from it and back to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.model.desk import Trail, TrailEntry
from reader.tui.parts.telling import NO_DIFFERENCE, NO_STORY
from tests.fakes.library import FakeLibrary, make_settings
from tests.fakes.stories import FERRIES, NOW, VOTES
from tests.tui.harness import Session, running

STORY_STOP = TrailEntry("story", "story0000001")


def story_name(app: Session) -> str | None:
    story = app.main.parts.reading.story
    return story.row.name if story is not None else None


def text_of(app: Session) -> str:
    return app.main.widgets.view.page.text


async def open_ferries(app: Session, *keys: str) -> None:
    await app.press(*(keys or ("t",)))
    await app.until(lambda: story_name(app) == "Vellin ferry talks")


async def test_t_opens_the_story_of_the_selected_article(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_ferries(app)
        assert app.at == "reader"
        assert app.shown is None
        assert app.offset == 0
        await app.until(lambda: app.state.trail == Trail((STORY_STOP,), 0))
        assert not app.state.read
        assert ("d", "differences") in app.main.widgets.key_bar.keys


async def test_t_opens_the_story_of_the_open_article_from_every_pane(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await open_ferries(app)
        await app.press("left_square_bracket")
        await app.until(lambda: app.shown == 20)
        assert ("s", "star") in app.main.widgets.key_bar.keys
        await app.press("tab")
        assert app.at == "sidebar"
        await open_ferries(app)
        assert app.at == "reader"


async def test_an_article_of_no_story_says_so_and_stays(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(15)
        await app.press("t")
        await app.until(lambda: app.status == NO_STORY)
        assert app.shown == 15
        await app.press("e")
        assert app.main.widgets.view.current_target.startswith("entity:")


async def test_opening_marks_it_seen_after_its_news_were_shown(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_ferries(app)
        assert "New to you since 22 July 2025" in text_of(app)
        await app.until(lambda: app.state.stories[FERRIES].seen == NOW)
        await app.press("x")
        await app.press("e", "x")
        await app.until(lambda: "u undoes" in app.status)
        await app.until(lambda: "7 articles" not in text_of(app))
        assert "New to you" in text_of(app), "news stay while they are shown"
        await app.press("t")
        await app.until(lambda: "New to you" not in text_of(app))


async def test_digits_open_reports_and_the_trail_leads_back_to_the_same_line(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_ferries(app)
        await app.press(*"jjjjjjjjjjjjjjjjjj")
        line = text_of(app)[app.offset :][:40]
        assert app.offset > 0
        await app.press("1")
        await app.until(lambda: [entry.kind for entry in app.state.trail.entries] == ["story", "article"])
        assert app.shown == 12
        await app.press("left_square_bracket")
        await app.until(lambda: story_name(app) is not None)
        assert "New to you" not in text_of(app)
        assert text_of(app)[app.offset :][:40] == line
        await app.press("right_square_bracket")
        await app.until(lambda: app.shown == 12)


async def test_a_window_that_starts_at_a_story_shows_it_and_does_not_call_it_seen(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    bare = 300
    library.state.trail = Trail((replace(STORY_STOP, offset=bare),), 0)
    async with running(tmp_path, library=library) as app:
        await app.until(lambda: story_name(app) is not None)
        assert app.at == "list"
        assert app.offset > 0
        assert app.state.stories[FERRIES].seen != NOW
        assert app.state.trail == library.state.trail


async def test_a_story_that_became_part_of_another_is_found_from_its_old_stop(tmp_path: Path) -> None:
    library = FakeLibrary(make_settings(tmp_path))
    library.state.stories[FERRIES].former_ids.append("story0000009")
    library.state.trail = Trail((TrailEntry("name", "e-Vellin"), TrailEntry("story", "story0000009")), 1)
    async with running(tmp_path, library=library) as app:
        await app.until(lambda: app.state.trail.entries[-1] == STORY_STOP)
        await app.press("left_square_bracket")
        await app.until(lambda: app.main.parts.reading.name is not None)


async def test_d_opens_the_story_where_its_sources_differ(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as app:
        await open_ferries(app, "d")
        await app.until(lambda: app.status == "Difference 1 of 1")
        view = app.main.widgets.view
        await app.until(lambda: app.offset > 0)
        assert view.current_target.startswith("quote:16:")
        heading = text_of(app).index("Sources differ")
        assert app.offset <= heading
        await app.press("t")
        await app.until(lambda: app.offset == 0)
        await app.press("d")
        await app.until(lambda: app.status == "Difference 1 of 1")


async def test_d_says_where_there_is_no_difference(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(6)
        await app.press("d")
        await app.until(lambda: app.status == NO_DIFFERENCE)
        assert story_name(app) == "Harbour Office vote"
        assert VOTES in app.state.stories


async def test_enter_on_a_quote_opens_its_article_at_the_sentence(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as app:
        await open_ferries(app, "d")
        await app.until(lambda: app.status == "Difference 1 of 1")
        await app.until(lambda: app.offset > 0)
        await app.press("e", "enter")
        await app.until(lambda: app.shown == 17)
        view = app.main.widgets.view
        (stretch,) = view.page.spans_of("stretch")
        assert view.current_span == stretch
        sentence = view.page.text[stretch.start : stretch.end]
        assert sentence == "Odd Lindgard told the Harbour Office in Vellin that the harbour was settled."
        assert 17 not in app.state.read, "a look at a quote is not a read yet"


async def test_episodes_lead_to_each_other(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as app:
        await open_ferries(app)
        view = app.main.widgets.view
        later = next(span for span in view.page.spans_of("link") if span.target == "heading:episode 1")
        await app.until(lambda: view.max_scroll_y > 0)
        view.select_span(later)
        await app.press("enter")
        assert text_of(app)[app.offset :].startswith("Episode 2")


async def test_the_sidebar_of_an_article_opens_its_story_and_that_of_a_story_its_places(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("tab", "G", "k", "k", "k", "enter")
        await app.until(lambda: story_name(app) is not None)
        await app.press("tab", "j", "enter")
        await app.until(lambda: text_of(app)[app.offset :].startswith("Episode 2"))
        assert app.at == "reader"


async def test_a_closed_search_shows_the_story_again(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await open_ferries(app)
        await app.search("prisoners")
        await app.press("escape")
        await app.until(lambda: app.result_text is None and story_name(app) is not None)


async def test_a_copy_leads_to_its_original(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(18)
        assert "Same text as: Ferry talks end in Vellin without a word, round 16 (Coast Wire)" in text_of(app)
        link = next(app.main.widgets.view.page.spans_of("link"))
        app.main.widgets.view.select_span(link)
        await app.press("enter")
        await app.until(lambda: app.shown == 16)
