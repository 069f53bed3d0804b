"""The parts of the main screen, put together, and which of the table's actions each of them does.

Knows no messages: the screen hands those on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from reader.settings import Settings
from reader.tui.actions import Place
from reader.tui.bridge.bridge import Bridge
from reader.tui.keymap import show_key
from reader.tui.parts.catching_up import CatchingUp
from reader.tui.parts.current import Current
from reader.tui.parts.desk import Desk
from reader.tui.parts.filtering import Filtering
from reader.tui.parts.heading import Heading
from reader.tui.parts.judging import Judging
from reader.tui.parts.jumping import Jumping
from reader.tui.parts.listing import Listing
from reader.tui.parts.naming import Naming
from reader.tui.parts.opening import lend_from, open_over
from reader.tui.parts.panes import Panes
from reader.tui.parts.passing_on import PassingOn
from reader.tui.parts.places import Places
from reader.tui.parts.reading import Reading, ReadingListener
from reader.tui.parts.searching import Searching
from reader.tui.parts.status import Status
from reader.tui.parts.story_deeds import StoryDeeds
from reader.tui.parts.suggesting import Suggesting
from reader.tui.parts.tagging import Tagging
from reader.tui.parts.telling import Telling
from reader.tui.parts.trailing import Trailing
from reader.tui.parts.type_ahead import TypeAhead
from reader.tui.parts.views import Views
from reader.tui.parts.walking import Walking
from reader.tui.parts.working import Working

if TYPE_CHECKING:
    from reader.tui.bridge.first_page import FirstPage
    from reader.tui.screens.main import Widgets
    from reader.tui.widgets.article_view import ArticleView

Keys = Mapping[str, tuple[str, ...]]


class Parts:
    """Who decides what."""

    def __init__(
        self,
        screen: Screen[None],
        widgets: Widgets,
        bridge: Bridge,
        settings: Settings,
        keys: Keys,
        listener: ReadingListener,
        first: FirstPage,
    ) -> None:
        """Put the parts together."""
        header, view, sidebar, open_dialog = widgets.header, widgets.view, widgets.sidebar, open_over(screen)
        self.status = status = Status(widgets.key_bar)
        say, jumping = status.say, Jumping(view)
        self.panes = panes = _make_panes(screen, widgets, keys)
        self.listing = listing = Listing(widgets.list, bridge, first.choice.view, first.keys)
        self.reading = reading = Reading(view, sidebar, bridge, settings.mark_read, listener)
        self.searching = searching = Searching(header, listing, bridge)
        self.filtering = filtering = Filtering(listing, searching, reading, bridge, open_dialog, say, keys)
        self.suggesting = Suggesting(header, searching, bridge, say)
        self.views = views = Views(widgets.list, listing, searching, first.choice, bridge, open_dialog, say)
        catching_up = CatchingUp(listing, reading, panes, bridge, say)
        self.heading = Heading(header, listing, catching_up, panes, status, settings, views)
        self.walking = walking = Walking(listing, reading, jumping, catching_up, view, panes, bridge, say)
        self.trailing = trailing = Trailing(listing, reading, searching, panes, bridge, say)
        self.places = Places(header, listing, reading, searching, trailing, views, panes, bridge, open_dialog, say)
        current = Current(listing, reading, panes, view, sidebar, say)
        self.telling = Telling(current, reading, trailing, jumping, panes, bridge, say)
        self.naming = naming = Naming(current, reading, panes, bridge, open_dialog, say)
        self.judging = Judging(current, reading, naming, bridge, say, keys)
        self.desk = Desk(current, listing, reading, views, bridge, say, keys)
        self.story_deeds = StoryDeeds(current, listing, reading, bridge, open_dialog, say)
        self.tagging = Tagging(current, bridge, open_dialog, say)
        self.passing_on = _make_passing_on(screen, current, reading, view, bridge, say)
        self.working = Working(bridge, status)
        self.type_ahead = TypeAhead(searching, filtering, reading, walking, views)


def _make_passing_on(
    screen: Screen[None],
    current: Current,
    reading: Reading,
    view: ArticleView,
    bridge: Bridge,
    say: Callable[[str], None],
) -> PassingOn:
    def copy(text: str) -> None:
        screen.app.copy_to_clipboard(text)

    return PassingOn(current, reading, view, bridge, open_over(screen), lend_from(screen), copy, say)


def _make_panes(screen: Screen[None], widgets: Widgets, keys: Keys) -> Panes:
    by_place: dict[Place, Widget] = {"list": widgets.list, "reader": widgets.view, "sidebar": widgets.sidebar}
    return Panes(screen, by_place, widgets.key_bar, keys)


def list_commands(parts: Parts, keys: Keys) -> dict[str, Callable[[], object]]:
    """Return what each action does that a part does alone."""
    panes, walking, trailing, desk = parts.panes, parts.walking, parts.trailing, parts.desk
    return {
        "open": lambda: walking.follow_current(show_key(keys["next_name"][0])),
        "next_pane": lambda: panes.step(1),
        "previous_pane": lambda: panes.step(-1),
        "reader_alone": panes.toggle_alone,
        "back": lambda: trailing.go(-1),
        "forward": lambda: trailing.go(1),
        "read_on": walking.read_on,
        "page_back": walking.page_back,
        "next_article": lambda: walking.step_article(1),
        "previous_article": lambda: walking.step_article(-1),
        "next_unread": lambda: walking.step_unread(1),
        **{f"related_{digit}": partial(walking.open_related, digit) for digit in range(1, 10)},
        "next_name": lambda: walking.step_link(1),
        "previous_name": lambda: walking.step_link(-1),
        "story": parts.telling.open_story,
        "differences": parts.telling.show_differences,
        "why": parts.judging.explain,
        "not_so": parts.judging.reject,
        "next_hit": lambda: walking.step_hit(1),
        "previous_hit": lambda: walking.step_hit(-1),
        "star": desk.toggle_star,
        "toggle_read": desk.toggle_read,
        "mark_all_read": desk.mark_all_read,
        "drop_read": desk.drop_read,
        "undo": desk.undo,
        "redo": desk.redo,
        "details": desk.show_details,
        "open_original": desk.open_original,
        "copy_citation": desk.copy_citation,
        "rescan": parts.working.rescan,
        "manual": parts.working.open_manual,
        **_list_lists(parts),
        **_list_ways_out(parts),
        **_list_deeds(parts),
    }


def find_idle(parts: Parts) -> frozenset[str]:
    """Return the actions about names and stories that would have nothing to act on now."""
    naming = () if parts.naming.current is not None else tuple(parts.naming.commands)
    stories = () if parts.story_deeds.current is not None else ("mute_story", "merge_story")
    return frozenset((*naming, *stories))


def _list_lists(parts: Parts) -> dict[str, Callable[[], object]]:
    """What is listed."""
    return {
        "filter": parts.filtering.pick,
        "clear_filter": parts.filtering.clear_or_say,
        "view": parts.views.open_menu,
        "places": parts.places.pick,
        "save_search": parts.places.save_search,
        "start_here": parts.places.toggle_start,
    }


def _list_ways_out(parts: Parts) -> dict[str, Callable[[], object]]:
    """What is done with one article beside reading it."""
    tagging, passing_on = parts.tagging, parts.passing_on
    return {
        "add_tag": tagging.add,
        "remove_tag": tagging.remove,
        "links": passing_on.show_links,
        "quote": passing_on.quote,
        "save": passing_on.save,
        "pipe": passing_on.pipe,
    }


def _list_deeds(parts: Parts) -> dict[str, Callable[[], object]]:
    """What is decided about names and stories."""
    naming, deeds = parts.naming, parts.story_deeds
    return {
        "pick_name": naming.pick,
        **{action_id: partial(naming.do, action_id) for action_id in naming.commands},
        "mute_story": deeds.mute,
        "merge_story": deeds.merge,
        "move_article": deeds.move_article,
    }
