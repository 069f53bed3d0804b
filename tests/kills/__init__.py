"""Programs that are killed at random instants, and what a library must be after that."""
