"""Cited law: words to provisions. `reader.LawReader` reads a record; the other modules are its steps."""
