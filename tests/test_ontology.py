"""What ontology/ promises: files that parse, terms that exist, labels in three languages, names that mean one thing."""

from __future__ import annotations

import importlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import Graph

from kg import vocab
from kg.iri import Iris
from kg.ontology import Ontology
from kg.resources import folder
from kg.vocab import DCTERMS, ELI, ORG, OWL, RDF, RDFS, SCHEMA, SKOS
from kg.vocabulary import own_terms, read_terms

BASE = vocab.DEFAULT_BASE
ONTOLOGY = folder("ontology")
ROOT = ONTOLOGY.parent
TURTLE = sorted(ONTOLOGY.rglob("*.ttl"))
SCHEMES = sorted((ONTOLOGY / "schemes").glob("*.ttl"))
REGISTRIES = sorted((ONTOLOGY / "registries").glob("*.ttl"))
KINDS = {
    "class",
    "property",
    "object property",
    "datatype property",
    "annotation property",
    "individual",
    "datatype",
}
LABELS = (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel")

CONTRACT = {
    "role": "presenter contact decision_maker chair secretary motion_proposer mover seconder dissenter voter heard"
    " appointed resigned recused mentioned",
    "outcome": "approved noted rejected returned tabled removed election other",
    "motion": "toivomusponsi valtuustoaloite ryhmäaloite talousarvioaloite kuntalaisaloite other",
    "appeal": "prohibited oikaisuvaatimus kunnallisvalitus hallintovalitus hankinta other",
    "organisation-kind": "ministry agency court company association foundation university municipality region"
    " international party_group union church other",
}


@cache
def triples(path: Path, base: str = BASE) -> tuple[Triple, ...]:
    return tuple(quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE, base_iri=base))


@cache
def known_terms() -> dict[str, str]:
    """Kind by IRI of all terms: those of others and our own."""
    terms = [*read_terms(ONTOLOGY / "terms.tsv"), *own_terms(triples(ONTOLOGY / "kg.ttl"), BASE)]
    return {term.iri: term.kind for term in terms}


@cache
def namespaces() -> frozenset[str]:
    return frozenset({namespace(iri) for iri in known_terms()} | {BASE + "def#"})


def namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


@cache
def ontology() -> Ontology:
    return Ontology.load(BASE)


def unknown(iris: set[str]) -> set[str]:
    """Of IRIs in the namespaces of the vocabularies and of our concepts, those that do not exist."""
    exists = known_terms().keys() | ontology().concepts
    ours = {iri for iri in iris if iri.startswith(BASE + "def/") and not iri.startswith(BASE + "def/classification/")}
    theirs = {iri for iri in iris if namespace(iri) in namespaces() and iri != namespace(iri)}
    return (ours | theirs) - exists


def nodes(path: Path) -> Iterator[str]:
    for triple in triples(path):
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, NamedNode):
                yield term.value
            elif isinstance(term, Literal):
                yield term.datatype.value


def by_subject(path: Path) -> dict[str, dict[str, list[NamedNode | Literal]]]:
    said: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples(path):
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, NamedNode | Literal)
        said[triple.subject.value][triple.predicate.value].append(triple.object)
    return said


def values(facts: dict[str, list[NamedNode | Literal]], predicate: str) -> list[str]:
    return [value.value for value in facts.get(predicate, [])]


def languages(facts: dict[str, list[NamedNode | Literal]], predicate: str) -> list[str]:
    return sorted(value.language or "" for value in facts.get(predicate, []) if isinstance(value, Literal))


# files


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_two_parsers_read_the_same_triples(path: Path) -> None:
    other = Graph()
    other.parse(path, format="turtle", publicID=BASE)
    ours = Graph()
    ours.parse(data="\n".join(f"{triple} ." for triple in triples(path)), format="nt")
    assert set(other) == set(ours)
    assert len(other) == len(set(triples(path)))


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_there_are_no_blank_nodes(path: Path) -> None:
    assert all(isinstance(triple.subject, NamedNode) for triple in triples(path))
    assert all(isinstance(triple.object, NamedNode | Literal) for triple in triples(path))


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_another_base_moves_everything_of_ours(path: Path) -> None:
    moved = {str(triple) for triple in triples(path, "https://example.org/kg/")}
    assert not any(BASE in text for text in moved)
    assert len(moved) == len({str(triple) for triple in triples(path)})


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_no_triple_stands_twice(path: Path) -> None:
    assert [str(triple) for triple, count in Counter(triples(path)).items() if count > 1] == []


