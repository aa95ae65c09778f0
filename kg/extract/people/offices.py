"""Whom a decision elects or appoints to an office, an organ, a group or a task.

Only the decision's own operative part and handling are read: whoever a proposal names has not been chosen yet. A role
must stand in the sentence ("jäseneksi", "virkaan"), so that a tender that is chosen elects nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.finding import Span
from kg.extract.people.names import Candidate, Case, Place, chains_in, names_in, names_listed, sentences
from kg.extract.people.office_words import ACTS, CHOOSES, ESSIVE, PASSIVE, PROPOSES, ROLE, STOPS
from kg.extract.people.posts import label_post, post_of, posts_in
from kg.extract.people.proposed import without_proposed
from kg.extract.people.titles import title_before
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.record import DecisionRecord

_FLAGS = re.IGNORECASE

# Not the one chosen: whose place is filled, whose deputy it is, who is kept in reserve, who proposed it.
_OTHER_AFTER = re.compile(
    r"\s*(?:\([^)\n]*\)\s*)?(?:sijaan|sijasta|tilalle|jälkeen|ehdotuksesta|esityksestä|ehdotu\w+|hakemu\w+|eron\b"
    r"|aloit\w+|toivomus\w+|i\s+stället|ersättare\s+för|(?:henkilökohtainen\s+)?varajäsen\)|selvity\w+|suostumu\w+)",
    _FLAGS,
)
_OTHER_BEFORE = re.compile(
    r"\b(?:varalle|varasijalle|varalla|i\s+stället\s+för|på\s+reserv\w*|henkilön|hakijan|ersättare\s+för)\s+(?:[\w\-]+\s+)?\Z",
    _FLAGS,
)
_RESERVE = re.compile(r"\bvara(?:lle|lla|sijalle)\b", _FLAGS)
_DEPUTY_OF = re.compile(r"\s*(?:\([^)\n]*\)\s*)?(?:henkilökohtai\w+\s+)?(?:vara\w+|sijai\w+)ksi\b", _FLAGS)
_LIST_ITEM = re.compile(
    r"\s*(?:[-–•*]|\d+[.)]?\s|\w*(?:jäsen|puheenjohtaja|sihteeri|edustaja)\w*|[A-ZÅÄÖ])", re.UNICODE
)
_NEW_CLAUSE = re.compile(
    r"(?:samalla|lisäksi|edelleen|koeaika|selvity|päätös|kaupungin\w+|lautakunta|jaosto|johtokunta|samtidigt|dessutom)\b",
    _FLAGS,
)
_PLURAL_TITLE = re.compile(r"\b\w+(?:et|jat|jät|ut|erna)\s+\Z")
_NOMINATIVE = re.compile(r"(?:nen|son|man|gren|én|lin|sten|dén)\Z")
_GENITIVE = re.compile(r"(?:[aeiouyäö]|['’])n\Z")
_DEGREE = re.compile(
    r"(?!varajäsen).*(?:maisteri|kandidaatti|tohtori|lisensiaatti|ekonomi|merkonomi|tradenomi|diplomi-insinööri|valtuute\w+|jäsen\w*|ledam\w+)\Z",
    _FLAGS,
)
_TO_BE_HEARD = re.compile(r"kuultava(?:ksi|na)|kuultavi(?:ksi|na)|kutsu\w+[^.\n]{0,60}asiantuntij(?:ana|oina)", _FLAGS)
_OTHERS_CLAUSE = re.compile(r"\beron\b|\bmyön|\bvapaut|\bavsked|\bbefri|\bbevilj", _FLAGS)
_NAMES_PEOPLE = re.compile(r"nime|nimit|val|määr|aset|kutsu|väl|utse|utnäm|utså|förordn", _FLAGS)
_LONG_ITEM = 200


class _Made(NamedTuple):
    """How people are chosen. case: the names' own where their endings tell none; start: where the words begin that
    say as what; post: what a list says of all its names.
    """

    case: Case
    start: int
    post: str | None = None


def office_roles(record: DecisionRecord) -> Iterator[Candidate]:
    """Candidates for `appointed`."""
    for index, part in enumerate(record.parts):
        if part.side == "decision" and part.kind in {PartKind.DECISION, PartKind.HANDLING}:
            text = without_proposed(part.text) if part.kind is PartKind.HANDLING else part.text
            proposes = PROPOSES.search(text)
            own = text if proposes is None else text[: proposes.start()]
            yield from _appointed(index, own)


def _appointed(index: int, text: str) -> Iterator[Candidate]:
    listing = own_role = False  # own_role: each item of a list says itself as what ("nimetä" above "X:n sihteeriksi")
    case: Case = "nom"
    listed_post: str | None = None
    for start, end in sentences(text):
        verbs = list(CHOOSES.finditer(text, start, end))
        if verbs:
            role = (ESSIVE if ACTS.match(verbs[0].group()) is not None else ROLE).search(text, start, end)
            role = role if _TO_BE_HEARD.search(text, start, end) is None else None
            if role is not None:
                for place, verb in enumerate(verbs):
                    until = verbs[place + 1].start() if place + 1 < len(verbs) else end
                    yield from _by_verb(index, text, verb, start, until)
            opens = text[start:end].rstrip().endswith(":") or _breaks_off(text, verbs[-1].end(), end)
            own_role = role is None and opens and _NAMES_PEOPLE.match(verbs[-1].group()) is not None
            listing = (role is not None or own_role) and opens
            case = "inflected" if own_role and PASSIVE.search(verbs[-1].group()) is None else "nom"
            posts = {post.title for post in posts_in(text, start, end)} if listing else set()
            main = {title for title in posts if title.removeprefix("vara") not in posts - {title}}
            listed_post = main.pop() if len(main) == 1 else None
        elif listing:
            names = names_listed(text, start, end)
            short = end - start < _LONG_ITEM
            listing = short and _NEW_CLAUSE.match(text, start) is None and STOPS.search(text, start, end) is None
            if listing and (own_role or _LIST_ITEM.match(text, start) is not None):
                post = label_post(text, start, end) or listed_post
                if not own_role or ROLE.search(text, start, end) is not None:
                    yield from _chosen(index, text, (start, end), names, _Made(case, start, post))


def _breaks_off(text: str, start: int, end: int) -> bool:
    """Whether a line ends within its sentence before anybody is named: those chosen stand on the lines below."""
    return text[end - 1 : end] not in {".", ",", ";", ""} and next(names_in(text, start, end), None) is None


def _by_verb(index: int, text: str, verb: re.Match[str], start: int, end: int) -> Iterator[Candidate]:
    """Those chosen by one verb: after it as far as another clause, or right before it where it is a passive."""
    stop = STOPS.search(text, verb.end(), end)
    end = stop.start() if stop is not None else end
    passive = PASSIVE.search(verb.group()) is not None
    names = list(names_in(text, verb.end(), end))
    listed = names and (_PLURAL_TITLE.search(text, verb.end(), names[0][0]) or ":" in text[verb.end() : names[0][0]])
    begin = max(start, verb.start() - _LONG_ITEM)
    begin = verb.start() if _OTHERS_CLAUSE.search(text, begin, verb.start()) is not None else begin
    case: Case = "nom" if passive or listed else "inflected"
    yield from _chosen(index, text, (verb.end(), end), names, _Made(case, begin))
    if passive:
        for chain in chains_in(text, start, verb.start()):
            if text[chain[-1][1] : verb.start()].strip(" ,") == "" or _ends_in_group(text[chain[-1][1] : verb.start()]):
                yield from _chosen(index, text, (start, verb.start()), chain, _Made("nom", start))


def _ends_in_group(gap: str) -> bool:
    return re.fullmatch(r"\s*\([^()\n]{1,30}\)\s*", gap) is not None


def _chosen(index: int, text: str, where: Place, names: Sequence[Place], made: _Made) -> Iterator[Candidate]:
    """Those of the names that are chosen."""
    kept = [name for name in names if not _is_other(text, where, name)]
    if len(kept) > 1:  # "valitsi Matti Mallin Maija Mallin varajäseneksi": of two it is the other who is chosen
        kept = [name for name in kept if not _is_deputised(text, names, name)]
    outside = [name for name in kept if not _in_brackets(text, where, name)]
    case = _case([text[low:high] for low, high in outside], made.case)
    posts = posts_in(text, made.start, where[1]) if kept else []
    for low, high in kept:
        title = title_before(text, where[0], low)
        title = None if title is None or _DEGREE.match(title) is not None else title
        title = title or post_of(text, posts, (low, high), names) or made.post
        yield Candidate(Span(index, low, high), "appointed", case if (low, high) in outside else "nom", title)


def _is_other(text: str, where: Place, name: Place) -> bool:
    before = text[max(where[0], name[0] - _LONG_ITEM) : name[0]]
    return (
        _OTHER_AFTER.match(text, name[1], where[1]) is not None
        or _OTHER_BEFORE.search(before) is not None
        or _RESERVE.search(before) is not None
    )


def _is_deputised(text: str, names: Sequence[Place], name: Place) -> bool:
    """Whether somebody is chosen as deputy of the name: it stands before the role and beside the name chosen."""
    found = _DEPUTY_OF.match(text, name[1])
    if found is None:
        return False
    place = list(names).index(name)
    after_other = place > 0 and len(text[names[place - 1][1] : name[0]].split()) <= 1
    before_other = place + 1 < len(names) and text[found.end() : names[place + 1][0]].strip() in {
        "",
        "valtuutettu",
        "jäsen",
    }
    return (after_other and "," not in text[names[place - 1][1] : name[0]]) or before_other


def _in_brackets(text: str, where: Place, name: Place) -> bool:
    before = text[max(where[0], name[0] - _LONG_ITEM) : name[0]]
    return before.rfind("(") > before.rfind(")")


def _case(names: Sequence[str], default: Case) -> Case:
    """Nominative or not, by the names whose ending leaves no doubt; all names of a list stand in one case."""
    if any(name.endswith("sen") for name in names):
        return "inflected"
    if any(name.endswith("nen") for name in names):
        return "nom"
    genitives = sum(_GENITIVE.search(name) is not None and _NOMINATIVE.search(name) is None for name in names)
    return "inflected" if default == "inflected" or (names and genitives == len(names)) else "nom"
