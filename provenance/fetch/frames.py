"""Heads of HTTP/2 answers, held to their form: httpcore takes one without a status for a success."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import httpcore

_STATUS = re.compile(rb"[1-9][0-9]{2}")


def mind_heads(connection: httpcore.HTTPConnection) -> None:
    """Let `connection`, if it speaks HTTP/2, raise `h2.exceptions.ProtocolError` for a malformed head."""
    parser = getattr(getattr(connection, "_connection", None), "_h2_state", None)
    if parser is not None and "receive_data" not in vars(parser):
        parser.receive_data = _Checked(parser.receive_data)


class _Checked:
    """Reads frames as the parser does, and looks at the heads among them."""

    def __init__(self, read: Any) -> None:
        self._read = read

    def __call__(self, data: bytes) -> list[Any]:
        """Return the events in `data`. Raises `h2.exceptions.ProtocolError`."""
        from h2.events import ResponseReceived
        from h2.exceptions import ProtocolError

        events: list[Any] = self._read(data)
        for event in events:
            if isinstance(event, ResponseReceived) and not has_status(event.headers or ()):
                raise ProtocolError("the head of the answer does not begin with its one status")
        return events


def has_status(headers: Sequence[tuple[bytes, bytes]]) -> bool:
    """Tell whether a head begins with its status, and brings no other pseudo-header (RFC 9113, 8.3).

    >>> has_status([(b":status", b"200"), (b"content-type", b"text/html")])
    True
    >>> has_status([(b"content-type", b"text/html")]), has_status([(b":status", b"200"), (b":status", b"404")])
    (False, False)
    """
    pseudo = [value for name, value in headers if name.startswith(b":")]
    return len(pseudo) == 1 and headers[0][0] == b":status" and _STATUS.fullmatch(pseudo[0]) is not None