def test_the_ontology_passes_its_own_gate() -> None:
    assert ontology().check(ontology().graph_quads()) == []


# terms


def test_terms_are_sorted_and_unique_and_of_a_known_kind() -> None:
    terms = list(read_terms(ONTOLOGY / "terms.tsv"))
    iris = [term.iri for term in terms]
    assert iris == sorted(set(iris))
    assert {term.kind for term in terms} == KINDS


def test_domains_ranges_and_parents_are_terms_where_their_vocabulary_is_listed() -> None:
    named = {iri for term in read_terms(ONTOLOGY / "terms.tsv") for iri in (*term.domain, *term.range, *term.parents)}
    complete = {ELI, vocab.ELIDL, ORG, vocab.OA, vocab.FOAF, SKOS}
    assert {iri for iri in named if namespace(iri) in complete} - known_terms().keys() == set()


OWN = sorted(iri for iri in known_terms() if iri.startswith(BASE + "def#"))


@pytest.mark.parametrize("iri", OWN, ids=lambda iri: iri.rpartition("#")[2])
def test_an_own_term_is_explained_in_three_languages(iri: str) -> None:
    facts = by_subject(ONTOLOGY / "kg.ttl")[iri]
    assert languages(facts, RDFS + "label") == ["en", "fi", "sv"]
    assert languages(facts, RDFS + "comment") == ["en", "fi", "sv"]
    assert values(facts, RDFS + "isDefinedBy") == [BASE + "def"]


def test_the_namespace_of_the_own_terms_is_an_ontology() -> None:
    assert values(by_subject(ONTOLOGY / "kg.ttl")[BASE + "def"], RDF + "type") == [OWL + "Ontology"]


def test_the_applied_provision_is_a_citation() -> None:
    facts = by_subject(ONTOLOGY / "kg.ttl")[BASE + "def#appliedProvision"]
    assert values(facts, RDFS + "subPropertyOf") == [ELI + "cites"]


def test_what_holds_both_things_and_labels_is_neither_kind_of_property() -> None:
    facts = by_subject(ONTOLOGY / "kg.ttl")
    for name in ("informedParty", "extractRecipient"):
        assert values(facts[f"{BASE}def#{name}"], RDF + "type") == [RDF + "Property"]


# concepts


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_a_scheme_file_holds_its_scheme_and_nothing_else(path: Path) -> None:
    scheme = f"{BASE}def/{path.stem}"
    facts = by_subject(path)
    assert values(facts[scheme], RDF + "type") == [SKOS + "ConceptScheme"]
    assert languages(facts[scheme], SKOS + "prefLabel") == ["en", "fi", "sv"]
    for iri, concept in facts.items():
        if iri != scheme:
            assert SKOS + "Concept" in values(concept, RDF + "type")
            assert values(concept, SKOS + "inScheme") == [scheme]


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_a_concept_is_named_in_three_languages_and_minted_from_its_notation(path: Path) -> None:
    for iri, facts in by_subject(path).items():
        if SKOS + "Concept" not in values(facts, RDF + "type"):
            continue
        (notation,) = values(facts, SKOS + "notation")
        assert iri == Iris(BASE).concept(path.stem, notation)
        assert languages(facts, SKOS + "prefLabel") == ["en", "fi", "sv"]
        assert "en" in languages(facts, SKOS + "definition")


@pytest.mark.parametrize("path", [*SCHEMES, *REGISTRIES], ids=lambda path: path.name)
def test_one_thing_has_no_label_twice_in_a_language(path: Path) -> None:
    for iri, facts in by_subject(path).items():
        labels = Counter(str(label) for predicate in LABELS for label in facts.get(predicate, []))
        assert [label for label, count in labels.items() if count > 1] == [], iri


@pytest.mark.parametrize("scheme", CONTRACT)
def test_the_values_of_the_contract_are_concepts(scheme: str) -> None:
    facts = by_subject(ONTOLOGY / "schemes" / f"{scheme}.ttl")
    notations = {value for concept in facts.values() for value in values(concept, SKOS + "notation")}
    assert set(CONTRACT[scheme].split()) - notations == set()


