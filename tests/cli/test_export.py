from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.builders import write_files
from tests.cli.conftest import Run


def test_every_article_is_one_line_in_list_order(run: Run) -> None:
    outcome = run("export")
    objects = [json.loads(line) for line in outcome.lines]
    assert len(objects) == 6
    assert outcome.out.isascii()
    dates = [each["published"]["earliest"] for each in objects if each["published"]]
    assert len(dates) >= 2
    assert dates == sorted(dates, reverse=True)


def test_offsets_of_names_lead_to_their_text(run: Run) -> None:
    seen = 0
    for line in run("export").lines:
        article = json.loads(line)
        for entity in article["entities"]:
            for mention in entity["mentions"]:
                place = mention["paragraph"]
                block = article["body"][place] if isinstance(place, int) else article[place]
                assert block[mention["start"] : mention["end"]] == mention["text"]
                seen += 1
    assert seen > 10


def test_ids_name_articles_and_other_words_a_query(run: Run) -> None:
    ids = [json.loads(line)["id"] for line in run("export").lines]
    assert exported_ids(run, ids[3][:8], ids[0]) == [ids[0], ids[3]]
    ferry = exported_ids(run, "ferry")
    assert ferry
    assert set(ferry) == set(run("search", "ferry", "--ids", "--limit", "0").lines)
    assert ferry == [id_ for id_ in ids if id_ in ferry]
    assert exported_ids(run, "ferry", "-bakery") == exported_ids(run, "ferry NOT bakery")


def test_a_short_word_of_the_texts_is_no_id_even_where_one_begins_like_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = iter(["ferrygggghhhh", "quayiiiijjjj"])
    monkeypatch.setattr("reader.ingest.mint_id", lambda _: next(ids)[:12])
    texts = {"a.txt": "The bridge at Port Wessel is closed.", "b.txt": "The ferry at Port Wessel goes."}
    write_files(tmp_path / "in", texts)
    run("import", str(tmp_path / "in"), library=tmp_path / "library")
    for word, meant in (("ferry", "quayiiiijjjj"), ("ferr", "ferrygggghhh"), ("quay", "quayiiiijjjj")):
        (line,) = run("export", word, library=tmp_path / "library").lines
        assert json.loads(line)["id"] == meant


def exported_ids(run: Run, *words: str) -> list[str]:
    return [json.loads(line)["id"] for line in run("export", *words).lines]


def test_a_query_that_finds_nothing_exports_nothing(run: Run) -> None:
    outcome = run("export", "xylophonistically")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")


def test_jsonl_goes_into_one_file_of_a_folder(run: Run, tmp_path: Path) -> None:
    outcome = run("export", "--output", str(tmp_path / "new" / "out"))
    assert outcome.out == ""
    assert outcome.err == f"6 articles written to {tmp_path / 'new' / 'out'}\n"
    assert (tmp_path / "new" / "out" / "articles.jsonl").read_text() == run("export").out


def test_markdown_is_one_file_an_article(run: Run, tmp_path: Path) -> None:
    run("export", "--format", "markdown", "--output", str(tmp_path))
    files = sorted(tmp_path.iterdir())
    assert len(files) == 6
    for file in files:
        assert file.name.isascii()
        tokens = MarkdownIt().parse(file.read_text(encoding="utf-8"))
        assert (tokens[0].type, tokens[0].tag) == ("heading_open", "h1")


def test_markdown_on_standard_output_is_separated(run: Run) -> None:
    outcome = run("export", "--format", "markdown")
    assert outcome.out.count("\n---\n") == 5
    assert outcome.out.count("\n# ") == 5


def test_a_folder_that_cannot_be_made_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    outcome = run("export", "--output", str(tmp_path / "file" / "below"))
    assert outcome.status == 1
    assert len(outcome.err.splitlines()) == 1
