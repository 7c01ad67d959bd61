"""From the exchanges of a fetch to its page. Pure: live answers and recorded ones go through the same steps."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.charset import Choice, UnreadableCharset, choose
from provenance.document import Capture, Hop, Page
from provenance.errors import FetchError, Kind
from provenance.fetch.decode import Decoded, decode
from provenance.fetch.exchange import HEAD_END, Exchange, interim_length
from provenance.fetch.settings import FetchSettings
from provenance.fetch.sniff import read_media, refuse_type
from provenance.fetch.status import failure
from provenance.walls import Wall, recognise, recognise_headers
from provenance.walls.visible import FIRST, visible_text

_WALLED = frozenset({400, 401, 402, 403, 405, 406, 409, 418, 503})
"""Statuses with which challenges are sent; a 429 or 451 has its own name, whatever its page says."""
_PAGE_END = re.compile(rb"</html\s*>\s*(?:<!--[^>]{0,1000}-->\s*){0,5}$", re.IGNORECASE)
_HTML_END = re.compile(rb"</html", re.IGNORECASE)
MOST_PLAIN = 400_000
"""Characters of a plain text that are read, as of a page; books are longer, articles are not."""
LARGE = 2_000_000
"""Bytes of a page beyond which it is handed on as bytes, to be read piece by piece."""
LEAST_TEXT = 200
"""Characters a body that broke off must show to be worth reading."""
_REASONS: dict[str | None, str] = {
    "disconnect": "the connection ended before the body did",
    "length": "the body was cut at the limit of its length",
    "time": "the body was cut when its time was over",  # or its end never came
    "unspecified": "the body was cut",
}


@dataclass(frozen=True, slots=True)
class _Body:
    """A body as text. `doubts` say why it may not be the whole or the right text.

    Of a large page `text` is the beginning only, and `large` the whole.
    """

    text: str
    kind: str
    media_type: str | None
    charset: str
    doubts: tuple[str, ...]
    large: bytes | None = None


def page_of(chain: Sequence[Exchange], settings: FetchSettings, *, evidence_path: str | None = None) -> Page:
    """Return the page a chain of answers ends in; the last holds it, the others led there.

    Raises `FetchError` with the kind of end, when it brings no page.
    """
    final = chain[-1]
    error = fatal(final, settings)
    if error is not None:
        raise error
    bad = failure(final, settings.max_retry_wait)
    if bad is not None:
        raise _behind_a_wall(final, settings.max_decoded) or bad
    body = read_body(final, settings.max_decoded)
    if body.kind == "html":
        refuse_wall(recognise(body.text, final.headers, final.url))
    if final.truncated and len(visible_text(body.text)) < LEAST_TEXT:
        raise FetchError(
            f"{_REASONS[final.truncated]}, and hardly any text had come", kind="body_incomplete", stage="body"
        )
    capture = _capture(chain, body, evidence_path)
    if body.kind == "text":
        return Page(text=body.text, url=final.url, capture=capture)
    return Page(html=body.text if body.large is None else body.large, url=final.url, capture=capture)


def fatal(exchange: Exchange, settings: FetchSettings) -> FetchError | None:
    """Return the error that leaves an answer without a page, or None where there is none, or a page in spite of it."""
    error = exchange.error
    if error is None or error.kind == "body_incomplete":
        return None
    return None if error.kind == "timeout" and _fell_silent_behind_a_page(exchange, settings) else error


def _fell_silent_behind_a_page(exchange: Exchange, settings: FetchSettings) -> bool:
    """Tell whether an answer that came to no end had brought its page, up to the end tag."""
    if exchange.status != 200 or not exchange.body:
        return False
    try:
        decoded = decode(exchange.body, exchange.all("content-encoding"), settings.max_decoded)
    except FetchError:
        return False
    return _PAGE_END.search(decoded.data[-4_000:]) is not None


def read_body(exchange: Exchange, max_decoded: int) -> _Body:
    """Return the body of an answer as text. Raises `FetchError` for what cannot be decoded or is no page."""
    refuse_type(exchange.all("content-type"))
    decoded = decode(exchange.body, exchange.all("content-encoding"), max_decoded)
    data = decoded.data
    if exchange.body and not data and not decoded.is_whole:
        raise FetchError("the compressed body ends before anything can be read", kind="decode_error", stage="decode")
    if not data or data.isspace():
        raise FetchError("the answer has no body", kind=_empty(exchange), stage="body")
    media = read_media(exchange.all("content-type"), data)
    try:
        choice = choose(data, media.charset)
    except UnreadableCharset as error:
        raise FetchError(str(error), kind="decode_error", stage="decode") from error
    doubts = _doubts(exchange, decoded, choice)
    if media.kind == "html" and len(data) > LARGE:
        text, _ = _first(choice.pieces(data), FIRST + 1)
        return _Body(text, media.kind, media.media_type, choice.charset, doubts, bytes(data))
    text, is_cut = _first(choice.pieces(data), MOST_PLAIN if media.kind == "text" else len(data))
    if is_cut:
        doubts = (*doubts, f"the text was cut after {MOST_PLAIN:,} characters")
    return _Body(text, media.kind, media.media_type, choice.charset, doubts)


def _doubts(exchange: Exchange, decoded: Decoded, choice: Choice) -> tuple[str, ...]:
    """Return why the body may not be the whole or the right text."""
    doubts = [_REASONS[exchange.truncated]] if exchange.truncated else []
    if not decoded.is_whole and not exchange.truncated:
        doubts.append("the compressed body ends before its own end mark")
    doubts += decoded.doubts
    if exchange.status == 206 and not _is_whole_range(exchange.header("content-range")):
        doubts.append("the server sent a part nobody asked for")
    if _goes_on(exchange):
        doubts.append("the body is longer than the server said; what is behind its announced end was not read")
    if choice.note:
        doubts.append(f"charset: {choice.note}")
    return tuple(doubts)


def _first(pieces: Iterable[str], most: int) -> tuple[str, bool]:
    """Return the first `most` characters of a text, and whether there were more."""
    kept: list[str] = []
    size = 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size > most:
            return "".join(kept)[:most], True
    return "".join(kept), False


def refuse_wall(wall: Wall | None) -> None:
    """Raise `FetchError` when `wall` stands before the article."""
    if wall is not None:
        raise wall_error(wall)


def wall_error(wall: Wall) -> FetchError:
    """Return the error that names the wall."""
    return FetchError(wall.says, kind=wall.kind, stage="content", wall=wall.name, rule=wall.rule)


def _behind_a_wall(final: Exchange, max_decoded: int) -> FetchError | None:
    """Return the wall a failing answer shows, when it is one; a broken body of a failure tells nothing."""
    wall = recognise_headers(final.headers) or _wall_in_body(final, max_decoded)
    if wall is None or wall.kind != "access_blocked":
        return None
    error = wall_error(wall)
    error.details["status"] = final.status
    return error


def _wall_in_body(final: Exchange, max_decoded: int) -> Wall | None:
    if final.status not in _WALLED:
        return None
    try:
        return recognise(read_body(final, min(max_decoded, 1_000_000)).text)
    except FetchError:
        return None


def _capture(chain: Sequence[Exchange], body: _Body, evidence_path: str | None) -> Capture:
    final = chain[-1]
    return Capture(
        kind="ok_partial" if body.doubts else "ok",
        url=chain[0].url,
        final_url=final.url,
        hops=tuple(Hop(**exchange.hop()) for exchange in chain),
        retrieved=final.started.strftime("%Y-%m-%dT%H:%M:%SZ"),
        status=final.status,
        media_type=body.media_type,
        charset=body.charset,
        sha256=hashlib.sha256(final.body).hexdigest(),
        size=len(final.body),
        limits=body.doubts,
        evidence_path=evidence_path,
    )


def _goes_on(exchange: Exchange) -> bool:
    """Tell whether a page goes on behind the length its server announced. Other bytes there are none of its text."""
    length = exchange.header("content-length")
    if (
        length is None
        or not length.isdigit()
        or exchange.all("transfer-encoding")
        or b"</html" in exchange.body[-4_000:].lower()
    ):
        return False
    end = HEAD_END.search(exchange.raw, interim_length(exchange.raw))
    return end is not None and _HTML_END.search(exchange.raw, end.end() + int(length)) is not None


def _empty(exchange: Exchange) -> Kind:
    return "body_incomplete" if exchange.truncated else "empty_content"


def _is_whole_range(value: str | None) -> bool:
    """Tell whether a Content-Range names the whole (RFC 9110, 14.4)."""
    unit, _, rest = (value or "").partition(" ")
    span, _, size = rest.partition("/")
    first, _, last = span.partition("-")
    return unit == "bytes" and first == "0" and last.isdigit() and size.isdigit() and int(last) + 1 == int(size)
