"""Clean articles of any number that read like news, for what is measured on real text.

Their paragraphs are those of the sample archive, mixed; most longer words and all names are replaced, alike within a
story and differently from story to story, so that five articles each tell of the same people and things.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from reader.settings import find_shared_folder
from reader.text.clean import clean
from reader.text.parse import parse_text
from tests.bench.made import make_word

WORDS_PER_ARTICLE = 350
ARTICLES_PER_STORY = 5
REPLACED_SHARE = 0.75
_VOCABULARY = 20_000
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def mix_articles(count: int, seed: int) -> Iterator[str]:
    """Yield so many texts: a headline, a date, then paragraphs."""
    titles, paragraphs = _read_samples()
    for number in range(count):
        story = _Story(f"{seed} {number // ARTICLES_PER_STORY}")
        chance = random.Random(f"{seed} article {number}")
        title = chance.choice(titles)
        body: list[str] = []
        while sum(len(paragraph.split()) for paragraph in body) < WORDS_PER_ARTICLE:
            body.append(chance.choice(paragraphs))
        title, *body = (_LONG_WORD.sub(story.replace, part) for part in (title, *body))
        yield "\n\n".join((title, f"{number % 28 + 1} March 2024", *body)) + "\n"


class _Story:
    """What its words are replaced by."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)
        self._words: dict[str, str] = {}

    def replace(self, match: re.Match[str]) -> str:
        written = match[0]
        if written not in self._words:
            made = make_word(int(_VOCABULARY ** self._chance.random()) + len(written))
            is_kept = self._chance.random() > REPLACED_SHARE or not (written.islower() or written.istitle())
            self._words[written] = written if is_kept else made.title() if written.istitle() else made
        return self._words[written]


def _read_samples() -> tuple[list[str], list[str]]:
    titles: list[str] = []
    paragraphs: list[str] = []
    for file in sorted(find_shared_folder("seeds").glob("*.txt")):
        text = clean(parse_text(file.read_text(encoding="utf-8"), "text/plain"), frozenset())
        titles += [text.title] if text.title else []
        paragraphs += text.body
    return titles, paragraphs
