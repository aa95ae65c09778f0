"""One folder a source format. A folder added here is found by itself; nothing is registered."""
