"""Content codings taken off step by step, each step bounded: what is small on the wire may be vast behind it."""

from __future__ import annotations

import io
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol, cast

from provenance.errors import FetchError

MOST_CODINGS = 2
"""No server needs more; stacked bombs do (CVE-2025-66418)."""
MOST_MEMBERS = 10_000
"""Members or frames of one body. Servers write one for each flush; a million empty ones cost a minute for nothing."""
STEP = 65_536
ZSTD_WINDOW_LOG = 23
"""8 MiB, the largest window a zstd body may ask for (RFC 9659)."""
_FRAME = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
"""How a zstd frame begins, one to be skipped included (RFC 8878, 3.1)."""

ACCEPTED = "gzip, deflate, br, zstd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A body without its codings. `is_whole` is false when a coding ended before its own end mark.

    `doubts` say what browsers pass over in silence: a checksum that does not hold, bytes behind the end.
    """

    data: bytes | bytearray
    is_whole: bool
    doubts: tuple[str, ...] = ()


class _Coding(Protocol):
    """One decompressor: `feed` yields bounded pieces, `ended` tells whether its end mark was seen.

    `doubt` says what is wrong with what came out, or is None.
    """

    doubt: str | None

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


def decode(body: bytes | bytearray, header: list[str], limit: int) -> Decoded:
    """Return `body` without its codings; it is itself what comes back where it has none.

    Raises `FetchError`: `decode_limit` when any step gives more than `limit` bytes, `decode_error` for a coding
    that is not what the header says.
    """
    is_whole = True
    data: bytes | bytearray = body
    doubts: list[str] = []
    for name in reversed(codings(header)):
        if not data:
            break
        data, coding = _undo(name, data, limit)
        is_whole = is_whole and coding.ended()
        doubts += [f"{name}: {coding.doubt}"] if coding.doubt else []
    return Decoded(data, is_whole, tuple(doubts))


def beginning(body: bytes | bytearray, header: list[str], size: int) -> bytes:
    """Return about `size` bytes of `body` without its codings, at little cost. Raises `FetchError` as `decode` does."""
    data = body
    for name in reversed(codings(header)):
        out = bytearray()
        for piece in _pieces(name, _CODINGS[name](data), data):
            out += piece
            if len(out) >= size:
                break
        data = bytes(out)
    return bytes(data[:size])


def _undo(name: str, data: bytes | bytearray, limit: int) -> tuple[bytes, _Coding]:
    coding = _CODINGS[name](data)
    out = io.BytesIO()  # which gives its bytes away without a copy
    for piece in _pieces(name, coding, data):
        out.write(piece)
        if out.tell() > limit:
            raise FetchError(
                f"the body grows beyond {limit:,} bytes when its {name} coding is taken off",
                kind="decode_limit", stage="decode", limits=[f"max_decoded={limit}"],
            )  # fmt: skip
    return out.getvalue(), coding


def _pieces(name: str, coding: _Coding, data: bytes | bytearray) -> Iterator[bytes]:
    """Yield what comes out of `coding`, in bounded pieces. Raises `FetchError` where it cannot be taken off."""
    try:
        for start in range(0, len(data), STEP):
            yield from coding.feed(bytes(data[start : start + STEP]))
    except FetchError:
        raise
    except Exception as error:  # each decompressor has its own errors
        if "too much memory" in str(error):
            raise FetchError(
                f"the body asks for a window beyond {2**ZSTD_WINDOW_LOG:,} bytes to take off its {name} coding",
                kind="decode_limit", stage="decode", limits=[f"max_window={2**ZSTD_WINDOW_LOG}"],
            ) from error  # fmt: skip
        raise FetchError(
            f"the body is not what its {name} coding promises: {error}", kind="decode_error", stage="decode"
        ) from error


class _Zlib:
    """gzip with all its members, and deflate with or without its wrapper (RFC 9110, 8.4.1.2)."""

    def __init__(self, bits: int, whole: bytes | bytearray) -> None:
        self.doubt: str | None = None
        self._bits = bits
        self._whole = whole
        self._zlib = zlib.decompressobj(bits)
        self._given = self._members = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data and self.doubt is None:
            if self._zlib.eof:
                if self._bits < 16 or not data.startswith(b"\x1f\x8b"):
                    return  # what stands behind the end is padding
                self._members = _one_more(self._members, "gzip")
                self._zlib = zlib.decompressobj(self._bits)
            try:
                piece = self._zlib.decompress(data, STEP)
            except zlib.error as error:
                if self._members or not str(error).endswith(("incorrect data check", "incorrect length check")):
                    raise
                yield from self._without_sum()
                return
            self._given += len(piece)
            yield piece
            data = self._zlib.unconsumed_tail or self._zlib.unused_data

    def _without_sum(self) -> Iterator[bytes]:
        """Yield the rest of a body whose checksum fails: zlib keeps back the piece in which it found that out."""
        self.doubt = "its checksum does not hold"
        self._zlib = zlib.decompressobj(-15)
        known = self._given
        for start in range(_gzip_head(self._whole) if self._bits > 16 else 2, len(self._whole), STEP):
            data = bytes(self._whole[start : start + STEP])
            while data and not self._zlib.eof:
                piece = self._zlib.decompress(data, STEP)
                yield piece[known:]
                known = max(0, known - len(piece))
                data = self._zlib.unconsumed_tail

    def ended(self) -> bool:
        return self._zlib.eof


def _gzip_head(data: bytes | bytearray) -> int:
    """Return the length of a gzip head (RFC 1952, 2.3)."""
    flags, at = data[3], 10
    if flags & 4:
        at += 2 + int.from_bytes(data[at : at + 2], "little")
    for flag in (8, 16):
        if flags & flag:
            at = data.index(b"\0", at) + 1
    return at + (2 if flags & 2 else 0)


class _Brotli:
    def __init__(self, whole: bytes | bytearray) -> None:
        self.doubt: str | None = None
        self._brotli = _new_brotli()
        self._whole = whole
        self._fed = self._given = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._brotli.is_finished():
            self.doubt = self.doubt or "bytes stand behind its end"
            return
        try:
            for piece in self._pieces(data):
                self._given += len(piece)
                yield piece
        except _brotli_error():
            yield from self._up_to_the_end(data)
        self._fed += len(data)

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        piece = self._brotli.process(data, output_buffer_limit=STEP)
        while piece:
            yield piece
            if self._brotli.is_finished():
                return
            piece = self._brotli.process(b"", output_buffer_limit=STEP)

    def _up_to_the_end(self, data: bytes) -> Iterator[bytes]:
        """Yield the rest where the body ended inside `data`: the decoder fails over what stands behind its end.

        It is fed again, byte by byte, until it says that it is done. Raises its error where it is not.
        """
        self._brotli = _new_brotli()
        known = self._given
        steps = (bytes(self._whole[at : at + STEP]) for at in range(0, self._fed, STEP))
        for step in chain(steps, (data[at : at + 1] for at in range(len(data)))):
            for piece in self._pieces(step):
                yield piece[known:]
                known = max(0, known - len(piece))
            if self._brotli.is_finished():
                self.doubt = "bytes stand behind its end"
                return

    def ended(self) -> bool:
        return bool(self._brotli.is_finished())


def _new_brotli() -> Any:
    import brotli

    return brotli.Decompressor()


def _brotli_error() -> type[Exception]:
    import brotli

    return cast("type[Exception]", brotli.error)


class _Zstd:
    def __init__(self) -> None:
        self.doubt: str | None = None
        self._new = _zstd()
        self._zstd = self._new()
        self._frames = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data or not self._zstd.needs_input:
            if self._zstd.eof:
                if not data or self.doubt:
                    return
                if not _FRAME.match(data):
                    self.doubt = "bytes stand behind its end"
                    return
                self._frames = _one_more(self._frames, "zstd")
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


def _one_more(members: int, name: str) -> int:
    """Return the number of members with the next one. Raises `FetchError` (decode_limit) when they are too many."""
    if members >= MOST_MEMBERS:
        raise FetchError(
            f"the {name} body has more than {MOST_MEMBERS:,} parts", kind="decode_limit", stage="decode",
            limits=[f"max_members={MOST_MEMBERS}"],
        )  # fmt: skip
    return members + 1


def _deflate(data: bytes | bytearray) -> _Coding:
    """Return a reader of deflate: zlib's wrapper by the standard, bare data as some servers send it."""
    is_wrapped = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return _Zlib(15 if is_wrapped else -15, data)


_CODINGS: dict[str, Callable[[bytes | bytearray], _Coding]] = {
    "gzip": lambda data: _Zlib(31, data),
    "x-gzip": lambda data: _Zlib(31, data),
    "deflate": _deflate,
    "br": _Brotli,
    "zstd": lambda _data: _Zstd(),
}
