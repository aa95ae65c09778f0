"""Places that a text is about."""
