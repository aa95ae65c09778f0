"""Record to findings: one module a kind of fact; `extractor.Extractor` asks them all."""
