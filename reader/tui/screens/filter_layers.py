"""Where a filter lies among the layers of the list: over the list it narrows, below a search.

Knows layers only, as values, the lowest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.model.article import ArticleNumber
from reader.model.facet import Filter
from reader.model.story import ListKey
from reader.tui.screens.rows import Layer
from reader.tui.widgets.cells import PART_SEPARATOR


def find_filter(layers: Sequence[Layer]) -> Filter:
    """Return what the list that is shown is narrowed by."""
    for layer in reversed(layers):
        if layer.result is not None:
            return layer.result.filter
        if layer.kind == "filter":
            return layer.filter
    return ()


def describe_filter(wanted: Filter) -> str:
    """Return "filter: Saltmere Courier · May 2024"."""
    return f"filter: {PART_SEPARATOR.join(facet.name for facet in wanted)}"


def narrowed_keys(layers: Sequence[Layer]) -> Sequence[ArticleNumber] | None:
    """Return the articles of the search, else of the filter, else of the list; None for all there are."""
    search, place = _find(layers, "search"), _find(layers, "filter")
    if search is not None:
        return layers[search].keys
    return layers[place].keys if place is not None else base_keys(layers)


def base_keys(layers: Sequence[Layer]) -> Sequence[ArticleNumber] | None:
    """Return the articles of the list that a filter narrows; None where it holds stories: then it narrows all."""
    base = layers[_base(layers)]
    is_of_articles = base.kind in ("articles", "catch_up") or (base.kind == "kept" and min(base.keys, default=1) > 0)
    return base.keys if is_of_articles else None


def put_filter(layers: Sequence[Layer], wanted: Filter, numbers: Sequence[ArticleNumber]) -> list[Layer]:
    """Return the layers with this filter in place of an earlier one, or with none; what lies over a search stays.

    The cursor stays on its article where that is still listed.
    """
    base, search = _base(layers), _find(layers, "search")
    below = list(layers[: base + 1])
    top = layers[-1]
    key = top.keys[top.cursor] if 0 <= top.cursor < len(top.keys) else None
    if wanted:
        below.append(Layer("filter", numbers, cursor=_place_of(key, numbers) or 0, filter=wanted))
    elif search is None:
        place = _place_of(key, below[-1].keys)
        below[-1] = replace(below[-1], cursor=place, page=()) if place is not None else below[-1]
    return [*below, *(layers[search:] if search is not None else ())]


def _base(layers: Sequence[Layer]) -> int:
    """The layer that a filter lies on."""
    over = [place for kind in ("filter", "search") if (place := _find(layers, kind)) is not None]
    return min(over, default=len(layers)) - 1


def _find(layers: Sequence[Layer], kind: str) -> int | None:
    return next((place for place, layer in enumerate(layers) if layer.kind == kind), None)


def _place_of(key: ListKey | None, keys: Sequence[ListKey]) -> int | None:
    return keys.index(key) if key is not None and key in keys else None
