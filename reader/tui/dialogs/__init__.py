"""Dialogs: panels over a screen that ask for one thing and hand back the answer; they act on nothing."""
