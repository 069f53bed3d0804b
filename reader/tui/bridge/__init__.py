"""The only part of the screens that reaches the library: starts work, posts answers."""
