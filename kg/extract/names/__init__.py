"""Known names found in a text, longest first, in every inflected form."""
