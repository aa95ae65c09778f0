"""Long titles of acts in a text, head first ("laki X:sta") or participle first ("X:sta annetun lain")."""

from __future__ import annotations

from kg.extract.law.forms import PARTICIPLES, Lemma, lemma
from kg.extract.law.mention import ActMention
from kg.extract.law.names import ActNames, Title
from kg.extract.law.tokens import Kind, Tokens, statute_number

_ISSUER_WORDS = 6
_TITLE_WORDS = 45
_SWEDISH_TITLE_WORDS = 10
_ELATIVE = ("sta", "stä")
_TITLE_ENDINGS = (
    *_ELATIVE,
    "n",
    "ssa",
    "ssä",
    "lla",
    "llä",
    "na",
    "nä",
    "-",
    "ksi",
    "aa",
    "ää",
    "ta",
    "tä",
    "ia",
    "iä",
)
_FINITE_ENDINGS = ("aan", "ään", "tiin")
_NO_TITLE_WORD = frozenset(
    {"mukaan", "mukaisen", "nojalla", "perusteella", "tarkoitetun", "että", "kuin", "ettei", "vaan"}
)
_ISSUERS = ("valtioneuvoston", "ministeriön")
_JOINING = frozenset({"ja", "sekä", "tai", "eräiden", "eräistä", "kanssa"})
_PUNCTUATION = frozenset(".;:()")


def title_after(tokens: Tokens, index: int, taken: int, known: Lemma, names: ActNames) -> ActMention | None:
    """The registry's longest title whose head is the token at index."""
    at, words = tokens.place[index], tokens.words
    if at + 1 >= len(words):
        return None
    for length in names.long.after_first.get(tokens.lows[words[at + 1]], ()):
        last = at + length
        if last >= len(words) or not _one_phrase(tokens, index, words[last]):
            continue
        tail = " ".join([tokens.lows[w] for w in words[at + 1 : last + 1]])
        titles = [title for title in names.long.titles.get(tail, ()) if title.head == known.head]
        if titles:
            first, keys = _issued(tokens, index, taken, titles)
            return ActMention(first, words[last] + 1, "name", f"{known.head} {tail}", known.head, known.case, keys)
    return None


def title_before(tokens: Tokens, index: int, taken: int, names: ActNames) -> ActMention | None:
    """The title whose participle is the token at index; between it and the head its issuer may stand."""
    reach = range(index + 1, min(index + 2 + _ISSUER_WORDS, len(tokens)))
    head = next((i for i in reach if is_bare_head(tokens, i)), 0)
    known = lemma(tokens.lows[head]) if head and tokens.unbroken(index, head) else None
    words, at = tokens.words, tokens.place[index] - 1
    if known is None or at < 0:
        return None
    for length in names.long.before_last.get(tokens.lows[words[at]], ()):
        first = at - length + 1
        if first < 0 or words[first] < taken or not _one_phrase(tokens, words[first], index):
            continue
        tail = " ".join([tokens.lows[w] for w in words[first : at + 1]])
        titles = [title for title in names.long.titles.get(tail, ()) if title.head == known.head]
        if titles:
            start, keys = _issued(tokens, words[first], taken, titles)
            issuer = " ".join(tokens.lows[index + 1 : head])
            exact = list(dict.fromkeys(title.key for title in titles if issuer and title.issuer == issuer))
            return ActMention(start, head + 1, "name", f"{known.head} {tail}", known.head, known.case, exact or keys)
    return _unknown_before(tokens, index, head, known, taken)


def end_of_title(tokens: Tokens, mention: ActMention, names: ActNames) -> int:
    """The token after the rest of a title whose number stands in its middle: "laki (621/1999) … julkisuudesta"."""
    key = names.by_number.get(mention.number or "")
    if mention.number is None or tokens.kind(mention.end) != Kind.WORD:
        return mention.end
    at, words = tokens.place[mention.end], tokens.words
    for length in names.long.after_first.get(tokens.lows[mention.end], ()):
        title = words[at : at + length]
        if len(title) < length or not tokens.unbroken(mention.end, title[-1]):
            continue
        tail = " ".join([tokens.lows[word] for word in title])
        if any(one.key == key for one in names.long.titles.get(tail, ())):
            return title[-1] + 1
    last = _last_title_word(tokens, mention.end - 1)
    cited = tokens.kind(last + 1) == Kind.NUMBER and tokens.lows[last].endswith(_ELATIVE)
    return last + 1 if cited else mention.end


