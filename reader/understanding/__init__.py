"""What a document says and what it has to do with others: names, aliases, related articles.

Pure: everything it compares is handed to it.
"""
