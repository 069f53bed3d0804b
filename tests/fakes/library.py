"""A library in memory, with the same parts and methods as the real one: for tests of the screens.

Searching means: every word of the query occurs somewhere in the article (with `typing`, the last one as a beginning).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from reader.library.index import Waiting
from reader.model.article import (
    TITLE,
    Article,
    ArticleDetails,
    ArticleRow,
    CleanText,
    Related,
    Removed,
    Revision,
)
from reader.model.dates import PublicationDate
from reader.model.desk import Counts, OthersDid, Step, Trail
from reader.model.entity import (
    Companion,
    Entity,
    EntityInArticle,
    EntityPage,
    EntityType,
    Mention,
    OpenedArticle,
    Spelling,
)
from reader.model.errors import (
    NoSuchArticleError,
    NoSuchEntityError,
    ReadOnlyLibraryError,
    WorkCancelledError,
)
from reader.model.facet import Filter
from reader.model.link import Link
from reader.model.lists import ListOrder, ViewChoice
from reader.model.places import PlaceId, SavedSearch
from reader.model.query import Everything
from reader.model.search import IndexRecord, IndexStatus, Mark, OtherSpellings, SearchHit, SearchResult, Suggestion
from reader.model.theme import ThemeChoice
from reader.model.work import ImportReport, Problem, Progress
from reader.query import read_query
from reader.settings import Settings
from tests.fakes.facets import FakeFacets
from tests.fakes.lists import FakeLists, FakePlaces, in_order
from tests.fakes.marks import FakePassingOn, FakeTags
from tests.fakes.stories import FakeDecisions, FakeStories, FakeStory, make_stories

NAMES = ("Mara Quill", "Odd Lindgard", "Harbour Office", "Vellin", "Tern Bay Fair")
TYPES = ("person", "person", "org", "place", "event")
SUBJECTS = ("ferry", "harbour", "bridge", "festival", "prisoner exchange", "storm", "school", "vote")
COMPLETIONS = ("prisoners", "harbour")
SPELLINGS = {"prisonners": "prisoners"}
"""What is suggested in the search box, and instead of what is not found."""
OTHER_SPELLINGS = {"storm": OtherSpellings(2, "event:storm")}
DAYS = {12: date(2025, 5, 16), 13: date(2025, 5, 17), 17: date(2025, 7, 24)}
"""Of articles that are not of 23 July."""
SOURCES = ("The Vellin Post", "Coast Wire", "Tern Bay Herald")


def make_article(number: int, paragraphs: int = 12) -> Article:
    """An invented article; every fourth tells of prisoners."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    who, where = NAMES[number % 2], NAMES[3]
    day = DAYS.get(number, date(2025, 7, 23))
    title = f"{subject.capitalize()} talks end in {where} without a word, round {number}"
    body = tuple(
        f"Paragraph {part} of report {number}. {who} told the {NAMES[2]} in {where} that the {subject} was settled. "
        f"Nobody at the quay had expected it, and the crowd went home before the lamps were lit."
        + (" Twelve prisoners were named." if number % 4 == 0 and part % 3 == 0 else "")
        for part in range(paragraphs)
    )
    return Article(
        number=number,
        id=f"id{number:010d}",
        text=CleanText(title, f"{who} leaves by the early boat", None, body, _removed(number), author="Ada Fenn"),
        display_title=title,
        source=SOURCES[number % 3],
        url=None,
        path=f"reports/{number:03d}.txt",
        language="en",
        own_date=None,
        published=PublicationDate(day.isoformat(), day, day, "day", ("stated", "inferred")[number % 2], ("23 July",)),  # type: ignore[arg-type]
        words=sum(len(paragraph.split()) for paragraph in body),
        added=datetime(2025, 7, 24, 9, 0, tzinfo=UTC),
    )


def _removed(number: int) -> tuple[Removed, ...]:
    return (Removed("appeal", "Support our work\nfrom one coin a month", "asks for money"),) if number % 2 else ()


@lru_cache(maxsize=500)
def find_mentions(article: Article) -> dict[str, list[Mention]]:
    """Where the invented names stand."""
    found: dict[str, list[Mention]] = {}
    for block, text in article.text.blocks():
        for name, kind in zip(NAMES, TYPES, strict=True):
            for match in re.finditer(name, text):
                mention = Mention(block, match.start(), match.end(), name, kind)  # type: ignore[arg-type]
                found.setdefault(name, []).append(mention)
    return found


