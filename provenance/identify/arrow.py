"""Many addresses as Arrow record batches: one function for every engine that speaks Arrow (extra `arrow`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.errors import InvalidURL
from provenance.identify.many import AddressBook
from provenance.identify.rows import PUBLISHER, row_of

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
    places: list[int] = []
    rows: list[dict[str, Any]] = [{"wrapper": None, "publisher": None, "findings": None, "error": None}]
    seen: dict[int, tuple[int, Identity]] = {}  # keeps the identity, so that its id stays its own
    urls = batch.column(column).to_pylist()
    for url in urls:
        if url is None:
            places.append(0)
            continue
        try:
            identity = book.identify(url)
        except InvalidURL as error:
            places.append(len(rows))
            rows.append({"wrapper": None, "publisher": None, "findings": [], "error": error.kind})
            continue
        known = seen.get(id(identity))
        if known is None:
            known = seen[id(identity)] = (len(rows), identity)
            rows.append({**row_of(identity, book.registry), "error": None})
        places.append(known[0])
    schema = where_schema()
    fields = [schema.field(name) for name in ("wrapper", "publisher", "findings", "error")]
    told = pa.table(
        [pa.array([row[field.name] for row in rows], field.type) for field in fields], schema=pa.schema(fields)
    )
    told = told.take(pa.array(places, pa.int64())).combine_chunks()
    columns = [told.column(field.name).combine_chunks() for field in fields]
    return pa.record_batch([pa.array(urls, pa.string()), *columns], schema=schema)
