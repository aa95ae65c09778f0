"""What a PDF's parser may do to the process it runs in."""

from __future__ import annotations

import ctypes
import time


def misbehave(content: bytes) -> None:
    """Crash or hang, as the PDF says."""
    if b"crash" in content:
        ctypes.string_at(0)
    time.sleep(600)
