from __future__ import annotations

from reader.library.links import MOST_LINKS, links_of
from reader.model.article import Removed
from tests.tui.builders import make_article, make_text


def test_each_address_is_told_once_with_the_first_place_it_stands_at():
    text = make_text(
        body=("Nothing here.", "The office published it at https://a.example/r, again https://a.example/r."),
        removed=(Removed("promo", "Read more\nhttps://b.example/more", "leads elsewhere"),),
    )
    article = make_article(text, url="https://c.example/own")
    raw = "[talks](https://d.example/raw)\nhttps://a.example/r"

    links = links_of(article, raw)

    assert [(link.url, link.where) for link in links] == [
        ("https://a.example/r", "paragraph 2"),
        ("https://b.example/more", "removed: promo"),
        ("https://d.example/raw", "in the text as it came"),
        ("https://c.example/own", "the article's own address"),
    ]
    assert links[0].context == "The office published it at […], again https://a.example/r."
    assert links[1].context == "Read more […]"


def test_an_address_that_is_no_http_or_too_hostile_is_no_link():
    article = make_article(make_text(body=("javascript:alert(1)",), removed=()), url="file:///etc/passwd")

    assert links_of(article, "\x1b]8;;https://evil.example\x07see\x1b]8;;\x07") == ()


def test_there_are_not_too_many():
    raw = "\n".join(f"https://a.example/{number}" for number in range(2 * MOST_LINKS))

    assert len(links_of(make_article(), raw)) == MOST_LINKS
