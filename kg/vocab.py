"""Namespaces of the vocabularies in use. Which of their terms are used is checked against ontology/terms.tsv."""

from __future__ import annotations

ELI = "http://data.europa.eu/eli/ontology#"
ELIDL = "http://data.europa.eu/eli/eli-draft-legislation-ontology#"
ORG = "http://www.w3.org/ns/org#"
OG = "http://www.w3.org/ns/opengov#"
FOAF = "http://xmlns.com/foaf/0.1/"
PERSON = "http://www.w3.org/ns/person#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "http://schema.org/"
ADMS = "http://www.w3.org/ns/adms#"
CV = "http://data.europa.eu/m8g/"
TIME = "http://www.w3.org/2006/time#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
DCAT = "http://www.w3.org/ns/dcat#"
VOID = "http://rdfs.org/ns/void#"
SPDX = "http://spdx.org/rdf/terms#"
VCARD = "http://www.w3.org/2006/vcard/ns#"

LANGUAGES = {
    "fi": "http://publications.europa.eu/resource/authority/language/FIN",
    "sv": "http://publications.europa.eu/resource/authority/language/SWE",
}
LANGUAGE_PATHS = {"fi": "fin", "sv": "swe"}

DEFAULT_BASE = "https://w3id.org/paatos/"

PREFIXES = {
    "eli": ELI, "elidl": ELIDL, "org": ORG, "og": OG, "foaf": FOAF, "person": PERSON, "prov": PROV, "oa": OA,
    "skos": SKOS, "dcterms": DCTERMS, "schema": SCHEMA, "adms": ADMS, "cv": CV, "time": TIME, "rdf": RDF,
    "rdfs": RDFS, "xsd": XSD, "owl": OWL, "dcat": DCAT, "void": VOID,
}  # fmt: skip
"""Prefix to namespace, for writing Turtle and for short names in messages; `kg:` depends on the base."""
