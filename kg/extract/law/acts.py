"""Where a text names an act, and which words are its name.

Found here: names and abbreviations of the registry in any case, long titles before and after their head, acts that no
registry knows but that are named with their number, EU acts, treaties, government bills, and point-back forms
("lain", "saman lain") whose act only the context tells.
"""

from __future__ import annotations

from kg.extract.law.forms import CITED_HEADS, GENERIC, PARTICIPLES, RULE_HEADS, Lemma, lemma, may_name, modifier
from kg.extract.law.mention import ActMention, near
from kg.extract.law.names import ActNames, is_abbreviation
from kg.extract.law.numbers import abbreviation_with_number, bill_or_treaty, eu_act, lone_number, read_number
from kg.extract.law.titles import end_of_title, title_after, title_before, unknown_title
from kg.extract.law.tokens import Kind, Tokens

_POINTING = frozenset({"saman", "mainitun", "kyseisen", "sanotun", "em", "samaisen", "tämän", "samma", "nämnda"})
_EU_ISSUED = frozenset({"asetus", "direktiivi", "päätös", "förordning", "beslut"})
_POINTED_BACK = frozenset(
    {"laki", "asetus", "direktiivi", "sääntö", "taksa", "lag", "förordning", "direktiv", "stadga"}
)
_NUMBER_KINDS = frozenset({Kind.STATUTE_NUMBER, Kind.EU_NUMBER})
_SHARING = frozenset({"ja", "sekä", "tai", "taikka", "eikä", "och", "samt", "eller", ","})
_OWNERS = (
    *("valvonnan", "suojelun", "mittauksen", "huollon", "toimen", "laitoksen", "viraston", "toimialan"),
    *("palvelun", "palvelujen", "palveluiden", "lautakunnan", "kaupungin"),
)
_NEAR_TOKENS = 24  # over which a hung head still belongs to the name before it: "rakennuslain 62 § ja -asetuksen 30 §"
_NUMBERED = frozenset({"HE", "RP", "SopS", "FördrS"})


