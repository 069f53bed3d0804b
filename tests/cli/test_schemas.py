"""What programs read from us: real output against the schemas that promise it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from reader.model.story import CopyKind, Difference, OnlyHere
from tests.builders import write_files
from tests.cli.conftest import Run
from tests.ingest.archive import ARCHIVE

FOLDER = Path(__file__).parents[1] / "contract" / "schemas"
SCHEMAS: dict[str, dict[str, Any]] = {file.stem: json.loads(file.read_text()) for file in sorted(FOLDER.iterdir())}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)


def check(name: str, value: object) -> None:
    checker = Draft202012Validator.FORMAT_CHECKER
    Draft202012Validator(SCHEMAS[name], registry=REGISTRY, format_checker=checker).validate(value)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_what_a_story_can_say_is_what_the_schema_promises() -> None:
    episode = SCHEMAS["story"]["properties"]["episodes"]["items"]["properties"]
    report = SCHEMAS["story"]["$defs"]["report"]["properties"]
    for part, kinds in (
        (episode["differences"], get_type_hints(Difference)["kind"]),
        (report["copies"], CopyKind),
        (report["only_here"], get_type_hints(OnlyHere)["kind"]),
    ):
        assert part["items"]["properties"]["kind"]["enum"] == list(get_args(kinds))


def test_export(run: Run) -> None:
    for line in run("export").lines:
        article = json.loads(line)
        check("article", article)
        assert list(article) == SCHEMAS["article"]["required"]


def test_export_of_the_originals(run: Run, originals: Path, tmp_path: Path) -> None:
    run("import", str(originals), library=tmp_path / "library")
    articles = [json.loads(line) for line in run("export", library=tmp_path / "library").lines]
    assert len(articles) == 5
    for article in articles:
        check("article", article)
    assert any(article["title"] is None for article in articles)


def test_show(run: Run, some_id: str) -> None:
    check("article", json.loads(run("show", some_id, "--json").out))


@pytest.mark.parametrize(
    "query", ["bridge", "xylophonistically", "date:2024", "person:nkemelu", "is:unread", '(half "typed']
)
def test_search(query: str, run: Run) -> None:
    found = json.loads(run("search", query, "--json").out)
    check("search", found)
    assert list(found) == SCHEMAS["search"]["required"]
    assert found["total"] >= len(found["hits"])
    for hit in found["hits"]:
        assert all(0 <= start < end <= len(hit["snippet"]) for start, end in hit["marks"])


def test_search_with_facets(run: Run) -> None:
    for query in ("bridge", "xylophonistically"):
        found = json.loads(run("search", query, "--facets", "--json").out)
        check("search", found)
        assert list(found["facets"]) == SCHEMAS["search"]["properties"]["facets"]["required"]


def test_related(run: Run, some_id: str) -> None:
    found = json.loads(run("related", some_id, "--json").out)
    assert found
    check("related", found)


def test_names(run: Run, some_id: str) -> None:
    for words in ([], [some_id], ["--type", "event"]):
        check("names", json.loads(run("names", *words, "--json").out))


def test_stories(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "library"
    run("import", str(write_files(tmp_path / "in", ARCHIVE)), library=library)
    stories = json.loads(run("stories", "--json", library=library).out)
    assert len(stories) == 2
    check("stories", stories)
    for story in stories:
        page = json.loads(run("stories", story["id"], "--json", library=library).out)
        check("story", page)
        assert list(page) == SCHEMAS["story"]["required"]


def test_stories_of_the_originals(run: Run, originals: Path, tmp_path: Path) -> None:
    run("import", str(originals), library=tmp_path / "library")
    (story,) = json.loads(run("stories", "--json", library=tmp_path / "library").out)
    page = json.loads(run("stories", story["id"], "--json", library=tmp_path / "library").out)
    check("story", page)
    bodies = {article["id"]: article for article in map(json.loads, run("export", library=tmp_path / "library").lines)}
    claims = [
        claim for each in page["episodes"] for difference in each["differences"] for claim in difference["claims"]
    ]
    quotes = [day["quote"] for each in page["episodes"] for day in each["days"]] + [claim["quote"] for claim in claims]
    assert quotes
    for quote in quotes:
        place, article = quote["paragraph"], bodies[quote["article"]]
        block = article["body"][place] if isinstance(place, int) else article[place]
        assert block[quote["start"] : quote["end"]] == quote["text"]


def test_doctor(run: Run, tmp_path: Path) -> None:
    for library in ({}, {"library": tmp_path / "none"}):
        found = json.loads(run("doctor", "--json", **library).out)
        check("doctor", found)
        assert list(found) == SCHEMAS["doctor"]["required"]


def test_import(run: Run, tmp_path: Path) -> None:
    write_files(tmp_path / "in", {"a.txt": "The ferry sank.\n\nNobody drowned.", "b.txt": b""})
    for _ in range(2):
        check("import", json.loads(run("import", str(tmp_path / "in"), "--json", library=tmp_path / "library").out))
