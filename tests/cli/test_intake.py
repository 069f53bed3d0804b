from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.store import open_store
from tests.builders import write_files
from tests.cli.conftest import Run

GOOD = "Odalys Brenk opened the new ferry hall in Port Wessel on 3 March 2024.\n\nIt had cost nine million."


def test_sums_go_to_standard_error_and_nothing_to_standard_output(run: Run, tmp_path: Path) -> None:
    write_files(tmp_path / "in", {"a.txt": GOOD, "b.txt": GOOD + " More was to come."})
    outcome = run("import", str(tmp_path / "in"), library=tmp_path / "library")
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err == "2 new, 0 changed, 0 unchanged, 0 problems\n"
    again = run("import", str(tmp_path / "in"), library=tmp_path / "library")
    assert again.err == "0 new, 0 changed, 2 unchanged, 0 problems\n"


def test_each_problem_is_a_line_and_the_rest_is_done(run: Run, tmp_path: Path) -> None:
    write_files(tmp_path / "in", {"a.txt": GOOD, "empty.txt": b"", "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0" * 40})
    (tmp_path / "in" / "link.txt").symlink_to("nowhere")
    outcome = run("import", str(tmp_path / "in"), str(tmp_path / "missing.txt"), library=tmp_path / "library")
    assert outcome.status == 1
    *problems, sums = outcome.err.splitlines()
    assert sums == "1 new, 0 changed, 0 unchanged, 4 problems"
    for name in (
        "empty.txt: empty",
        "link.txt: a link that leads nowhere",
        "picture.txt: not a text",
        "missing.txt: no",
    ):
        assert sum(name in line for line in problems) == 1


def test_imported_articles_can_be_found_at_once(run: Run, tmp_path: Path) -> None:
    write_files(tmp_path / "in", {"a.txt": GOOD})
    run("import", str(tmp_path / "in"), "--source", "The Wessel Courier", library=tmp_path / "library")
    outcome = run("search", "source:wessel", "hall", library=tmp_path / "library")
    assert outcome.lines[0].split("\t")[2] == "The Wessel Courier"


def test_standard_input_is_an_article(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    outcome = run("import", "-", "--json", library=tmp_path / "library")
    assert json.loads(outcome.out)["new"] == 1


def test_options_may_stand_between_paths_and_a_dash_may_begin_a_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"a.txt": GOOD, "-b.txt": GOOD + " More."})
    monkeypatch.chdir(tmp_path)
    outcome = run("import", "a.txt", "--json", "--", "-b.txt", library=tmp_path / "library")
    assert json.loads(outcome.out)["new"] == 2


def test_json_names_the_new_articles(run: Run, tmp_path: Path) -> None:
    write_files(tmp_path / "in", {"a.txt": GOOD, "empty.txt": b""})
    outcome = run("import", str(tmp_path / "in"), "--json", library=tmp_path / "library")
    report = json.loads(outcome.out)
    assert outcome.status == 1
    assert report["problems"][0]["reason"] == "empty"
    assert report["new_ids"] == run("search", "ferry", "--ids", library=tmp_path / "library").lines


def test_ctrl_c_keeps_what_was_done_and_says_how_much(tmp_path: Path) -> None:
    texts = {f"{n:05}.txt": f"Ferry report {n}. {GOOD} It was trip {n} of {n + 7}." for n in range(5_000)}
    write_files(tmp_path / "in", texts)
    library = tmp_path / "library"
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "--library", str(library), "import", str(tmp_path / "in")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for_articles(library, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    sums = err.splitlines()[-1]
    store = open_store(library)
    kept = store.articles.count()
    store.close()
    assert sums.startswith(f"Stopped: {kept:,} new, 0 changed, 0 unchanged, 0 problems")
    assert 0 < kept < len(texts)


def wait_for_articles(library: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if (library / "library.sqlite3").exists() and os.path.getsize(library / "library.sqlite3"):
            store = open_store(library)
            count = store.articles.count()
            store.close()
            if count:
                return
        time.sleep(0.05)
    raise AssertionError("nothing was imported")


def test_reclean_says_how_many_changed(run: Run, tmp_path: Path) -> None:
    write_files(tmp_path / "in", {"a.txt": GOOD})
    run("import", str(tmp_path / "in"), library=tmp_path / "library")
    assert run("reclean", library=tmp_path / "library").err == "0 articles came out differently\n"
    outcome = run("reclean", "hall", "-nowhere", library=tmp_path / "library")
    assert (outcome.status, outcome.out) == (0, "")
