"""Where a text names an act, and which words are its name.

Found here: names and abbreviations of the registry in any case, long titles before and after their head, acts that no
registry knows but that are named with their number, EU acts, treaties, government bills, and point-back forms
("lain", "saman lain") whose act only the context tells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.extract.law_forms import PARTICIPLES, SWEDISH_HEADS, Lemma, lemma, modifier
from kg.extract.law_names import ActNames, Title, is_abbreviation
from kg.extract.law_tokens import Kind, Tokens, statute_number

ActKind = Literal["name", "abbreviation", "number", "unknown", "back", "bill"]

_ISSUER_WORDS = 6
_TITLE_WORDS = 45
_ELATIVE = ("sta", "stä")
_TITLE_ENDINGS = (*_ELATIVE, "n", "ssa", "ssä", "lla", "llä", "na", "nä", "-", "ksi")
_NO_TITLE_WORD = frozenset("mukaan mukaisen nojalla perusteella tarkoitetun sekä että kuin ettei vaan".split())
_JOINING = frozenset("ja sekä tai eräiden eräistä kanssa".split())
_BACK_WORDS = frozenset("saman mainitun kyseisen sanotun em samaisen tämän ko edellä".split())
_EU_MARKS = frozenset({"eu", "ey", "ety", "euratom", "eg", "eeg"})
_NUMBER_WORDS = frozenset({"n:o", "nro", "no", "nr"})
_DEFINING = frozenset("jäljempänä myöhemmin jatkossa lyhennettynä lyhyesti tässä nedan senare".split())
_EU_KINDS = {"asetus": "reg", "direktiivi": "dir", "päätös": "dec", "förordning": "reg", "beslut": "dec"}
_EU_HEADS = {"reg": "asetus", "dir": "direktiivi", "dec": "päätös"}


@dataclass(slots=True)
class ActMention:
    """A place where a text names an act.

    first, end: its tokens, number included, end exclusive; keys: the acts it may mean, none where only the context
    or nobody knows; name: base form; number: as written, in the order of the statute book; short: what the text
    itself introduces as a short form ("(jäljempänä X)"); certain: where the name begins and ends is beyond doubt.
    """

    first: int
    end: int
    kind: ActKind
    name: str
    head: str
    case: str = "nom"
    keys: list[str] = field(default_factory=list)
    number: str | None = None
    short: list[str] = field(default_factory=list)
    certain: bool = True


class ActFinder:
    """Reads the mentions of acts out of tokens."""

    def __init__(self, names: ActNames) -> None:
        self._names = names

    def find(self, tokens: Tokens, short: dict[str, list[str]]) -> list[ActMention]:
        """All mentions in the order of the text. short: the short forms that the record itself introduces."""
        mentions: list[ActMention] = []
        index, taken = 0, 0
        while index < len(tokens):
            mention = self._at(tokens, index, taken, short)
            if mention is None:
                index += 1
                continue
            mentions.append(mention)
            index = taken = max(mention.end, index + 1)
        return mentions

    def _at(self, tokens: Tokens, index: int, taken: int, short: dict[str, list[str]]) -> ActMention | None:
        kind = tokens.kinds[index]
        if kind == Kind.WORD:
            mention = self._word(tokens, index, taken, short)
        elif kind == Kind.STATUTE_NUMBER:
            return self._lone_number(tokens, index, taken)
        elif kind == Kind.EU_NUMBER or (kind == Kind.MARK and tokens.texts[index] == "("):
            return self._eu_act(tokens, index, index)
        else:
            return None
        if mention and mention.kind != "bill":
            self._read_number(tokens, mention)
            if mention.kind == "unknown" and not mention.keys and mention.number is None and not mention.head:
                return None
        return mention

    def _word(self, tokens: Tokens, index: int, taken: int, short: dict[str, list[str]]) -> ActMention | None:
        low, text = tokens.lows[index], tokens.texts[index]
        if low in PARTICIPLES:
            return self._after_participle(tokens, index, taken)
        known = lemma(low)
        if known:
            if known.word == known.head:
                return self._head(tokens, index, taken, known)
            return self._name(tokens, index, taken, known)
        if text[0].isupper() or text in short:
            stem = text.split(":")[0]
            if text in {"HE", "RP", "SopS", "FördrS"}:
                return _bill_or_treaty(tokens, index)
            keys = short.get(stem) or self._names.abbreviations.get(stem)
            if keys:
                return ActMention(index, index + 1, "abbreviation", stem, "", keys=list(keys))
            if stem.endswith("L") and is_abbreviation(stem):
                return self._abbreviation_with_number(tokens, index, stem)
        if low in self._names.names:
            return self._registered(tokens, index, taken, Lemma(low, "", "nom"))
        return None

    # names whose last word ends in a head
    def _name(self, tokens: Tokens, index: int, taken: int, known: Lemma) -> ActMention | None:
        found = self._registered(tokens, index, taken, known)
        if found:
            return found
        previous = tokens.low(index - 1)
        if index - 1 >= taken and len(previous) > 3 and previous.endswith("-"):
            joined = self._registered(tokens, index, taken, Lemma(previous[:-1] + known.word, known.head, known.case))
            if joined:
                joined.first = min(joined.first, index - 1)
                return joined
        first = index
        if previous in {"ja", "och"} and tokens.low(index - 2).endswith("-") and index - 2 >= taken:
            first = index - 2
        name = " ".join([*tokens.lows[first:index], known.word])
        return ActMention(first, index + 1, "unknown", name, known.head, known.case)

    def _registered(self, tokens: Tokens, index: int, taken: int, known: Lemma) -> ActMention | None:
        """The longest name of the registry that ends here; several acts where they share it."""
        entries = self._names.names.get(known.word)
        if not entries:
            return None
        best, keys = -1, []
        for entry in entries:
            size = len(entry.before)
            if size < best:
                break
            if index - size >= taken and self._precedes(tokens, index, entry.before):
                best = size
                keys.append(entry.key)
        if best < 0:
            return None
        name = " ".join([*tokens.lows[index - best : index], known.word]) if best else known.word
        first = index - best
        if first - 1 >= taken and tokens.low(first - 1) in {"eu:n", "suomen"}:
            first -= 1
        return ActMention(first, index + 1, "name", name, known.head, known.case, list(dict.fromkeys(keys)))

    @staticmethod
    def _precedes(tokens: Tokens, index: int, before: tuple[str, ...]) -> bool:
        return all(modifier(tokens.lows[index - len(before) + i]) == word for i, word in enumerate(before))

    # titles: head first ("laki X:sta") or participle first ("X:sta annetun lain")
    def _head(self, tokens: Tokens, index: int, taken: int, known: Lemma) -> ActMention | None:
        if known.head in _EU_KINDS:
            eu = self._eu_act(tokens, index, index + 1)
            if eu:
                return eu
        title = self._title_after(tokens, index, taken, known)
        if title:
            return title
        if tokens.kind(index + 1) == Kind.STATUTE_NUMBER or (
            tokens.low(index + 1) == "(" and tokens.kind(index + 2) == Kind.STATUTE_NUMBER
        ):
            return ActMention(index, index + 1, "number", known.head, known.head, known.case)
        unknown = self._unknown_title(tokens, index, known)
        if unknown:
            return unknown
        if known.head not in {"laki", "asetus", "lag", "förordning"}:
            return None
        first = index - 1 if index - 1 >= taken and tokens.low(index - 1) in _BACK_WORDS else index
        return ActMention(first, index + 1, "back", known.head, known.head, known.case)

    def _title_after(self, tokens: Tokens, index: int, taken: int, known: Lemma) -> ActMention | None:
        at = tokens.place[index]
        words = tokens.words
        if at + 1 >= len(words):
            return None
        long = self._names.long
        for length in long.after_first.get(tokens.lows[words[at + 1]], ()):
            last = at + length
            if last >= len(words) or not _one_phrase(tokens, index, words[last]):
                continue
            tail = " ".join([tokens.lows[w] for w in words[at + 1 : last + 1]])
            titles = [t for t in long.titles.get(tail, ()) if t.head == known.head]
            if titles:
                first, keys = self._issued(tokens, index, taken, titles)
                name = f"{known.head} {tail}"
                return ActMention(first, words[last] + 1, "name", name, known.head, known.case, keys)
        return None

    @staticmethod
    def _issued(tokens: Tokens, index: int, taken: int, titles: list[Title]) -> tuple[int, list[str]]:
        """Where the name starts with its issuer, and the titles of that issuer; all where none stands there."""
        best, keys = 0, list(dict.fromkeys(t.key for t in titles))
        for title in titles:
            issuer = title.issuer.split()
            size = len(issuer)
            if size > best and index - size >= taken and tokens.lows[index - size : index] == issuer:
                best, keys = size, [title.key]
            elif size and size == best and title.issuer == " ".join(tokens.lows[index - size : index]):
                keys.append(title.key)
        return index - best, keys

    def _unknown_title(self, tokens: Tokens, index: int, known: Lemma) -> ActMention | None:
        """A title that no registry knows, with certain ends: "laki X:sta (1/2020)", "laki X:sta 5 §"."""
        if known.head not in {"laki", "asetus"}:
            return None
        last = index
        while last + 1 < len(tokens) and last - index < _TITLE_WORDS and _is_title_word(tokens, last + 1):
            last += 1
        if last == index or not tokens.lows[last].endswith(_ELATIVE):
            return None
        after = last + 2 if tokens.low(last + 1) == "(" else last + 1
        numbered = tokens.kind(after) == Kind.STATUTE_NUMBER
        cited = tokens.kind(after) == Kind.NUMBER and tokens.kind(after + 1) == Kind.SECTION
        if not numbered and not cited:
            return None
        name = " ".join([known.head, *tokens.lows[index + 1 : last + 1]])
        return ActMention(index, last + 1, "unknown", name, known.head, known.case)

    def _after_participle(self, tokens: Tokens, index: int, taken: int) -> ActMention | None:
        """ "X:sta annetun [valtioneuvoston] asetuksen", "valtioneuvoston X:sta antaman asetuksen"."""
        head = next((i for i in range(index + 1, min(index + 2 + _ISSUER_WORDS, len(tokens))) if self._is_head(tokens, i)), 0)
        if not head or not tokens.unbroken(index, head):
            return None
        known = lemma(tokens.lows[head])
        if known is None:
            return None
        words, at = tokens.words, tokens.place[index] - 1
        if at < 0:
            return None
        long = self._names.long
        for length in long.before_last.get(tokens.lows[words[at]], ()):
            first = at - length + 1
            if first < 0 or words[first] < taken or not _one_phrase(tokens, words[first], index):
                continue
            tail = " ".join([tokens.lows[w] for w in words[first : at + 1]])
            titles = [t for t in long.titles.get(tail, ()) if t.head == known.head]
            if titles:
                issuer = tokens.lows[index + 1 : head]
                exact = list(dict.fromkeys(t.key for t in titles if issuer and t.issuer == " ".join(issuer)))
                start, keys = (words[first], exact) if exact else self._issued(tokens, words[first], taken, titles)
                return ActMention(start, head + 1, "name", f"{known.head} {tail}", known.head, known.case, keys)
        return self._unknown_participle(tokens, index, head, known, taken)

    @staticmethod
    def _is_head(tokens: Tokens, index: int) -> bool:
        known = lemma(tokens.lows[index]) if tokens.kinds[index] == Kind.WORD else None
        return known is not None and known.word == known.head

    @staticmethod
    def _unknown_participle(tokens: Tokens, index: int, head: int, known: Lemma, taken: int) -> ActMention | None:
        """No registry knows the title; where it starts is told by the first word that cannot belong to it."""
        if known.head not in {"laki", "asetus"} or not tokens.low(index - 1).endswith(_ELATIVE):
            return None
        first = index
        while first - 1 >= taken and index - first < _TITLE_WORDS and _is_title_word(tokens, first - 1):
            first -= 1
        while first < index - 1 and tokens.lows[first] in _JOINING:
            first += 1
        name = " ".join([*tokens.lows[index + 1 : head], known.head, *tokens.lows[first:index]])
        return ActMention(first, head + 1, "unknown", name, known.head, known.case, certain=False)

    # numbers
    def _read_number(self, tokens: Tokens, mention: ActMention) -> None:
        """A number, an abbreviation or an introduced short form after the name; all may stand in one bracket."""
        index = mention.end
        if tokens.kind(index) == Kind.STATUTE_NUMBER:
            mention.number = statute_number(tokens.texts[index])
            mention.end = index + 1
            return
        if tokens.kind(index) == Kind.BREAK and tokens.low(index + 1) == "(":
            index += 1
        if tokens.low(index) != "(":
            return
        number, short, at = None, [], index + 1
        while at < len(tokens) and at - index < 12 and tokens.texts[at] != ")":
            if tokens.kinds[at] == Kind.STATUTE_NUMBER and number is None:
                number = statute_number(tokens.texts[at])
            elif tokens.kinds[at] == Kind.WORD and is_abbreviation(tokens.texts[at].split(":")[0]):
                short.append(tokens.texts[at])
            elif tokens.low(at) in _DEFINING and tokens.kind(at + 1) == Kind.WORD:
                short.append(tokens.lows[at + 1])
                at += 1
            elif tokens.low(at) not in _EU_MARKS | _NUMBER_WORDS | {",", "sdk", "ffs", "l", "laki", "(", "."}:
                return
            at += 1
        if at < len(tokens) and tokens.texts[at] == ")" and (number or short):
            mention.number, mention.short, mention.end = number, short, at + 1

    def _lone_number(self, tokens: Tokens, index: int, taken: int) -> ActMention | None:
        """A number in brackets after the last words of the title it belongs to, the head still to come or gone before:
        "työvoimapalvelusta (916/2012) ja kotoutumisen edistämisestä (1386/2010) annetuissa laeissa"."""
        number = statute_number(tokens.texts[index])
        key = self._names.by_number.get(number or "")
        if key is None or tokens.low(index - 1) != "(" or tokens.low(index + 1) != ")" or index - 2 < taken:
            return None
        statute = self._names.statutes[key]
        word = tokens.low(index - 2)
        titles = (statute.full, statute.short, *statute.aliases)
        if not any(title.lower().endswith(" " + word) for title in titles):
            return None
        return ActMention(index - 2, index + 2, "name", statute.short, "laki", keys=[key], number=number)

    def _abbreviation_with_number(self, tokens: Tokens, index: int, stem: str) -> ActMention | None:
        mention = ActMention(index, index + 1, "number", stem, "")
        self._read_number(tokens, mention)
        return mention if mention.number in self._names.by_number else None

    def _eu_act(self, tokens: Tokens, first: int, index: int) -> ActMention | None:
        """ "asetus (EU) 2016/679", "direktiivi 2014/24/EU", "(EY) N:o 1370/2007"."""
        known = lemma(tokens.low(first)) if tokens.kinds[first] == Kind.WORD else None
        kind = _EU_KINDS.get(known.head) if known else None
        if tokens.kind(index) == Kind.EU_NUMBER:
            year, number, _ = tokens.texts[index].split("/")
            kind = kind or "dir"
            year = "19" + year if len(year) == 2 else year
            return self._eu(tokens, first, index + 1, kind, year, number, f"{_EU_HEADS[kind]} {tokens.texts[index]}", known)
        if tokens.low(index) != "(" or tokens.low(index + 1) not in _EU_MARKS or tokens.low(index + 2) != ")":
            return None
        at = index + 3
        old = tokens.low(at) in _NUMBER_WORDS
        at += 2 if old and tokens.low(at + 1) == "." else 1 if old else 0
        if tokens.kind(at) != Kind.STATUTE_NUMBER or "." in tokens.texts[at]:
            return None
        year, number = tokens.texts[at].split("/")
        if old or len(year) != 4:
            year, number = number, year
        if kind is None:
            kind = next((k for k in _EU_HEADS if f"eu:{k}/{year}/{number}" in self._names.statutes), None)
        if kind is None or len(year) != 4:
            return None
        name = f"{_EU_HEADS[kind]} ({tokens.texts[index + 1]}) {'N:o ' if old else ''}{tokens.texts[at]}"
        return self._eu(tokens, first, at + 1, kind, year, number, name, known)

    @staticmethod
    def _eu(
        tokens: Tokens, first: int, end: int, kind: str, year: str, number: str, name: str, known: Lemma | None
    ) -> ActMention:
        case = known.case if known else "nom"
        return ActMention(first, end, "name", name, _EU_HEADS[kind], case, [f"eu:{kind}/{int(year)}/{int(number)}"])


def _bill_or_treaty(tokens: Tokens, index: int) -> ActMention | None:
    """ "HE 93/2021 vp", "SopS 60/1998"."""
    if tokens.kind(index + 1) != Kind.STATUTE_NUMBER:
        return None
    number = statute_number(tokens.texts[index + 1])
    if number is None:
        return None
    if tokens.lows[index] in {"sops", "fördrs"}:
        return ActMention(index, index + 2, "name", f"SopS {number}", "sopimus", keys=[f"sops:{number}"])
    end = index + 3 if tokens.low(index + 2) in {"vp", "rd"} else index + 2
    return ActMention(index, end, "bill", f"HE {number} vp", "", keys=[f"he:{number}"])


def _one_phrase(tokens: Tokens, first: int, last: int) -> bool:
    """Nothing but commas and ends of lines stands between the words."""
    return tokens.unbroken(first, last) or not any(
        tokens.texts[i] in {".", ";", ":", "(", ")"} for i in range(first, last + 1)
    )


def _is_title_word(tokens: Tokens, index: int) -> bool:
    low = tokens.lows[index]
    if tokens.kinds[index] != Kind.WORD or low in _NO_TITLE_WORD or low in PARTICIPLES:
        return False
    return low in _JOINING or (low.endswith(_TITLE_ENDINGS) and not low.endswith(("aan", "ään", "een", "iin")))


__all__ = ["SWEDISH_HEADS", "ActFinder", "ActKind", "ActMention"]
