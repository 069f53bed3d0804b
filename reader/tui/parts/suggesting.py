"""How what is typed in the search box could go on, and what could be meant where nothing is found.

Knows the search, its box and the bridge.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.model.search import SearchResult
from reader.tui.bridge.answers import Completed
from reader.tui.bridge.bridge import Bridge
from reader.tui.parts.searching import Searching
from reader.tui.widgets.header import Header


class Suggesting:
    """Suggestions for the query that is typed."""

    def __init__(self, header: Header, searching: Searching, bridge: Bridge, say: Callable[[str], None]) -> None:
        self._header = header
        self._searching = searching
        self._bridge = bridge
        self._say = say

    def suggest(self, result: SearchResult, *, is_typing: bool) -> None:
        """Say how a query was read where that is not plain; offer another spelling, or ask how it could go on."""
        is_open, meant = self._searching.is_open, result.did_you_mean
        offer = f"Did you mean {meant}? {'Tab' if is_open else 'Enter'} takes it" if meant is not None else ""
        others = result.other_spellings
        more = f"{others.remark}{' · Tab takes it' if is_open else ''}" if others is not None else ""
        told = (offer, result.misreading, more, *(() if is_typing else result.notes))
        if any(told):
            self._say(" · ".join(filter(None, told)))
        if meant is not None:
            self._header.search_box.offer_instead(meant)
        elif others is not None:
            self._header.search_box.offer_instead(others.query)
        elif is_open and is_typing:
            self._bridge.search.complete(result.text)

    def take(self, answer: Completed) -> None:
        """Show how the query could go on, where it is still the same."""
        box = self._header.search_box
        if self._searching.is_open and box.value == answer.text and answer.suggestion is not None:
            box.offer(answer.suggestion.shown, answer.suggestion.taken)

    def search_instead(self) -> bool:
        """Search for what could be meant; False where nothing else is suggested."""
        result = self._searching.result
        if result is None or result.did_you_mean is None:
            return False
        self._searching.show_again(result.did_you_mean, 0, None)
        return True
