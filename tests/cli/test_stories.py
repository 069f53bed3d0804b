from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.builders import write_files
from tests.cli.conftest import Run
from tests.ingest.archive import ARCHIVE

SELECT_GRAPHIC_RENDITION = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("archive") / "in", ARCHIVE)


@pytest.fixture
def archive(run: Run, inbox: Path, tmp_path: Path) -> Path:
    """A library with two stories."""
    assert run("import", str(inbox), library=tmp_path / "library").status == 0
    return tmp_path / "library"


def exported(run: Run, library: Path) -> dict[str, dict]:
    """The exported articles by the names of their files."""
    objects = map(json.loads, run("export", library=library).lines)
    return {Path(each["path"]).stem: each for each in objects}


def test_stories_are_tab_separated_newest_news_first(run: Run, archive: Path) -> None:
    outcome = run("stories", library=archive)
    assert (outcome.status, outcome.err) == (0, "")
    ferry, lanterns = (line.split("\t") for line in outcome.lines)
    assert ferry[1:5] == ["5", "1", "4", "2025-07-28"]
    assert lanterns[1:5] == ["2", "1", "2", "2025-07-05"]
    assert ferry[5].startswith("Port Wessel")
    assert lanterns[5].startswith("Halbeck")


def test_on_a_terminal_stories_stand_in_a_table(run_on_screen: Run, archive: Path) -> None:
    out = SELECT_GRAPHIC_RENDITION.sub("", run_on_screen("stories", library=archive).out)
    assert re.search(r"Id +Story +Articles +Sources +Unread +Latest", out)
    assert "Port Wessel" in out
    assert "\t" not in out


def test_one_story_is_told_in_quotes(run: Run, archive: Path) -> None:
    id_ = run("stories", library=archive).lines[0].split("\t")[0]
    outcome = run("stories", id_[:6], library=archive)
    assert outcome.status == 0
    articles = exported(run, archive)
    assert outcome.lines[0] == run("stories", library=archive).lines[0].split("\t")[5]
    assert outcome.lines[2] == "2025-07-01 - 2025-07-04"
    heads = [outcome.lines.index(day) for day in ("2025-07-01 - 2025-07-04", "2025-07-12")]
    for name, place in (("grounding", 0), ("salvage", 0), ("passengers", 0), ("inquiry", 1)):
        line = f"  {articles[name]['id']} {articles[name]['display_title']} ({articles[name]['source']})"
        assert (outcome.lines.index(line) > heads[1]) == (place == 1)
    assert any(line.startswith(f"    copy: {articles['reprinted']['id']}") for line in outcome.lines)
    texts = "\n".join(text for each in articles.values() for text in (*each["body"], each["display_title"]))
    quotes = re.findall("“(.+)”", outcome.out)
    assert quotes
    assert all(quote in texts for quote in quotes)


def test_an_articles_id_leads_to_its_story(run: Run, archive: Path) -> None:
    articles = exported(run, archive)
    by_article = run("stories", articles["salvage"]["id"], "--json", library=archive)
    by_story = run("stories", articles["salvage"]["story"], "--json", library=archive)
    assert by_article.status == 0
    assert by_article.out == by_story.out


def test_json_of_all_and_of_one_agree(run: Run, archive: Path) -> None:
    listed = json.loads(run("stories", "--json", library=archive).out)
    for row in listed:
        page = json.loads(run("stories", row["id"], "--json", library=archive).out)
        assert row.items() <= page.items()
        reports = [report for episode in page["episodes"] for report in episode["reports"]]
        copies = [copy for report in reports for copy in report["copies"] if copy["kind"] != "rewrite"]
        assert len(reports) + len(copies) == row["articles"]


@pytest.mark.parametrize("id_", ["zzzzzzzzzzzz", "", "../..", "no id at all"])
def test_an_unknown_id_is_one_line(run: Run, archive: Path, id_: str) -> None:
    outcome = run("stories", id_, library=archive)
    assert (outcome.status, outcome.out) == (1, "")
    assert len(outcome.err.splitlines()) == 1
    assert "newsreader stories" in outcome.err


def test_an_article_without_a_story_is_said(run: Run, archive: Path) -> None:
    outcome = run("stories", exported(run, archive)["chess"]["id"], library=archive)
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1


def test_an_empty_library_is_said(run: Run, run_on_screen: Run, tmp_path: Path) -> None:
    assert json.loads(run("stories", "--json", library=tmp_path / "library").out) == []
    for runner in (run, run_on_screen):
        outcome = runner("stories", library=tmp_path / "library")
        assert (outcome.status, outcome.out) == (0, "")
        assert "this library is empty" in outcome.err


def test_export_says_story_episode_and_original(run: Run, archive: Path) -> None:
    articles = exported(run, archive)
    ferry = {articles[name]["story"] for name in ("grounding", "salvage", "passengers", "inquiry", "reprinted")}
    assert len(ferry) == 1
    assert ferry != {articles["theft"]["story"]} == {articles["found"]["story"]}
    assert articles["grounding"]["episode"] == articles["passengers"]["episode"] != articles["inquiry"]["episode"]
    assert articles["reprinted"]["episode"] == articles["inquiry"]["episode"]
    assert articles["reprinted"]["duplicate_of"] == articles["inquiry"]["id"]
    assert [articles["inquiry"][key] for key in ("duplicate_of",)] == [None]
    assert [articles["chess"][key] for key in ("story", "episode", "duplicate_of")] == [None] * 3


def test_stories_need_no_index_and_make_none(run: Run, archive: Path) -> None:
    shutil.rmtree(archive / "index")
    outcome = run("stories", library=archive)
    assert (outcome.status, outcome.err, len(outcome.lines)) == (0, "", 2)
    assert not (archive / "index").exists()
