"""A user without a screen: opens a window on a library and decides one thing after the other until killed."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from reader.bootstrap import open_for_command
from reader.library import Library
from reader.model.errors import ReaderError
from reader.settings import Settings

MOST_DEEDS = 400
TYPES = ("person", "org", "place", "event")
TAGS = ("harbour", "to check", "grün")


class User:
    """Whoever sits before one window."""

    def __init__(self, library: Library, seed: int) -> None:
        self._library = library
        self._chance = random.Random(seed)
        self._deeds: tuple[Callable[[], object], ...] = (
            self._star, self._read, self._tag, self._quietly, self._follow, self._merge_stories, self._move,
            self._reject, self._merge_names, self._rename, self._hide, self._type, self._split,
            library.desk.undo, library.desk.undo, library.desk.undo, library.desk.redo,
        )  # fmt: skip

    def act(self) -> None:
        """Do one thing, whatever it is; what cannot be done is left."""
        with suppress(ReaderError):
            self._chance.choice(self._deeds)()

    def _article(self) -> int:
        return self._chance.choice(self._library.articles.numbers())

    def _story(self) -> int:
        """One of the stories; a number that none has where there is none yet."""
        return self._chance.choice([-key for key in self._library.stories.list_keys() if key < 0] or [0])

    def _name(self) -> str:
        return self._chance.choice(self._library.names.listed(None, 30)).id

    def _star(self) -> None:
        self._library.desk.toggle_star(self._article())

    def _read(self) -> None:
        self._library.desk.set_read([self._article() for _ in range(5)], self._chance.random() < 0.7)

    def _quietly(self) -> None:
        self._library.desk.mark_read_quietly(self._article())

    def _tag(self) -> None:
        change = self._chance.choice((self._library.tags.add, self._library.tags.remove))
        change([self._chance.choice(TAGS)], [self._article()])

    def _follow(self) -> None:
        change = self._chance.choice((self._library.decisions.follow, self._library.decisions.mute))
        change(self._story(), self._chance.random() < 0.6)

    def _merge_stories(self) -> None:
        self._library.decisions.merge(self._story(), self._story())

    def _move(self) -> None:
        self._library.decisions.move(self._article(), self._chance.choice((None, self._story())))

    def _reject(self) -> None:
        self._library.decisions.reject_related(self._article(), self._article())

    def _merge_names(self) -> None:
        self._library.names.merge(self._name(), self._name())

    def _rename(self) -> None:
        self._library.names.rename(self._name(), f"Called {self._chance.randrange(1000)}")

    def _hide(self) -> None:
        self._library.names.hide(self._name())

    def _type(self) -> None:
        self._library.names.change_type(self._name(), self._chance.choice(TYPES))  # type: ignore[arg-type]

    def _split(self) -> None:
        name = self._name()
        spellings = [each.text for each in self._library.names.spellings(name)]
        self._library.names.split(name, self._chance.sample(spellings, 1))


def act_as_user(settings: Settings, seed: int) -> None:
    """Open a window and do one thing after the other."""
    library = open_for_command(settings)
    library.desk.open_window(datetime.now(UTC))
    user = User(library, seed)
    for _ in range(MOST_DEEDS):
        user.act()
    library.close()
