"""Places: what a user goes to by name, and searches kept under one.

Knows neither how a place is shown nor how its articles are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.model.lists import ListView
from reader.model.search import Sort

PlaceKind = Literal[
    "all", "unread", "new", "starred", "followed", "muted", "stories", "sources", "tag", "search", "source"
]


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name that the user gave it."""

    name: str
    query: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a place leads: to a list, or to what a query finds."""

    view: ListView | None = None
    query: str = ""
    sort: Sort = "newest"


@dataclass(frozen=True, slots=True)
class PlaceId:
    """Which place: what the reader starts with is kept like this."""

    kind: PlaceKind
    name: str = ""
    """Of a tag, a saved search or a source."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as it is offered."""

    id: PlaceId
    name: str
    destination: Destination
    article_count: int | None = None
    """Of followed and muted: their stories.  None where it is not counted."""
    unread_count: int | None = None
    """None where it is not counted yet, as that of a saved search."""
    is_start: bool = False
    """Whether the reader starts with it."""


DESTINATIONS: dict[PlaceKind, Destination] = {
    "all": Destination("articles"),
    "unread": Destination(query="is:unread"),
    "new": Destination(query="is:new"),
    "starred": Destination(query="is:starred"),
    "followed": Destination("followed"),
    "muted": Destination("muted"),
    "stories": Destination("stories"),
    "sources": Destination("sources"),
}
"""Of the places that every library has."""

FIELDS: dict[PlaceKind, str] = {"tag": "tag", "source": "source"}
"""The field of the query that leads to a tag or a source."""


def find_destination(place: PlaceId) -> Destination:
    """Return where a place leads that is no saved search."""
    if place.kind in DESTINATIONS:
        return DESTINATIONS[place.kind]
    name = " ".join(place.name.replace('"', " ").replace("\\", " ").split())
    return Destination(query=f'{FIELDS[place.kind]}:"{name}"')
