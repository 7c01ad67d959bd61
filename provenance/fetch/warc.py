"""WARC files read with bounds: one record at a time, every size capped, a cut file told from a whole one.

A file may come from a stranger. Nothing in it chooses a path, a size of memory or the length of a loop.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MOST_RECORDS = 1_000_000
LONGEST_HEAD = 65_536
LONGEST_BLOCK = 1_000_000_000
MOST_UNPACKED = 4_000_000_000
"""Bytes of one file after decompression."""
STEP = 65_536
MOST_RATIO = 2_000
"""Unpacked bytes for each packed one; beyond, a file is made to expand, not to keep."""

_VERSION = re.compile(rb"WARC/(?:0\.1[78]|1\.[01])\r?\n")
_LENGTH = re.compile(r"[0-9]{1,15}")


class Fault(Exception):  # noqa: N818 - a finding about a file, with its place
    """What is wrong with a file, and where. `rule` is a stable name, `offset` counts bytes as they lie on the disk."""

    def __init__(self, rule: str, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Header:
    """The head of one record. Names are in lower case; of a repeated name the first value counts."""

    version: str
    fields: dict[str, str]
    offset: int  # where the record, or the gzip member around it, begins on the disk
    length: int  # of the block

    def get(self, name: str) -> str | None:
        """Return the value of a field, or None."""
        return self.fields.get(name.lower())


class Source:
    """The bytes of a file, unpacked where they are gzip. Raises `Fault` for broken, cut or exploding streams."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = b""
        self._out = bytearray()
        self._taken = 0
        self._zlib: zlib._Decompress | None = None
        self.unpacked = 0
        self.offset = 0  # on the disk, of the next byte that is not unpacked yet
        self.member = 0  # where the gzip member of the last byte begins
        self.is_gzip = self._peek(2) == b"\x1f\x8b"

    def read(self, most: int) -> bytes:
        """Return up to `most` bytes; nothing at the end."""
        if self._taken >= len(self._out):
            self._fill()
        piece = bytes(self._out[self._taken : self._taken + most])
        self._taken += len(piece)
        return piece

    def line(self) -> bytes:
        """Return the next line with its end, at most `LONGEST_HEAD` bytes; nothing at the end."""
        while True:
            end = self._out.find(b"\n", self._taken)
            if end >= 0 or len(self._out) - self._taken > LONGEST_HEAD:
                break
            if not self._fill():
                end = len(self._out) - 1
                break
        stop = min(end + 1 if end >= 0 else len(self._out), self._taken + LONGEST_HEAD)
        piece = bytes(self._out[self._taken : stop])
        self._taken = stop
        return piece

    def at(self) -> int:
        """Return where the next byte lies on the disk, or the gzip member that holds it."""
        if self.is_gzip:
            if self._taken >= len(self._out):
                self._fill()
            return self.member
        return self.offset - (len(self._out) - self._taken)

    def _peek(self, size: int) -> bytes:
        while len(self._packed) < size:
            more = self._file.read(STEP)
            if not more:
                break
            self._packed += more
        return self._packed[:size]

    def _fill(self) -> bool:
        """Unpack the next piece and tell whether there was one."""
        del self._out[: self._taken]
        self._taken = 0
        piece = self._next()
        self._out += piece
        self.unpacked += len(piece)
        packed = self.offset + len(self._packed)
        if self.unpacked > MOST_UNPACKED or self.unpacked > 10_000_000 + MOST_RATIO * packed:
            raise Fault("too-large", f"the file unpacks to more than {self.unpacked:,} bytes and was left", self.member)
        return bool(piece)

    def _next(self) -> bytes:
        if not self.is_gzip:
            piece = self._peek(1) and self._packed
            self._packed = b""
            self.offset += len(piece)
            return piece
        while True:
            if self._zlib is None and not self._begin_member():
                return b""
            piece = self._unpack()
            if piece:
                return piece

    def _begin_member(self) -> bool:
        head = self._peek(10)
        if not head:
            return False
        if b"\x1f\x8b".startswith(head):
            raise Fault("cut", "the file ends inside a gzip member: it was cut", self.offset)
        if not head.startswith(b"\x1f\x8b"):
            raise Fault("gzip-broken", "behind a gzip member stand bytes that are none", self.offset)
        self.member = self.offset
        self._zlib = zlib.decompressobj(31)
        return True

    def _unpack(self) -> bytes:
        zipped = self._zlib
        assert zipped is not None  # noqa: S101 - set by `_begin_member`
        if not self._peek(1):
            raise Fault("cut", "the file ends inside a gzip member: it was cut", self.member)
        data, self._packed = self._packed, b""
        try:
            piece = zipped.decompress(data, STEP)
        except zlib.error as error:
            raise Fault("gzip-broken", f"the gzip member cannot be unpacked: {error}", self.member) from error
        rest = zipped.unused_data if zipped.eof else zipped.unconsumed_tail
        self.offset += len(data) - len(rest)
        self._packed = rest
        if zipped.eof:
            self._zlib = None
        return piece


