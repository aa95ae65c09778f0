"""Every IRI the program mints, by written rules (docs/model.md). A changed IRI is a breaking change."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.vocab import DEFAULT_BASE, LANGUAGE_PATHS

MUNICIPALITY = "091"
_POST = re.compile(r"(?:VH|LH)\d+$")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NOT_NUMBER = re.compile(r"[^a-z0-9.]+")
_FOLDED = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """A name as the last part of an IRI: lower case, letters without their marks, hyphens between words."""
    return _NOT_SLUG.sub("-", _plain(text.lower())).strip("-")


def _plain(text: str) -> str:
    """Letters without their marks."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def is_post(body_id: str) -> bool:
    """Whether a body id of the decision system is that of an office-holder's or elected officer's post."""
    return bool(_POST.search(body_id))


def kind_of_act(key: str) -> tuple[str, str]:
    """The kind of an act's key and the rest of it: ("sops", "60/1998"); an act with a number is of the kind ""."""
    kind, colon, rest = key.partition(":")  # the first colon: a name may have its own
    return (kind, rest) if colon else ("", key)


def _number(text: str) -> str:
    """A provision's number as a step of a path: "58 d" is 58d; the dots of "11.4" stay, since 114 is another."""
    return _NOT_NUMBER.sub("", _plain(text.lower())).strip(".")


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints IRIs under one base, which ends in a slash."""

    base: str = DEFAULT_BASE

    @property
    def terms(self) -> str:
        """The namespace of the program's own terms."""
        return self.base + "def#"

    def concept(self, scheme: str, key: str) -> str:
        """A concept of one of the program's schemes, for instance ("role", "presenter")."""
        return f"{self.base}def/{scheme}/{_plain(key)}"

    def classification(self, code: str) -> str:
        return self.concept("classification", slug(code))

    # decisions
    def decision(self, body_name: str, case: str, section: int) -> str:
        return f"{self.base}eli/kunta/{MUNICIPALITY}/{slug(body_name)}/{slug(case)}/{section}"

    def decision_by_year(self, body_key: str, year: int, section: int) -> str:
        """The address a dated decision is cited by. body_key: slug of an organ's name, a post's id in lower case."""
        return f"{self.base}eli/kunta/{MUNICIPALITY}/{slug(body_key)}/{year}/{section}"

    def decision_by_document(self, native_id: str) -> str:
        """A decision without case and date, for which nothing but its document's own id is left."""
        return f"{self.base}eli/kunta/{MUNICIPALITY}/asiakirja/{native_id}"

    @staticmethod
    def expression(work: str, language: str) -> str:
        return f"{work}/{LANGUAGE_PATHS[language]}"

    @staticmethod
    def format(expression: str, kind: str, key: str) -> str:
        return f"{expression}/{kind}/{key}"

    @staticmethod
    def mention(text_format: str, start: int, end: int, number: int = 1) -> str:
        """number: from 2 where several things stand on the same words."""
        return f"{text_format}/mention/{start}-{end}" + (f"/{number}" if number > 1 else "")

    @staticmethod
    def target(text_format: str, start: int, end: int) -> str:
        return f"{text_format}#char={start},{end}"

    # the things themselves
    def body(self, body_id: str) -> str:
        """A body or a post, by the source system's id or, for one no registry knows, by its name's slug."""
        return f"{self.base}id/{'post' if is_post(body_id) else 'body'}/{body_id}"

    def person(self, person_slug: str) -> str:
        return f"{self.base}id/person/{person_slug}"

    def case(self, number: str) -> str:
        return f"{self.base}id/case/{slug(number)}"

    def meeting(self, meeting_id: str) -> str:
        return f"{self.base}id/meeting/{meeting_id}"

    @staticmethod
    def meeting_key(body_id: str, year: int, number: int) -> str:
        """The id of a meeting that no record of the source system gives one: its body and "45/2021"."""
        return f"{slug(body_id)}-{year}-{number}"

    def item(self, meeting_id: str, point: int | str) -> str:
        """point: the item's number or, where presenters number theirs apart, its mark ("Ryj/1")."""
        return f"{self.meeting(meeting_id)}-item-{slug(str(point))}"

    def organisation(self, key: str) -> str:
        return f"{self.base}id/organisation/{slug(key)}"

    def place(self, name: str) -> str:
        return f"{self.base}id/place/{slug(name)}"

    def record(self, native_id: str) -> str:
        """A record that a case, a meeting or a decision lists."""
        return f"{self.base}id/record/{native_id}"

    def membership(self, person_slug: str, body_id: str, role: str, since: str | None = None) -> str:
        """since: the start, or the meeting in whose composition it stands; None where neither is known."""
        path = [person_slug, body_id, role, *([since] if since else [])]
        return f"{self.base}id/membership/{'/'.join(path)}"

    @staticmethod
    def reference(work: str, day: date | None, section: int | None) -> str:
        """A decision that a text cites without saying whose it is: known only within the citing decision."""
        return f"{work}/reference/{day.isoformat() if day else 'undated'}/{section or 'unnumbered'}"

    def motion(self, kind: str, proposer: str | None, day: date | None, case: str | None) -> str:
        """What is not known is left out of the path."""
        path = [_plain(kind), slug(proposer or ""), day.isoformat() if day else "", slug(case or "")]
        return f"{self.base}id/motion/{'/'.join(p for p in path if p)}"

    def gap(self, body_id: str, year: int, section: int) -> str:
        return f"{self.base}id/gap/{slug(body_id)}/{year}/{section}"

    # law
    def act(self, key: str) -> str:
        """An act by its key in the registry or in a citation (see `Statute.key` and `Citation.act`)."""
        kind, rest = kind_of_act(key)
        match kind:
            case "":
                number, year = rest.split("/")
                return f"http://data.finlex.fi/eli/sd/{year}/{number}"
            case "rule":
                return f"{self.base}eli/kunta/{MUNICIPALITY}/{slug(rest)}"
            case "eu":
                return f"http://data.europa.eu/eli/{rest}/oj"
            case "sops":
                number, year = rest.split("/")
                return f"{self.base}eli/sopimus/{year}/{number}"
            case "he":
                number, year = rest.split("/")
                return f"{self.base}id/bill/{year}/{number}"
            case "act":
                return f"{self.base}eli/act/{slug(rest)}"
        raise ValueError(f"no act has the key {key!r}")

    def provision_root(self, key: str) -> str:
        """Where the places in an act stand: under our own base, since official paths need what citations lack."""
        kind, rest = kind_of_act(key)
        if kind == "":
            number, year = rest.split("/")
            return f"{self.base}eli/sd/{year}/{number}"
        if kind == "eu":
            return f"{self.base}eli/eu/{rest}"
        return self.act(key)

    @staticmethod
    def place_in_act(parent: str, level: str, number: str) -> str:
        """A subdivision under the act's root or another subdivision. level: luku, pykala, momentti, kohta, …"""
        return f"{parent}/{level}/{_number(number)}"

    # where it comes from
    def document(self, name: str) -> str:
        """A source document, and the named graph that holds what it says. name: `SourceDocument.name`."""
        return f"{self.base}id/document/{name}"

    def run(self, key: str) -> str:
        return f"{self.base}id/run/{key}"

    def graph(self, name: str) -> str:
        """A named graph that is no source document's: links, registries, ontology, runs."""
        return f"{self.base}graph/{name}"
