"""The fields that the annotated decisions have and the corpus' scorer does not count.

A field of a fact (its title, its kind, its case) is compared where the fact itself was found, so that one miss counts
once. The scorer, `score.py` beside the corpus, gives its helpers by path: names are folded and provisions matched here
as there. Entries marked optional count neither way.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any

Gold = dict[str, Any]
Row = dict[str, str]
Items = Iterable[Collection[Hashable]]
Rows = Callable[[str], list[Row]]

QUERIES = (
    "decisions",
    "decision-people",
    "legal-citations",
    "decision-references",
    "organisations-mentioned",
    "motions",
    "votes",
    "appeals",
    "amounts",
    "recipients",
)
ASKED = {
    "voter-sides": """PREFIX elidl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#>
PREFIX og: <http://www.w3.org/ns/opengov#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX schema: <http://schema.org/>
SELECT DISTINCT ?decision ?name ?side WHERE {
  ?cast og:voteEvent ?vote ; schema:agent ?person ; schema:option ?side .
  ?deciding elidl:consists_of ?vote ; elidl:created_a_realization_of ?decision .
  { SELECT ?person (MAX(?named) AS ?name) WHERE { ?person foaf:name ?named } GROUP BY ?person }
}""",
    "recipient-names": """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX kg: <https://w3id.org/paatos/def#>
