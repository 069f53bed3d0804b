from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model.facet import Facet, Filter
from reader.model.query import Everything
from reader.model.search import SearchResult
from reader.tui.screens.filter_layers import base_keys, describe_filter, find_filter, narrowed_keys, put_filter
from reader.tui.screens.rows import Layer

POST = Facet("source", "Velmora Post", "Velmora Post", 3)
MAY = Facet("month", "2025-05", "May 2025", 2)
ALL = Layer("articles", (9, 8, 7, 6, 5), cursor=3)
STORIES = Layer("stories", (-2, 9, -1), cursor=1)
STORY = Layer("catch_up", (5, 7), cursor=1)
KEPT = Layer("kept", (9, 7), cursor=1)


def search(wanted: Filter = ()) -> Layer:
    result = SearchResult("ferry", "ferry", Everything(), "best", (8, 6), (1.0, 1.0), 1.0, "fake", 0, filter=wanted)
    return Layer("search", result.numbers, result, cursor=1)


def kinds(layers: list[Layer]) -> list[str]:
    return [layer.kind for layer in layers]


def test_a_filter_lies_over_the_list_with_the_cursor_on_its_article():
    layers = put_filter([ALL], (POST,), (8, 6))

    assert kinds(layers) == ["articles", "filter"]
    assert layers[-1] == Layer("filter", (8, 6), cursor=1, filter=(POST,))
    assert find_filter(layers) == (POST,)
    assert narrowed_keys(layers) == (8, 6)
    assert put_filter([ALL], (POST,), (8,))[-1].cursor == 0
    assert put_filter([ALL], (POST,), ())[-1].keys == ()


def test_another_filter_takes_its_place_and_none_brings_the_list_back():
    layers = put_filter([ALL], (POST,), (8, 6))

    assert put_filter(layers, (POST, MAY), (6,))[-1] == Layer("filter", (6,), cursor=0, filter=(POST, MAY))
    assert put_filter([*layers, Layer("kept", (8,), cursor=0)], (), ()) == [replace(ALL, cursor=1)]


def test_the_list_comes_back_as_it_was_where_the_article_is_not_in_it():
    assert put_filter([STORIES, Layer("filter", (7, 6), cursor=1, filter=(POST,))], (), ()) == [STORIES]


def test_a_search_stays_over_the_filter():
    layers = put_filter([ALL, search(), KEPT], (POST,), (8,))

    assert kinds(layers) == ["articles", "filter", "search", "kept"]
    assert layers[2:] == [search(), KEPT]
    assert narrowed_keys(layers) == (8, 6)
    assert kinds(put_filter(layers, (), ())) == ["articles", "search", "kept"]
    assert find_filter([ALL, search((MAY,))]) == (MAY,)
    assert find_filter([*layers[:2], search()]) == ()


def test_a_filter_narrows_the_articles_of_a_story_or_what_was_kept_and_of_stories_all():
    assert base_keys([STORIES]) is None
    assert base_keys([STORIES, STORY]) == (5, 7)
    assert base_keys([ALL, KEPT]) == (9, 7)
    assert base_keys([STORIES, Layer("kept", (-2, 9))]) is None
    assert base_keys([ALL, Layer("filter", (9,)), search()]) == ALL.keys
    assert narrowed_keys([STORIES]) is None
    assert kinds(put_filter([STORIES, STORY], (POST,), (7,))) == ["stories", "catch_up", "filter"]


def test_a_filter_is_told_by_its_names():
    assert describe_filter((POST, MAY)) == "filter: Velmora Post · May 2025"


@given(
    st.lists(st.sampled_from([STORY, KEPT]), max_size=2),
    st.booleans(),
    st.lists(st.sampled_from([(), (POST,), (POST, MAY)]), min_size=1, max_size=4),
)
def test_however_a_filter_changes_there_is_one_at_most_and_what_it_lies_on_stays(
    middle: list[Layer], is_searching: bool, filters: list[Filter]
):
    below = [ALL, *middle]
    layers = [*below, *([search()] if is_searching else [])]
    for wanted in filters:
        layers = put_filter(layers, wanted, (7, 5))
        assert kinds(layers).count("filter") == bool(wanted)
        assert [layer.keys for layer in layers if layer.kind not in ("filter", "search")] == [
            each.keys for each in below
        ]
        assert base_keys(layers) == below[-1].keys
        assert (layers[-1].kind == "search") == is_searching
