"""What a user decides about names: each decision becomes entries of entities.toml and one step of the journal.

An entry names an entity by a spelling whose own key is the entity's: that is what a person would write, and it means
the same in every archive.  Knows neither how entries are kept nor what they do.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.library.journal import Journal
from reader.library.names_file import NAMES_DEED
from reader.model.desk import Step
from reader.model.entity import EntityType
from reader.model.errors import NamesFileError
from reader.store import Store
from reader.store.spellings import Member
from reader.text.sanitise import sanitise_line
from reader.text.tokens import fold_words
from reader.understanding.aliases import name_key, split_key
from reader.understanding.governance import Entry, Spelled
from reader.understanding.governance_file import write_entry
from reader.understanding.name_reasons import TYPES_AS_NOUNS


class NameEdits:
    """Decisions about names, as they are made in one window."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def merge(self, kept: int, other: int) -> Step:
        """Let two entities be one; the first keeps its id."""
        one, two = self._store.entities.by_number(kept), self._store.entities.by_number(other)
        if kept == other:
            raise NamesFileError(one.name, "is one name already")
        entry = Entry("same", (self._spell(kept), self._spell(other)))
        return self._do(f"{two.name} merged with {one.name}", entry)

    def split(self, number: int, spellings: Sequence[str]) -> Step:
        """Let spellings leave an entity; several that leave become one other entity together."""
        members = self._store.spellings.members(number)
        leaving = {fold_words(text) for text in spellings}
        entries: list[Entry] = []
        parted: list[Spelled] = []
        for text in dict.fromkeys(spellings):
            for member in members:
                if fold_words(text) not in {fold_words(each.text) for each in member.spellings}:
                    continue
                anchor = self._find_anchor(member, members, text, leaving)
                if anchor is None:
                    continue
                spelled = self._with_type(text, member.name.type)
                entries.append(Entry("different", (anchor, spelled)))
                if spelled not in parted and not name_key(text, member.name.type).is_surname_only:
                    parted.append(spelled)
        if not entries:
            name = self._store.entities.by_number(number).name
            raise NamesFileError(name, "is what the other spellings rest on", "split one of those off instead")
        if len(parted) > 1:
            entries.append(Entry("same", tuple(parted)))
        return self._do(f"{', '.join(dict.fromkeys(spellings))} split off", *entries)

    def rename(self, number: int, name: str) -> Step:
        """Show an entity by another name."""
        shown = " ".join(sanitise_line(name).split())
        if not fold_words(shown):
            raise NamesFileError("the new name", "is empty", "type the name to show")
        before = self._store.entities.by_number(number).name
        return self._do(f"{before} renamed {shown}", Entry("rename", (self._spell(number),), shown))

    def hide(self, number: int) -> Step:
        """Show an entity nowhere."""
        name = self._store.entities.by_number(number).name
        return self._do(f"{name} hidden", Entry("hide", (self._spell(number),)))

    def change_type(self, number: int, entity_type: EntityType) -> Step:
        """Let an entity be of another type."""
        entity = self._store.entities.by_number(number)
        if entity.type == entity_type:
            raise NamesFileError(entity.name, f"is of the type {entity_type} already")
        entry = Entry("type", (self._spell(number),), entity_type)
        return self._do(f"{entity.name} made {TYPES_AS_NOUNS[entity_type]}", entry)

    def _do(self, label: str, *entries: Entry) -> Step:
        return self._journal.do(label, NAMES_DEED, {"entries": [write_entry(entry) for entry in entries]})

    def _spell(self, number: int) -> Spelled:
        member = self._store.spellings.members(number)[0]
        text = _main_spelling(member, ())
        if text is None:
            name = self._store.entities.by_number(number).name
            raise NamesFileError(name, "could be either of two here", "choose one of those two")
        return self._with_type(text, member.name.type)

    def _with_type(self, text: str, entity_type: EntityType) -> Spelled:
        is_clear = {use.name.type for use in self._store.spellings.uses(text)} <= {entity_type}
        return Spelled(text, None if is_clear else entity_type)

    def _find_anchor(
        self, member: Member, members: Sequence[Member], text: str, leaving: Collection[str]
    ) -> Spelled | None:
        """Whom a spelling must be different from to leave; None where it leaves with another one, or nothing stays."""
        is_its_own = _is_key_of(text, member)
        anchors = [member] if not is_its_own else [each for each in members if each.number != member.number]
        if is_its_own and member.number == members[0].number:
            anchors.insert(0, member)
        for each in anchors:
            main = _main_spelling(each, leaving)
            if main is not None:
                return self._with_type(main, each.name.type)
        return None


def _main_spelling(member: Member, without: Collection[str]) -> str | None:
    """The commonest spelling whose own key is the entity's."""
    fitting = (each.text for each in member.spellings if _is_key_of(each.text, member))
    return next((text for text in fitting if fold_words(text) not in without), None)


def _is_key_of(text: str, member: Member) -> bool:
    plain = name_key(text, member.name.type)
    return member.name in (plain, split_key(plain, fold_words(text)))
