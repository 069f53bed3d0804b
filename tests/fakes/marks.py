"""Tags and the ways out of the library, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from threading import Event
from typing import TYPE_CHECKING

from reader.model.command import CommandEnd
from reader.model.desk import Step, TagCount
from reader.model.errors import FileThereError, NoDesktopError, ReaderError
from reader.model.link import Link
from reader.model.story import StoryRow

if TYPE_CHECKING:
    from tests.fakes.library import FakeState


class FakeTags:
    def __init__(self, state: FakeState) -> None:
        self._state = state

    def all(self) -> tuple[TagCount, ...]:
        counts = Counter(tag for tags in self._state.tags.values() for tag in tags)
        return tuple(TagCount(tag, counts[tag], 0) for tag in sorted(counts))

    def of(self, numbers: Sequence[int]) -> tuple[str, ...]:
        return tuple(sorted({tag for number in numbers for tag in self._state.tags.get(number, ())}))

    def add(self, tags: Sequence[str], numbers: Sequence[int]) -> Step:
        return self._do(f"tagged {' '.join(tags)}", tags, numbers, is_added=True)

    def remove(self, tags: Sequence[str], numbers: Sequence[int]) -> Step:
        return self._do(f"{' '.join(tags)} removed", tags, numbers, is_added=False)

    def _do(self, label: str, tags: Sequence[str], numbers: Sequence[int], *, is_added: bool) -> Step:
        kept = self._state.tags
        before = {number: kept.get(number, frozenset()) for number in numbers}
        after = {
            number: had.union(tags) if is_added else had.difference(tags)
            for number, had in before.items()
            if bool(set(tags) - had if is_added else had.intersection(tags))
        }
        step = Step(label, tuple(after))
        if not after:
            return step
        return self._state.do(
            step, lambda: kept.update(after), lambda: kept.update({number: before[number] for number in after})
        )


class FakePassingOn:
    """A command's output is said by `state.run`; every address that ends in /closed cannot be opened."""

    def __init__(self, state: FakeState) -> None:
        self._state = state

    def links(self, number: int) -> tuple[Link, ...]:
        return self._state.links.get(number, ())

    def open_link(self, url: str) -> None:
        if url.endswith("/closed"):
            raise NoDesktopError(url)
        self._state.opened_links.append(url)

    def quote(self, text: str, citation: str) -> str:
        self._state.quotes.append((text, citation))
        return "/library/notes.md"

    def file_name(self, number: int) -> str:
        return f"report-{number}.md"

    def save(self, number: int, file: str, *, may_replace: bool) -> str:
        if not file.endswith((".md", ".txt")):
            raise ReaderError(file, "cannot be saved under this name")
        if any(path == file for _, path in self._state.saved) and not may_replace:
            raise FileThereError(file)
        self._state.saved.append((number, file))
        return f"/here/{file}"

    def note_name(self, story: StoryRow) -> str:
        return f"note-{story.id}.md"

    def save_note(self, markdown: str, file: str, *, may_replace: bool) -> str:
        assert may_replace or file not in self._state.notes
        self._state.notes[file] = markdown
        return f"/here/{file}"

    def commands(self) -> tuple[str, ...]:
        return tuple(self._state.commands)

    def remember_command(self, command: str) -> None:
        self._state.commands.insert(0, command)

    def run(self, number: int, command: str, cancelled: Event) -> CommandEnd:
        if command == "wait":
            cancelled.wait(10)
            return CommandEnd("half of it", False, -15, True)
        status = int(command.removeprefix("exit ")) if command.startswith("exit ") else 0
        return CommandEnd(f"{command} of {number}\nsecond line", False, status, False)

    def run_on_terminal(self, number: int, command: str) -> int:
        self._state.commands.insert(0, f"on the terminal: {command} {number}")
        return 0
