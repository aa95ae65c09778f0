"""Which council groups a group motion is of: "Kokoomuksen valtuustoryhmän ryhmäaloite", "SDP:n ja vihreiden aloite".

A group is one that the registry of organisations knows. The text gives its whole name, or the genitive alone that the
registry's "X:n valtuustoryhmä" begins with. A group that is named beside one nobody knows is not given alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.names.hits import NameHit
    from kg.registries import Registries

_HEADS = (" valtuustoryhmä", " fullmäktigegrupp")
_AND = r"(?:,[ ]|[ ](?:ja|sekä|och)[ ])"
_TAIL = (
    r"(?:[ ]-?(?:(?:valtuusto)?ryhm(?:än|ien)|(?:fullmäktige)?grupp(?:en|ens|ernas)))?"
    r"(?:[ ](?:yhteinen|yhteisestä|tekemä|jättämä|gemensamma))?[ ]$"
)
_BESIDE = re.compile(r"(?<=[ns])(?:,[ ]|[ ](?:ja|sekä|och)[ ])$")
_REACH = 160


class MotionGroups:
    """Finds the groups that stand before a motion's word."""

    def __init__(self, registries: Registries) -> None:
        groups = {key: one for key, one in registries.organisations.items() if one.kind == "party_group"}
        self._keys = frozenset(groups)
        self._by_head = {
            name.removesuffix(head).casefold(): key
            for key, one in groups.items()
            for name in {one.name, *one.names.values(), *one.aliases}
            for head in _HEADS
            if name.endswith(head)
        }
        heads = "|".join(re.escape(head) for head in sorted(self._by_head, key=len, reverse=True)) or "(?!)"
        self._heads = re.compile(rf"(?<![\w-])(?:{heads})(?![\w-])", re.IGNORECASE)
        self._named = re.compile(
            rf"(?<![\w-])(?<!n ja )(?<!n, )(?<!s och )(?:{heads})(?:{_AND}(?:{heads}))*{_TAIL}", re.IGNORECASE
        )

    def before(self, text: str, at: int, hits: Sequence[NameHit]) -> tuple[str, ...]:
        """The keys of the groups named right before the motion's word at `at`, in order. hits: of this text."""
        low = max(text.rfind("\n", 0, at) + 1, at - _REACH)
        keys: list[str] = []
        start = at - 1
        for hit in reversed(hits):
            if hit.span.end == start and hit.span.start >= low and len(hit.keys) == 1 and hit.keys[0] in self._keys:
                keys.insert(0, hit.keys[0])
                start = hit.span.start
                if not (beside := _BESIDE.search(text, low, start)):
                    return tuple(dict.fromkeys(keys))
                start = beside.start()
        named = None if keys else self._named.search(text, low, at)
        heads = self._heads.findall(named.group()) if named else []
        return tuple(dict.fromkeys(self._by_head[head.casefold()] for head in heads))
