"""One round: something is done with a library, whoever does it is killed at a random instant, and the next start is
looked at.

Processes are real: forked from one that has imported everything, so that a kill seldom hits nothing but imports; the
reader is started as a program of its own, in a terminal.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal

from reader.cli import main as run_newsreader
from reader.settings import load_settings
from tests.bench.made import make_articles
from tests.fakes.waiting import is_alive, wait_until
from tests.kills.check import MARK, check_library, check_undo
from tests.kills.user import act_as_user
from tests.terminal import Terminal

Actor = Literal["import", "rebuild", "reclean", "user", "editor", "crowd", "reader", "worker"]
ACTORS: dict[Actor, int] = {
    "import": 6, "rebuild": 2, "reclean": 1, "user": 5, "editor": 2, "crowd": 3, "reader": 1, "worker": 1,
}  # fmt: skip
"""How often each is killed: `editor` takes in an entities.toml that was edited, `crowd` is an import, two users and a
rebuild at once, `worker` is a reader that loses one of its processes before it is killed itself."""
MOST_WRITES: dict[Actor, int] = {
    "import": 600, "rebuild": 60, "reclean": 700, "editor": 30, "user": 1_200, "crowd": 1_500,
}  # fmt: skip
"""A kill comes after any number of writes up to here, as many as such work does in all; what has ended by then was not
killed.  Writes are counted by the system, so that a slow machine is hit where a quick one is."""
LONGEST_SECONDS: dict[Actor, float] = {"reader": 3.0, "worker": 2.0}
"""A reader goes on until it is killed: at any instant up to here."""
MOST_SECONDS_AFTER_WRITE = 0.003
"""Between two writes things are done, too: files are renamed and removed."""
SECONDS_BETWEEN_LOOKS = 0.0002
NEW_TEXTS, CHANGED_TEXTS, WORDS = 5, 1, 60
READER = [sys.executable, "-m", "reader", "--library"]
KEYS = (
    "s",
    "m",
    "j",
    "k",
    "J",
    "K",
    "u",
    "U",
    "A",
    "c",
    "\r",
    "t",
    "n",
    " ",
    "x",
    "R",
    "v",
    "e",
    "\x1b",
    "/said\r",
    "g",
)
CURSOR_BAR = "▌"
SECONDS_BETWEEN_KEYS = 0.03
MOST_SAID = 300
"""Characters of what somebody said last that a finding quotes."""


class Life:
    """One library through several rounds."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}
        """What the folder holds, by path."""
        os.environ["XDG_DATA_HOME"], os.environ["XDG_CONFIG_HOME"] = f"{self.folder}/data", f"{self.folder}/config"
        self.settings = load_settings(str(self.folder / "library"), None, os.environ)
        self._inbox = self.folder / "inbox"
        self._inbox.mkdir()
        self._made = make_articles(10_000, WORDS, seed)
        self._chance = random.Random(seed)
        self._edition = 0
        self._found: list[str] = []
        """What was wrong before the kill already."""
        self._bring_news(2 * NEW_TEXTS)
        self._run("import", str(self._inbox))

    def live(self, actor: Actor) -> tuple[bool, list[str]]:
        """Let somebody act and be killed; return whether the kill came in time, and what is wrong after it."""
        self._found = []
        self._bring_news(NEW_TEXTS if actor in ("import", "crowd", "reader", "worker") else 1)
        was_killed = self._read_news(actor) if actor in LONGEST_SECONDS else self._kill(actor)
        found = [*self._found, *(f"search: {line}" for line in self._run("search", "said", "--count"))]
        found += check_library(self.settings, self.texts, is_complete=False)
        found += check_undo(self.settings)
        found += [f"import: {line}" for line in self._run("import", str(self._inbox))]
        return was_killed, found + check_library(self.settings, self.texts, is_complete=True)

    def _bring_news(self, count: int) -> None:
        """Put texts into the folder, new ones and other texts of old ones; a hand edits entities.toml."""
        for _ in range(count):
            self._write(f"{len(self.texts)}.txt", next(self._made).raw)
        for path in self._chance.sample(sorted(self.texts), CHANGED_TEXTS):
            self._write(Path(path).name, self.texts[path].partition(MARK)[0])

    def _write(self, name: str, raw: str) -> None:
        self._edition += 1
        file = self._inbox / name
        draft = file.with_suffix(".draft")
        text = f"{raw.rstrip()} {MARK}edition{self._edition}q of the archive.\n"
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
        self.texts[str(file)] = text

    def _edit_names(self) -> None:
        """As with an editor: add a decision at the end of the file."""
        file = self.settings.library_folder / "entities.toml"
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        word = f"Quillon Tarn{self._edition}"
        draft = file.with_suffix(".draft")
        draft.write_text(f'{before}\n# by hand\n[[hide]]\nname = "{word}"\n', encoding="utf-8")
        draft.replace(file)

    def _kill(self, actor: Actor) -> bool:
        """Start whoever acts, and kill all of them at once."""
        most, wait = self._chance.randrange(MOST_WRITES[actor]), self._chance.uniform(0, MOST_SECONDS_AFTER_WRITE)
        pids = [self._fork(work) for work in self._works(actor)]
        written = dict.fromkeys(pids, 0)
        while sum(written.values()) < most and any(map(is_alive, pids)):
            time.sleep(SECONDS_BETWEEN_LOOKS)
            written = {pid: max(so_far, count_writes(pid)) for pid, so_far in written.items()}
        time.sleep(wait)
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
        self._found += [f"ended with {end}: {self._log()}" for end in ends if end > 0]
        return -signal.SIGKILL in ends

    def _works(self, actor: Actor) -> list[Callable[[], object]]:
        library = ["--library", str(self.settings.library_folder)]
        bring = partial(run_newsreader, [*library, "import", str(self._inbox)])
        rebuild = partial(run_newsreader, [*library, "index", "rebuild"])
        users = [partial(act_as_user, self.settings, self._chance.randrange(9**9)) for _ in range(2)]
        match actor:
            case "import":
                return [bring]
            case "rebuild":
                return [rebuild]
            case "reclean":
                return [partial(run_newsreader, [*library, "reclean"])]
            case "editor":
                self._edit_names()
                return [partial(run_newsreader, [*library, "names"])]
            case "user":
                return users[:1]
            case _:
                return [bring, rebuild, *users]

    def _read_news(self, actor: Actor) -> bool:
        """Open the reader on the folder, type keys, kill one of its workers perhaps, at last the reader."""
        seconds = self._chance.uniform(0.0, LONGEST_SECONDS[actor])
        command = [*READER, str(self.settings.library_folder)]
        with Terminal(command, 120, 35) as terminal:
            terminal.wait_for(CURSOR_BAR) if actor == "worker" else terminal.read(seconds / 2)
            terminal.type(f"a{self._inbox}\r")
            until, has_lost = time.monotonic() + seconds, False
            while time.monotonic() < until:
                terminal.type(self._chance.choice(KEYS))
                terminal.read_until_quiet(SECONDS_BETWEEN_KEYS)
                if actor == "worker" and not has_lost and time.monotonic() > until - seconds / 2:
                    has_lost = self._kill_worker(terminal)
            family = terminal.processes() if terminal.is_running() else []
        wait_until(lambda: not any(map(is_alive, family)), "the end of the reader's processes")
        return bool(family)

    def _kill_worker(self, terminal: Terminal) -> bool:
        workers = terminal.processes()[1:]
        if workers:
            with suppress(ProcessLookupError):
                os.kill(self._chance.choice(workers), signal.SIGKILL)
        return bool(workers)

    def _run(self, *words: str) -> list[str]:
        """Run a command to its end; return what it complains of."""
        said = self.folder / "said"
        said.write_text("")
        command = ["--library", str(self.settings.library_folder), *words]
        pid = self._fork(partial(run_newsreader, command), said)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        text = said.read_text(encoding="utf-8", errors="replace")
        return [f"ended with {status}: {text[-MOST_SAID:]}"] if status or "Traceback" in text else []

    def _fork(self, work: Callable[[], object], said: Path | None = None) -> int:
        """Run something in a process of its own."""
        pid = os.fork()
        if pid:
            return pid
        status: object = 1
        try:
            descriptor = os.open(said or self.folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(descriptor, 1)
            os.dup2(descriptor, 2)
            status = work() or 0
        finally:  # whatever it was: this process must not go on as its parent
            if sys.exc_info()[0] is not None:
                traceback.print_exc()
            os._exit(status if isinstance(status, int) else 0)

    def _log(self) -> str:
        """What those who were forked said last."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")[-MOST_SAID:]


def choose_actors(count: int, seed: int) -> Sequence[Actor]:
    """Who is killed in each of so many rounds; everybody is, where there are rounds enough."""
    chance = random.Random(seed)
    drawn: list[Actor] = [*ACTORS, *chance.choices(list(ACTORS), list(ACTORS.values()), k=max(0, count - len(ACTORS)))]
    chance.shuffle(drawn)
    return drawn[:count]


def count_writes(pid: int) -> int:
    """How often a process has written so far, 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/io").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return int(dict(line.split(": ") for line in lines)["syscw"])
