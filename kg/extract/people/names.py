"""Names of people in running text: where they stand, what title stands before them, and their base form.

A name is two to four capitalised words. Whether it is a person's is for the phrase around it to say; here it is only
kept from being what it surely is not: a company, a body, a title that opens a sentence. An inflected name is taken to
its base form by the registry of people, by the nominative elsewhere in the same document, or where its ending leaves
one base form; otherwise it stays a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.extract.finding import Doubt, PersonRole, Span
from kg.extract.finnish import person_base_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.names import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

Case = Literal["nom", "inflected", "partitive", "swedish genitive"]

_UPPER = "A-ZÀ-ÖØ-ÞĆČĐŁŃŚŠŞŹŻŽĞİ"
_LOWER = "a-zß-öø-ÿćčđłńśšşźżžğı"
_WORD = rf"(?:[OD]['’])?[{_UPPER}][{_LOWER}]+(?:(?:['’\-][{_UPPER}]?|[{_UPPER}])[{_LOWER}]+)*"
_PARTICLE = r"(?:von|af|de|van|der|den|da|di|la|le|bin|el|al|zu)"
NAME = re.compile(rf"(?<![\w\-]){_WORD}(?: (?:{_PARTICLE} )*(?:{_WORD}|[{_UPPER}]\.)){{1,3}}(?![\w\-])")

# What a title ends in; a title keeps its nominative before a name.
_TITLE_END = (
    r"(?:johtaja|päällikkö|sihteeri|mestari|tuntija|insinööri|lääkäri|lakimies|arkkitehti|suunnittelija|valtuutettu|jäsen"
    r"|rehtori|opettaja|tarkastaja|esimies|henkilö|controller|assistentti|koordinaattori|konsultti|neuvoja|hoitaja|tutkija"
    r"|professori|dosentti|tohtori|maisteri|lisensiaatti|asiamies|kamreeri|esittelijä|pitäjä|edustaja|neuvos|terapeutti"
    r"|työntekijä|vastaava|valvoja|kirjuri|komentaja|ohjaaja|analyytikko|geodeetti|ekonomi|kandidaatti|merkonomi|lehtori"
    r"|ministeri|muotoilija|sihteerit|jäsenet|valtuutetut|johtajat|päälliköt|asiantuntijat|ammattihenkilö|työnantaja"
    r"|chef|direktör|ledamot(?:en|erna)?|ordförande|borgmästare(?:n)?|sekreterare|planerare|expert|ersättare|föredragande)"
)
_TITLE_WORD = re.compile(rf"[\w\-]*{_TITLE_END}\Z", re.IGNORECASE)
_ACTING = re.compile(
    r"(?:vs|va|vt|ts|tf|vik|v\.\s?a|v\.\s?s|t\.\s?f|m\.\s?a|ma)\.?\s|(?:virkaa\s?tekevä|viransijainen|sijainen|sijaisena"
    r"|tillförordna[dt]|vikarierande)\b|.*\b(?:sijainen|vikarie)\Z",
    re.IGNORECASE,
)
# A name in front of one of these is a company's, a foundation's or a place's.
_NOT_A_PERSON = re.compile(
    r"[ :]?(?:Oy|Oyj|Ab|Abp|Ky|Tmi|ry|rf|r\.y|sr|rs|säätiö\w*|yhdistys\w*|seura\w*|Seura|Oyn|Group|Finland|Suomi)\b"
)
_PLACE_FIRST = frozenset(
    ("helsingin", "suomen", "espoon", "vantaan", "uudenmaan", "stadin", "pohjois", "etelä", "itä", "länsi", "kaupungin")
)
# Last elements of family names that are sure to be complete: the other reading would add or drop a vowel.
_SURE_ENDING = re.compile(
    r"(?:nen|l[aä]|mäki|lahti|niemi|järvi|joki|koski|saari|salmi|suo|aho|harju|luoto|ranta|virta|vuori|korpi|pelto|maa"
    r"|oja|kallio|lampi|metsä|niitty|kangas|hovi|linna|kivi|puro|palo|salo|talo|ketola|mies|puu|kari|vaara|heimo"
    r"|lund|lind|strand|sund|land|gård|hard|stedt|feldt|qvist|kvist|quist|holm|ström|blom|berg|borg|gren|grén|rén|ren"
    r"|lén|lin|dén|son|sen|man|mann|felt|fors|roos|ros|näs|bäck|back|beck|mark|dahl|dal|hall|wall|vall|hjelm|löf|löv"
    r"|blad|bom|crantz|krantz|ov|ev|eff|off|iev|sky|ski|czyk|wicz|vić|ić|dottir|us|is|as)\Z",
    re.IGNORECASE,
)
# A word that opens a sentence in front of a name and is no given name, whatever its capital says.
_OPENING = re.compile(
    r"(?:lisäksi|samalla|samoin|myös|kuitenkin|edelleen|tämän|tällöin|sitten|vielä|sen|lopuksi|aluksi|ensin|seuraavaksi"
    r"|koska|kun|jos|että|mikäli|vaikka|kuten|asian|asiassa|asiaa|käsittelyn|käsittelyssä|keskustelun|keskustelussa"
    r"|kokouksen|kokouksessa|äänestyksen|äänestyksessä|pöydälle|vastaan|poissa|paikalla|läsnä|jaosto|lautakunta"
    r"|(?:ehdo|esi|kanna|ilmoi|pyy|vaa|kieltäy|halu)(?:tti|si|tui)(?:vat)?|ehdottaa|esittää|kannattaa|pyytää|ilmoittaa"
    r"|(?:\w+(?:ssaan|ssään|ttuna|ttynä|[lnrs]tuna|[lnrs]tynä|malla|mällä|matta|mättä|ksessa|ksessä|miseksi|taessa|täessä))"
    r"|dessutom|samtidigt|även|också|därefter|vidare|sedan|slutligen|först|enligt|efter|under|när|om|att|då|eftersom"
    r"|diskussionen|behandlingen|ärendet|ärendets|nämnden|sektionen|föreslog|understödde|anmälde)\Z",
    re.IGNORECASE,
)
_TWO_NAMES = 4
_CASE_ENDING = re.compile(r"(?:n|lle|ll[aä]|lt[aä]|t[aä])\Z")
_STRONG_E = re.compile(r"[nlr]tee(?:n|lle|ll[aä]|lt[aä])\Z")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name in a role as the text writes it, before its base form is known."""

    span: Span
    role: str
    case: Case
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    person_id: str | None