def find_marks(article: Article, words: Sequence[str]) -> list[Mark]:
    """Where words that begin like these stand."""
    marks = []
    for block, text in article.text.blocks():
        for word in words:
            marks += [Mark(block, m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(word)}\w*", text, re.I)]
    return sorted(marks, key=lambda mark: (mark.block, mark.start))


@dataclass
class FakeState:
    """Everything the parts share."""

    articles: dict[int, Article]
    read: set[int] = field(default_factory=set)
    starred: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)
    done: list[tuple[Step, Callable[[], None], Callable[[], None]]] = field(default_factory=list)
    undone: list[tuple[Step, Callable[[], None], Callable[[], None]]] = field(default_factory=list)
    trail: Trail = field(default_factory=Trail)
    choice: ViewChoice = field(default_factory=ViewChoice)
    """How the list is to be shown."""
    start: PlaceId | None = None
    saved_searches: dict[str, SavedSearch] = field(default_factory=dict)
    """Saved searches, by name."""
    theme: ThemeChoice | None = None
    positions: dict[int, int] = field(default_factory=dict)
    searches: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    opened_originals: list[int] = field(default_factory=list)
    not_yet_indexed: int = 0
    index_reason: str = ""
    read_only: ReadOnlyLibraryError | None = None
    is_search_prepared: bool = False
    others_did: OthersDid = "nothing"
    """Told once."""
    arriving: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """What each import tells that it could not do."""
    """Numbers that the next rescan or import brings."""
    gate: threading.Event = field(default_factory=threading.Event)
    """Long work waits for it where `is_gated`."""
    is_gated: bool = False
    is_cancelled: bool = False
    search_gates: dict[str, threading.Event] = field(default_factory=dict)
    """A search for one of these texts waits for its event."""
    failure: Exception | None = None
    """Raised by the next opening of an article."""
    stories: dict[int, FakeStory] = field(default_factory=dict)
    not_related: set[tuple[int, int]] = field(default_factory=set)
    """Pairs that the user called unrelated, the smaller number first."""
    not_different: set[str] = field(default_factory=set)
    """Ids of differences that the user rejected."""
    name_deeds: list[tuple[str, ...]] = field(default_factory=list)
    """What the user did with names: the deed, the entity's id, the rest."""
    name_problems: list[Problem] = field(default_factory=list)
    hidden_names: set[str] = field(default_factory=set)
    """Ids of entities that the user hid."""
    tags: dict[int, frozenset[str]] = field(default_factory=dict)
    links: dict[int, tuple[Link, ...]] = field(default_factory=dict)
    opened_links: list[str] = field(default_factory=list)
    quotes: list[tuple[str, str]] = field(default_factory=list)
    """Texts and citations that went into notes.md."""
    commands: list[str] = field(default_factory=list)
    saved: list[tuple[int, str]] = field(default_factory=list)
    """Articles and files that they were saved in."""

    def do(self, step: Step, put: Callable[[], None], take: Callable[[], None]) -> Step:
        """Carry out a user action that undo takes back."""
        put()
        self.done.append((step, put, take))
        self.undone.clear()
        return step

    def row(self, number: int) -> ArticleRow:
        article = self.articles[number]
        return ArticleRow(
            number,
            article.id,
            article.display_title,
            article.source,
            article.published,
            article.words,
            number in self.read,
            number in self.starred,
            number in self.new,
            tuple(sorted(self.tags.get(number, ()))),
        )


