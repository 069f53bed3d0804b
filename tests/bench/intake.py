"""What one article costs until it is stored and sorted, against an index of the same text and in libraries of any size.

    python -m tests.bench.intake ROWS           prints these figures alone

In this process, without start-up, index and screen: CPU time of import and sorting alone.
"""

from __future__ import annotations

import itertools
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in

from reader.fetch.files import FileFetcher
from reader.ingest import Workshop, import_paths
from reader.ingest.sorting import sort_articles
from reader.model.work import Progress
from reader.store import open_store
from reader.text.clean import clean
from reader.text.parse import parse_text
from reader.understanding.extractor import RuleExtractor
from tests.bench.archive import fill_library
from tests.bench.figures import Figure
from tests.bench.made import make_articles
from tests.bench.texts import WORDS_PER_ARTICLE, mix_articles

ARTICLES_PER_ROUND = 60
ROUNDS = 7
SMALL_LIBRARY = 1_000
WHOOSH_MB = 128


def measure_intake(folder: Path) -> Figure:
    """One article, without the index, against bare Whoosh."""
    texts = [list(mix_articles(ARTICLES_PER_ROUND, number)) for number in range(ROUNDS + 1)]
    inboxes = [write_texts(folder / f"inbox-{number}", each) for number, each in enumerate(texts)]
    libraries = [folder / f"library-{number}" for number in range(ROUNDS + 1)]
    medians = _interleave(
        {
            "reader": map(import_seconds, libraries, inboxes),
            "whoosh": map(index_seconds, (folder / f"index-{number}" for number in range(ROUNDS + 1)), texts),
        }
    )
    return Figure(
        "import of one clean article, all steps without the index / bare Whoosh index of it",
        medians["reader"] / medians["whoosh"],
        3,
        f"{ARTICLES_PER_ROUND} texts of {WORDS_PER_ARTICLE} words and more, mixed from the sample archive, into a new "
        "library: from the file until names, terms, copies and story are stored; Whoosh indexes id, title and body "
        "with its own stemming analyzer, in one commit.",
    )


def measure_growth(large: Path, rows: int, small: Path) -> Figure:
    """One article that goes on with a large library, against one that goes on with a small one."""
    medians = _interleave(
        {
            "large": map(import_seconds, itertools.repeat(large), _write_next(large, rows)),
            "small": map(import_seconds, itertools.repeat(small), _write_next(small, SMALL_LIBRARY)),
        }
    )
    return Figure(
        f"cost per article without the index, {rows:,} / {SMALL_LIBRARY:,} in the library",
        medians["large"] / medians["small"],
        1.5,
        f"{ARTICLES_PER_ROUND} generated articles at once, four of five in stories that the library knows.",
    )


def import_seconds(library: Path, inbox: Path) -> float:
    """CPU time of importing and sorting a folder."""
    store = open_store(library)
    workshop = Workshop(store, RuleExtractor(), FileFetcher(), lambda: datetime.now(UTC))
    begin = time.process_time()
    report = import_paths(workshop, [str(inbox)], None, _ignore)
    sort_articles(store, _ignore)
    seconds = time.process_time() - begin
    store.close()
    if report.added != ARTICLES_PER_ROUND:
        raise AssertionError(f"{report.added} of {ARTICLES_PER_ROUND} came in")
    return seconds


def index_seconds(folder: Path, texts: Sequence[str]) -> float:
    """CPU time of writing these texts into a new Whoosh index, their cleaning not counted."""
    folder.mkdir(parents=True)
    cleaned = [clean(parse_text(text, "text/plain"), frozenset()) for text in texts]
    analyzer = StemmingAnalyzer()
    fields = Schema(id=ID(unique=True, stored=True), title=TEXT(analyzer=analyzer), body=TEXT(analyzer=analyzer))
    begin = time.process_time()
    writer = create_in(folder, fields).writer(limitmb=WHOOSH_MB)
    for number, text in enumerate(cleaned):
        writer.add_document(id=str(number), title=text.title, body="\n".join(text.body))
    writer.commit()
    return time.process_time() - begin


def write_texts(inbox: Path, texts: Iterable[str]) -> Path:
    """Put texts into a folder, one a file."""
    inbox.mkdir(parents=True)
    for number, text in enumerate(texts):
        (inbox / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return inbox


def _write_next(library: Path, rows: int) -> Iterator[Path]:
    """Yield folders with the articles that go on with a library of so many generated ones."""
    made = itertools.islice(make_articles(rows + ARTICLES_PER_ROUND * (ROUNDS + 1)), rows, None)
    for number in range(ROUNDS + 1):
        raws = (each.raw for each in itertools.islice(made, ARTICLES_PER_ROUND))
        yield write_texts(library / f"inbox-{number}", raws)


def _interleave(measures: dict[str, Iterator[float]]) -> dict[str, float]:
    """The median of each measure, taken in turn; the first round loads what later ones have, and does not count."""
    rounds = list(zip(*measures.values(), strict=True))[1:]
    return {name: statistics.median(each) for name, each in zip(measures, zip(*rounds, strict=True), strict=True)}


def _ignore(progress: Progress) -> None:
    del progress


def main() -> None:
    """Print both figures, for a library of so many articles."""
    rows = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = str(Path(name, "home"))
        large, small = Path(name, "large"), Path(name, "small")
        print(measure_intake(Path(name, "intake")))
        fill_library(large, rows)
        fill_library(small, SMALL_LIBRARY)
        print(measure_growth(large, rows, small))


if __name__ == "__main__":
    main()
