from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from reader.settings import find_shared_folder
from tests.builders import write_files
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("note") / "library"


@pytest.fixture
def note(run: Run, library: Path) -> str:
    if not library.exists():
        loose = write_files(library.with_name("loose"), {"a.txt": "Marmots wake early.\n\nNobody knows why."})
        run("import", str(find_shared_folder("seeds")), str(loose), library=library)
    return run("export", "story:bridge", "--format", "note", library=library).out


def sources_of(note: str) -> dict[int, str]:
    lines = note.split("## Sources\n\n")[1].splitlines()
    return {int(number): source for number, _, source in (line.partition(". ") for line in lines)}


def test_sources_are_numbered_in_the_order_they_are_told_and_cited(note: str, run: Run, library: Path) -> None:
    sources = sources_of(note)
    assert list(sources) == list(range(1, 7))
    objects = {each["id"]: each for each in map(json.loads, run("export", "story:bridge", library=library).lines)}
    cited = [re.search(r"\[(\w{12})\]", source) for source in sources.values()]
    assert {match[1] for match in cited if match} == set(objects)
    days = [objects[match[1]]["published"]["earliest"] for match in cited if match]
    assert days == sorted(days)
    assert any(re.search(r", \d+ \w+ \d{4}\. ", source) for source in sources.values())
    assert any("c. 9 September 2024 (inferred)" in source for source in sources.values())


def test_the_note_of_a_story_bears_its_name_once(note: str, run: Run, library: Path) -> None:
    name = note.splitlines()[0].removeprefix("# ")
    assert f"\t{name}" in run("stories", library=library).out
    assert f"## {name}\n" not in note
    key = next(line.split("\t")[0] for line in run("stories", library=library).lines if line.endswith(name))
    assert run("export", f"story:{key[:5]}", "--format", "note", library=library).out == note


def test_a_source_names_its_author_where_it_is_known(run: Run, tmp_path: Path) -> None:
    text = "Ferry Brenk sank off Wessel\n\nBy Ann Lee\n\n3 May 2024\n\nThe ferry Odalys Brenk sank off Port Wessel.\n"
    folder = write_files(tmp_path / "in", {"a.txt": text})
    run("import", str(folder), library=tmp_path / "library")
    note = run("export", "--format", "note", library=tmp_path / "library").out
    assert sources_of(note)[1].startswith('Ann Lee: "Ferry Brenk sank off Wessel". ')


def test_every_quote_stands_in_the_source_it_names(note: str, run: Run, library: Path) -> None:
    bodies = {each["id"]: each for each in map(json.loads, run("export", "story:bridge", library=library).lines)}
    sources = sources_of(note)
    quotes = re.findall(r"“(.*)” \[(\d+)\]", note)
    assert len(quotes) > 10
    for text, number in quotes:
        match = re.search(r"\[(\w{12})\]", sources[int(number)])
        assert match is not None
        article = bodies[match[1]]
        whole = "\n".join(block for block in (article["dek"], article["subtitle"], *article["body"]) if block)
        assert re.sub(r"\\(.)", r"\1", text) in whole


def test_values_on_which_sources_differ_are_quoted_beside_each_other(note: str) -> None:
    part = note.split("Sources differ:\n\n")[1].split("\n\n")[0]
    assert re.search(r"^  - 248: “.*248 steel hangers.*” \[\d\]$", part, re.MULTILINE)
    assert re.search(r"^  - 284: “.*284 hangers.*” \[\d\]$", part, re.MULTILINE)


def test_only_what_was_asked_for_is_quoted(run: Run, library: Path, note: str) -> None:
    first, *_ = run("search", "story:bridge", "--ids", "--sort", "oldest", library=library).lines
    alone = run("export", first, "--format", "note", library=library).out
    assert alone.startswith("# 1 article, 1 source\n")
    assert set(re.findall(r"\[(\d+)\]", alone)) == {"1"}
    assert "Sources differ" not in alone


