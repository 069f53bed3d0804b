"""One evil string through every command: nothing that a terminal obeys comes out."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli import output
from reader.model.article import Article, ArticleRow, CleanText, Related, Removed
from reader.model.dates import PublicationDate
from reader.model.entity import Entity, EntityInArticle, Mention, OpenedArticle
from reader.model.search import SearchHit
from reader.model.story import (
    Claim,
    Copy,
    Difference,
    Episode,
    OnlyHere,
    Quote,
    Report,
    StoryPage,
    StoryRow,
    TimelineDay,
)
from tests.builders import write_files
from tests.cli.conftest import Run

EVIL = (
    "\x1b[31mEvil\x1b[0m\x1b]0;title\x07 \x1bP+q544e\x1b\\ \x9b5m \x90q\x9c[bold]markup[/] \u202ederever\u202c "
    "\u2066x\u2069 zero\u200bwidth\u2060\ufeff bell\x07 back\x08\x08 delete\x7f "
    "next\x85line \u2028 \U000e0041tag \x1b[?1049h"
)
SELECT_GRAPHIC_RENDITION = re.compile(r"\x1b\[[0-9;]*m")
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\u200b\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def find_forbidden(text: str) -> str | None:
    found = FORBIDDEN.search(text)
    return text[max(0, found.start() - 40) : found.end() + 10] if found else None


@pytest.fixture
def evil_library(run: Run, tmp_path: Path) -> Path:
    name = EVIL.replace("/", "") + "\n\t.txt"
    text = f"{EVIL} Headline\n\nMr {EVIL} Brenk of Port Wessel said on 3 March 2024 that {EVIL}.\n\n{EVIL}\n"
    folder = tmp_path / f"in {EVIL.replace('/', '')}"
    write_files(folder, {name: text, "b.txt": text + "The ferry sank.", "empty" + name: ""})
    (folder / os.fsdecode(b"bytes\xff\x1b[31m.txt")).write_bytes(b"The ferry of Port Wessel sank again.")
    outcome = run("import", str(folder), "--source", EVIL, library=tmp_path / "library")
    assert outcome.err.splitlines()[-1] == "3 new, 0 changed, 0 unchanged, 1 problem"
    assert find_forbidden(outcome.err) is None
    return tmp_path / "library"


def commands_on(id_: str, out: Path) -> list[list[str]]:
    return [
        ["search", "wessel"],
        ["search", "wessel", "--json"],
        ["search", EVIL],
        ["search", f'"{EVIL}"', "--json"],
        ["search", EVIL, "--limit", EVIL],
        ["search", "wessel", f"--{EVIL}"],
        ["show", id_],
        ["show", id_, "--raw"],
        ["show", id_, "--json"],
        ["show", EVIL],
        ["show", id_, "--raw", "--output", f"{out}/none/{EVIL}"],
        ["related", id_],
        ["related", id_, "--json"],
        ["names"],
        ["names", id_],
        ["names", "--json"],
        ["names", "--type", EVIL],
        ["stories"],
        ["stories", "--json"],
        ["stories", id_],
        ["stories", id_, "--json"],
        ["stories", EVIL],
        ["export"],
        ["export", EVIL],
        ["export", "--format", "markdown"],
        ["export", "--format", "note"],
        ["export", "--format", "markdown", "--output", str(out / f"out {EVIL.replace('/', '')}")],
        ["export", "--output", f"{out}/library/library.sqlite3/{EVIL}"],
        ["import", f"{out}/{EVIL}"],
        ["import", f"{out}/{EVIL}", "--json"],
        ["reclean", EVIL],
        ["index", EVIL],
        ["index", "status"],
        ["mark", "star", EVIL],
        ["mark", EVIL, "x"],
        ["open", EVIL],
        ["open", id_],
        ["backup", f"{out}/none/{EVIL}"],
        ["doctor"],
        ["doctor", "--json"],
        ["--config", EVIL, "search", "x"],
        [EVIL],
    ]


def test_no_command_prints_what_a_terminal_obeys(
    run: Run, run_on_screen: Run, evil_library: Path, tmp_path: Path
) -> None:
    ids = [json.loads(line)["id"] for line in run("export", library=evil_library).lines]
    assert len(ids) == 3
    for id_ in ids:
        for words in commands_on(id_, tmp_path):
            outcome = run(*words, library=evil_library)
            assert find_forbidden(outcome.out + outcome.err) is None, words
    for words in commands_on(ids[0], tmp_path):
        outcome = run_on_screen(*words, library=evil_library)
        assert find_forbidden(SELECT_GRAPHIC_RENDITION.sub("", outcome.out + outcome.err)) is None, words
    for file in tmp_path.glob("out*/*.md"):
        assert file.name.isascii()
        assert find_forbidden(file.read_text(encoding="utf-8")) is None


def test_tab_separated_fields_stay_apart(run: Run, evil_library: Path) -> None:
    for words, fields in ((["search", "wessel"], 4), (["names"], 5), (["stories"], 6)):
        lines = run(*words, library=evil_library).out.split("\n")
        assert {line.count("\t") for line in lines if line} == {fields - 1}


def test_markup_is_shown_as_it_is_written(run: Run, run_on_screen: Run, tmp_path: Path) -> None:
    markup = "The [bold]ferry[/] [link=file:///etc]sank[/link] :skull: [/nonsense]"
    write_files(tmp_path / "in", {"a.txt": f'{markup}\n\nOdalys Brenk: "{markup}"'})
    run("import", str(tmp_path / "in"), library=tmp_path / "library")
    (id_,) = run("search", "ferry", "--ids", library=tmp_path / "library").lines
    for words in (["show", id_], ["search", "ferry"]):
        shown = run_on_screen(*words, library=tmp_path / "library").out
        assert markup in SELECT_GRAPHIC_RENDITION.sub("", shown)


def make_evil_page(row: ArticleRow) -> StoryPage:
    story = StoryRow(1, EVIL, EVIL, 2, 1, 1, 1, None, date(2024, 1, 1), False, False)
    quote = Quote(row.number, 0, 0, 4, EVIL)
    day = TimelineDay(date(2024, 1, 1), date(2024, 1, 1), quote, 1)
    difference = Difference(EVIL, "role", EVIL, (Claim(EVIL, quote, (row.number,)), Claim(EVIL, quote, (row.number,))))
    report = Report(row, (Copy(row, "copy", 1),), (OnlyHere("name", EVIL, quote, EVIL),))
    episode = Episode(EVIL, date(2024, 1, 1), date(2024, 1, 1), (report,), (day,), (difference,))
    return StoryPage(story, (episode,), (story,))


def test_what_evil_a_library_holds_already_stays_there(
    run: Run, run_on_screen: Run, some_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = PublicationDate(EVIL, date(2024, 1, 1), date(2024, 1, 1), "day", "stated", (EVIL,))
    row = ArticleRow(1, EVIL, EVIL, EVIL, published, 1, False, False, False)
    text = CleanText(EVIL, EVIL, EVIL, (EVIL,), (Removed("share", EVIL, EVIL),), author=EVIL)
    now = datetime(2024, 1, 1, tzinfo=UTC)
    article = Article(1, EVIL, text, EVIL, EVIL, EVIL, EVIL, EVIL, published, published, 1, now)
    entity = Entity(EVIL, EVIL, "person", 1, (EVIL, EVIL[1:]))
    found = EntityInArticle(entity, (Mention(0, 0, 4, EVIL, "person"),))
    related = (Related(row, 1.0, (EVIL,)),)
    page = make_evil_page(row)
    opened = OpenedArticle(article, row, (found,), related)
    hit = SearchHit(row, 1.0, ((0, 3),), EVIL, ((2, 5),))
    for method, answer in (
        ("articles.ArticlesPart.get", article),
        ("articles.ArticlesPart.open", opened),
        ("articles.ArticlesPart.related", related),
        ("names.NamesPart.listed", (entity,)),
        ("names.NamesPart.of_article", (found,)),
        ("search.SearchPart.hits", (hit,)),
        ("stories.StoriesPart.list_keys", (-1,)),
        ("stories.StoriesPart.rows", (page.row,)),
        ("stories.StoriesPart.page", page),
        ("stories.StoriesPart.find", 1),
    ):
        monkeypatch.setattr(f"reader.library.{method}", lambda *_, answer=answer: answer)
    commands = (
        ["search", "bridge", "--limit", "1"],
        ["search", "bridge", "--limit", "1", "--json"],
        ["show", some_id],
        ["show", some_id, "--json"],
        ["related", some_id],
        ["related", some_id, "--json"],
        ["names"],
        ["names", some_id],
        ["names", "--json"],
        ["stories"],
        ["stories", "--json"],
        ["stories", some_id],
        ["stories", some_id, "--json"],
        ["export", some_id],
        ["export", some_id, "--format", "markdown"],
    )
    for outcome in [run(*words) for words in commands] + [run_on_screen(*words) for words in commands]:
        assert outcome.status == 0
        assert "markup" in outcome.out
        assert OBEYED.search(SELECT_GRAPHIC_RENDITION.sub("", outcome.out + outcome.err)) is None


@given(st.text() | st.text(alphabet=sorted(set(EVIL))))
def test_no_text_gets_through(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        written: list[str] = []
        patch.setattr(output, "_write", written.append)
        output.write_line(text)
        output.write_fields(text, text)
        output.write_text(text)
        output.write_json({"text": text})
    line, fields, lines, document = written
    for each in written:
        assert find_forbidden(each) is None
    assert line.count("\n") == fields.count("\n") == document.count("\n") == fields.count("\t") == 1
    assert lines.endswith("\n")
    assert json.loads(document) == {"text": text}
