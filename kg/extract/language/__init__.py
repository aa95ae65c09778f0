"""Finnish and Swedish, whatever is read: inflection, days, clauses."""
