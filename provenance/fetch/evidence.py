"""What a fetch leaves behind: one WARC file with every request and answer, failures too (ISO 28500, WARC 1.1).

The rule for secrets: the values of Cookie, Set-Cookie, Authorization and Proxy-Authorization become `(removed)`
before anything is written or digested. Everything else stands byte for byte as it passed; addresses are kept whole.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import struct
import uuid
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from provenance.errors import ProvenanceError
from provenance.fetch.exchange import HEAD_END, Exchange, interim_length
from provenance.fetch.settings import FetchSettings
from provenance.urls.parse import parse

SECRET_HEADERS = (b"cookie", b"set-cookie", b"set-cookie2", b"authorization", b"proxy-authorization")
REMOVED = b"(removed)"
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
SEAL = "application/vnd.provenance.seal+json"
OUTCOME = "application/vnd.provenance.outcome+json"
FACTS = "application/vnd.provenance.exchange+json"

_SECRET = re.compile(
    rb"^(" + b"|".join(SECRET_HEADERS) + rb")([ \t]*:)[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE
)

STEP = 65_536
"""Bytes packed at once."""

Field = tuple[str, str]
Record = tuple[bytes | memoryview, ...]
"""A record in parts, so that what it holds is not copied."""


def write_evidence(
    folder: Path, url: str, exchanges: Sequence[Exchange], outcome: dict[str, Any], settings: FetchSettings
) -> Path:
    """Write one file for one fetch into `folder` and return its path; the file appears whole or not at all.

    Raises `ProvenanceError` (file_unwritable) where the folder cannot be written.
    """
    now = settings.clock.now().astimezone(UTC)
    path = folder / file_name(url, now)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        file = unfinished.open("xb")
        try:
            with file:
                _write(_records(path.name, now, url, exchanges, outcome, settings), file, now)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise ProvenanceError(
            f"the evidence cannot be written to {folder}: {error.strerror}", kind="file_unwritable", stage="evidence"
        ) from error
    return path


def _write(records: Iterable[Record], file: BinaryIO, moment: datetime) -> None:
    """Write each record as a gzip member, and the seal behind them."""
    whole = hashlib.sha256()
    size = count = 0
    for one in records:
        count += 1
        for piece in member(one):
            whole.update(piece)
            size += len(piece)
            file.write(piece)
    file.write(seal(size, count, whole.hexdigest(), moment))


def file_name(url: str, now: datetime) -> str:
    """Return a name that no address can bend: the time, letters of the host, and a random end."""
    try:
        host = parse(url).host
    except ProvenanceError:
        host = "no-address"
    letters = re.sub(r"[^a-z0-9.-]", "-", host.lower())[:60].strip(".-") or "no-address"
    return f"{now:%Y%m%dT%H%M%SZ}-{letters}-{secrets.token_hex(4)}.warc.gz"


def _records(
    name: str, now: datetime, url: str, exchanges: Sequence[Exchange], outcome: dict[str, Any], settings: FetchSettings
) -> Iterable[Record]:
    yield warcinfo(name, now, settings)
    for exchange in exchanges:
        yield from _of_exchange(exchange)
    said = {"url": url, **outcome, "limits_in_force": settings.limits()}
    yield record("metadata", now, _json(said), media_type=OUTCOME, uri=_uri(url))


def warcinfo(name: str, now: datetime, settings: FetchSettings) -> Record:
    """Return the record that says who wrote the file, how, and by which rules."""
    from provenance import __version__

    lines = {
        "software": f"provenance {__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "http-header-user-agent": settings.agent,
        "robots": "obeyed" if settings.robots else "not asked, one page for a person",
        "secrets": f"values of {', '.join(name.decode() for name in SECRET_HEADERS)} replaced by {REMOVED.decode()}",
        "sealed": "the last record holds the SHA-256 of all bytes before it",
    }
    block = "".join(f"{key}: {value}\r\n" for key, value in lines.items()).encode()
    return record("warcinfo", now, block, media_type="application/warc-fields", more=[("WARC-Filename", name)])


def _of_exchange(exchange: Exchange) -> Iterable[Record]:
    """Yield the records of one exchange: the answer, the request, and what is known about the line."""
    head, body = answer_parts(exchange)
    about = [("WARC-IP-Address", exchange.address)] if exchange.address else []
    response_id = new_id()
    common: dict[str, Any] = {"uri": exchange.url}
    if head:
        more = [*about, ("Provenance-Purpose", exchange.purpose)]
        if exchange.original:
            more.append(("Provenance-Original", exchange.original))
        if exchange.protocol == "HTTP/2":
            more.append(("WARC-Protocol", "h2"))
        if exchange.truncated:
            more.append(("WARC-Truncated", exchange.truncated))
        yield record(
            "response", exchange.started, head, body, media_type="application/http;msgtype=response", more=more,
            record_id=response_id, has_payload=True, **common,
        )  # fmt: skip
    together = [("WARC-Concurrent-To", response_id)] if head else []
    if exchange.request:
        yield record(
            "request", exchange.started, without_secrets(bytes(exchange.request)), more=[*about, *together],
            media_type="application/http;msgtype=request", **common,
        )  # fmt: skip
    yield record("metadata", exchange.started, _json(_facts(exchange)), media_type=FACTS, more=together, **common)


def answer_parts(exchange: Exchange) -> tuple[bytes, memoryview]:
    """Return head and body of the answer as they are kept, without secrets; no head where there was no answer.

    Of HTTP/1 they are what came, of HTTP/2 put together from its parts. The body is not copied.
    """
    if exchange.protocol == "HTTP/2":
        lines = [b"HTTP/1.1 %d " % (exchange.status or 0)]
        lines += [name + b": " + value for name, value in exchange.headers]
        return without_secrets(b"\r\n".join(lines) + b"\r\n\r\n"), memoryview(exchange.body)
    start = interim_length(exchange.raw)
    end = HEAD_END.search(exchange.raw, start)
    stop = len(exchange.raw) if end is None else end.end()
    return without_secrets(bytes(exchange.raw[start:stop])), memoryview(exchange.raw)[stop:]


def without_secrets(message: bytes) -> bytes:
    """Return an HTTP message with the values of its secret headers removed; the body is not touched."""
    end = HEAD_END.search(message)
    head = message if end is None else message[: end.start()]
    return _SECRET.sub(rb"\1\2 " + REMOVED, head) + message[len(head) :]


def _facts(exchange: Exchange) -> dict[str, Any]:
    error = exchange.error
    return {
        "address": exchange.address,
        "protocol": exchange.protocol,
        "tls": exchange.tls,
        "from_cache": exchange.is_from_cache,
        "seconds": round(exchange.seconds, 3),
        "bytes_received": exchange.raw_size,
        "interim_bytes": interim_length(exchange.raw),
        "body_size": len(exchange.body),
        "body_sha256": hashlib.sha256(exchange.body).hexdigest(),
        "truncated": exchange.truncated,
        "error": None if error is None else {"kind": error.kind, "stage": error.stage, "message": error.message},
    }


# ---------------------------------------------------------------- the form of records


def record(
    kind: str,
    moment: datetime,
    *block: bytes | memoryview,
    media_type: str,
    uri: str | None = None,
    record_id: str | None = None,
    has_payload: bool = False,
    more: Sequence[Field] = (),
) -> Record:
    """Return one WARC record, with the digest of its block and, where it has one, of its payload: its last part."""
    headers: list[Field] = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", record_id or new_id()),
        ("WARC-Date", moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")),
    ]
    if uri is not None:
        headers.append(("WARC-Target-URI", uri))
    headers += more
    headers += [("Content-Type", media_type), ("WARC-Block-Digest", digest(*block))]
    if has_payload:
        headers.append(("WARC-Payload-Digest", digest(block[-1])))
    headers.append(("Content-Length", str(sum(map(len, block)))))
    lines = "".join(f"{name}: {_one_line(value)}\r\n" for name, value in headers)
    return (b"WARC/1.1\r\n" + lines.encode() + b"\r\n", *block, b"\r\n\r\n")


def member(content: Record, level: int = 6) -> Iterator[bytes]:
    """Yield `content` as one gzip member with an empty head, so that no byte of the head is without meaning."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    check = size = 0
    yield GZIP_HEAD
    for part in content:
        for start in range(0, len(part), STEP):
            piece = part[start : start + STEP]
            check = zlib.crc32(piece, check)
            size += len(piece)
            yield packer.compress(piece)
    yield packer.flush()
    yield _tail(check, size)


