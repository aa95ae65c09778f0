"""Votes: counts, what each side stood for, who voted how."""
