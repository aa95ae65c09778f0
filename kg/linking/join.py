"""Which decision a paper without a diary number belongs to: minutes and pages joined to records.

A page states neither the day of the meeting nor, where the matter has none, a diary number; minutes may lack the
number too. Such a paper joins the decision of its maker with its § that was made in the same year or, where one of
the two has no day, has the same title. It joins where exactly one fits; else it stays a node of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.index import Entry
from kg.iri import slug

_PAPERS = frozenset({"minutes", "page"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A decision's document.

    base: the IRI it would have alone; maker: the id of the body or post that decided, where it is not known the slug
    of its name; name: the slug of its Finnish name.
    """

    entry: Entry
    base: str
    maker: str
    name: str

    @property
    def is_loose(self) -> bool:
        """Whether it needs others to be told which decision it is of."""
        return self.entry.kind in _PAPERS and not self.entry.case_no

    @property
    def year(self) -> str:
        return (self.entry.date or "")[:4]

    @property
    def knows_maker(self) -> bool:
        """Whether more than a name is known of its maker: posts of one name are many."""
        return self.maker != self.name

    def is_of_maker(self, other: Candidate) -> bool:
        """Whether both are of one body or post, as far as their makers are known."""
        both = self.knows_maker and other.knows_maker
        return self.maker == other.maker if both else bool(self.name) and self.name == other.name


@dataclass(slots=True)
class _Target:
    """A decision that papers may join: what its documents say."""

    members: list[Candidate] = field(default_factory=list)

    def fits(self, paper: Candidate) -> bool:
        if not any(paper.is_of_maker(member) for member in self.members):
            return False
        years = {member.year for member in self.members} - {""}
        if paper.year and years:
            return paper.year in years
        return _title(paper) in {_title(member) for member in self.members} - {""}

    @property
    def is_nameless(self) -> bool:
        """Whether only its document's own id names it."""
        return all(not member.entry.case_no and not member.year for member in self.members)


def _title(candidate: Candidate) -> str:
    return slug(candidate.entry.title or "")


def join(group: Sequence[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """Each document of one § number with the base it has among the others, and why it stays apart, or ""."""
    targets: dict[str, _Target] = defaultdict(_Target)
    loose: list[Candidate] = []
    for one in group:
        if one.is_loose:
            loose.append(one)
        else:
            targets[one.base].members.append(one)
    joined: dict[str, list[Candidate]] = defaultdict(list)
    notes: dict[str, str] = {}
    for paper in loose:
        fitting = _fitting(paper, targets, loose)
        joined[fitting[0] if len(fitting) == 1 else paper.base].append(paper)
        if len(fitting) > 1:
            notes[paper.entry.identity] = f"fits {len(fitting)} decisions and stays apart: {', '.join(fitting)}"
    renamed, torn = _named_by_papers(targets, joined), _torn(targets, joined)
    for base, target in targets.items():
        for one in target.members:
            yield replace(one, base=renamed.get(base, base)), ""
    for base, papers in joined.items():
        for paper in papers:
            new = paper.base if base in torn else renamed.get(base, base)
            yield replace(paper, base=new), notes.get(paper.entry.identity, "")


def _fitting(paper: Candidate, targets: dict[str, _Target], loose: Sequence[Candidate]) -> list[str]:
    """The decisions a paper may be of; where no record fits one without a day, minutes with a day may."""
    fitting = sorted(base for base, target in targets.items() if target.fits(paper))
    if fitting or paper.year:
        return fitting
    return sorted({one.base for one in loose if one.year and _Target([one]).fits(paper)})


def _named_by_papers(targets: dict[str, _Target], joined: dict[str, list[Candidate]]) -> dict[str, str]:
    """Records that only their own id names, and the address of the year that the minutes give them."""
    renamed: dict[str, str] = {}
    for base, target in targets.items():
        dated = {paper.base for paper in joined[base] if paper.year}
        if target.is_nameless and len(dated) == 1:
            renamed[base] = dated.pop()
    return renamed


def _torn(targets: dict[str, _Target], joined: dict[str, list[Candidate]]) -> set[str]:
    """Records without a day that minutes of several years fit: none of them is joined."""
    return {base for base in targets if len({paper.year for paper in joined[base] if paper.year}) > 1}
