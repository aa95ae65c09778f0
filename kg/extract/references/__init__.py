"""Other decisions that a text names, and who made them."""
