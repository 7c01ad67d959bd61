"""Mutated pages, addresses, JSON-LD, evidence and answers: every end is a value or an own error, and comes in time.

Each target gets a few seconds from a fixed seed, more when PROVENANCE_FUZZ_SECONDS is set: the whole smoke run of a
nightly job takes 60. A find becomes a case of its own in `tests/hostile/` or beside the code it broke.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance import Page, annotate
from provenance.charset import UnreadableCharset
from provenance.charset import decode as decode_text
from provenance.errors import FetchError, ProvenanceError
from provenance.extract.structured import decode as decode_json
from provenance.fetch.decode import decode
from provenance.fetch.exchange import Exchange
from provenance.fetch.gate import admit
from provenance.fetch.page import page_of
from provenance.fetch.replay import read_warc
from provenance.fetch.robots import rules_in
from provenance.fetch.settings import FetchSettings
from provenance.fetch.verify import verify
from provenance.registry.index import load_registry
from provenance.urls.join import join
from provenance.urls.parse import parse
from provenance.urls.wrappers import unwrap
from provenance.walls import recognise
from tests.fetch.test_verify import record
from tests.hostile.case import article

SECONDS = float(os.environ.get("PROVENANCE_FUZZ_SECONDS", "7")) / 7
SLOWEST = 10.0
LEAST = 10  # mutations, however slow the machine
LD = (
    b'<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Talks",'
    b'"datePublished":"2020-07-17T10:00:00Z","author":[{"@type":"Person","name":"A. Person"}],"publisher":{"@id":"#p"}}'
    b"</script>"
)
PIECES = [
    b"<", b">", b"</p>", b"<p>", b"<div>" * 50, b"<table><tr>", b"<!--", b"-->", b"<script>", b"</script>", b"&#0;",
    b"&#x110000;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xae", b'"', b"'", b"Source: Reuters", b"(AFP)",
    b"\xc2\xa9", b"By ", b"<meta charset=utf-7>", b"<base href=//x>", b"]]>", b"<svg><style>", b"<select>", b"9" * 400,
    b"{" * 200, b"[" * 200, b"\\u0000", b"\\ud800", b"http://", b"@", b"%00", b"..", b"xn--", b"web/2020id_/", b"\r\n",
    b"WARC/1.0\r\n", b"Content-Length: -1\r\n",
]  # fmt: skip


def mutated(choose: random.Random, data: bytes) -> bytes:
    """Return `data` with a few places changed, cut, doubled or filled."""
    out = bytearray(data)
    for _ in range(choose.randint(1, 8)):
        place = choose.randrange(len(out) + 1)
        kind = choose.randrange(5)
        if kind == 0 and out:
            out[place % len(out)] = choose.randrange(256)
        elif kind == 1:
            out[place:place] = choose.choice(PIECES) * choose.choice([1, 1, 1, 20])
        elif kind == 2:
            del out[place : place + choose.randrange(1, 200)]
        elif kind == 3:
            out[place:place] = out[place : place + choose.randrange(1, 400)]
        else:
            out[place:place] = bytes(choose.randrange(256) for _ in range(choose.randrange(1, 12)))
    return bytes(out[:200_000])


def _page(data: bytes) -> None:
    with contextlib.suppress(ProvenanceError):
        annotate(Page(html=data, url="https://news.example.org/a"), load_registry(), as_of="2026-01-01").to_json()


def _text(data: bytes) -> None:
    with contextlib.suppress(ProvenanceError):
        annotate(Page(text=data.decode("utf-8", "replace")), load_registry(), as_of="2026-01-01").to_json()


def _address(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    with contextlib.suppress(ProvenanceError):
        admit(text)
    with contextlib.suppress(ProvenanceError):
        unwrap(text)
    with contextlib.suppress(ProvenanceError):
        parse(join(parse("https://news.example.org/a/b?c#d"), text))


def _json(data: bytes) -> None:
    decode_json(data.decode("utf-8", "replace"))


def _bytes(data: bytes) -> None:
    with contextlib.suppress(UnreadableCharset):
        recognise(decode_text(data, data[:9].decode("latin-1")).text)
    rules_in(data).allows("https://news.example.org/a")
    for name in ("gzip", "deflate", "br", "zstd"):
        with contextlib.suppress(FetchError):
            decode(data, [name], 100_000)


def _answer(data: bytes) -> None:
    head, _, body = data.partition(b"\n\n")
    headers = [(b"Content-Type", head[:60]), (b"Content-Encoding", head[60:64]), (b"Retry-After", head[64:90])]
    exchange = Exchange(url="https://news.example.org/a", started=datetime(2026, 1, 1, tzinfo=UTC), status=200)
    exchange.headers, exchange.body = headers, bytearray(body)
    with contextlib.suppress(ProvenanceError):
        page_of([exchange], FetchSettings())


def _evidence(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    verify(path)
    with contextlib.suppress(ProvenanceError):
        read_warc(path)


TARGETS: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
    "page": (_page, [article(), article(head=LD.decode())]),
    "text": (_text, [b"OSLO, May 3 (NTB) - The minister said that talks would go on.\n\n" * 4 + b"Source: Sputnik\n"]),
    "address": (_address, [b"https://user@www.Example.org:443/a/../b?c=d#e", b"https://web.archive.org/web/2020id_/http://a.b/c",
                           b"http://0x7f.1/", b"//[::ffff:127.0.0.1]/x"]),
    "json": (_json, [LD[36:-9]]),
    "bytes": (_bytes, [article(), gzip.compress(article()), b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 3\n"]),
    "answer": (_answer, [b"text/html; charset=windows-1251\n\n" + article(), b"text/plain\n\nPlain words only. " * 20]),
}  # fmt: skip


def _run(target: Callable[[bytes], None], seeds: list[bytes]) -> None:
    choose = random.Random(7)  # noqa: S311 - the same mutations each time
    end, count = time.monotonic() + SECONDS, 0
    while count < LEAST or time.monotonic() < end:
        data = mutated(choose, choose.choice(seeds))
        start = time.process_time()
        try:
            target(data)
        except Exception as error:
            pytest.fail(f"{error!r} after {count} mutations, by {data[:2_000]!r}")
        assert time.process_time() - start < SLOWEST, data[:2_000]
        count += 1


@pytest.mark.parametrize("name", TARGETS)
def test_mutations(name: str) -> None:
    """Nothing but values and own errors comes out, whatever goes in."""
    _run(*TARGETS[name])


def test_mutated_evidence(tmp_path: Path) -> None:
    """Evidence files too, plain and packed."""
    path = tmp_path / "a.warc"
    _run(lambda data: _evidence(data, path), [record(), gzip.compress(record())])
