"""What the articles of a list have in common, counted: where they come from, their months, who and what they name.

Knows neither how it is counted nor how a list is narrowed by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FacetKind = Literal["source", "month", "person", "org", "place"]
FACET_KINDS: tuple[FacetKind, ...] = ("source", "month", "person", "org", "place")
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that articles of a list share, by its identity; a list narrowed by it has `count` articles left."""

    kind: FacetKind
    id: str
    """A source's name, a month as 2025-07, an entity's id."""
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What was counted over one list: of each kind the commonest, commonest first."""

    found: tuple[Facet, ...]

    def of(self, kind: FacetKind) -> tuple[Facet, ...]:
        """Those of one kind."""
        return tuple(facet for facet in self.found if facet.kind == kind)


Filter = tuple[Facet, ...]
"""What a list is narrowed by: its articles have all of these, whatever was counted when they were chosen."""
