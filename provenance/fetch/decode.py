"""Content codings taken off step by step, each step bounded: what is small on the wire may be vast behind it."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from provenance.errors import FetchError

MOST_CODINGS = 2
"""No server needs more; stacked bombs do (CVE-2025-66418)."""
STEP = 65_536
ZSTD_WINDOW_LOG = 23
"""8 MiB, the largest window a zstd body may ask for (RFC 9659)."""

ACCEPTED = "gzip, deflate, br, zstd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A body without its codings. `is_whole` is false when a coding ended before its own end mark."""

    data: bytes
    is_whole: bool


class _Coding(Protocol):
    """One decompressor: `feed` yields bounded pieces, `ended` tells whether its end mark was seen."""

    def feed(self, data: bytes) -> Iterator[bytes]: ...

    def ended(self) -> bool: ...


def codings(header: list[str]) -> list[str]:
    """Return the codings of a body in the order they were put on. Raises `FetchError` for unknown or too many.

    >>> codings(["gzip, identity", "BR"])
    ['gzip', 'br']
    """
    names = [name.strip().lower() for value in header for name in value.split(",")]
    names = [name for name in names if name not in ("", "identity", "none")]
    if len(names) > MOST_CODINGS:
        raise FetchError(
            f"the body has {len(names)} codings; at most {MOST_CODINGS} are taken off", kind="decode_limit",
            stage="decode", limits=[f"max_codings={MOST_CODINGS}"],
        )  # fmt: skip
    for name in names:
        if name not in _CODINGS:
            raise FetchError(
                f"the body is coded as {name[:40]!r}, which is not known", kind="decode_error", stage="decode"
            )
    return names


def decode(body: bytes, header: list[str], limit: int) -> Decoded:
    """Return `body` without its codings.

    Raises `FetchError`: `decode_limit` when any step gives more than `limit` bytes, `decode_error` for a coding
    that is not what the header says.
    """
    is_whole = True
    data = body
    for name in reversed(codings(header)):
        if not data:
            break
        data, ended = _undo(name, data, limit)
        is_whole = is_whole and ended
    return Decoded(data, is_whole)


def _undo(name: str, data: bytes, limit: int) -> tuple[bytes, bool]:
    coding = _CODINGS[name](data)
    out = bytearray()
    try:
        for start in range(0, len(data), STEP):
            for piece in coding.feed(data[start : start + STEP]):
                out += piece
                if len(out) > limit:
                    raise FetchError(
                        f"the body grows beyond {limit:,} bytes when its {name} coding is taken off",
                        kind="decode_limit", stage="decode", limits=[f"max_decoded={limit}"],
                    )  # fmt: skip
    except FetchError:
        raise
    except Exception as error:  # each decompressor has its own errors
        raise FetchError(
            f"the body is not what its {name} coding promises: {error}", kind="decode_error", stage="decode"
        ) from error
    return bytes(out), coding.ended()


class _Zlib:
    """gzip with all its members, and deflate with or without its wrapper (RFC 9110, 8.4.1.2)."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._zlib = zlib.decompressobj(bits)
        self._members = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._zlib.eof:
                if self._bits < 16 or not data.startswith(b"\x1f\x8b"):
                    return  # what stands behind the end is padding
                self._zlib = zlib.decompressobj(self._bits)
            yield self._zlib.decompress(data, STEP)
            data = self._zlib.unconsumed_tail or self._zlib.unused_data

    def ended(self) -> bool:
        return self._zlib.eof


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._brotli = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        piece = self._brotli.process(data, output_buffer_limit=STEP)
        while piece:
            yield piece
            if self._brotli.is_finished():
                return
            piece = self._brotli.process(b"", output_buffer_limit=STEP)

    def ended(self) -> bool:
        return bool(self._brotli.is_finished())


class _Zstd:
    def __init__(self) -> None:
        self._new = _zstd()
        self._zstd = self._new()

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data or not self._zstd.needs_input:
            if self._zstd.eof:
                if not data:
                    return
                self._zstd = self._new()
            yield self._zstd.decompress(data, max_length=STEP)
            data = self._zstd.unused_data if self._zstd.eof else b""

    def ended(self) -> bool:
        return bool(self._zstd.eof)


def _zstd() -> Callable[[], Any]:
    """Return a maker of zstd decompressors with a bounded window: the standard library's, else its backport."""
    if sys.version_info >= (3, 14):
        from compression.zstd import DecompressionParameter, ZstdDecompressor
    else:
        from backports.zstd import DecompressionParameter, ZstdDecompressor
    return lambda: ZstdDecompressor(options={DecompressionParameter.window_log_max: ZSTD_WINDOW_LOG})


def _deflate(data: bytes) -> _Coding:
    """Return a reader of deflate: zlib's wrapper by the standard, bare data as some servers send it."""
    is_wrapped = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return _Zlib(15 if is_wrapped else -15)


_CODINGS: dict[str, Callable[[bytes], _Coding]] = {
    "gzip": lambda _data: _Zlib(31),
    "x-gzip": lambda _data: _Zlib(31),
    "deflate": _deflate,
    "br": lambda _data: _Brotli(),
    "zstd": lambda _data: _Zstd(),
}
