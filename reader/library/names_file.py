"""The user's entities.toml: read where it changed, added to without touching the rest, brought to the library.

What the user wrote stays as it is, letter by letter, broken lines too; an entry that the app adds stands at the end.
Knows no key and no dialog.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.processes import is_running
from reader.model.article import ArticleNumber
from reader.model.errors import NamesFileError, explain_refusal
from reader.model.work import Problem
from reader.store import Store
from reader.store.applied import AppliedFile, load_applied

if TYPE_CHECKING:
    from reader.understanding.governance_file import FileReading

FILE_NAME = "entities.toml"
DRAFT = f".{FILE_NAME}-"
"""How files begin that are about to become it, before the number of the process that writes them."""
NAMES_DEED = "names"
"""Kind of the journal's deeds that add entries; their content is {"entries": [lines of an entry, ...]}."""


class NamesFile:
    """One library's entities.toml and the rules that follow from it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.path = store.database.file.with_name(FILE_NAME)

    def catch_up(self) -> tuple[ArticleNumber, ...]:
        """Bring the file's rules to the library if the file changed; return the articles that name who is concerned."""
        if self._store.database.is_read_only:
            return ()
        self._remove_drafts()
        try:
            if self._read() == load_applied(self._store.database).text:
                return ()
            with self._store.database.writing():
                return self._apply(self._read())
        except NamesFileError:  # the rules stay as they are; `problems` says why
            return ()

    def problems(self) -> tuple[Problem, ...]:
        """Lines of the file that have no meaning, or keep a former one."""
        try:
            return self.reading().problems
        except NamesFileError as error:
            return (Problem(error.subject, error.reason, error.remedy),)

    def reading(self) -> FileReading:
        """The file as it is understood; raises NamesFileError."""
        from reader.understanding.governance_file import read_file

        text = self._read()
        return read_file(text, load_applied(self._store.database).blocks)

    def add(self, entries: Sequence[str]) -> tuple[ArticleNumber, ...]:
        """Add entries at the end, but those that are there and hold; return the articles that name who is concerned."""
        from reader.understanding.governance_file import HEADER, add_block

        with self._store.database.writing():  # before the file is read: two windows may add to it
            text = self._read()
            changed = text or HEADER
            for entry in entries:
                if not self._holds(entry, changed):
                    changed = add_block(changed, entry)
            return self._replace(text, changed)

    def remove(self, entries: Sequence[str]) -> tuple[ArticleNumber, ...]:
        """Take entries out, wherever they are now; return the articles that name who is concerned."""
        from reader.understanding.governance_file import remove_block

        with self._store.database.writing():
            text = self._read()
            changed = text
            for entry in reversed(entries):
                changed = remove_block(changed, entry)
            return self._replace(text, changed)

    def replay(self, content: dict[str, Any], is_undone: bool) -> tuple[ArticleNumber, ...]:
        """Do a deed again, or take it back; what another window decided as well stays."""
        if not is_undone:
            return self.add(content["entries"])
        with self._store.database.writing():
            text = self._read()
            return self.remove([entry for entry in content["entries"] if not self._is_upheld(entry, text)])

    def _is_upheld(self, entry: str, text: str) -> bool:
        """Whether deeds that stand account for all that a file has of an entry: the second to decide it added none."""
        from reader.understanding.governance_file import count_blocks

        return count_blocks(text, entry) <= self._store.journal.count_standing(NAMES_DEED, entry)

    def _holds(self, entry: str, text: str) -> bool:
        """Whether a file has an entry that no later one takes its meaning from."""
        from reader.understanding.governance import compile_rules
        from reader.understanding.governance_file import add_block, find_block, read_file

        if find_block(text, entry) is None:
            return False
        blocks = load_applied(self._store.database).blocks
        before, after = (read_file(each, blocks).entries for each in (text, add_block(text, entry)))
        return compile_rules(before) == compile_rules(after)

    def _replace(self, text: str, changed: str) -> tuple[ArticleNumber, ...]:
        numbers = self._apply(changed)
        if changed != text:
            self._write(changed)  # last: what fails before leaves the file as it was
        return numbers

    def _apply(self, text: str) -> tuple[ArticleNumber, ...]:
        from reader.understanding.governance import compile_rules
        from reader.understanding.governance_file import read_file

        applied = load_applied(self._store.database)
        if text == applied.text:
            return ()
        reading = read_file(text, applied.blocks)
        blocks = tuple((block.printed, block.meant) for block in reading.blocks)
        return self._store.rules.apply(compile_rules(reading.entries), AppliedFile(text, blocks))

    def _read(self) -> str:
        try:
            return self.path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise NamesFileError(FILE_NAME, error.strerror or "cannot be read", "check its permissions") from error
        except UnicodeDecodeError as error:
            raise NamesFileError(FILE_NAME, "is not UTF-8 text", "save it as UTF-8") from error

    def _write(self, text: str) -> None:
        """Replace the file as a whole: a program that is killed leaves the old one or the new one."""
        target = self._target()
        try:
            handle, name = tempfile.mkstemp(prefix=f"{DRAFT}{os.getpid()}-", dir=target.parent)
            try:
                with open(handle, "wb") as file:
                    file.write(text.encode())
                if target.exists():
                    os.chmod(name, target.stat().st_mode & 0o777)
                os.replace(name, target)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name)
                raise
        except OSError as error:
            refusal = explain_refusal(error)
            raise NamesFileError(FILE_NAME, refusal.reason, refusal.remedy) from error

    def _remove_drafts(self) -> None:
        """Take away what programs left that were killed while they wrote."""
        for draft in self._target().parent.glob(f"{DRAFT}*"):
            pid = draft.name.removeprefix(DRAFT).partition("-")[0]
            if not is_running(f"{pid} "):
                with suppress(OSError):
                    draft.unlink()

    def _target(self) -> Path:
        """Where the file lies: the user may have linked it to another place."""
        return Path(os.path.realpath(self.path))
