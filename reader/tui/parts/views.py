"""Which list lies below all others, in which order and how dense: asked in a menu, and kept.

Knows the list, the search and the bridge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.lists import Density, ListOrder, ListView, ViewChoice
from reader.model.search import Sort
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.lists import KeysQuestion, KeysRead, ViewQuestion, ViewRead
from reader.tui.dialogs.menu import MenuLine, MenuScreen, MenuSection
from reader.tui.parts.listing import Listing
from reader.tui.parts.searching import Searching
from reader.tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from reader.tui.parts.opening import Open

VIEWS: dict[str, tuple[ListView, str]] = {
    "a": ("articles", "articles"),
    "s": ("stories", "stories, and articles that are in none"),
    "o": ("sources", "sources"),
}
SORTS: dict[str, tuple[Sort, str]] = {
    "b": ("best", "best match first"),
    "n": ("newest", "newest first"),
    "l": ("oldest", "oldest first"),
    "r": ("arrived", "last arrived first"),
}
ORDERS: dict[Sort, ListOrder] = {"newest": "newest", "oldest": "oldest", "arrived": "arrived"}
DENSITIES: dict[str, tuple[Density, str]] = {
    "t": ("automatic", "by the height of the screen"),
    "1": ("one_line", "one line a row"),
    "2": ("two_lines", "two lines, with the beginning of the text"),
}
"""Letter, what it chooses, and how the menu says it."""


class Views:
    """The view of this window."""

    def __init__(
        self,
        widget: ArticleList,
        listing: Listing,
        searching: Searching,
        choice: ViewChoice,
        bridge: Bridge,
        open_dialog: Open,
        say: Callable[[str], None],
    ) -> None:
        """`choice` is how the user wanted the list before."""
        self._list = widget
        self._listing = listing
        self._searching = searching
        self._bridge = bridge
        self._open = open_dialog
        self._say = say
        self._question: ViewQuestion | None = None
        self.choice = choice

    @property
    def is_waiting(self) -> bool:
        """Whether another list is about to be shown."""
        return self._question is not None

    def give_up(self) -> None:
        """Expect no answer any more."""
        self._question = None

    def start(self) -> None:
        """Read all of the list whose first rows are shown."""
        self._ask(ViewQuestion(self._listing.view, self.choice.order))

    def open_menu(self) -> None:
        """Ask for another view, order or density: of what is found, while a search is shown."""
        result = self._searching.result
        density = _section("Density", "density", DENSITIES, self.choice.density)
        if result is not None:
            sorts = _section(f"Sort what is found by “{result.text}”", "sort", SORTS, result.sort)
            self._ask_user((sorts, density), f"sort:{_next(SORTS, result.sort)}")
            return
        view = self._listing.view
        sections = [_section("Show", "view", VIEWS, view)]
        if view == "articles":
            orders = {letter: line for letter, line in SORTS.items() if line[0] in ORDERS}
            sections.append(_section("Sort", "sort", orders, self.choice.order))
        self._ask_user((*sections, density), f"view:{_next(VIEWS, view)}")

    def choose(self, line_id: str) -> None:
        """Do what a line of the menu says."""
        kind, _, name = line_id.partition(":")
        if kind == "view":
            self.show(next(view for view, _ in VIEWS.values() if view == name))
        elif kind == "density":
            density = next(each for each, _ in DENSITIES.values() if each == name)
            self._keep(replace(self.choice, density=density))
            self._list.density = density
            self._listing.rows.reload()
        else:
            self._sort(next(sort for sort, _ in SORTS.values() if sort == name))

    def show(self, view: ListView) -> None:
        """Show a list, with the cursor on what has to do with the current row."""
        self._keep(replace(self.choice, view=view))
        rows = self._listing.rows
        self._ask(ViewQuestion(view, self.choice.order, rows.key_at(rows.cursor)))

    def take(self, answer: ViewRead) -> bool:
        """Show the list that was asked for; False where it no longer is."""
        if answer.question != self._question:
            return False
        self._question = None
        self._listing.show_view(answer.question.view, answer.keys, answer.at)
        return True

    def look_for_news(self) -> None:
        """Ask for the list as it is now; what is new waits for the user."""
        self._read_keys(is_news=True)

    def read_again(self) -> None:
        """Ask for the list as the user just changed it."""
        self._read_keys(is_news=False)

    def take_keys(self, answer: KeysRead) -> None:
        """Take the list as it is now; ask again where another one is shown by now."""
        if not self._listing.take_keys(answer):
            self._read_keys(is_news=answer.question.is_news)

    def _sort(self, sort: Sort) -> None:
        result = self._searching.result
        if result is not None:
            self._searching.show_again(result.text, 0, None, sort)
        elif sort in ORDERS:
            self._keep(replace(self.choice, order=ORDERS[sort]))
            rows = self._listing.rows
            self._ask(ViewQuestion("articles", ORDERS[sort], rows.key_at(rows.cursor)))

    def _read_keys(self, *, is_news: bool) -> None:
        question = KeysQuestion(self._listing.view, self.choice.order, self._listing.lowest_keys, is_news)
        self._bridge.lists.read_keys(question)

    def _keep(self, choice: ViewChoice) -> None:
        self.choice = choice
        self._bridge.lists.keep_choice(choice)

    def _ask(self, question: ViewQuestion) -> None:
        self._question = question
        self._bridge.lists.read_view(question)

    def _ask_user(self, sections: tuple[MenuSection, ...], at: str) -> None:
        self._open(MenuScreen("View", sections, at), self.choose)


def _section(heading: str, kind: str, lines: Mapping[str, tuple[str, str]], now: str) -> MenuSection:
    made = [MenuLine(f"{kind}:{name}", letter, text, name == now) for letter, (name, text) in lines.items()]
    return MenuSection(heading, made)


def _next(lines: Mapping[str, tuple[str, str]], now: str) -> str:
    """Return what comes after what is now; the first where that is none of them, as followed stories."""
    names = [name for name, _ in lines.values()]
    return names[(names.index(now) + 1) % len(names)] if now in names else names[0]
