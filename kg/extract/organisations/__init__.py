"""Outside organisations: known by a registry or by the form of their names."""
