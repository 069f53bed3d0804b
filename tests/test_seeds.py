"""The sample archive is our own: it takes no run of words from the reports that it retells."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
ORIGINALS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))

LONGEST_RUN = 5
NAMES = {
    "the National Security and Defense Council",
    "the Russian Union of Writers",
}
"""Runs that are the name of an institution."""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(text: str, length: int) -> set[str]:
    words = _words(text)
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


@pytest.mark.skipif(not ORIGINALS, reason="the originals are not in the repository")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_shares_no_run_of_words_with_an_original(path: Path) -> None:
    originals = set().union(*(_runs(original.read_text(encoding="utf-8"), LONGEST_RUN) for original in ORIGINALS))
    names = set().union(*(_runs(name, LONGEST_RUN) for name in NAMES))
    assert _runs(path.read_text(encoding="utf-8"), LONGEST_RUN) & originals - names == set()


def test_every_file_reads_as_text() -> None:
    assert len(SEEDS) >= 17
    for path in SEEDS:
        words = len(path.read_text(encoding="utf-8").split())
        assert 120 <= words <= 800, path.name
