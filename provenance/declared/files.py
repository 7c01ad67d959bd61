"""The files in which a site speaks of itself, as statements; broken lines are kept as problems, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from provenance.declared import adverts, pages, trust

LONGEST_FILE = 5_000_000
"""Bytes. ads.txt files of large sites have some hundred kilobytes, sellers.json of exchanges several megabytes."""


class Said(NamedTuple):
    """One statement of a site about itself."""

    field: str  # as the file calls it: controlledby, OWNERDOMAIN, ownershipFundingInfo ...
    value: str
    where: str  # the line, or the path in the page


class DeclaredFile(NamedTuple):
    """One file of a site."""

    kind: str  # trust.txt, ads.txt, sellers.json, page
    host: str  # whose file it is
    source: str  # the address or path it was read from
    sha256: str  # of its bytes
    statements: tuple[Said, ...]
    problems: tuple[str, ...] = ()  # what could not be read, with its line


Reader = Callable[[bytes, str], tuple[Iterable[tuple[str, str, str]], Iterable[str]]]
KINDS: dict[str, Reader] = {
    "trust.txt": trust.read,
    "ads.txt": adverts.read_ads,
    "sellers.json": adverts.read_sellers,
    "page": pages.read,
}
"""How each kind of file is read: its bytes and the host to statements and problems."""
_ENDINGS = {".html": "page", ".htm": "page"}


def read_file(data: bytes, kind: str, host: str, source: str) -> DeclaredFile:
    """Return what a file of `kind` says; `host` is the site it was taken from, `source` where from."""
    import hashlib

    statements, problems = KINDS[kind](data[:LONGEST_FILE], host.removeprefix("www."))
    said = tuple(dict.fromkeys(Said(*statement) for statement in statements))
    found = list(problems)
    if len(data) > LONGEST_FILE:
        found.append(f"the file has {len(data)} bytes; only the first {LONGEST_FILE} are read")
    return DeclaredFile(kind, host.removeprefix("www."), source, hashlib.sha256(data).hexdigest(), said, tuple(found))


def read_folder(folder: Path) -> Iterator[DeclaredFile]:
    """Yield the files of a folder that holds a folder for each host: `harbourgazette.example/trust.txt`.

    Files of other names are passed over. Raises `OSError` where one cannot be read.
    """
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        for path in sorted(place.iterdir()):
            kind = path.name if path.name in KINDS else _ENDINGS.get(path.suffix.lower())
            if kind is not None and path.is_file():
                with path.open("rb") as stream:
                    yield read_file(stream.read(LONGEST_FILE + 1), kind, place.name, f"{place.name}/{path.name}")
