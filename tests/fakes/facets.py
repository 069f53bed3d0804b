"""What the articles of the library in memory share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.facet import FACET_KINDS, Facet, Facets, Filter

if TYPE_CHECKING:
    from tests.fakes.library import FakeState


class FakeFacets:
    """Counts sources, months and names."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def count(self, numbers: Sequence[int] | None, typed: str = "", limit: int = 12) -> Facets:
        among = self._state.articles if numbers is None else numbers
        counts = Counter(facet for number in among for facet in self.of(number))
        found = []
        for kind in FACET_KINDS:
            called = [each for each in counts if each.kind == kind and typed.lower() in each.name.lower()]
            called.sort(key=lambda each: (-counts[each], each.name))
            found += [Facet(each.kind, each.id, each.name, counts[each]) for each in called[:limit]]
        return Facets(tuple(found))

    def articles(self, wanted: Filter) -> Sequence[int]:
        wishes = {(each.kind, each.id) for each in wanted}
        return [
            number
            for number in sorted(self._state.articles, reverse=True)
            if wishes <= {(each.kind, each.id) for each in self.of(number)}
        ]

    def of(self, number: int) -> list[Facet]:
        from tests.fakes.library import NAMES, TYPES, find_mentions

        article = self._state.articles[number]
        named = [(kind, name) for name, kind in zip(NAMES, TYPES, strict=True) if name in find_mentions(article)]
        facets = [Facet("source", article.source, article.source, 0)]
        if article.published is not None:
            facets.append(Facet("month", article.published.value[:7], f"{article.published.earliest:%B %Y}", 0))
        facets += [Facet(kind, f"e-{name}", name, 0) for kind, name in named if kind != "event"]  # type: ignore[arg-type]
        return facets
