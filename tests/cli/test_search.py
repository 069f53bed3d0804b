from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reader.model.errors import IndexUnavailableError
from reader.model.facet import FACET_KINDS
from reader.settings import find_shared_folder
from tests.cli.conftest import Run


def test_off_a_terminal_hits_are_tab_separated_lines_id_first(run: Run) -> None:
    outcome = run("search", "ferry")
    assert outcome.status == 0
    assert outcome.lines
    for line in outcome.lines:
        id_, date, source, title = line.split("\t")
        assert re.fullmatch("[a-z2-7]{12}", id_)
        assert re.fullmatch(r"([~?]?\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?)?", date)
        assert source
        assert title


def test_a_date_that_no_text_states_has_the_mark_of_its_grade(run: Run, tmp_path: Path) -> None:
    marks = {"stated": "", "inferred": "~", "guessed": "?"}
    run("import", *map(str, find_shared_folder("seeds").glob("*-bridge-*.txt")), library=tmp_path)
    hits = json.loads(run("search", "*", "--json", library=tmp_path).out)["hits"]
    dates = {hit["id"]: hit["published"] for hit in hits}
    wanted = {id_: marks[date["grade"]] + date["date"] if date else "" for id_, date in dates.items()}
    found = dict(line.split("\t")[:2] for line in run("search", "*", library=tmp_path).lines)
    assert found == wanted
    assert "~2024-09-09" in found.values()
    id_ = next(id_ for id_, date in found.items() if date != "~2024-09-09")
    related = [line.split("\t") for line in run("related", id_, library=tmp_path).lines]
    assert related
    assert all(found[other[0]] == other[2] for other in related)
    assert run("stories", library=tmp_path).lines[0].split("\t")[4] == max(found.values(), key=lambda each: each[-10:])


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("date:2024-13", "2024-13 is no month · read as: date:2024\n"),
        ("story:", "story: is empty · read as: everything\n"),
        ("ferry", ""),
    ],
)
def test_a_query_that_is_read_otherwise_says_so(run: Run, query: str, said: str) -> None:
    assert (run("search", query).status, run("search", query, "--count").err) == (0, said)
    assert run("export", query).err == said
    found = json.loads(run("search", query, "--json").out)
    assert [said.partition(" · ")[0]] == found["read_as"].split("; ")[1:] or not said


def test_where_nothing_is_found_a_near_spelling_is_told(run: Run) -> None:
    outcome = run("search", "bridgge")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "nothing found; did you mean bridge\n")


def test_no_hits_is_success(run: Run) -> None:
    outcome = run("search", "xylophonistically")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    assert run("search", "xylophonistically", "--count").out == "0\n"


def test_an_empty_library_is_said(run: Run, tmp_path: Path) -> None:
    outcome = run("search", "ferry", library=tmp_path)
    assert (outcome.status, outcome.out) == (0, "")
    assert "is empty" in outcome.err


def test_ids_and_count_agree_with_json(run: Run) -> None:
    found = json.loads(run("search", "bridge", "--json").out)
    assert run("search", "bridge", "--count").out == f"{found['total']}\n"
    assert run("search", "bridge", "--ids").lines == [hit["id"] for hit in found["hits"]]


def test_limit_and_offset_cut_a_window_out_of_the_order(run: Run) -> None:
    every = run("search", "bridge", "--ids", "--limit", "0").lines
    assert len(every) >= 3
    window = run("search", "bridge", "--ids", "--limit", "1", "--offset", "1")
    assert window.lines == every[1:2]
    assert window.err == f"1 of {len(every)} shown; --limit 0 shows all\n"
    beyond = run("search", "bridge", "--offset", "1000")
    assert (beyond.status, beyond.out, beyond.err) == (0, "", "")


def test_sorting_by_date_is_the_reverse_of_itself(run: Run) -> None:
    newest = run("search", "date:[2020 TO 2030]", "--sort", "newest").lines
    dates = [line.split("\t")[1].lstrip("~?") for line in newest]
    assert len(dates) >= 2
    assert dates == sorted(dates, reverse=True)
    oldest = run("search", "date:[2020 TO 2030]", "--sort", "oldest").lines
    assert [line.split("\t")[1].lstrip("~?") for line in oldest] == sorted(dates)


@pytest.mark.parametrize(
    "words", [["bridge", "-ferry"], ["-ferry", "bridge"], ["--", "-ferry", "bridge"], ["-ferry bridge"]], ids=" ".join
)
def test_a_minus_excludes_and_is_no_option(words: list[str], run: Run) -> None:
    assert run("search", "--ids", *words).lines == run("search", "--ids", "bridge NOT ferry").lines


