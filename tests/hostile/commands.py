"""Every command of the program, as words to run after `newsreader`, hostile where a word is the user's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model.desk import Marking
from tests.hostile.documents import EVIL

Words = tuple[str, ...]

QUERIES = ("the", "harbour OR said", "date:2025", 'said OR "(', "is:unread")
MARKINGS: tuple[Marking, ...] = ("read", "star", "unstar", "unread")
PLAIN: tuple[Words, ...] = (
    ("names",), ("names", "--json"), ("names", "--type", "person"), ("stories",), ("stories", "--json"), ("export",),
    ("export", "--format", "markdown"), ("export", "--format", "note"), ("index", "status"), ("keys",),
    ("keys", "--default"), ("doctor",), ("doctor", "--json"), ("completions", "bash"), ("completions", "zsh"),
    ("completions", "fish"), ("reclean", "harbour"), ("index", "rebuild"), ("--help",), ("search", "--help"),
)  # fmt: skip
OF_EVERY_ARTICLE: tuple[Words, ...] = (("show",), ("show", "--raw"), ("related",), ("names",), ("stories",))
OF_SOME_ARTICLES: tuple[Words, ...] = (
    ("show", "--json"), ("related", "--json"), ("names", "--json"), ("stories", "--json"),
    ("export", "--format", "note"),
)  # fmt: skip
ASKED_IN_JSON_EVERY = 5
"""JSON is ASCII, and made of what the same command prints in words: some articles will do."""


def commands_of_library(chance_number: int, output: str) -> Iterator[Words]:
    """All that concerns the whole library, with a hostile word or two; files are written below `output`."""
    evil = [text for text in EVIL if "\0" not in text]
    word = evil[chance_number % len(evil)]
    name = word.replace("/", "").lstrip(".")
    yield from PLAIN
    for query in (*QUERIES, word):
        yield from (("search", query), ("search", query, "--json", "--facets"), ("search", query, "--facets"))
        yield from (("search", query, "--ids"), ("search", query, "--sort", "oldest", "--limit", "3"))
    for marking in MARKINGS:
        yield "mark", marking, QUERIES[0]
    yield "export", QUERIES[1], "--format", "note", "--output", f"{output}/notes {name}"
    yield "export", "--format", "markdown", "--output", output
    yield "backup", f"{output}/backup {name}.zip"
    yield "backup", f"{output}/nowhere {name}/backup.zip"
    yield "import", f"{output}/no such {name}"


def wrong_commands(chance_number: int) -> Iterator[Words]:
    """What is refused: hostile words where none can be meant."""
    word = [text for text in EVIL if "\0" not in text][chance_number % 60]
    yield from ((f"x{word}",), ("show", word), ("search", "a", f"--{word}"), ("mark", word, "a"), ("index", word))
    yield from (("--config", f"/nowhere{word}", "names"), ("search", "a", "--limit", word), ("completions", word))


def commands_of_article(number: int, id_: str) -> Sequence[Words]:
    """All that concerns one article, the `number`th."""
    more = OF_SOME_ARTICLES if number % ASKED_IN_JSON_EVERY == 0 else ()
    return [(words[0], id_, *words[1:]) for words in (*OF_EVERY_ARTICLE, *more)]
