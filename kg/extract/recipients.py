"""Who gets an extract (Otteet) or a notice (Tiedoksi): a line each.

Bodies and outside organisations are recognised by their names; roles ("Hakija", "Tarjoajat") keep their words. A
recipient may also be a private person or an official by surname: then the recipient is said without a label.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, Recipient, RecipientKind, Span
from kg.extract.names.forms import DIVISION_TYPE
from kg.extract.people.family_names import FAMILY_NAMES
from kg.extract.people.names import NAME
from kg.extract.people.resolver import PeopleIndex, sure_family
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

_KINDS: dict[PartKind, RecipientKind] = {PartKind.EXTRACTS: "extract", PartKind.INFORMATION: "information"}
_FLAGS = re.IGNORECASE

# Heads of the table, and what is enclosed with an extract, should it stand on a line of its own.
_NO_RECIPIENT = re.compile(
    r"ote(?:\s+otteen liitteet)?\Z|otteet\Z|otteen liitteet\Z|utdrag(?:\s+bilagor till utdrag)?\Z|bilagor till utdrag\Z"
    r"|esitysteksti\Z|förslagstext\Z|päätösteksti\Z|(?:liite|bilaga)\s*\d+|liitteet\Z|bilagor\Z"
    r"|muutoksenhaku|oikaisuvaatimusohje|kunnallisvalitus|hallintovalitus|valitusosoitus|hankintaoikaisu"
    r"|förvaltningsbesvär|kommunalbesvär|omprövning|förbud mot|(?:sökande av ändring|ändringssökande)|besvärsanvisning",
    _FLAGS,
)
_ABBREVIATED = "".join(rf"(?<!\b{word})" for word in ("ao", "em", "ko", "vs", "va", "vt", "tf"))
_NOT_RELATIVE = "".join(
    rf"(?<!\b{word} )" for word in ("jotka", "joka", "joille", "joita", "joiden", "joilla", "jolle")
)
_SENTENCE = re.compile(
    rf"{_ABBREVIATED}\.\s+\w|\w{{3,}}\.\Z|{_NOT_RELATIVE}\b(?:päättyy|on|ovat|tulee|saavat)\b|\b(?:är|ska)\b", _FLAGS
)
_BULLET = re.compile(r"(?:[-–•*]|\d+[.)])\s+")
_BRACKET = re.compile(r"\s*\([^()]*\)\Z")
_NO_OFFICE = frozenset({"1", "2", "13"})
# A sole trader (Tmi) may go under the trader's own name.
_COMPANY = re.compile(
    r"\b(?:Oy|Oyj|Ab|Abp|Ky|ry|rf|r\.y\.|sr|säätiö|Ltd|Group|[Ss]eura|yhdistys|stiftelse|förening|osuuskunta)\b"
)
_PLACE_FIRST = re.compile(r"(?:Helsingin|Suomen|Espoon|Vantaan|Uudenmaan|Stadin|[\w\-]+-Suomen|Helsingfors|Finlands)\s")
# A surname among units: "Kymp/Make/Virtanen", "Kanslia/Virtanen, Lehto", "Karjalainen R". A unit may end in a word of
# its own ("Lyhytaikainen vuokraus") or go by a short name.
_AFTER_PATH = re.compile(r"(?:/(?!.*/)|,)\s*(?P<step>[^\W\d_][^,/]*)")
_SHORT_UNITS = frozenset(
    ("maka", "make", "aska", "rya", "palu", "roha", "tila", "ymp", "taso", "ary", "asu", "hatu", "kami")
)
# "Asukkaat Mallilassa": a noun in the plural and where they are
_PEOPLE_SOMEWHERE = re.compile(r"[\w\-]+[aeiouyäö]t [\w\-]+ss[aä]\Z")
_WITH_INITIALS = re.compile(r"[^\W\d_]{3,}(?:-\w+)?\s[^\W\d_]\.?|[^\W\d_]\.?\s[^\W\d_]{3,}(?:-\w+)?")
_UNIT_END = re.compile(
    r"(?:päällik\w+|sihteeri\w*|edustaja\w*|suunnittelija\w*|assistent\w+|palvelu\w*|yksik\w+|tiimi|osasto\w*|virasto\w*"
    r"|toimiala\w*|laitos|laitokset|lautakunta|jaosto|johtokunta|kanslia|hallinto|talous|viestintä|keskus|toimisto|koulu\w*"
    r"|sairaala|kirjasto|museo|ministeriö|neuvosto\w*|laskut|rekisteri|järjestelmä|suunnittelu|vuokraus|rakentaminen|tuki"
    r"|tilat|tontit|enheten|tjänster|sektorn|nämnden)\Z",
    _FLAGS,
)


class RecipientReader:
    """Reads the recipients of one record."""

    def __init__(self, registries: Registries) -> None:
        self._bodies = registries.bodies
        self._people = PeopleIndex(registries)
        self._parents = {body.id: body.parent for body in registries.bodies.values()}

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[Recipient, ...], tuple[Doubt, ...]]:
        found: dict[tuple[str, str], Recipient] = {}
        for index, part in enumerate(record.parts):
            kind = _KINDS.get(part.kind)
            if kind is None:
                continue
            in_part = [hit for hit in hits if hit.span.part == index]
            for start, end in _entries(part.text):
                words = part.text[start:end]
                here = [hit for hit in in_part if start <= hit.span.start and hit.span.end <= end]
                named = _may_name_a_person(words, start, here)
                unit = _path_before(words, start, here) if named else None
                to_unit = unit is None
                if unit:
                    to_unit = self._leads_to_person(words[len(unit) :], start + len(unit), here)
                    words, named = unit, False
                    here = [hit for hit in here if hit.span.end <= start + len(unit)]
                recipient = Recipient(
                    span=Span(index, start, start + len(words)),
                    side=part.side,
                    kind=kind,
                    label=None if named else words,
                    body_id=self._known(self._body(words, start, here), record) if to_unit else None,
                    organisation=_organisation(words, start, here),
                )
                # The proposal repeats the decision's list.
                found.setdefault((kind, " ".join(words.casefold().split())), recipient)
        return tuple(found.values()), ()

    def _leads_to_person(self, rest: str, start: int, hits: list[NameHit]) -> bool:
        """Whether what a path ends in is surely somebody of the unit before it, and no unit that is not known."""
        steps = [step.strip() for step in re.split(r"[/,]", rest) if step.strip()]
        return bool(steps) and all(
            NAME.search(step) is not None
            or _WITH_INITIALS.fullmatch(step) is not None
            or step in FAMILY_NAMES
            or sure_family(step)
            or self._people.knows_family(step)
            or any(hit.kind == "person" and start <= hit.span.start < start + len(rest) for hit in hits)
            for step in steps
        )

    def _body(self, words: str, start: int, hits: list[NameHit]) -> str | None:
        """The body a line names: alone, or the last of a path that leads down to it ("Kanslia, viestintä")."""
        bodies = [hit for hit in hits if hit.kind == "body"]
        if not bodies or len(bodies) != len(hits) or any(len(hit.keys) != 1 for hit in bodies):
            return None
        if _uncovered(words, start, bodies):
            return None
        path = [hit.keys[0] for hit in bodies]
        leads_down = all(self._is_above(above, below) for above, below in pairwise(path))
        return path[-1] if leads_down else None

    def _known(self, body: str | None, record: DecisionRecord) -> str | None:
        """The body or post; a bare title ("Turvallisuuspäällikkö") means a post of the deciding body's office alone."""
        post = self._bodies.get(body or "")
        if post is None or not post.post or " " in post.names.get("fi", "").strip():
            return body
        own = record.body.id if record.body else None
        return body if own is not None and set(self._office(post.id)) & set(self._office(own)) else None

    def _office(self, key: str) -> list[str]:
        """A body and those above it up to its division; the central administration is no office but many."""
        line: list[str] = []
        body = self._bodies.get(key)
        while body is not None and body.id not in line and body.type_id not in _NO_OFFICE:
            if body.type_id == DIVISION_TYPE and body.names.get("fi") == "Keskushallinto":
                break
            line.append(body.id)
            body = self._bodies.get(body.parent or "")
        return line

    def _is_above(self, above: str, below: str) -> bool:
        if above == below:
            return True
        current, seen = self._parents.get(below), {below}
        while current is not None and current not in seen:
            if current == above:
                return True
            seen.add(current)
            current = self._parents.get(current)
        return False


