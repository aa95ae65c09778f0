"""What somebody is made by the words that elect or appoint: `jäseneksi`, `lääkärin virkaan`, `varajäsenet:`.

The post is given as its title in the nominative. Where the words around a name fit two posts, none is given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.people.title_forms import plain_title
from kg.extract.people.titles import is_title_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.people.names import Place

_FLAGS = re.IGNORECASE
_POST_WORDS = (
    r"(?:\w*virkaan|\w*virkasuhteeseen|\w*virkasuhteiseen\s+(?:\w*tehtävään|\w*toimeen)|\w*työsuhteeseen|\w*toimeen"
    r"|\w*tehtävään|\w*tehtäviin|\w*virasta|\w*virastaan|\w*toimesta|\w*toimestaan|\w*tehtäväst\w+|\w*tehtävist\w+)"
)
_BETWEEN = r"(?:\s*\([^()\n]{1,60}\))?(?:\s+(?:määräaikais\w+|vakinais\w+|osa-aikais\w+|avoim\w+|sijaisuu\w+))?\s+"
_TRANSLATIVE = re.compile(
    r"\b(?P<post>[\w\-]+?(?:ksi|kseen|ksensa|ksensä|na|nä))\b(?:\s+(?:ja|sekä)\s+(?P<second>[\w\-]+?ksi)\b)?", _FLAGS
)
_TILL = re.compile(
    r"\b(?:till?|som)\s+(?:(?:ny\w*|ordinarie|personlig\w*|tillfällig\w*|\w{3,}s)\s+)?(?P<post>(?:(?:vice|tf\.)\s+)?[\w\-]+)\b(?:\s+i\b|\s+för\b|[.,:\s]|\Z)",
    _FLAGS,
)
_GENITIVE = re.compile(
    rf"\b(?P<post>[\w\-]+n)(?:\s+(?:ja|sekä)\s+(?P<second>[\w\-]+n))?{_BETWEEN}{_POST_WORDS}\b", _FLAGS
)
_MEMBERSHIP = re.compile(r"\b(?P<of>vara|)jäsenyy(?:destä|destään|delle)\b", _FLAGS)
_LABEL = re.compile(
    r"\s*(?:[-–•*]\s*)?(?P<post>\w*(?:jäsen|jäsenet|puheenjohtaja|puheenjohtajat|sihteeri|edustaja|edustajat))\s*(?::|\t|-\s|–\s)",
    _FLAGS,
)
_IN_BRACKETS = re.compile(r"\s*\((?P<words>[^()\n]{2,120})\)")
_APART = re.compile(r"[.;:](?!\d)|,\s*(?:joka|jotka|koska)\b|\b(?:ja|sekä|och|samt)\b|,", _FLAGS)
_JOINT = re.compile(
    r"(?:\s*\([^()\n]{1,60}\))?\s*(?:,|ja|sekä|och|samt|, ja)\s+"
    r"(?:(?![\w\-]*(?:ksi|kseen|kaan|ana|änä|inä|ina)\s)[a-zåäö\-]+\s){0,3}"
)
_ORGAN = re.compile(r"[\w\-]*(?:kunnan|jaoston|jaoksen|valtuuston|hallituksen|ryhmän|neuvoston|säätiön)")
_UNIT = re.compile(r"[\w\-]*(?:yksikön|osaston|toimialan|tiimin|viraston|palvelun)")
_HEADS_IT = re.compile(r"(?:päällikkö|johtaja|esimies|esihenkilö)\Z")
_OF_ORGAN = re.compile(
    r"(?!eron|avsked)[\w\-]*(?:kunnan|laitoksen|hallituksen|kaupungin|valtuuston|yhtiön|liiton|säätiön)"
)
_CUT_COMPOUND = re.compile(r"\b[a-zåäö]+-\s(?:ja|sekä)\s\Z")
_FOR_ANOTHER = re.compile(r"(?:vs|vt|va|tf)\.?\Z")
_REACH, _WINDOW = 140, 600
_JOINS = frozenset({"ja", "sekä", "och", "samt"})
_SHORT_BRACKETS = {
    "pj": "puheenjohtaja",
    "vpj": "varapuheenjohtaja",
    "pj.": "puheenjohtaja",
    "vpj.": "varapuheenjohtaja",
}
# What a stem without its case ending is of: "jäsene", "lääkäri", "päällikö", "edustaji".
_STEMS: tuple[tuple[str, str], ...] = (
    ("jäsene", "jäsen"), ("jäseni", "jäsen"), ("miehe", "mies"), ("miehi", "mies"), ("päällikö", "päällikkö"),
    ("päälliköi", "päällikkö"), ("valtuutetu", "valtuutettu"), ("valtuutetui", "valtuutettu"),
    ("arkkitehdi", "arkkitehti"),
    ("assistenti", "assistentti"), ("terapeuti", "terapeutti"), ("dosenti", "dosentti"), ("intendenti", "intendentti"),
    ("analyytiko", "analyytikko"), ("henkilöi", "henkilö"), ("tekijöi", "tekijä"), ("tuntijoi", "tuntija"),
    ("opettaji", "opettaja"), ("johtaji", "johtaja"), ("edustaji", "edustaja"), ("tarkastaji", "tarkastaja"),
    ("hoitaji", "hoitaja"), ("ohjaaji", "ohjaaja"), ("suunnittelijoi", "suunnittelija"), ("sihteerei", "sihteeri"),
    ("lääkärei", "lääkäri"), ("insinöörei", "insinööri"),
)  # fmt: skip


class Post(NamedTuple):
    """A post as the words give it, and where they stand."""

    title: str
    start: int
    end: int


def post_of(text: str, posts: Sequence[Post], name: Place, names: Sequence[Place]) -> str | None:
    """What the person of a name is made. posts, names: all that stand in the clause, in their order."""
    low, high = name[0] - _WINDOW, name[1] + _WINDOW
    names = names[bisect_left(names, (low, 0)) : bisect_left(names, (high, 0))]
    posts = posts[bisect_left(posts, low, key=_start) : bisect_left(posts, high, key=_start)]
    bracket = _IN_BRACKETS.match(text, name[1])
    own = _bracketed(bracket["words"]) if bracket is not None else None
    if own is not None:
        return own
    low, high = _beside(text, name, names)
    at = max(high, bracket.end() if bracket is not None else high)
    before = [post for post in posts if post.end <= low][-1:]
    after = [post for post in posts if at <= post.start < at + _REACH and not _is_apart(text, at, post, names)][:1]
    leads = bool(posts and names) and posts[0].start < names[0][0]  # "valitsi jäseneksi Maija Mallin"
    chosen = (before or after) if leads else (after or before)
    return chosen[0].title if chosen else None


def _is_apart(text: str, at: int, post: Post, names: Sequence[Place]) -> bool:
    """Whether a post after a name is the next one's: `Maija Mallin ja varajäseneksi Matti Mallin`."""
    apart = _APART.search(text, at, post.start)
    if apart is None or apart.group().lower() not in _JOINS:
        return apart is not None
    return any(post.start < low for low, _ in names) or any(at <= low < post.start for low, _ in names)


