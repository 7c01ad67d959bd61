"""Asks a time-stamping authority for the time of an evidence file, through the same gate and limits as a fetch."""

from __future__ import annotations

import json
from pathlib import Path

from provenance.errors import FetchError, Kind, ProvenanceError
from provenance.fetch.clock import Deadline
from provenance.fetch.exchange import Exchange
from provenance.fetch.gate import admit
from provenance.fetch.lines import Lines
from provenance.fetch.settings import FetchSettings
from provenance.fetch.status import failure
from provenance.fetch.timestamp import FAILED, LARGEST, QUERY, REPLY, TOKEN, Query

_CUT: dict[str, Kind] = {"length": "size_limit", "time": "timeout"}


def stamp(path: Path, url: str, lines: Lines, settings: FetchSettings) -> None:
    """Lay the token of the authority at `url` beside the file at `path`, or the reason why there is none.

    No answer of an authority makes a capture fail. Raises `ProvenanceError` (file_unwritable) where nothing can be
    written, as the evidence itself does.
    """
    try:
        end, content = TOKEN, _token(path.read_bytes(), url, lines, settings)
    except ProvenanceError as error:
        told = {"error": {"kind": error.kind, "stage": "timestamp", "message": error.message}, "authority": url}
        told["asked"] = f"{settings.clock.now():%Y-%m-%dT%H:%M:%SZ}"
        end, content = FAILED, json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    try:
        path.with_name(path.name + end).write_bytes(content)
    except OSError as error:
        raise ProvenanceError(
            f"the time-stamp cannot be written to {path.parent}: {error.strerror}",
            kind="file_unwritable", stage="evidence",
        ) from error  # fmt: skip


def _token(data: bytes, url: str, lines: Lines, settings: FetchSettings) -> bytes:
    """Return the authority's answer, checked. Raises `InvalidURL` or `FetchError`; a redirect is one."""
    query = Query.of(data)
    address = admit(url, settings.allow)
    log: list[Exchange] = []
    deadline = Deadline(settings.clock, settings.deadline)
    answer = lines.post(address, query.content, (QUERY, REPLY), deadline, log, max_body=LARGEST)
    refused = failure(answer, settings.max_retry_wait)
    if refused is not None:
        raise refused
    if answer.truncated:
        kind = _CUT.get(answer.truncated, "body_incomplete")
        raise FetchError(f"the answer of the time-stamping authority is not whole ({answer.truncated})", kind=kind)
    reply = bytes(answer.body)
    query.check(reply)
    return reply
