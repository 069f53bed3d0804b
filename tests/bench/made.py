"""Generated articles in any number: vocabulary, people and stories grow as in a real archive; seeded.

Words follow Zipf's law over a vocabulary that grows with the square root of what was written (Heaps' law); people are
drawn the same way, so that a few are everywhere and most appear once.  One article in five begins a story; the others
go on with that of a recent one, so that most stories are short; ten never end and grow with the archive.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reader.data.gazetteer import load_gazetteer
from reader.model.article import CleanText
from reader.model.dates import PublicationDate
from reader.text.tokens import read_word
from reader.understanding.terms import MOST_TERMS

SEED = 20250723
FIRST_DAY = date(2015, 1, 1)
DAYS = 3_800
WORDS_PER_ARTICLE = 350
FIRST_VOCABULARY = 3_000
SYLLABLES = ("ba", "den", "kor", "li", "mo", "nes", "pra", "ro", "sun", "ta", "ver", "wil", "zo", "chi", "fer", "gal")
NEW_STORIES = 0.2
RECENT_STORIES = 400
LASTING_STORIES, ON_LASTING_STORIES = 10, 0.03
STORY_WORDS, STORY_WORDS_SAID = 24, 30
STORY_PEOPLE, OTHER_PEOPLE = 4, 4


@dataclass(frozen=True, slots=True)
class MadeStory:
    """What all articles of one story speak of."""

    number: int
    words: tuple[str, ...]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """One generated article with what the store keeps beside its text."""

    text: CleanText
    mentions: tuple[tuple[int, int, int, str], ...]
    """(block, start, end, name)."""
    terms: tuple[tuple[str, float], ...]
    published: PublicationDate
    story: int

    @property
    def raw(self) -> str:
        """As it would lie in a file: headline, date, paragraphs."""
        return "\n\n".join((self.text.title or "", *self.published.evidence, *self.text.body)) + "\n"


def make_word(number: int) -> str:
    """The word of this rank: short where it is common."""
    letters = ""
    number += len(SYLLABLES)
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[syllable]
    return letters


def make_person(number: int) -> str:
    """The person of this rank: a given name that the rules know, an invented surname."""
    given_names = _given_names()
    return f"{given_names[number * 7 % len(given_names)].title()} {make_word(number * 13 + 900).title()}"


@cache
def _given_names() -> list[str]:
    gazetteer = load_gazetteer()
    return sorted(name for name in gazetteer.given_names - gazetteer.common_words if name.isalpha())


def make_articles(count: int, words_per_article: int = WORDS_PER_ARTICLE, seed: int = SEED) -> Iterator[MadeArticle]:
    """Yield so many articles in order of time; the same seed gives the same ones, however many are asked for."""
    chance = random.Random(seed)
    most = vocabulary_size(count * words_per_article)
    words = [make_word(number) for number in range(most)]
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(most)))
    stories: list[MadeStory] = []
    for index in range(count):
        known = vocabulary_size((index + 1) * words_per_article)
        if not stories or chance.random() < NEW_STORIES:
            words_of_story = (words[chance.randrange(known // 10, known)] for _ in range(STORY_WORDS))
            story = MadeStory(len(stories) + 1, tuple(words_of_story), _draw_people(chance, STORY_PEOPLE, index))
            stories.append(story)
        else:
            is_lasting = chance.random() < ON_LASTING_STORIES
            story = chance.choice(stories[:LASTING_STORIES] if is_lasting else stories[-RECENT_STORIES:])
        drawn = chance.choices(words[:known], cum_weights=weights[:known], k=words_per_article)
        for word in chance.choices(story.words, k=min(STORY_WORDS_SAID, words_per_article)):
            drawn[chance.randrange(words_per_article)] = word
        yield _compose(chance, drawn, index, story)


def vocabulary_size(word_count: int) -> int:
    """Different words in a text of this length (Heaps: K = 20, exponent .5)."""
    return FIRST_VOCABULARY + int(20 * word_count**0.5)


def _draw_people(chance: random.Random, count: int, index: int) -> tuple[int, ...]:
    return tuple(min(int(20 * chance.paretovariate(0.6)), 200 + index) for _ in range(count))


def _compose(chance: random.Random, drawn: list[str], index: int, story: MadeStory) -> MadeArticle:
    body: list[str] = []
    mentions: list[tuple[int, int, int, str]] = []
    people = [*story.people, *_draw_people(chance, OTHER_PEOPLE, index)]
    remaining = iter(drawn)
    while sentence_words := list(itertools.islice(remaining, 60)):
        paragraph = ""
        while sentence_words:
            length = chance.randint(9, 22)
            sentence, sentence_words = sentence_words[:length], sentence_words[length:]
            name = make_person(chance.choice(people))
            start = len(paragraph) + len("But ")
            mentions.append((len(body), start, start + len(name), name))
            paragraph += f"But {name} said {' '.join(sentence)}. "
        body.append(paragraph.rstrip())
    day = FIRST_DAY + timedelta(days=index * DAYS // 100_000 + chance.randint(0, 20))
    published = PublicationDate(day.isoformat(), day, day, "day", "stated", (f"{day.day} {day:%B %Y}",))
    title = " ".join(drawn[:9]).capitalize()
    return MadeArticle(
        CleanText(title, None, None, tuple(body)), tuple(mentions), _weigh(drawn), published, story.number
    )


def _weigh(drawn: list[str]) -> tuple[tuple[str, float], ...]:
    """Terms as the commonest longer words, their squares adding up to 1."""
    stems = Counter(read_word(word, None)[1] for word in drawn if len(word) > 4)
    weights = [(stem, 1.0 + times / 10) for stem, times in stems.most_common(MOST_TERMS)]
    length = sum(weight**2 for _, weight in weights) ** 0.5
    return tuple((stem, weight / length) for stem, weight in weights)
