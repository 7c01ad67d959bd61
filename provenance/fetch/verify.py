"""Whether an evidence file is whole: every digest recomputed, every promise of form checked, offline."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from provenance.errors import ProvenanceError
from provenance.fetch.evidence import SEAL
from provenance.fetch.sealed import check_seal
from provenance.fetch.warc import Fault, Header, Record, records

LONGEST_HTTP_HEAD = 262_144
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before the web nothing was captured from it."""

NO_SUCH_DIGEST = "the {} does not have the digest its head names"
_REQUIRED = ("warc-type", "warc-record-id", "warc-date")
_NEEDS_URI = frozenset({"response", "request", "resource", "conversion", "revisit"})
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?Z)?)?)?")
_DIGEST = re.compile(r"([A-Za-z0-9-]{2,12}):([A-Za-z0-9+/=_-]{8,200})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_ALGORITHMS: dict[str, Callable[[], Any]] = {
    "md5": lambda: hashlib.md5(usedforsecurity=False),
    "sha1": lambda: hashlib.sha1(usedforsecurity=False),
    "sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a file.

    >>> print(Finding("a.warc.gz", 539, "digest-mismatch", "the block does not have the digest its head names"))
    a.warc.gz:539: digest-mismatch: the block does not have the digest its head names
    """

    file: str
    offset: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.offset}: {self.rule}: {self.message}"


@dataclass(slots=True)
class Report:
    """What was found out about one file."""

    file: str
    records: int = 0
    digests: int = 0
    is_sealed: bool = False  # every byte is covered, those of the heads too
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is wrong with the file."""
        return not self.findings


@dataclass(slots=True)
class _State:
    ids: set[str] = field(default_factory=set)
    promises_seal: bool = False
    seal_at: int | None = None
    seal: dict[str, Any] = field(default_factory=dict)
    seal_content: bytes = b""


def verify(path: Path, *, now: datetime | None = None) -> Report:
    """Return what is wrong with the WARC file at `path`, if anything; memory stays small whatever is in it.

    Raises `ProvenanceError` (file_not_found, file_unreadable) where it cannot be read at all.
    """
    report = Report(str(path))
    state = _State()
    latest = (now or datetime.now(UTC)) + timedelta(days=1)
    try:
        with path.open("rb") as file:
            for record in records(file):
                report.records += 1
                _check(record, report, state, latest)
        if state.seal_at is not None:
            check_seal(path, state.seal_at, state.seal)
            report.is_sealed = True
        elif state.promises_seal:
            raise Fault("cut", "the file promises a seal as its last record and has none: it was cut")
    except Fault as fault:
        report.findings.append(Finding(report.file, fault.offset, fault.rule, fault.message))
    except FileNotFoundError as error:
        raise ProvenanceError(f"{path} does not exist", kind="file_not_found", stage="read") from error
    except OSError as error:
        raise ProvenanceError(
            f"{path} cannot be read: {error.strerror}", kind="file_unreadable", stage="read"
        ) from error
    return report


def _check(record: Record, report: Report, state: _State, latest: datetime) -> None:
    header = record.header

    def find(rule: str, message: str) -> None:
        report.findings.append(Finding(report.file, header.offset, rule, message))

    if state.seal_at is not None:
        find("seal-broken", "a record stands behind the seal")
    _check_head(header, state, latest, find)
    block, payload = _claims(header, find)
    _read_block(record, block, payload, state)
    for claim, what in ((block, "block"), (payload, "payload")):
        if claim is not None:
            report.digests += 1
            if not claim.holds():
                find("digest-mismatch", NO_SUCH_DIGEST.format(what))


def _check_head(header: Header, state: _State, latest: datetime, find: Callable[[str, str], None]) -> None:
    for name in _REQUIRED:
        if not header.get(name):
            find("header-missing", f"a record has no {name}")
    kind = (header.get("warc-type") or "").lower()
    if kind in _NEEDS_URI and not header.get("warc-target-uri"):
        find("header-missing", f"a {kind} record has no warc-target-uri")
    record_id = header.get("warc-record-id") or ""
    if record_id and record_id in state.ids:
        find("id-repeated", f"two records have the id {record_id[:80]}")
    state.ids.add(record_id)
    moment = header.get("warc-date")
    if moment is not None and not _is_date(moment, latest):
        find("date-impossible", f"no capture was made at {moment[:40]!r}")
    itself = header.get("warc-filename")
    if itself and (re.search(r"[/\\\x00-\x1f:]", itself) or itself.startswith(".")):
        find("name-unsafe", f"the file calls itself {itself[:80]!r}, which is a path and no name")


@dataclass(slots=True)
class _Claim:
    """A digest as a head names it, and the same recomputed."""

    algorithm: str
    expected: bytes
    hash: Any

    def holds(self) -> bool:
        return bool(self.hash.digest() == self.expected)


def checked(record: Record, most: int) -> bytes:
    """Return the block of `record`. Raises `Fault` where its digest does not hold, or it is longer than `most`."""
    block = record.block(most)
    claim = _claim(record.header.get("warc-block-digest") or "")
    if claim is not None:
        claim.hash.update(block)
        if not claim.holds():
            raise Fault("digest-mismatch", NO_SUCH_DIGEST.format("block"), record.header.offset)
    return block


def _claims(header: Header, find: Callable[[str, str], None]) -> tuple[_Claim | None, _Claim | None]:
    is_revisit = (header.get("warc-type") or "").lower() == "revisit"
    found: list[_Claim | None] = []
    for name in ("warc-block-digest", "warc-payload-digest"):
        value = header.get(name)
        claim = None
        if value is not None and not (is_revisit and "payload" in name):
            claim = _claim(value)
            if claim is None:
                find("digest-invalid", f"{name} is {value[:80]!r}, which is no digest that can be recomputed")
        found.append(claim)
    return found[0], found[1]


def _claim(value: str) -> _Claim | None:
    """Return a digest read from a head, hex or base32 as both are in use, or None where it is none."""
    parts = _DIGEST.fullmatch(value)
    maker = _ALGORITHMS.get(parts[1].lower().replace("-", "")) if parts else None
    if parts is None or maker is None:
        return None
    hasher = maker()
    text = parts[2]
    try:
        if len(text) == 2 * hasher.digest_size:
            expected = bytes.fromhex(text)
        else:
            bare = text.rstrip("=").upper()
            expected = base64.b32decode(bare + "=" * (-len(bare) % 8))
    except (ValueError, binascii.Error):
        return None
    return _Claim(parts[1], expected, hasher) if len(expected) == hasher.digest_size else None


def _read_block(record: Record, block: _Claim | None, payload: _Claim | None, state: _State) -> None:
    """Feed the block to its digests; what stands behind an HTTP head is the payload."""
    header = record.header
    is_http = (header.get("content-type") or "").lower().startswith("application/http")
    is_told = header.get("content-type") == SEAL or (header.get("warc-type") == "warcinfo" and not state.promises_seal)
    head: bytearray | None = bytearray() if is_http else None
    kept = bytearray()
    for piece in record.pieces():
        if block is not None:
            block.hash.update(piece)
        if is_told and len(kept) < 100_000:
            kept += piece
        if payload is None:
            continue
        if head is None:
            payload.hash.update(piece)
            continue
        head += piece
        end = _HEAD_END.search(head)
        if end or len(head) > LONGEST_HTTP_HEAD:
            payload.hash.update(head[end.end() :] if end else b"")
            head = None
    if header.get("warc-type") == "warcinfo" and b"sealed: the last record" in kept:
        state.promises_seal = True
    if header.get("content-type") == SEAL:
        _take_seal(bytes(kept), header, state)


def _take_seal(block: bytes, header: Header, state: _State) -> None:
    try:
        state.seal = dict(json.loads(block))
    except (ValueError, TypeError, RecursionError):
        state.seal = {}
    state.seal_at = header.offset


def _is_date(text: str, latest: datetime) -> bool:
    """Tell whether `text` is a date of WARC 1.1 (a part of ISO 8601, UTC) on which a capture can have been made."""
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups())
    try:
        moment = datetime(
            year or 0, month or 1, day or 1, hour or 0, minute or 0, min(second or 0, 59), tzinfo=UTC
        )  # 60 is a leap second
    except ValueError:
        return False
    return (second or 0) <= 60 and EARLIEST <= moment <= latest
