"""Evidence goes into collections and comes out of them unchanged; faults of strangers' collections are named."""

from __future__ import annotations

import gzip
import json
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from provenance import annotate
from provenance.batch.files import read_file
from provenance.cli import main
from provenance.errors import FetchError, ProvenanceError
from provenance.fetch import collection as collections
from provenance.fetch import fetch, read_warc
from provenance.fetch.collection import read_collection, verify_collection
from provenance.fetch.wacz import _key, pack
from tests.fetch.local import settings
from tests.fetch.test_verify import GOOD
from tests.hostile.case import article
from tests.hostile.server import Server

Entries = dict[str, bytes]
CASES = {
    "page": lambda visit: visit.page(article()),
    "moved": lambda visit: visit.page(b"", "Location: /page", status="302 Found"),
    "gone": lambda visit: visit.page(b"<h1>Gone</h1>", status="410 Gone"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Serve the cases of this file."""
    with Server(CASES) as running:
        yield running


@pytest.fixture
def files(server: Server, tmp_path: Path) -> list[Path]:
    """Return the evidence of a page and of one behind a redirect."""
    kept = settings(server, evidence=tmp_path)
    return [Path(fetch(server.url(name), kept).capture.evidence_path or "") for name in ("page", "moved")]


@pytest.fixture
def packed(files: list[Path], tmp_path: Path) -> Path:
    """Return a collection of both."""
    pack(files, tmp_path / "a.wacz")
    return tmp_path / "a.wacz"


def entries(path: Path) -> Entries:
    """Return what is in a ZIP file."""
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_collection_is_whole_and_always_the_same(files: list[Path], packed: Path, tmp_path: Path) -> None:
    """The same files in any order make the same bytes, and every digest holds."""
    pack(files[::-1], tmp_path / "b.wacz")
    assert packed.read_bytes() == (tmp_path / "b.wacz").read_bytes()
    report, stamps = verify_collection(packed)
    assert (report.findings, report.is_sealed, stamps) == ([], True, [])
    inside = entries(packed)
    assert all(inside[f"archive/{path.name}"] == path.read_bytes() for path in files)


def test_the_index_points_at_answers(packed: Path) -> None:
    """Each line of the index leads to the one record it speaks of; lines are sorted."""
    inside = entries(packed)
    lines = inside["indexes/index.cdx"].decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 3
    for line in lines:
        key, moment, said = line.split(" ", 2)
        place = json.loads(said)
        start, length = int(place["offset"]), int(place["length"])
        record = gzip.decompress(inside[f"archive/{place['filename']}"][start : start + length])
        assert record.startswith(b"WARC/1.1\r\nWARC-Type: response\r\n")
        assert f"WARC-Target-URI: {place['url']}\r\n".encode() in record
        assert record.endswith(b"\r\n\r\n")
        assert f"HTTP/1.1 {place['status']} ".encode() in record
        assert (key, moment) == (_key(place["url"]), moment[:14])


@pytest.mark.parametrize(
    ("url", "key"),
    [
        pytest.param("https://www.Example.org/News?b=2&A=1", "org,example)/news?a=1&b=2", id="sorted-and-small"),
        pytest.param("http://example.org:8080/", "org,example:8080)/", id="port"),
        pytest.param("https://www2.example.org", "org,example)/", id="www-with-a-number"),
        pytest.param("no address", "noaddress", id="no-address"),
    ],
)
def test_keys_are_those_of_other_tools(url: str, key: str) -> None:
    """An index is looked up by the key a replaying tool computes from an address."""
    assert _key(url) == key


def test_pages_are_listed(server: Server, packed: Path) -> None:
    """Pages that came are listed with their time, and the first is the main one."""
    inside = entries(packed)
    lines = [json.loads(line) for line in inside["pages/pages.jsonl"].splitlines()]
    assert lines[0]["format"] == "json-pages-1.0"
    assert [line["url"] for line in lines[1:]] == [server.url("page")] * 2
    package = json.loads(inside["datapackage.json"])
    assert package["mainPageUrl"] == server.url("page")
    assert package["wacz_version"] == "1.1.1"


def test_a_page_comes_out_as_it_went_in(server: Server, files: list[Path], packed: Path) -> None:
    """The document is that of the WARC file but for the file's name; a page is chosen by its address."""
    for url in (server.url("moved"), None):
        page = read_file(str(packed), url=url)
        assert page.capture.evidence_path == str(packed)
        told = annotate(page).to_json()
        if url is not None:
            assert told.replace(str(packed), str(files[1])) == annotate(read_warc(files[1])).to_json()
    with pytest.raises(ProvenanceError, match="holds no answer of"):
        read_collection(packed, "https://other.example/")


def test_a_failed_fetch_stays_one(server: Server, tmp_path: Path) -> None:
    """Evidence of a failure can be packed; reading it ends as the fetch did."""
    with pytest.raises(FetchError) as failed:
        fetch(server.url("gone"), settings(server, evidence=tmp_path))
    pack([Path(failed.value.details["evidence"])], tmp_path / "a.wacz")
    assert verify_collection(tmp_path / "a.wacz")[0].is_whole
    with pytest.raises(ProvenanceError) as again:
        read_collection(tmp_path / "a.wacz")
    assert again.value.kind == failed.value.kind == "http_gone"
    assert again.value.details["evidence"] == str(tmp_path / "a.wacz")


def test_tokens_travel(files: list[Path], tmp_path: Path) -> None:
    """A time-stamp beside a file goes into the collection and is judged there."""
    token = files[0].with_name(files[0].name + ".tsr")
    token.write_bytes(b"no token")
    pack(files, tmp_path / "a.wacz")
    report, stamps = verify_collection(tmp_path / "a.wacz")
    assert report.is_whole
    assert [(name, stamp.state) for name, stamp in stamps] in (
        [(f"{tmp_path}/a.wacz!archive/{files[0].name}", state)] for state in ("broken", "unread")
    )


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(lambda files: [files[0], files[0]], "names of their own", id="twice"),
        pytest.param(lambda files: [files[0].rename(files[0].with_name("a.html"))], "names of their own", id="name"),
        pytest.param(lambda files: [files[0].with_name("absent.warc.gz")], "does not exist", id="absent"),
        pytest.param(lambda files: [spoilt(files[0], lambda data: data[:-9])], "was cut", id="cut"),
        pytest.param(
            lambda files: [spoilt(files[0], lambda _data: GOOD["one-member-for-two"])],
            "not packed record by record", id="one-member",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_packed(
    spoil: Callable[[list[Path]], list[Path]], message: str, files: list[Path], tmp_path: Path
) -> None:
    """Nothing that is not whole goes into a collection, and no half of one is left."""
    with pytest.raises(ProvenanceError, match=message):
        pack(spoil(files), tmp_path / "a.wacz")
    assert not list(tmp_path.glob("*.wacz*"))


def spoilt(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """Return `path` with other bytes in it."""
    path.write_bytes(change(path.read_bytes()))
    return path


def flipped(data: bytes) -> bytes:
    """Return data with one bit changed in its middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def first(inside: Entries) -> str:
    """Return the name of the first WARC file."""
    return next(name for name in inside if name.startswith("archive/"))


FAULTS: dict[str, tuple[Callable[[Entries], Entries], str]] = {
    "warc-changed": (lambda inside: inside | {first(inside): flipped(inside[first(inside)])}, "digest-mismatch"),
    "index-changed": (lambda inside: inside | {"indexes/index.cdx": b"other"}, "digest-mismatch"),
    "manifest-changed": (
        lambda inside: inside | {"datapackage.json": inside["datapackage.json"].replace(b"provenance", b"provenancf")},
        "digest-mismatch",
    ),
    "entry-gone": (lambda inside: {k: v for k, v in inside.items() if k != "pages/pages.jsonl"}, "entry-missing"),
    "entry-more": (lambda inside: inside | {"notes.txt": b"more"}, "entry-unlisted"),
    "manifest-gone": (lambda inside: {k: v for k, v in inside.items() if k != "datapackage.json"}, "wacz-invalid"),
    "manifest-broken": (lambda inside: inside | {"datapackage.json": b"[" * 9_000}, "wacz-invalid"),
    "digest-broken": (lambda inside: inside | {"datapackage-digest.json": b"7"}, "digest-mismatch"),
    "path-in-name": (lambda inside: inside | {"archive/../../escaped.warc": b"WARC/1.0"}, "entry-unlisted"),
    "name-of-another-kind": (lambda inside: inside | {"archive/.hidden.warc": b"WARC/1.0"}, "wacz-invalid"),
    "no-warc": (lambda inside: {k: v for k, v in inside.items() if not k.startswith("archive/")}, "wacz-invalid"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_named(name: str, packed: Path, tmp_path: Path) -> None:
    """Each fault has its rule, and no entry is written where its name leads."""
    change, rule = FAULTS[name]
    path = tmp_path / "inside" / "b.wacz"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as opened:
        for entry, data in change(entries(packed)).items():
            opened.writestr(entry, data)
    assert rule in {finding.rule for finding in verify_collection(path)[0].findings}
    assert not list(tmp_path.rglob("escaped.warc"))


def test_entries_twice_or_compressed_again_are_faults(packed: Path, tmp_path: Path) -> None:
    """Two entries of one name could be read as either; a compressed WARC file cannot be read in parts."""
    inside = entries(packed)
    with zipfile.ZipFile(tmp_path / "b.wacz", "w", zipfile.ZIP_DEFLATED) as opened, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile says that a name comes twice
        for entry, data in [*inside.items(), *inside.items()]:
            opened.writestr(entry, data)
    messages = [finding.message for finding in verify_collection(tmp_path / "b.wacz")[0].findings]
    assert any("two entries" in message for message in messages)
    assert any("compressed again" in message for message in messages)


def test_what_expands_is_left(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A collection that unpacks to more than is read is refused."""
    monkeypatch.setattr(collections, "LONGEST_BLOCK", 3_000_000)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("zeros", bytes(4_000_000))
    with pytest.raises(ProvenanceError, match="unpacks to more"):
        verify_collection(packed)


@settings_of_hypothesis(max_examples=200, deadline=None)
@given(place=st.integers(0, 12_000), data=st.binary(max_size=8), count=st.integers(0, 40))
def test_any_bytes_end_in_a_report(
    place: int, data: bytes, count: int, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No file makes the reader raise anything of its own, and no WARC file changes unseen."""
    folder = tmp_path_factory.getbasetemp() / "any"
    if not folder.exists():
        page = fetch(server.url("page"), settings(server, evidence=folder))
        pack([Path(page.capture.evidence_path or "")], folder / "good.wacz")
    good = (folder / "good.wacz").read_bytes()
    (folder / "a.wacz").write_bytes(good[:place] + data + good[place + count :])
    try:
        report, _stamps = verify_collection(folder / "a.wacz")
        if report.is_whole:
            assert entries(folder / "a.wacz") == entries(folder / "good.wacz")
    except ProvenanceError as error:
        assert error.kind == "file_unreadable"  # noqa: PT017 - most such files are no ZIP any more


def test_the_commands(files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pack, verify, check: one after the other."""
    target = str(tmp_path / "a.wacz")
    assert main(["pack", *map(str, files), "-o", target]) == 0
    assert main(["verify", target]) == 0
    assert f"{target}: whole: " in capsys.readouterr().out
    assert main(["check", target, "--json", "--no-isolate"]) == 0
    assert json.loads(capsys.readouterr().out)["capture"]["evidence_path"] == target
    assert main(["pack", str(files[0]), "-o", str(tmp_path / "a.zip")]) == 2
    assert "must end in .wacz" in capsys.readouterr().err
    assert main(["pack", str(files[0]), "-o", str(tmp_path / "absent" / "a.wacz")]) == 1
    assert "cannot be written" in capsys.readouterr().err
    Path(target).write_bytes(b"no ZIP")
    assert main(["verify", target]) == 1
    assert "is no WACZ that can be read" in capsys.readouterr().err