class FakeArticles:
    def __init__(self, state: FakeState) -> None:
        self._state = state

    def first_page(self, length: int, order: ListOrder = "newest") -> tuple[int, tuple[ArticleRow, ...]]:
        numbers = self.numbers(order)
        return len(numbers), self.rows(numbers[:length])

    def numbers(self, order: ListOrder = "newest") -> Sequence[int]:
        return in_order(self._state, order)

    def leads(self, numbers: Sequence[int]) -> dict[int, str]:
        return {number: self._state.articles[number].text.dek or "" for number in numbers}

    def count_unread(self, numbers: Sequence[int]) -> int:
        return len([number for number in numbers if number not in self._state.read])

    def theme(self) -> ThemeChoice | None:
        return self._state.theme

    def rows(self, numbers: Sequence[int]) -> tuple[ArticleRow, ...]:
        return tuple(self._state.row(number) for number in numbers)

    def next_unread(self, numbers: Sequence[int], start: int, step: int) -> int | None:
        index = start + step
        while 0 <= index < len(numbers):
            if numbers[index] not in self._state.read:
                return index
            index += step
        return None

    def get(self, number: int) -> Article:
        if number not in self._state.articles:
            raise NoSuchArticleError("this article", "is not in the library any more", "go back to the list")
        return self._state.articles[number]

    def open(self, number: int) -> OpenedArticle:
        if self._state.failure is not None:
            failure, self._state.failure = self._state.failure, None
            raise failure
        article = self.get(number)
        mentions = find_mentions(article)
        names = [EntityInArticle(make_entity(self._state, name), tuple(found)) for name, found in mentions.items()]
        names.sort(key=lambda name: -len(name.mentions))
        names = [name for name in names if name.entity.id not in self._state.hidden_names]
        near = [other for other in (number - 1, number + 1, number - 2) if other in self._state.articles]
        near = [other for other in near if tuple(sorted((number, other))) not in self._state.not_related]
        related = [Related(self._state.row(other), 1.0, ("same day", "shares Mara Quill")) for other in near]
        place = FakeStories(self._state).place_of(number)
        return OpenedArticle(article, self._state.row(number), tuple(names), tuple(related), place)

    def details(self, number: int) -> ArticleDetails:
        article = self.get(number)
        return ArticleDetails(article, (Revision(1, article.added, "raw", True),), "raw")

    def find(self, id_prefix: str) -> int:
        for number, article in self._state.articles.items():
            if article.id.startswith(id_prefix):
                return number
        raise NoSuchArticleError(id_prefix, "no article has this id")

    def open_original(self, number: int) -> str:
        self._state.opened_originals.append(number)
        return f"Opened {self.get(number).path}"


class FakeSearch:
    def __init__(self, state: FakeState) -> None:
        self._state = state
        self.facets = FakeFacets(state)

    def prepare(self) -> None:
        self._state.is_search_prepared = True

    def ask(self, text: str, sort: str = "best", typing: bool = False, wanted: Filter = ()) -> SearchResult:
        if text in self._state.search_gates:
            self._state.search_gates[text].wait(10)
        words = text.lower().split()
        kept = set(self.facets.articles(wanted))
        found = [n for n in in_order(self._state, sort) if n in kept and self._matches(n, words, typing)]
        return SearchResult(
            text,
            text,
            Everything(),
            sort,  # type: ignore[arg-type]
            tuple(found),
            (1.0,) * len(found),
            1.0,
            "fake",
            self._state.not_yet_indexed,
            filter=wanted,
            did_you_mean=None if found else SPELLINGS.get(text),
            remarks=read_query(text, date(2025, 7, 24), typing).remarks,
            other_spellings=OTHER_SPELLINGS.get(text),
        )

    def _matches(self, number: int, words: Sequence[str], typing: bool) -> bool:
        state = self._state
        if " ".join(words).startswith("source:"):
            return state.articles[number].source.lower() == " ".join(words)[8:-1]
        if words[0].startswith("is:"):
            marked = {"is:unread": set(state.articles) - state.read, "is:new": state.new, "is:starred": state.starred}
            return number in marked[words[0]]
        text = " ".join(block for _, block in self._state.articles[number].text.blocks()).lower()
        whole, last = (words[:-1], words[-1:]) if typing else (words, ())
        return all(re.search(rf"\b{re.escape(word)}\b", text) for word in whole) and all(
            re.search(rf"\b{re.escape(word)}", text) for word in last
        )

    def hits(self, result: SearchResult, start: int, length: int, snippet_width: int = 160) -> tuple[SearchHit, ...]:
        hits = []
        for number in result.numbers[start : start + length]:
            article = self._state.articles[number]
            marks = find_marks(article, result.text.split())
            titles = tuple((mark.start, mark.end) for mark in marks if mark.block == TITLE)
            inside = [mark for mark in marks if mark.block >= 0][:1]
            snippet = article.text.body[inside[0].block] if inside else article.text.body[0]
            spans = tuple((mark.start, mark.end) for mark in inside)
            hits.append(SearchHit(self._state.row(number), 1.0, titles, snippet, spans))
        return tuple(hits)

    def marks(self, number: int, result: SearchResult) -> tuple[Mark, ...]:
        return tuple(find_marks(self._state.articles[number], result.text.split()))

    def complete(self, text: str) -> Suggestion | None:
        word = text.split()[-1]
        found = next((each for each in COMPLETIONS if each.startswith(word) and each != word), None)
        return Suggestion(text + found[len(word) :], text + found[len(word) :]) if found else None

    def history(self) -> tuple[str, ...]:
        return tuple(self._state.searches)

    def remember(self, text: str) -> None:
        self._state.searches = [text, *(each for each in self._state.searches if each != text)]


