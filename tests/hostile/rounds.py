"""One round: some documents go into a library of their own, then through every command and every pane.

What is found is told as values; nothing here knows what is done with them.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.bootstrap import Place, open_workbench
from reader.cli import main
from reader.library.index import drain_index
from reader.library.workbench import Workbench
from reader.model.work import Progress
from tests.hostile.documents import EVIL, HostileDocument, write_document
from tests.hostile.output import STYLE, find_forbidden, find_obeyed
from tests.terminal import Terminal

CPU_SECONDS_ALLOWED = 2.0
CPU_SECONDS_UNTIL_STOPPED = 12.0
SIZES = ((140, 40), (80, 24), (60, 20), (100, 30))
QUIET_SECONDS = 0.04
BRACKETED_PASTE_ON = b"\x1b[?2004h"
"""The last thing that a screen asks of a terminal before it reads keys."""
ROWS_OPENED = 12

OF_LIBRARY = (
    ("names",), ("names", "--json"), ("names", "--type", "person"), ("stories",), ("stories", "--json"), ("export",),
    ("export", "--format", "markdown"), ("search", "the"), ("search", "harbour OR said", "--json"),
    ("search", "date:2025", "--ids"), ("index", "status"),
)  # fmt: skip
OF_ARTICLE = (
    ("show", "ID"), ("show", "ID", "--json"), ("show", "ID", "--raw"), ("related", "ID"), ("related", "ID", "--json"),
    ("names", "ID"), ("names", "ID", "--json"), ("stories", "ID"), ("stories", "ID", "--json"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that went wrong."""

    kind: str
    """crash, slow or control."""
    where: str
    what: str
    document: HostileDocument | None = None


class TooSlowError(BaseException):
    """Nobody may catch it."""


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlowError in what takes longer, patterns included."""

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Round:
    """A fresh library and what was found out about it."""

    def __init__(self, folder: Path, documents: Sequence[HostileDocument]) -> None:
        self.findings: list[Finding] = []
        self.slowest_seconds = 0.0
        self.imported = 0
        self._documents = documents
        self._home = folder
        self._library = folder / "library"
        self._inbox = folder / f"inbox {EVIL[0]}[red]\u202e"
        self._inbox.mkdir(parents=True)

    def run(self, *, with_screen: bool, size: tuple[int, int] = SIZES[0]) -> None:
        """Everything, in turn."""
        ids = self._import()
        self._run_commands(ids)
        if with_screen and ids:
            self._visit_screen(size)

    def _import(self) -> list[str]:
        bench = open_workbench(Place(self._library, self._home / "data" / "newsreader"))
        try:
            for document in self._documents:
                path = write_document(self._inbox, document)
                self._measure("import", partial(_import_one, bench, path), document)
            numbers = bench.store.articles.numbers()
            self.imported = len(numbers)
            return [bench.store.articles.get(number).id for number in numbers]
        finally:
            bench.close()

    def _run_commands(self, ids: Sequence[str]) -> None:
        evil = [text for text in EVIL if "\0" not in text]
        self._run_command("import", os.fspath(self._inbox), "--source", evil[len(ids) % len(evil)])
        out = self._home / "exported"
        for words in (*OF_LIBRARY, ("export", "--format", "markdown", "--output", str(out))):
            self._run_command(*words)
        for id_ in ids:
            for words in OF_ARTICLE:
                self._run_command(*(id_ if word == "ID" else word for word in words))
        for file in out.glob("*"):
            self._scan("export --output", file.read_text(encoding="utf-8") + file.name.replace("\n", "\x01"))

    def _run_command(self, *words: str) -> None:
        text = io.StringIO()

        def run() -> None:
            with redirect_stdout(text), redirect_stderr(text):
                status = main(["--library", str(self._library), *words])
            if status not in (0, 1):
                self.findings.append(Finding("crash", words[0], f"{words}: status {status}: {text.getvalue()[-200:]}"))

        self._measure(" ".join(words[:1]), run, None, is_timed=False)
        self._scan(" ".join(words), text.getvalue())

    def _scan(self, where: str, text: str) -> None:
        if found := find_forbidden(STYLE.sub("", text)):
            self.findings.append(Finding("control", where, found))

    def _visit_screen(self, size: tuple[int, int]) -> None:
        environment = {
            "HOME": str(self._home), "XDG_DATA_HOME": str(self._home / "data"), "PATH": "",
            "XDG_CONFIG_HOME": str(self._home / "config"), "NEWSREADER_LIBRARY": str(self._library),
        }  # fmt: skip
        with Terminal([sys.executable, "-m", "reader"], *size, environment) as terminal:
            terminal.wait_for_bytes(BRACKETED_PASTE_ON)
            terminal.read_until_quiet(1.0)
            for keys in keys_of_a_visit(min(self.imported, ROWS_OPENED)):
                terminal.type(keys)
                terminal.read_until_quiet(QUIET_SECONDS)
                if not terminal.is_running():
                    self.findings.append(Finding("crash", f"screen, after {keys!r}", terminal.text()[-300:]))
                    break
            else:
                terminal.type("\x1b\x1bQ")
                terminal.wait_for_end()
            if found := find_obeyed(bytes(terminal.output)):
                self.findings.append(Finding("control", "screen", found))

    def _measure(
        self, where: str, work: Callable[[], None], document: HostileDocument | None, *, is_timed: bool = True
    ) -> None:
        """Do it and note how it failed, and whether it took too long."""
        begin = time.process_time()
        try:
            with cpu_limit(CPU_SECONDS_UNTIL_STOPPED):
                work()
        except TooSlowError as error:
            self.findings.append(Finding("slow", where, f"stopped {_places(error)}", document))
        except Exception as error:  # noqa: BLE001  # that is what is looked for
            self.findings.append(Finding("crash", where, f"{type(error).__name__}: {error} {_places(error)}", document))
        else:
            seconds = time.process_time() - begin
            self.slowest_seconds = max(self.slowest_seconds, seconds) if is_timed else self.slowest_seconds
            if seconds > CPU_SECONDS_ALLOWED and is_timed:
                self.findings.append(Finding("slow", where, f"{seconds:.1f} s of CPU", document))


def keys_of_a_visit(rows: int) -> Iterator[str]:
    """Keys that lead to every pane."""
    yield from ("G", "g")
    for row in range(rows):
        yield "J"
        yield " "
        if row % 3 == 0:
            yield from (
                "i",
                "\x1b",
                "e",
                "\r",
                "[",
                "t",
                "d",
                "w",
                "\x1b",
                "\x1b",
                "\t",
                "j",
                "w",
                "\x1b",
                "y",
                "s",
                "m",
                "u",
            )
    yield from ("v", "j", "\r", "v", "/", "said", "\r", "n", "n", "@", "a", "\x1b", ":", "x", "\x1b", "?", "\x1b", "R")


def _import_one(bench: Workbench, path: str) -> None:
    from reader.ingest import import_paths
    from reader.ingest.sorting import sort_articles

    import_paths(bench.workshop, [path], None, _ignore)
    sort_articles(bench.store, _ignore)
    drain_index(bench, None, _ignore)


def _ignore(progress: Progress) -> None:
    del progress


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}reader{os.sep}" in frame.filename]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in ours[-5:])
