"""What only the whole corpus can say: which documents are of one thing, and what refers to what."""
