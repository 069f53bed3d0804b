"""The facade that commands and screens talk to."""
