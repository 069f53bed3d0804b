"""Capitalised stretches of a block, cut into known names, names behind a title, and candidates still without a type.

Looks at one stretch at a time; what the rest of the article says of a candidate is `names_evidence`'s question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.data.gazetteer import Gazetteer
from reader.model.entity import EntityType
from reader.understanding.names_reach import connects, find_reaches, is_nickname, leads_over_particles
from reader.understanding.names_text import POSSESSIVE_GAPS, SPACES, Word, is_unbroken, joined

_LONGEST_KNOWN_NAME = 6
_LONGEST_RUN_WORDS = 30
"""Capitals that go on for longer are no one's name; what is looked for in a run costs the square of its length."""
_INITIAL = re.compile(r"[^\W\d_]\.")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


class Piece(NamedTuple):
    """Words `first` to `last` (exclusive) of one block, as a name or a candidate for one."""

    first: int
    last: int
    type: EntityType | None
    is_demonym: bool = False
    is_titled: bool = False
    """A title or role stands before it inside the capitals."""
    title_after: str = ""
    """The title that follows it inside the capitals: "Duluth Mayor", "Acme Chairman"."""


class RunReader:
    """Cuts the words of one block into pieces."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        words = gazetteer.words
        self._function_words = words["function_words"]
        self._openers = words["openers"] | words["function_words"]
        self._titles = words["titles"]
        self._local_titles = words["local_titles"]
        self._before_titles = words["title_modifiers"] | words["titles"]
        self._heads = words["org_heads"]
        self._name_tails = words["org_tails"] | words["place_heads"] | words["event_heads"]
        self._last_words = self._name_tails | self._heads
        self._roles = words["roles"] | words["org_roles"] | words["roles_of_any"]
        long_names = gazetteer.organisations | gazetteer.events
        self._first_words = frozenset(name.partition(" ")[0] for name in long_names if " " in name)
        self._dates = words["months"] | words["days"]
        known = long_names | gazetteer.places | gazetteer.demonyms.keys()
        self._known_starts = frozenset(re.split("[ ']", name)[0] for name in known) | {
            name.split(" ")[0] for name in known
        }

    def read(self, words: Sequence[Word]) -> list[Piece]:
        """Return the pieces of a block in order, none overlapping."""
        pieces: list[Piece] = []
        end = 0
        reaches = find_reaches(words, self._heads)
        for position, word in enumerate(words):
            if position < end or not (word.is_capital or word.text[0].isdigit()):
                continue
            if position in reaches:
                end = reaches[position]
                pieces.append(self._known_piece(words, position, end))
            elif self._can_start(words, position):
                end = self._run_end(words, position)
                if reaches:
                    end = max([end, *(reaches[start] for start in range(position, end) if start in reaches)])
                pieces += self._cut(words, position, end)
        return pieces

    def _can_start(self, words: Sequence[Word], at: int) -> bool:
        word = words[at]
        if not word.is_capital:
            is_ordinal = word.text[0].isdigit() and _ORDINAL.fullmatch(word.text) is not None
            return is_ordinal and self._names_a_unit(words, at)
        if word.low == "the":
            return self._keeps_the(words, at)
        if self._is_function_word(word):
            return self._opens_name(words, at)
        return word.low not in self._dates or self._is_person_named_like_month(words, at)

    def _names_a_unit(self, words: Sequence[Word], at: int) -> bool:
        """Whether an ordinal begins the name of troops or a court: "2nd Engineer Regiment"."""
        if at + 1 >= len(words) or not self._belongs(words, at + 1) or words[at + 1].gap not in SPACES:
            return False
        return words[self._run_end(words, at + 1) - 1].low in self._gazetteer.words["numbered_heads"]

    def _opens_name(self, words: Sequence[Word], at: int) -> bool:
        """Whether a capital function word is part of a name here: "the All Progressives Congress", "ON Power"."""
        if self.match_known(words, at, min(len(words), at + _LONGEST_KNOWN_NAME), minimum=2) > at:
            return True
        word, following = words[at], words[at + 1] if at + 1 < len(words) else None
        if word.opens or following is None or not following.is_capital or following.gap not in SPACES:
            return False
        is_shouted = word.text.isupper() and len(word.text) > 1 and not following.text.isupper()
        return is_shouted or word.low in self._gazetteer.words["name_openers"]

    def _keeps_the(self, words: Sequence[Word], at: int) -> bool:
        """A capital The belongs to a name where a publication's name follows it."""
        if at + 1 >= len(words) or not words[at + 1].is_capital or words[at + 1].gap not in SPACES:
            return False
        end = self._run_end(words, at + 1)
        if words[end - 1].low in self._gazetteer.words["publications"] and (end - at > 2 or not words[at].opens):
            return True
        return self.match_known(words, at, end, minimum=2) == end

    def _is_person_named_like_month(self, words: Sequence[Word], at: int) -> bool:
        if at + 1 >= len(words) or words[at].low not in self._gazetteer.words["months"]:
            return False
        following = words[at + 1]
        before = words[at - 1].low if at else ""
        return (
            following.is_capital
            and following.gap in SPACES
            and (following.low not in self._gazetteer.common_words or following.low in self._gazetteer.given_names)
            and following.low not in self._dates
            and (before not in self._gazetteer.words["month_prepositions"] or words[at].opens)
        )

    def _run_end(self, words: Sequence[Word], start: int) -> int:
        position, limit = start + 1, min(len(words), start + _LONGEST_RUN_WORDS)
        while position < limit:
            step = self._step(words, start, position)
            if step == 0:
                break
            position += step
        return position

    def _step(self, words: Sequence[Word], start: int, at: int) -> int:
        """How many words from `at` on belong to the run that begins at `start`; 0 ends it."""
        word = words[at]
        if word.gap == " & " and word.is_capital:
            return 1
        if word.gap in POSSESSIVE_GAPS and word.is_capital:
            return self._joined_by_possessive(words, start, at)
        if is_nickname(words, start, at) and words[start].low not in self._function_words:
            return 2
        if word.gap not in SPACES or word.opens:
            return 0
        if self._belongs(words, at) or (word.text.isdigit() and words[at - 1].low in {"radio", "channel"}):
            return 1
        known_end = at
        if words[start].low in self._first_words:
            known_end = self.match_known(words, start, min(len(words), at + 3), minimum=at - start + 1)
        if known_end > at and (words[known_end - 1].is_capital or word.low not in self._gazetteer.common_words):
            return known_end - at
        following = words[at + 1] if at + 1 < len(words) else None
        if following is None or following.gap not in SPACES:
            return 0
        if word.low in self._gazetteer.words["particles"] and (
            following.is_capital or leads_over_particles(words, at + 1, self._gazetteer)
        ):
            return 1
        if connects(words, start, at, self._gazetteer):
            skipped = 2 if following.low == "the" and at + 2 < len(words) else 1
            target = words[at + skipped]
            return skipped + 1 if target.is_capital and target.low not in self._dates else 0
        if word.low == "and" and following.is_capital:
            return self._joined_by_and(words, start, at)
        return 0

    def _belongs(self, words: Sequence[Word], at: int) -> bool:
        word = words[at]
        if word.text == "I" and words[at - 1].is_capital:
            return True
        if not word.is_capital or self._is_function_word(word):
            return False
        return word.low not in self._dates or self._is_person_named_like_month(words, at)

    def _is_function_word(self, word: Word) -> bool:
        is_acronym = word.low in self._gazetteer.acronyms and word.text.isupper()
        is_word = word.low in self._function_words and word.text.isascii()
        return is_word and not is_acronym and not _INITIAL.fullmatch(word.text)

    def _joined_by_and(self, words: Sequence[Word], start: int, at: int) -> int:
        """An "and" inside a name: common words on both sides and the head word of an organisation."""
        end, limit = at + 1, min(len(words), start + _LONGEST_RUN_WORDS)
        while end < limit and self._belongs(words, end) and (end == at + 1 or words[end].gap in SPACES):
            end += 1
        common = self._gazetteer.common_words
        left, right = words[start:at], words[at + 1 : end]
        if not right or not all(word.low in common for word in right):
            return 0
        opened_by_head = any(word.low in {"of", "for"} for word in left) and left[-1].low in common
        closed_by_head = right[-1].low in self._heads and len(right) > 1 and left[-1].low in common
        return end - at if opened_by_head or closed_by_head else 0

    def _joined_by_possessive(self, words: Sequence[Word], start: int, at: int) -> int:
        """A possessive inside a name: "Farmers' League", "St Brigid's Hospital", "People's Daily"."""
        known = self._gazetteer
        end, limit = at + 1, min(len(words), start + _LONGEST_RUN_WORDS)
        while end < limit and self._belongs(words, end) and words[end].gap in SPACES:
            end += 1
        if self.match_known(words, start, end) > at:
            return end - at
        owner = words[at - 1].low
        is_saint = at - start > 1 and words[at - 2].low.rstrip(".") in known.words["saints"]
        is_common = owner in known.common_words or owner.removesuffix("s") in known.common_words
        is_named = owner in known.places or owner in known.demonyms or owner in known.given_names
        if not is_saint and (not is_common or is_named):
            return 0
        return end - at if words[end - 1].low in self._heads | known.words["event_heads"] else 0

    def match_known(self, words: Sequence[Word], start: int, end: int, minimum: int = 1) -> int:
        """Return where the longest known name that begins at `start` ends, or `start`."""
        if start == len(words) or words[start].low not in self._known_starts:
            return start
        for last in range(min(end, start + _LONGEST_KNOWN_NAME), start + minimum - 1, -1):
            if self.known_type(words[start:last]) is not None:
                return last
        return start

    def known_type(self, words: Sequence[Word]) -> tuple[EntityType, bool] | None:
        """Return the type that the gazetteer gives these words, and whether they are a demonym."""
        if not is_unbroken(words):
            return None
        name = joined(words)
        known = self._gazetteer
        if name in known.acronyms and not words[0].text.isupper():
            return None
        if name in known.demonyms:
            return "place", True
        if name in known.organisations:
            is_unsure = name in known.unsure_organisations
            return None if is_unsure and (words[0].opens or name in known.unsure_places) else ("org", False)
        if name in known.places:
            return "place", False
        return ("event", False) if name in known.events else None

    def _cut(self, words: Sequence[Word], start: int, end: int) -> Iterator[Piece]:
        start = self._skip_opener(words, start, end)
        while start < end:
            title = self._find_title(words, start, end)
            if title is None:
                yield from self._cut_segment(words, start, end, is_titled=False)
                return
            title_start, title_end = title
            yield from self._cut_before_title(words, start, title_start, words[title_end - 1].low)
            next_title = self._find_title(words, title_end, end)
            segment_end = next_title[0] if next_title else end
            if title_end < segment_end:
                yield from self._cut_segment(words, title_end, segment_end, is_titled=True)
            start = segment_end

    def _skip_opener(self, words: Sequence[Word], start: int, end: int) -> int:
        while start < end and words[start].opens and words[start].low in self._openers and words[start].low != "the":
            if not words[start].text.isascii() or self.match_known(words, start, end, minimum=2) > start:
                break
            if self._is_whole_org(words, start, end):
                break
            start += 1
        return start + 1 if self._is_opening_role(words, start, end) else start

    def _is_opening_role(self, words: Sequence[Word], start: int, end: int) -> bool:
        """Whether a sentence begins with what somebody is: "Chipmaker Hanbit", "Rivals Samsung and ..."."""
        if end - start < 2 or not words[start].opens:
            return False
        low, following = words[start].low, words[start + 1]
        is_role = low in self._roles or low.removesuffix("s") in self._roles
        if not is_role or (low in self._heads or low in self._titles) or following.gap not in SPACES:
            return False
        return following.low not in self._gazetteer.common_words and not self._is_whole_org(words, start, end)

    def _find_title(self, words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
        """Find the next title with its modifiers ("Prime Minister"), where it is not part of an institution's name."""
        if self._is_whole_org(words, start, end):
            return None
        position = start
        while position < end:
            known_end = self.match_known(words, position, end, minimum=2)
            if known_end > position:
                position = known_end
                continue
            if words[position].low in self._titles and not self._ends_with_surname(words, start, position, end):
                first, last = position, position + 1
                while first > start and words[first - 1].low in self._before_titles:
                    first -= 1
                while last < end and words[last].low in self._titles:
                    last += 1
                return first, last
            position += 1
        return None

    def _ends_with_surname(self, words: Sequence[Word], start: int, at: int, end: int) -> bool:
        """Whether a title's word is a family name here: "Anna King"."""
        return at == end - 1 and at > start and words[at - 1].low in self._gazetteer.given_names

    def _is_whole_org(self, words: Sequence[Word], start: int, end: int) -> bool:
        if self.known_type(words[start:end]) == ("org", False):
            return True
        has_head = words[end - 1].low in self._heads or any(
            word.low in {"of", "for", "on"} and words[at - 1].low in self._heads
            for at, word in enumerate(words[start:end], start)
            if at > start
        )
        if not has_head or end - start < 2:
            return False
        known = self._gazetteer
        return not any(
            word.low in known.given_names and word.low not in known.common_words and word.low not in known.places
            for word in words[start : end - 1]
        )

    def _cut_before_title(self, words: Sequence[Word], start: int, end: int, title: str) -> Iterator[Piece]:
        position = start
        while position < end:
            last = self._name_end(words, position, end)
            if self.match_known(words, position, last) == last:
                yield self._known_piece(words, position, last)
            elif not all(word.low in self._gazetteer.common_words for word in words[position:last]):
                yield Piece(position, last, None, title_after=title)
            position = last

    def _name_end(self, words: Sequence[Word], start: int, end: int) -> int:
        """Where the institution, known name or candidate that begins at `start` ends."""
        known_end = self.match_known(words, start, end)
        for last in range(end, known_end, -1):
            if last - start > 1 and self._is_whole_org(words, start, last):
                return last
        if known_end > start:
            return known_end
        last = start + 1
        while last < end and self.match_known(words, last, end) == last:
            last += 1
        return last

    def _cut_segment(self, words: Sequence[Word], start: int, end: int, is_titled: bool) -> Iterator[Piece]:
        known = self.match_known(words, start, end)
        if known == end:
            yield self._known_piece(words, start, end, is_titled)
            return
        if known > start and self._splits_after(words, start, known, end):
            yield self._known_piece(words, start, known)
            yield from self._cut_segment(words, known, end, is_titled)
            return
        core = self._person_core(words, start, end)
        yield Piece(core, end, None, is_titled=is_titled or core > start)

    def _known_piece(self, words: Sequence[Word], start: int, end: int, is_titled: bool = False) -> Piece:
        known = self.known_type(words[start:end])
        entity_type, is_demonym = known if known else (None, False)
        return Piece(start, end, entity_type, is_demonym, is_titled and not is_demonym)

    def _splits_after(self, words: Sequence[Word], start: int, known: int, end: int) -> bool:
        """Whether a known name at the start of a segment stands for itself, and is not half of a longer name."""
        known_kind = self.known_type(words[start:known])
        if known_kind is None or known_kind[0] == "event":
            return False
        is_abbreviated = words[start].text.isupper() and known == start + 1
        if self._is_whole_org(words, start, end) and not is_abbreviated:
            return False
        rest = words[known:end]
        if rest[-1].low in self._name_tails and not is_abbreviated:
            return False
        if known_kind[1] or is_abbreviated:
            return any(word.low not in self._gazetteer.common_words for word in rest) or is_abbreviated
        if words[start].low in self._gazetteer.given_names and known == start + 1:
            return False
        return self.match_known(words, known, end) > known or rest[0].low in self._gazetteer.given_names

    def _person_core(self, words: Sequence[Word], start: int, end: int) -> int:
        """Skip common words before a given name: "Passenger Detlef ...", "Foreign Affairs Hakan ..."."""
        common, given = self._gazetteer.common_words, self._gazetteer.given_names
        if (
            start
            and words[start].gap == " "
            and words[start - 1].low in self._titles
            and not words[start - 1].is_capital
        ):
            return start  # "the minister Slim Ben Ali": a name begins here
        if words[end - 1].low in self._last_words and words[end - 1].low in common:
            return start
        follows_place = start > 1 and words[start - 1].low == "of" and words[start - 2].low in self._local_titles
        for at in range(start, end - 1):
            word = words[at]
            if word.low in given and (word.low not in common or at == start):
                return at
            if follows_place:
                continue  # "Mayor of Velt Anna Brand"
            if word.low not in common or word.low in self._heads or word.gap == " & ":
                return start
        return start
