import re
import tomllib
from importlib.resources import files

import pytest

from reader.text.blocks import fold

TABLE = tomllib.loads(files("reader.data").joinpath("furniture.toml").read_text("utf-8"))
WORDS = [
    (group, name, value) for group, lists in TABLE.items() for name, value in lists.items() if isinstance(value, str)
]
EXPRESSIONS = [
    (group, name, source)
    for group, lists in TABLE.items()
    for name, value in lists.items()
    if isinstance(value, list)
    for source in value
]


@pytest.mark.parametrize(("group", "name", "value"), WORDS, ids=[f"{group}.{name}" for group, name, _ in WORDS])
def test_words_are_written_as_fold_makes_them(group: str, name: str, value: str):
    assert [word for word in value.split() if fold(word) != word] == []


def test_expressions_compile_catch_nothing_and_are_written_as_fold_makes_them():
    for group, name, source in EXPRESSIONS:
        assert re.compile(source).groups == 0, (group, name, source)
        assert fold(source) == source, (group, name, source)
