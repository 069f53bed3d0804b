from __future__ import annotations

from reader.model.plan import NewRevision
from reader.store import Store
from reader.store.apart import all_groups, choose_apart, groups_of, write_groups
from reader.store.applied import AppliedFile
from reader.store.save import save_plan
from reader.understanding.governance import Entry, Spelled, compile_rules
from tests.builders import NOON, make_arrival, make_plan, make_reading, printed

RULES = compile_rules(
    [
        Entry("different", (Spelled("Ivan Petrov", "person"), Spelled("Iwan Petrow", "person"))),
        Entry("different", (Spelled("Vole", "place"), Spelled("Vole Bay", "place"))),
    ]
)


def test_groups_are_kept_in_order_and_found_by_any_spelling(store: Store):
    connection = store.database.connection()
    assert choose_apart(connection, printed(("Iwan Petrow", "person"))) == printed(("Iwan Petrow", "person"))

    write_groups(connection, RULES.apart)

    assert all_groups(connection) == RULES.apart
    assert groups_of(connection, ["iwan petrow", "nobody"]) == RULES.apart[:1]
    assert choose_apart(connection, printed(("Iwan Petrow", "person")))[0].name == RULES.apart[0][1].own


def test_a_text_that_is_replaced_leaves_nothing_of_what_was_moved(store: Store):
    store.rules.apply(RULES, AppliedFile())
    number = save_plan(
        store.database,
        make_plan(make_reading("Old.", mentions=printed(("Iwan Petrow", "person"))), path="/in/a"),
        NOON,
    )
    reading = make_reading("New.", mentions=printed(("Tamsin Vole", "person")))

    save_plan(store.database, NewRevision(number, make_arrival("New.", "/in/a"), reading), NOON)

    assert [each.entity.name for each in store.entities.in_article(number)] == ["Tamsin Vole"]
    assert store.database.connection().execute("SELECT * FROM moved").fetchall() == []