SELECT DISTINCT ?to ?name WHERE {
  { SELECT DISTINCT ?to WHERE { ?any kg:extractRecipient|kg:informedParty ?to } }
  ?to skos:prefLabel|skos:altLabel ?name .
}""",
}
"""What no named query shows."""

ROLES = ("decision_maker", "chair", "secretary", "dissenter", "recused")
"""Those of the contract that the scorer leaves out; `mentioned` is published for nobody."""

_SIDE = {"abstain": "blank"}
_ACTING = re.compile(r"(?:vs|va|vt|ts|tf)\.? ")
_PART = {"content": "decision", "motion": "proposal"}


class Fields:
    """Counts the further families, decision by decision."""

    def __init__(self, scorer: ModuleType, tables: Mapping[str, list[Row]]) -> None:
        """tables: the rows of each of QUERIES and ASKED."""
        self.scorer = scorer
        self.families: dict[str, Any] = defaultdict(scorer.Family)
        self._index: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for query, table in tables.items():
            for row in table:
                self._index[query, row.get("decision", "")].append(row)
        self._names: dict[str, set[str]] = defaultdict(set)
        for row in tables["recipient-names"]:
            self._names[row["to"]].add(row["name"])

    def count(self, gold: Gold, decision: str) -> None:
        """gold: one annotated decision; decision: its IRI."""

        def rows(query: str) -> list[Row]:
            return self._index.get((query, decision), [])

        self.where = gold["native_id"][:8]
        self._decision(gold, rows)
        self._people(gold, rows)
        self._legal(gold, rows)
        self._references(gold, rows)
        self._organisations(gold, rows)
        self._motions(gold, rows)
        self._votes(gold, rows)

    def _add(self, family: str, wanted: Items, found: Items, optional: Items = ()) -> None:
        sets = [[frozenset(item) for item in items] for items in (wanted, optional, found)]
        self.families[family].add(sets[0], sets[1], sets[2], self.where)

    def _decision(self, gold: Gold, rows: Rows) -> None:
        norm = self.scorer.norm
        stated: Row = next(iter(rows("decisions")), {})
        self._add("language", [{gold["language"]}], _bound([stated], "language"))
        if gold.get("outcome"):
            self._add("outcome", [{gold["outcome"]}], _bound([stated], "outcome"))
        days = gold.get("appeal_days")
        self._add("appeals:days", [{str(days)}] if days else [], _bound(rows("appeals"), "days"))
        euros = _numbered(f"{float(value):.2f}" for value in gold["money_eur"])
        self._add("money_eur", euros, _numbered(f"{float(row['eur']):.2f}" for row in rows("amounts")))
        if "recipients" in gold:
            named = [{(entry["kind"], norm(entry["recipient"]))} for entry in gold["recipients"]]
            self._add("recipients", named, self._recipients(rows("recipients")))

    def _recipients(self, shown: list[Row]) -> Iterator[set[Hashable]]:
        """Each recipient under every name that it has; one without a label may be a private person."""
        norm = self.scorer.norm
        for row in shown:
            if to := row.get("recipient"):
                yield {(row["kind"], norm(name)) for name in self._names.get(to, {to})}

    def _people(self, gold: Gold, rows: Rows) -> None:
        norm = self.scorer.norm
        told = [p for p in gold["people"] if p["role"] != "mentioned"]
        shown = [row for row in rows("decision-people") if row.get("name")]
        for role in ROLES:
            wanted = [{norm(p["name"])} for p in told if p["role"] == role and not p.get("optional")]
            optional = [{norm(p["name"])} for p in told if p["role"] == role and p.get("optional")]
            found = [{norm(row["name"])} for row in shown if row["role"] == role]
            self._add(f"people:{role}", _distinct(wanted), found, optional)
        both = {(norm(p["name"]), p["role"]) for p in told} & {(norm(row["name"]), row["role"]) for row in shown}
        told = [p for p in told if (norm(p["name"]), p["role"]) in both and p["role"] != "voter"]
        shown = [row for row in shown if (norm(row["name"]), row["role"]) in both and row["role"] != "voter"]
        self._add(
            "people:acting",
            _distinct({(norm(p["name"]), p["role"])} for p in told if p["acting"]),
            [{(norm(row["name"]), row["role"])} for row in shown if row.get("acting") == "true"],
        )
        self._add(
            "people:part",
            _distinct({(norm(p["name"]), p["role"], _PART[p["where"]])} for p in told),
            [{(norm(row["name"]), row["role"], row["part"])} for row in shown],
        )
        self._titles(told, shown)
        sides = {(norm(p["name"]), p["vote"]) for p in gold["people"] if p.get("vote") in {"yes", "no", "blank"}}
        shown = rows("voter-sides") if sides else []  # not every annotated vote says who stood where
        voted = {(norm(row["name"]), _SIDE.get(row["side"], row["side"])) for row in shown}
        self._add("people:voter side", [{side} for side in sides], [{side} for side in voted])

    def _titles(self, told: list[Gold], shown: list[Row]) -> None:
        """With or without the sign of acting, which is a field of its own."""

        def title(words: str) -> str:
            return _ACTING.sub("", self.scorer.norm(words), count=1)

        wanted: dict[Hashable, set[Hashable]] = defaultdict(set)
        for p in told:
            person = self.scorer.norm(p["name"]), p["role"]
            titles = [p.get("title"), *(p.get("other_titles") or [])]
            wanted[person] |= {(*person, title(words)) for words in titles if words}
        found = {(self.scorer.norm(row["name"]), row["role"], title(row["title"])) for row in shown if row.get("title")}
        self._add("people:title", [titles for titles in wanted.values() if titles], [{title} for title in found])

    def _legal(self, gold: Gold, rows: Rows) -> None:
        shown = [(self.scorer.predicted_legal(row), row) for row in rows("legal-citations")]
        for entry in gold["legal"]:
            keys = self.scorer.legal_keys(entry)
            match = [row for predicted, row in shown if predicted & keys]
            if entry.get("optional") or not match:
                continue
            place = self.scorer.norm(entry["surface"])
            if entry.get("number") and entry.get("certain", True):
                self._add("legal:number", [{(place, entry["number"])}], ({(place, row.get("number"))} for row in match))
            self._add(
                "legal:explicit",
                [{(place, str(entry["explicit"]).lower())}],
                ({(place, row.get("explicit"))} for row in match),
            )
            if entry.get("subpoint"):
                wanted = {(place, self.scorer.number(entry["subpoint"]))}
                self._add("legal:subpoint", [wanted], ({(place, row.get("subpoint"))} for row in match))

    def _references(self, gold: Gold, rows: Rows) -> None:
        norm = self.scorer.norm
        names = {norm(name): aliases for name, aliases in (gold.get("body_aliases") or {}).items()}
        shown = rows("decision-references")
        for entry in gold["decision_refs"]:
            place = str(entry.get("date") or "")[:10], str(entry.get("section") or "")
            match = [row for row in shown if (row.get("date", "")[:10], row.get("section", "")) == place]
            if entry.get("optional") or not match:
                continue
            if entry.get("body"):
                body = norm(entry["body"])
                wanted = {(*place, body), *((*place, norm(alias)) for alias in names.get(body, ()))}
                self._add("decision_refs:body", [wanted], ({(*place, norm(b))} for b in _values(match, "body_name")))
            if entry.get("case"):
                cases = ({(*place, norm(case))} for case in _values(match, "case"))
                self._add("decision_refs:case", [{(*place, norm(entry["case"]))}], cases)
        own = norm(gold.get("case"))
        linked = [{norm(case)} for case in set(_values(shown, "case")) if norm(case) != own]
        # A case that linking adds to a reference is right although this text does not say it.
        self._add("case_refs (recall)", [{norm(case)} for case in gold.get("case_refs") or []], linked, optional=linked)

    def _organisations(self, gold: Gold, rows: Rows) -> None:
        norm = self.scorer.norm
        kinds = {norm(row["name"]): row.get("kind") for row in rows("organisations-mentioned") if row.get("name")}
        for entry in gold["organisations"]:
            names = {norm(name) for name in (entry["name"], *entry.get("aliases", []))}
            found = {kind for name, kind in kinds.items() if name in names}
            if found and not entry.get("optional"):
                name = norm(entry["name"])
                self._add("organisations:kind", [{(name, entry["kind"])}], ({(name, kind)} for kind in found))

    def _motions(self, gold: Gold, rows: Rows) -> None:
        norm = self.scorer.norm
        shown = {
            (row.get("type"), norm(row["proposer"]), row.get("date")) for row in rows("motions") if "proposer" in row
        }
        for entry in gold["motions"]:
            for proposer in map(norm, entry["proposers"]):
                found = [m for m in shown if m[:2] == (entry["type"], proposer) and m[2]]
                # Linking may know the day where this text does not say it.
                wanted = [{(entry["type"], proposer, entry["date"])}] if entry.get("date") else []
                if wanted:
                    self._add("motions:date", wanted, [{motion} for motion in found])

    def _votes(self, gold: Gold, rows: Rows) -> None:
        for entry in gold["votes"]:
            counts = str(entry.get("yes") or 0), str(entry.get("no") or 0)
            match = [row for row in rows("votes") if (row.get("yes", "0"), row.get("no", "0")) == counts]
            for count in ("blank", "absent"):
                if match and entry.get(count) is not None:
                    found = ({(*counts, row[count])} for row in match if count in row)
                    self._add(f"votes:{count}", [{(*counts, str(entry[count]))}], found)


def _values(rows: Iterable[Row], column: str) -> Iterator[str]:
    return (row[column] for row in rows if row.get(column))


def _bound(rows: Iterable[Row], column: str) -> list[set[Hashable]]:
    return [{value} for value in _values(rows, column)]


def _numbered(values: Iterable[str]) -> list[set[Hashable]]:
    """The same amount twice is two amounts."""
    seen: Counter[str] = Counter()
    found: list[set[Hashable]] = []
    for value in values:
        seen[value] += 1
        found.append({(value, seen[value])})
    return found


def _distinct(items: Items) -> list[frozenset[Hashable]]:
    return list(dict.fromkeys(frozenset(item) for item in items))
