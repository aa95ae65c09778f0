"""The version that is served: the one the store's pointer names, opened beside the old one when the pointer moves."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Final

from kg.errors import KgError
from kg.web.snapshot import Snapshot, open_snapshot

if TYPE_CHECKING:
    from kg.store import StoreFolder

_log = logging.getLogger("kg.web")
_EVERY: Final = 1.0
"""Seconds between two looks at the pointer."""
_AGAIN: Final = 10.0
"""Seconds until a version that could not be opened is tried again."""

_Mark = tuple[int, int, int] | None


class Served:
    """Gives the current snapshot. A request keeps the one it began with; the old one ends with its last request."""

    def __init__(self, folder: StoreFolder, every: float = _EVERY) -> None:
        """Opens the version that is current. StoreError where there is none."""
        self._folder = folder
        self._every = every
        self._seen = self._mark()
        self._snapshot = open_snapshot(folder.current())
        self._next_look = time.monotonic() + every
        self._opening = threading.Lock()

    def snapshot(self) -> Snapshot:
        """The version to answer from. Costs a look at the pointer's file at most once a second; never waits."""
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + self._every
            if self._mark() not in {self._seen, None} and self._opening.acquire(blocking=False):
                threading.Thread(target=self._open, name="opening a version", daemon=True).start()
        return self._snapshot

    def _open(self) -> None:
        try:
            mark = self._mark()
            self._snapshot = open_snapshot(self._folder.current())
            self._seen = mark
            _log.info("version %s of %s is served", self._snapshot.name, self._folder.path)
        except (KgError, OSError) as error:
            self._next_look = time.monotonic() + _AGAIN
            _log.warning("the store has a new version that cannot be served; the old one stays up: %s", error)
        except Exception:  # noqa: BLE001 whatever it is, what was up stays up
            self._next_look = time.monotonic() + _AGAIN
            _log.exception("the store has a new version that the program fails on; the old one stays up")
        finally:
            self._opening.release()

    def _mark(self) -> _Mark:
        """Tells one pointer from another, also where a store made anew has a version of the old name."""
        try:
            found = (self._folder.path / "current").stat()
        except OSError:
            return None
        return (found.st_ino, found.st_mtime_ns, found.st_size)
