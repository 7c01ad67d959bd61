"""What one page may cost, and the ceilings that hold a child process to it."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseLimits:
    """What one page may cost."""

    seconds: float = 10.0  # of processor time; by the clock, `PATIENCE` times that
    memory: int = 600_000_000  # bytes of address space above what the child uses when it is ready
    pages: int = 1_000  # read by one child before a fresh one takes over


def limit_memory(memory: int) -> None:
    """Set a ceiling on the address space: what is in use now, and `memory` bytes more. Only Linux can tell.

    Room that the allocator holds without using it, which a fork takes over from its parent, counts as free: a page
    may fill it, and has that much less above it.
    """
    if not STATM.exists():
        return
    import resource

    _give_back()
    mapped = int(STATM.read_text("ascii").split()[0]) * resource.getpagesize()
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (mapped - min(spare_memory(), memory) + memory, hard))


def limit_time(seconds: float) -> None:
    """Let the kernel end this process when it has used `seconds` more of processor time."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime + seconds) + 2, hard))


class _Mallinfo2(ctypes.Structure):
    """`struct mallinfo2` of the GNU C library (2.33 and later); `fordblks` is what is held and free."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
        )
    ]  # fmt: skip


def spare_memory() -> int:
    """Return the bytes this process's allocator holds without using them; 0 where it does not tell."""
    ask = _function("mallinfo2")
    if ask is None:
        return 0
    ask.restype = _Mallinfo2
    return int(ask().fordblks)


def _give_back() -> None:
    """Return free memory to the system, where the allocator can."""
    trim = _function("malloc_trim")
    if trim is not None:
        trim(ctypes.c_size_t(0))


@cache
def _function(name: str) -> Any:
    try:
        return getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError, TypeError):
        return None
