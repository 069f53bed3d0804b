"""The commands: parse arguments, call the library, print.

Importing it loads neither library nor screens; each command does that when it runs.
"""

from reader.cli.entry import main

__all__ = ["main"]
