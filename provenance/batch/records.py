"""Input records: one JSON object per line, `{"id", "url"?, "html"? | "text"?, "published"?, "lang"?, "retrieved"?}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from provenance.document import Capture, Page
from provenance.errors import RecordError
from provenance.text import iso_day

LONGEST_LINE = 64 * 1024 * 1024  # bytes; a longer line is one bad record
_TEXTS = ("url", "html", "text", "published", "lang", "retrieved")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of input, as found; `data` is None for a line that is too long."""

    number: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Record:
    """One record that can be read. `page` has neither HTML nor text when the record names only an address."""

    id: str | int | None
    page: Page


def read_lines(stream: BinaryIO, longest: int = LONGEST_LINE) -> Iterator[Line]:
    """Yield the lines of `stream` that hold something, reading at most `longest` bytes of each."""
    number = 0
    while data := stream.readline(longest + 1):
        number += 1
        if len(data) > longest and not data.endswith(b"\n"):
            _skip_line(stream)
            yield Line(number, None)
        elif data.strip():
            yield Line(number, data)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(1024 * 1024)) and not rest.endswith(b"\n"):
        pass


def read_record(line: Line) -> Record:
    """Return the record on a line. Raises `RecordError` with its `id`, where that can be read, and its line."""
    values = _object(line)
    id_ = values.get("id")
    if isinstance(id_, bool) or not isinstance(id_, str | int):
        raise _bad(line, None, "the record needs an id, a text or a whole number")
    for name in _TEXTS:
        if not isinstance(values.get(name), str | None):
            raise _bad(line, id_, f"{name} must be text")
    for name in ("published", "retrieved"):
        if values.get(name) and iso_day(values[name]) is None:
            raise _bad(line, id_, f"{name} is {values[name][:40]!r}; a date looks like 2020-07-17")
    if values.get("html") is not None and values.get("text") is not None:
        raise _bad(line, id_, "the record has both html and text; give one")
    if not _is_unicode(values):
        raise _bad(line, id_, "the record has half a surrogate pair, which is no letter")
    return Record(id_, _page(values))


def _object(line: Line) -> dict[str, Any]:
    if line.data is None:
        raise _bad(line, None, "the line is too long")
    try:
        values = json.loads(line.data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _bad(line, None, "the line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _bad(line, None, f"the line is not JSON: {error}") from error
    if not isinstance(values, dict):
        raise _bad(line, None, "the line is not a JSON object")
    return values


def _is_unicode(values: dict[str, Any]) -> bool:
    """Tell whether all texts can be written as UTF-8; JSON escapes can name halves of a letter."""
    try:
        for name in ("id", *_TEXTS):
            str(values.get(name) or "").encode()
    except UnicodeEncodeError:
        return False
    return True


def _page(values: dict[str, Any]) -> Page:
    return Page(
        html=values.get("html"),
        text=values.get("text"),
        url=values.get("url") or None,
        capture=Capture(url=values.get("url") or None, retrieved=values.get("retrieved")),
        published=values.get("published") or None,
        language=values.get("lang") or None,
    )


def _bad(line: Line, id_: str | int | None, why: str) -> RecordError:
    return RecordError(f"line {line.number}: {why}", id=id_, line=line.number)
