"""Pages read back from WARC files: the recorded answers go through the same steps as live ones.

Two things may differ from the document of the fetch itself, and are declared volatile: `capture.evidence_path`, which
is the path of the file that was read, and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from provenance.document import Page
from provenance.errors import KINDS, FetchError, ProvenanceError
from provenance.fetch.archive import as_capture
from provenance.fetch.evidence import OUTCOME
from provenance.fetch.exchange import HEAD_END, Exchange, Truncation, interim_length
from provenance.fetch.page import page_of
from provenance.fetch.refresh import refresh_target
from provenance.fetch.settings import FetchSettings
from provenance.fetch.status import REDIRECTS, place
from provenance.fetch.verify import checked
from provenance.fetch.warc import Fault, Header, Record, records
from provenance.urls.join import join
from provenance.urls.parse import parse

VOLATILE = ("capture.evidence_path",)
"""What may differ between the document of a fetch and the one made from its evidence."""
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})(?: ([^\r\n]*))?\r?\n")
_FOLDED = re.compile(rb"\r?\n[ \t]+")


def read_warc(path: str | Path, url: str | None = None, settings: FetchSettings | None = None) -> Page:
    """Return the page in the WARC file at `path`: the one fetched from `url`, else the first.

    Raises `FetchError` with the recorded kind of end when the file holds a fetch that failed, `ProvenanceError`
    (file_not_found, file_unreadable) when it is no WARC file, was cut, or holds no such page.
    """
    failure: ProvenanceError | None = None
    for found in pages(path, settings):
        if isinstance(found, ProvenanceError):
            failure = failure or (found if url is None or url in _addresses(found) else None)
        elif url is None or url in _addresses(found):
            return found
    if failure is not None:
        raise failure
    what = f"no answer of {url}" if url else "no page"
    raise ProvenanceError(f"{path} holds {what}", kind="file_unreadable", stage="read")


def pages(path: str | Path, settings: FetchSettings | None = None) -> Iterator[Page | ProvenanceError]:
    """Yield every page of a WARC file, and for every fetch that brought none the error it ends in.

    Raises `ProvenanceError` (file_not_found, file_unreadable) as `read_warc` does.
    """
    settings = settings or FetchSettings()
    place = str(path)
    try:
        with Path(path).open("rb") as file:
            for chain in _chains(file, settings):
                yield _page(chain, settings, place) if isinstance(chain, list) else chain
    except Fault as fault:
        told = f"{place}, byte {fault.offset}: {fault.message}"
        raise ProvenanceError(told, kind="file_unreadable", stage="read", rule=fault.rule) from fault
    except FileNotFoundError as error:
        raise ProvenanceError(f"{place} does not exist", kind="file_not_found", stage="read") from error
    except OSError as error:
        raise ProvenanceError(
            f"{place} cannot be read: {error.strerror}", kind="file_unreadable", stage="read"
        ) from error


def _page(chain: list[Exchange], settings: FetchSettings, place: str) -> Page | ProvenanceError:
    try:
        page = page_of(chain, settings, evidence_path=place)
        return as_capture(page, chain, chain[-1].original) if chain[-1].original else page
    except ProvenanceError as error:
        hops = [exchange.hop() for exchange in chain]
        error.details = {"hops": hops, "limits": [], "evidence": place, "url": chain[0].url, **error.details}
        return error


def _chains(file: Any, settings: FetchSettings) -> Iterator[list[Exchange] | ProvenanceError]:
    """Yield the answers that belong to one fetch, in order; for a fetch without any answer its recorded error."""
    chain: list[Exchange] = []
    for record in records(file):
        header = record.header
        if header.get("content-type") == OUTCOME:
            outcome = _outcome(record)
            if outcome is not None and (not chain or outcome.kind in _NOT_IN_ANSWERS):
                yield outcome
                chain = []
            continue
        if not _is_answer(header):
            continue
        exchange = _exchange(header, checked(record, settings.max_wire * 2 + settings.max_head), settings)
        if chain and _follows(chain[-1], exchange, settings):
            chain.append(exchange)
        elif chain and chain[-1].url == exchange.url and len(chain) <= settings.max_hops:
            chain[-1] = exchange  # a further try
        else:
            if chain:
                yield chain
            chain = [exchange]
    if chain:
        yield chain


# Ends that no answer shows: they happened before one, after the last one, or on the way to the next.
_NOT_IN_ANSWERS = frozenset({
    "address_refused", "dns_failed", "connect_failed", "tls_failed", "timeout", "size_limit", "protocol_error",
    "redirect_limit", "redirect_loop", "redirect_refused", "robots_refused", "url_invalid", "scheme_refused",
    "body_incomplete",
})  # fmt: skip


def _is_answer(header: Header) -> bool:
    is_http = (header.get("content-type") or "").lower().replace(" ", "").startswith("application/http")
    kind = (header.get("warc-type") or "").lower()
    return kind == "response" and is_http and header.get("provenance-purpose") in (None, "page", "archive")


def _follows(before: Exchange, after: Exchange, settings: FetchSettings) -> bool:
    """Tell whether `before` sent its reader to `after`."""
    is_redirect = before.status in REDIRECTS
    target = place(before.header("location") or "") if is_redirect else refresh_target(before, settings.max_decoded)
    if not target:
        return False
    try:
        return parse(join(parse(before.url), target)).href.partition("#")[0] == parse(after.url).href.partition("#")[0]
    except ProvenanceError:
        return False


def _exchange(header: Header, message: bytes, settings: FetchSettings) -> Exchange:
    """Return a recorded answer as it was when it arrived."""
    truncated = header.get("warc-truncated")
    exchange = Exchange(
        url=(header.get("warc-target-uri") or "").strip("<>"),
        started=_moment(header.get("warc-date")),
        max_body=settings.max_wire,
        address=header.get("warc-ip-address"),
        original=header.get("provenance-original"),
        truncated=truncated if truncated in get_args(Truncation) else None,  # type: ignore[arg-type]
    )
    _take_message(exchange, message[interim_length(message) :])
    return exchange


def _take_message(exchange: Exchange, message: bytes) -> None:
    start = _STATUS.match(message)
    end = HEAD_END.search(message)
    if start is None or end is None:
        exchange.error = FetchError("the recorded answer is not well-formed HTTP", kind="protocol_error", stage="head")
        return
    exchange.raw += message
    exchange.status, exchange.reason = int(start[1]), start[2] or b""
    for line in _FOLDED.sub(b" ", message[start.end() : end.start()]).splitlines():
        name, colon, value = line.partition(b":")
        if colon:
            exchange.headers.append((name.strip(), value.strip()))
    body = message[end.end() :]
    is_chunked = any("chunked" in value.lower() for value in exchange.all("transfer-encoding"))
    parts, is_whole = _unchunked(body) if is_chunked else _measured(body, exchange.header("content-length"))
    exchange.body += parts[: exchange.max_body]
    if not is_whole and exchange.truncated is None:
        exchange.truncated = "disconnect"


def _measured(body: bytes, length: str | None) -> tuple[bytes, bool]:
    if length is None or not (length.isascii() and length.isdigit() and len(length) < 16):
        return body, True
    return body[: int(length)], len(body) >= int(length)


def _unchunked(body: bytes) -> tuple[bytes, bool]:
    """Return the joined chunks and whether their end was seen. Some archives join them and keep the header."""
    out, at = bytearray(), 0
    while at < len(body):
        end = body.find(b"\n", at, at + 4_096)
        size = re.match(rb"\s*([0-9a-fA-F]{1,15})\s*(?:;[^\r\n]*)?\r?$", body[at:end]) if end > 0 else None
        if size is None:
            return (body, True) if at == 0 else (bytes(out), False)
        length = int(size[1], 16)
        if length == 0:
            return bytes(out), True
        out += body[end + 1 : end + 1 + length]
        at = end + 1 + length
        if at > len(body):
            return bytes(out), False
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return bytes(out), False


def _outcome(record: Record) -> ProvenanceError | None:
    """Return the error a fetch ended in, as it was recorded, or None when it brought a page."""
    try:
        said = dict(json.loads(checked(record, 10_000_000)))
    except (ValueError, TypeError, RecursionError):
        return None
    kind = said.get("kind")
    if kind not in KINDS or kind in ("ok", "ok_partial"):
        return None
    told = str(said.get("message", ""))[:1_000]
    details = {name: said[name] for name in ("hops", "limits", "url", "status", "retry_after", "wall") if name in said}
    return FetchError(told, kind=kind, stage=str(said.get("stage", "fetch"))[:40], **details)


def _moment(text: str | None) -> datetime:
    try:
        moment = datetime.fromisoformat((text or "").replace("Z", "+00:00"))
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _addresses(found: Page | ProvenanceError) -> set[str | None]:
    if isinstance(found, ProvenanceError):
        return {found.details.get("url"), *(hop.get("url") for hop in found.details.get("hops", ()))}
    return {found.url, found.capture.url, *(hop.url for hop in found.capture.hops)}
