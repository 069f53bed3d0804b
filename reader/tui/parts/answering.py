"""What the main screen does with each answer of the library.

Knows the parts, which drop answers to questions they no longer have; shows nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from textual.message import Message
from textual.worker import Worker, WorkerState

from reader.model.work import Problem
from reader.tui.bridge import answers, filtering, lists, naming, passing_on, stories, tagging, watching
from reader.tui.bridge.bridge import Bridge
from reader.tui.pages.citation import cite
from reader.tui.pages.details import compose_details
from reader.tui.pages.nothing_found import compose_nothing_found
from reader.tui.pages.page import Page
from reader.tui.pages.reasons import compose_reasons
from reader.tui.parts.notices import Notices
from reader.tui.parts.reading import is_empty
from reader.tui.parts.watching import Watching
from reader.tui.parts.wiring import Parts
from reader.tui.parts.working import describe_problems, describe_report


@dataclass(frozen=True, slots=True)
class Outlets:
    """What only a screen can do."""

    show_dialog: Callable[[str, Page], None]
    """Title and page."""
    copy: Callable[[str], None]
    find_today: Callable[[], date]
    repeat: Callable[[float, Callable[[], None]], object]
    """Seconds between, and what to do."""


class Answering:
    """Hands each answer to the part that asked."""

    def __init__(self, parts: Parts, bridge: Bridge, notices: Notices, outlets: Outlets) -> None:
        self._parts = parts
        self._bridge = bridge
        self._notices = notices
        self._outlets = outlets
        self._is_index_checked = False
        self._told_problems: set[Problem] = set()
        """Each is told once: folders are looked through again and again, their problems stay."""
        self._watching = Watching(parts.listing, parts.reading, parts.views, bridge)
        self._takers: dict[type[Message], Callable[[Any], None]] = {
            **self._list_takers(),
            **self._list_takers_of_deeds(),
            answers.DeskRead: self._desk_read,
            answers.ArticleRead: self._article_read,
            answers.NameRead: self._name_read,
            stories.StoryRead: self._story_read,
            stories.ReasonsRead: self._reasons_read,
            answers.DetailsRead: self._details_read,
            answers.CitedRead: self._cited_read,
            answers.Copied: self._copied,
            answers.OriginalFound: self._original_found,
            answers.Found: self._found,
            answers.CountsRead: self._counts_read,
            answers.IndexRead: self._index_read,
            watching.OthersWrote: self._watching.take,
            answers.Progressed: self._progressed,
            answers.WorkEnded: self._work_ended,
            answers.Told: self._told,
            answers.Failed: self._failed,
            answers.Refused: self._refused,
            answers.IndexBroke: self._index_broke,
            answers.Crashed: self._crashed,
            Worker.StateChanged: self._worker_changed,
        }

    def _list_takers(self) -> dict[type[Message], Callable[[Any], None]]:
        """Who takes answers about what is listed."""
        return {
            filtering.FilterRead: self._filter_read,
            answers.Completed: self._parts.suggesting.take,
            lists.ViewRead: self._view_read,
            lists.KeysRead: self._keys_read,
            lists.GroupRead: self._group_read,
            lists.LeftRead: self._left_read,
            lists.SourceRead: self._source_read,
            answers.PageRead: self._parts.listing.rows.put_page,
            answers.RowsRead: self._rows_read,
            answers.UnreadKept: self._unread_kept,
            answers.UnreadFound: self._unread_found,
        }

    def _list_takers_of_deeds(self) -> dict[type[Message], Callable[[Any], None]]:
        """Who takes answers about what is done with articles and names."""
        ways_out = self._parts.passing_on
        return {
            answers.StepTaken: self._step_taken,
            tagging.TagsRead: self._parts.tagging.take,
            naming.SpellingsRead: self._parts.naming.take_spellings,
            naming.ProblemsRead: self._problems_read,
            naming.NameGone: self._name_gone,
            passing_on.LinksRead: ways_out.take_links,
            passing_on.NotOpened: ways_out.take_not_opened,
            passing_on.Quoted: ways_out.take_quoted,
            passing_on.FileNameRead: ways_out.take_file_name,
            passing_on.CommandsRead: ways_out.take_commands,
        }

    def take(self, answer: Message) -> None:
        """Act on an answer; messages that are none are left alone."""
        taker = self._takers.get(type(answer))
        if taker is not None:
            taker(answer)

    def _view_read(self, answer: lists.ViewRead) -> None:
        is_first = self._parts.listing.is_incomplete
        if self._parts.views.take(answer):
            self._parts.filtering.renew()
            if is_first:
                # What was read last comes first: no row is previewed before the desk says that there is nothing.
                if not self._parts.listing.is_searching:
                    self._parts.reading.asking.follow(self._parts.listing.rows.key_at(0))
                self._bridge.desk.load()
            elif not self._parts.listing.is_searching:
                self._preview_current()
            self._parts.heading.show()
        self._parts.type_ahead.go_on()

    def _keys_read(self, answer: lists.KeysRead) -> None:
        self._parts.views.take_keys(answer)
        self._parts.heading.show()

    def _group_read(self, answer: lists.GroupRead) -> None:
        self._parts.walking.catching_up.take(answer)
        self._bridge.desk.read_counts()
        self._parts.heading.show()
        self._parts.type_ahead.go_on()

    def _left_read(self, answer: lists.LeftRead) -> None:
        self._parts.walking.catching_up.take_left(answer)
        self._parts.heading.show()

    def _filter_read(self, answer: filtering.FilterRead) -> None:
        if self._parts.filtering.take(answer):
            self._parts.heading.show()
        self._parts.type_ahead.go_on()

    def _source_read(self, answer: lists.SourceRead) -> None:
        if self._parts.reading.show_source(answer, self._outlets.find_today()):
            self._parts.panes.show_keys_of("reader")
        self._parts.type_ahead.go_on()

    def _desk_read(self, answer: answers.DeskRead) -> None:
        parts = self._parts
        parts.searching.take_history(answer.history)
        parts.trailing.start(answer.trail)
        is_untouched = parts.listing.rows.cursor == 0 and is_empty(parts.reading) and not parts.searching.is_open
        if is_untouched and not parts.trailing.show_last():
            parts.reading.asking.follow(None)
            parts.reading.asking.preview(parts.listing.rows.key_at(0), None)
        self._bridge.naming.read_problems()
        if answer.read_only:
            self._notices.warn(answer.read_only)
        self._watching.start(self._outlets.repeat)

    def _preview_current(self) -> None:
        listing = self._parts.listing
        self._parts.reading.asking.preview(listing.rows.key_at(listing.rows.cursor), listing.result)

    def _rows_read(self, answer: answers.RowsRead) -> None:
        self._parts.desk.show_rows(answer.rows, self._outlets.find_today())

    def _unread_kept(self, answer: answers.UnreadKept) -> None:
        self._parts.desk.kept_unread(answer)
        self._parts.heading.show()

    def _unread_found(self, answer: answers.UnreadFound) -> None:
        self._parts.walking.found_unread(answer)
        self._parts.type_ahead.go_on()

    def _article_read(self, answer: answers.ArticleRead) -> None:
        listing, reading = self._parts.listing, self._parts.reading
        if not reading.show_article(answer, self._outlets.find_today(), listing.result is not None):
            return
        self._parts.panes.show_keys_of("reader")
        if answer.question.article_id and listing.rows.go_to(answer.opened.row.number):
            reading.asking.follow(answer.opened.row.number)
        if answer.question.manner == "hit":
            place = f"{listing.rows.cursor + 1:,} of {listing.rows.count:,}"
            self._parts.status.say(f"{place} · {answer.opened.article.display_title}")
        self._parts.type_ahead.go_on()

    def _name_read(self, answer: answers.NameRead) -> None:
        if self._parts.reading.show_name(answer, self._outlets.find_today()):
            self._parts.panes.show_keys_of("reader")
            if answer.question.is_new_stop:
                self._parts.trailing.visit_name(answer.question.entity_id)
            self._parts.type_ahead.go_on()

    def _story_read(self, answer: stories.StoryRead) -> None:
        self._parts.telling.take(answer, self._outlets.find_today())
        self._parts.type_ahead.go_on()

    def _reasons_read(self, answer: stories.ReasonsRead) -> None:
        self._outlets.show_dialog("Why", compose_reasons(answer.title, answer.reasons))

    def _step_taken(self, answer: answers.StepTaken) -> None:
        self._parts.desk.step_taken(answer)
        if answer.step is not None:
            self._parts.reading.ask_again(self._parts.listing.result)
        if answer.reach in ("names", "anything"):
            self._bridge.naming.read_problems()

    def _name_gone(self, answer: naming.NameGone) -> None:
        # It stays in view, so that it is seen what `u` would bring back.
        self._parts.reading.asking.settle(answer.question)

    def _details_read(self, answer: answers.DetailsRead) -> None:
        self._outlets.show_dialog("Details", compose_details(answer.details))

    def _cited_read(self, answer: answers.CitedRead) -> None:
        text = cite(answer.article)
        self._outlets.copy(text)
        self._bridge.desk.save_copy(text)

    def _copied(self, answer: answers.Copied) -> None:
        self._notices.tell(f"{answer.text}\n\nalso in {answer.path}", "Copied")

    def _original_found(self, answer: answers.OriginalFound) -> None:
        self._outlets.copy(answer.target)
        self._bridge.desk.save_copy(answer.target)
        self._parts.status.say(f"No desktop here; copied {answer.target}")

    def _found(self, answer: answers.Found) -> None:
        parts, result = self._parts, answer.result
        if not parts.searching.found(answer):
            return
        parts.suggesting.suggest(result, is_typing=answer.question.is_typing)
        parts.reading.asking.follow(None)
        if result.numbers:
            parts.reading.asking.preview(parts.listing.rows.key_at(parts.listing.rows.cursor), result)
        else:
            parts.reading.show_message(compose_nothing_found(result))
            parts.panes.show_keys_of("reader")
        parts.status.show_not_yet_indexed(result.not_yet_indexed)
        parts.heading.show()
        parts.type_ahead.go_on()

    def _problems_read(self, answer: naming.ProblemsRead) -> None:
        self._parts.naming.take_problems(answer.problems, self._notices)

    def _counts_read(self, answer: answers.CountsRead) -> None:
        self._parts.heading.take_counts(answer.counts, answer.story_counts)
        self._parts.walking.catching_up.count_left()

    def _index_read(self, answer: answers.IndexRead) -> None:
        self._parts.status.show_not_yet_indexed(answer.not_yet_indexed)
        if not self._is_index_checked:
            self._is_index_checked = True
            if answer.not_yet_indexed:
                self._parts.working.drain_index()
            if answer.reason:
                self._notices.tell(f"The search index {answer.reason}; making it anew", "")

    def _progressed(self, answer: answers.Progressed) -> None:
        self._parts.working.progressed(answer.progress)

    def _work_ended(self, answer: answers.WorkEnded) -> None:
        self._parts.working.ended()
        self._bridge.desk.read_counts()
        self._bridge.search.read_index()
        if answer.failure:
            self._notices.warn(answer.failure)
        if answer.report is None:
            if not answer.failure:
                self._parts.searching.ask_again()
            return
        self._parts.status.say(describe_report(answer.report))
        fresh = [problem for problem in answer.report.problems if problem not in self._told_problems]
        if fresh:
            self._told_problems.update(fresh)
            self._notices.warn(describe_problems(fresh), "Could not be read")
        if answer.report.added or answer.report.revised:
            self._parts.listing.rows.reload()
            self._parts.reading.ask_again(self._parts.listing.result)
            self._parts.views.look_for_news()

    def _told(self, answer: answers.Told) -> None:
        self._parts.status.say(answer.line)

    def _failed(self, answer: answers.Failed) -> None:
        self._notices.warn(answer.line)
        self._give_up(answer.group)

    def _refused(self, answer: answers.Refused) -> None:
        self._parts.status.say(answer.line)
        self._give_up("desk")

    def _index_broke(self, answer: answers.IndexBroke) -> None:
        """Make the index anew beside whatever goes on; what was searched for is asked again when it is there."""
        self._give_up(answer.group)
        if not self._parts.working.is_running:
            self._notices.tell(answer.line, "")
            self._parts.working.drain_index()

    def _crashed(self, answer: answers.Crashed) -> None:
        self._notices.report_crash(answer.error)

    def _worker_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self._notices.report_crash(event.worker.error)
            self._give_up(event.worker.group)

    def _give_up(self, group: str) -> None:
        """A question will not be answered: keys that wait for it go on."""
        if group == "reader":
            self._parts.reading.asking.give_up()
        elif group == "search":
            self._parts.searching.give_up()
        elif group in ("unread", "desk"):
            self._parts.walking.give_up()
        elif group == "filter":
            self._parts.filtering.give_up()
        elif group == "view":
            self._parts.views.give_up()
        elif group == "work":
            self._parts.working.ended()
        self._parts.type_ahead.go_on()
