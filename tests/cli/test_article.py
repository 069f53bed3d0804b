from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import write_files
from tests.cli.conftest import Run


def test_an_article_is_shown_by_any_unique_beginning_of_its_id(run: Run, some_id: str) -> None:
    whole = run("show", some_id)
    assert whole.status == 0
    assert whole.lines[0] == "Seven weeks without a bridge: the west bank counts the cost"
    assert some_id in whole.out
    assert run("show", some_id[:7].upper()).out == whole.out


def test_what_was_removed_is_named_at_the_end(run: Run, some_id: str) -> None:
    last = run("show", some_id).lines[-1]
    assert last.startswith("Removed: ")
    assert "headline copy, 1 line" in last
    assert last.endswith(f"newsreader show {some_id} --raw")


@pytest.mark.parametrize("id_", ["zzzzzz", "not an id", "", "_"])
@pytest.mark.parametrize("command", ["show", "related", "names"])
def test_an_unknown_id_is_said(id_: str, command: str, run: Run) -> None:
    outcome = run(command, id_)
    assert (outcome.status, outcome.out) == (1, "")
    assert len(outcome.err.splitlines()) == 1


def test_raw_is_the_text_as_it_came(run: Run, some_id: str, samples: Path) -> None:
    (file,) = samples.glob("13-*")
    assert run("show", some_id, "--raw").out.split() == file.read_text(encoding="utf-8").split()


def test_exact_bytes_go_into_a_file(run: Run, tmp_path: Path) -> None:
    data = "Evil \x1b[31mferry\x1b[0m of Port Wessel.\r\n\r\nIt \u202esank.\r\n".encode("utf-16")
    write_files(tmp_path / "in", {"a.txt": data})
    (id_,) = json.loads(run("import", str(tmp_path / "in"), "--json", library=tmp_path / "library").out)["new_ids"]
    outcome = run("show", id_, "--raw", "--output", str(tmp_path / "out"), library=tmp_path / "library")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    assert (tmp_path / "out").read_bytes() == data
    assert "\x1b" not in run("show", id_, "--raw", library=tmp_path / "library").out


def test_a_file_that_cannot_be_written_is_said(run: Run, some_id: str, tmp_path: Path) -> None:
    outcome = run("show", some_id, "--raw", "--output", str(tmp_path / "none" / "out"))
    assert outcome.status == 1
    assert "No such file or directory" in outcome.err


def test_on_a_terminal_paragraphs_are_wrapped(run_on_screen: Run, run: Run, some_id: str) -> None:
    shown = run_on_screen("show", some_id).out
    assert all(len(line) < 100 for line in shown.splitlines())
    assert shown.count("\n") > 20


def test_json_is_the_object_that_export_prints(run: Run, some_id: str) -> None:
    assert run("show", some_id, "--json").out == run("export", some_id).out


def test_related_articles_come_with_reasons(run: Run, run_on_screen: Run, some_id: str) -> None:
    outcome = run("related", some_id)
    assert outcome.lines
    for line in outcome.lines:
        id_, score, _date, source, title, reasons = line.split("\t")
        assert id_ != some_id
        assert float(score) > 0
        assert source
        assert title
        assert reasons
    found = json.loads(run("related", some_id, "--json").out)
    assert [each["id"] for each in found] == [line.split("\t")[0] for line in outcome.lines]
    assert found[0]["reasons"][0] in run_on_screen("related", some_id).out.replace("\n  ", " ")
