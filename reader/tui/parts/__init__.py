"""What the main screen consists of beside its widgets: each part decides one thing, `wiring` puts them together."""
