"""`w` and `x` in the whole app: what they are about, what they do, and that `u` brings it back."""

from __future__ import annotations

from pathlib import Path

from reader.tui.dialogs.choose import ChooseScreen
from reader.tui.dialogs.details import DetailsScreen
from reader.tui.parts.telling import STORY_IS_GONE
from reader.tui.widgets.article_view import ArticleView
from tests.fakes.stories import DIFFERENCE_ID, FERRIES, VOTES
from tests.tui.harness import Session, running


def row_text(app: Session) -> str:
    row = app.main.widgets.sidebar.current_row
    return row.text if row is not None else ""


def text_of(app: Session) -> str:
    return app.main.widgets.view.page.text


async def why(app: Session) -> str:
    """Press `w`, return what the dialog says, close it."""
    await app.press("w")
    await app.until(lambda: isinstance(app.app.screen, DetailsScreen))
    text = app.app.screen.query_one(ArticleView).page.text
    await app.press("escape")
    await app.until(lambda: app.app.screen is app.main)
    return text


async def test_a_related_row_of_the_sidebar(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(15)
        await app.press("tab", "j", "j", "j")
        title = row_text(app)
        assert title.endswith("round 14")
        assert await why(app) == f"Related: {title}\n\n· same day\n· shares Mara Quill, in Tern Bay Herald too"
        await app.press("x")
        await app.until(lambda: app.status == f"“{title}” called unrelated · u undoes")
        await app.until(lambda: row_text(app).endswith("round 16"))
        assert app.at == "sidebar"
        assert title not in text_of(app)
        await app.press("u")
        await app.until(lambda: row_text(app) == title)
        assert app.status == f"Undone: “{title}” called unrelated · U redoes"


async def test_a_related_article_at_the_end_of_the_text(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 24)) as app:
        await app.open(15)
        await app.press("G", "E", "e")
        while not app.main.widgets.view.current_target.startswith("article:"):
            await app.press("e")
        place = app.offset
        await app.press("x")
        await app.until(lambda: app.state.not_related == {(14, 15)})
        await app.until(lambda: "round 14" not in text_of(app))
        assert app.shown == 15
        assert app.offset <= place


async def test_a_name(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(15)
        await app.press("tab")
        name = row_text(app)
        assert (await why(app)).startswith(f"{name} = {name.split()[-1]}\n\n· {name} and ")
        await app.press("x")
        await app.until(lambda: isinstance(app.app.screen, ChooseScreen))
        await app.press("down", "down", "down", "enter")
        await app.until(lambda: app.status == f"{name} hidden · u undoes" and row_text(app) != name)
        await app.press("u")
        await app.until(lambda: row_text(app) == name)


async def test_a_name_with_its_page_open(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(15)
        await app.press("e", "enter")
        await app.until(lambda: app.main.parts.reading.name is not None)
        assert (await why(app)).startswith("Vellin = Vellin")


async def test_a_report_of_a_story(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("t")
        await app.until(lambda: app.main.parts.reading.story is not None)
        view = app.main.widgets.view
        view.select_span(list(view.page.spans_of("related"))[1])
        title = "Storm talks end in Vellin without a word, round 13"
        assert (await why(app)).startswith(f"In “Vellin ferry talks”: {title}\n\n· shares Vellin")
        line = app.offset
        await app.press("x")
        await app.until(lambda: app.status == f"“{title}” out of its story · u undoes")
        await app.until(lambda: title not in text_of(app))
        assert app.offset == line
        await app.press("u")
        await app.until(lambda: title in text_of(app))
        assert 13 in app.state.stories[FERRIES].articles


async def test_the_open_article_as_a_part_of_its_story(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("tab", "G", "k", "k", "k")
        assert row_text(app) == "Vellin ferry talks"
        assert (await why(app)).startswith("In “Vellin ferry talks”: Prisoner exchange talks")
        await app.press("x")
        await app.until(lambda: 20 not in app.state.stories[FERRIES].articles and "Story:" not in text_of(app))
        await app.press("u")
        await app.until(lambda: "Story:" in text_of(app))


async def test_a_difference(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("d")
        await app.until(lambda: app.status == "Difference 1 of 1")
        assert (await why(app)).startswith("Sources differ: “told the Harbour Office”\n\n· ")
        await app.press("x")
        await app.until(lambda: app.status == "Difference rejected · u undoes")
        assert app.state.not_different == {DIFFERENCE_ID}
        await app.until(lambda: "Sources differ" not in text_of(app))
        await app.press("u")
        await app.until(lambda: "Sources differ" in text_of(app))


async def test_a_difference_in_the_sidebar(tmp_path: Path) -> None:
    async with running(tmp_path, size=(140, 40)) as app:
        await app.press("d")
        await app.until(lambda: app.status == "Difference 1 of 1")
        await app.press("tab")
        while not row_text(app).startswith("“told"):
            await app.press("j")
        assert (await why(app)).startswith("Sources differ: “told the Harbour Office”\n\n· ")
        await app.press("x")
        await app.until(lambda: app.state.not_different == {DIFFERENCE_ID})


async def test_where_nothing_is_current_they_say_where_to_go(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        for key in ("w", "x"):
            await app.press(key)
            await app.until(lambda: app.status.startswith("First go to a related article"))
        assert not app.state.done


async def test_the_last_article_taken_out_of_its_story(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.stories[VOTES].episodes = [[6]]
        await app.open(6)
        await app.press("t")
        await app.until(lambda: app.main.parts.reading.story is not None)
        await app.press("e", "x")
        await app.until(lambda: app.status == STORY_IS_GONE)
        await app.press("u")
        await app.until(lambda: app.state.stories[VOTES].articles == [6])


async def test_a_step_does_not_keep_the_next_preview_from_coming(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("s", "j")
        await app.until(lambda: app.shown == 19)
        assert app.state.starred == {20}
