"""Which nodes are one motion: the documents name it with more or less of its case and day, and under two cases.

A toivomusponsi is moved and adopted in the case of the council's own decision, and answered in a case that is opened
for it; a list gives it with its day alone. What shows that they are one is the proposer, the day, and where several
fit, the topic: words that the two share and no other has. What cannot be shown is left, and said in the log.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.index import Index
from kg.iri import slug

_WORD = re.compile(r"[^\W\d_]{6,}")
_STEM, _NAME = 6, 4
_COMMON = re.compile(
    r"aloit|valtuu|toivom|edelly|hyväks|kaupun|helsin|ehdott|seuraa|selvit|mahdol|koskev|koskie|lausun|esittä|mukais"
    r"|fullmä|motion|hemstä|ledamo|talous|ryhmäa|johdos|vastau|vastaa|kannat|ponne|ponsi|ponte"
)
_SHARED = 2


@dataclass(slots=True)
class _Motion:
    """A node for a motion. moved: it was moved in a decision; items: of the council's agenda, as lists give them."""

    iri: str
    proposer: str
    date: str = ""
    case: str = ""
    moved: bool = False
    items: set[int] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)

    @property
    def is_full(self) -> bool:
        return bool(self.date and self.case)

    @property
    def is_several(self) -> bool:
        """Whether lists give the node more than one motion: one day and proposer, but several titles."""
        return not self.case and len(self.topics) > 1

    @property
    def stems(self) -> frozenset[str]:
        """What of the words of its topics their cases leave, without words that any motion has and its proposer's."""
        names = tuple(name[:_NAME] for name in self.proposer.split("-"))
        words = _WORD.findall(" ".join(self.topics).casefold())
        return frozenset(w[:_STEM] for w in words if not _COMMON.match(w) and not slug(w).startswith(names))


@dataclass(slots=True)
class Joined:
    """same: a node and the one that stands for it; about: a decision and the motion it treats; notes: what is left."""

    same: list[tuple[str, str]] = field(default_factory=list)
    about: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def joined_motions(index: Index, council: str) -> Joined:
    """What can be told of all motions of an index. council: the id of the body that adopts them."""
    joined = Joined()
    items = _items(index, council)
    for kind, group in _groups(index):
        adopted = _adopted_and_answered(group, joined) if kind == "toivomusponsi" else {}
        for motion in group:
            if not motion.is_full:
                _join_lesser(motion, group, adopted, items, joined)
    return joined


def _groups(index: Index) -> Iterator[tuple[str, Sequence[_Motion]]]:
    """The motions of each kind and proposer."""
    groups: dict[tuple[str, str], dict[str, _Motion]] = defaultdict(dict)
    for unit, iri, kind, proposer, date, case_no, moved, item, topic in index.select(
        "SELECT DISTINCT unit, iri, kind, proposer, date, case_no, moved, item, topic FROM motions "
        "WHERE proposer != '' ORDER BY iri, unit"
    ):
        group = groups[str(kind), str(proposer)]
        motion = group.setdefault(str(iri), _Motion(str(iri), str(proposer), str(date or ""), str(case_no or "")))
        motion.moved = motion.moved or bool(moved)
        motion.units.add(str(unit))
        motion.topics.update({str(topic)} if topic else ())
        if item is not None:
            motion.items.add(int(str(item)))
    for (kind, _), group in sorted(groups.items()):
        yield kind, list(group.values())


def _items(index: Index, council: str) -> dict[tuple[str, int], set[str]]:
    """The council's decisions by day and item of the agenda."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for unit, maker, date, item in index.select(
        "SELECT DISTINCT d.unit, w.maker, w.date, d.item FROM linkable d JOIN linkable w ON w.unit = d.unit "
        "WHERE d.what = 'decision' AND w.what = 'decision' AND d.item IS NOT NULL AND w.date IS NOT NULL "
        "ORDER BY d.unit"
    ):
        if maker == council:
            found[str(date), int(str(item))].add(str(unit))
    return found


def _adopted_and_answered(group: Sequence[_Motion], joined: Joined) -> dict[str, str]:
    """Join each toivomusponsi that is treated in a case of its own to the same one where it was moved and adopted."""
    days: dict[str, list[_Motion]] = defaultdict(list)
    for motion in group:
        if motion.is_full:
            days[motion.date].append(motion)
    stands: dict[str, str] = {}
    for day, motions in days.items():
        moved = [motion for motion in motions if motion.moved]
        treated = [motion for motion in motions if not motion.moved]
        listed = [motion for motion in group if motion.date == day and not motion.case]
        alone = len(moved) == len(treated) == 1 and not any(motion.is_several for motion in listed)
        sure = alone and (bool(listed) or not _differ(moved[0], treated[0]))
        for motion in treated if moved else ():
            fitting = moved if sure else _of_topic(motion, moved)
            rivals = [other for other in treated if fitting and other is not motion and _shared(other, fitting[0])]
            if len(fitting) == 1 and (sure or not rivals):
                stands[motion.iri] = fitting[0].iri
                joined.same.append((motion.iri, fitting[0].iri))
            else:
                names = ", ".join(one.iri for one in moved)
                joined.notes.append((motion.iri, f"may be one of those moved that day, and is joined to none: {names}"))
    return stands


def _join_lesser(
    motion: _Motion,
    group: Sequence[_Motion],
    stands: dict[str, str],
    items: dict[tuple[str, int], set[str]],
    joined: Joined,
) -> None:
    """Join a node without case or day to the one fuller node that fits; by its item to the council's decision."""
    if not (motion.date or motion.case):
        return
    if motion.is_several:
        titles = len(motion.topics)
        joined.notes.append((motion.iri, f"is {titles} motions of one proposer and day; joined to none"))
        return
    decisions = {unit for item in motion.items for unit in items.get((motion.date, item), ())}
    full = [
        one for one in group if one.is_full and (one.case == motion.case if motion.case else one.date == motion.date)
    ]
    own = [one for one in full if one.moved and one.units & decisions] or full
    fitting = sorted({stands.get(one.iri, one.iri) for one in own})
    if len(fitting) > 1:
        fitting = sorted({stands.get(one.iri, one.iri) for one in _of_topic(motion, own)})
    if len(fitting) == 1:
        joined.same.append((motion.iri, fitting[0]))
    elif full:
        names = ", ".join(one.iri for one in full)
        joined.notes.append((motion.iri, f"fits {len(full)} motions: {names}"))
    elif len(decisions) == 1:
        joined.about.append((decisions.pop(), motion.iri))
    elif not motion.case:
        joined.notes.append((motion.iri, "no decision that treats it is known; it is joined to no case"))


def _of_topic(motion: _Motion, others: Sequence[_Motion]) -> list[_Motion]:
    """The only one whose topic shares words with this one's, or none."""
    sharing = [other for other in others if motion.stems & other.stems]
    return sharing if len(sharing) == 1 and _shared(motion, sharing[0]) else []


def _differ(one: _Motion, other: _Motion) -> bool:
    """Whether both topics are known and have no word in common."""
    return bool(one.stems and other.stems) and not one.stems & other.stems


def _shared(one: _Motion, other: _Motion) -> bool:
    """Whether two topics have enough words in common to be one."""
    return len(one.stems & other.stems) >= _SHARED
