import hashlib
import json
from pathlib import Path

import pytest

from reader.text.clean import clean
from reader.text.parse import parse_text

SHARED = Path(__file__).parents[3] / "shared"
KINDS = {
    "headline_duplicate": "headline_copy",
    "paragraph_duplicate": "paragraph_copy",
    "donation_appeal": "appeal",
    "ui_residue": "residue",
}

pytestmark = pytest.mark.skipif(not (SHARED / "gold" / "clean.json").exists(), reason="the originals are not here")


def gold() -> list[tuple[str, dict]]:
    path = SHARED / "gold" / "clean.json"
    return list(json.loads(path.read_text("utf-8"))["seeds"].items()) if path.exists() else []


@pytest.mark.parametrize(("name", "expected"), gold())
def test_the_originals_are_cleaned_exactly_as_annotated(name: str, expected: dict):
    raw = (SHARED / "seeds" / expected["file"]).read_text("utf-8")
    lines = raw.split("\n")

    text = clean(parse_text(raw, "text/plain"), frozenset())

    def line(number: int | None) -> str | None:
        return None if number is None else lines[number].strip()

    assert text.title == line(expected["title_line"])
    assert text.dek == line(expected["dek"] and expected["dek"]["line"])
    assert text.subtitle == line(expected["subtitle"] and expected["subtitle"]["line"])
    assert len(text.body) == expected["paragraphs"]
    assert hashlib.sha256("\n\n".join(text.body).encode()).hexdigest() == expected["body_sha256_after_fixes"]
    assert [(removed.kind, removed.text) for removed in text.removed] == [
        (
            KINDS[removed["kind"].split("/")[0].split()[0]],
            "\n".join(lines[number].strip() for number in removed["lines"]),
        )
        for removed in expected["removed"]
    ]
    assert sorted(repair.kind for repair in text.repairs) == sorted(fix["kind"] for fix in expected["fixes"])
    assert text.source == expected["source_hint"]
    assert text.author is None
