"""Word lists and the gazetteer: generated files beside the scripts that build them, and one function to load each."""
