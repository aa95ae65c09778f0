"""The cards beside a decision: presenter, who decided, who tells more. What a card says, as a record writes it.

The site writes the first letter of a title large, whatever the decision has ("Kaupunginsihteeri"); it is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converters.webpage.tables import folded_words, tables
from kg.record import PartKind

CARD_KINDS = frozenset({PartKind.PRESENTER, PartKind.SIGNATURE, PartKind.CONTACTS})

_CAPITAL = r"[A-ZÅÄÖÉÜØŠŽ]"
_NAME = rf"{_CAPITAL}[\w'’.-]+(?: (?:af|von|van|de|der|la))?(?: {_CAPITAL}[\w'’.-]*){{1,3}}"
_NAME_ONLY = re.compile(_NAME)
_NAME_AND_MORE = re.compile(rf"{_NAME},")
_LINK_REMARK = re.compile(r"\s*\((?:linkki|länk|link)\b[^()]*\)", re.IGNORECASE)
_REACHED_BY = re.compile(r"@|\(a\)|\(at\)|^\+?[\d (]{6,}|^(?:puh|tel|tfn|gsm|phone)", re.IGNORECASE)
_LONGEST = 160


def card_line(name: str, title: str, kind: PartKind) -> list[str]:
    """A card whose name and title the page tells apart."""
    title = uncapitalised(title) if name else title
    if kind is PartKind.CONTACTS:
        return [", ".join(filter(None, (name, title)))] if name or title else []
    return [line for line in (title, name) if line]


def card_lines(lines: Sequence[str], kind: PartKind) -> tuple[list[str], list[str]]:
    """The lines of a card or of several, read as text, and the lines below that belong to none.

    Lines below a name that say how to reach someone are in neither.
    """
    bare = [cleaned for line in lines if (cleaned := _LINK_REMARK.sub("", line).strip())]
    if any(_label(line) is not None for line in bare):
        return _labelled(bare, kind)
    if kind is PartKind.CONTACTS:
        return _contacts(bare)
    own = bare[:2]
    if len(own) == 2 and not _may_be_title_and_name(own):
        own = own[:1]
    if len(own) == 2 and _NAME_ONLY.fullmatch(own[0]) and not _NAME_ONLY.fullmatch(own[1]):
        own.reverse()
    rest = [line for line in bare[len(own) :] if _REACHED_BY.search(line) is None]
    return (card_line(own[1], own[0], kind) if len(own) == 2 else own), rest


def is_card_line(line: str) -> bool:
    """Whether a line is one of a card's: a label, a name, or a name and what follows it."""
    return _label(line) is not None or _NAME_ONLY.fullmatch(line) is not None or _NAME_AND_MORE.match(line) is not None


def uncapitalised(title: str) -> str:
    """A title with its first letter small, unless the word is written large for another reason ("ICT-päällikkö")."""
    return title[:1].lower() + title[1:] if len(title) > 1 and title[1].islower() else title


def _may_be_title_and_name(lines: Sequence[str]) -> bool:
    names = [_NAME_ONLY.fullmatch(line) is not None for line in lines]
    return any(names) and all(len(line) <= _LONGEST and folded_words(line) not in tables().chrome for line in lines)


def _contacts(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """A line a person, "Name, title"; telephone numbers and addresses on it are taken out later."""
    found: list[str] = []
    for position, line in enumerate(lines):
        alone = _NAME_ONLY.fullmatch(line) is not None and position + 1 < len(lines)
        if alone or (_NAME_AND_MORE.match(line) is not None and len(line) <= _LONGEST):
            found.append(line)
        elif found and position and _NAME_ONLY.fullmatch(lines[position - 1]) and not _REACHED_BY.search(line):
            found[-1] += f", {uncapitalised(line)}"
        elif _REACHED_BY.search(line) is None:
            return found, list(lines[position:])
    return found, []


def _label(line: str) -> tuple[str, str] | None:
    """Which label a line begins with, and what stands after it on the line."""
    words = folded_words(line)
    for label in ("name", "role", "phone", "email"):
        for word in tables().labels[label]:
            if words == word:
                return label, ""
            if words.startswith((f"{word} ", f"{word}:")):
                return label, line.strip()[len(word) :].strip(" :")
    return None


def _labelled(lines: Sequence[str], kind: PartKind) -> tuple[list[str], list[str]]:
    """Cards whose words for screen readers were saved too: "Nimi", the name, "Titteli", the title."""
    people: list[dict[str, str]] = []
    waiting, taken = "", 0
    for line in lines:
        found = _label(line)
        if found is None and not waiting:
            break
        taken += 1
        if found is None:
            people[-1][waiting] = line
            waiting = ""
            continue
        label, value = found
        if not people or label in people[-1]:
            people.append({})
        people[-1][label] = value
        waiting = "" if value else label
    written = [card_line(person.get("name", ""), person.get("role", ""), kind) for person in people]
    return [line for card in written for line in card], list(lines[taken:])
