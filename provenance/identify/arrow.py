"""Many addresses as Arrow record batches: one function for every engine that speaks Arrow (extra `arrow`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from provenance.errors import InvalidURL
from provenance.identify.many import AddressBook
from provenance.identify.rows import PUBLISHER, finding_rows

if TYPE_CHECKING:
    import pyarrow

    from provenance.identify.address import Identity
    from provenance.registry.index import Registry

WRAPPER = ("service", "original_url", "captured")
FINDING = ("kind", "outlet", "pattern", "message")


def where_schema() -> pyarrow.Schema:
    """Return the schema of what `where_batch` returns: as `provenance where --json`, with the error as its kind."""
    import pyarrow as pa

    def texts(names: tuple[str, ...]) -> pyarrow.DataType:
        return pa.struct([(name, pa.string()) for name in names])

    return pa.schema([
        ("url", pa.string()),
        ("wrapper", texts(WRAPPER)),
        ("publisher", texts(PUBLISHER)),
        ("findings", pa.list_(texts(FINDING))),
        ("error", pa.string()),
    ])  # fmt: skip


def where_batch(
    batch: pyarrow.RecordBatch, registry: Registry | AddressBook, *, column: str = "url"
) -> pyarrow.RecordBatch:
    """Return one row for each address in `column`, in order; an absent address gets a row of nulls.

    Hand in an `AddressBook` to keep what was learnt of hosts from batch to batch.
    """
    import pyarrow as pa

    book = registry if isinstance(registry, AddressBook) else AddressBook(registry)
    urls = batch.column(column).to_pylist()
    places, found, errors = _answers(urls, book)
    told = [
        _structs([one.wrapper if one else None for one in found], WRAPPER),
        _structs(found, PUBLISHER),
        _findings(found, errors, book.registry),
        pa.array(errors, pa.string()),
    ]
    order = pa.array(places, pa.int64())
    columns = [pa.array(urls, pa.string()), *(part.take(order) for part in told)]
    return pa.record_batch(columns, schema=where_schema())


def _answers(
    urls: Sequence[str | None], book: AddressBook
) -> tuple[list[int], list[Identity | None], list[str | None]]:
    """Return the answer of each address by its place among the different ones, with the kind of error where it is one.

    The first is that of an absent address.
    """
    places: list[int] = []
    found: list[Identity | None] = [None]
    errors: list[str | None] = [None]
    seen: dict[int, int] = {}  # of answers by identity: those of one host are the same object
    for url in urls:
        if url is None:
            places.append(0)
            continue
        try:
            identity: Identity | None = book.identify(url)
            error = None
        except InvalidURL as invalid:
            identity, error = None, invalid.kind
        place = seen.get(id(identity)) if identity is not None else None
        if place is None:
            place = len(found)
            found.append(identity)
            errors.append(error)
            if identity is not None:
                seen[id(identity)] = place
        places.append(place)
    return places, found, errors


def _structs(values: Sequence[Any], names: Sequence[str]) -> pyarrow.StructArray:
    """Return the attributes `names` of each value, null for None."""
    import pyarrow as pa

    parts = [pa.array([getattr(one, name) if one else None for one in values], pa.string()) for name in names]
    return pa.StructArray.from_arrays(parts, names, mask=pa.array([not one for one in values], pa.bool_()))


def _findings(found: Sequence[Identity | None], errors: Sequence[str | None], registry: Registry) -> pyarrow.Array:
    import pyarrow as pa

    kind = where_schema().field("findings").type
    rows = [
        finding_rows(one, registry) if one is not None else None if error is None else []
        for one, error in zip(found, errors, strict=True)
    ]
    return pa.array(rows, kind)
