"""What the index step costs beside Whoosh alone, and how much memory an opened reader holds.

python -m tests.bench.indexing           prints the index step's figure alone
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from whoosh.analysis import SimpleAnalyzer, StemmingAnalyzer
from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.index import create_in

from reader.index.whoosh_index import WhooshIndex
from reader.model.search import IndexedText, IndexRecord
from reader.text.clean import clean
from reader.text.language import guess_language
from reader.text.parse import parse_text
from tests.bench.figures import Figure
from tests.bench.texts import mix_articles
from tests.terminal import Terminal

ARTICLES_PER_ROUND = 120
ROUNDS = 7
WHOOSH_MB = 128
MOST_MEGABYTES = 120


def measure_index_step(folder: Path) -> Figure:
    """From texts to a commit, against Whoosh that makes stems and words of them in its own way."""
    folder.mkdir(parents=True)
    taken: dict[str, list[float]] = {"reader": [], "whoosh": []}
    for number in range(ROUNDS + 1):
        texts = [_read(at, text) for at, text in enumerate(mix_articles(ARTICLES_PER_ROUND, number))]
        taken["reader"].append(_apply_seconds(folder / f"reader-{number}", texts))
        taken["whoosh"].append(_write_seconds(folder / f"whoosh-{number}", texts))
    reader, whoosh = (statistics.median(each[1:]) for each in taken.values())
    return Figure(
        "index step / bare Whoosh with the same fields",
        reader / whoosh,
        1.3,
        f"{ARTICLES_PER_ROUND} texts into a new index in one commit; bare Whoosh has stems with positions and words of "
        "title and body, by its own analyzers, and the number.",
    )


def measure_memory(command: Sequence[str], rows: int, marker: bytes) -> Figure:
    """The proportional memory of an opened reader and all its processes."""
    with Terminal(command) as terminal:
        terminal.wait_for_bytes(marker)
        for _ in range(10):
            terminal.read_until_quiet(0.5)
        megabytes = sum(map(_proportional_megabytes, terminal.processes()))
    return Figure(
        f"MB of memory, all processes, {rows:,} articles opened",
        megabytes,
        MOST_MEGABYTES,
        "proportional set size, five seconds after the first frame; the index is empty.",
    )


def _proportional_megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _read(number: int, text: str) -> IndexedText:
    cleaned = clean(parse_text(text, "text/plain"), frozenset())
    return IndexedText(number, cleaned.title or "", cleaned.body, guess_language("\n".join(cleaned.body)), None, None)


def _apply_seconds(folder: Path, texts: Sequence[IndexedText]) -> float:
    index = WhooshIndex(folder, folder)
    folder.mkdir()
    index.clear(IndexRecord(0))
    begin = time.process_time()
    index.apply(texts, IndexRecord(1))
    return time.process_time() - begin


def _write_seconds(folder: Path, texts: Sequence[IndexedText]) -> float:
    folder.mkdir()
    stems, words = StemmingAnalyzer(), SimpleAnalyzer()
    fields = Schema(
        title=TEXT(analyzer=stems),
        body=TEXT(analyzer=stems),
        title_words=TEXT(analyzer=words, phrase=False),
        body_words=TEXT(analyzer=words, phrase=False),
        number=NUMERIC(sortable=True),
    )
    begin = time.process_time()
    writer = create_in(folder, fields).writer(limitmb=WHOOSH_MB)
    for text in texts:
        title, body = text.title, "\n".join(text.body)
        writer.add_document(title=title, body=body, title_words=title, body_words=body, number=text.number)
    writer.commit()
    return time.process_time() - begin


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        print(measure_index_step(Path(name, "indexes")))
