"""The server: a store as pages people read, as RDF programs read, and as a SPARQL endpoint."""
