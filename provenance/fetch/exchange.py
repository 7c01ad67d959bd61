"""One request and its answer, as they passed over the wire: what evidence is made of, and what a page is read from."""

from __future__ import annotations

import hashlib
import re
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from provenance.errors import FetchError

Truncation = Literal["length", "time", "disconnect", "unspecified"]
"""Why a body is not whole, in the words of WARC 1.1 (section 5.13)."""

Purpose = Literal["page", "robots", "archive", "timestamp"]

HEAD_END = re.compile(rb"\r?\n\r?\n")
_INTERIM = re.compile(rb"HTTP/\d\.\d 1(?!01)\d\d[^\n]*\n")

FRAMING = 2
"""Raw bytes allowed for each byte of the longest body: chunk sizes and trailers may double it, not more."""
ONE_BYTE_CHUNK = 6
"""Raw bytes of a chunk that holds one byte, the smallest there is."""
SPARE = 1_000_000
"""Raw bytes allowed beside that: what brings no body at all ends here."""


@dataclass(slots=True, kw_only=True)
class Exchange:
    """What was asked, what came, and what is known about the line it came on.

    `raw` is the answer byte for byte as it arrived (HTTP/1), `body` its body after chunks are joined and before any
    decompression. `error` says why the exchange failed, when it did.
    """

    url: str
    started: datetime
    purpose: Purpose = "page"
    keep_raw: bool = True
    max_head: int = 65_536
    max_body: int = 10_000_000
    patience: float = float("inf")  # seconds a read may wait, when less than usual
    address: str | None = None  # the IP address that was dialled
    tls: dict[str, Any] | None = None
    protocol: str | None = None
    request: bytearray = field(default_factory=bytearray)
    raw: bytearray = field(default_factory=bytearray)
    raw_size: int = 0
    status: int | None = None
    reason: bytes = b""
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)
    is_from_cache: bool = False
    original: str | None = None  # the page an archive was asked for
    is_ended: bool = False  # the other side hung up
    truncated: Truncation | None = None
    error: FetchError | None = None
    seconds: float = 0.0

    def sent(self, data: bytes) -> None:
        """Note what goes out."""
        if len(self.request) < 100_000:
            self.request += data

    def arrived(self, data: bytes) -> None:
        """Note what comes in. Raises `FetchError` (size_limit) when head or body grow beyond their limits."""
        if not data:
            self.is_ended = True
        if self.status is None and self.raw_size >= self.max_head:
            raise FetchError(
                f"the headers are longer than {self.max_head:,} bytes", kind="size_limit",
                limits=[f"max_head={self.max_head}"],
            )  # fmt: skip
        self.raw_size += len(data)
        if self.keep_raw or self.status is None:
            self.raw += data
        if self.raw_size - self.max_head > min(FRAMING * self.max_body, ONE_BYTE_CHUNK * len(self.body) + SPARE):
            raise self._too_long(f"{self.raw_size:,} bytes came for a body of {len(self.body):,}")

    def add(self, data: bytes) -> None:
        """Take a part of the body. Raises `FetchError` (size_limit) at the limit, which is kept to the byte."""
        room = self.max_body - len(self.body)
        self.body += data[:room]
        if len(data) > room:
            raise self._too_long(f"the body is longer than {self.max_body:,} bytes")

    def _too_long(self, says: str) -> FetchError:
        return FetchError(says, kind="size_limit", limits=[f"max_wire={self.max_body}"])

    def header(self, name: str) -> str | None:
        """Return the first value of a header, or None. Bytes outside ASCII are read as Latin-1."""
        values = self.all(name)
        return values[0] if values else None

    def all(self, name: str) -> list[str]:
        """Return every value of a header, in order."""
        wanted = name.lower().encode("ascii")
        return [value.decode("latin-1").strip() for key, value in self.headers if key.lower() == wanted]

    def hop(self) -> dict[str, Any]:
        """Return this exchange as one entry of `hops`."""
        location = self.header("location")
        return {"url": self.url, "status": self.status, "location": location, "address": self.address}


def certificate_facts(sock: ssl.SSLSocket) -> dict[str, Any]:
    """Return what TLS says about the server: version, cipher, and its certificate's digest, names and dates."""
    der = sock.getpeercert(binary_form=True) or b""
    shown = sock.getpeercert() or {}
    names = shown.get("subjectAltName", ())
    return {
        "version": sock.version(),
        "cipher": (sock.cipher() or ("",))[0],
        "protocol": sock.selected_alpn_protocol(),
        "certificate_sha256": hashlib.sha256(der).hexdigest(),
        "subject": _name(shown.get("subject", ())),
        "issuer": _name(shown.get("issuer", ())),
        "serial": shown.get("serialNumber"),
        "not_before": shown.get("notBefore"),
        "not_after": shown.get("notAfter"),
        "names": [f"{kind}:{name}" for kind, name in list(names)[:50]],
    }


def _name(parts: Any) -> str:
    """Return a distinguished name on one line."""
    return ", ".join(f"{key}={value}" for part in parts for key, value in part)


def interim_length(raw: bytes | bytearray) -> int:
    """Return how many bytes of interim answers (100, 103) stand before the final one."""
    at = 0
    while _INTERIM.match(raw, at):
        end = HEAD_END.search(raw, at)
        if end is None:
            break
        at = end.end()
    return at if at < len(raw) else 0
