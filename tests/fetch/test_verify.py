"""Evidence files as strangers hand them in: each fault is named, good files of other tools pass, nothing costs much."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import resource
import time
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from provenance.cli import main
from provenance.errors import ProvenanceError
from provenance.fetch import read_warc
from provenance.fetch.verify import verify
from tests.hostile.case import article

NOW = datetime(2026, 11, 3, tzinfo=UTC)
BODY = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + article()
PAYLOAD = article()


def sha1(data: bytes) -> str:
    """Return the digest as most crawlers write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def record(block: bytes = BODY, **changed: str | None) -> bytes:
    """Return a good response record with some of its fields changed; None takes one out."""
    fields: dict[str, str | None] = {
        "WARC-Type": "response",
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>",
        "WARC-Date": "2026-10-01T10:00:00Z",
        "WARC-Target-URI": "https://news.example.org/a",
        "Content-Type": "application/http; msgtype=response",
        "WARC-Block-Digest": sha1(block),
        "WARC-Payload-Digest": sha1(PAYLOAD),
        "Content-Length": str(len(block)),
    }
    fields.update({name.replace("_", "-"): value for name, value in changed.items()})
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


GOOD = {
    "plain": record(),
    "gzip": gzip.compress(record()),
    "two-members": gzip.compress(record()) + gzip.compress(record(WARC_Record_ID="<urn:uuid:2>")),
    "one-member-for-two": gzip.compress(record() + record(WARC_Record_ID="<urn:uuid:2>")),
    "sha256-hex": record(WARC_Block_Digest="sha256:" + hashlib.sha256(BODY).hexdigest()),
    "sha1-hex-in-capitals": record(
        WARC_Block_Digest="SHA1:" + hashlib.sha1(BODY, usedforsecurity=False).hexdigest().upper()
    ),
    "without-digests": record(WARC_Block_Digest=None, WARC_Payload_Digest=None),
    "fine-date": record(WARC_Date="2026-10-01T10:00:00.123456Z"),
    "day-only": record(WARC_Date="2026-10-01"),
    "revisit-of-another-payload": record(WARC_Type="revisit", WARC_Payload_Digest=sha1(b"another")),
    "empty-block": record(b"", WARC_Payload_Digest=None, WARC_Block_Digest=sha1(b"")),
}
BAD = {
    "block-digest": (record(WARC_Block_Digest=sha1(b"x")), "digest-mismatch"),
    "payload-digest": (record(WARC_Payload_Digest=sha1(b"x")), "digest-mismatch"),
    "digest-not-base32": (record(WARC_Block_Digest="sha1:!!!!!!!!!!!!!!!!"), "digest-invalid"),
    "digest-of-digits": (record(WARC_Block_Digest="sha1:01890189"), "digest-invalid"),
    "digest-too-short": (record(WARC_Block_Digest="sha256:abcdabcd"), "digest-invalid"),
    "digest-unknown": (record(WARC_Block_Digest="crc32:abcdabcd"), "digest-invalid"),
    "digest-empty": (record(WARC_Block_Digest="sha1:"), "digest-invalid"),
    "date-of-30-february": (record(WARC_Date="2026-02-30T10:00:00Z"), "date-impossible"),
    "date-of-month-13": (record(WARC_Date="2026-13-01T10:00:00Z"), "date-impossible"),
    "date-tomorrow": (record(WARC_Date="2031-01-01T10:00:00Z"), "date-impossible"),
    "date-before-the-web": (record(WARC_Date="1969-01-01T10:00:00Z"), "date-impossible"),
    "date-in-words": (record(WARC_Date="yesterday"), "date-impossible"),
    "no-date": (record(WARC_Date=None), "header-missing"),
    "no-id": (record(WARC_Record_ID=None), "header-missing"),
    "no-type": (record(WARC_Type=None), "header-missing"),
    "no-address": (record(WARC_Target_URI=None), "header-missing"),
    "id-twice": (record() + record(), "id-repeated"),
    "path-in-name": (record(WARC_Type="warcinfo", WARC_Filename="../../etc/passwd"), "name-unsafe"),
    "path-of-windows": (record(WARC_Type="warcinfo", WARC_Filename="C:\\x.warc"), "name-unsafe"),
    "length-negative": (record(Content_Length="-1"), "length-invalid"),
    "length-of-letters": (record(Content_Length="many"), "length-invalid"),
    "length-vast": (record(Content_Length="9" * 30), "length-invalid"),
    "no-length": (record(Content_Length=None), "length-invalid"),
    "length-too-small": (record(Content_Length=str(len(BODY) - 9)), "length-invalid"),
    "length-too-large": (record(Content_Length=str(len(BODY) + 900)), "cut"),
    "header-without-colon": (record().replace(b"WARC-Type: response", b"WARC-Type response"), "header-invalid"),
    "header-of-a-megabyte": (record(X="y" * 1_000_000), "header-invalid"),
    "no-version": (record()[10:], "not-a-warc"),
    "version-unknown": (record().replace(b"WARC/1.0", b"WARC/7.0"), "not-a-warc"),
    "empty": (b"", "not-a-warc"),
    "page": (article(), "not-a-warc"),
    "bytes-behind": (record() + b"more", "trailing-bytes"),
    "cut-in-block": (record()[:-900], "cut"),
    "cut-in-head": (record()[:90], "cut"),
    "cut-gzip": (gzip.compress(record())[:-20], "cut"),
    "gzip-sum": (gzip.compress(record())[:-8] + bytes(8), "gzip-broken"),
    "bytes-behind-gzip": (gzip.compress(record()) + b"more", "gzip-broken"),
}  # fmt: skip


