"""Evidence gets proof of its time from an authority, and nothing an authority does spoils a capture."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from provenance.cli import main
from provenance.errors import FetchError, ProvenanceError
from provenance.fetch import FetchSettings, fetch
from provenance.fetch.der import in_order
from provenance.fetch.timestamp import FAILED, TOKEN, Query, stamp_beside
from tests.fetch.local import settings
from tests.hostile.case import article
from tests.hostile.server import Server, Visit

pytest.importorskip("rfc3161_client", reason="the extra `timestamp` is not installed")
if shutil.which("openssl") is None:
    pytest.skip("openssl, which plays the authority, is not installed", allow_module_level=True)

CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
"""
LEAF = (
    "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n"
)


def openssl(folder: Path, words: str) -> None:
    """Run openssl in a folder."""
    done = subprocess.run(["openssl", *words.split()], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@dataclass
class Authority:
    """A time-stamping authority with its own root, played by openssl."""

    folder: Path
    made: int = 0
    last: bytes = b""  # the token given last

    def __post_init__(self) -> None:
        (self.folder / "tsa.cnf").write_text(CONFIG.format(folder=self.folder))
        (self.folder / "leaf.ext").write_text(LEAF)
        key = "-newkey rsa:2048 -nodes"
        openssl(self.folder, f"req -x509 {key} -keyout root.key -out root.pem -days 3650 -subj /CN=Made-up-Root")
        openssl(self.folder, f"req -new {key} -keyout leaf.key -out leaf.csr -subj /CN=Made-up-Authority")
        signed = "-CA root.pem -CAkey root.key -CAcreateserial -days 3650 -extfile leaf.ext"
        openssl(self.folder, f"x509 -req -in leaf.csr {signed} -out leaf.pem")

    @property
    def root(self) -> Path:
        """Where the certificate of its root lies."""
        return self.folder / "root.pem"

    def token(self, query: bytes) -> bytes:
        """Return the answer to a question."""
        (self.folder / "query.tsq").write_bytes(query)
        signer = "-signer leaf.pem -inkey leaf.key -chain root.pem"
        openssl(self.folder, f"ts -reply -config tsa.cnf -queryfile query.tsq {signer} -out reply.tsr")
        self.made += 1
        self.last = (self.folder / "reply.tsr").read_bytes()
        return self.last


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Return an authority."""
    return Authority(tmp_path_factory.mktemp("authority"))


def asked(visit: Visit) -> bytes:
    """Return the body of a request."""
    body = visit.head.partition(b"\r\n\r\n")[2]
    while len(body) < int(visit.header("content-length")):
        body += visit.sock.recv(65_536)
    return body


@pytest.fixture(scope="module")
def server(authority: Authority) -> Iterator[Server]:
    """Serve a page, an authority, and authorities that are of no use."""

    def give(change: Callable[[bytes], bytes] = bytes) -> Callable[[Visit], None]:
        return lambda visit: visit.page(change(authority.token(asked(visit))), media="application/timestamp-reply")

    def old(visit: Visit) -> None:
        before = authority.last
        authority.token(asked(visit))
        visit.page(before, media="application/timestamp-reply")

    cases = {
        "page": lambda visit: visit.page(article()),
        "gone": lambda visit: visit.page(b"<h1>Gone</h1>", status="410 Gone"),
        "tsa": give(),
        "cut": give(lambda token: token[:-200]),
        "old": old,
        "moved": lambda visit: visit.page(b"", "Location: /tsa", status="307 Temporary Redirect"),
        "error": lambda visit: visit.page(b"busy", status="503 Service Unavailable"),
        "words": lambda visit: visit.page(b"<p>no such service</p>"),
        "endless": lambda visit: visit.page(bytes(900_000), media="application/timestamp-reply"),
        "short": lambda visit: visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n0"),
        "silent": lambda visit: asked(visit) and visit.stall(),
        "refused": lambda visit: visit.page(bytes.fromhex("30053003020102"), media="application/timestamp-reply"),
    }
    with Server(cases) as running:
        yield running


def stamped(server: Server, folder: Path, authority: str = "tsa", page: str = "page", **more: float) -> Path:
    """Return the evidence file of a fetch that had it stamped."""
    chosen = settings(server, evidence=folder, timestamp=server.url(authority), **more)
    if page == "gone":
        with pytest.raises(FetchError) as caught:
            fetch(server.url(page), chosen)
        return Path(caught.value.details["evidence"])
    return Path(fetch(server.url(page), chosen).capture.evidence_path or "")


@pytest.mark.parametrize("page", ["page", "gone"])
def test_evidence_is_stamped(page: str, server: Server, authority: Authority, tmp_path: Path) -> None:
    """A page and a failure alike get a token, which holds for the given root alone."""
    path = stamped(server, tmp_path, page=page)
    plain, trusted = stamp_beside(path), stamp_beside(path, authority.root)
    assert plain is not None
    assert plain.state == "matches"
    assert "not checked" in plain.message
    assert trusted is not None
    assert trusted.state == "trusted"
    assert trusted.time is not None
    (tmp_path / "other").mkdir()
    stranger = stamp_beside(path, Authority(tmp_path / "other").root)
    assert stranger is not None
    assert stranger.state == "untrusted"


def test_openssl_agrees(server: Server, authority: Authority, tmp_path: Path) -> None:
    """The token is in the form other tools read."""
    path = stamped(server, tmp_path)
    openssl(tmp_path, f"ts -verify -data {path} -in {path}{TOKEN} -CAfile {authority.root}")


def test_certificates_in_any_order(server: Server, authority: Authority, tmp_path: Path) -> None:
    """OpenSSL puts certificates in no order; each is there once, and nothing else moves."""
    path = stamped(server, tmp_path)
    kept = path.with_name(path.name + TOKEN).read_bytes()
    assert sorted(kept) == sorted(in_order(kept))
    assert in_order(in_order(kept)) == in_order(kept)
    for name in ("leaf.pem", "root.pem"):
        openssl(authority.folder, f"x509 -in {name} -outform DER -out one.der")
        assert in_order(kept).count((authority.folder / "one.der").read_bytes()) == 1


@settings_of_hypothesis(max_examples=300, deadline=None)
@given(place=st.integers(0, 2_500), data=st.binary(max_size=6), count=st.integers(0, 30))
def test_any_token_ends_in_a_judgement(place: int, data: bytes, count: int, authority: Authority) -> None:
    """No bytes make the reader raise anything, and none that change what is signed are trusted."""
    path = authority.folder / "any.warc.gz"
    if not path.exists():
        path.write_bytes(b"a file")
        path.with_name("any.good").write_bytes(authority.token(Query.of(b"a file").content))
    good = path.with_name("any.good").read_bytes()
    path.with_name(path.name + TOKEN).write_bytes(good[:place] + data + good[place + count :])
    beside = stamp_beside(path, authority.root)
    assert beside is not None
    assert beside.state in ("trusted", "broken", "mismatch", "untrusted")


def test_a_changed_file_or_token_proves_nothing(server: Server, authority: Authority, tmp_path: Path) -> None:
    """One byte of the file, or any byte of what is signed, and there is no proof any more."""
    path = stamped(server, tmp_path)
    token = path.with_name(path.name + TOKEN)
    good, whole = token.read_bytes(), path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert stamp_beside(path, authority.root).state == "mismatch"  # type: ignore[union-attr]
    assert stamp_beside(path).state == "mismatch"  # type: ignore[union-attr]
    path.write_bytes(whole)
    token.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))  # the last byte of the signature
    assert stamp_beside(path, authority.root).state == "untrusted"  # type: ignore[union-attr]
    token.write_bytes(good[:90])
    assert stamp_beside(path).state == "broken"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        pytest.param("cut", "protocol_error", id="half-a-token"),
        pytest.param("old", "protocol_error", id="token-for-another-file"),
        pytest.param("moved", "protocol_error", id="redirect-is-not-followed"),
        pytest.param("error", "http_server_error", id="server-error"),
        pytest.param("words", "protocol_error", id="a-page-instead"),
        pytest.param("endless", "size_limit", id="too-long"),
        pytest.param("short", "body_incomplete", id="ends-early"),
        pytest.param("refused", "protocol_error", id="refuses"),
        pytest.param("silent", "timeout", id="says-nothing"),
        pytest.param("absent", "http_not_found", id="not-there"),
    ],
)
def test_a_failing_authority_is_written_down(case: str, kind: str, server: Server, tmp_path: Path) -> None:
    """The page comes, its evidence is whole, and why there is no token lies beside it."""
    stamped(server, tmp_path / "before")
    path = stamped(server, tmp_path, case, read_timeout=0.5)
    assert not path.with_name(path.name + TOKEN).exists()
    told = json.loads(path.with_name(path.name + FAILED).read_text("utf-8"))
    assert (told["error"]["kind"], told["error"]["stage"]) == (kind, "timestamp")
    assert told["authority"] == server.url(case)
    beside = stamp_beside(path)
    assert beside is not None
    assert beside.state == "failed"
    assert kind in beside.message
    assert main(["verify", str(path)]) == 0


def test_redirects_are_not_followed(server: Server, authority: Authority, tmp_path: Path) -> None:
    """Where a redirect leads, nothing is sent."""
    before = authority.made
    stamped(server, tmp_path, "moved")
    assert authority.made == before


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        pytest.param("http://127.0.0.1:9/", "address_refused", id="inside"),
        pytest.param("http://169.254.169.254/latest", "address_refused", id="cloud-metadata"),
        pytest.param("ftp://tsa.example/", "scheme_refused", id="scheme"),
        pytest.param("not an address", "url_invalid", id="no-address"),
    ],
)
def test_the_gate_judges_authorities_too(url: str, kind: str, server: Server, tmp_path: Path) -> None:
    """An authority is no way into the inside."""
    page = fetch(server.url("page"), settings(server, evidence=tmp_path, timestamp=url))
    told = json.loads(Path(f"{page.capture.evidence_path}{FAILED}").read_text("utf-8"))
    assert told["error"]["kind"] == kind
    assert not server.touched


def test_usage(tmp_path: Path, server: Server, authority: Authority) -> None:
    """Stamps need a folder for evidence; roots must be certificates."""
    with pytest.raises(ProvenanceError, match="--evidence"):
        FetchSettings(timestamp="https://tsa.example/")
    path = stamped(server, tmp_path)
    with pytest.raises(ProvenanceError, match="does not exist"):
        stamp_beside(path, tmp_path / "absent.pem")
    with pytest.raises(ProvenanceError, match="no certificates"):
        stamp_beside(path, path)


def test_the_commands(server: Server, authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` has evidence stamped and says when it was not; `verify` says what a token is worth."""
    allow = f"127.0.0.1:{server.ports['http']}"
    words = ["check", server.url("page"), "--json", "--no-isolate", "--allow", allow, "--evidence", str(tmp_path)]
    assert main([*words, "--timestamp", server.url("tsa")]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    path = json.loads(printed.out)["capture"]["evidence_path"]
    assert main(["verify", path]) == 0
    assert "who signed it is not checked" in capsys.readouterr().out
    assert main(["verify", "--json", "--tsa-root", str(authority.root), path]) == 0
    assert json.loads(capsys.readouterr().out)["timestamps"][0]["state"] == "trusted"
    Path(path + TOKEN).write_bytes(b"no token")
    assert main(["verify", path]) == 1
    assert ":0: timestamp-broken: " in capsys.readouterr().out
    assert main([*words, "--timestamp", server.url("error")]) == 0
    assert "time-stamp: no token was given: http_server_error" in capsys.readouterr().err


def test_documents_do_not_change(server: Server, tmp_path: Path) -> None:
    """A capture is the same with a stamp, without one, and with one that failed; only the file's name differs."""
    names = ["tsa", "error", None]
    chosen = [settings(server, evidence=tmp_path, timestamp=name and server.url(name)) for name in names]
    captures = [fetch(server.url("page"), one).capture.model_dump(mode="json") for one in chosen]
    told = [
        {name: value for name, value in one.items() if name not in ("evidence_path", "retrieved")} for one in captures
    ]
    assert told == [told[0]] * 3


def test_without_the_extra(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token nobody can read is told of; a stamp nobody can ask for is refused before the fetch."""
    path = stamped(server, tmp_path)
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    beside = stamp_beside(path)
    assert beside is not None
    assert (beside.state, beside.is_faulty) == ("unread", False)
    visits = dict(server.visits)
    with pytest.raises(ProvenanceError, match="need the extra"):
        stamped(server, tmp_path)
    assert server.visits == visits
