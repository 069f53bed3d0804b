from __future__ import annotations

from datetime import date, datetime

import pytest

from reader.model.lists import SourceRow
from reader.tui.widgets.article_list import ArticleList, ListLine, ListRow, SourceLine, StoryLine
from tests.tui.builders import TODAY, make_date, make_row, make_story_row
from tests.tui.widgets.harness import WidgetApp, lines_of, settle

SNIPPET = "… agreed to exchange 250 detainees each, officials said …"


def make_app(*lines: ListRow | None, **attributes: object) -> tuple[WidgetApp, ArticleList]:
    articles = ArticleList()

    def prepare() -> None:
        articles.today = TODAY
        for name, value in attributes.items():
            setattr(articles, name, value)
        articles.set_rows(len(lines), lines)

    return WidgetApp(articles, prepare=prepare), articles


def styles_of(widget, y, text):
    return [segment.style for segment in widget.render_line(y) if text in segment.text]


async def test_a_row_has_title_source_and_date_and_a_gap_above():
    row = make_row(published=make_date("2025-07-22", "inferred"))
    app, articles = make_app(ListLine(row), ListLine(make_row(2, is_read=True)))
    async with app.run_test(size=(40, 10)):
        assert lines_of(articles, range(6)) == [
            "",
            "▌● Ferry strike enters third week",
            "▌  Velmora Post                ~22 Jul",
            "▌",
            "",
            "   Ferry strike enters third week",
        ]


async def test_a_long_title_takes_two_lines_and_is_cut():
    title = "Delegation led by Oret Halvane arrives for second round of negotiations over the strait"
    app, articles = make_app(ListLine(make_row(1, title, is_starred=True)))
    async with app.run_test(size=(40, 10)):
        assert lines_of(articles, [1, 2]) == [
            "▌● Delegation led by Oret Halvane",
            "▌★ arrives for second round of negoti…",
        ]


async def test_short_rows_are_one_line_with_the_date_and_where_there_is_room_the_source():
    lines = [ListLine(make_row(1, is_starred=True)), ListLine(make_row(2, is_read=True))]
    app, articles = make_app(*lines, is_short=True)
    async with app.run_test(size=(50, 10)) as pilot:
        assert lines_of(articles, [0, 1]) == [
            "▌●★ Ferry strike enters third week        22 Jul",
            "    Ferry strike enters third week        22 Jul",
        ]
        await pilot.resize_terminal(80, 10)
        await settle(pilot)
        assert "Velmora Post" in lines_of(articles, [0])[0]


async def test_snippets_show_while_searching_with_their_hits():
    title_marks, marks = ((0, 5),), ((12, 20),)
    app, articles = make_app(ListLine(make_row(), title_marks, SNIPPET, marks), shows_snippets=True)
    async with app.run_test(size=(40, 10)) as pilot:
        assert lines_of(articles, [3, 4]) == ["▌  … agreed to exchange 250 detainees", "▌  each, officials said …"]
        (title_hit,), (hit,) = styles_of(articles, 1, "Ferry"), styles_of(articles, 3, "exchange")
        assert title_hit.bold
        assert title_hit.underline
        assert hit.bold
        assert hit.underline
        articles.shows_snippets = False
        await settle(pilot)
        assert lines_of(articles, [3]) == ["▌"]


async def test_a_title_keeps_its_second_line_while_searching_where_a_hit_stands_there():
    title = "Delegation led by Oret Halvane arrives in Velmora"
    start = title.index("Velmora")
    app, articles = make_app(ListLine(make_row(1, title), ((start, start + 7),), SNIPPET), shows_snippets=True)
    async with app.run_test(size=(40, 10)):
        assert "Velmora" in lines_of(articles, [2])[0]


async def test_unread_titles_are_bold_and_read_ones_are_not():
    app, articles = make_app(ListLine(make_row()), ListLine(make_row(2, "Other", is_read=True)))
    async with app.run_test(size=(40, 10)):
        assert styles_of(articles, 1, "Ferry")[0].bold
        assert not styles_of(articles, 5, "Other")[0].bold


async def test_the_cursor_shows_without_colour_whether_the_list_has_the_focus():
    app, articles = make_app(ListLine(make_row()))
    async with app.run_test(size=(40, 10)) as pilot:
        assert lines_of(articles, [1])[0].startswith("▌")
        app.screen.set_focus(None)
        await settle(pilot)
        assert lines_of(articles, [1])[0].startswith("▏")


