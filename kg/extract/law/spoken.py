"""What a part has spoken of so far: its acts, its sections, and the place that "2 momentin" would mean now."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.law.places import Level, Place, Reading
from kg.extract.law.resolve import Act

_REACH = 1500  # characters over which "2 momentin" still means the section cited last
_CLASSES = {
    "lag": "laki",
    "förordning": "asetus",
    "kaari": "laki",
    "balk": "laki",
    "stadga": "sääntö",
    "direktiv": "direktiivi",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The section that the text speaks of, and where it was named."""

    act: Act
    place: Place
    at: int


@dataclass(slots=True)
class Spoken:
    """The acts named and the places cited in one part, in the order of the text.

    by_chapter: acts whose sections start anew in each chapter.
    """

    by_chapter: frozenset[str]
    frame: Frame | None = None
    _acts: list[tuple[Act | None, str]] = field(default_factory=list)
    _seen: dict[str, dict[Act, None]] = field(default_factory=dict)
    _chapters: dict[tuple[str, str | None], str] = field(default_factory=dict)

    def name(self, act: Act | None, head: str) -> None:
        """An act was named, or one that could not be told (None)."""
        self._acts.append((act, _CLASSES.get(head, head)))

    def cite(self, act: Act, place: Place) -> None:
        """A place was cited."""
        chapter, section = place.numbers[: Level.SUBSECTION]
        if section:
            self._seen.setdefault(section, {})[act] = None
        if chapter:
            self._chapters[act.key, section] = chapter
            self._chapters[act.key, None] = chapter

    def dwell(self, act: Act, places: tuple[Place, ...], at: int) -> None:
        """From here on "2 momentin" means this section, where it is one."""
        sections = {place.numbers[: Level.SUBSECTION] for place in places}
        self.frame = Frame(act, places[-1], at) if len(sections) == 1 and places[-1].section else None

    def leave(self, act: Act) -> None:
        """Another act is spoken of."""
        if self.frame and self.frame.act.key != act.key:
            self.frame = None

    def framed(self, at: int) -> Frame | None:
        """The section that a subsection cited at a character belongs to."""
        return self.frame if self.frame and at - self.frame.at <= _REACH else None

    def last_of(self, head: str) -> Act | None:
        """The act of a kind named last: what "lain" or "asetuksen" points back to."""
        kind = _CLASSES.get(head, head)
        return next((act for act, other in reversed(self._acts) if other == kind), None)

    def last(self, *, by_article: bool) -> Act | None:
        """The act named last among those that are cited by articles, or by sections."""
        return next((act for act, _ in reversed(self._acts) if act is None or _has(act, by_article=by_article)), None)

    def last_among(self, acts: frozenset[Act]) -> Act | None:
        """The act named last among some; where none is named, the only one there is."""
        named = next((act for act, _ in reversed(self._acts) if act in acts), None)
        return named or (next(iter(acts)) if len(acts) == 1 else None)

    def act_of(self, reading: Reading) -> Act | None:
        """The act a bare place belongs to: the one this section was cited of, else the one named last."""
        by_article = reading.places[0].article
        if reading.top is Level.CHAPTER:
            acts = (act for act, _ in reversed(self._acts) if act)
            return next((act for act in acts if self.is_by_chapter(act)), None)
        cited = self._seen.get(reading.places[0].section or "", {})
        seen = [act for act in cited if _has(act, by_article=by_article)]
        if len({act.key for act in seen}) == 1:
            return seen[0]
        return self.last(by_article=by_article)

    def has_cited(self, act: Act, reading: Reading) -> bool:
        """Whether all sections were cited of this act before."""
        return all(any(seen == act for seen in self._seen.get(place.section or "", ())) for place in reading.places)

    def is_by_chapter(self, act: Act) -> bool:
        return act.key in self.by_chapter or act.key.startswith("rule:")

    def in_chapter(self, act: Act, place: Place) -> Place:
        """A place that points back into a chapter: the one its section was cited of, else the one cited last."""
        if place.numbers[Level.CHAPTER] or not self.is_by_chapter(act):
            return place
        chapter = self._chapters.get((act.key, place.section)) or self._chapters.get((act.key, None))
        return Place((chapter, *place.numbers[Level.SECTION :]), place.end, place.article) if chapter else place


def _has(act: Act, *, by_article: bool) -> bool:
    """Whether an act is divided into articles, as the Union's and treaties are, or into sections."""
    if act.key.startswith(("eu:", "sops:")):
        return by_article
    return not by_article or act.key.startswith("act:")