def test_a_narrower_outcome_is_an_approval() -> None:
    facts = by_subject(ONTOLOGY / "schemes" / "outcome.ttl")
    narrower = {iri.rpartition("/")[2]: values(concept, SKOS + "broader") for iri, concept in facts.items()}
    assert {key: broader for key, broader in narrower.items() if broader} == {
        f"passed-{how}": [BASE + "def/outcome/approved"] for how in ("as-drafted", "after-vote", "revised", "modified")
    }


def test_the_words_of_the_source_lead_to_their_concepts() -> None:
    words, concept = ontology().words(), Iris(BASE).concept
    assert words["record-type", "viranhaltijan-paatos"] == concept("record-type", "viranhaltijan-paatos")
    assert words["case-status", "vireilla"] == concept("case-status", "vireilla")
    assert words["personal-data", "sisaltaa-erityisia-henkilotietoja"] == concept("personal-data", "sensitive")
    assert words["publicity", "osittain-salassa-pidettava"] == concept("publicity", "partly-public")
    assert words["role", "poytakirjanpitaja"] == concept("role", "secretary")
    assert ("role", "") not in words


# what is used exists


@pytest.mark.parametrize("path", [*TURTLE, *sorted((ROOT / "shapes").rglob("*.ttl"))], ids=lambda path: path.name)
def test_every_term_in_a_turtle_file_exists(path: Path) -> None:
    assert unknown(set(nodes(path))) == set()


_PREFIX = re.compile(r"PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_TEXT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")
_NAME = re.compile(r"(?<![\w<?$:-])([A-Za-z][\w-]*):([A-Za-z_][\w-]*)")


def used_in_query(text: str) -> set[str]:
    """The IRIs that a query names, in full or by a prefix."""
    prefixes = dict(_PREFIX.findall(text))
    body = _TEXT.sub('""', re.sub(r"(?m)(?:^|\s)#.*$", "", _PREFIX.sub("", text)))
    full = set(re.findall(r"<([^<>\s]*)>", body))
    names = {(prefix, name) for prefix, name in _NAME.findall(re.sub(r"<[^<>\s]*>", "", body)) if prefix in prefixes}
    return full | {prefixes[prefix] + name for prefix, name in names}


def test_a_query_is_read_for_what_it_names() -> None:
    query = """# kg:comment
    PREFIX eli: <http://data.europa.eu/eli/ontology#>
    PREFIX kg: <https://w3id.org/paatos/def#>
    SELECT * { ?x eli:nunber "eli:text" ; kg:quote ?q . FILTER(?x != <https://w3id.org/paatos/def/role/voter>) }"""
    assert used_in_query(query) == {ELI + "nunber", BASE + "def#quote", BASE + "def/role/voter"}
    assert unknown(used_in_query(query)) == {ELI + "nunber"}


QUERIES = sorted((ROOT / "queries").rglob("*.rq"))


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_term_in_a_query_exists(path: Path) -> None:
    assert unknown(used_in_query(path.read_text(encoding="utf-8"))) == set()


_IN_CODE = re.compile(r"\b([A-Z]+) \+ \"([A-Za-z_][\w-]*)\"|\{([A-Z]+)\}([A-Za-z_][\w-]*)\"")


def test_every_term_in_the_code_exists() -> None:
    spaces = {name: value for name, value in vars(vocab).items() if isinstance(value, str) and value in namespaces()}
    used = defaultdict(set)
    for path in sorted((ROOT / "kg").rglob("*.py")):
        for space, name, other, rest in _IN_CODE.findall(path.read_text(encoding="utf-8")):
            if (space or other) in spaces:
                used[spaces[space or other] + (name or rest)].add(path.name)
    assert len(used) > 100
    assert {iri: sorted(used[iri]) for iri in unknown(set(used))} == {}


def test_every_term_of_the_graph_exists() -> None:
    terms = importlib.import_module("kg.graph.terms")
    used = {value.value for value in vars(terms).values() if isinstance(value, NamedNode)}
    assert len(used) > 100
    assert unknown(used) == set()
    assert {f"{BASE}def#{name}" for name in terms.OWN_TERMS} - known_terms().keys() == set()


# registries


def entries(name: str) -> dict[str, dict[str, list[NamedNode | Literal]]]:
    return by_subject(ONTOLOGY / "registries" / f"{name}.ttl")


