"""What tests have done in a killable process."""

from __future__ import annotations

import ctypes
import time

from kg.errors import Rejected


def upper(content: bytes) -> str:
    print("a library's chatter")
    return content.decode().upper()


def misbehave(content: bytes) -> str:
    """Do what the bytes say: crash, hang, eat, raise, refuse."""
    match content:
        case b"crash":
            ctypes.string_at(0)
        case b"hang":
            time.sleep(600)
        case b"eat":
            return str(len(bytearray(4 << 30)))
        case b"raise":
            raise ValueError("odd")
        case b"refuse":
            raise Rejected("is not to my taste", "page 3")
    return content.decode()
