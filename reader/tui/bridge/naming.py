"""Names that a person governs: found by typing, merged, split, renamed, hidden; each call in a thread.

Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.model.desk import Step
from reader.model.entity import Entity, EntityType, Spelling
from reader.model.work import Problem
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.answers import NameQuestion, StepTaken
from reader.tui.bridge.threads import Threads

if TYPE_CHECKING:
    from reader.tui.bridge import Library


class SpellingsRead(Answer):
    """How often each spelling of a name was found."""

    def __init__(self, entity: Entity, spellings: Sequence[Spelling]) -> None:
        super().__init__()
        self.entity = entity
        self.spellings = spellings


class NameGone(Answer):
    """The name that is shown is hidden by now."""

    def __init__(self, question: NameQuestion) -> None:
        super().__init__()
        self.question = question


class ProblemsRead(Answer):
    """What of the user's file of names could not be done."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


class NamingBridge:
    """Names as a person governs them."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def pick(self, typed: str, limit: int) -> Sequence[Entity]:
        """The names with a spelling that has what was typed; called in a thread."""
        return self._library.names.pick(typed, limit)

    def read_spellings(self, entity: Entity) -> None:
        """Answered by SpellingsRead."""
        self._threads.ask("spellings", lambda: SpellingsRead(entity, self._library.names.spellings(entity.id)))

    def read_problems(self) -> None:
        """Answered by ProblemsRead, after all that was written before."""
        self._threads.write(lambda: ProblemsRead(self._library.names.problems()))

    def merge(self, entity_id: str, other_id: str) -> None:
        """Answered by StepTaken."""
        self._govern(lambda: self._library.names.merge(entity_id, other_id))

    def split(self, entity_id: str, spellings: Sequence[str]) -> None:
        """Answered by StepTaken."""
        self._govern(lambda: self._library.names.split(entity_id, spellings))

    def rename(self, entity_id: str, name: str) -> None:
        """Answered by StepTaken."""
        self._govern(lambda: self._library.names.rename(entity_id, name))

    def hide(self, entity_id: str) -> None:
        """Answered by StepTaken."""
        self._govern(lambda: self._library.names.hide(entity_id))

    def change_type(self, entity_id: str, entity_type: EntityType) -> None:
        """Answered by StepTaken."""
        self._govern(lambda: self._library.names.change_type(entity_id, entity_type))

    def _govern(self, do: Callable[[], Step]) -> None:
        self._threads.write(lambda: StepTaken("done", do(), "names"))
