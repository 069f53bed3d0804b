"""Full-text search: a cache of the store that may be lost at any time; the only part that knows an engine."""