@pytest.mark.parametrize("dashes", ["---", "---\n", "-- -", "--5"])
def test_dashes_are_words_to_look_for_and_no_options(dashes: str, run: Run) -> None:
    assert run("search", dashes, "--count").status == 0


def test_words_may_stand_apart_or_in_one_argument(run: Run) -> None:
    assert run("search", "west", "--ids", "bank").lines == run("search", "west bank", "--ids").lines


def test_marks_are_code_points_of_the_snippet(run: Run) -> None:
    found = json.loads(run("search", "bakery", "--json").out)
    for hit in found["hits"]:
        assert [hit["snippet"][start:end].casefold() for start, end in hit["marks"]]
        assert all(hit["snippet"][start:end].casefold().startswith("baker") for start, end in hit["marks"])


def test_json_is_ascii(run: Run) -> None:
    outcome = run("search", "£", "OR", "bridge", "--json")
    assert outcome.out.isascii()


def test_on_a_terminal_hits_are_marked_without_colour(run_on_screen: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    outcome = run_on_screen("search", "bakery")
    assert "read as: bakery" in outcome.out
    codes = set(re.findall(r"\x1b\[([0-9;]*)m", outcome.out))
    assert "1;4" in codes  # bold and underlined
    assert not any(3 <= int(part or 0) // 10 <= 4 or int(part or 0) >= 90 for code in codes for part in code.split(";"))


def test_on_a_terminal_the_rest_is_offered(run_on_screen: Run) -> None:
    assert "--offset 1 shows more" in run_on_screen("search", "bridge", "--limit", "1").out


def test_an_index_that_is_held_elsewhere_is_said_and_the_old_one_answers(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise IndexUnavailableError("the index", "another newsreader writes to it", "try again in a moment")

    monkeypatch.setattr("reader.library.index.IndexPart.drain", refuse)
    monkeypatch.setattr("reader.library.search.count_lacking", lambda *_: 12)
    outcome = run("search", "bakery")
    assert outcome.status == 0
    assert outcome.lines
    assert outcome.err.splitlines() == [
        "the index: another newsreader writes to it; try again in a moment",
        "12 not yet indexed",
    ]


def test_facets_come_after_the_hits_and_are_told_from_them(run: Run) -> None:
    hits = run("search", "bridge").lines
    lines = run("search", "bridge", "--facets").lines
    assert lines[: len(hits)] == hits
    for line in lines[len(hits) :]:
        first, kind, id_, name, count = line.split("\t")
        assert first == "facet"
        assert kind in FACET_KINDS
        assert id_
        assert name
        assert int(count) > 0
    assert {line.split("\t")[1] for line in lines[len(hits) :]} >= {"source", "month"}


def test_facets_count_everything_found_not_what_is_shown(run: Run) -> None:
    found = json.loads(run("search", "bridge", "--facets", "--limit", "1", "--json").out)
    assert sum(facet["count"] for facet in found["facets"]["source"]) == found["total"] > 1
    for month in found["facets"]["month"]:
        assert run("search", f"bridge date:{month['id']}", "--count").out == f"{month['count']}\n"


def test_facets_of_nothing_are_none(run: Run) -> None:
    assert run("search", "xylophonistically", "--facets").out == ""
    assert set(json.loads(run("search", "xylophonistically", "--facets", "--json").out)["facets"]) == set(FACET_KINDS)


def test_on_a_terminal_facets_have_headings(run_on_screen: Run) -> None:
    out = run_on_screen("search", "bridge", "--facets").out
    assert "Sources" in out
    assert "Months" in out


@pytest.mark.parametrize("option", ["--ids", "--count"])
def test_facets_go_with_no_bare_list(option: str, run: Run) -> None:
    outcome = run("search", "bridge", "--facets", option)
    assert (outcome.status, outcome.out) == (2, "")
    assert f"not allowed with {option}" in outcome.err


def test_what_other_spellings_of_a_name_would_find_is_said_on_standard_error(run: Run, tmp_path: Path) -> None:
    run("import", *map(str, find_shared_folder("seeds").glob("0*.txt")), library=tmp_path)
    words = run("search", "zelenskyy", "--count", library=tmp_path)
    name = run("search", "person:zelenskyy", "--count", library=tmp_path)
    more = int(name.out) - int(words.out)
    assert more > 0
    assert words.err == f"{more} more under other spellings: person:zelenskyy\n"
    assert name.err == run("search", "zelenskyy", "--json", library=tmp_path).err == ""
