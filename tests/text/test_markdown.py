from reader.text.markdown import read_markdown


def blocks(text: str) -> list[str]:
    return [line for line in read_markdown(text)[0] if line]


def test_marks_go_and_words_stay():
    text = (
        "# Head\n\nA *lead* with [a link](http://x.example) and `code` &amp; <b>more</b>\nin two lines.\n\n> a quote\n"
    )
    assert blocks(text) == ["Head", "A lead with a link and code & more in two lines.", "a quote"]


def test_items_tables_code_and_pictures_keep_their_words():
    text = "- one\n- two\n  - three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n![a goat](goat.png)\n"
    assert blocks(text) == ["one", "two", "three", "a | b", "1 | 2", "code", "a goat"]


def test_html_keeps_its_words_only():
    text = "<div>\n<p>Hi <b>you</b></p>\n</div>\n<!-- not this -->\n<script>nor this</script>\n\nend<br>line"
    assert blocks(text) == ["Hi you", "end", "line"]


def test_front_matter_gives_headline_dek_and_credits():
    text = (
        '---\ntitle: "Bridge: open"\nauthor: Ann Lee\ndate: 2025-07-23\ntags:\n  - a\nsummary: At last\n---\n\nLead.\n'
    )
    lines, headline = read_markdown(text)
    assert headline == "Bridge: open"
    assert [line for line in lines if line] == [
        "Bridge: open",
        "At last",
        "Author: Ann Lee",
        "Published: 2025-07-23",
        "Lead.",
    ]


def test_a_title_that_stands_as_heading_too_is_not_doubled():
    assert blocks("---\ntitle: Bridge open\n---\n# Bridge open\n\nLead.") == ["Bridge open", "Lead."]


def test_a_ruler_is_no_front_matter():
    assert blocks("---\nHe said: no.\n\nA second paragraph of words\n") == [
        "He said: no.",
        "A second paragraph of words",
    ]


def test_no_heading_no_headline():
    assert read_markdown("Just a paragraph.\n\n## Second level\n")[1] is None
