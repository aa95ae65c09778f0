"""What the server refuses, with the status it is refused with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Refused(KgError):
    """A request that is not answered. The message is one sentence that says what to do instead."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})


class NotFound(Refused):
    """Nothing of that name is here. about: words that a search may find it by."""

    def __init__(self, message: str, about: str = "") -> None:
        super().__init__(404, message)
        self.about = about
