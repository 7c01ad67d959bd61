"""The one thing about time-stamp tokens that the library behind the extra is too strict for."""

from __future__ import annotations

from typing import NamedTuple

_CERTIFICATES = 0xA0  # [0] of SignedData (RFC 5652, 5.1)
_PATH = (0, 1, 1, 0)  # the answer, its token, what the token holds, the signed data in it


class _Part(NamedTuple):
    tag: int
    start: int
    content: int
    end: int


def in_order(reply: bytes) -> bytes:
    """Return the answer of an authority with its certificates in the order DER has for sets (X.690, 11.6).

    OpenSSL leaves them in the order it was given them, and so do the authorities that run it. No signature covers
    their order. What is no such answer comes back as it is; reading it will fail by itself.
    """
    try:
        parts = _parts(reply, 0, len(reply))
        for step in _PATH:
            parts = _parts(reply, parts[step].content, parts[step].end)
        kept = next(part for part in parts if part.tag == _CERTIFICATES)
        certificates = [reply[part.start : part.end] for part in _parts(reply, kept.content, kept.end)]
    except (IndexError, StopIteration):
        return reply
    return reply[: kept.content] + b"".join(sorted(certificates)) + reply[kept.end :]


def _parts(data: bytes, at: int, end: int) -> list[_Part]:
    """Return the values that stand one behind the other in a span. Raises `IndexError` where they do not fill it."""
    found = []
    while at < end:
        length, content = data[at + 1], at + 2
        if length & 0x80:
            size = length & 0x7F
            length, content = int.from_bytes(data[content : content + size], "big"), content + size
        if content + length > end:
            raise IndexError(at)
        found.append(_Part(data[at], at, content, content + length))
        at = content + length
    return found