@pytest.mark.parametrize("path", REGISTRIES, ids=lambda path: path.stem)
def test_keys_are_unique_and_each_entry_has_a_finnish_name(path: Path) -> None:
    keys = [key for facts in by_subject(path).values() for key in values(facts, DCTERMS + "identifier")]
    assert len(keys) == len(set(keys)) == len(by_subject(path))
    for iri, facts in by_subject(path).items():
        assert languages(facts, SKOS + "prefLabel").count("fi") == 1, iri


def test_an_entry_stands_where_the_program_mints_it() -> None:
    iris = Iris(BASE)
    minted = {"statutes": iris.act, "bodies": iris.body, "organisations": iris.organisation, "places": iris.place}
    minted |= {"municipalities": iris.organisation, "units": iris.body}
    for name, mint in minted.items():
        for iri, facts in entries(name).items():
            assert iri == mint(values(facts, DCTERMS + "identifier")[0])


def test_an_act_with_a_number_says_it() -> None:
    for iri, facts in entries("statutes").items():
        key = values(facts, DCTERMS + "identifier")[0]
        number = values(facts, ELI + "id_local")
        if key.startswith("eu:"):  # "2016/679", or as the Union numbered its acts before: "92/43/ETY", "2014/24/EU"
            assert re.fullmatch(r"(\d+)/(\d+)(?:/(?:ETY|EY|EU))?", number[0]), iri
            numbered = re.sub(r"/E\w+", "", re.sub(r"^(?=\d\d/)", "19", number[0])).split("/")
            assert sorted(key.split("/")[1:]) == sorted(numbered), iri
        elif key.startswith("sops:"):
            assert number == [f"SopS {key.removeprefix('sops:')}"], iri
        else:
            assert number == ([key] if key[0].isdecimal() else []), iri


def test_dates_of_force_are_in_order() -> None:
    for iri, facts in entries("statutes").items():
        start, end = force(facts)
        assert start <= end, iri


def force(facts: dict[str, list[NamedNode | Literal]]) -> tuple[date, date]:
    start = values(facts, ELI + "first_date_entry_in_force")
    end = values(facts, ELI + "date_no_longer_in_force")
    return (
        date.fromisoformat(start[0]) if start else date.min,
        date.fromisoformat(end[0]) if end else date.max,
    )


def shared_names(name: str) -> dict[str, list[str]]:
    """Open names (preferred and alternative, whatever case) that several entries have."""
    named: dict[str, set[str]] = defaultdict(set)
    for iri, facts in entries(name).items():
        for predicate in (*LABELS[:2], DCTERMS + "title"):
            for label in values(facts, predicate):
                named[label.casefold()].add(iri)
    return {label: sorted(iris) for label, iris in named.items() if len(iris) > 1}


@pytest.mark.parametrize("name", ["bodies", "organisations", "municipalities"])
def test_a_name_means_one_thing_at_a_time_or_is_hidden(name: str) -> None:
    for label, iris in shared_names(name).items():
        lives = sorted(life(entries(name)[iri]) for iri in iris)
        assert all(earlier[1] < later[0] for earlier, later in pairwise(lives)), (label, iris)


def test_a_units_name_means_one_thing_below_its_parent_and_no_body_kept_by_hand() -> None:
    bodies, units = entries("bodies"), entries("units")
    assert not set(bodies) & set(units)
    named = Counter((values(f, SKOS + "prefLabel")[0].casefold(), *values(f, ORG + "unitOf")) for f in units.values())
    assert [key for key, times in named.items() if times > 1] == []
    for iri, facts in units.items():
        (above,) = values(facts, ORG + "unitOf")
        assert above in bodies or above in units, iri


def life(facts: dict[str, list[NamedNode | Literal]]) -> tuple[date, date]:
    """The days from founding to dissolution."""
    start, end = values(facts, SCHEMA + "foundingDate"), values(facts, SCHEMA + "dissolutionDate")
    return (
        date.fromisoformat(start[0]) if start else date.min,
        date.fromisoformat(end[0]) if end else date.max,
    )


def test_a_name_of_several_acts_meant_them_at_different_times() -> None:
    """Save for the titles of amending acts, which repeat and tell nothing without their numbers."""
    facts = entries("statutes")
    for label, iris in shared_names("statutes").items():
        if label.endswith(("muuttamisesta", "lagen om grundläggande utbildning")):
            continue
        for one, other in combinations(iris, 2):
            assert force(facts[one]) != force(facts[other]), label