class ActFinder:
    """Reads the mentions of acts out of tokens."""

    def __init__(self, names: ActNames) -> None:
        self._names = names

    def find(self, tokens: Tokens, short: dict[str, list[str]]) -> list[ActMention]:
        """All mentions in the order of the text. short: the short forms that the record itself introduces."""
        mentions: list[ActMention] = []
        taken = 0
        for index in self._candidates(tokens, short):
            if index < taken:
                continue
            mention = self._hung(tokens, index, mentions) or self._at(tokens, index, taken, short)
            if mention:
                mentions += (*self._sharing(tokens, mention, taken), mention)
                taken = mention.end
        return mentions

    def _candidates(self, tokens: Tokens, short: dict[str, list[str]]) -> list[int]:
        """The tokens at which a mention may be recognised: its head, participle, abbreviation or number."""
        names = self._names.names
        lows, texts, word = tokens.lows, tokens.texts, int(Kind.WORD)
        return [
            index
            for index, kind in enumerate(tokens.kinds)
            if (kind == word and (may_name(texts[index]) or lows[index] in names or lows[index] in short))
            or kind in _NUMBER_KINDS
            or texts[index] == "("
        ]

    def _at(self, tokens: Tokens, index: int, taken: int, short: dict[str, list[str]]) -> ActMention | None:
        kind = tokens.kinds[index]
        if kind == Kind.WORD:
            mention = self._word(tokens, index, taken, short)
            if mention and mention.kind != "bill" and mention.number is None:
                read_number(tokens, mention, self._names)
                if mention.kind == "number":
                    mention.end = end_of_title(tokens, mention, self._names)
            return mention
        if kind == Kind.STATUTE_NUMBER:
            return lone_number(tokens, index, taken, self._names)
        if kind == Kind.EU_NUMBER or (kind == Kind.MARK and tokens.texts[index] == "("):
            return eu_act(tokens, index, index, self._names)
        return None

    def _word(self, tokens: Tokens, index: int, taken: int, short: dict[str, list[str]]) -> ActMention | None:
        low = tokens.lows[index]
        known = lemma(low)
        own = short.get(low) or short.get(known.word if known else "")
        if own:
            name, head, case = known or Lemma(low, "laki", "nom")
            return ActMention(index, index + 1, "abbreviation", name, head, case, list(own))
        if known is None:
            return self._other_word(tokens, index, taken, short)
        if known.word == known.head:
            return self._head(tokens, index, taken, known)
        return self._name(tokens, index, taken, known)

    def _other_word(self, tokens: Tokens, index: int, taken: int, short: dict[str, list[str]]) -> ActMention | None:
        """A word without the head of an act: a participle, an abbreviation, or a name of the registry as it stands."""
        low, text = tokens.lows[index], tokens.texts[index]
        if low in PARTICIPLES:
            return title_before(tokens, index, taken, self._names)
        found = self._abbreviation(tokens, index, text.split(":")[0], short) if low != text else None
        if found is None and low in self._names.names:
            found = self._registered(tokens, index, taken, Lemma(low, "", "nom"))
        return found

    def _abbreviation(self, tokens: Tokens, index: int, stem: str, short: dict[str, list[str]]) -> ActMention | None:
        if stem in _NUMBERED:
            return bill_or_treaty(tokens, index)
        keys = short.get(stem) or self._names.of_abbreviation(stem)
        if keys:
            return ActMention(index, index + 1, "abbreviation", stem, "", keys=list(keys))
        if stem.endswith("L") and is_abbreviation(stem):
            return abbreviation_with_number(tokens, index, stem, self._names)
        return None

    def _name(self, tokens: Tokens, index: int, taken: int, known: Lemma) -> ActMention | None:
        """A compound that ends in a head: of the registry, else by its form alone."""
        found = self._registered(tokens, index, taken, known)
        if index - 2 >= taken and _is_coordinated(tokens, index) and not (found and found.first < index):
            return self._coordinated(tokens, index, known, found)
        found = found or self._rejoined(tokens, index, taken, known)
        if found or known.head not in CITED_HEADS | RULE_HEADS or known.word in GENERIC:
            return found
        return ActMention(index, index + 1, "unknown", known.word, known.head, known.case)

    def _rejoined(self, tokens: Tokens, index: int, taken: int, known: Lemma) -> ActMention | None:
        """A name that was broken at the end of a line and kept its hyphen: "tartuntatauti- lain"."""
        previous = tokens.low(index - 1)
        if index - 1 < taken or len(previous) < 4 or not previous.endswith("-"):
            return None
        found = self._registered(tokens, index, taken, Lemma(previous[:-1] + known.word, known.head, known.case))
        if found:
            found.first = min(found.first, index - 1)
        return found

    def _coordinated(self, tokens: Tokens, index: int, known: Lemma, found: ActMention | None) -> ActMention | None:
        """One name of two halves, perhaps misprinted ("maakäyttö- ja rakennuslain"), or two acts ("jäte- ja vesilain").

        found: the act that the last half alone names.
        """
        first_half = tokens.lows[index - 2].rstrip("-") + known.head
        if found and first_half in self._names.names:
            return found
        if known.head not in CITED_HEADS:
            return None
        name = " ".join([*tokens.lows[index - 2 : index], known.word])
        mention = ActMention(index - 2, index + 1, "unknown", name, known.head, known.case)
        for entry in self._names.names.get(known.word, ()):
            if len(entry.before) == 2 and near(entry.before[0], tokens.lows[index - 2], 2):
                mention.meant.append(entry.key)
        return mention

    def _hung(self, tokens: Tokens, index: int, mentions: list[ActMention]) -> ActMention | None:
        """A decree named by its head beside the act of its name: "maankäyttö- ja rakennuslain ja -asetuksen"."""
        if tokens.kind(index - 1) != Kind.DASH or tokens.ends[index - 1] != tokens.starts[index] or not mentions:
            return None
        known, last = lemma(tokens.lows[index]), mentions[-1]
        if known is None or known.word != known.head or last.head != "laki" or index - last.end > _NEAR_TOKENS:
            return None
        *before, word = last.name.split()
        name = Lemma(word.removesuffix(last.head) + known.head, known.head, known.case)
        wanted = tuple(modifier(one) for one in before)
        keys = [entry.key for entry in self._names.names.get(name.word, ()) if entry.before == wanted]
        if not keys:
            return None
        mention = ActMention(index, index + 1, "name", " ".join([*before, name.word]), known.head, known.case, keys)
        read_number(tokens, mention, self._names)
        return mention

    def _sharing(self, tokens: Tokens, mention: ActMention, taken: int) -> list[ActMention]:
        """The acts named by their first halves before a name: "jäte- ja vesilain", "kunta-, hallinto- ja kielilain"."""
        found: list[ActMention] = []
        if mention.kind != "name" or not mention.head:
            return found
        index = mention.first - 2
        while index >= taken and tokens.low(index + 1) in _SHARING and tokens.texts[index].endswith("-"):
            word = tokens.lows[index][:-1] + mention.head
            keys = [entry.key for entry in self._names.names.get(word, ()) if not entry.before]
            if keys:
                found.append(ActMention(index, index + 1, "name", word, mention.head, mention.case, keys))
            index -= 2
        return found[::-1]

    def _registered(self, tokens: Tokens, index: int, taken: int, known: Lemma) -> ActMention | None:
        """The longest name of the registry that ends here, with all acts that share it."""
        best = -1
        keys: list[str] = []
        for entry in self._names.names.get(known.word, ()):
            size = len(entry.before)
            if size < best:
                break
            if index - size >= taken and _precedes(tokens, index, entry.before):
                best = size
                keys.append(entry.key)
        if best < 0:
            return None
        name = " ".join([*tokens.lows[index - best : index], known.word])
        first = index - best
        if first > taken and tokens.low(first - 1) in {"eu:n", "suomen"}:
            first -= 1
        return ActMention(first, index + 1, "name", name, known.head, known.case, list(dict.fromkeys(keys)))

    def _head(self, tokens: Tokens, index: int, taken: int, known: Lemma) -> ActMention | None:
        """A head that stands alone: of a title, of a number, or pointing back."""
        found = eu_act(tokens, index, index + 1, self._names) if known.head in _EU_ISSUED else None
        found = found or title_after(tokens, index, taken, known, self._names)
        found = found or self._rejoined(tokens, index, taken, known)
        found = found or self._registered(tokens, index, taken, known)
        if found:
            return found
        after = index + 2 if tokens.low(index + 1) == "(" else index + 1
        if tokens.kind(after) == Kind.STATUTE_NUMBER and known.head in CITED_HEADS:
            return ActMention(index, index + 1, "number", known.head, known.head, known.case)
        found = unknown_title(tokens, index, known, self._names) or _owned_rule(tokens, index, taken, known)
        if found or known.head not in _POINTED_BACK:
            return found
        first = index - 1 if index > taken and tokens.low(index - 1) in _POINTING else index
        return ActMention(first, index + 1, "back", known.head, known.head, known.case)


def _owned_rule(tokens: Tokens, index: int, taken: int, known: Lemma) -> ActMention | None:
    """A city's rule named by whose it is: "rakennusvalvonnan taksan 12 §"."""
    if known.head not in RULE_HEADS or index <= taken or not tokens.low(index - 1).endswith(_OWNERS):
        return None
    name = f"{tokens.lows[index - 1]} {known.word}"
    return ActMention(index - 1, index + 1, "unknown", name, known.head, known.case)


def _is_coordinated(tokens: Tokens, index: int) -> bool:
    return tokens.lows[index - 1] in {"ja", "och"} and tokens.lows[index - 2].endswith("-")


def _precedes(tokens: Tokens, index: int, before: tuple[str, ...]) -> bool:
    start = index - len(before)
    return all(modifier(tokens.lows[start + i]) == word for i, word in enumerate(before))
