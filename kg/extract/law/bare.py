"""Whether a § that no act stands before is one of law: decisions, minutes, bylaws and contracts have §§ too."""

from __future__ import annotations

from kg.extract.law.forms import lemma
from kg.extract.law.names import is_abbreviation
from kg.extract.law.places import Level, Reading
from kg.extract.law.tokens import Kind, Tokens

_PRIVATE_RULES = (
    *(
        "sääntöjen",
        "säännöissä",
        "sääntöihin",
        "ehtojen",
        "ehdoissa",
        "ehtoihin",
        "pöytäkirjan",
        "liitteen",
        "kokouksen",
    ),
    *(
        "suunnitelman",
        "ohjelman",
        "kaavan",
        "listan",
        "luettelon",
        "periaatteiden",
        "stadgar",
        "stadgarna",
        "villkoren",
    ),
)


def is_law(tokens: Tokens, reading: Reading, named: frozenset[int]) -> bool:
    """Not the § of a decision ("3.11.2021 § 228", "18 § 14.4.2020") or of somebody's own rules.

    named: where the name of a body or a post ends in the text.
    """
    if all(place.section is None for place in reading.places) or _belongs_to_another(tokens, reading, named):
        return False
    if reading.top is Level.CHAPTER:
        return True
    return not _looks_like_minutes(tokens, reading) and not _beside_date(tokens, reading)


def _belongs_to_another(tokens: Tokens, reading: Reading, named: frozenset[int]) -> bool:
    """The words beside the place say whose it is: an association's, a contract's, a body's, an unknown act's."""
    before, after = reading.first - 1, tokens.low(reading.end)
    word, following = lemma(tokens.low(before)), lemma(after)
    if word and word.head != "laki":
        return True
    if after == "kohdalla" or (following and following.head == "päätös"):
        return True
    if before < 0:
        return False
    unknown_act = tokens.texts[before].endswith("L") and is_abbreviation(tokens.texts[before])  # "VKL 2 luvun 1 §"
    return tokens.lows[before].endswith(_PRIVATE_RULES) or tokens.ends[before] in named or unknown_act


def _looks_like_minutes(tokens: Tokens, reading: Reading) -> bool:
    """The number of an item: the sign first, or at the start of a line and not inflected."""
    before = reading.first - 1
    starts_line = before < 0 or tokens.kinds[before] == Kind.BREAK
    return reading.deepest is Level.SECTION and (reading.prefixed or (starts_line and not reading.inflected))


def _beside_date(tokens: Tokens, reading: Reading) -> bool:
    before, after = reading.first - 1, reading.end
    while tokens.low(before) in {"(", ",", "/"}:
        before -= 1
    while tokens.low(after) in {")", ",", "/"}:
        after += 1
    return Kind.DATE in {tokens.kind(before), tokens.kind(after)}
