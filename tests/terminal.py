"""Drives a real program in a real pseudo-terminal: types keys, reads the screen, counts its CPU time.

The terminal answers the queries that a modern one answers.  `pyte` draws the screen, only when it is looked at.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pyte

ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y", b"\x1b[c": b"\x1b[?62;22c"}
SECONDS_TO_WAIT = 60.0


class Terminal:
    """A program in a pseudo-terminal of this size."""

    def __init__(
        self, command: Sequence[str], columns: int = 120, rows: int = 40, environment: Mapping[str, str] | None = None
    ) -> None:
        self.output = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = 0
        self._is_closed = False
        self.started = time.perf_counter()
        whole = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            self._set_size(0, columns, rows)
            try:
                os.execvpe(command[0], list(command), whole)
            finally:
                os._exit(127)  # what cannot be started must not go on as a second test run
        self._set_size(self._descriptor, columns, rows)
        os.set_blocking(self._descriptor, False)

    def type(self, keys: str) -> None:
        """Send these characters."""
        self.type_bytes(keys.encode())

    def type_bytes(self, data: bytes) -> None:
        """Send these bytes, taking what comes meanwhile: a program that waits to be read reads nothing."""
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while data and self.is_running():
            with suppress(BlockingIOError):
                data = data[os.write(self._descriptor, data) :]
            if data:
                self.wake()
                self.read(0.02)
                assert time.monotonic() < deadline, f"takes no more input; the screen:\n{self.text()}"

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self._set_size(self._descriptor, columns, rows)
        self._screen.resize(rows, columns)

    def lines(self) -> list[str]:
        """The screen as it stands."""
        self._stream.feed(bytes(self.output[self._drawn :]))
        self._drawn = len(self.output)
        return list(self._screen.display)

    def text(self) -> str:
        """The screen as it stands, as one text."""
        return "\n".join(self.lines())

    def line_under_cursor(self) -> str:
        """The line of the screen from the terminal's cursor on; none where the cursor is hidden."""
        lines = self.lines()
        cursor = self._screen.cursor
        return "" if cursor.hidden else lines[cursor.y][cursor.x :]

    def wait_for(self, condition: str | Callable[[str], bool]) -> str:
        """Read until the screen holds this text, or meets this condition; return the screen, or fail showing it."""
        holds = (lambda text: condition in text) if isinstance(condition, str) else condition
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while not holds(text := self.text()):
            if time.monotonic() > deadline or (not self.read(0.2) and not self.is_running()):
                raise AssertionError(f"waited for {condition!r}; the screen:\n{self.text()}")
        return text

    def wait_for_bytes(self, marker: bytes, begin: int = 0) -> None:
        """Read until the output from `begin` on holds these bytes: cheap, for measuring."""
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while marker not in self.output[begin:]:
            if time.monotonic() > deadline or (not self.read(0.5) and not self.is_running()):
                raise AssertionError(f"waited for {marker!r}; the last output: {bytes(self.output[-300:])!r}")

    def wait_for_end(self) -> int:
        """Read until the program ends; return its exit status."""
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while self.is_running():
            self.read(0.1)
            if time.monotonic() > deadline:
                raise AssertionError(f"still running; the screen:\n{self.text()}")
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def read(self, seconds: float) -> bool:
        """Take what comes within so many seconds; False where nothing came."""
        if not select.select([self._descriptor], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._descriptor, 1 << 16)
        except OSError:  # Linux: the other side is closed
            return False
        self.output += data
        for question, answer in ANSWERS.items():
            if question in data:
                os.write(self._descriptor, answer)
        return bool(data)

    def read_until_quiet(self, seconds: float) -> None:
        """Take all that comes until nothing came for so long."""
        while self.read(seconds):
            pass

    def wake(self) -> None:
        """Let the program go on if it was suspended, as `fg` does."""
        if self._state() == "T":
            os.kill(self.pid, signal.SIGCONT)

    def is_running(self) -> bool:
        """Whether the program has not ended; a zombie has."""
        return self._state() not in ("", "Z")

    def _state(self) -> str:
        try:
            return Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return ""

    def cpu_seconds(self) -> float:
        """CPU time of the program and its live children so far, by the scheduler's own count."""
        total = 0
        for pid in self.processes():
            for task in Path(f"/proc/{pid}/task").iterdir():
                total += int((task / "schedstat").read_text(encoding="ascii").split()[0])
        return total / 1e9

    def processes(self) -> list[int]:
        """The program and all processes below it."""
        found = [self.pid]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text(encoding="ascii").split()]
        return found

    def close(self) -> None:
        """End the program, whatever it does; a second time does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        if self.is_running():
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):  # wait_for_end has asked already
            os.waitpid(self.pid, 0)
        os.close(self._descriptor)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @staticmethod
    def _set_size(descriptor: int, columns: int, rows: int) -> None:
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
