"""One document in, one value out: parse, sanitise, clean, dates, tokens.

Pure: knows no files, no clock, no other document and no meaning.
"""
