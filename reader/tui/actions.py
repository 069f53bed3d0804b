"""The one table of what a user can do: keys, key bars, palette and help derive from it.

Knows neither Textual nor what an action does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["list", "stories", "sources", "reader", "story", "sidebar", "box", "dialog", "welcome"]
"""`stories`, `sources`, `story`: the list while it shows those, the reader while it shows one, for their key bars."""
Group = Literal[
    "Move", "Trail", "Read", "Search", "In the search box", "Articles", "Names", "Stories", "Library", "Window",
    "Welcome",
]  # fmt: skip

PANES: frozenset[Place] = frozenset({"list", "reader", "sidebar"})
ANYWHERE: frozenset[Place] = PANES | {"dialog", "welcome"}
MOVING: frozenset[Place] = PANES | {"dialog"}


@dataclass(frozen=True, slots=True)
class Action:
    """Something a user can do, and the keys that do it unless the settings say otherwise."""

    id: str
    """Named like this in the settings."""
    keys: tuple[str, ...]
    """As `keymap.normalise_key` spells them; the first is shown where there is room for one.

    None for what is rarely done: the palette has it, and the settings may give it a key.
    """
    label: str
    """A word or two, for the key bar."""
    help: str
    """For help and palette."""
    group: Group
    where: frozenset[Place] = PANES
    is_fixed: bool = False
    """True for keys of a text field, which the settings cannot change."""
    digit: int = 0
    """1 to 9 for the nine actions that help shows as one."""


def _move(id_: str, keys: tuple[str, ...], label: str, help_: str) -> Action:
    return Action(id_, keys, label, help_, "Move", MOVING)


def _open_related(digit: int) -> Action:
    return Action(f"related_{digit}", (str(digit),), "related", "open that related article", "Read", PANES, digit=digit)


def _govern_name(id_: str, help_: str) -> Action:
    return Action(id_, (), help_, f"this name: {help_}", "Names")


ACTIONS: tuple[Action, ...] = (
    _move("move_down", ("j", "down"), "down", "down a line"),
    _move("move_up", ("k", "up"), "up", "up a line"),
    _move("move_page_down", ("pagedown",), "page down", "down a page"),
    _move("move_page_up", ("pageup",), "page up", "up a page"),
    _move("move_half_down", ("ctrl+d",), "half down", "down half a page"),
    _move("move_half_up", ("ctrl+u",), "half up", "up half a page"),
    _move("move_top", ("g", "home"), "top", "top; shows new articles"),
    _move("move_bottom", ("G", "end"), "bottom", "bottom"),
    Action("next_pane", ("tab", "l", "right"), "next pane", "next pane", "Move"),
    Action("previous_pane", ("shift+tab", "h", "left"), "previous pane", "previous pane", "Move"),
    Action("reader_alone", ("z",), "zoom", "reader alone, and back", "Move"),
    Action("back", ("[", "backspace", "ctrl+o", "alt+left", "ctrl+left"), "back", "back", "Trail"),
    Action("forward", ("]", "alt+right", "ctrl+right"), "forward", "forward", "Trail"),
    Action("open", ("enter",), "open", "open; on a story: catch up", "Read", MOVING),
    Action("read_on", ("space",), "read on", "page down, then the next unread", "Read"),
    Action("page_back", ("b",), "page back", "reader a page up", "Read"),
    Action("next_article", ("J",), "next", "next article of the list", "Read"),
    Action("previous_article", ("K",), "previous", "previous article of the list", "Read"),
    Action("next_unread", (".",), "next unread", "next unread article", "Read"),
    *(_open_related(digit) for digit in range(1, 10)),
    Action("next_name", ("e",), "next name", "next name or link; Enter opens", "Read"),
    Action("previous_name", ("E",), "previous name", "previous name or link", "Read"),
    Action("pick_name", ("@",), "any name", "pick any name by typing", "Read"),
    Action("view", ("v",), "view", "articles, stories, sources; sort", "Read"),
    Action("places", ("p",), "places", "places and saved searches", "Read"),
    Action("story", ("t",), "story", "the article's story", "Read"),
    Action("differences", ("d",), "differences", "where its sources differ", "Read"),
    Action("why", ("w",), "why", "why it is there", "Read"),
    Action("not_so", ("x",), "not so", "not so; on a name: what else", "Read"),
    Action("search", ("/",), "search", "search as you type", "Search"),
    Action("next_hit", ("n",), "hit/unread", "next hit, or unread article", "Search"),
    Action("previous_hit", ("N",), "previous hit", "previous hit, or unread article", "Search"),
    Action("filter", ("f",), "filter", "filter by source, month, name", "Search"),
    Action("clear_filter", ("F",), "no filter", "clear the filter", "Search"),
    Action("save_search", ("ctrl+s",), "save", "save this search", "Search", PANES | {"box"}),
    Action("box_walk", ("down", "up"), "results", "walk results; Up on top: history", "In the search box",
           frozenset({"box"}), is_fixed=True),
    Action("box_suggestion", ("tab",), "complete", "take the suggestion", "In the search box", frozenset({"box"}),
           is_fixed=True),
    Action("box_keep", ("enter",), "keep", "stay on the results", "In the search box", frozenset({"box"}),
           is_fixed=True),
    Action("box_close", ("escape",), "close", "close (Backspace when empty)", "In the search box",
           frozenset({"box"}), is_fixed=True),
    Action("star", ("s",), "star", "star, unstar; follow a story", "Articles"),
    Action("toggle_read", ("m",), "read/unread", "mark read, unread", "Articles"),
    Action("mark_all_read", ("A",), "all read", "mark all listed read", "Articles"),
    Action("drop_read", ("c",), "drop read", "drop read ones from the list", "Articles"),
    Action("undo", ("u",), "undo", "undo", "Articles"),
    Action("redo", ("U", "ctrl+r"), "redo", "redo", "Articles"),
    Action("details", ("i",), "details", "details: dates, removed lines", "Articles"),
    Action("open_original", ("o",), "original", "open the original", "Articles"),
    Action("links", ("L",), "links", "links, to open or copy", "Articles"),
    Action("copy_citation", ("y",), "cite", "copy a citation", "Articles"),
    Action("quote", ("Y",), "quote", "quote into notes.md", "Articles"),
    Action("save", ("S",), "save", "save; of a story: a note", "Articles"),
    Action("pipe", ("|",), "pipe", "pipe to a shell command", "Articles"),
    Action("add_tag", ("+",), "tag", "tag; on a story: its articles", "Articles"),
    Action("remove_tag", ("-",), "untag", "remove a tag", "Articles"),
    _govern_name("merge_name", "merge with another name"),
    _govern_name("split_name", "split off spellings"),
    _govern_name("rename_name", "rename"),
    _govern_name("hide_name", "hide"),
    _govern_name("change_name_type", "change its type"),
    Action("mute_story", (), "mute", "mute this story, or show it again in the list by stories", "Stories"),
    Action("merge_story", (), "merge", "merge this story with another one", "Stories"),
    Action("move_article", (), "move", "move this article to another story", "Stories"),
    Action("add_folder", ("a",), "add", "add a folder of articles", "Library", PANES | {"welcome"}),
    Action("rescan", ("R",), "rescan", "look for new articles", "Library"),
    Action("cancel_work", ("ctrl+c",), "cancel", "cancel work; copy a selection", "Library", PANES | {"welcome"}),
    Action("start_here", (), "start here", "start the reader with what is listed now, or no longer", "Library"),
    Action("open_sample", ("enter",), "sample archive", "open the sample archive", "Welcome", frozenset({"welcome"})),
    Action("palette", (":", "ctrl+p"), "commands", "every command by name", "Window"),
    Action("theme", (), "colours", "colours: dark, light, high contrast", "Window"),
    Action("sample", (), "sample", "the sample archive, and from there your own library", "Library"),
    Action("manual", (), "manual", "manual: all of this explained, to read and search", "Window"),
    Action("help", ("?",), "help", "these keys", "Window", PANES | {"welcome"}),
    Action("close", ("escape",), "close", "close what is open", "Window", MOVING),
    Action("close_or_quit", ("q",), "quit", "close as Esc does, then quit", "Window", ANYWHERE),
    Action("quit", ("Q",), "quit", "quit at once", "Window", ANYWHERE),
    Action("suspend", ("ctrl+z",), "suspend", "suspend, fg comes back", "Window", ANYWHERE),
    Action("redraw", ("ctrl+l",), "redraw", "draw the screen anew", "Window", ANYWHERE),
)  # fmt: skip

ACTIONS_BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}

BARS: dict[Place, tuple[str, ...]] = {
    "list": ("open", "read_on", "search", "help", "star", "toggle_read", "view", "places", "next_unread",
             "mark_all_read", "undo", "details", "close_or_quit"),
    "stories": ("open", "read_on", "story", "search", "help", "star", "toggle_read", "view", "places", "next_unread",
                "mark_all_read", "undo", "close_or_quit"),
    "sources": ("open", "read_on", "search", "help", "toggle_read", "view", "places", "next_unread", "mark_all_read",
                "undo", "close_or_quit"),
    "reader": ("read_on", "next_article", "next_hit", "next_name", "related_1", "story", "back", "help", "star",
               "copy_citation", "details", "close"),
    "story": ("read_on", "next_name", "related_1", "differences", "why", "not_so", "back", "help", "close"),
    "sidebar": ("open", "related_1", "story", "why", "not_so", "back", "help", "next_pane", "close"),
    "box": ("box_keep", "box_walk", "save_search", "box_close"),
    "welcome": ("open_sample", "add_folder", "help", "close_or_quit"),
}  # fmt: skip
"""What the key bar shows of each place, most useful first."""

LABELS: dict[tuple[Place, str], str] = {
    ("story", "next_name"): "next link",
    ("story", "related_1"): "report",
    ("stories", "open"): "catch up",
    ("stories", "star"): "follow",
    ("stories", "toggle_read"): "mark read",
    ("sources", "open"): "its unread",
    ("sources", "toggle_read"): "mark read",
}
"""What the key bar of one place calls an action otherwise."""
