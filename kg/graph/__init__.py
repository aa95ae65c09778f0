"""Record and findings to quads. Knows RDF and nothing of formats; docs/model.md says what stands under which IRI."""
