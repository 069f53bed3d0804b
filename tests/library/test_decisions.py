"""What the user decides about stories, against a model of plain Python; and that it outlives whatever comes later."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reader.ingest.sorting import sort_articles
from reader.library.decisions import DecisionsPart
from reader.library.journal import open_journal
from reader.library.relations import find_related
from reader.model.errors import NoSuchStoryError, ReaderError
from reader.store import Store, open_store
from reader.store.likeness import Likeness, write_likenesses
from tests.builders import NOON, add_on_topics
from tests.ingest.conftest import ignore, sort_again

TOPICS = ("ferry", "bridge", "mill")
MOST_ARTICLES = 14

Change = tuple[tuple[str, Any], Any, Any]
"""(what, value before, value after)."""


class Decisions(RuleBasedStateMachine):
    """One window decides, undoes and redoes, while articles come and the reader restarts."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = open_store(Path(self.folder.name))
        self.restarts = 0
        self.state: dict[tuple[str, Any], Any] = {}
        self.done: list[list[Change]] = []
        self.undone: list[list[Change]] = []
        self.articles: list[int] = []
        self.restart()
        for topic in TOPICS:
            for _ in range(3):
                self.add(topic)
        self.sort()

    # the model

    def value(self, *what: Any) -> Any:
        return self.state.get(what)

    def living(self, story: int | None) -> int | None:
        return self.value("joined", story) or story

    def members(self, story: int) -> list[int]:
        return [article for article in self.articles if self.value("story", article) == story]

    def stories(self) -> list[int]:
        return sorted({self.value("story", article) for article in self.articles} - {None})

    def apply(self, changes: list[Change], *, is_undone: bool) -> None:
        for what, before, after in changes:
            value = before if is_undone else after
            self.state[what] = self.living(value) if what[0] in ("story", "joined") else value
            if what[0] == "joined" and self.state[what] is not None:
                self.follow_into(what[1], self.state[what])

    def follow_into(self, part: int, whole: int) -> None:
        """Whoever came into a story between undo and redo goes along."""
        for article in self.members(part):
            self.state["story", article] = whole
        for what in [what for what, value in self.state.items() if what[0] == "joined" and value == part]:
            self.state[what] = whole

    def did(self, *changes: Change) -> None:
        self.apply(list(changes), is_undone=False)
        self.done.append(list(changes))
        self.undone.clear()

    def change(self, what: str, subject: Any, after: Any) -> Change:
        return (what, subject), self.value(what, subject), after

    # what happens

    def add(self, *topics: str) -> None:
        self.articles.append(add_on_topics(self.store, f"Text {len(self.articles)}.", *topics))

    def sort(self) -> None:
        """Only who stands alone, and not by the user's word, may find a story; the user looks at each new one."""
        sort_articles(self.store, ignore)
        for article in self.articles:
            story = self.store.stories.place_of(article).story
            if self.value("story", article) is None and not self.value("moved", article):
                self.state["story", article] = story
            if story is not None:
                self.store.stories.mark_seen(story, NOON)

    @rule()
    def restart(self) -> None:
        self.restarts += 1
        journal = open_journal(self.store)
        now = NOON + timedelta(minutes=self.restarts)
        self.store.windows.open_window(journal.window, "a process", now, lambda _: False)
        self.journal = journal
        self.decisions = DecisionsPart(self.store, journal)

    @precondition(lambda self: len(self.articles) < MOST_ARTICLES)
    @rule(topics=st.sets(st.sampled_from(TOPICS), min_size=1, max_size=2))
    def more_arrive(self, topics: set[str]) -> None:
        self.add(*sorted(topics))
        self.sort()

    @rule(data=st.data())
    def clean_again(self, data: st.DataObject) -> None:
        sort_again(self.store, data.draw(st.sampled_from(self.articles)))
        self.sort()

    @precondition(lambda self: self.stories())
    @rule(data=st.data(), what=st.sampled_from(["follow", "mute"]), value=st.booleans())
    def follow_or_mute(self, data: st.DataObject, what: str, value: bool) -> None:
        story = data.draw(st.sampled_from(self.stories()))

        step = (self.decisions.follow if what == "follow" else self.decisions.mute)(story, value)

        assert step.label.endswith(self.store.stories.row(story).name)
        self.did(self.change(what, story, value))

    @precondition(lambda self: len(self.stories()) > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        part, whole = data.draw(st.permutations(self.stories()))[:2]
        articles = self.members(part)

        step = self.decisions.merge(part, whole)

        assert sorted(step.numbers) == articles
        follow = [self.change("follow", whole, True)] if self.value("follow", part) else []
        parts = [what[1] for what, value in self.state.items() if what[0] == "joined" and value == part]
        joins = [self.change("joined", each, whole) for each in (part, *parts)]
        self.did(*follow, *joins, *(self.change("story", article, whole) for article in articles))

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        article = data.draw(st.sampled_from(self.articles))
        target = data.draw(st.sampled_from([None, *self.stories()]))
        before = self.value("story", article)
        left = [each for each in self.members(before) if each != article] if before is not None else []

        self.decisions.move(article, target)

        changes = [self.change("moved", article, True), self.change("story", article, target)]
        if len(left) == 1 and target != before:
            changes.append(self.change("story", left[0], None))
        self.did(*changes)

    @rule(data=st.data())
    def reject(self, data: st.DataObject) -> None:
        pair = data.draw(st.permutations(self.articles))[:2]

        self.decisions.reject_related(*pair)

        self.did(self.change("apart", frozenset(pair), True))

    @rule()
    def undo(self) -> None:
        step = self.journal.undo()
        assert (step is None) == (not self.done)
        if step is not None:
            changes = self.done.pop()
            self.apply(changes, is_undone=True)
            self.undone.append(changes)

    @rule()
    def redo(self) -> None:
        step = self.journal.redo()
        assert (step is None) == (not self.undone)
        if step is not None:
            changes = self.undone.pop()
            self.apply(changes, is_undone=False)
            self.done.append(changes)

    @invariant()
    def articles_are_where_the_model_has_them(self) -> None:
        places = {article: self.store.stories.place_of(article) for article in self.articles}
        assert {article: place.story for article, place in places.items()} == {
            article: self.value("story", article) for article in self.articles
        }
        for story in self.stories():
            episodes = self.store.stories.episodes(story)
            assert sorted(number for each in episodes for number in each.articles) == sorted(self.members(story))
        assert all((place.story is None) == (place.episode_id is None) for place in places.values())

    @invariant()
    def stories_are_as_the_model_has_them(self) -> None:
        listed = set(self.store.stories.list_keys())
        alone = {article for article in self.articles if self.value("story", article) is None}
        assert listed == alone | {-story for story in self.stories() if not self.value("mute", story)}
        for story in self.stories():
            row = self.store.stories.row(story)
            assert (row.number, row.article_count) == (story, len(self.members(story)))
            assert row.is_followed == bool(self.value("follow", story))
            assert row.is_muted == bool(self.value("mute", story))
        for number, id_, _ in self.store.stories.names():
            assert self.store.stories.find(id_) == number

    @invariant()
    def pairs_that_were_put_apart_have_nothing_in_common(self) -> None:
        for article in self.articles:
            others = {other for other in self.articles if self.value("apart", frozenset((article, other)))}
            assert self.store.likeness.put_apart(article) == others
            assert not others & {each.other for each in self.store.likeness.of(article)}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


Decisions.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestDecisions = Decisions.TestCase


class Told:
    """Two stories of three articles each, and what is decided about them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.journal = open_journal(store)
        self.decisions = DecisionsPart(store, self.journal)
        self.ferry = [add_on_topics(store, f"The ferry sank {count}.", "ferry") for count in range(3)]
        self.bridge = [add_on_topics(store, f"The bridge fell {count}.", "bridge") for count in range(3)]
        sort_articles(store, ignore)

    def story(self, article: int) -> int:
        story = self.store.stories.place_of(article).story
        assert story is not None
        return story


@pytest.fixture
def told(store: Store) -> Told:
    return Told(store)


def test_a_moved_article_stays_moved_whatever_comes(told: Told):
    moved = told.ferry[0]
    bridge = told.story(told.bridge[0])
    told.decisions.move(moved, bridge)

    for count in range(3):
        add_on_topics(told.store, f"More of the ferry {count}.", "ferry")
        sort_again(told.store, moved)

    assert told.story(moved) == bridge
    assert told.story(told.ferry[1]) != bridge


def test_an_article_that_was_taken_out_stays_alone(told: Told):
    told.decisions.move(told.ferry[0], None)

    add_on_topics(told.store, "More of the ferry.", "ferry")
    sort_articles(told.store, ignore)

    assert told.store.stories.place_of(told.ferry[0]).story is None


def test_copies_move_with_their_original_and_go_back_where_each_was(told: Told):
    one, two, three = told.ferry
    with told.store.database.writing() as connection:
        connection.execute("UPDATE article SET duplicate_of = ? WHERE number IN (?, ?)", (one, two, told.bridge[0]))
    ferry, bridge = told.story(one), told.story(told.bridge[0])

    step = told.decisions.move(one, None)

    assert set(step.numbers) == {one, two, three, told.bridge[0]}  # one article is no story
    assert told.store.stories.place_of(three).story is None
    told.journal.undo()
    assert [told.story(each) for each in (one, two, three, told.bridge[0])] == [ferry, ferry, ferry, bridge]


def test_merged_stories_stay_merged_and_their_ids_lead_on(told: Told):
    ferry, bridge = told.story(told.ferry[0]), told.story(told.bridge[0])
    id_ = told.store.stories.row(ferry).id
    told.decisions.merge(ferry, bridge)

    add_on_topics(told.store, "More of the ferry.", "ferry")
    sort_again(told.store, *told.ferry)

    assert told.store.stories.find(id_) == bridge
    assert told.store.stories.row(ferry).number == bridge
    assert {told.story(article) for article in told.store.articles.numbers()} == {bridge}


def test_who_follows_a_story_follows_what_it_becomes_part_of(told: Told):
    ferry, bridge = told.story(told.ferry[0]), told.story(told.bridge[0])
    told.decisions.follow(ferry, True)

    told.decisions.merge(ferry, bridge)

    assert told.store.stories.row(bridge).is_followed
    told.journal.undo()
    assert not told.store.stories.row(bridge).is_followed
    assert told.store.stories.row(ferry).is_followed


def test_a_story_is_not_merged_with_itself(told: Told):
    ferry, bridge = told.story(told.ferry[0]), told.story(told.bridge[0])
    with pytest.raises(ReaderError, match="with itself"):
        told.decisions.merge(ferry, ferry)

    told.decisions.merge(ferry, bridge)

    with pytest.raises(ReaderError, match="with itself"):
        told.decisions.merge(ferry, bridge)  # a screen may still show it


def test_undoing_a_merge_after_the_whole_became_part_of_a_third(told: Told):
    """A window takes its own merge back though another one went on with the result."""
    mill = [add_on_topics(told.store, f"The mill burns {count}.", "mill") for count in range(2)]
    sort_articles(told.store, ignore)
    first, second, third = (told.story(each[0]) for each in (told.ferry, told.bridge, mill))
    told.decisions.merge(first, second)
    DecisionsPart(told.store, open_journal(told.store)).merge(second, third)

    told.journal.undo()
    assert {told.story(each) for each in told.ferry} == {first}
    assert {told.story(each) for each in (*told.bridge, *mill)} == {third}

    told.journal.redo()
    assert {told.story(each) for each in (*told.ferry, *told.bridge, *mill)} == {third}
    assert told.store.stories.row(first).number == third


def test_what_has_nothing_to_do_with_each_other_is_not_related(told: Told):
    one, two, three = told.ferry
    assert {each.row.number for each in find_related(told.store, one)} == {two, three}

    step = told.decisions.reject_related(two, one)

    assert step.label.endswith("no longer related")
    assert {each.row.number for each in find_related(told.store, one)} == {three}
    told.journal.undo()
    assert {each.row.number for each in find_related(told.store, one)} == {two, three}


def test_stories_tied_by_a_rejected_pair_alone_are_no_neighbours(told: Told):
    ferry, bridge = told.story(told.ferry[0]), told.story(told.bridge[0])
    with told.store.database.writing() as connection:
        write_likenesses(connection, {told.ferry[0]: [Likeness(told.bridge[0], 0.0, 0.5)]})
    assert told.store.stories.neighbours(ferry) == (bridge,)

    told.decisions.reject_related(told.ferry[0], told.bridge[0])

    assert told.store.stories.neighbours(ferry) == ()


def test_a_rejected_difference_is_one_step(told: Told):
    told.decisions.reject_difference(told.story(told.ferry[0]), "some difference")
    assert told.store.decisions.value("same_value", "some difference") == "1"

    told.journal.undo()

    assert told.store.decisions.value("same_value", "some difference") is None


def test_redoing_a_merge_after_another_window_merged_the_two_the_other_way(told: Told):
    ferry, bridge = told.story(told.ferry[0]), told.story(told.bridge[0])
    told.decisions.merge(ferry, bridge)
    told.journal.undo()
    DecisionsPart(told.store, open_journal(told.store)).merge(bridge, ferry)

    told.journal.redo()

    assert {told.story(each) for each in (*told.ferry, *told.bridge)} == {ferry}
    assert told.store.decisions.stories_in(ferry) == (bridge,)


def test_what_is_undone_is_told_as_it_was_told_when_done(told: Told):
    ferry, bridge = told.story(told.ferry[0]), told.story(told.bridge[0])
    for decide in (
        lambda: told.decisions.follow(ferry, True),
        lambda: told.decisions.mute(bridge, True),
        lambda: told.decisions.move(told.ferry[0], bridge),
        lambda: told.decisions.merge(ferry, bridge),
    ):
        step = decide()
        undone = told.journal.undo()
        redone = told.journal.redo()
        assert undone == redone == step
        assert not step.label[0].isdigit()


def test_a_story_without_articles_is_none(told: Told):
    ferry, bridge = told.story(told.ferry[0]), told.story(told.bridge[0])
    for article in told.ferry:
        told.decisions.move(article, bridge)

    with pytest.raises(NoSuchStoryError):
        told.decisions.follow(ferry, True)
