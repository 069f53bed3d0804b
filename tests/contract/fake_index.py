"""A search index in memory, made of the specification alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from reader.model.ports import TellCount
from reader.model.query import And, Boost, Not, Or, Phrase, Tree, Word
from reader.model.search import Answer, IndexedText, IndexRecord, IndexStatus, Question
from reader.text.tokens import fold, tokenise
from tests.contract.specification import matches


class FakeIndex:
    """Implements the port SearchIndex; it is ready from the start."""

    def __init__(self) -> None:
        self.texts: dict[int, IndexedText] = {}
        self.record = IndexRecord(0)
        self.generation = 0

    def apply(self, texts: Iterable[IndexedText], record: IndexRecord, tell_added: TellCount = lambda _: None) -> int:
        added = {text.number: text for text in texts}
        for count in range(len(added)):
            tell_added(count)
        self.texts.update(added)
        self.record = record
        return len(added)

    def search(self, question: Question) -> Answer:
        found = [text for text in self.texts.values() if matches(question.tree, text)]
        scores = {text.number: score(question.tree, text) for text in found}
        numbers = [text.number for text in ordered(found, question.sort, scores)]
        return Answer(tuple(numbers), tuple(scores[number] for number in numbers))

    def suggest(self, prefix: str, limit: int) -> tuple[str, ...]:
        words = Counter[str]()
        for text in self.texts.values():
            for block in (text.title, *text.body):
                words.update({token.word for token in tokenise(block, text.language)})
        wanted = fold(prefix)
        found = [word for word, _ in words.most_common() if wanted and word.startswith(wanted)]
        return tuple(found[:limit])

    def status(self) -> IndexStatus:
        state = "building" if self.record.unfilled_below else "ready"
        return IndexStatus("fake", f"fake-{self.generation}", state, len(self.texts), self.record)

    def tidy(self) -> None:
        """Nobody is killed here."""

    def clear(self, record: IndexRecord) -> None:
        self.texts.clear()
        self.record = record
        self.generation += 1


def score(tree: Tree, text: IndexedText) -> float:
    """How many words of the query the article has, those in its title twice."""
    match tree:
        case And(parts) | Or(parts):
            return sum(score(part, text) for part in parts)
        case Boost(part, factor):
            return factor * score(part, text)
        case Word(_, field) | Phrase(_, field) if matches(tree, text):
            in_title = field != "body" and matches(type(tree)(tree_words(tree), "title"), text)
            return 2.0 if in_title else 1.0
        case Not(_):
            return 0.0
    return 0.0


def tree_words(tree: Word | Phrase):
    return tree.text if isinstance(tree, Word) else tree.words


def ordered(texts: list[IndexedText], sort: str, scores: dict[int, float]) -> list[IndexedText]:
    """Undated articles stand last, newest and oldest first alike."""

    def published(text: IndexedText) -> tuple[date, date, int]:
        return text.earliest or date.min, text.latest or date.min, text.number

    if sort == "best":
        return sorted(texts, key=lambda text: (-scores[text.number], -text.number))
    if sort == "arrived":
        return sorted(texts, key=lambda text: -text.number)
    dated = [text for text in texts if text.earliest]
    undated = [text for text in texts if not text.earliest]
    is_down = sort == "newest"
    return sorted(dated, key=published, reverse=is_down) + sorted(undated, key=published, reverse=is_down)
