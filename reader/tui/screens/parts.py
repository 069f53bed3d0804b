"""The parts of the main screen, put together, and which of the table's actions each of them does.

Knows no messages: the screen hands those on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from reader.settings import Settings
from reader.tui.actions import Place
from reader.tui.bridge.bridge import Bridge
from reader.tui.keymap import show_key
from reader.tui.screens.catching_up import CatchingUp
from reader.tui.screens.desk import Desk
from reader.tui.screens.filtering import Filtering
from reader.tui.screens.heading import Heading
from reader.tui.screens.judging import Judging
from reader.tui.screens.jumping import Jumping
from reader.tui.screens.listing import Listing
from reader.tui.screens.marks import Marks, make_marks
from reader.tui.screens.naming import Naming
from reader.tui.screens.opening import open_over
from reader.tui.screens.panes import Panes
from reader.tui.screens.places import Places
from reader.tui.screens.reading import Reading, ReadingListener
from reader.tui.screens.searching import Searching
from reader.tui.screens.status import Status
from reader.tui.screens.story_deeds import StoryDeeds
from reader.tui.screens.suggesting import Suggesting
from reader.tui.screens.telling import Telling
from reader.tui.screens.trailing import Trailing
from reader.tui.screens.type_ahead import TypeAhead
from reader.tui.screens.views import Views
from reader.tui.screens.walking import Walking
from reader.tui.screens.working import Working

if TYPE_CHECKING:
    from reader.tui.bridge.first_page import FirstPage
    from reader.tui.screens.main import Widgets

Keys = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Parts:
    """Who decides what."""

    status: Status
    heading: Heading
    panes: Panes
    listing: Listing
    reading: Reading
    searching: Searching
    filtering: Filtering
    suggesting: Suggesting
    views: Views
    places: Places
    walking: Walking
    trailing: Trailing
    telling: Telling
    judging: Judging
    desk: Desk
    naming: Naming
    story_deeds: StoryDeeds
    marks: Marks
    working: Working
    type_ahead: TypeAhead


def make_parts(
    screen: Screen[None],
    widgets: Widgets,
    bridge: Bridge,
    settings: Settings,
    keys: Keys,
    listener: ReadingListener,
    first: FirstPage,
) -> Parts:
    """Put the parts together."""
    status, panes, open_dialog = Status(widgets.key_bar), _make_panes(screen, widgets, keys), open_over(screen)
    listing = Listing(widgets.list, bridge, first.choice.view, first.keys)
    reading = Reading(widgets.view, widgets.sidebar, bridge, settings.mark_read, listener)
    searching = Searching(widgets.header, listing, bridge)
    walking, trailing = _make_ways(widgets, listing, reading, searching, panes, bridge, status)
    naming = Naming(reading, widgets.view, widgets.sidebar, panes, bridge, open_dialog, status.say)
    return Parts(
        status,
        Heading(widgets.header, listing, walking.catching_up, panes, status, settings, lambda: views.choice.order),
        panes,
        listing,
        reading,
        searching,
        filtering := Filtering(listing, searching, reading, bridge, open_dialog, status.say, keys),
        Suggesting(widgets.header, searching, bridge, status.say),
        views := Views(widgets.list, listing, searching, first.choice, bridge, open_dialog, status.say),
        Places(widgets.header, listing, reading, searching, trailing, views, panes, bridge, open_dialog, status.say),
        walking,
        trailing,
        Telling(listing, reading, trailing, Jumping(widgets.view), panes, bridge, status.say),
        Judging(reading, widgets.view, widgets.sidebar, panes, naming, bridge, status.say, keys),
        Desk(listing, reading, panes, views, bridge, status.say, keys),
        naming,
        StoryDeeds(listing, reading, panes, bridge, open_dialog, status.say),
        make_marks(screen, widgets, listing, reading, panes, bridge, status.say),
        Working(bridge, status),
        TypeAhead(searching, filtering, reading, walking, views),
    )


def _make_ways(
    widgets: Widgets,
    listing: Listing,
    reading: Reading,
    searching: Searching,
    panes: Panes,
    bridge: Bridge,
    status: Status,
) -> tuple[Walking, Trailing]:
    up = CatchingUp(listing, reading, panes, bridge, status.say)
    walking = Walking(listing, reading, Jumping(widgets.view), up, widgets.view, panes, bridge, status.say)
    return walking, Trailing(listing, reading, searching, panes, bridge, status.say)


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


def _list_deeds(parts: Parts) -> dict[str, Callable[[], object]]:
    """What is decided about names and stories."""
    naming, deeds, desk = parts.naming, parts.story_deeds, parts.desk
    return {
        **parts.marks.list_commands(),
        "pick_name": naming.pick,
        **{action_id: partial(naming.do, action_id) for action_id in naming.commands},
        "mute_story": deeds.mute,
        "merge_story": deeds.merge,
        "move_article": lambda: deeds.move_article(row) if (row := desk.current_row()) is not None else None,
    }
