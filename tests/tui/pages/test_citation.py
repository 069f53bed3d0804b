from reader.tui.pages.citation import cite
from tests.tui.builders import EVIL, has_controls, make_article, make_date, make_text


def test_a_stated_date_and_a_path():
    assert (
        cite(make_article())
        == '"Harbour talks resume". Northern Ledger, 22 July 2025. texts/harbour.txt [k3v9x2mqp7ra]'
    )


def test_a_date_not_stated_says_so_and_a_url_goes_before_the_path():
    article = make_article(published=make_date("2025-07", "inferred", "month"), url="https://ledger.example/1")
    assert cite(article) == (
        '"Harbour talks resume". Northern Ledger, c. July 2025 (inferred). https://ledger.example/1 [k3v9x2mqp7ra]'
    )


def test_neither_date_nor_place():
    assert cite(make_article(published=None, path=None)).endswith("Ledger, no date. [k3v9x2mqp7ra]")


def test_a_folder_is_not_taken_for_who_published_it():
    unnamed = make_article(make_text(source=None), source="texts")
    assert cite(unnamed).startswith('"Harbour talks resume". texts (folder), ')
    assert "(folder)" not in cite(make_article(make_text(source="texts"), source="texts"))
    assert "(folder)" not in cite(make_article(make_text(source=None), source="Given Name"))


def test_quotation_marks_of_the_title_do_not_end_it():
    assert cite(make_article(make_text(title='A "short" list'))).startswith("\"A 'short' list\". ")


def test_an_unsafe_url_gives_way_to_the_path():
    assert "texts/harbour.txt" in cite(make_article(url="javascript:alert(1)"))


def test_a_hostile_article_is_one_harmless_line():
    cited = cite(make_article(make_text(title=EVIL), source=EVIL, path=EVIL))
    assert not has_controls(cited)
