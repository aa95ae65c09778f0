"""Work on hostile bytes in a process that may crash, hang or eat memory without harm to this one.

A parser written in C can do all three. The function is named, not passed ("converters.minutes.pdf:parse"): the child
imports it, is kept for the next call, and is ended by the system when a call takes too long, whatever code it is in.
"""

from __future__ import annotations

import atexit
import importlib
import os
import pickle
import resource
import signal
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from kg.errors import Rejected

SECONDS = 60
"""How long one document may take to parse."""
MEMORY = 2 << 30
"""Bytes of address space the child may have."""
_LENGTH = struct.Struct("!Q")
_HEADER = struct.Struct("!IQ")


@dataclass(slots=True)
class Killable:
    """A function of another process: bytes in, any plain value out.

    function: "module:name", a function of bytes. what: how an error names it ("the PDF").
    """

    function: str
    what: str
    seconds: int = SECONDS
    memory: int = MEMORY
    _child: subprocess.Popen[bytes] | None = None

    def __call__(self, content: bytes) -> Any:  # noqa: ANN401 - what the function returns
        """What the function makes of the bytes. Raises Rejected where it refuses them, crashes or takes too long."""
        child = self._running()
        try:
            _write(cast("BinaryIO", child.stdin), _HEADER.pack(self.seconds, len(content)), content)
            answer = _read(cast("BinaryIO", child.stdout))
        except OSError:
            answer = None
        except BaseException:  # interrupted midway: what the child answers later is no answer to the next call
            self.end()
            raise
        if answer is None:
            raise Rejected(self._why_it_died(child))
        kind, value = pickle.loads(answer)  # noqa: S301 our own child's
        if kind == "rejected":
            raise Rejected(*value)
        if kind == "failed":
            message = f"the parser failed on {self.what} ({value})."
            raise Rejected(message)
        return value

    def end(self) -> None:
        """End the child; the next call starts another."""
        child, self._child = self._child, None
        atexit.unregister(self.end)
        if child is not None:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                with suppress(OSError):
                    cast("BinaryIO", pipe).close()
            child.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.end()
            # its own session: Ctrl-C is for this process, which ends the child by closing its input
            self._child = subprocess.Popen(  # noqa: S603 our own interpreter and module
                [sys.executable, "-m", "kg.reading.killable", self.function, str(self.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            atexit.register(self.end)
        return self._child

    def _why_it_died(self, child: subprocess.Popen[bytes]) -> str:
        self.end()
        if child.returncode == -signal.SIGALRM:
            limit = f"took more than {self.seconds} seconds and was stopped"
            return f"parsing {self.what} {limit}; split it, or save it again."
        if child.returncode < 0:
            return f"{self.what} makes the parser crash ({signal.Signals(-child.returncode).name}); save it again."
        return f"{self.what} makes the parser end with code {child.returncode}."


def _write(pipe: BinaryIO, *pieces: bytes) -> None:
    pipe.writelines(pieces)
    pipe.flush()


def _read(pipe: BinaryIO) -> bytes | None:
    """One answer; None where the other side is gone."""
    length = pipe.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(length)
    answer = pipe.read(size)
    return answer if len(answer) == size else None


def _serve(work: Callable[[bytes], object]) -> None:
    """Answer calls until the input ends. The alarm ends this process even inside C code: it has no handler."""
    calls, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    while len(header := calls.read(_HEADER.size)) == _HEADER.size:
        seconds, size = _HEADER.unpack(header)
        signal.alarm(seconds)
        answer = pickle.dumps(_answer(work, calls.read(size)))
        signal.alarm(0)
        _write(answers, _LENGTH.pack(len(answer)), answer)


def _answer(work: Callable[[bytes], object], content: bytes) -> tuple[str, object]:
    try:
        return "done", work(content)
    except Rejected as error:
        return "rejected", (str(error), error.place)
    except MemoryError:
        return "failed", "it needs more memory than is allowed"
    except Exception as error:  # noqa: BLE001 whatever it is, the document is at fault and the caller says so
        return "failed", f"{type(error).__name__}: {error}"


def _main() -> None:
    module, _, name = sys.argv[1].partition(":")
    work = getattr(importlib.import_module(module), name)
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _serve(work)


if __name__ == "__main__":
    _main()