def written(folder: Path, data: bytes) -> Path:
    """Return a file with `data`."""
    path = folder / ("a.warc.gz" if data.startswith(b"\x1f\x8b") else "a.warc")
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", GOOD)
def test_good_files_pass(name: str, tmp_path: Path) -> None:
    """Files of other tools, packed or not, are whole."""
    assert verify(written(tmp_path, GOOD[name]), now=NOW).findings == []


@pytest.mark.parametrize("name", BAD)
def test_faults_are_named(name: str, tmp_path: Path) -> None:
    """Each fault has its rule and its place."""
    data, rule = BAD[name]
    findings = verify(written(tmp_path, data), now=NOW).findings
    assert rule in [finding.rule for finding in findings]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # its temporary file
def test_files_of_warcio_pass(tmp_path: Path) -> None:
    """A file written by the most used library is whole, and its page is read."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    made = writer.create_warc_record(
        "https://news.example.org/a", "response", payload=BytesIO(PAYLOAD), http_headers=head
    )
    writer.write_record(made)
    path = written(tmp_path, out.getvalue())
    report = verify(path)
    assert (report.findings, report.digests, report.is_sealed) == ([], 2, False)
    assert read_warc(path).url == "https://news.example.org/a"


@pytest.mark.parametrize("name", ["zeros", "heads", "members"])
def test_bombs_cost_little(name: str, tmp_path: Path) -> None:
    """A file made to expand is left early; memory does not follow what it claims."""
    bombs = {
        "zeros": _packed(record(bytes(1_000)).replace(b"Content-Length: 1000", b"Content-Length: 999999999"), 1_500),
        "heads": _packed(b"WARC/1.0\r\nX: ", 400),
        "members": gzip.compress(b"") * 200_000,
    }
    path = written(tmp_path, bombs[name])
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    assert not verify(path).is_whole
    assert time.process_time() - start < 8
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 60


def _packed(start: bytes, megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1_000_000)
    return packer.compress(start) + b"".join(packer.compress(zeros) for _ in range(megabytes)) + packer.flush()


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=600), place=st.integers(0, 2_000), count=st.integers(0, 40))
def test_any_bytes_end_in_a_report(
    data: bytes, place: int, count: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No file makes the reader raise anything of its own."""
    path = tmp_path_factory.mktemp("any") / "a.warc"
    good = record()
    path.write_bytes(good[:place] + data + good[place + count :])
    verify(path)
    try:
        read_warc(path)
    except ProvenanceError as error:
        assert error.message  # noqa: PT017 - most such files hold no page


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line per file, exit code 1 when one is not whole, JSON when asked."""
    good, bad = tmp_path / "good.warc", tmp_path / "bad.warc"
    good.write_bytes(GOOD["plain"])
    bad.write_bytes(BAD["block-digest"][0])
    assert main(["verify", str(good)]) == 0
    assert "whole: 1 records, 2 digests recomputed" in capsys.readouterr().out
    assert main(["verify", str(good), str(bad)]) == 1
    assert "digest-mismatch" in capsys.readouterr().out
    assert main(["verify", "--json", str(bad)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["whole"] is False
    assert told["findings"][0]["rule"] == "digest-mismatch"
    assert main(["verify", str(tmp_path / "absent")]) == 1
    assert "does not exist" in capsys.readouterr().err
