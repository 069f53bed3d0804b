"""Widgets: they know the model and nothing else; attributes down, messages up."""
