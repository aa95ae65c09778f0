"""Compact JSON-LD of one subject at a time, by a context of ours.

Covers what such a context uses: prefixes, @vocab, names of our own for keywords, and terms with @type, @language and
@container (@set, @language). A term defined by anything else (lists, reverse properties, scoped contexts) is not
written with; its property then stands under its compact IRI with the value said in full, which is the same to readers.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import OwnFault
from kg.resources import folder
from kg.vocab import DEFAULT_BASE, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Triple

_TYPE: Final = RDF + "type"
_STRING: Final = XSD + "string"
_BOOLEAN: Final = XSD + "boolean"
_INTEGER: Final = XSD + "integer"
_PLAIN_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what every JSON reader keeps exactly
_UNTYPED: Final = "@none"
_USABLE = {"@id", "@type", "@language", "@container", "@prefix", "@protected"}


@dataclass(frozen=True, slots=True)
class _Term:
    """coercion: "@id", "@vocab", a datatype's IRI or "@none"; language: of plain strings, None where they have none."""

    name: str
    iri: str
    coercion: str
    language: str | None
    container: frozenset[str]


class Compactor:
    """Writes nodes by one context, given as the value of its "@context"."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._context = context
        self._vocab: str | None = context.get("@vocab")
        self._language: str | None = context.get("@language")
        self._keywords = {"@id": "@id", "@type": "@type", "@value": "@value", "@language": "@language"}
        self._keywords |= {iri: name for name, iri in context.items() if isinstance(iri, str) and iri in self._keywords}
        self._names: dict[str, str] = {}
        self._prefixes: list[tuple[str, str]] = []
        self._terms: dict[str, list[_Term]] = {}
        for name in sorted(context):
            self._read(name, context[name])
        self._prefixes.sort(key=lambda prefix: (-len(prefix[1]), prefix[0]))
        self._short: dict[tuple[str, bool], str] = {}

    def node(self, subject: NamedNode | BlankNode, triples: Iterable[Triple]) -> dict[str, Any]:
        """One subject with everything said of it, in the order of the triples."""
        node: dict[str, Any] = {self._keywords["@id"]: self._reference(subject)}
        for triple in triples:
            if triple.predicate.value == _TYPE and isinstance(triple.object, NamedNode):
                _append(node, self._keywords["@type"], self._compact(triple.object.value, vocab=True))
            else:
                self._add(node, triple.predicate.value, triple.object)
        return node

    def _read(self, name: str, definition: object) -> None:
        if name.startswith("@"):
            return
        if isinstance(definition, str):
            definition = {"@id": definition}
        if not isinstance(definition, dict) or not definition.keys() <= _USABLE:
            return
        iri = self._expand(str(definition.get("@id", name)))
        container = definition.get("@container") or []
        kinds = frozenset([container] if isinstance(container, str) else container)
        if iri.startswith("@") or not kinds <= {"@set", "@language"}:
            return
        if definition.get("@prefix", definition.keys() == {"@id"} and iri[-1:] in ":/?#[]@"):
            self._prefixes.append((name, iri))
        coercion = self._expand(str(definition.get("@type", _UNTYPED)))
        language = definition.get("@language", self._language) if coercion == _UNTYPED else None
        self._terms.setdefault(iri, []).append(_Term(name, iri, coercion, language, kinds))
        self._names.setdefault(iri, name)

    def _expand(self, name: str) -> str:
        if name.startswith("@"):
            return name
        prefix, colon, rest = name.partition(":")
        if colon and not rest.startswith("//") and prefix in self._context:
            return self._defined(prefix) + rest
        if not colon and name in self._context:
            return self._defined(name)
        return name if colon or self._vocab is None else self._vocab + name

    def _defined(self, name: str) -> str:
        definition = self._context[name]
        iri = definition if isinstance(definition, str) else (definition or {}).get("@id", name)
        return self._expand(iri) if iri != name else (self._vocab or "") + name

    def _reference(self, node: NamedNode | BlankNode) -> str:
        return self._compact(node.value, vocab=False) if isinstance(node, NamedNode) else str(node)

    def _compact(self, iri: str, *, vocab: bool) -> str:
        """vocab: where terms and @vocab hold, which is for types and keys."""
        short = self._short.get((iri, vocab))
        if short is None:
            short = self._shorten(iri, vocab=vocab)
            if vocab:  # properties and types are few, things are not
                self._short[iri, vocab] = short
        return short

    def _shorten(self, iri: str, *, vocab: bool) -> str:
        if vocab:
            if iri in self._names:
                return self._names[iri]
            if self._vocab is not None and iri.startswith(self._vocab):
                rest = iri[len(self._vocab) :]
                if rest and ":" not in rest and not rest.startswith("@") and rest not in self._context:
                    return rest
        for name, namespace in self._prefixes:
            if iri.startswith(namespace):
                rest = iri[len(namespace) :]
                if rest and not rest.startswith("//") and f"{name}:{rest}" not in self._context:
                    return f"{name}:{rest}"
        scheme, _, rest = iri.partition(":")
        if scheme in self._context and not rest.startswith("//"):
            raise OwnFault(f"{iri} cannot be written as JSON-LD: the context has a term {scheme}; rename that term")
        return iri

    def _add(self, node: dict[str, Any], predicate: str, value: object) -> None:
        terms = self._terms.get(predicate, ())
        for term in terms:
            plain = self._plain(term, value)
            if plain is None:
                continue
            if "@language" in term.container:
                by_language = node.setdefault(term.name, {})
                _append(by_language, str(getattr(value, "language", "")), plain)
            else:
                _append(node, term.name, plain, always_list="@set" in term.container)
            return
        for term in terms:
            if "@language" not in term.container:
                _append(node, term.name, self._full(value), always_list="@set" in term.container)
                return
        _append(node, self._property(predicate), self._full(value))

    def _property(self, predicate: str) -> str:
        """A key that no term's definition bends."""
        if predicate in self._names:
            return next((key for key in self._keys(predicate) if key not in self._context), predicate)
        return self._compact(predicate, vocab=True)

    def _keys(self, predicate: str) -> Iterable[str]:
        return (f"{name}:{predicate[len(iri) :]}" for name, iri in self._prefixes if predicate.startswith(iri))

    def _plain(self, term: _Term, value: object) -> object:
        """The value as this term alone says it exactly, None where it does not."""
        if not isinstance(value, Literal):
            return self._plain_reference(term, value)
        if value.language is not None or "@language" in term.container:
            fits = "@language" in term.container or (term.coercion == _UNTYPED and term.language == value.language)
            return value.value if fits and value.language is not None else None
        datatype = value.datatype.value
        if term.coercion in {_UNTYPED, datatype}:
            if datatype == _BOOLEAN and value.value in {"true", "false"}:
                return value.value == "true"
            if datatype == _INTEGER and _PLAIN_INTEGER.fullmatch(value.value):
                return int(value.value)
        is_plain = datatype == _STRING and term.coercion == _UNTYPED and term.language is None
        return value.value if term.coercion == datatype or is_plain else None

    def _plain_reference(self, term: _Term, value: object) -> str | None:
        if "@language" in term.container or not isinstance(value, NamedNode | BlankNode):
            return None
        if term.coercion == "@vocab" and isinstance(value, NamedNode):
            return self._compact(value.value, vocab=True)
        return self._reference(value) if term.coercion == "@id" else None

    def _full(self, value: object) -> dict[str, str]:
        key = self._keywords
        if isinstance(value, NamedNode | BlankNode):
            return {key["@id"]: self._reference(value)}
        if not isinstance(value, Literal):
            raise TypeError(f"{value} is no term of RDF 1.1")
        if value.language is not None:
            return {key["@value"]: value.value, key["@language"]: value.language}
        if value.datatype.value == _STRING:
            return {key["@value"]: value.value}
        return {key["@value"]: value.value, key["@type"]: self._compact(value.datatype.value, vocab=True)}


def _append(node: dict[str, Any], key: str, value: object, *, always_list: bool = False) -> None:
    if key not in node:
        node[key] = [value] if always_list else value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def bundled_context(base: str) -> dict[str, Any]:
    """The JSON-LD context that ships with the ontology, for IRIs under `base`."""
    text = (folder("ontology") / "context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text.replace(DEFAULT_BASE, base))
    return context
