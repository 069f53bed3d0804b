"""The search: its box in the header, what is asked while the user types, and what closing it restores.

Knows the header, the list and the bridge; neither the trail nor how hits are walked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.model.facet import Filter
from reader.model.search import SearchResult, Sort
from reader.tui.actions import Place
from reader.tui.bridge.answers import Found, SearchQuestion
from reader.tui.bridge.bridge import Bridge
from reader.tui.parts.asking import Question
from reader.tui.parts.listing import Listing
from reader.tui.widgets.header import Header

Stop = Question | None


class Searching:
    """One search at a time over the list of articles."""

    def __init__(self, header: Header, listing: Listing, bridge: Bridge) -> None:
        self._header = header
        self._listing = listing
        self._bridge = bridge
        self._question: SearchQuestion | None = None
        self.is_waiting = False
        """Whether a query that was typed to its end is not answered yet."""
        self.is_asking = False
        """Whether any query is not answered yet."""
        self._history: tuple[str, ...] = ()
        self.filter: Filter = ()
        """What every search is narrowed by."""
        self.sorts: dict[str, Sort] = {}
        """In which order the user wants what a query finds, where it is not the best first."""
        self.stop_before: Stop = None
        """What the reader showed before the search."""
        self.pane_before: Place = "list"

    @property
    def result(self) -> SearchResult | None:
        """What was found, while it is shown."""
        return self._listing.result

    @property
    def is_open(self) -> bool:
        """Whether the box is open."""
        return self._header.is_searching

    def give_up(self) -> None:
        """Expect no answer any more."""
        self.is_asking = self.is_waiting = False

    def take_history(self, queries: Sequence[str]) -> None:
        """Take the queries of the past, newest first."""
        self._history = tuple(queries)
        self._header.search_box.set_history(self._history)

    def open(self, stop: Stop, pane: Place) -> None:
        """Open the box, with the query of the results that are shown: typing replaces it, an arrow goes into it."""
        if self.is_open:
            return
        self._note_before(stop, pane)
        self._header.is_searching = True
        self._header.search_box.set_query(self.result.text if self.result is not None else "")
        self._header.search_box.select_all()

    def type(self, text: str) -> None:
        """Ask what was typed so far; an empty box shows all articles."""
        if not self.is_open or (self._question is not None and self._question.text == text):
            return
        if text.strip():
            self._ask(SearchQuestion(text, is_typing=True))
        else:
            self._question = None
            self.give_up()
            self._listing.close_search()

    def found(self, answer: Found) -> bool:
        """Show what was asked for; False for a stale answer."""
        if answer.question != self._question:
            return False
        self.give_up()
        question, row = answer.question, answer.question.row
        is_same = self.result is not None and (self.result.text, self.result.sort) == (question.text, question.sort)
        if not question.is_typing and is_same:
            row = self._same_row(answer.result, row)
        self._listing.show_result(answer.result, answer.first, row)
        self._header.search_box.results_at_top = row == 0
        return True

    def keep(self) -> str:
        """Close the box and stay on the results; return the query, empty where there is none."""
        text = self._header.search_box.value.strip()
        self._header.is_searching = False
        if not text:
            self.close()
            return ""
        row = self._listing.rows.cursor if self.result is not None else 0
        self._ask(SearchQuestion(text, is_typing=False, row=row))
        self._remember(text)
        return text

    def show_again(self, text: str, row: int, stop: Stop, sort: Sort | None = None) -> None:
        """Come to a search by the trail, or to a place, in the order that belongs to it from now on."""
        self._header.is_searching = False
        self._note_before(stop, "list")
        if sort is not None:
            self.sorts[text] = sort
        self._ask(SearchQuestion(text, is_typing=False, row=row))

    def ask_again(self) -> None:
        """Ask the query that is shown, or was not answered, once more: there may be more to find now, or less."""
        question = self._question
        result = self.result
        is_whole = result is not None and question is not None and result.text == question.text
        is_same = is_whole and result is not None and result.filter == self.filter
        if question is None or (is_same and result is not None and not result.not_yet_indexed):
            return
        row = self._listing.rows.cursor if is_whole else question.row
        self._ask(SearchQuestion(question.text, question.is_typing, row))

    def close(self) -> bool:
        """Close box and results and show the list as it was; False where nothing was open."""
        was_open = self.is_open or self._question is not None
        self._question = None
        self.give_up()
        self._header.is_searching = False
        return self._listing.close_search() or was_open

    def _note_before(self, stop: Stop, pane: Place) -> None:
        if self.result is None:
            self.stop_before, self.pane_before = stop, pane

    def _ask(self, question: SearchQuestion) -> None:
        sort = self.sorts.get(question.text, "best")
        self._question = question = replace(question, filter=self.filter, sort=sort)
        self.is_waiting = not question.is_typing
        self.is_asking = True
        self._bridge.search.ask(question)

    def _remember(self, text: str) -> None:
        self._bridge.search.remember(text)
        self.take_history((text, *(query for query in self._history if query != text)))

    def _same_row(self, result: SearchResult, row: int) -> int:
        """Where the article under the cursor stands in the final answer."""
        number = self._listing.rows.key_at(self._listing.rows.cursor)
        return result.numbers.index(number) if number in result.numbers else row
