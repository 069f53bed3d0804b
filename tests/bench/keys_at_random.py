"""Random keys, reports, pastes and sizes, in a real pseudo-terminal, for as long as you like.

    python -m tests.bench.keys_at_random --minutes 10 --seed 1

On the sample archive and on a library of hostile documents by turns.  Says what crashed, what hung (no answer to a key
for five seconds) and whether the terminal was left as it was found; writes keys_at_random.json; ends with 1 where
anything went wrong.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from reader.settings import find_shared_folder
from tests.bench.figures import write_trial
from tests.hostile.documents import make_documents, write_document
from tests.hostile.keyboard import SIZES, next_input
from tests.hostile.output import find_obeyed
from tests.hostile.visit import look_for_logs
from tests.terminal import Terminal

SECONDS_TO_ANSWER = 5.0
SECONDS_PER_PROGRAM = 60.0
HOSTILE_DOCUMENTS = 20
RESIZE_EVERY = 25
LOOK_EVERY = 20
QUIET_SECONDS = 0.01
PROBES = ("\x0c", "x", "\x1b", "?", "\x1b", "?")
"""Redraw; where that is not bound, letters that a text field shows and keys that open and close something."""
SECONDS_PER_PROBE = 1.0
LAST_KEYS = 12
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[<u", b"\x1b[?7h")
"""What must be the last word on each mode: the alternate screen, cursor, pastes, mouse, key reports, line wrap."""
READY = b"\x1b[?2004h"


@dataclass(slots=True)
class Run:
    """What one program took and how it fared."""

    inputs: int = 0
    sizes: int = 0
    slowest_seconds: float = 0.0
    findings: list[str] = field(default_factory=list)


def make_homes(folder: Path, seed: int) -> tuple[Path, Path]:
    """Two home folders, each with a library: the samples, and hostile documents."""
    samples, hostile = folder / "samples", folder / "hostile"
    inbox = hostile / "inbox"
    inbox.mkdir(parents=True)
    for document in make_documents(HOSTILE_DOCUMENTS, seed):
        write_document(inbox, document)
    for home, source in ((samples, find_shared_folder("seeds")), (hostile, inbox)):
        command = [sys.executable, "-m", "reader", "import", str(source)]
        subprocess.run(command, env={**os.environ, **environment(home)}, capture_output=True, check=False)
    return samples, hostile


def environment(home: Path) -> dict[str, str]:
    """Where the program finds its files; nothing of the user's own, and no browser."""
    return {
        "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"), "PATH": "",
        "NEWSREADER_LIBRARY": str(home / "library"),
    }  # fmt: skip


def press_keys(
    home: Path, chance: random.Random, is_enough: Callable[[Run], bool], seconds_to_answer: float = SECONDS_TO_ANSWER
) -> Run:
    """Run one program until it is enough."""
    run = Run()
    recent: list[str] = []
    with Terminal([sys.executable, "-m", "reader"], *SIZES[0], environment(home)) as terminal:
        terminal.wait_for_bytes(READY)
        while not is_enough(run):
            if run.inputs % RESIZE_EVERY == RESIZE_EVERY - 1:
                terminal.resize(*chance.choice(SIZES))
                run.sizes += 1
            keys = next_input(chance)
            recent = [*recent[-LAST_KEYS:], keys]
            terminal.wake()
            terminal.type(keys)
            run.inputs += 1
            terminal.read_until_quiet(QUIET_SECONDS)
            if not terminal.is_running():
                run.findings.append(f"ended after {recent!r}: {terminal.output[-400:]!r}")
                return run
            if run.inputs % LOOK_EVERY == 0:
                run.slowest_seconds = max(run.slowest_seconds, wait_for_answer(terminal, seconds_to_answer))
                if run.slowest_seconds > seconds_to_answer:
                    run.findings.append(f"no answer for {run.slowest_seconds:.1f} s after {recent!r}")
                    return run
        run.findings += leave(terminal)
    run.findings += look_for_logs(home)
    return run


def wait_for_answer(terminal: Terminal, seconds_at_most: float) -> float:
    """Seconds until the program draws anything for a key, whatever is open, at a size where it shows something."""
    terminal.resize(81, 25)
    terminal.resize(80, 24)
    terminal.type("\x1b[201~")
    terminal.read_until_quiet(0.15)
    begin = time.monotonic()
    for key in cycle(PROBES):
        asked, seen = time.monotonic(), len(terminal.output)
        if asked - begin > seconds_at_most:
            break
        terminal.wake()
        terminal.type(key)
        while len(terminal.output) == seen and time.monotonic() - asked <= SECONDS_PER_PROBE:
            terminal.read(0.02)
        if len(terminal.output) > seen:
            return time.monotonic() - asked
    return time.monotonic() - begin


def _after(seconds: float) -> Callable[[Run], bool]:
    end = time.monotonic() + seconds
    return lambda _: time.monotonic() >= end


def leave(terminal: Terminal) -> Iterator[str]:
    """Quit as a user does and say what was left behind."""
    for _ in range(10):
        terminal.wake()
        terminal.type("\x1b")
        terminal.read_until_quiet(0.15)
    terminal.type("Q")
    try:
        status = terminal.wait_for_end()
    except AssertionError as error:
        yield f"does not end: {error}"
        return
    if status:
        yield f"ended with {status}: {bytes(terminal.output[-300:])!r}"
    output = bytes(terminal.output)
    for sequence in RESTORED:
        opposite = sequence[:-1] + (b"l" if sequence.endswith(b"h") else b"h")
        if output.rfind(sequence) < output.rfind(opposite):
            yield f"the terminal is not as it was: {sequence!r} does not come last"
    if found := find_obeyed(output):
        yield f"a control character came out: {found}"


def main() -> int:
    """Press keys for so many minutes; 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    total = Run()
    with tempfile.TemporaryDirectory() as name:
        homes = make_homes(Path(name), arguments.seed)
        end = time.monotonic() + 60 * arguments.minutes
        number = 0
        while (left := end - time.monotonic()) > 0:
            run = press_keys(homes[number % 2], chance, _after(min(left, SECONDS_PER_PROGRAM)))
            number += 1
            total.inputs += run.inputs
            total.sizes += run.sizes
            total.slowest_seconds = max(total.slowest_seconds, run.slowest_seconds)
            total.findings += run.findings
    figures = {
        "minutes": arguments.minutes,
        "programs": number,
        "inputs": total.inputs,
        "sizes": total.sizes,
        "seconds of the slowest answer": round(total.slowest_seconds, 2),
        "findings": len(total.findings),
    }
    for name, value in figures.items():
        print(f"{value:>10,} {name}")
    for finding in total.findings:
        print(finding)
    write_trial("keys_at_random", arguments.seed, figures)
    return 1 if total.findings else 0


if __name__ == "__main__":
    sys.exit(main())