def _entries(text: str) -> Iterator[tuple[int, int]]:
    """The recipients' words: a line each, up to the tab before the enclosures."""
    position = 0
    for raw in text.split("\n"):
        line = raw.partition("\t")[0]
        bullet = _BULLET.match(line)
        low = bullet.end() if bullet is not None else len(line) - len(line.lstrip())
        start, end = position + low, position + len(line.rstrip(" ,;"))
        position += len(raw) + 1
        words = text[start:end]
        if start < end and _NO_RECIPIENT.match(words) is None and _SENTENCE.search(words) is None:
            yield start, end


def _uncovered(words: str, start: int, hits: list[NameHit]) -> str:
    """What is left of a line when the names found in it are taken out."""
    left = list(words)
    for hit in hits:
        for place in range(hit.span.start - start, min(hit.span.end - start, len(left))):
            left[place] = " "
    return "".join(left).strip(" /,.-–:;()")


def _organisation(words: str, start: int, hits: list[NameHit]) -> str | None:
    """The outside organisation that is the whole line, what stands in brackets (an abbreviation, a division) aside."""
    found = {hit.keys for hit in hits if hit.kind == "organisation"}
    named = _BRACKET.sub("", words)
    if len(found) != 1 or any(hit.kind == "body" for hit in hits) or _uncovered(named, start, hits):
        return None
    keys = found.pop()
    return keys[0] if len(keys) == 1 else None


