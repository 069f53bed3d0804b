"""`L`, `Y`, `S` and `|` over the library in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Input, OptionList, Static

from reader.model.link import Link
from reader.tui.dialogs.command_line import CommandLineScreen
from reader.tui.dialogs.command_output import CommandOutputScreen
from reader.tui.dialogs.links import LinksScreen
from reader.tui.dialogs.save_file import SaveFileScreen
from reader.tui.widgets.article_view import ArticleView
from tests.tui.builders import EVIL, has_controls
from tests.tui.harness import Session, running

LINKS = (
    Link("https://example.org/report", "paragraph 2", "the report lies at […]"),
    Link("https://example.org/closed", "removed: promo", ""),
)


def is_at(app: Session, screen: type) -> Callable[[], bool]:
    return lambda: isinstance(app.app.screen, screen) and app.app.screen.is_mounted


def subtitle(app: Session) -> str:
    return str(app.app.screen.query_one(".dialog").border_subtitle)


async def type_text(app: Session, text: str) -> None:
    await app.press(*("space" if letter == " " else letter for letter in text))


# Links


async def test_a_link_is_opened_or_copied(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.links[20] = LINKS
        await app.press("L")
        await app.until(is_at(app, LinksScreen))
        options = app.app.screen.query_one(OptionList)
        assert str(options.get_option_at_index(1).prompt) == "https://example.org/closed\nremoved: promo"
        await app.press("enter")
        await app.until(lambda: app.status.startswith("Opened https://example.org/report"))
        assert app.state.opened_links == ["https://example.org/report"]
        await app.press("L")
        await app.until(is_at(app, LinksScreen))
        await app.press("j", "k", "y")
        await app.until(lambda: app.state.copies == ["https://example.org/report"])


async def test_where_nothing_can_open_it_the_address_is_copied(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.links[20] = LINKS
        await app.press("L")
        await app.until(is_at(app, LinksScreen))
        await app.press("j", "o")
        await app.until(lambda: app.state.copies == ["https://example.org/closed"])
        assert "No desktop" in app.status
        assert "https://example.org/closed" in app.status


async def test_an_article_without_links_says_so(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("L")
        await app.until(lambda: app.status.startswith("No links in this article"))


async def test_hostile_words_around_a_link_are_harmless(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.links[20] = (Link("https://example.org/", EVIL, EVIL),)
        await app.press("L")
        await app.until(is_at(app, LinksScreen))
        prompt = str(app.app.screen.query_one(OptionList).get_option_at_index(0).prompt)
        assert not any(has_controls(line) for line in prompt.split("\n"))


# Quotations


async def test_the_first_paragraph_in_view_goes_into_the_notes_with_its_citation(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("Y")
        await app.until(lambda: app.state.quotes)
        text, citation = app.state.quotes[0]
        assert text == app.state.articles[20].text.dek
        assert citation.startswith('"Prisoner exchange talks end in Vellin without a word, round 20".')
        await app.until(lambda: app.status.startswith("Quoted to /library/notes.md: “") and text[:10] in app.status)
        await app.press("space", "Y")
        await app.until(lambda: len(app.state.quotes) == 2)
        assert app.state.quotes[1][0] in app.state.articles[20].text.body
        await app.until(lambda: app.status.startswith("Quoted to notes.md: “"))


async def test_the_paragraph_of_the_current_name_is_quoted(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        await app.press("tab", *["e"] * 6)
        view = app.main.widgets.view
        await app.until(lambda: view.current_span)
        span = view.current_span
        assert span is not None
        await app.press("Y")
        await app.until(lambda: app.state.quotes)
        start = view.page.text.rindex("\n", 0, span.start) + 1
        assert view.page.text[start:].startswith(app.state.quotes[0][0])


async def test_what_is_selected_is_quoted_instead(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(20)
        view = app.main.widgets.view
        selection = Selection(Offset(5, 1), Offset(16, 1))
        app.main.selections = {view: selection}
        await app.press("Y")
        await app.until(lambda: app.state.quotes)
        assert app.state.quotes[0][0] == "ner exchang"


async def test_on_a_storys_page_the_current_sentence_is_quoted(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(17)
        await app.press("t")
        await app.until(lambda: app.main.parts.reading.story)
        view = app.main.widgets.view
        await app.press("Y")
        await app.until(lambda: "First go to one of the story's reports" in app.status)
        quoted = next(span for span in view.page.spans if span.target.startswith("quote:"))
        view.select_span(quoted)
        await app.press("Y")
        await app.until(lambda: app.state.quotes)
        number, block, start, end = map(int, quoted.target.split(":")[1:5])
        assert app.state.quotes[0][0] == dict(app.state.articles[number].text.blocks())[block][start:end]


async def test_on_a_names_page_nothing_is_quoted(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("at", *"mara", "enter")
        await app.until(lambda: app.main.parts.reading.name is not None)
        await app.press("Y")
        await app.until(lambda: app.status.startswith("No article is selected"))
        assert not app.state.quotes


# Files


async def test_an_article_is_saved_under_the_name_that_is_offered(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("S")
        await app.until(is_at(app, SaveFileScreen))
        await app.press("enter")
        await app.until(lambda: app.status.startswith("Saved /here/report-20.md"))
        assert app.state.saved == [(20, "report-20.md")]


@pytest.mark.parametrize("way", ["row", "page"])
async def test_a_story_is_saved_as_a_note_from_its_row_and_its_page(way: str, tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        if way == "page":
            await app.open(20)
            await app.press("t")
            await app.until(lambda: app.main.parts.reading.story is not None)
        else:
            await app.press("v", "s")
            await app.until(lambda: app.main.parts.listing.view == "stories")
            await app.until(lambda: app.main.parts.passing_on._current.story is not None)
        story = app.main.parts.passing_on._current.whole_story
        assert story is not None
        await app.press("S")
        await app.until(is_at(app, SaveFileScreen))
        await app.press("enter")
        await app.until(lambda: app.status.startswith(f"Saved /here/note-{story.id}.md"))
        (note,) = app.state.notes.values()
        assert note.startswith(f"# {story.name}\n")
        assert "## Sources" in note


async def test_a_file_that_is_there_needs_a_second_enter(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.saved.append((1, "report-20.md"))
        await app.press("S")
        await app.until(is_at(app, SaveFileScreen))
        problem = app.app.screen.query_one("#problem", Static)
        await app.press("enter")
        await app.until(lambda: "Enter again replaces it" in str(problem.render()))
        assert len(app.state.saved) == 1
        await app.press("x", "backspace", "enter")
        await app.until(lambda: "Enter again replaces it" in str(problem.render()))
        assert len(app.state.saved) == 1
        await app.press("enter")
        await app.until(lambda: len(app.state.saved) == 2)


async def test_what_cannot_be_saved_is_told_and_the_dialog_stays(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("S")
        await app.until(is_at(app, SaveFileScreen))
        app.app.screen.query_one(Input).value = "report.pdf"
        await app.press("enter")
        problem = app.app.screen.query_one("#problem", Static)
        await app.until(lambda: "report.pdf: cannot be saved" in str(problem.render()))
        await app.press("escape")
        await app.until(lambda: app.app.screen is app.main)
        assert not app.state.saved


async def test_tab_completes_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clippings").mkdir()
    async with running(tmp_path) as app:
        await app.press("S")
        await app.until(is_at(app, SaveFileScreen))
        line, paths = app.app.screen.query_one(Input), app.app.screen.query_one("#paths", Static)
        line.value = "clip"
        await app.until(lambda: "clippings/" in str(paths.render()))
        await app.press("tab")
        assert line.value == "clippings/"


# Commands


async def test_what_a_command_prints_is_shown_and_the_command_kept(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.state.commands.append("sort")
        await app.press("vertical_line")
        await app.until(is_at(app, CommandLineScreen))
        line = app.app.screen.query_one(Input)
        await app.press("x", "up")
        assert line.value == "sort"
        await app.press("up", "down")
        assert line.value == "x"
        await app.press("backspace")
        await type_text(app, "wc -w")
        await app.press("enter")
        await app.until(is_at(app, CommandOutputScreen))
        view = app.app.screen.query_one(ArticleView)
        await app.until(lambda: view.page.text == "wc -w of 20\nsecond line")
        assert subtitle(app) == "Esc closes"
        await app.press("escape")
        await app.until(lambda: app.app.screen is app.main)
        assert app.state.commands == ["wc -w", "sort"]


async def test_a_status_other_than_0_is_told(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("vertical_line")
        await app.until(is_at(app, CommandLineScreen))
        await type_text(app, "exit 3")
        await app.press("enter")
        await app.until(is_at(app, CommandOutputScreen))
        await app.until(lambda: subtitle(app) == "Exit status 3 · Esc closes")


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "q"])
async def test_a_running_command_is_ended_first_and_the_dialog_closed_after(tmp_path: Path, key: str) -> None:
    async with running(tmp_path) as app:
        await app.press("vertical_line")
        await app.until(is_at(app, CommandLineScreen))
        await type_text(app, "wait")
        await app.press("enter")
        await app.until(is_at(app, CommandOutputScreen))
        assert subtitle(app).startswith("Running, ")
        await app.press(key)
        await app.until(lambda: subtitle(app) == "Cancelled · Esc closes")
        assert app.app.screen.query_one(ArticleView).page.text == "half of it"
        await app.press(key)
        await app.until(lambda: app.app.screen is app.main)


async def test_where_the_terminal_cannot_be_lent_it_is_told(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.press("vertical_line")
        await app.until(is_at(app, CommandLineScreen))
        await type_text(app, "!less")
        await app.press("enter")
        await app.until(lambda: app.status.startswith("This terminal cannot be lent"))
        await app.until(lambda: app.state.commands == ["!less"])


async def test_of_a_whole_story_in_the_list_there_is_no_one_article(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        app.main.parts.listing.show_view("stories", [-number for number in app.state.stories], None)
        await app.until(lambda: app.main.widgets.list.current_row)
        for key in ("L", "vertical_line", "Y"):
            await app.press(key)
            await app.until(lambda: app.status.startswith("This row is a whole story"))
            assert app.app.screen is app.main


async def test_on_a_storys_page_the_report_that_is_current_is_meant(tmp_path: Path) -> None:
    async with running(tmp_path) as app:
        await app.open(17)
        await app.press("t")
        await app.until(lambda: app.main.parts.reading.story)
        view = app.main.widgets.view
        report = next(span for span in view.page.spans if span.target.startswith("article:"))
        view.select_span(report)
        number = int(report.target.partition(":")[2])
        await app.press("S")
        await app.until(is_at(app, SaveFileScreen))
        title = str(app.app.screen.query_one(".dialog").border_title)
        assert app.state.articles[number].display_title in title
