"""What a fetch leaves behind: whole, sealed, without secrets, and good for the same document again."""

from __future__ import annotations

import gzip
import json
import random  # a fixed choice of bytes, no secret
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from provenance import annotate
from provenance.document import Page
from provenance.errors import FetchError, ProvenanceError
from provenance.fetch import fetch, pages, read_warc
from provenance.fetch.evidence import file_name, without_secrets
from provenance.fetch.verify import verify
from tests.fetch.local import settings
from tests.hostile.case import article
from tests.hostile.server import Server, Visit

PAGE = article()


def _moved(visit: Visit) -> None:
    visit.page(b"", "Location: /page", "Set-Cookie: session=secret-of-the-operator; Path=/", status="302 Found")


CASES = {
    "page": lambda visit: visit.page(gzip.compress(PAGE), "Content-Encoding: gzip"),
    "moved": _moved,
    "gone": lambda visit: visit.page(b"<h1>Gone</h1>", status="410 Gone"),
    "cut": lambda visit: visit.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 99999\r\n\r\n" + PAGE
    ),
    "chunks": lambda visit: visit.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    ),
    "foreign": lambda visit: (
        visit.page(PAGE)
        if "%C3%BC" in visit.head.decode().upper()
        else visit.send(
            "HTTP/1.1 302 Found\r\nLocation: /foreign/über\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()
        )
    ),
    "lines": lambda visit: visit.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"%x\n%b\n0\n\n" % (len(PAGE), PAGE)
    ),
    "guessed": lambda visit: visit.page(
        b"<article>" + ("<p>Министр сказал, что переговоры продолжатся.</p>" * 9).encode("cp1251"),
        media="text/html",
    ),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Serve the cases of this file."""
    with Server(CASES) as running:
        yield running


@pytest.fixture
def kept(server: Server, tmp_path: Path) -> Path:
    """Return the evidence of a fetch with one redirect."""
    page = fetch(server.url("moved"), settings(server, evidence=tmp_path))
    assert page.capture.evidence_path is not None
    return Path(page.capture.evidence_path)


def test_evidence_is_whole_and_sealed(kept: Path) -> None:
    """Every digest can be recomputed, and all bytes of the file are covered."""
    report = verify(kept)
    assert report.findings == []
    assert report.is_sealed
    assert report.digests >= 8


def test_one_flipped_byte_fails(kept: Path, tmp_path: Path) -> None:
    """Whatever byte changes, heads and padding included, the file is no longer whole."""
    data = kept.read_bytes()
    changed = tmp_path / "changed.warc.gz"
    places = {*range(40), *range(len(data) - 300, len(data)), *random.Random(7).sample(range(len(data)), 400)}  # noqa: S311
    for place in sorted(places):
        flipped = bytearray(data)
        flipped[place] ^= 1 << (place % 8)
        changed.write_bytes(flipped)
        assert not verify(changed).is_whole, f"byte {place} of {len(data)}"


def test_a_cut_file_is_named_as_cut(kept: Path, tmp_path: Path) -> None:
    """Wherever the end is missing, the report says that it is."""
    data = kept.read_bytes()
    cut = tmp_path / "cut.warc.gz"
    chosen = random.Random(7).sample(range(20, len(data)), 300)  # noqa: S311
    for length in sorted({*chosen, len(data) - 1, *_ends_of_members(data)}):
        cut.write_bytes(data[:length])
        assert [finding.rule for finding in verify(cut).findings] == ["cut"], length


def _ends_of_members(data: bytes) -> list[int]:
    starts = [place for place in range(1, len(data)) if data.startswith(b"\x1f\x8b\x08\x00\x00", place)]
    assert len(starts) > 5
    return starts


def test_no_page_is_read_from_a_changed_record(kept: Path, tmp_path: Path) -> None:
    """In an unpacked copy no checksum of gzip helps: the digest of the record does."""
    data = gzip.decompress(kept.read_bytes())
    plain = tmp_path / "plain.warc"
    plain.write_bytes(data)
    assert read_warc(plain).url == read_warc(kept).url
    body = data.rindex(b"Content-Encoding: gzip")
    for place in (body, body + 200):
        plain.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(ProvenanceError) as caught:
            read_warc(plain)
        assert (caught.value.kind, caught.value.details["rule"]) == ("file_unreadable", "digest-mismatch")


def _copies(data: bytes) -> dict[str, bytes]:
    """Return the bytes of a file as somebody may hand them on."""
    plain = gzip.decompress(data)
    body = plain.rindex(b"Content-Encoding: gzip") + 200
    return {
        "unpacked": plain,
        "unpacked-edited": plain[:body] + bytes([plain[body] ^ 1]) + plain[body + 1 :],
        "unpacked-end-mark": plain[:-1] + b"\x0c",
        "packed-anew": gzip.compress(plain),
    }


@pytest.mark.parametrize(
    ("name", "rules", "says"),
    [
        pytest.param("unpacked", ["seal-broken"], "the file was unpacked", id="unpacked"),
        pytest.param("unpacked", ["seal-broken"], "verify the .warc.gz as it was written", id="unpacked-way-out"),
        pytest.param("unpacked-edited", ["digest-mismatch", "digest-mismatch", "seal-broken"], "unpacked", id="edited"),
        pytest.param("unpacked-end-mark", ["length-invalid"], "its end was changed", id="end-mark"),
        pytest.param("packed-anew", ["seal-broken"], "the file was packed anew or changed", id="packed-anew"),
    ],
)
def test_a_copy_says_what_became_of_it(name: str, rules: list[str], says: str, kept: Path, tmp_path: Path) -> None:
    """Unpacking, packing anew and editing break the seal, and the report says which it was and what to verify."""
    copy = tmp_path / "copy.warc"
    copy.write_bytes(_copies(kept.read_bytes())[name])
    findings = verify(copy).findings
    assert [finding.rule for finding in findings] == rules
    assert says in findings[-1].message


def test_other_readers_agree(kept: Path) -> None:
    """Two common WARC readers read the file and find its digests right."""
    with kept.open("rb") as file:
        statuses = []
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            if record.rec_type == "response":
                statuses.append(record.http_headers.get_statuscode())
    assert statuses == ["302", "200"]
    with kept.open("rb") as file:
        records = list(FastIterator(file, parse_http=True))
    assert len(records) == verify(kept).records


def test_the_raw_answer_is_kept_as_it_came(kept: Path) -> None:
    """The body is the one from the wire, still compressed."""
    with kept.open("rb") as file:
        bodies = [r.raw_stream.read() for r in ArchiveIterator(file) if r.rec_type == "response"]
    assert gzip.decompress(bodies[1]) == PAGE


def test_secrets_are_removed(kept: Path, server: Server) -> None:
    """Neither the cookie that was set nor the one that was sent back is in the file."""
    text = gzip.decompress(kept.read_bytes())
    assert b"secret-of-the-operator" not in text
    assert text.count(b"Set-Cookie: (removed)") == 1
    assert text.count(b"Cookie: (removed)") == 2


@pytest.mark.parametrize(
    ("head", "clean"),
    [
        (b"A: b\r\nCookie: x\r\nC: d", b"A: b\r\nCookie: (removed)\r\nC: d"),
        (b"AUTHORIZATION:Basic abc\r\n more\r\nC: d", b"AUTHORIZATION: (removed)\r\nC: d"),
        (b"X-Cookie: stays\r\nset-cookie : a=b\r\n", b"X-Cookie: stays\r\nset-cookie : (removed)\r\n"),
    ],
)
def test_secret_headers(head: bytes, clean: bytes) -> None:
    """Values go, names stay, and a body that looks like a header is not touched."""
    tail = b"\r\n\r\nCookie: in the body"
    assert without_secrets(head.rstrip(b"\r\n") + tail) == clean.rstrip(b"\r\n") + tail


@pytest.mark.parametrize("path", ["page", "moved", "cut", "chunks", "foreign", "guessed"])
def test_the_same_document_comes_from_the_evidence(path: str, server: Server, tmp_path: Path) -> None:
    """Annotating the recorded answer gives the same bytes; only the path of the file may differ."""
    live = fetch(server.url(path), settings(server, evidence=tmp_path))
    again = read_warc(live.capture.evidence_path or "")
    assert annotate(again).to_json() == annotate(live).to_json()
    moved = tmp_path / "moved.warc.gz"
    Path(live.capture.evidence_path or "").rename(moved)
    elsewhere = json.loads(annotate(read_warc(moved)).to_json())
    assert elsewhere["capture"].pop("evidence_path") == str(moved)
    expected = json.loads(annotate(live).to_json())
    expected["capture"].pop("evidence_path")
    assert elsewhere == expected


@pytest.mark.parametrize("path", ["gone", "lines"])
def test_a_failure_is_read_back_as_a_failure(path: str, server: Server, tmp_path: Path) -> None:
    """The evidence of a page that was gone, or came in chunks that are none, says so again."""
    with pytest.raises(FetchError) as caught:
        fetch(server.url(path), settings(server, evidence=tmp_path))
    with pytest.raises(FetchError) as again:
        read_warc(caught.value.details["evidence"])
    assert (again.value.kind, again.value.message) == (caught.value.kind, caught.value.message)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "not an address", "ftp://x/"])
def test_refusals_leave_evidence_too(url: str, server: Server, tmp_path: Path) -> None:
    """What was refused before anything was dialled is on record, and read back."""
    with pytest.raises(ProvenanceError) as caught:
        fetch(url, settings(server, evidence=tmp_path))
    report = verify(Path(caught.value.details["evidence"]))
    assert report.is_whole
    with pytest.raises(ProvenanceError) as again:
        read_warc(caught.value.details["evidence"])
    assert again.value.kind == caught.value.kind


@pytest.mark.parametrize(
    "url", ["http://../../etc/passwd", "http://a/../../x", "x" * 5_000, "http://ünïcödé.example/", "\x00/"]
)
def test_names_of_files_follow_no_address(url: str) -> None:
    """A name is the time, plain letters and a random end, whatever the address holds."""
    name = file_name(url, datetime(2026, 11, 3, tzinfo=UTC))
    assert Path(name).name == name
    assert len(name) < 120
    assert set(name) <= set("0123456789abcdefghijklmnopqrstuvwxyzTZ.-")


def test_several_pages_in_one_file(server: Server, tmp_path: Path) -> None:
    """Files put together are read page by page; a page is found by the address that led to it."""
    parts = [fetch(server.url(path), settings(server, evidence=tmp_path)) for path in ("moved", "chunks")]
    joined = tmp_path / "joined.warc.gz"
    joined.write_bytes(b"".join(Path(part.capture.evidence_path or "").read_bytes() for part in parts))
    found = list(pages(joined))
    assert [page.url for page in found if isinstance(page, Page)] == [server.url("page"), server.url("chunks")]
    assert read_warc(joined, server.url("chunks")).url == server.url("chunks")
    assert read_warc(joined, server.url("moved")).url == server.url("page")
    with pytest.raises(ProvenanceError) as caught:
        read_warc(joined, "http://other.example/")
    assert caught.value.kind == "file_unreadable"


def test_evidence_that_cannot_be_written_is_said(server: Server, tmp_path: Path) -> None:
    """A folder that is a file ends in one sentence."""
    place = tmp_path / "file"
    place.write_text("x")
    with pytest.raises(ProvenanceError) as caught:
        fetch(server.url("page"), settings(server, evidence=place))
    assert caught.value.stage == "evidence"
