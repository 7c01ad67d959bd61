"""What cannot be annotated: one clear sentence, the right exit code, the same shape under `--json`, no traceback."""

from __future__ import annotations

import io
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Site

Run = Callable[..., Outcome]


def fails(run: Run, *words: str, kind: str, says: str, stage: str = "read") -> None:
    """Check that a target fails in both shapes, with the same sentence."""
    spoken, written = run("check", *words), run("check", *words, "--json")
    assert (spoken.code, written.code) == (1, 1)
    assert (spoken.out, written.err) == ("", "")
    error = written.json["error"]
    assert (error["kind"], error["stage"]) == (kind, stage)
    assert says in error["message"]
    assert spoken.err == f"provenance: {error['message']}\n"
    assert "Traceback" not in spoken.err


@pytest.mark.parametrize(
    ("name", "content", "kind", "says"),
    [
        pytest.param("empty.txt", b"", "empty_content", "is empty", id="empty"),
        pytest.param("blank.html", b" \n\t\n", "empty_content", "is empty", id="blank"),
        pytest.param("a.txt", b"%PDF-1.7\n%\xe2\xe3", "content_type_refused", "is a PDF", id="pdf"),
        pytest.param("a.html", b"\x89PNG\r\n\x1a\n\0\0", "content_type_refused", "is a PNG picture", id="png"),
        pytest.param("a", b"some\0thing", "content_type_refused", "is binary data", id="binary"),
        pytest.param("a.txt", b"caf\xe9 au lait", "decode_error", "--charset", id="no-utf-8"),
    ],
)
def test_files_that_hold_no_article(run: Run, tmp_path: Path, name: str, content: bytes, kind: str, says: str) -> None:
    """Empty, binary and undecodable files are named for what they are."""
    target = tmp_path / name
    target.write_bytes(content)
    fails(run, str(target), kind=kind, says=says)


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """A missing file is named; an address without its scheme gets a hint."""
    fails(run, str(tmp_path / "none.html"), kind="file_not_found", says="there is no file")
    fails(run, "example.com/news/1", kind="file_not_found", says="write https://example.com/news/1")


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    """What is there and cannot be read says why."""
    fails(run, str(tmp_path), kind="file_unreadable", says="Is a directory")


def test_standard_input_that_is_empty(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty pipe is an empty page."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    fails(run, "-", kind="empty_content", says="standard input is empty")


def test_an_address_that_answers_404(run: Run, site: Site) -> None:
    """The server's answer is the kind of failure."""
    fails(
        run, f"http://{site.address}/gone", "--allow", site.address, kind="http_not_found", says="404", stage="status"
    )


def test_a_page_without_an_article(run: Run, site: Site) -> None:
    """A page of links is no article."""
    address = site.add("/", "<!doctype html><title>Home</title><nav><a href=/a>A</a> <a href=/b>B</a></nav>")
    fails(run, address, "--allow", site.address, kind="empty_content", says="no article", stage="extract")


def test_an_address_that_serves_a_picture(run: Run, site: Site) -> None:
    """A picture is refused, whatever its name."""
    address = site.add("/a.html", b"\x89PNG\r\n\x1a\n\0\0", media_type="image/png")
    fails(run, address, "--allow", site.address, kind="content_type_refused", says="image/png", stage="content")


def test_an_address_on_this_machine_is_refused(run: Run, site: Site) -> None:
    """Without `--allow` nothing on this machine or its network is dialled."""
    fails(run, site.add("/", "x"), kind="address_refused", says="--allow", stage="fetch")


def test_a_name_nobody_knows(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host without an address is a failure of its name."""

    def unknown(*_args: object, **_rest: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    address = "https://news.harbour-gazette.org/"
    fails(run, address, "--retries", "0", kind="dns_failed", says="news.harbour-gazette.org", stage="resolve")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        pytest.param("ftp://example.com/a", "scheme_refused", id="ftp"),
        pytest.param("file:///etc/passwd", "scheme_refused", id="file"),
        pytest.param("http://", "url_invalid", id="no-host"),
        pytest.param("http://exa mple.com/", "url_invalid", id="space-in-host"),
    ],
)
def test_addresses_that_cannot_be_used(run: Run, address: str, kind: str) -> None:
    """Only http and https with a host are read."""
    fails(run, address, kind=kind, says=address, stage="request")


def test_saved_content_with_an_address_that_is_none(run: Run, tmp_path: Path) -> None:
    """`--url` must be an address too."""
    page = tmp_path / "page.txt"
    page.write_text("The talks about the bridge go on.")
    fails(run, str(page), "--url", "http://[::1", kind="url_invalid", says="http://[::1", stage="request")


def test_hostile_text_in_a_message_is_harmless(run: Run) -> None:
    """Control characters of a target never reach the terminal."""
    spoken = run("check", "no\x1b[31mfile\u202e.html")
    assert "\x1b" not in spoken.err
    assert "\u202e" not in spoken.err
