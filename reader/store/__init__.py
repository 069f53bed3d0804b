"""SQLite, the truth: the only part that knows SQL."""