class Record:
    """One record. Its block is read by `pieces`, once; what is not read is passed over."""

    def __init__(self, header: Header, source: Source) -> None:
        self.header = header
        self._source = source
        self._left = header.length

    def pieces(self) -> Iterator[bytes]:
        """Yield the block piece by piece. Raises `Fault` (cut) where the file ends inside it."""
        while self._left:
            piece = self._source.read(min(self._left, STEP))
            if not piece:
                raise Fault(
                    "cut", f"the file ends {self._left:,} bytes before its record does: it was cut", self.header.offset
                )
            self._left -= len(piece)
            yield piece

    def block(self, most: int) -> bytes:
        """Return the whole block. Raises `Fault` (too-large) when it is longer than `most`."""
        if self.header.length > most:
            raise Fault(
                "too-large", f"the record has {self.header.length:,} bytes; {most:,} are read", self.header.offset
            )
        return b"".join(self.pieces())


def records(file: BinaryIO) -> Iterator[Record]:
    """Yield the records of a WARC file in order. Raises `Fault` at the first place where the form is broken."""
    source = Source(file)
    for number in range(MOST_RECORDS):
        header = _header(source, is_first=number == 0)
        if header is None:
            return
        record = Record(header, source)
        yield record
        for _piece in record.pieces():
            pass
        _expect_end(source, header)
    raise Fault("too-large", f"the file has more than {MOST_RECORDS:,} records")


def open_records(path: Path) -> Iterator[Record]:
    """Yield the records of the file at `path`. Raises `Fault` or `OSError`."""
    with path.open("rb") as file:
        yield from records(file)


def _header(source: Source, *, is_first: bool) -> Header | None:
    """Return the next record's head, or None at the end of the file."""
    offset = source.at()
    line = source.line()
    if not line:
        if is_first:
            raise Fault("not-a-warc", "the file is empty")
        return None
    if not _VERSION.fullmatch(line):
        if is_first:
            raise Fault("not-a-warc", "the file does not begin with a WARC version line", offset)
        raise Fault("trailing-bytes", "behind a record stand bytes that are none", offset)
    fields = _fields(source, offset)
    length = fields.get("content-length", "")
    if not _LENGTH.fullmatch(length) or int(length) > LONGEST_BLOCK:
        raise Fault("length-invalid", f"Content-Length is {length[:40]!r}", offset)
    return Header(line.strip().decode("ascii"), fields, offset, int(length))


def _fields(source: Source, offset: int) -> dict[str, str]:
    fields: dict[str, str] = {}
    size, last = 0, ""
    while True:
        line = source.line()
        size += len(line)
        if not line.endswith(b"\n") and size <= LONGEST_HEAD:
            raise Fault("cut", "the file ends inside the head of a record: it was cut", offset)
        if size > LONGEST_HEAD:
            raise Fault("header-invalid", f"the head of a record is longer than {LONGEST_HEAD:,} bytes", offset)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            return fields
        if text[0] in " \t" and last:
            fields[last] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        if not colon or not name.strip():
            raise Fault("header-invalid", f"a line in the head of a record is no field: {text[:60]!r}", offset)
        last = name.strip().lower()
        if last == "content-length" and last in fields and fields[last] != value.strip():
            raise Fault("length-invalid", "a record names two lengths", offset)
        fields.setdefault(last, value.strip())


def _expect_end(source: Source, header: Header) -> None:
    end = source.line() + source.line()
    if end not in (b"\r\n\r\n", b"\n\n"):
        if b"\r\n\r\n".startswith(end) or b"\n\n".startswith(end):
            raise Fault("cut", "the file ends before the end mark of its last record: it was cut", header.offset)
        raise Fault("length-invalid", "a record is longer than its head says, or its end was changed", header.offset)
