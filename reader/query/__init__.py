"""The query language: typed text becomes the model's tree, and the tree becomes text again.

Knows no engine, no library and no clock.
"""

from reader.query.parser import read_query

__all__ = ["read_query"]
