"""Tasks and hosts for worker processes: top-level, so that another process can import them."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from reader.model.errors import NoSuchArticleError, NotTextError
from reader.model.ports import ReportProgress
from reader.model.work import Progress

SECONDS_BETWEEN_LOOKS = 0.005


class Host:
    """What a worker process has open; leaves a trace when it is closed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with (folder / "opened").open("a") as trace:
            trace.write(f"{os.getpid()}\n")

    def close(self) -> None:
        with (self.folder / "closed").open("a") as trace:
            trace.write(f"{os.getpid()}\n")


def open_host(folder: Path) -> Host:
    return Host(folder)


def open_refusing_host(folder: Path) -> Host:
    raise NoSuchArticleError(str(folder), "is locked", "try again")


def double(_: Host, number: int, __: ReportProgress) -> int:
    return 2 * number


def tell_process(host: Host, _: None, __: ReportProgress) -> tuple[int, Path]:
    return os.getpid(), host.folder


def print_much(_: Host, words: str, __: ReportProgress) -> None:
    print(words)
    print(words, file=sys.stderr)
    os.write(1, words.encode())


def fail_by_a_bug(_: Host, secret: str, __: ReportProgress) -> None:
    raise ValueError(f"could not read {secret}")


def fail_for_the_user(_: Host, name: str, __: ReportProgress) -> None:
    raise NoSuchArticleError(name, "no article has this id", "search prints ids")


def fail_as_no_text(_: Host, name: str, __: ReportProgress) -> None:
    raise NotTextError(name)


def count_up(_: Host, upto: int, report_progress: ReportProgress) -> int:
    for done in range(upto):
        report_progress(Progress("Counting", done, upto))
    report_progress(Progress("Counting", upto, upto))
    return upto


def work_until_cancelled(host: Host, name: str, report_progress: ReportProgress) -> None:
    """Leaves a trace once it runs, and ends by cancellation alone."""
    (host.folder / f"{name}-runs").write_text(str(os.getpid()))
    while True:
        report_progress(Progress(name, 0, None))
        time.sleep(SECONDS_BETWEEN_LOOKS)


def never_look_up(host: Host, name: str, _: ReportProgress) -> None:
    """Leaves a trace once it runs, and hears of nothing."""
    (host.folder / f"{name}-runs").write_text(str(os.getpid()))
    while True:
        time.sleep(SECONDS_BETWEEN_LOOKS)


def leave_trace(host: Host, name: str, _: ReportProgress) -> None:
    (host.folder / name).touch()