def make_entity(state: FakeState, name: str) -> Entity:
    count = sum(name in find_mentions(article) for article in state.articles.values())
    kind = TYPES[NAMES.index(name)]
    return Entity(f"e-{name}", name, kind, count, (name, name.split()[-1]))  # type: ignore[arg-type]


class FakeNames:
    def __init__(self, state: FakeState) -> None:
        self._state = state

    def page(self, entity_id: str) -> EntityPage:
        name = entity_id.removeprefix("e-")
        if name not in NAMES:
            raise NoSuchEntityError(entity_id, "no such name")
        rows = tuple(
            self._state.row(number)
            for number, article in sorted(self._state.articles.items(), reverse=True)
            if name in find_mentions(article)
        )
        companions = tuple(Companion(make_entity(self._state, other), 3) for other in NAMES[:3] if other != name)
        named = {row.number for row in rows}
        told = FakeStories(self._state).told_beside(named)
        return EntityPage(make_entity(self._state, name), rows[:20], companions, tuple(map(self._state.row, told)))

    def pick(self, typed: str, limit: int) -> tuple[Entity, ...]:
        found = [make_entity(self._state, name) for name in NAMES if typed.lower() in name.lower()]
        return tuple(entity for entity in found if entity.id not in self._state.hidden_names)[:limit]

    def spellings(self, entity_id: str) -> tuple[Spelling, ...]:
        name = entity_id.removeprefix("e-")
        return tuple(Spelling(each, 12 - place) for place, each in enumerate((name, *name.split()[-1:])))

    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._state.name_problems)

    def merge(self, a_id: str, b_id: str) -> Step:
        return self._govern(f"{a_id[2:]} merged with {b_id[2:]}", ("merge", a_id, b_id))

    def split(self, entity_id: str, spellings: Sequence[str]) -> Step:
        return self._govern(f"{', '.join(spellings)} split off", ("split", entity_id, *spellings))

    def rename(self, entity_id: str, name: str) -> Step:
        return self._govern(f"{entity_id[2:]} renamed {name}", ("rename", entity_id, name))

    def change_type(self, entity_id: str, entity_type: EntityType) -> Step:
        return self._govern(f"{entity_id[2:]} called a {entity_type}", ("change_type", entity_id, entity_type))

    def _govern(self, label: str, deed: tuple[str, ...]) -> Step:
        deeds = self._state.name_deeds
        return self._state.do(Step(label, ()), lambda: deeds.append(deed), lambda: deeds.remove(deed))

    def why(self, a: str, b: str) -> tuple[str, ...]:
        return (f"{a} and {b} end in the same surname", "no given name speaks against it")

    def hide(self, entity_id: str) -> Step:
        hidden = self._state.hidden_names
        name = entity_id.removeprefix("e-")
        numbers = tuple(number for number, article in self._state.articles.items() if name in find_mentions(article))
        step = Step(f"{name} hidden", numbers)
        return self._state.do(step, lambda: hidden.add(entity_id), lambda: hidden.discard(entity_id))


class FakeSources:
    def __init__(self, state: FakeState) -> None:
        self._state = state
        self.imported: list[str] = []

    def import_paths(
        self, paths: Sequence[str], on_progress: Callable[[Progress], None], source: str | None = None
    ) -> ImportReport:
        self.imported += paths
        return self._work("Importing", on_progress)

    def rescan(self, on_progress: Callable[[Progress], None]) -> ImportReport:
        return self._work("Rescanning", on_progress)

    def folders(self) -> tuple[str, ...]:
        return tuple(self.imported)

    def cancel(self) -> None:
        self._state.is_cancelled = True
        self._state.gate.set()

    def _work(self, what: str, on_progress: Callable[[Progress], None]) -> ImportReport:
        state = self._state
        state.is_cancelled = False
        on_progress(Progress(what, 1, 4))
        if state.is_gated:
            state.gate.wait(10)
        if state.is_cancelled:
            return ImportReport(was_cancelled=True)
        added, state.arriving = tuple(state.arriving), []
        for number in added:
            state.articles[number] = make_article(number)
            state.new.add(number)
        return ImportReport(len(added), unchanged=2, problems=tuple(state.problems), added_numbers=added)


