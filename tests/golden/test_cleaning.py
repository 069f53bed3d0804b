"""Messy invented texts, each line labelled with the part it belongs to.

`blind` was written before the rules; `known` was used to improve them.
"""

from pathlib import Path

import pytest

from reader.model.article import DEK, SUBTITLE, TITLE
from reader.text.clean import clean
from reader.text.parse import parse_text
from reader.text.sanitise import sanitise_line

FOLDER = Path(__file__).parent / "cleaning"
HEAD_LABELS = {TITLE: "title", DEK: "dek", SUBTITLE: "subtitle"}


def labelled(path: Path) -> tuple[dict[str, str | None], list[tuple[str, str]], str]:
    facts: dict[str, str | None] = {}
    expected: list[tuple[str, str]] = []
    lines: list[str] = []
    for raw in path.read_text("utf-8").split("\n"):
        if raw.startswith("# "):
            name, _, value = raw[2:].partition(":")
            facts[name] = value.strip() or None
            continue
        label, _, line = raw.partition("|")
        lines.append(line)
        if line:
            expected.append((label, sanitise_line(line)))
    return facts, expected, "\n".join(lines)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.txt")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_line_goes_where_it_is_labelled(path: Path):
    facts, expected, raw = labelled(path)

    text = clean(parse_text(raw, "text/plain"), frozenset())

    found = [(HEAD_LABELS.get(number, "body"), block) for number, block in text.blocks()]
    found += [(removed.kind, line) for removed in text.removed for line in removed.text.split("\n")]
    found = [(label, sanitise_line(line)) for label, line in found]
    assert sorted(found) == sorted(expected)
    assert (text.author, text.source) == (facts["author"], facts["source"])
