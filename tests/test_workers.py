"""Worker processes: real ones, whatever happens to them."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model import errors
from reader.model.errors import NoSuchArticleError, NotTextError, ReaderError, WorkCancelledError
from reader.model.work import Progress
from reader.workers import InlineRunner, ProcessRunner
from tests.fakes import tasks
from tests.fakes.waiting import is_alive, wait_until

LASTING, PASSING = "search", "work"
ROOT = Path(__file__).parents[1]


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[ProcessRunner]:
    made = ProcessRunner(tasks.open_host, tmp_path, tmp_path / "log" / "newsreader.log", frozenset({LASTING}))
    yield made
    made.close()


def pid_when_running(folder: Path, name: str) -> int:
    trace = folder / f"{name}-runs"
    wait_until(lambda: trace.exists() and trace.read_text(), f"{name} runs")
    return int(trace.read_text())


def log_of(folder: Path) -> str:
    return (folder / "log" / "newsreader.log").read_text()


def test_a_lane_answers_in_its_own_process_and_opens_its_host_once(runner: ProcessRunner, tmp_path: Path):
    jobs = [runner.start(LASTING, tasks.double, number) for number in range(20)]
    first, again = (runner.start(LASTING, tasks.tell_process, None).wait() for _ in range(2))

    assert [job.wait() for job in jobs] == [2 * number for number in range(20)]
    assert first == again
    assert first[0] != os.getpid()
    assert (tmp_path / "opened").read_text() == f"{first[0]}\n"


def test_lanes_do_not_wait_for_each_other(runner: ProcessRunner, tmp_path: Path):
    endless = runner.start(PASSING, tasks.work_until_cancelled, "long work")
    pid_when_running(tmp_path, "long work")

    assert runner.start(LASTING, tasks.double, 4).wait() == 8

    endless.cancel()
    with pytest.raises(WorkCancelledError):
        endless.wait()


def test_progress_is_told_in_order_seldom_and_to_its_end(runner: ProcessRunner):
    told: list[Progress] = []

    runner.start(LASTING, tasks.count_up, 3_000, told.append).wait()

    assert told[0] == Progress("Counting", 0, 3_000)
    assert told[-1] == Progress("Counting", 3_000, 3_000)
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert len(told) < 1_000


def test_a_running_task_is_cancelled_and_the_lane_goes_on(runner: ProcessRunner, tmp_path: Path):
    job = runner.start(LASTING, tasks.work_until_cancelled, "work")
    pid = pid_when_running(tmp_path, "work")

    job.cancel()

    with pytest.raises(WorkCancelledError):
        job.wait()
    assert runner.start(LASTING, tasks.tell_process, None).wait()[0] == pid


def test_a_listener_that_wants_no_more_cancels(runner: ProcessRunner):
    def refuse(_: Progress) -> None:
        raise WorkCancelledError("the import")

    job = runner.start(LASTING, tasks.work_until_cancelled, "work", refuse)

    with pytest.raises(WorkCancelledError):
        job.wait()


def test_a_task_cancelled_before_its_turn_never_begins(runner: ProcessRunner, tmp_path: Path):
    running = runner.start(LASTING, tasks.work_until_cancelled, "work")
    waiting = runner.start(LASTING, tasks.leave_trace, "begun")
    after = runner.start(LASTING, tasks.double, 3)

    waiting.cancel()
    running.cancel()

    with pytest.raises(WorkCancelledError):
        waiting.wait()
    assert after.wait() == 6
    assert not (tmp_path / "begun").exists()


def test_cancelling_what_is_done_changes_nothing(runner: ProcessRunner):
    job = runner.start(LASTING, tasks.double, 3)
    assert job.wait() == 6

    job.cancel()

    assert job.wait() == 6
    assert runner.start(LASTING, tasks.double, 4).wait() == 8


def test_an_error_for_the_user_crosses_with_all_it_says(runner: ProcessRunner):
    with pytest.raises(NoSuchArticleError) as caught:
        runner.start(LASTING, tasks.fail_for_the_user, "zz").wait()

    assert (caught.value.subject, caught.value.reason) == ("zz", "no article has this id")
    assert caught.value.remedy == "search prints ids"
    with pytest.raises(NotTextError, match=r"picture\.txt: not a text file"):
        runner.start(LASTING, tasks.fail_as_no_text, "picture.txt").wait()


@pytest.mark.parametrize(
    "kind", [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, ReaderError)]
)
def test_every_error_is_the_same_on_the_other_side(kind: type[ReaderError]):
    error = kind("subject", "reason", "remedy")

    copy = pickle.loads(pickle.dumps(error))

    assert type(copy) is kind
    assert (copy.subject, copy.reason, copy.remedy, str(copy)) == ("subject", "reason", "remedy", str(error))


def test_a_bug_is_logged_by_its_place_without_its_words_and_the_lane_goes_on(runner: ProcessRunner, tmp_path: Path):
    with pytest.raises(ReaderError, match="the log says where"):
        runner.start(LASTING, tasks.fail_by_a_bug, "a sentence from an article").wait()

    assert runner.start(LASTING, tasks.double, 3).wait() == 6
    assert "fail_by_a_bug failed: ValueError at " in log_of(tmp_path)
    assert "tasks.py:" in log_of(tmp_path)
    assert "sentence" not in log_of(tmp_path)


def test_a_host_that_cannot_be_opened_is_told_to_each_job(tmp_path: Path):
    runner = ProcessRunner(tasks.open_refusing_host, tmp_path, tmp_path / "log", frozenset({LASTING}))

    for _ in range(2):
        with pytest.raises(NoSuchArticleError, match="is locked; try again"):
            runner.start(LASTING, tasks.double, 1).wait()
    runner.close()


def test_a_killed_process_fails_its_jobs_and_the_next_task_gets_a_new_one(runner: ProcessRunner, tmp_path: Path):
    running = runner.start(LASTING, tasks.work_until_cancelled, "work")
    waiting = runner.start(LASTING, tasks.double, 1)
    pid = pid_when_running(tmp_path, "work")

    os.kill(pid, signal.SIGKILL)

    for job in (running, waiting):
        with pytest.raises(ReaderError, match="ended before it answered"):
            job.wait()
    other, _ = runner.start(LASTING, tasks.tell_process, None).wait()
    assert other != pid
    assert not Path(f"/proc/{pid}").exists()  # collected, not a zombie


def test_a_passing_lane_ends_with_its_work_and_closes_its_host(runner: ProcessRunner, tmp_path: Path):
    jobs = [runner.start(PASSING, tasks.tell_process, None) for _ in range(3)]
    pids = {job.wait()[0] for job in jobs}

    for pid in pids:
        wait_until(lambda pid=pid: not Path(f"/proc/{pid}").exists(), "the end of the process")

    assert (tmp_path / "closed").read_text().split() == [str(pid) for pid in pids]
    again, _ = runner.start(PASSING, tasks.tell_process, None).wait()
    assert again not in pids


def test_a_lasting_lane_stays_without_work(runner: ProcessRunner):
    pid, _ = runner.start(LASTING, tasks.tell_process, None).wait()
    runner.start(PASSING, tasks.double, 1).wait()

    assert is_alive(pid)
    assert runner.start(LASTING, tasks.tell_process, None).wait()[0] == pid


def test_no_process_starts_before_its_first_task(runner: ProcessRunner, tmp_path: Path):
    assert not (tmp_path / "opened").exists()
    assert not (tmp_path / "log").exists()


@pytest.mark.parametrize("task", [tasks.work_until_cancelled, tasks.never_look_up])
def test_closing_cancels_everything_and_leaves_no_process(runner: ProcessRunner, tmp_path: Path, task):
    running = runner.start(PASSING, task, "work")
    waiting = runner.start(PASSING, tasks.double, 1)
    resting, _ = runner.start(LASTING, tasks.tell_process, None).wait()
    pid = pid_when_running(tmp_path, "work")

    runner.close()

    assert not Path(f"/proc/{pid}").exists()
    assert not Path(f"/proc/{resting}").exists()
    for job in (running, waiting):
        with pytest.raises(WorkCancelledError):
            job.wait()


PARENT = """
import sys
from pathlib import Path
from reader.workers import ProcessRunner
from tests.fakes import tasks

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    runner = ProcessRunner(tasks.open_host, folder, folder / "log", frozenset({"search"}))
    runner.start("search", tasks.print_much, "printed by the worker").wait()
    runner.start("work", tasks.never_look_up, "work")
    runner.start("search", tasks.work_until_cancelled, "search")
    print("started", flush=True)
    sys.stdin.read()
