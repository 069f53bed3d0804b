"""The main screen: list, reader and sidebar, and who acts when a key is pressed or an answer comes.

It wires.  What is listed, what counts as read, how hits and the trail are walked is decided by the parts beside this
file; they are imported and made when the first frame is out, or a key comes before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

from reader.tui.bindings import PANE_ACTIONS, describe_bar, make_bindings
from reader.tui.bridge.answer import Answer, OwnLibraryWanted
from reader.tui.keymap import show_key
from reader.tui.parts.beginning import show_first_page
from reader.tui.themes import DEFAULT_THEME, THEMES, find_choice
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.header import Header
from reader.tui.widgets.key_bar import KeyBar
from reader.tui.widgets.search_box import SearchBox
from reader.tui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from reader.model.entity import OpenedArticle
    from reader.tui.actions import Place
    from reader.tui.bridge import Library
    from reader.tui.bridge.bridge import Bridge
    from reader.tui.bridge.first_page import FirstPage
    from reader.tui.dialogs.dialog import Dialog
    from reader.tui.pages.page import Page
    from reader.tui.parts.answering import Answering
    from reader.tui.parts.notices import Notices
    from reader.tui.parts.wiring import Parts

SHORT_BELOW = 30
FIRST_FRAME_S = 0.02
"""After the first paint nothing is done for so long: the thread that writes to the terminal would wait for it."""
WIDTHS = [(0, "-one"), (100, "-two"), (120, "-three")]
"""How many panes fit: columns from which on, and the class that says so to the style sheets."""
HEIGHTS = [(0, "-short"), (SHORT_BELOW, "-tall")]


def class_at(length: int, breakpoints: Sequence[tuple[int, str]]) -> str:
    """Return the class of the last breakpoint that is reached."""
    return [name for start, name in breakpoints if start <= length][-1]


class Widgets:
    """What the main screen is composed of."""

    def __init__(self) -> None:
        self.header = Header(id="header")
        self.list = ArticleList(id="list")
        self.view = ArticleView(id="article")
        self.sidebar = Sidebar(id="sidebar")
        self.key_bar = KeyBar(id="key-bar")


class MainScreen(Screen[None]):
    """The three panes of one library."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("list", "reader", "sidebar")
    AUTO_FOCUS = "ArticleList"

    def __init__(
        self,
        library: Library,
        first_page: FirstPage,
        keys: Mapping[str, tuple[str, ...]],
        find_today: Callable[[], date],
        size: Size,
    ) -> None:
        # Textual finds these classes itself, after it has laid out and styled everything without them.
        super().__init__(classes=f"-at-list {class_at(size.width, WIDTHS)} {class_at(size.height, HEIGHTS)}")
        self._library = library
        self._settings = library.settings
        self._first_page = first_page
        self._keys = keys
        self._find_today = find_today
        self._is_complete = False
        self.widgets = Widgets()
        self.widgets.list.is_short = size.height < SHORT_BELOW

    @cached_property
    def bridge(self) -> Bridge:
        """The way to the library; the first that is asked of it is to open the window."""
        from reader.tui.bridge.bridge import Bridge

        bridge = Bridge(self._library, self)
        bridge.desk.open_window()
        return bridge

    @cached_property
    def parts(self) -> Parts:
        """Who decides what."""
        from reader.tui.parts.reading import ReadingListener
        from reader.tui.parts.wiring import Parts

        listener = ReadingListener(self._article_opened, self._article_counted, self._moved)
        return Parts(self, self.widgets, self.bridge, self._settings, self._keys, listener, self._first_page)

    @cached_property
    def notices(self) -> Notices:
        """What is too long for the status line."""
        from reader.tui.parts.notices import Notices

        return Notices(self, self._settings.log_file)

    @cached_property
    def _answering(self) -> Answering:
        from reader.tui.parts.answering import Answering, Outlets

        outlets = Outlets(
            self._show_dialog, lambda text: self.app.copy_to_clipboard(text), self._find_today, self.set_interval
        )
        return Answering(self.parts, self.bridge, self.notices, outlets)

    @cached_property
    def _commands(self) -> dict[str, Callable[[], object]]:
        """What each action of the table does here."""
        from reader.tui.dialogs.add_folder import AddFolderScreen
        from reader.tui.dialogs.colours import ColoursScreen
        from reader.tui.dialogs.help import HelpScreen
        from reader.tui.dialogs.palette import PaletteScreen
        from reader.tui.parts.wiring import find_idle, list_commands

        return {
            **{action_id: partial(self._act_in_pane, action) for action_id, action in PANE_ACTIONS.items()},
            **list_commands(self.parts, self._keys),
            "search": self._open_search,
            "add_folder": lambda: self._open(AddFolderScreen(self._settings.is_sample), self.import_path),
            "cancel_work": self._cancel,
            "palette": lambda: self._open(PaletteScreen(self._keys, find_idle(self.parts)), self.action_act),
            "sample": self._change_library,
            "theme": lambda: self._open(ColoursScreen(self.app.theme), self._keep_theme),
            "help": lambda: self._open(HelpScreen(self._keys)),
            "close": self._close_or_say,
            "close_or_quit": self._close_or_quit,
            "quit": self.app.exit,
            "suspend": self.app.action_suspend_process,
            "redraw": lambda: self.refresh(layout=True),
        }

    def compose(self) -> ComposeResult:
        """Make the panes between the two lines, the list with its first rows: they are to be in the first frame."""
        self.widgets.list.today = self._find_today()
        self.widgets.list.density = self._first_page.choice.density
        show_first_page(self.widgets, self._first_page, self._settings)
        self.widgets.key_bar.keys = describe_bar("list", self._keys)
        # No container around the panes: at any change Textual goes through every line of every visible widget.
        yield self.widgets.header
        yield self.widgets.key_bar
        yield self.widgets.list
        yield self.widgets.view
        yield self.widgets.sidebar

    def on_mount(self) -> None:
        """Leave everything else until after the first frame."""
        self.call_after_refresh(self.set_timer, FIRST_FRAME_S, self._complete)

    def on_unmount(self) -> None:
        """Write what is not written yet."""
        self.parts.reading.flush()
        self.parts.trailing.leave()
        self.bridge.close()

    def on_key(self) -> None:
        """A message is for the key before; bindings come after this."""
        self.parts.status.clear()

    def action_act(self, action_id: str) -> None:
        """Do what the table calls so."""
        self.parts.type_ahead.run(action_id, self._commands[action_id])

    def _complete(self) -> None:
        """Make the parts, and ask for what is not in the first frame."""
        self._is_complete = True
        self.parts.panes.note_focus()
        self.widgets.header.search_box.results_at_top = True
        self.parts.views.start()
        if self._first_page.start is not None:
            self.parts.places.start_with(self._first_page.start)
        self.bridge.desk.read_counts()
        self.bridge.search.prepare()
        if self.app.theme != THEMES[self._library.articles.theme() or DEFAULT_THEME].name:
            self.bridge.desk.keep_theme(find_choice(self.app.theme))  # chosen in the library that was shown before

    def _act_in_pane(self, action: str) -> None:
        self.call_later(self.app.run_action, action, self.focused or self.widgets.list)

    # Keys that concern the whole screen

    def _open_search(self) -> None:
        self.parts.searching.open(self.parts.reading.where(), self.parts.panes.last)
        self.set_focus(self.widgets.header.search_box)
        self.parts.panes.note_focus()

    def _close_or_say(self) -> None:
        if not self._close():
            self.parts.status.say(f"{show_key(self._keys['close_or_quit'][0])} quits")

    def _close_or_quit(self) -> None:
        if not self._close():
            self.app.exit()

    def _close(self) -> bool:
        """Close the innermost: reader alone, reader, dropped rows, story, search, filter; False where none is open."""
        if self.parts.panes.end_alone():
            return True
        if self.parts.panes.last != "list" or self.parts.searching.is_open:
            self.parts.panes.focus("list")
            return True
        if self.parts.listing.bring_back():
            self.parts.heading.show()
            return True
        return self._close_search() or self.parts.filtering.clear()

    def _close_search(self) -> bool:
        """Show again what was there before the search."""
        if not self.parts.searching.close():
            return False
        key = self.parts.listing.rows.key_at(self.parts.listing.rows.cursor)
        stop = self.parts.searching.stop_before
        if stop is not None:
            self.parts.reading.asking.follow(key)
            self.parts.reading.asking.ask(stop)
        else:
            self.parts.reading.asking.follow(None)
            self.parts.reading.asking.preview(key, None)
        self.parts.panes.focus(self.parts.searching.pane_before)
        self.parts.heading.show()
        return True

    def _cancel(self) -> None:
        selected = self.get_selected_text()
        if selected:
            self.app.copy_to_clipboard(selected)
            self.parts.status.say("Copied")
        elif self.parts.working.is_running:
            self.parts.working.cancel()
        else:
            self.parts.status.say(f"{show_key(self._keys['close_or_quit'][0])} quits")

    def _show_dialog(self, title: str, page: Page) -> None:
        from reader.tui.dialogs.details import DetailsScreen

        self._open(DetailsScreen(title, page))

    def _open(self, dialog: Dialog[Any], do: Callable[[Any], None] = lambda _: None) -> None:
        from reader.tui.parts.opening import open_over

        open_over(self)(dialog, do)

    def _keep_theme(self, _: str) -> None:
        self.bridge.desk.keep_theme(find_choice(self.app.theme))

    def _change_library(self) -> None:
        if self._settings.is_sample:
            self.post_message(OwnLibraryWanted())
        else:
            self.parts.working.open_sample()

    def import_path(self, path: str | None) -> None:
        """Import a file or folder, if one is named; the sample archive is to stay what it is."""
        if path and self._settings.is_sample:
            self.post_message(OwnLibraryWanted(path))
        elif path:
            self.parts.working.import_path(path)

    # What the panes say

    def on_descendant_focus(self) -> None:
        """Show the pane that has the focus, and its keys; leaving the box keeps the results."""
        if not self._is_complete:
            return
        if self.parts.searching.is_open and self.parts.panes.at != "box":
            self._keep_results(self.parts.panes.at)
        self.parts.panes.note_focus()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave the styles as they are when nobody can have changed the theme yet."""
        event.refresh_styles = self._is_complete

    def on_resize(self, event: events.Resize) -> None:
        """One line a row where there is little height."""
        self.widgets.list.is_short = event.size.height < SHORT_BELOW

    @on(ArticleList.PageWanted)
    def _page_wanted(self, message: ArticleList.PageWanted) -> None:
        self.parts.listing.rows.want_page(message.generation, message.page_number, message.start, message.length)

    @on(ArticleList.Highlighted)
    def _highlighted(self, message: ArticleList.Highlighted) -> None:
        self.widgets.header.search_box.results_at_top = message.index == 0
        if message.index == self.parts.listing.rows.cursor:
            self.parts.reading.asking.preview(self.parts.listing.rows.key_at(message.index), self.parts.listing.result)

    @on(ArticleList.Chosen)
    def _row_chosen(self) -> None:
        self.parts.type_ahead.run("choose", self._choose)

    def _choose(self) -> None:
        """Open what is current in the pane that has the focus by now: keys before Enter may have moved it."""
        if self.parts.panes.at == "list" and self.parts.suggesting.search_instead():
            self.parts.heading.show()
        elif self.parts.panes.at == "list":
            self.parts.walking.open_row(self.parts.listing.rows.cursor)
        else:
            self._commands["open"]()

    @on(ArticleList.WentToTop)
    def _went_to_top(self) -> None:
        if self.parts.listing.take_in_newer():
            self.parts.reading.asking.preview(self.parts.listing.rows.key_at(0), None)
            self.parts.heading.show()

    @on(ArticleView.Followed)
    @on(Sidebar.Chosen)
    def _followed(self, message: ArticleView.Followed | Sidebar.Chosen) -> None:
        self.parts.walking.follow(message.target)

    @on(ArticleView.Scrolled)
    def _scrolled(self) -> None:
        self.parts.reading.scrolled()

    @on(SearchBox.Changed)
    def _typed(self, message: SearchBox.Changed) -> None:
        self.parts.type_ahead.forget()
        self.parts.searching.type(message.value)
        self.parts.heading.show()

    @on(SearchBox.Submitted)
    def _submitted(self) -> None:
        self._keep_results("list")

    @on(SearchBox.Walk)
    def _walked(self, message: SearchBox.Walk) -> None:
        if message.by > 0:
            self.widgets.header.search_box.results_at_top = False
        self.parts.type_ahead.run("walk", partial(self.parts.walking.walk, message.by))

    @on(SearchBox.Closed)
    def _box_closed(self) -> None:
        self._close_search()

    def _keep_results(self, pane: Place) -> None:
        text = self.parts.searching.keep()
        if text:
            self.parts.trailing.visit_search(text, self.parts.listing.rows.cursor)
        self.parts.panes.focus(pane)
        self.parts.heading.show()

    @on(Answer)
    @on(Worker.StateChanged)
    def _answered(self, answer: Message) -> None:
        self._answering.take(answer)

    # What the reader tells

    def _article_opened(self, opened: OpenedArticle) -> None:
        self.parts.trailing.visit_article(opened, self.widgets.view.first_visible_offset)
        if opened.row.is_new:
            self.bridge.desk.mark_opened(opened.row.number)
            self.bridge.desk.read_counts()

    def _article_counted(self, opened: OpenedArticle) -> None:
        if opened.row.is_read and not opened.row.is_new:
            return
        self.bridge.desk.mark_read_quietly(opened.row.number)
        self.parts.desk.show_as_read(opened.row, self._find_today())
        self.bridge.desk.read_counts()

    def _moved(self, offset: int) -> None:
        self.parts.trailing.moved(offset)
