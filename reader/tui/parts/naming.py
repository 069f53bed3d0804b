"""What a person decides about a name: which one is meant, and what is done with it.

Knows what is current, the reader and the bridge; what came of a decision is told by the library's step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.model.entity import ENTITY_TYPES, Entity
from reader.model.work import Problem
from reader.tui.bridge.answers import NameQuestion
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.naming import SpellingsRead
from reader.tui.dialogs.ask_line import AskLineScreen
from reader.tui.dialogs.choose import ChooseScreen, TickScreen
from reader.tui.dialogs.pick import Picking, PickScreen
from reader.tui.pages.name import TYPE_NAMES
from reader.tui.pages.page import SEPARATOR, count, entity_of
from reader.tui.parts.current import Current
from reader.tui.parts.notices import Notices
from reader.tui.parts.panes import Panes
from reader.tui.parts.reading import Reading

if TYPE_CHECKING:
    from reader.tui.parts.opening import Open

MAX_PROBLEMS_SHOWN = 3
MENU = (
    ("merge_name", "Merge with…"),
    ("split_name", "Split…"),
    ("rename_name", "Rename…"),
    ("hide_name", "Hide"),
    ("change_name_type", "Change type…"),
)
NO_NAME = "No name is selected: e goes to one in the text, Tab to those beside it"


class Naming:
    """The name that is current, and its dialogs."""

    def __init__(
        self,
        current: Current,
        reading: Reading,
        panes: Panes,
        bridge: Bridge,
        open_dialog: Open,
        say: Callable[[str], None],
    ) -> None:
        self._current = current
        self._reading = reading
        self._panes = panes
        self._bridge = bridge
        self._open = open_dialog
        self._say = say
        self._told: frozenset[Problem] = frozenset()
        self.commands: dict[str, Callable[[Entity], None]] = {
            "merge_name": self._merge,
            "split_name": self._bridge.naming.read_spellings,
            "rename_name": self._rename,
            "hide_name": lambda entity: self._bridge.naming.hide(entity.id),
            "change_name_type": self._change_type,
        }
        """What is done with the current name, by action."""

    @property
    def current(self) -> Entity | None:
        """The name in whose row or on whose link the cursor stands, else the one whose page is shown."""
        if self._panes.last == "list":
            return None
        named = self.find(entity_of(self._current.target))
        if named is None and self._reading.name is not None:
            return self._reading.name.entity
        return named

    def pick(self) -> None:
        """Open the page of any name."""
        picking = Picking("Names", "opens its page", "any part of a name", self._bridge.naming.pick, describe_name)
        self._open(PickScreen(picking), self._open_page)

    def find(self, entity_id: str | None) -> Entity | None:
        """The name with this id, among those of the article or page that is shown."""
        opened, page = self._reading.opened, self._reading.name
        known = [name.entity for name in opened.names] if opened is not None else []
        known += [page.entity, *(companion.entity for companion in page.companions)] if page is not None else []
        return next((entity for entity in known if entity.id == entity_id), None)

    def open_menu(self, entity: Entity) -> None:
        """Ask what is to be done with a name."""
        self._open(ChooseScreen(entity.name, MENU), lambda chosen: self.commands[chosen](entity))

    def do(self, action_id: str) -> None:
        """Do something with the current name."""
        entity = self.current
        if entity is None:
            self._say(NO_NAME)
        else:
            self.commands[action_id](entity)

    def take_spellings(self, answer: SpellingsRead) -> None:
        """Ask which spellings are another name's."""
        entity, spellings = answer.entity, answer.spellings
        if len(spellings) < 2:
            self._say(f"{entity.name} is written in one way only")
            return
        rows = [(spelling.text, f"{spelling.mention_count:,}") for spelling in spellings]
        screen = TickScreen(f"Split {entity.name}: which are another name?", "parts them from it", rows)
        self._open(screen, lambda texts: self._bridge.naming.split(entity.id, texts))

    def take_problems(self, problems: Sequence[Problem], notices: Notices) -> None:
        """Say what of the file of names cannot be used, each thing once."""
        fresh = [str(problem) for problem in problems if problem not in self._told]
        self._told = frozenset(problems)
        if fresh:
            more = len(fresh) - MAX_PROBLEMS_SHOWN
            lines = [*fresh[:MAX_PROBLEMS_SHOWN], *([f"and {more:,} more"] if more > 0 else [])]
            notices.warn("\n".join(lines), "entities.toml")

    def _open_page(self, entity: Entity) -> None:
        self._reading.asking.ask(NameQuestion(entity.id))
        self._panes.focus("reader")

    def _merge(self, entity: Entity) -> None:
        def find(typed: str, limit: int) -> Sequence[Entity]:
            return [other for other in self._bridge.naming.pick(typed, limit) if other.id != entity.id]

        title = f"Merge {entity.name} with"
        picking = Picking(title, "makes them one name", "any part of the other name", find, describe_name)

        self._open(PickScreen(picking), lambda other: self._bridge.naming.merge(entity.id, other.id))

    def _rename(self, entity: Entity) -> None:
        screen = AskLineScreen(f"Rename {entity.name}", "renames it", entity.name)
        self._open(screen, lambda name: self._bridge.naming.rename(entity.id, name) if name != entity.name else None)

    def _change_type(self, entity: Entity) -> None:
        rows = [(each, TYPE_NAMES[each]) for each in ENTITY_TYPES if each != entity.type]
        types = {each: each for each in ENTITY_TYPES}
        screen = ChooseScreen(f"{entity.name} is no {TYPE_NAMES[entity.type].lower()} but", rows)
        self._open(screen, lambda chosen: self._bridge.naming.change_type(entity.id, types[chosen]))


def describe_name(entity: Entity) -> tuple[str, str]:
    """Return a name, and its type and how many articles have it."""
    return entity.name, SEPARATOR.join((TYPE_NAMES[entity.type].lower(), count(entity.article_count, "article")))