def stored_member(content: bytes) -> bytes:
    """Return `content` as a gzip member that is not compressed: there is one such member and no other."""
    out = bytearray(GZIP_HEAD)
    pieces = [content[start : start + 65_535] for start in range(0, len(content), 65_535)] or [b""]
    for number, piece in enumerate(pieces, 1):
        is_last = number == len(pieces)
        out += struct.pack("<BHH", is_last, len(piece), len(piece) ^ 0xFFFF) + piece
    return bytes(out) + _tail(zlib.crc32(content), len(content))


def seal(size: int, count: int, sha256: str, moment: datetime) -> bytes:
    """Return the last member of a file: the SHA-256 of all before it, so that no byte can change unseen."""
    said = {"bytes": size, "records": count, "sha256": sha256}
    return stored_member(b"".join(record("metadata", moment, _json(said), media_type=SEAL)))


def digest(*parts: bytes | memoryview) -> str:
    """Return the labelled SHA-256 of `parts`, one behind the other."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part)
    return "sha256:" + whole.hexdigest()


def new_id() -> str:
    """Return a new record id."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def _tail(check: int, size: int) -> bytes:
    return struct.pack("<II", check, size & 0xFFFFFFFF)


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str).encode("utf-8", "replace")


def _one_line(value: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]+", " ", value)


def _uri(url: str) -> str | None:
    return _one_line(url)[:10_000] or None
