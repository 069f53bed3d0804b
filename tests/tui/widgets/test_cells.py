import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.text.sanitise import harmless
from reader.tui.widgets.cells import cut, join_within, length_within, marked, snap, spread, wrap

TEXTS = st.one_of(
    st.text("ab —é “”", max_size=120),
    st.text("a 漢字👩\u200d👧❤\ufe0f\u0301שلм", max_size=60),
    st.text(max_size=60),
).map(harmless)
WIDTHS = st.integers(2, 30)


@given(TEXTS, WIDTHS, st.integers(0, 5))
def test_lines_give_the_text_back_but_for_spaces_at_breaks(text, width, hanging):
    lines = wrap(text, 0, len(text), width, hanging)
    at = 0
    for start, end in lines:
        assert text[at:start] in ("", " ")
        assert start <= end
        at = end
    assert text[at:] in ("", " ")


@given(TEXTS, WIDTHS, st.integers(0, 5))
@example("\u200d\u200da字", 2, 0)
def test_no_line_is_wider_than_the_column(text, width, hanging):
    lines = wrap(text, 0, len(text), width, hanging)
    for number, (start, end) in enumerate(lines):
        room = width - hanging if number else width
        assert cell_len(text[start:end]) <= max(2, room)


@given(TEXTS, TEXTS, WIDTHS)
def test_a_part_of_a_text_wraps_as_it_would_alone(before, text, width):
    whole = wrap(before + "\n" + text, len(before) + 1, len(before) + 1 + len(text), width)
    shift = len(before) + 1
    assert [(start - shift, end - shift) for start, end in whole] == wrap(text, 0, len(text), width)


def test_words_stay_whole_where_they_fit():
    text = "The harbour talks resume at noon"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 12)] == ["The harbour", "talks resume", "at noon"]


def test_plain_and_wide_text_break_alike():
    text = "The harbour talks resume at noon"
    wide = text.replace("noon", "no❤\ufe0fn")
    assert wrap(wide, 0, len(wide), 12)[:2] == wrap(text, 0, len(text), 12)[:2]


def test_a_grapheme_is_not_split():
    family = "👩\u200d👩\u200d👧"
    text = family * 3
    assert wrap(text, 0, len(text), 5) == [(0, 2 * len(family)), (2 * len(family), len(text))]


@given(TEXTS, st.integers(0, 30))
def test_a_cut_text_fits(text, width):
    assert cell_len(cut(text, width)) <= width
    assert cell_len(text[: length_within(text, width)]) <= width


def test_what_is_missing_is_shown():
    assert cut("Velmora Post", 8) == "Velmora…"
    assert cut("Velmora", 7) == "Velmora"


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_marked_segments_give_the_stretch_back(text, marks):
    segments = marked(text, (0, len(text)), sorted(marks), Style(), Style(bold=True))
    assert "".join(segment.text for segment in segments) == text


def test_marks_are_clipped_to_the_stretch():
    segments = marked("one two three", (4, 13), [(0, 5), (8, 99)], Style(), Style(bold=True))
    assert [(segment.text, bool(segment.style.bold)) for segment in segments] == [
        ("t", True),
        ("wo ", False),
        ("three", True),
    ]


@pytest.mark.parametrize(("text", "position", "snapped"), [("e\u0301x", 1, 2), ("👩\u200d👧x", 1, 3), ("abc", 1, 1)])
def test_a_position_inside_a_grapheme_moves_behind_it(text, position, snapped):
    assert snap(text, position) == snapped


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=5), st.text(max_size=9), st.integers(12, 60))
def test_parts_and_what_stands_on_the_right_fill_the_width(parts: list[str], right: str, width: int) -> None:
    parts, right = [harmless(part) for part in parts], harmless(right)
    shown = spread(parts, right, width)
    assert cell_len(shown) == width or cell_len(right) >= width - 2
    assert cell_len(join_within(parts, width)) <= width


def test_parts_that_do_not_fit_go_from_the_end() -> None:
    parts = ("120 new", "34 stories", "4 followed")
    assert join_within(parts, 33) == "120 new · 34 stories · 4 followed"
    assert join_within(parts, 32) == "120 new · 34 stories"
    assert join_within(parts, 19) == "120 new"
    assert join_within(parts, 5) == "120…"