class FakeDesk:
    def __init__(self, state: FakeState) -> None:
        self._state = state

    def open_window(self, now: datetime) -> Trail:
        return self._state.trail

    def what_others_did(self) -> OthersDid:
        did, self._state.others_did = self._state.others_did, "nothing"
        return did

    def counts(self) -> Counts:
        total = len(self._state.articles)
        return Counts(total, total - len(self._state.read), len(self._state.new), len(self._state.starred))

    def mark_read_quietly(self, number: int) -> None:
        self._state.read.add(number)
        self._state.new.discard(number)

    def mark_opened(self, number: int) -> None:
        self._state.new.discard(number)

    def set_read(self, numbers: Sequence[int], is_read: bool) -> Step:
        changed = [number for number in numbers if (number in self._state.read) != is_read]
        word = "read" if is_read else "unread"
        label = f"marked {word}" if len(changed) == 1 else f"{len(changed)} marked {word}"
        return self._do(label, changed, self._state.read, is_read)

    def toggle_star(self, number: int) -> Step:
        value = number not in self._state.starred
        return self._do("starred" if value else "unstarred", [number], self._state.starred, value)

    def _do(self, label: str, numbers: Sequence[int], kept: set[int], value: bool) -> Step:
        step = Step(label, tuple(numbers))

        def put() -> None:
            kept.update(numbers) if value else kept.difference_update(numbers)

        def take() -> None:
            kept.difference_update(numbers) if value else kept.update(numbers)

        return self._state.do(step, put, take) if numbers else step

    def undo(self) -> Step | None:
        if not self._state.done:
            return None
        entry = self._state.done.pop()
        entry[2]()
        self._state.undone.append(entry)
        return entry[0]

    def redo(self) -> Step | None:
        if not self._state.undone:
            return None
        entry = self._state.undone.pop()
        entry[1]()
        self._state.done.append(entry)
        return entry[0]

    def set_theme(self, theme: ThemeChoice) -> None:
        self._state.theme = theme

    def save_trail(self, trail: Trail) -> None:
        self._state.trail = trail

    def position(self, number: int) -> int:
        return self._state.positions.get(number, 0)

    def remember_position(self, number: int, offset: int) -> None:
        self._state.positions[number] = offset

    def save_copy(self, text: str) -> str:
        self._state.copies.append(text)
        return "/library/last-copy.txt"


class FakeIndex:
    def __init__(self, state: FakeState) -> None:
        self._state = state

    def status(self) -> IndexStatus:
        return IndexStatus("fake", "fake-1", "ready", len(self._state.articles), IndexRecord(1))

    def not_yet_indexed(self) -> int:
        return self._state.not_yet_indexed

    def waiting(self) -> Waiting:
        return Waiting(self._state.not_yet_indexed, self._state.index_reason)

    def drain(self, on_progress: Callable[[Progress], None]) -> int:
        on_progress(Progress("Indexing", 0, self._state.not_yet_indexed))
        if self._state.is_cancelled:
            raise WorkCancelledError("Indexing")
        count, self._state.not_yet_indexed = self._state.not_yet_indexed, 0
        return count

    def rebuild(self, on_progress: Callable[[Progress], None]) -> int:
        return self.drain(on_progress)


class FakeLibrary:
    """Stands in for `reader.library.Library`."""

    def __init__(self, settings: Settings, numbers: Sequence[int] = range(1, 21)) -> None:
        self.settings = settings
        self.state = FakeState({number: make_article(number) for number in numbers})
        self.state.new.update(list(numbers)[-3:])
        self.state.stories = make_stories()
        self.articles = FakeArticles(self.state)
        self.search = FakeSearch(self.state)
        self.names = FakeNames(self.state)
        self.sources = FakeSources(self.state)
        self.desk = FakeDesk(self.state)
        self.stories = FakeStories(self.state)
        self.decisions = FakeDecisions(self.state)
        self.lists = FakeLists(self.state)
        self.places = FakePlaces(self.state, self.search)
        self.index = FakeIndex(self.state)
        self.tags = FakeTags(self.state)
        self.passing_on = FakePassingOn(self.state)
        self.is_closed = False

    @property
    def read_only(self) -> ReadOnlyLibraryError | None:
        return self.state.read_only

    def open_sample(self, on_progress: Callable[[Progress], None]) -> FakeLibrary:
        return FakeLibrary(replace(self.settings, library_folder=self.settings.sample_library_folder))

    def open_manual(self) -> FakeLibrary:
        return FakeLibrary(replace(self.settings, library_folder=self.settings.manual_folder / "edition"))

    def close(self) -> None:
        self.is_closed = True


def make_settings(folder: Path, **changes: object) -> Settings:
    """Settings whose folders lie in a temporary one."""
    settings = Settings(folder / "library", folder / "data", folder / "config.toml")
    return replace(settings, **changes)  # type: ignore[arg-type]