def is_acting(title: str | None) -> bool:
    """Whether a title is held for another: `vs. kansliapäällikkö`, `tf. stadskamrer`."""
    return title is not None and _ACTING.match(title) is not None


def names_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where names stand in a stretch of text, titles at the head of a sentence cut off."""
    for match in NAME.finditer(text, start, len(text) if end is None else end):
        if _NOT_A_PERSON.match(text, match.end()) is not None:
            continue
        low = match.start()
        words = match.group().split(" ")
        while len(words) > 1 and (_TITLE_WORD.match(words[0]) or _OPENING.match(words[0])) is not None:
            low += len(words[0]) + 1
            words = words[1:]
        if len(words) == _TWO_NAMES:  # "Maija Malli Matti Mallin kannattamana": two names side by side
            middle = low + len(words[0]) + len(words[1]) + 1
            yield low, middle
            low, words = middle + 1, words[2:]
        if len(words) > 1 and words[0].lower().split("-")[0] not in _PLACE_FIRST:
            yield low, match.end()


def whole_name(line: str) -> bool:
    """Whether a line is a name and nothing else."""
    return next((span == (0, len(line)) for span in names_in(line)), False)


_SEPARATOR = re.compile(r"[,;:(\t\n]\s*|(?<!-)\s(?:ja|sekä|och|samt)\s|\.\s(?=[A-ZÅÄÖ])")
# What a title's last word may have before it: a genitive, the first part of a compound, an adjective, `vs.`
_MODIFIER = re.compile(
    r"(?!seuraavan\Z|saman\Z|toisen\Z)[\w\-/]+(?:n|-)\Z|ja\Z|(?:vs|va|vt|ts|tf|vik|ma)\.?\Z|(?:johtava|vastaava|vanhempi|tekninen|hallinnollinen"
    r"|ledande|teknisk|ansvarig|biträdande|yli|sisäinen|ulkoinen|I|II|III)\Z",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:ym|vs|va|vt|ts|mm|ns|nk|os|em|ko|nro|n|s|[A-ZÅÄÖ])\.\Z")
_SENTENCE_END = re.compile(r"\n|[.!?] (?=[A-ZÅÄÖ])")
_JOINT = re.compile(
    r"(?: ?\([^()\n]{1,30}\))?(?:,| ja| sekä| och| samt|, ja)(?: (?:valtuute\w+|jäsen\w*|ledam\w+))? \Z", re.IGNORECASE
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Lines and the sentences in them."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.group() != "\n" and _ABBREVIATED.search(text, start, match.start() + 1) is not None:
            continue
        end = match.start() if match.group() == "\n" else match.start() + 1
        if end > start:
            yield start, end
        start = match.end()
    if start < len(text):
        yield start, len(text)


def chains_in(text: str, start: int, end: int) -> list[list[tuple[int, int]]]:
    """The names of a sentence, those that `ja` or a comma joins together: they share a role."""
    chains: list[list[tuple[int, int]]] = []
    for low, high in names_in(text, start, end):
        if chains and _joined(text, chains[-1][-1][1], low):
            chains[-1].append((low, high))
        else:
            chains.append([(low, high)])
    return chains


def _joined(text: str, end: int, start: int) -> bool:
    """Whether nothing but a conjunction and a title stands between two names."""
    gap = text[end:start].removesuffix(" ")
    return _JOINT.match(gap.removesuffix(title_before(text, end, start) or "").rstrip() + " ") is not None


def title_before(text: str, low: int, start: int) -> str | None:
    """The title right before a name: `talous- ja suunnittelupäällikkö`; its last word says that it is one."""
    words = _SEPARATOR.split(text[low:start])[-1].split()
    if not words or _TITLE_WORD.match(words[-1]) is None:
        return None
    first = len(words) - 1
    while first > 0 and _MODIFIER.match(words[first - 1]) is not None:
        first -= 1
    return " ".join(words[first:])


def _partitive_bases(words: str) -> tuple[str, ...]:
    """`Koskista` is Koskinen's, `Mallia` is Malli's; only what is known otherwise or ends in -nen is then sure."""
    if words.endswith(("ista", "istä")):
        return (words[:-3] + "nen",)
    return (words[:-1], words[:-2], words) if words.endswith(("a", "ä")) else (words,)


def _swedish_bases(words: str) -> tuple[str, ...]:
    return (words.removesuffix("s"), words)


_BASES = {"partitive": _partitive_bases, "swedish genitive": _swedish_bases}


class PeopleIndex:
    """The people of the registries by name, made once."""

    def __init__(self, registries: Registries) -> None:
        self._names = {person.id: person.name for person in registries.people.values()}
        self._ids: dict[str, list[str]] = {}
        for person in registries.people.values():
            self._ids.setdefault(person.name.casefold(), []).append(person.id)

    def id_of(self, name: str) -> str | None:
        """The registry's identifier, where exactly one person has the name."""
        ids = self._ids.get(name.casefold(), ())
        return ids[0] if len(ids) == 1 else None

    def name_of(self, person_id: str) -> str | None:
        return self._names.get(person_id)

    def knows(self, name: str) -> bool:
        return name.casefold() in self._ids


