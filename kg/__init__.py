"""Municipal decisions as a knowledge graph: reading, linking, validating, storing and publishing."""

__version__ = "0.1.0"
