"""Examples too large to keep, or of no file at all: each function writes one into a folder and returns its path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from provenance.registry.yamltext import MAX_BYTES, MAX_PROBLEMS

HEAD = b"version: '1'\n"
OUTLETS = b"outlets:\n"


class Example(NamedTuple):
    """What breaks a rule, what is told about it, and what is one step away and keeps it."""

    bad: Callable[[Path], Path]
    expected: str
    good: Callable[[Path], Path]


def written(folder: Path, data: bytes) -> Path:
    """Return the path of a new file with `data`."""
    path = folder / "example.yaml"
    path.write_bytes(data)
    return path


def absent(folder: Path) -> Path:
    """Return a path where nothing is."""
    return folder / "absent.yaml"


def present(folder: Path) -> Path:
    """Return the least file there can be."""
    return written(folder, HEAD)


def of_size(size: int) -> Callable[[Path], Path]:
    """Return what writes a file of `size` bytes: one long comment before the least file there can be."""
    return lambda folder: written(folder, b"#" + b"x" * (size - len(HEAD) - 2) + b"\n" + HEAD)


def with_faults(count: int) -> Callable[[Path], Path]:
    """Return what writes a file with `count` outlets, none of which says of what kind it is."""
    outlets = "".join(f"  outlet-{number:04}:\n    name: Harbour {number}\n" for number in range(count))
    data = HEAD + OUTLETS + outlets.encode()
    return lambda folder: written(folder, data)


MADE = {
    "unreadable": Example(absent, "0: unreadable: the file cannot be read: No such file or directory", present),
    "too-large": Example(
        of_size(MAX_BYTES + 1),
        f"1: too-large: the file has {MAX_BYTES + 1:,} bytes; the limit is {MAX_BYTES:,}, split it",
        of_size(MAX_BYTES),
    ),
    "too-many": Example(
        with_faults(MAX_PROBLEMS + 1),
        f"{3 + 2 * MAX_PROBLEMS}: too-many: {MAX_PROBLEMS:,} problems or more; the rest was not read",
        with_faults(MAX_PROBLEMS - 1),
    ),
}