def test_all_articles_have_a_number_and_none_has_two(run: Run, library: Path, note: str) -> None:
    whole = run("export", "--format", "note", library=library).out
    ids = re.findall(r"^\d+\. .*\[(\w{12})\](?: · .*)?$", whole, re.MULTILINE)
    assert sorted(ids) == sorted(run("search", "is:unread", "--ids", "--limit", "0", library=library).lines)
    assert "\n- “Marmots wake early.” [" in whole.split("## Other articles")[1]
    assert whole == run("export", "--format", "note", library=library).out


def test_a_note_is_markdown_without_markup_of_the_texts(note: str) -> None:
    tokens = MarkdownIt().parse(note)
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1
    assert "h3" in headings


def test_a_note_goes_into_a_folder_and_nothing_makes_none(run: Run, library: Path, note: str, tmp_path: Path) -> None:
    outcome = run("export", "story:bridge", "--format", "note", "--output", str(tmp_path / "out"), library=library)
    assert (outcome.out, outcome.err) == ("", f"6 articles written to {tmp_path / 'out'}\n")
    assert (tmp_path / "out" / "note.md").read_text() == note
    outcome = run("export", "xylophonistically", "--format", "note", "--output", str(tmp_path / "no"), library=library)
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "nothing found: no note is made\n")
    assert not (tmp_path / "no").exists()


def test_a_copy_is_said_to_be_one_and_no_second_witness(run: Run, tmp_path: Path) -> None:
    text = (
        "Ferry Brenk sank off Wessel\n\nWESSEL, 3 May 2024: The ferry Odalys Brenk sank off Port Wessel on Friday.\n\n"
        "Harbour master Oret Halvane said 31 passengers were rescued by fishing boats.\n\n"
        "The Wessel Harbour Office opened an inquiry into the sinking of the Odalys Brenk.\n"
    )
    reprint = text.replace("3 May 2024", "4 May 2024") + "\nIt goes on.\n"
    folder = write_files(tmp_path / "in", {"a.txt": text, "b.txt": reprint})
    run("import", str(folder), library=tmp_path / "library")
    note = run("export", "ferry", "--format", "note", library=tmp_path / "library").out
    assert re.search(r"^### .* \[1\] \(also in its copy \[2\]\)$", note, re.MULTILINE)
    assert sources_of(note)[2].endswith(" · copy of [1]")
    assert "[1] [2]" not in note


def test_a_source_is_cited_with_what_it_corrected(run: Run, tmp_path: Path) -> None:
    correction = "Correction: 13 passengers were rescued, not 31."
    text = f"Ferry Brenk sank off Wessel\n\nThe ferry sank off Port Wessel. Some 31 were rescued.\n\n{correction}\n"
    folder = write_files(tmp_path / "in", {"a.txt": text})
    run("import", str(folder), library=tmp_path / "library")
    assert len(run("search", '"13 passengers"', library=tmp_path / "library").lines) == 1
    note = run("export", "ferry", "--format", "note", library=tmp_path / "library").out
    assert sources_of(note)[1].endswith(f" · “{correction}”")
    assert correction in run("show", re.search(r"\[(\w{12})\]", note)[1], library=tmp_path / "library").out


def test_equal_texts_of_one_day_are_the_same_and_neither_is_said_to_copy(run: Run, tmp_path: Path) -> None:
    text = (
        "Ferry Brenk sank off Wessel\n\nWESSEL, 3 May 2024: The ferry Odalys Brenk sank off Port Wessel on Friday.\n\n"
        "Harbour master Oret Halvane said 31 passengers were rescued by fishing boats.\n"
    )
    folder = write_files(tmp_path / "in", {"a.txt": text, "b.txt": text + "\nIt goes on.\n"})
    run("import", str(folder), library=tmp_path / "library")
    note = run("export", "ferry", "--format", "note", library=tmp_path / "library").out
    assert re.search(r"^### .* \[1\] \(also in the same text \[2\]\)$", note, re.MULTILINE)
    assert sources_of(note)[2].endswith(" · same text as [1]")
