"""How well cleaning does on labelled articles: `python -m tests.golden.score FOLDER...` prints a line of figures each.

`--errors` adds what went wrong, article by article.  The labels are described in `held_out/README.md`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reader.model.article import CleanText
from reader.text.clean import clean
from reader.text.dates import own_date
from reader.text.encoding import decode, repair_mojibake
from reader.text.parse import parse_text
from reader.text.sanitise import sanitise_line

TODAY = date(2026, 2, 1)
EXACT = ("title", "standfirst", "author", "first", "last", "count", "date")


@dataclass
class Score:
    """Counts of one folder; exact parts by name, furniture in lines, story in letters."""

    articles: int = 0
    exact: Counter[str] = field(default_factory=Counter)
    furniture_found: int = 0
    furniture: int = 0
    story_kept: int = 0
    story: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.furniture_found / self.furniture

    @property
    def kept(self) -> float:
        return self.story_kept / self.story


def score_folder(folder: Path) -> Score:
    score = Score()
    for path in sorted(folder.glob("*.txt")):
        _score_article(score, path)
    return score


def _score_article(score: Score, path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    raw = decode(path.read_bytes())
    document = parse_text(raw, "text/plain")
    text = clean(document, frozenset())
    published = own_date(text, document.lines, TODAY)
    score.articles += 1
    wanted = {
        "title": expected["title"],
        "standfirst": expected["dek"] or expected["subtitle"],
        "author": expected["author"],
        "first": expected["body_first_words"],
        "last": expected["body_last_words"],
        "count": str(expected["body_paragraphs"]),
        "date": expected["own_date"],
    }
    found = _found(text, published.value[: len(expected["own_date"] or "10 letters")] if published else None)
    for part in EXACT:
        if _squeeze(found[part]) == _squeeze(wanted[part]):
            score.exact[part] += 1
        else:
            score.errors.append(f"{path.stem}: {part}: {found[part]!r}, not {wanted[part]!r}")
    _score_lines(score, path.stem, raw, set(expected["removed_lines"]), text)


def _found(text: CleanText, published: str | None) -> dict[str, str | None]:
    return {
        "title": text.title,
        "standfirst": text.dek if text.subtitle is None else text.subtitle if text.dek is None else "both",
        "author": text.author,
        "first": " ".join(text.body[0].split()[:4]) if text.body else None,
        "last": " ".join(text.body[-1].split()[-4:]) if text.body else None,
        "count": str(len(text.body)),
        "date": published,
    }


def _score_lines(score: Score, name: str, raw: str, furniture: set[int], text: CleanText) -> None:
    """Equal lines stand for each other: which of two headlines was kept does not matter."""
    gone = Counter(_squeeze(line) for removed in text.removed for line in removed.text.split("\n"))
    joined = "\n".join(gone)
    kept = "\n".join(_squeeze(block) or "" for _, block in text.blocks())
    lines = [(number, line) for number, line in enumerate(raw.splitlines()) if sanitise_line(line)]
    for number, line in sorted(lines, key=lambda item: item[0] not in furniture):
        key = _squeeze(repair_mojibake(line))
        is_gone = gone[key] > 0 if key in gone else key not in kept and key in joined
        gone[key] -= 1
        if number in furniture:
            score.furniture += 1
            score.furniture_found += is_gone
        else:
            score.story += len(key)
            score.story_kept += 0 if is_gone else len(key)
        if is_gone != (number in furniture):
            score.errors.append(f"{name}: {number} {'lost' if is_gone else 'left'}: {line[:110]}")


def _squeeze(text: str | None) -> str | None:
    """Case is let go: an author in capitals is the same author."""
    return None if text is None else re.sub(r"\s+", "", sanitise_line(text)).casefold()


def describe(name: str, score: Score) -> str:
    parts = " ".join(f"{part} {score.exact[part]}" for part in EXACT)
    lines = f"furniture {score.recall:.3f} of {score.furniture}, story {score.kept:.4f}"
    return f"{name} ({score.articles}): {parts}; {lines}"


if __name__ == "__main__":
    for folder in (argument for argument in sys.argv[1:] if argument != "--errors"):
        result = score_folder(Path(folder))
        print(describe(Path(folder).name, result))
        if "--errors" in sys.argv:
            print(*result.errors, sep="\n")
