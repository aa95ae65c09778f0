"""Where the written forms of known names stand in a text, at word boundaries and with the right capitals."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.names.forms import Kind, NameForm, Strength

STRENGTH_ORDER: dict[Strength, int] = {"strong": 0, "service": 1, "weak": 2, "company": 3}
# a key of a vacancy or a plan, no body: "SOTE-02-345-21", "Att 2825000000"
_ABBREVIATION = 5
_CODE = re.compile(r"-\d| \d{5}")
_BOUND_KIND = re.compile(r"-(?:konserni|järjestö|amk|kuntayhtym|yhtym|yhtiö|ammattikorkeakoul)")
_ADDRESS = re.compile(r"www\.|://|@|\w\.(?:fi|com|eu|org|net)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A form found in one part, before it is known what else stands on its words."""

    start: int
    end: int
    kind: Kind
    case: str
    strength: Strength
    keys: tuple[str, ...]


class Matcher:
    """Finds many forms in one pass, at word boundaries and with the right capitals."""

    def __init__(self, forms: Iterable[NameForm]) -> None:
        by_form: defaultdict[str, list[NameForm]] = defaultdict(list)
        for form in forms:
            by_form[_fold(form.form)].append(form)
        self._forms = [tuple(named if len(named) == 1 else dict.fromkeys(named)) for named in by_form.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_form))

    def find(self, text: str) -> list[Found]:
        found: list[Found] = []
        for number, start, end in self._automaton.find_matches_as_indexes(_fold(text), overlapping=True):
            if _is_word(text, start, end):
                named = [form for form in self._forms[number] if _fits(text[start:end], form)]
                if named:
                    found += _readings(start, end, named)
        return found


def _readings(start: int, end: int, forms: list[NameForm]) -> list[Found]:
    """What is named by one stretch of words: the strongest reading of each kind."""
    if len(forms) == 1:
        form = forms[0]
        return [Found(start, end, form.kind, form.case, form.strength, (form.key,))]
    by_kind: defaultdict[Kind, list[NameForm]] = defaultdict(list)
    for form in forms:
        by_kind[form.kind].append(form)
    found: list[Found] = []
    for kind, named in by_kind.items():
        strength = min((form.strength for form in named), key=STRENGTH_ORDER.__getitem__)
        strongest = [form for form in named if form.strength == strength]
        keys = tuple(dict.fromkeys(form.key for form in strongest))
        found.append(Found(start, end, kind, strongest[0].case, strength, keys))
    return found


def _fold(text: str) -> str:
    """Lower case, one code point for each: a letter that changes its length in lower case stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether the words end at both sides: no letter, digit or binding hyphen goes on, and no address is around."""
    follower = text[end : end + 2]
    if follower[:1].isalnum():
        return False
    if end - start <= _ABBREVIATION and _CODE.match(text, end):
        return False
    if follower[:1] in ("-", "_", ":") and follower[1:].isalpha() and follower[1:].islower():
        return _BOUND_KIND.match(text, end) is not None
    before = text[max(0, start - 2) : start]
    if before[-1:].isalnum() or (before[-1:] in ("-", "_") and before[:1].isalnum() and len(before) == 2):
        return False
    if before[-1:] in ("/", ".", "@") or (follower[:1] in ("/", ".", "@") and follower[1:].isalnum()):
        return not _ADDRESS.search(_token(text, start, end))
    return True


def _token(text: str, start: int, end: int) -> str:
    """The run without white space around a place."""
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _fits(written: str, form: NameForm) -> bool:
    """Whether the capitals are right: as the name has them; a common noun may also begin or not begin a sentence."""
    if written == form.form or (not form.exact and written[1:] == form.form[1:]):
        return True
    if form.kind == "organisation" and " " in written and written[0] == form.form[0]:  # more capitals than the registry
        return all(w == f or w.isupper() for w, f in zip(written, form.form, strict=True))
    return len(written) > 5 and form.kind != "person" and written.isupper()
