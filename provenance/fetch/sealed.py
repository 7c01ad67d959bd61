"""The seal of an evidence file: whether it fits the bytes before it, and what became of the file where it does not."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path
from typing import Any

from provenance.fetch.evidence import stored_member
from provenance.fetch.warc import Fault

LONGEST_SEAL = 200_000
_GZIP = b"\x1f\x8b"


def check_seal(path: Path, at: int, seal: dict[str, Any]) -> None:
    """Check that the seal at byte `at` is the one possible form of itself and fits all bytes before it.

    Raises `Fault` (seal-broken), which says what to do.
    """
    whole = hashlib.sha256()
    with path.open("rb") as file:
        left = at
        is_packed = file.peek(2)[:2] == _GZIP
        while left and (piece := file.read(min(left, 65_536))):
            whole.update(piece)
            left -= len(piece)
        written = file.read(LONGEST_SEAL)
    if seal.get("bytes") != at or seal.get("sha256") != whole.hexdigest():
        raise Fault("seal-broken", _what_happened(is_packed, at, seal.get("bytes")), at)
    if not _is_canonical(written):
        raise Fault("seal-broken", "the seal itself was changed", at)


def _what_happened(is_packed: bool, at: int, sealed: object) -> str:
    """Return what a seal that does not fit tells, and the way out."""
    if not is_packed:
        return (
            "the file was unpacked, and the seal is over its packed bytes: verify the .warc.gz as it was written; "
            "of this copy only what digests cover can be proved"
        )
    if sealed != at:
        return (
            "the bytes before the seal are not those that were sealed, nor as many: the file was packed anew or "
            "changed; verify it as it was written"
        )
    return "the bytes of the file are not those that were sealed: it was changed after it was written"


def _is_canonical(written: bytes) -> bool:
    unpacker = zlib.decompressobj(31)
    try:
        content = unpacker.decompress(written, LONGEST_SEAL)
    except zlib.error:
        return False
    return stored_member(content) == written