def unknown_title(tokens: Tokens, index: int, known: Lemma, names: ActNames) -> ActMention | None:
    """A title that no registry has, with certain ends: "laki X:sta (1/2020)", "laki X:sta 5 §", "lagen om X, 5 §"."""
    if known.head in {"lag", "förordning"}:
        return _unknown_swedish(tokens, index, known)
    last = _last_title_word(tokens, index)
    issued = known.head == "päätös" and tokens.low(index - 1).endswith(_ISSUERS)  # old decrees were called so
    if last == index or not (known.head in {"laki", "asetus"} or issued):
        return None
    if not tokens.lows[last].endswith(_ELATIVE) and not _is_numbered(tokens, index, last, names):
        return None
    if issued and tokens.kind(last + 1 + (tokens.low(last + 1) == "(")) != Kind.STATUTE_NUMBER:
        return None
    return _closed(tokens, index, last, known)


def _last_title_word(tokens: Tokens, index: int) -> int:
    """How far words that may stand in a title go on behind a token; the token itself where none does."""
    last = index
    while last + 1 < len(tokens) and last - index < _TITLE_WORDS and _is_title_word(tokens, last + 1):
        last += 1
    return last


def _is_numbered(tokens: Tokens, index: int, last: int, names: ActNames) -> bool:
    """Whether the number of a known act follows a title that does not end as titles do ("… yhteistyöstä kunnassa")."""
    at = last + 1 + (tokens.low(last + 1) in {"(", ","})
    number = statute_number(tokens.texts[at]) if tokens.kind(at) == Kind.STATUTE_NUMBER else None
    return number in names.by_number and any(low.endswith(_ELATIVE) for low in tokens.lows[index + 1 : last])


def _unknown_swedish(tokens: Tokens, index: int, known: Lemma) -> ActMention | None:
    last = index
    if tokens.low(index + 1) != "om":
        return None
    while (
        tokens.kind(last + 1) == Kind.WORD and tokens.texts[last + 1].islower() and last - index < _SWEDISH_TITLE_WORDS
    ):
        last += 1
    return _closed(tokens, index, last, known) if last > index + 1 else None


def _closed(tokens: Tokens, index: int, last: int, known: Lemma) -> ActMention | None:
    """A number of the statute book or a section right after the last word says that the title ends there."""
    after = last + 2 if tokens.low(last + 1) in {"(", ","} else last + 1
    numbered = tokens.kind(after) == Kind.STATUTE_NUMBER
    cited = Kind.SECTION in {tokens.kind(after), tokens.kind(after + 1)} and Kind.NUMBER in {
        tokens.kind(after),
        tokens.kind(after + 1),
    }
    if not (numbered or cited):
        return None
    name = " ".join([known.head, *tokens.lows[index + 1 : last + 1]])
    return ActMention(index, last + 1, "unknown", name, known.head, known.case)


def is_bare_head(tokens: Tokens, index: int) -> bool:
    known = lemma(tokens.lows[index]) if tokens.kinds[index] == Kind.WORD else None
    return known is not None and known.word == known.head


def _unknown_before(tokens: Tokens, index: int, head: int, known: Lemma, taken: int) -> ActMention | None:
    """No registry has the title; the first word that cannot belong to it is taken for its bound, which is a guess."""
    if known.head not in {"laki", "asetus"} or not tokens.low(index - 1).endswith(_ELATIVE):
        return None
    first = index
    while first - 1 >= taken and index - first < _TITLE_WORDS and _is_title_word(tokens, first - 1):
        first -= 1
    while first < index - 1 and tokens.lows[first] in {"ja", "sekä", "tai", "kanssa"}:
        first += 1
    name = " ".join([*tokens.lows[index + 1 : head], known.head, *tokens.lows[first:index]])
    return ActMention(first, head + 1, "unknown", name, known.head, known.case, certain=False)


def _issued(tokens: Tokens, index: int, taken: int, titles: list[Title]) -> tuple[int, list[str]]:
    """Where the name starts with its issuer, and the titles of that issuer; all where no issuer stands there."""
    best, keys = 0, list(dict.fromkeys(title.key for title in titles))
    for title in titles:
        issuer = title.issuer.split()
        size = len(issuer)
        if size < max(best, 1) or index - size < taken or tokens.lows[index - size : index] != issuer:
            continue
        keys = [*keys, title.key] if size == best else [title.key]
        best = size
    return index - best, keys


def _one_phrase(tokens: Tokens, first: int, last: int) -> bool:
    """Nothing but commas and ends of lines stands between the words."""
    return tokens.unbroken(first, last) or _PUNCTUATION.isdisjoint(tokens.texts[first : last + 1])


def _is_title_word(tokens: Tokens, index: int) -> bool:
    low = tokens.lows[index]
    if tokens.kinds[index] != Kind.WORD or low in _NO_TITLE_WORD or low in PARTICIPLES:
        return False
    return low in _JOINING or (low.endswith(_TITLE_ENDINGS) and not low.endswith(_FINITE_ENDINGS))
