from hypothesis import given
from hypothesis import strategies as st

from reader.tui.pages.page import PageBuilder
from reader.tui.widgets.column import Column

PARAGRAPHS = st.lists(st.text("ab é漢 ", max_size=60), min_size=1, max_size=6)


def column_of(paragraphs, width, hanging=0):
    builder = PageBuilder()
    for paragraph in paragraphs:
        if hanging:
            builder.hang(hanging)
        builder.add(paragraph)
        builder.end_line()
    builder.add("end")
    page = builder.build()
    return Column(page.text, page, width), page.text


@given(PARAGRAPHS, st.integers(4, 40))
def test_a_blank_line_stands_above_and_below(paragraphs, width):
    column, text = column_of(paragraphs, width)
    assert column[0] == (0, 0)
    assert column[len(column) - 1] == (len(text), len(text))


@given(PARAGRAPHS, st.integers(4, 40), st.integers(0, 400))
def test_every_offset_stands_in_its_line(paragraphs, width, offset):
    column, text = column_of(paragraphs, width)
    offset = 1 + offset % len(text)
    number = column.line_of(offset)
    start, end = column[number]
    assert start <= offset
    assert offset <= end + 1 or text[end:offset].isspace()


@given(PARAGRAPHS, st.integers(8, 40))
def test_a_cell_leads_back_to_its_offset(paragraphs, width):
    column, _ = column_of(paragraphs, width, hanging=3)
    for number in range(1, len(column) - 1):
        start, end = column[number]
        for offset in range(max(1, start), end):
            if column.line_of(offset) == number:
                assert column.offset_at(number, column.cell_of(offset)) == offset


def test_continuation_lines_hang():
    column, text = column_of(["1  a long title that goes on"], 12, hanging=3)
    shown = [" " * column.indent(n) + text[slice(*column[n])] for n in range(1, len(column) - 1)]
    assert shown == ["1  a long", "   title", "   that goes", "   on", "end"]


def test_an_offset_outside_is_taken_to_the_nearest_line():
    column, _ = column_of(["one"], 10)
    assert column.line_of(-5) == 0
    assert column.line_of(99) == len(column) - 2
    assert column.offset_at(99, 0) == column[len(column) - 1][0]
