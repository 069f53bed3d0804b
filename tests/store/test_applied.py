from __future__ import annotations

from reader.store import Store
from reader.store.applied import AppliedFile, keep_applied, load_applied


def test_what_holds_is_remembered(store: Store):
    assert load_applied(store.database) == AppliedFile()
    file = AppliedFile('[[hide]]\nname = "Ø"\n', (('[[hide]]\nname = "Ø"', ""),))

    with store.database.writing() as connection:
        keep_applied(connection, file)

    assert load_applied(store.database) == file
