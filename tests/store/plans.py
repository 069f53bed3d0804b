"""How SQLite goes about what a store is asked: for tests that something is found by an index."""

from __future__ import annotations

from collections.abc import Callable

from reader.store import Store


def plans_of(store: Store, ask: Callable[[], object]) -> list[str]:
    """Every step of the plans of the statements that `ask` runs in this thread."""
    connection = store.database.connection()
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    ask()
    connection.set_trace_callback(None)
    return [
        step
        for statement in statements
        if statement.lstrip().startswith(("SELECT", "WITH"))
        for (_, _, _, step) in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
