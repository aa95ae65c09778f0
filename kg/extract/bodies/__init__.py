"""Bodies of the city: committees, divisions, units, and what is one of them by its form."""
