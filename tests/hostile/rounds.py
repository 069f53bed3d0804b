"""One round: some documents go into a library of their own, then through every command and every pane.

What is found is told as values; nothing here knows what is done with them.
"""

from __future__ import annotations

import io
import os
import signal
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.bootstrap import Place, open_workbench
from reader.cli import main
from reader.cli.arguments import FAILED, WRONG_USAGE
from reader.library.index import drain_index
from reader.library.workbench import Workbench
from reader.model.work import Progress
from tests.hostile.commands import commands_of_article, commands_of_library, wrong_commands
from tests.hostile.documents import EVIL, HostileDocument, write_document
from tests.hostile.output import STYLE, find_forbidden
from tests.hostile.visit import look_for_logs, visit_screen

CPU_SECONDS_ALLOWED = 2.0
CPU_SECONDS_UNTIL_STOPPED = 12.0
ROWS_OPENED = 12
SIZES = ((140, 40), (80, 24), (60, 20), (100, 30))


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

    def __init__(self, number: int, folder: Path, documents: Sequence[HostileDocument]) -> None:
        self.findings: list[Finding] = []
        self.slowest_seconds = 0.0
        self.imported = 0
        self._number = number
        self._documents = documents
        self._home = folder
        self._library = folder / "library"
        self._inbox = folder / f"inbox {EVIL[0]}[red]\u202e"
        self._inbox.mkdir(parents=True)

    def run(self, *, with_screen: bool, size: tuple[int, int] = SIZES[0]) -> None:
        """Everything, in turn."""
        ids = self.import_documents()
        self._run_commands(ids)
        if with_screen and ids:
            self.visit_screen(size, ROWS_OPENED)

    def import_documents(self) -> list[str]:
        """Import, sort and index them one by one; return the ids of the articles."""
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
        self._run_command("import", os.fspath(self._inbox), "--source", EVIL[0])
        out = self._home / "exported"
        for words in commands_of_library(self._number, str(out)):
            self._run_command(*words)
        for words in wrong_commands(self._number):
            self._run_command(*words, allowed=(0, FAILED, WRONG_USAGE))
        for number, id_ in enumerate(ids):
            for words in commands_of_article(number, id_):
                self._run_command(*words)
        for file in out.rglob("*.md"):
            self._scan("export --output", file.read_text(encoding="utf-8") + file.name.replace("\n", "\x01"))

    def _run_command(self, *words: str, allowed: Sequence[int] = (0, FAILED)) -> None:
        text = io.StringIO()

        def run() -> None:
            with redirect_stdout(text), redirect_stderr(text):
                status = main(["--library", str(self._library), *words])
            if status not in allowed:
                self.findings.append(Finding("crash", words[0], f"{words}: status {status}: {text.getvalue()[-200:]}"))

        self._measure(" ".join(words[:1]), run, None, is_timed=False)
        self._scan(" ".join(words), text.getvalue())

    def _scan(self, where: str, text: str) -> None:
        if found := find_forbidden(STYLE.sub("", text)):
            self.findings.append(Finding("control", where, found))

    def visit_screen(self, size: tuple[int, int], rows_opened: int) -> None:
        """Look at everything in the reader, and open so many articles."""
        environment = {
            "HOME": str(self._home), "XDG_DATA_HOME": str(self._home / "data"), "PATH": "",
            "XDG_CONFIG_HOME": str(self._home / "config"), "NEWSREADER_LIBRARY": str(self._library),
        }  # fmt: skip
        for kind, where, what in visit_screen(environment, size, min(self.imported, rows_opened)):
            self.findings.append(Finding(kind, where, what))
        for logged in look_for_logs(self._home):
            self.findings.append(Finding("crash", "screen", logged))

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
