from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.entity import ENTITY_TYPES
from reader.understanding.governance import Entry, Spelled
from reader.understanding.governance_file import (
    HEADER,
    add_block,
    find_block,
    read_file,
    remove_block,
    write_entry,
)

GOOD = """\
# mine
[[same]]
names = ["Mara Quill", "org: Quill"]   # she is her firm

[[rename]]
name = "Mara Quill"
to = "Dr Quill"
"""
NAMES = (
    st.text(min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(letter.isalnum() and letter.isascii() for letter in text) and ":" not in text)
)
SPELLED = st.builds(Spelled, NAMES, st.sampled_from([None, *ENTITY_TYPES]))
ENTRIES = st.one_of(
    st.builds(
        Entry, st.sampled_from(["same", "different"]), st.lists(SPELLED, min_size=2, max_size=3, unique=True).map(tuple)
    ),
    st.builds(Entry, st.just("rename"), st.tuples(SPELLED), NAMES),
    st.builds(Entry, st.just("hide"), st.tuples(SPELLED)),
    st.builds(Entry, st.just("type"), st.tuples(SPELLED), st.sampled_from(ENTITY_TYPES)),
)


def said(text: str, before: tuple[tuple[str, str], ...] = ()) -> list[str]:
    return [str(problem) for problem in read_file(text, before).problems]


def remembered(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((block.printed, block.meant) for block in read_file(text).blocks)


def test_what_a_person_writes_is_read():
    assert read_file(GOOD).entries == (
        Entry("same", (Spelled("Mara Quill"), Spelled("Quill", "org"))),
        Entry("rename", (Spelled("Mara Quill"),), "Dr Quill"),
    )
    assert said(GOOD) == []


def test_the_header_says_nothing_and_its_examples_are_right():
    assert read_file(HEADER).blocks == ()
    examples = "\n".join(line[4:60] for line in HEADER.splitlines() if line.startswith("#   "))
    reading = read_file("\n".join(line.split("  ")[0] for line in examples.splitlines()))
    assert [entry.verb for entry in reading.entries] == ["same", "different", "rename", "hide", "type"]
    assert reading.problems == ()


@given(st.lists(ENTRIES, max_size=4))
def test_what_is_written_is_read_back_and_is_toml(entries: list[Entry]):
    text = HEADER
    for entry in entries:
        text = add_block(text, write_entry(entry))

    tomllib.loads(text)
    assert read_file(text).entries == tuple(entries)
    assert said(text) == []


@given(st.sampled_from([GOOD, GOOD.replace("\n", "\r\n"), GOOD + "\n# the end\n", "", "[[sam\n"]), ENTRIES)
def test_what_is_added_and_removed_leaves_every_letter_as_it_was(text: str, entry: Entry):
    written = write_entry(entry)

    added = add_block(text, written)

    assert added.startswith(text)
    assert read_file(added).entries[-1] == entry
    assert remove_block(added, written) == text
    assert find_block(remove_block(added, written), written) is None


def test_an_entry_is_removed_wherever_it_is_now_and_however_it_is_written():
    entry = write_entry(Entry("same", (Spelled("Mara Quill"), Spelled("Quill", "org"))))

    assert remove_block(GOOD, entry) == GOOD[GOOD.index("\n[[rename]]") :].replace("\n", "# mine\n\n", 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[sane]]\nnames = ["A", "B"]', "entities.toml:1: '[[sane]]' begins no entry; write [[same]]"),
        ('[same]\nnames = ["A", "B"]', "entities.toml:1: '[same]' begins no entry; write [[same]]"),
        ('\n[[same]]\nnames = ["A", "B"', "entities.toml:3: unclosed array; write names ="),
        ("[[same]]\nnames = [A, B]", "entities.toml:2: invalid value; write names ="),
        ('[[same]]\nnames = ["A"]', "entities.toml:2: two names or more are needed; write"),
        ('[[same]]\nnames = "A"', "entities.toml:2: a name must stand in quotation marks; write"),
        ("[[same]]", "entities.toml:1: 'names' is missing; write"),
        ('[[hide]]\nname = "A"\nto = "B"', "entities.toml:3: 'to' says nothing here; write"),
        ('[[hide]]\nname = "..."', "entities.toml:2: a name must stand"),
        ('[[rename]]\nname = "A"\nto = ""', "entities.toml:3: the name to show is missing; write"),
        (
            '[[type]]\nname = "A"\ntype = "firm"',
            "entities.toml:3: 'firm' is no type; write person, org, place or event",
        ),
        ('names = ["A", "B"]\n[[hide]]\nname = "A"', "entities.toml:1: 'names = "),
    ],
)
def test_a_broken_line_is_told_with_its_number_and_remedy(text: str, problem: str):
    (told,) = said(text)

    assert told.startswith(problem)
    assert "; write " in told


def test_a_broken_entry_costs_no_other_its_meaning():
    text = GOOD.replace("[[same]]", "[[sme]]")

    assert [entry.verb for entry in read_file(text).entries] == ["rename"]


@pytest.mark.parametrize("broken", ['names = ["Mara Quill", "org: Quill]', "", "names = [", '"'])
def test_a_broken_line_keeps_its_old_meaning(broken: str):
    text = GOOD.replace('names = ["Mara Quill", "org: Quill"]', broken)
    reading = read_file("# new line\n" + text, remembered(GOOD))

    assert reading.entries == read_file(GOOD).entries
    assert len(reading.problems) == 1
    again = read_file(text, tuple((block.printed, block.meant) for block in reading.blocks))
    assert again.entries == reading.entries


def test_an_entry_that_was_taken_out_means_nothing_any_more():
    assert [entry.verb for entry in read_file(GOOD[GOOD.index("[[rename") :], remembered(GOOD)).entries] == ["rename"]


def test_brackets_nested_beyond_what_can_be_read_break_their_entry_only():
    reading = read_file(f'[[same]]\nnames = {"[" * 5_000}{"]" * 5_000}\n\n[[hide]]\nname = "Tamsin Vole"\n')

    assert [problem.subject for problem in reading.problems] == ["entities.toml:1"]
    assert [entry.verb for entry in reading.entries] == ["hide"]
