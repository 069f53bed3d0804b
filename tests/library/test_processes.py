from __future__ import annotations

import os
import subprocess
import sys

import pytest

from reader.library.processes import describe_this_process, is_running


def test_this_process_runs():
    assert is_running(describe_this_process())


def test_a_process_that_ended_does_not_run():
    program = "from reader.library.processes import describe_this_process; print(describe_this_process())"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()

    assert ended.split()[0].isdigit()
    assert not is_running(ended)


def test_a_number_used_again_by_another_process_is_not_mistaken_for_it():
    pid, start = describe_this_process().split()

    assert not is_running(f"{pid} {start}0")
    assert is_running(f"{pid} ")  # where the system does not tell when it began


def test_a_process_of_another_user_runs():
    assert is_running(f"{os.getppid()} ")


@pytest.mark.parametrize("nonsense", ["", "x", "-1 5", "12a 5"])
def test_what_describes_no_process_does_not_run(nonsense: str):
    assert not is_running(nonsense)