class Resolver:
    """Base forms of the names in one record."""

    def __init__(self, index: PeopleIndex, record: DecisionRecord, hits: Iterable[NameHit]) -> None:
        self._index = index
        self._record = record
        self._hits: dict[int, list[NameHit]] = {}
        for hit in hits:
            self._hits.setdefault(hit.span.part, []).append(hit)
        self._text: str | None = None

    def text(self, span: Span) -> str:
        return self._record.parts[span.part].text[span.start : span.end]

    def is_name_of_other(self, span: Span) -> bool:
        """Whether the words are in the name of a body or an organisation."""
        return any(
            hit.kind != "person" and hit.span.start < span.end and hit.span.end > span.start
            for hit in self._hits.get(span.part, ())
        )

    def resolve(self, candidate: Candidate) -> PersonRole | Doubt | None:
        """The person in the role, a doubt about the form, or nothing where the words name something else."""
        known = self._by_hit(candidate.span)
        if known is None:
            if self.is_name_of_other(candidate.span):
                return None
            known = self._by_form(self.text(candidate.span), candidate.case)
        if known is None:
            words = self.text(candidate.span)
            return Doubt(candidate.span, words, f"The base form of this name ({candidate.role}) is not certain.")
        return PersonRole(
            span=candidate.span,
            side=self._record.parts[candidate.span.part].side,
            name=known.name,
            role=candidate.role,
            title=candidate.title,
            acting=is_acting(candidate.title),
            person_id=known.person_id,
        )

    def _by_hit(self, span: Span) -> _Known | None:
        for hit in self._hits.get(span.part, ()):
            if hit.kind != "person" or hit.span.start != span.start or hit.span.end > span.end:
                continue
            names = {self._index.name_of(key) or key for key in hit.keys}
            if len(names) == 1:
                return self._named(names.pop())
        return None

    def _by_form(self, words: str, case: Case) -> _Known | None:
        if case == "nom":
            return self._named(words)
        bases = _BASES.get(case, person_base_forms)(words)
        for settle in (self._index.knows, self._stands_in_text):
            found = [base for base in bases if base != words and settle(base)]
            if len(found) == 1:
                return self._named(found[0])
        kin = self._kin_in_text(words)
        if kin is not None:
            return self._named(kin)
        bases = tuple(base for base in bases if base != words or _CASE_ENDING.search(words) is None)
        sure = tuple(base for base in bases if _SURE_ENDING.search(base) is not None)
        if len(sure) == 1:
            return self._named(sure[0])
        # -en may hide a base in -i that the candidates lack; -nteen and its like only come of -nne.
        certain = len(bases) == 1 and (not bases[0].endswith("e") or _STRONG_E.search(words) is not None)
        return self._named(bases[0]) if certain else None

    def _named(self, name: str) -> _Known:
        return _Known(name, self._index.id_of(name))

    def _stands_in_text(self, name: str) -> bool:
        """Whether the document writes the name in this form as a whole, anywhere."""
        return re.search(rf"(?<![\w\-]){re.escape(name)}(?![\w\-])", self._whole_text()) is not None

    def _kin_in_text(self, words: str) -> str | None:
        """The one nominative in the document with the same given name and the same beginning of the family name."""
        given, _, family = words.rpartition(" ")
        stem = re.escape(f"{given} {family[: max(4, len(family) - 4)]}")
        found = {
            name
            for name in re.findall(rf"(?<![\w\-]){stem}[{_LOWER}]{{0,4}}(?![\w\-])", self._whole_text())
            if name.endswith("nen") or (name != words and _CASE_ENDING.search(name) is None)
        }
        return found.pop() if len(found) == 1 else None

    def _whole_text(self) -> str:
        if self._text is None:
            self._text = "\n".join(part.text for part in self._record.parts)
        return self._text
