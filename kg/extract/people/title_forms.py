"""One spelling of a title: singular, nominative, and without the capital that only a sentence's beginning gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.people.titles import is_title_word, title_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.people.names import Place

_FLAGS = re.IGNORECASE
# The inflected titles that minutes write before names: "jäsenten", "valtuutetun", "ledamöterna".
_NOMINATIVES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, _FLAGS), put)
    for pattern, put in (
        (r"jäsen(?:et|ten|ien|en)\Z", "jäsen"),
        (r"valtuutet(?:ut|tujen|un)\Z", "valtuutettu"),
        (r"(johtaj|asiantuntij|tarkastaj|edustaj|opettaj|suunnittelij)(?:at|ien)\Z", r"\1a"),
        (r"päälliköt\Z", "päällikkö"),
        (r"(sihteer|mestar|lääkär|insinöör)it\Z", r"\1i"),
        (r"ledam(?:öterna|öter|öternas|otens|oten)\Z", "ledamot"),
        (r"ersättarna\Z", "ersättare"),
        (r"ordförandena?\Z", "ordförande"),
    )
)
_PLURAL = re.compile(
    r"(?:jäsen(?:et|ten|ien)|valtuutet(?:ut|tujen)|johtaj(?:at|ien)|päälliköt|sihteerit|asiantuntij(?:at|oiden)"
    r"|tarkastaj(?:at|ien)|edustaj(?:at|ien)|ledamöter(?:nas?)?|ersättarna)\Z",
    _FLAGS,
)
_COMMON_NOUN = re.compile(
    r"(?:yksikön|toimialan|tiimin|osaston|viraston|lautakunnan|jaoston|johtokunnan|hallituksen|valtuuston|kaupungin"
    r"|palvelun|palveluiden|palvelujen|toiminnan|hankkeen|koulun|alueen|keskuksen|laitoksen|kunnan|ryhmän|johtava"
    r"|vastaava|tekninen|hallinnollinen|vanhempi|nuorempi|vs|va|vt|ts|tf|v|biträdande|ledande|tillförordnad|"
    r"virkaatekevä|määräaikainen|sosiaalityön|aikuissosiaalityön|kotihoidon|terveysaseman)\.?\Z",
    _FLAGS,
)
_SWEDISH_IN = re.compile(r"\AI\s+(?=ledam|ordför|ersätt|vice)")  # "I ledamoten X:s motion": no number but a preposition
_UNIT_NAME = re.compile(r"\s-\w|[a-zåäö]-[a-zåäö]", re.UNICODE)


def is_plural(title: str) -> bool:
    """Whether a title is of several people: `jäsenet`, `valtuutettujen`, `ledamöterna`."""
    return _PLURAL.search(title) is not None


def titles_before(text: str, low: int, names: Sequence[Place]) -> list[str | None]:
    """The titles of names that a conjunction joins: a plural before the first is of those without one of their own."""
    titles = [title_before(text, low, start) for start, _ in names]
    shared = titles[0] if titles and titles[0] is not None and is_plural(titles[0]) else None
    return [title or shared for title in titles]


def plain_title(title: str | None) -> str | None:
    """The title in its one spelling; a title of several lines or with commas keeps its words."""
    if title is None:
        return None
    title = _SWEDISH_IN.sub("", title)
    for pattern, put in _NOMINATIVES:
        changed = pattern.sub(put, title)
        if changed != title:
            title = changed
            break
    return title[:1].lower() + title[1:] if _is_sentence_capital(title) else title


def _is_sentence_capital(title: str) -> bool:
    """Whether the capital is no proper name's: `Valtuutettu`, `Yksikön päällikkö`, and not `Oodin johtaja`."""
    first = title.split(" ", maxsplit=1)[0].rstrip(",;:")
    if not first[:1].isupper() or first[1:] != first[1:].lower() or _UNIT_NAME.search(title) is not None:
        return False
    return is_title_word(first) or first.endswith("-") or _COMMON_NOUN.search(first) is not None
