"""What was decided, and whether as proposed."""
