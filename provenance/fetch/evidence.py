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
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

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

Field = tuple[str, str]


def write_evidence(
    folder: Path, url: str, exchanges: Sequence[Exchange], outcome: dict[str, Any], settings: FetchSettings
) -> Path:
    """Write one file for one fetch into `folder` and return its path; the file appears whole or not at all.

    Raises `ProvenanceError` (file_unwritable) where the folder cannot be written.
    """
    now = settings.clock.now().astimezone(UTC)
    path = folder / file_name(url, now)
    members = [member(record) for record in _records(path.name, now, url, exchanges, outcome, settings)]
    members.append(seal(members, now))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        with unfinished.open("xb") as file:
            file.writelines(members)
        unfinished.replace(path)
    except OSError as error:
        raise ProvenanceError(
            f"the evidence cannot be written to {folder}: {error.strerror}", kind="file_unwritable", stage="evidence"
        ) from error
    return path


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
) -> Iterable[bytes]:
    yield warcinfo(name, now, settings)
    for exchange in exchanges:
        yield from _of_exchange(exchange)
    said = {"url": url, **outcome, "limits_in_force": settings.limits()}
    yield record("metadata", now, _json(said), media_type=OUTCOME, uri=_uri(url))


def warcinfo(name: str, now: datetime, settings: FetchSettings) -> bytes:
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


def _of_exchange(exchange: Exchange) -> Iterable[bytes]:
    """Yield the records of one exchange: the answer, the request, and what is known about the line."""
    answer = answer_bytes(exchange)
    about = [("WARC-IP-Address", exchange.address)] if exchange.address else []
    response_id = new_id()
    common: dict[str, Any] = {"uri": exchange.url}
    if answer:
        more = [*about, ("Provenance-Purpose", exchange.purpose)]
        if exchange.original:
            more.append(("Provenance-Original", exchange.original))
        if exchange.protocol == "HTTP/2":
            more.append(("WARC-Protocol", "h2"))
        if exchange.truncated:
            more.append(("WARC-Truncated", exchange.truncated))
        yield record(
            "response", exchange.started, answer, media_type="application/http;msgtype=response", more=more,
            record_id=response_id, payload=payload_of(answer), **common,
        )  # fmt: skip
    together = [("WARC-Concurrent-To", response_id)] if answer else []
    if exchange.request:
        yield record(
            "request", exchange.started, without_secrets(bytes(exchange.request)), more=[*about, *together],
            media_type="application/http;msgtype=request", **common,
        )  # fmt: skip
    yield record("metadata", exchange.started, _json(_facts(exchange)), media_type=FACTS, more=together, **common)


def answer_bytes(exchange: Exchange) -> bytes:
    """Return the answer as it is kept: raw for HTTP/1, put together from its parts for HTTP/2, without secrets."""
    if exchange.protocol == "HTTP/2":
        lines = [b"HTTP/1.1 %d " % (exchange.status or 0)]
        lines += [name + b": " + value for name, value in exchange.headers]
        return without_secrets(b"\r\n".join(lines) + b"\r\n\r\n") + bytes(exchange.body)
    return without_secrets(bytes(exchange.raw)[interim_length(exchange.raw) :])


def without_secrets(message: bytes) -> bytes:
    """Return an HTTP message with the values of its secret headers removed; the body is not touched."""
    end = HEAD_END.search(message)
    head = message if end is None else message[: end.start()]
    return _SECRET.sub(rb"\1\2 " + REMOVED, head) + message[len(head) :]


def payload_of(message: bytes) -> bytes:
    """Return what stands behind the head of an HTTP message, in its transfer coding."""
    end = HEAD_END.search(message)
    return message[end.end() :] if end else b""


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
    block: bytes,
    *,
    media_type: str,
    uri: str | None = None,
    record_id: str | None = None,
    payload: bytes | None = None,
    more: Sequence[Field] = (),
) -> bytes:
    """Return one WARC record, with the digest of its block and, where it has one, of its payload."""
    headers: list[Field] = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", record_id or new_id()),
        ("WARC-Date", moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")),
    ]
    if uri is not None:
        headers.append(("WARC-Target-URI", uri))
    headers += more
    headers += [("Content-Type", media_type), ("WARC-Block-Digest", digest(block))]
    if payload is not None:
        headers.append(("WARC-Payload-Digest", digest(payload)))
    headers.append(("Content-Length", str(len(block))))
    lines = "".join(f"{name}: {_one_line(value)}\r\n" for name, value in headers)
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def member(content: bytes, level: int = 6) -> bytes:
    """Return `content` as one gzip member with an empty head, so that no byte of the head is without meaning."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return GZIP_HEAD + packer.compress(content) + packer.flush() + _tail(content)


def stored_member(content: bytes) -> bytes:
    """Return `content` as a gzip member that is not compressed: there is one such member and no other."""
    out = bytearray(GZIP_HEAD)
    pieces = [content[start : start + 65_535] for start in range(0, len(content), 65_535)] or [b""]
    for number, piece in enumerate(pieces, 1):
        is_last = number == len(pieces)
        out += struct.pack("<BHH", is_last, len(piece), len(piece) ^ 0xFFFF) + piece
    return bytes(out) + _tail(content)


def seal(members: Sequence[bytes], moment: datetime) -> bytes:
    """Return the last member of a file: the SHA-256 of all before it, so that no byte can change unseen."""
    whole = hashlib.sha256()
    for part in members:
        whole.update(part)
    said = {"bytes": sum(map(len, members)), "records": len(members), "sha256": whole.hexdigest()}
    return stored_member(record("metadata", moment, _json(said), media_type=SEAL))


def digest(data: bytes) -> str:
    """Return the labelled SHA-256 of `data`."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def new_id() -> str:
    """Return a new record id."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def _tail(content: bytes) -> bytes:
    return struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str).encode("utf-8", "replace")


def _one_line(value: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]+", " ", value)


def _uri(url: str) -> str | None:
    return _one_line(url)[:10_000] or None
