from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import SettingsError
from reader.settings import Settings, find_lines, find_shared_folder, load_settings, make_private_folder

ROOT = Path(__file__).parents[1]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def load(config: Path, text: str) -> Settings:
    config.write_text(text, encoding="utf-8")
    return load_settings(None, str(config), {})


def test_the_argument_beats_the_environment_beats_the_platforms_folder(private_home: Path):
    environment = {"NEWSREADER_LIBRARY": "/from/environment"}

    assert load_settings("/from/argument", None, environment).library_folder == Path("/from/argument")
    assert load_settings(None, None, environment).library_folder == Path("/from/environment")
    for without in ({}, {"NEWSREADER_LIBRARY": ""}):
        settings = load_settings(None, None, without)
        assert settings.library_folder == private_home / "data" / "newsreader" / "library"
        assert settings.config_file == private_home / "config" / "newsreader" / "config.toml"


def test_a_library_folder_is_absolute_and_knows_the_home(private_home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(private_home)

    assert load_settings("~/news", None, {}).library_folder == private_home / "news"
    assert load_settings("news", None, {}).library_folder == private_home / "news"


def test_without_a_file_every_setting_has_its_default(private_home: Path):
    settings = load_settings(None, None, {})

    assert (settings.mark_read, dict(settings.keys), settings.problems) == ("open", {}, ())
    data_folder = private_home / "data" / "newsreader"
    assert settings.log_file == data_folder / "newsreader.log"
    assert settings.sample_library_folder == data_folder / "sample-library"


def test_what_the_file_says(config: Path):
    settings = load(config, 'mark_read = "end"\n[keys]\nstar = "s"\nredo = ["U", "C-r"]\n')

    assert settings.mark_read == "end"
    assert dict(settings.keys) == {"star": ("s",), "redo": ("U", "C-r")}
    assert settings.problems == ()


@pytest.mark.parametrize(
    ("text", "key", "reason", "line"),
    [
        ('mark_read = "sometimes"', "mark_read", "'sometimes' is not a choice", 1),
        ('mark_read = ["open"]', "mark_read", "is not a choice", 1),
        ("mark_read = true", "mark_read", "is not a choice", 1),
        ('colour = "red"', "colour", "no such setting", 2),
        ('keys = "s"', "keys", "not a table", 2),
        ("[keys]\nstar = 3", "keys.star", "not a key or a list of keys", 3),
        ('[keys]\nstar = ["s", 3]', "keys.star", "not a key or a list of keys", 3),
        ("[keys.star]\nkey = 's'", "keys.star", "not a key or a list of keys", 2),
    ],
)
def test_a_wrong_line_is_told_by_file_and_key_and_the_rest_is_used(
    config: Path, text: str, key: str, reason: str, line: int
):
    rest = 'mark_read = "never"\n' if "mark_read" not in text else ""

    settings = load(config, rest + text)

    (problem,) = settings.problems
    assert problem.subject == f"{config}, line {line}: {key}"
    assert reason in problem.reason
    assert problem.remedy
    assert settings.mark_read == ("never" if rest else "open")
    assert dict(settings.keys) == {}


LINES = {
    "mark_read": 2,
    "text": 3,
    "list": 7,
    "keys": 11,
    "keys.star": 12,
    "keys.quoted": 13,
    "keys.inline": 14,
    "more.rows": 15,
    "more.rows.a.b": 16,
}
LINED_TEXT = """# mark_read = 1
mark_read = "# [keys]"
text = '''
keys = 3
\\''' # text = 4

list = [
  "list = 1", # ]
  [ { list = 2 } ],
]
  [ keys ] # star = 1
star = "[" # [
"quoted" = '\\'
inline = { star = 1 }
[[more.rows]]
a . b = 1
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_line_of_every_name_is_known(end: str):
    text = LINED_TEXT.replace("\n", end)
    assert tomllib.loads(text)
    assert find_lines(text) == LINES


VALUES = st.recursive(
    st.integers() | st.booleans() | st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
TABLES = st.dictionaries(st.from_regex(r"[a-z]{1,3}", fullmatch=True), VALUES, max_size=4)


@given(TABLES, st.dictionaries(st.from_regex(r"[A-Z]{1,3}", fullmatch=True), TABLES, max_size=3))
def test_a_text_of_which_each_name_has_a_line_is_read_so(
    plain: dict[str, object], tables: dict[str, dict[str, object]]
):
    # what JSON writes is what TOML reads; a list may go over several lines
    parts = [[], *([f"[{table}]"] for table in tables)]
    for part, values in zip(parts, (plain, *tables.values()), strict=True):
        part += [f"{name} = {json.dumps(value, ensure_ascii=False, indent=1)}" for name, value in values.items()]
    text = "\n".join(line for part in parts for line in part)
    assert tomllib.loads(text) == {**plain, **tables}
    lines = text.split("\n")
    found = find_lines(text)
    for name in plain:
        assert lines[found[name] - 1].startswith(f"{name} =")
    for table, values in tables.items():
        assert all(lines[found[f"{table}.{name}"] - 1].startswith(f"{name} =") for name in values)


def test_a_part_of_an_inline_table_has_its_line(config: Path):
    settings = load(config, '\nkeys = { star = "s" }\n')
    assert settings.locate("keys.star") == f"{config}, line 2: keys.star"
    assert settings.locate("nowhere") == f"{config}: nowhere"


def refuse(config: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(None, str(config), {})
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_file_that_cannot_be_read_is_told_in_one_line(config: Path):
    assert "no such file" in refuse(config)
    config.write_text('mark_read = "open\n')
    assert "not valid TOML" in refuse(config)
    assert "line 1" in refuse(config)
    config.write_bytes(b'mark_read = "\xff"')
    assert "not valid TOML" in refuse(config)
    config.unlink()
    config.mkdir()
    assert "directory" in refuse(config)


def test_the_shared_folders_of_a_checkout_are_found():
    assert find_shared_folder("styles") == ROOT / "styles"
    assert find_shared_folder("seeds") == ROOT / "seeds"
    with pytest.raises(SettingsError, match="missing from the installation"):
        find_shared_folder("nowhere")


def test_the_shared_folders_of_an_installed_wheel_are_found(tmp_path: Path):
    installed = tmp_path / "site-packages" / "reader"
    (installed / "_shared" / "seeds").mkdir(parents=True)
    (tmp_path / "site-packages" / "seeds").mkdir()  # some other package's
    for part in ("__init__.py", "settings.py"):
        shutil.copy(ROOT / "reader" / part, installed)
    shutil.copytree(ROOT / "reader" / "model", installed / "model")
    program = "from reader.settings import find_shared_folder; print(find_shared_folder('seeds'))"

    found = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site-packages")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(found.stdout.strip()) == installed / "_shared" / "seeds"


def test_every_folder_that_is_made_is_closed_to_others_and_those_there_are_left_alone(tmp_path: Path):
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    shared.chmod(0o755)

    make_private_folder(shared / "mine" / "library")
    make_private_folder(shared / "mine" / "library")

    assert [folder.stat().st_mode & 0o777 for folder in (shared, shared / "mine", shared / "mine" / "library")] == [
        0o755,
        0o700,
        0o700,
    ]