def test_a_hidden_name_of_an_act_is_no_open_name_of_another() -> None:
    facts = entries("statutes")
    hidden = {label.casefold() for entry in facts.values() for label in values(entry, SKOS + "hiddenLabel")}
    shown = {
        label.casefold() for entry in facts.values() for predicate in LABELS[:2] for label in values(entry, predicate)
    }
    assert hidden & shown == set()


@pytest.mark.parametrize(
    ("key", "by_chapter"), [("rule:hallintosaanto", True), ("412/1974", True), ("540/1995", True), ("410/2015", False)]
)
def test_acts_say_whether_their_sections_start_anew_in_each_chapter(key: str, by_chapter: bool) -> None:
    facts = entries("statutes")[Iris(BASE).act(key)]
    assert values(facts, BASE + "def#sectionsByChapter") == (["true"] if by_chapter else [])


def test_kinds_and_types_of_entries_are_concepts() -> None:
    for name in ("bodies", "units", "organisations", "municipalities"):
        for facts in entries(name).values():
            assert set(values(facts, ORG + "classification")) <= ontology().concepts
    for facts in entries("places").values():
        assert len(values(facts, DCTERMS + "type")) == 1
        assert set(values(facts, DCTERMS + "type")) <= ontology().concepts


def test_an_ambiguous_name_of_a_place_is_one_of_its_names() -> None:
    for iri, facts in entries("places").items():
        names = {label for predicate in LABELS[:2] for label in facts.get(predicate, [])}
        assert set(facts.get(BASE + "def#ambiguousName", [])) <= names, iri


def test_the_city_itself_is_no_outside_organisation() -> None:
    assert not any(
        "Helsingin kaupunki" in values(facts, SKOS + "prefLabel") for facts in entries("organisations").values()
    )
    city = entries("bodies")[Iris(BASE).body("00001")]
    assert ORG + "OrganizationalUnit" not in values(city, RDF + "type")


# context


CONTEXT = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))


def test_every_name_of_the_context_is_a_term() -> None:
    context = CONTEXT["@context"]
    prefixes = {name: iri for name, iri in context.items() if isinstance(iri, str) and iri[-1:] in "#/"}
    for name, definition in context.items():
        if name.startswith("@") or name in prefixes or definition in ("@id", "@type"):
            continue
        short = definition if isinstance(definition, str) else definition["@id"]
        prefix, _, rest = short.partition(":")
        assert prefixes[prefix] + rest in known_terms(), name
        assert prefixes[prefix] == BASE + "def#" or prefixes[prefix] in vocab.PREFIXES.values()


def test_every_own_property_has_a_name_in_the_context() -> None:
    context = CONTEXT["@context"]
    named = {value if isinstance(value, str) else value["@id"] for name, value in context.items() if name[0] != "@"}
    assert {iri.replace(BASE + "def#", "kg:") for iri in OWN} - named == set()


def test_a_document_in_the_context_says_what_it_means() -> None:
    document = {
        **CONTEXT,
        "id": BASE + "eli/kunta/091/kaupunginhallitus/hel-2099-000001/7",
        "type": "LegalResource",
        "number": "7",
        "date": "2099-02-03",
        "asProposed": True,
        "passedBy": BASE + "id/body/00400",
        "prefLabel": {"fi": "Koe", "sv": "Prov"},
        "altLabel": {"fi": ["Kokeilu", "Koetus"]},
        "amountEur": "12.50",
    }
    graph = Graph()
    graph.parse(data=json.dumps(document), format="json-ld")
    work = f"<{document['id']}>"
    expected = Graph()
    expected.parse(
        data=f"""{work} a <{ELI}LegalResource> ; <{ELI}number> "7" ; <{ELI}passed_by> <{BASE}id/body/00400> ;
            <{ELI}date_document> "2099-02-03"^^<{vocab.XSD}date> ; <{BASE}def#asProposed> true ;
            <{SKOS}prefLabel> "Koe"@fi , "Prov"@sv ; <{SKOS}altLabel> "Kokeilu"@fi , "Koetus"@fi ;
            <{BASE}def#amountEur> "12.50"^^<{vocab.XSD}decimal> .""",
        format="turtle",
    )
    assert set(graph) == set(expected)


def test_alignments_are_matches_of_classes() -> None:
    for triple in triples(ONTOLOGY / "alignments.ttl"):
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, NamedNode)
        assert triple.predicate.value in {SKOS + "closeMatch", SKOS + "narrowMatch"}
        assert known_terms()[triple.subject.value] == known_terms()[triple.object.value] == "class"
