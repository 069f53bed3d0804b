"""The house rules that a program can check: who may import whom, and how large things may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import reader

ROOT = Path(__file__).parents[1]
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40
PUBLIC_METHODS_OF_A_CLASS = 15

HEADLESS = (
    "reader.bootstrap",
    "reader.cli",
    "reader.library",
    "reader.ingest",
    "reader.store",
    "reader.index.whoosh_index",
    "reader.fetch.files",
    "reader.workers",
    "reader.query",
    "reader.understanding.extractor",
    "reader.text.clean",
    "reader.settings",
)
LOADED_LATE = {"textual", "dateparser"}
"""What costs much to import and is not needed by everyone."""


def our_files() -> list[Path]:
    return sorted((ROOT / "reader").rglob("*.py"))


def layers() -> list[list[str]]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (contract,) = (each for each in contracts if each["type"] == "layers")
    return [layer.split(" | ") for layer in contract["layers"]]


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[Path, ast.AST]]:
    for file in our_files():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield file.relative_to(ROOT), node


def test_imports_point_down(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", list(sys.path))

    status = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)

    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", HEADLESS)
def test_only_the_screens_load_what_they_alone_need(module: str):
    program = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}} & {LOADED_LATE})"

    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()

    assert loaded == []


def test_the_map_of_the_house_is_the_contract():
    drawing = (reader.__doc__ or "").split("\n\n")[2]
    drawn = [line.strip().split("  ")[0].split(" | ") for line in drawing.splitlines()]

    assert drawn == [layer for layer in layers() if layer != ["__main__"]]


def test_every_part_of_the_house_is_in_the_contract():
    parts = {
        path.stem for path in (ROOT / "reader").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }

    assert parts - {"__init__"} == {part for layer in layers() for part in layer}


def test_files_stay_small():
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in our_files()}

    assert {file: length for file, length in lengths.items() if length >= LINES_OF_A_FILE} == {}


def test_functions_stay_small():
    found = nodes((ast.FunctionDef, ast.AsyncFunctionDef))
    lengths = {f"{file}:{node.name}": (node.end_lineno or 0) - node.lineno + 1 for file, node in found}  # type: ignore[attr-defined]

    assert {name: length for name, length in lengths.items() if length >= LINES_OF_A_FUNCTION} == {}


def test_classes_stay_small():
    counts = {
        f"{file}:{node.name}": sum(  # type: ignore[attr-defined]
            isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and not each.name.startswith("_")
            for each in node.body  # type: ignore[attr-defined]
        )
        for file, node in nodes(ast.ClassDef)
    }

    assert {name: count for name, count in counts.items() if count >= PUBLIC_METHODS_OF_A_CLASS} == {}


def test_no_file_of_ours_holds_a_sentence_of_the_originals(originals: Path):
    """The five originals belong to their publishers."""
    sentences = {
        sentence.strip()
        for file in originals.glob("*.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
        for sentence in line.replace(". ", ".\n").splitlines()
        if len(sentence.split()) >= 8
    }
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    texts = (ROOT / name for name in listed.stdout.decode().splitlines())

    kept = {
        (str(file), sentence)
        for file in texts
        if file.is_file()
        for content in [file.read_bytes().decode("utf-8", "replace")]
        for sentence in sentences
        if sentence in content
    }

    assert kept == set()
