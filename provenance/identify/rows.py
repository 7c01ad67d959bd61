"""What `provenance where` prints of an address: one row, as values or straight as JSON."""

from __future__ import annotations

import json
from typing import Any

from provenance.identify.address import Identity
from provenance.identify.signs import signs
from provenance.registry.index import Registry
from provenance.urls.wrappers import Unwrapped

Row = dict[str, Any]
PUBLISHER = ("status", "outlet", "name", "host", "registrable_domain", "account", "rule")
_PUBLISHER = '"publisher": {{' + ", ".join(f'"{name}": {{}}' for name in PUBLISHER) + '}}, "findings": {}}}'

as_json = json.JSONEncoder(ensure_ascii=False).encode
"""One encoder for all rows: making one costs more than using it."""


def inert(line: str) -> str:
    """Return a line of JSON with what could change its display written as escapes; most lines hold nothing such."""
    if line.isascii() and "\x7f" not in line:
        return line
    from provenance.text import inert_json

    return inert_json(line)


def row_of(identity: Identity, registry: Registry) -> Row:
    """Return the row of an address without the address."""
    return {
        "wrapper": wrapper_row(identity.wrapper),
        "publisher": publisher_row(identity),
        "findings": finding_rows(identity, registry),
    }


def wrapper_row(wrapper: Unwrapped | None) -> Row | None:
    """Return what is printed of a wrapper, None where there is none."""
    if wrapper is None:
        return None
    return {"service": wrapper.service, "original_url": wrapper.original_url, "captured": wrapper.captured}


def publisher_row(identity: Identity) -> Row:
    """Return what is printed of who serves the address."""
    return {name: getattr(identity, name) for name in PUBLISHER}


def finding_rows(identity: Identity, registry: Registry) -> list[Row]:
    """Return the findings on the address that a reader should look at; what other fields show is not repeated."""
    if identity.lookalike is None and identity.reported is None and identity.wrapper is None:
        return []
    return [
        {"kind": sign.kind, "outlet": sign.outlet, "pattern": sign.pattern, "message": sign.message}
        for sign in signs(identity, (), registry)
        if sign.severity == "look"
    ]


def end_of_row(identity: Identity, registry: Registry) -> str:
    """Return publisher and findings as JSON, the end of a row that begins with the address and its wrapper."""
    values = (as_json(getattr(identity, name)) for name in PUBLISHER)
    return _PUBLISHER.format(*values, as_json(finding_rows(identity, registry)))
