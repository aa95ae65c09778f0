"""The policy on personal data, privacy.toml: who is named, what text is redacted, which contacts are published.

The default ships beside this module, since it says how the program behaves and nothing of what the graph means.
Personal identity codes are no matter of policy: they never pass (kg/privacy/screen.py).
"""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

import orjson

from kg.errors import UsageError

Treatment = Literal["keep", "redact", "withhold"]
"""Of a text: published as it is; with private people and their data replaced; not at all."""
Group = Literal["elected", "officials", "appointed", "experts", "proposers"]
UNMARKED = "unmarked"

STRICTNESS = ("none", "personal", "sensitive", "crime")
"""The source's classes of personal data, each stricter than the one before it."""

_DEFAULT = Path(__file__).with_name("privacy.toml")
_TREATMENTS = ("keep", "redact", "withhold")
_ALLOWED: dict[str, dict[str, tuple[object, ...]]] = {
    "people": dict.fromkeys(("elected", "officials", "appointed", "experts", "proposers"), (True, False)),
    "text": dict.fromkeys((*STRICTNESS, UNMARKED), _TREATMENTS),
    "contacts": dict.fromkeys(("email", "phone"), (True, False)),
}
_GROUPS: dict[str, Group] = {
    **dict.fromkeys(("member", "deputy_member", "chair", "vice_chair"), "elected"),
    **dict.fromkeys(("voter", "mover", "seconder", "dissenter", "recused"), "elected"),
    **dict.fromkeys(("presenter", "contact", "secretary", "decision_maker", "communications"), "officials"),
    **dict.fromkeys(("appointed", "resigned"), "appointed"),
    **dict.fromkeys(("heard", "expert"), "experts"),
    "motion_proposer": "proposers",
}
"""The group of each role that a person is found in. A role that stands in none of them names nobody."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a privacy.toml decides. text: the treatment by class of personal data, `unmarked` where there is none."""

    people: Mapping[str, bool] = field(default_factory=dict)
    text: Mapping[str, Treatment] = field(default_factory=dict)
    email: bool = False
    phone: bool = False

    def names(self, role: str) -> bool:
        """Whether people in a role, a key of the role scheme, have a node and a name."""
        return self.people.get(_GROUPS.get(role, ""), False)

    @property
    def names_all(self) -> bool:
        """Whether no group of people is turned off."""
        return all(self.people.values())

    def treatment(self, mark: str | None) -> Treatment:
        """What is done with a text that holds personal data of a class; None: no class is known."""
        return self.text[mark or UNMARKED]

    @property
    def fingerprint(self) -> str:
        """Equal where all that is decided is equal."""
        return hashlib.sha256(orjson.dumps(asdict(self), option=orjson.OPT_SORT_KEYS)).hexdigest()


@dataclass(frozen=True, slots=True)
class Account:
    """What was kept back of one document, or of all: texts redacted and withheld, identity codes, contacts."""

    redacted: int = 0
    withheld: int = 0
    codes: int = 0
    contacts: int = 0


def strictest(classes: set[str]) -> str | None:
    """The strictest of some classes of personal data; None where there is none."""
    return max(classes, key=STRICTNESS.index, default=None)


def load(path: Path | None = None) -> Policy:
    """The policy of a file, over the default; the default alone where none is named. UsageError names what is wrong."""
    tables = _read(_DEFAULT)
    if path is not None:
        given = _read(path)
        _check(given, path)
        tables = {section: values | given.get(section, {}) for section, values in tables.items()}
    people, contacts = cast("dict[str, bool]", tables["people"]), tables["contacts"]
    text = cast("dict[str, Treatment]", tables["text"])
    return Policy(dict(people), dict(text), email=contacts["email"], phone=contacts["phone"])


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            f"the privacy file {path} cannot be read ({error.strerror}); name one that is there"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"the privacy file {path} is no TOML: {error}") from error


def _check(given: Mapping[str, Any], path: Path) -> None:
    """Raise UsageError for the first section, key or value that no policy has."""
    for section, values in given.items():
        if section not in _ALLOWED:
            raise UsageError(f"{path}: {_unknown('section', section, _ALLOWED)}")
        if not isinstance(values, dict):
            raise UsageError(
                f"{path}: {section} is {values!r}; it is a section, [{section}], with {_list(_ALLOWED[section])}"
            )
        for key, value in values.items():
            if key not in _ALLOWED[section]:
                raise UsageError(f"{path}: {_unknown('key', key, _ALLOWED[section], f' in [{section}]')}")
            allowed = _ALLOWED[section][key]
            if not any(type(value) is type(one) and value == one for one in allowed):
                choices = " or ".join(_toml(one) for one in allowed)
                raise UsageError(f"{path}: {key} in [{section}] is {_toml(value)}; write {choices}")


def _unknown(what: str, name: str, known: Mapping[str, object], where: str = "") -> str:
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.0)[0]
    message = f"unknown {what} {name!r}{where}; the nearest known one is {nearest!r}, allowed are {_list(known)}"
    if "identity" in name.lower() or "hetu" in name.lower():
        message += ". Personal identity codes never pass, whatever a file says"
    return message


def _list(names: Mapping[str, object]) -> str:
    return ", ".join(names)


def _toml(value: object) -> str:
    """A value as a file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else repr(value)
