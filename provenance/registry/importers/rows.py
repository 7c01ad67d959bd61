"""A file of ratings to rows: CSV with commas, semicolons or tabs, or JSON (a list, lines, or a mapping by domain)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.errors import InvalidURL, ProvenanceError
from provenance.registry.importers.kinds import Kind
from provenance.urls.hosts import registrable_domain
from provenance.urls.parse import parse

MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of the file says, in its own words."""

    host: str | None
    path: str | None
    name: str | None
    country: str | None
    dated: str | None
    values: dict[str, str]  # assessor -> value


def read_rows(path: Path, kind: Kind) -> Iterator[Row]:
    """Yield the rows of the file at `path`. Raises `ProvenanceError` for a file that cannot be read as this kind."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProvenanceError(f"{path}: {error.strerror or 'cannot be read'}", kind="file_unreadable") from error
    if len(data) > MAX_BYTES:
        raise ProvenanceError(f"{path} has {len(data):,} bytes; the limit is {MAX_BYTES:,}", kind="file_unreadable")
    text = data.decode("utf-8-sig", errors="replace")
    records = _records(text, kind)
    first = next(records, None)
    if first is None:
        raise ProvenanceError(f"{path} holds no rows", kind="file_unreadable")
    _expect_headings(first, kind, path)
    yield _row(first, kind)
    for record in records:
        yield _row(record, kind)


def _records(text: str, kind: Kind) -> Iterator[dict[str, str]]:
    if text.lstrip()[:1] in "[{":
        yield from map(_flat, _json_records(text))
        return
    sample = text[:4096].split("\n", 1)[0]
    delimiter = max("\t;,", key=sample.count)
    names = list(kind.headings) or None
    for record in csv.DictReader(io.StringIO(text), fieldnames=names, delimiter=delimiter):
        yield {heading(key or ""): value for key, value in record.items() if isinstance(value, str)}


def _json_records(text: str) -> Iterator[Any]:
    """Yield the records of JSON: a list, a mapping by domain, a mapping that holds one of the two, or lines."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        yield from (json.loads(line) for line in text.splitlines() if line.strip())
        return
    if isinstance(whole, dict) and all(not isinstance(value, dict) for value in whole.values()):
        whole = next((value for value in whole.values() if isinstance(value, list)), [whole])
    if isinstance(whole, dict):
        yield from ({"domain": domain, **fields} for domain, fields in whole.items() if isinstance(fields, dict))
    else:
        yield from (record for record in whole if isinstance(record, dict))


def _flat(record: dict[str, Any]) -> dict[str, str]:
    """Return the words and numbers of a record; what it wraps in one mapping comes out of it."""
    if len(record) == 1 and isinstance(inner := next(iter(record.values())), dict):
        record = inner
    return {heading(key): str(value) for key, value in record.items() if isinstance(value, str | int | float)}


def heading(text: str) -> str:
    """Return a heading as `imports.yaml` has them: exports write one and the same in several ways.

    >>> heading("Factual_Reporting "), heading("factual reporting")
    ('factual reporting', 'factual reporting')
    """
    return " ".join(text.lower().replace("_", " ").split())


def _expect_headings(record: dict[str, str], kind: Kind, path: Path) -> None:
    wanted = (*kind.columns["domain"], *kind.columns.get("name", ()))
    if not any(name in record for name in wanted):
        seen = ", ".join(list(record)[:12])
        message = f"{path} has no column for the domain ({', '.join(wanted)}); its columns are: {seen}"
        raise ProvenanceError(message, kind="file_unreadable")
    values = [heading for scale in kind.scales for heading in scale.columns]
    if values and not any(name in record for name in values):
        message = f"{path} has none of the columns {', '.join(values)}; is it a file of {kind.title}?"
        raise ProvenanceError(message, kind="file_unreadable")


def _row(record: dict[str, str], kind: Kind) -> Row:
    fields = {name: _first(record, headings) for name, headings in kind.columns.items()}
    host, path = _outlet_address(record, kind)
    values = {scale.assessor: value for scale in kind.scales if (value := _first(record, scale.columns)) is not None}
    return Row(host, path, fields.get("name"), fields.get("country"), fields.get("dated"), values)


def _outlet_address(record: dict[str, str], kind: Kind) -> tuple[str | None, str | None]:
    """Return the first address of a row that is an outlet's; one on the assessor's own site is its page about it."""
    own = registrable_domain(parse(kind.url).host)
    found = (_address(record[name]) for name in kind.columns["domain"] if name in record)
    outlets = ((host, path) for host, path in found if host and (own is None or registrable_domain(host) != own))
    return next(outlets, (None, None))


def _first(record: dict[str, str], headings: tuple[str, ...]) -> str | None:
    found = (" ".join(record[name].split()) for name in headings if name in record)
    return next((value for value in found if value), None)


def _address(text: str) -> tuple[str | None, str | None]:
    """Return host without `www.` and path of a domain or address; nothing where it is neither."""
    text = text.strip()
    try:
        address = parse(text if "://" in text else f"https://{text}")
    except InvalidURL:
        return None, None
    host = address.host.removeprefix("www.")
    if registrable_domain(host) is None:
        return None, None
    path = address.path.rstrip("/")
    return host, path or None