"""


def test_workers_die_with_a_killed_parent_and_never_reach_the_terminal(tmp_path: Path):
    program = tmp_path / "parent.py"
    program.write_text(PARENT)
    parent = subprocess.Popen(
        [sys.executable, str(program), str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    pids = [pid_when_running(tmp_path, name) for name in ("work", "search")]

    parent.kill()

    output, complaints = parent.communicate()
    assert (output, complaints) == ("started\n", "")
    for pid in pids:
        wait_until(lambda pid=pid: not is_alive(pid), "the worker's end")
    assert (tmp_path / "log").read_text().count("printed by the worker") == 3


def test_the_inline_runner_answers_like_the_other_one(tmp_path: Path):
    runner = InlineRunner(tasks.open_host(tmp_path))
    told: list[Progress] = []

    assert runner.start(LASTING, tasks.double, 4).wait() == 8
    assert runner.start(LASTING, tasks.count_up, 2, told.append).wait() == 2
    assert len(told) == 3
    job = runner.start(LASTING, tasks.fail_for_the_user, "zz")
    job.cancel()
    with pytest.raises(NoSuchArticleError):
        job.wait()
    with pytest.raises(ValueError, match="could not read"):
        runner.start(LASTING, tasks.fail_by_a_bug, "this")
    runner.close()


def test_a_process_starts_while_a_screen_holds_standard_error(runner: ProcessRunner, monkeypatch: pytest.MonkeyPatch):
    class HeldByScreen(io.StringIO):
        def fileno(self) -> int:
            return -1

    monkeypatch.setattr(sys, "stderr", HeldByScreen())

    assert runner.start(LASTING, tasks.double, 4).wait() == 8
