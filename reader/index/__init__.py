"""Full-text search: a cache of the store that can be lost and rebuilt at any time.

Importing this package imports no search engine; its modules do.
"""