def _start(post: Post) -> int:
    return post.start


def label_post(text: str, start: int, end: int) -> str | None:
    """The post that a line of a list is of: `Varajäsenet: …`."""
    label = _LABEL.match(text, start, end)
    return plain_title(label["post"].lower()) if label is not None else None


def posts_in(text: str, start: int, end: int) -> list[Post]:
    """The posts that a clause puts people into or takes them out of, in the order of the text."""
    found: list[Post] = []
    for pattern in (_GENITIVE, _TRANSLATIVE):
        for match in pattern.finditer(text, start, end):
            first, second = _nominative(match["post"]), _nominative(match["second"] or "")
            both = f"{first} ja {second}" if first and second else first or second
            if both is not None:
                found.append(Post(_whole(text, start, match.start(), both), match.start(), match.end()))
    for match in _MEMBERSHIP.finditer(text, start, end):
        title = f"{match['of'].lower()}jäsen"
        found.append(Post(_whole(text, start, match.start(), title), match.start(), match.end()))
    found += [
        Post(match["post"].strip().lower(), match.start(), match.end())
        for match in _TILL.finditer(text, start, end)
        if is_title_word(match["post"].rpartition(" ")[2])
    ]
    return sorted(found, key=_start)


def _whole(text: str, start: int, end: int, post: str) -> str:
    """A post with its organ or unit, and with the word that says it is held for another: `vs. yksikön päällikkö`."""
    of = _of_organ(text, start, end, post)
    before = text[max(start, end - _REACH) : end].split()[: -len(of.split()) or None]
    return f"{before[-1] if before and _FOR_ANOTHER.match(before[-1]) is not None else ''} {of}{post}".lstrip()


def _of_organ(text: str, start: int, end: int, post: str) -> str:
    """The organ right before a post, in the genitive, with what it is of: `liikelaitoksen johtokunnan `."""
    start = max(start, end - _REACH)
    kept: list[str] = []
    first = _UNIT if _HEADS_IT.match(post) is not None else _ORGAN
    for word in reversed(text[start:end].split()):
        if not word.islower() or (_OF_ORGAN if kept else first).fullmatch(word) is None:
            break
        kept.insert(0, word)
    cut = _CUT_COMPOUND.search(text[start:end].rpartition(kept[0])[0]) if kept else None
    if cut is not None:  # "sosiaali- ja terveyslautakunnan"
        kept.insert(0, cut.group().strip())
    return " ".join([*kept, ""])


def _bracketed(words: str) -> str | None:
    """The title that ends what stands in brackets after a name: `(kanslia, talousosasto, johtava asiantuntija)`."""
    last = words.rpartition(",")[2].strip()
    if last.lower() in _SHORT_BRACKETS:
        return _SHORT_BRACKETS[last.lower()]
    if not last or not is_title_word(last.rpartition(" ")[2]) or last.split(" ", maxsplit=1)[0].endswith("jäsen"):
        return None
    return last


def _beside(text: str, name: Place, names: Sequence[Place]) -> Place:
    """Where the names begin and end that `ja` or a comma joins to one: they share a post."""
    low, high = name
    for other in reversed([one for one in names if one[1] <= low]):
        if _JOINT.fullmatch(text, other[1], low) is None:
            break
        low = other[0]
    for other in [one for one in names if one[0] >= high]:
        if _JOINT.fullmatch(text, high, other[0]) is None:
            break
        high = other[1]
    return low, high


def _nominative(word: str) -> str | None:
    """`terveyskeskuslääkärin`, `jäseneksi`, `varajäsenekseen`, `edustajiksi`: the title; None where it is none."""
    low = word.lower()
    stem = re.sub(r"(?:ksi|kseen|ksensa|ksensä|na|nä|n)\Z", "", low)
    for end, put in _STEMS:
        if stem.endswith(end):
            stem = stem[: -len(end)] + put
            break
    if stem.endswith(("sijaise", "sijaisi")):
        return stem[: -len("ise")] + "inen" if stem != stem[-len("sijaise") :] else None
    return stem if is_title_word(stem) else None