@pytest.mark.parametrize("width", [8, 20, 33])
async def test_wide_letters_fill_exactly_the_width(width):
    title = "日本の港湾当局、フェリー 👩\u200d👩\u200d👧 e\u0301 שלום"
    app, articles = make_app(ListLine(make_row(1, title, source="海洋新聞" * 4), ((0, 3),)))
    async with app.run_test(size=(width, 10)):
        for short in (False, True):
            articles.is_short = short
            for y in range(4):
                assert articles.render_line(y).cell_length == width - 1


async def test_the_day_decides_whether_a_year_is_shown():
    app, articles = make_app(ListLine(make_row()))
    async with app.run_test(size=(40, 10)):
        articles.today = TODAY.replace(year=2026)
        assert lines_of(articles, [2])[0].endswith("22 Jul 2025")


SEEN = datetime(2025, 7, 29, 18, 4).astimezone()
"""Tuesday, by the clock of whoever runs this."""


async def test_a_story_has_its_name_its_last_headline_and_what_is_new():
    story = make_story_row(new_count=3, seen=SEEN, source_count=5, newest_title="Pilots vote on the deal")
    old = make_story_row(new_count=0, unread_count=0, is_followed=False, newest_title="Velmora harbour talks")
    app, articles = make_app(StoryLine(story), StoryLine(old))
    async with app.run_test(size=(42, 10)):
        assert lines_of(articles, range(8)) == [
            "",
            "▌● Velmora harbour talks",
            "▌★ Pilots vote on the deal",
            "▌  +3 new since Tue 18:04         23 Jul",
            "",
            "   Velmora harbour talks",
            "   3 sources · 5 articles         23 Jul",
            "",
        ]
        assert styles_of(articles, 3, "+3 new since Tue 18:04") != styles_of(articles, 3, "23 Jul")


async def test_a_long_name_of_a_story_leaves_one_line_for_the_rest():
    name = "Velmora harbour talks between the port, the ferries and the pilots of the strait"
    app, articles = make_app(StoryLine(make_story_row(name=name, seen=SEEN)))
    async with app.run_test(size=(42, 10)):
        assert lines_of(articles, [1, 2, 3]) == [
            "▌● Velmora harbour talks between the",
            "▌★ port, the ferries and the pilots of…",
            "▌  +2 new since Tue 18:04         23 Jul",
        ]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (44, "▌●★ Velmora harbour talks · Pilot… +2 new"),
        (58, "▌●★ Velmora harbour talks · Pil… +2 new since Tue 18:04"),
        (80, "▌●★ Velmora harbour talks · Pilots vote on the deal +2 new 23 Jul"),
    ],
)
async def test_a_short_row_of_a_story_says_what_fits_beside_its_name(width, shown):
    row = make_story_row(seen=SEEN, unread_count=5, newest_title="Pilots vote on the deal")
    app, articles = make_app(StoryLine(row), is_short=True)
    async with app.run_test(size=(width, 10)):
        assert " ".join(lines_of(articles, [0])[0].split()) == " ".join(shown.split())


async def test_a_row_of_what_is_no_longer_there_is_blank():
    app, articles = make_app(None, ListLine(make_row()))
    async with app.run_test(size=(40, 10)):
        assert lines_of(articles, [1, 2]) == ["", ""]
        assert lines_of(articles, [5]) == ["   Ferry strike enters third week".replace("   ", " ● ", 1)]


async def test_two_lines_have_the_title_then_the_beginning_of_the_text_and_the_date():
    line = ListLine(
        make_row(1, is_starred=True), snippet="Oret Halvane came to Velmora by the early boat, and left again."
    )
    story = StoryLine(make_story_row(name="Velmora harbour talks", unread_count=0, new_count=0))
    app, articles = make_app(line, story, density="two_lines")
    async with app.run_test(size=(44, 10)):
        assert lines_of(articles, range(4)) == [
            "▌●★ Ferry strike enters third week",
            "▌   Oret Halvane came to Velmora…   22 Jul",
            "  ★ Velmora harbour talks",
            "    3 sources · 5 articles          23 Jul",
        ]


@pytest.mark.parametrize(
    ("lines", "attributes"),
    [
        (["", "▌● Velmora Post", "▌  12 unread · 1,340 articles       23 Jul"], {"shows_sources": True}),
        (["▌●  Velmora Post    12 unread       23 Jul"], {"density": "one_line", "shows_sources": True}),
    ],
)
async def test_a_source_says_what_is_unread_and_its_latest_day(lines: list[str], attributes: dict[str, object]):
    row = SourceRow(1, "Velmora Post", 1_340, 12, date(2025, 7, 23))
    app, articles = make_app(SourceLine(row), **attributes)
    async with app.run_test(size=(44, 10)):
        assert lines_of(articles, range(len(lines))) == lines
        assert articles.lines_per_row == (1 if len(lines) == 1 else 3)