def _may_name_a_person(words: str, start: int, hits: list[NameHit]) -> bool:
    """Whether the words hold a person's name, or might: two capitalised words that name nothing known."""
    if any(hit.kind == "person" for hit in hits):
        return True
    left = _uncovered(words, start, hits)
    if not left or (_COMPANY.search(left) is not None and "/" not in left):
        return False
    name = NAME.search(left)
    if name is not None and _PLACE_FIRST.match(name.group()) is None and _PEOPLE_SOMEWHERE.match(name.group()) is None:
        return True
    for match in _AFTER_PATH.finditer(words):
        inside = any(hit.span.start <= start + match.start("step") < hit.span.end for hit in hits)
        if not inside and _may_be_surname(match["step"].rstrip(" )")):
            return True
    return False


def _path_before(words: str, start: int, hits: list[NameHit]) -> str | None:
    """The units of a path that leads down to somebody (`Kanslia/Taso/Virtanen`), where each is surely a unit."""
    steps = re.split(r"(\s*[/,]\s*)", words)
    kept = position = 0
    for place in range(0, len(steps) - 1, 2):
        step = steps[place]
        inside = any(
            hit.kind == "body" and hit.span.start <= start + position and start + position + len(step) <= hit.span.end
            for hit in hits
        )
        name = NAME.search(step) is not None or any(
            hit.kind == "person" and start + position <= hit.span.start < start + position + len(step) for hit in hits
        )
        if not step or not (inside or (not name and not _may_be_surname(step))):
            break
        position += len(step)
        kept = position
        position += len(steps[place + 1])
    return words[:kept] or None


def _may_be_surname(step: str) -> bool:
    """Whether a step of a path may be somebody's family name instead of a unit."""
    first = step.split(" ", maxsplit=1)[0]
    return (
        first[0].isupper()
        and not first.isupper()
        and not first.endswith("-")
        and _UNIT_END.search(step) is None
        and _UNIT_END.search(first) is None
        and step.lower() not in _SHORT_UNITS
    )
