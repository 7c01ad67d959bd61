"""Pages that are gone come from an archive when asked; answers are reused as HTTP allows, and never pass for new."""

from __future__ import annotations

import json
from email.utils import formatdate
from pathlib import Path

import pytest

from provenance import annotate
from provenance.errors import FetchError, ProvenanceError
from provenance.fetch import Client, fetch, read_warc
from provenance.fetch.archive import capture_address
from tests.fetch.local import TestClock, settings
from tests.hostile.case import article
from tests.hostile.server import Server, Visit

PAGE = article()


def _archive(visit: Visit) -> None:
    """Redirect to the nearest capture, and serve that."""
    path = visit.head.split(b" ")[1].decode()
    if path.startswith("/web/20200717120000id_/"):
        where = path.replace("20200717120000", "20200715093011")
        visit.page(b"", f"Location: {where}", status="302 Found")
    elif path.endswith("/moved"):
        visit.page(b"", status="404 Not Found")
    else:
        visit.page(PAGE, "Memento-Datetime: Wed, 15 Jul 2020 09:30:11 GMT")


CASES = {
    "gone": lambda visit: visit.page(b"<h1>Gone</h1>", status="410 Gone"),
    "moved": lambda visit: visit.page(b"<h1>Gone</h1>", status="404 Not Found"),
    "inside": lambda visit: visit.page(b"", "Location: http://10.0.0.1/", status="302 Found"),
    "web": _archive,
}


def test_a_gone_page_comes_from_the_archive(tmp_path: Path) -> None:
    """The capture nearest to the date is taken; the archive is a wrapper, the publisher's address is the page's own."""
    with Server(dict(CASES)) as server:
        chosen = settings(server, archived="2020-07-17", archive=server.url("web/"), evidence=tmp_path)
        page = fetch(server.url("gone"), chosen)
    wrapper = page.capture.wrapper
    assert wrapper is not None
    assert (wrapper.original_url, wrapper.captured) == (server.url("gone"), "2020-07-15T09:30:11Z")
    assert page.url == server.url("gone")
    assert page.capture.final_url == server.url(f"web/20200715093011id_/{server.url('gone')}")
    document = annotate(page)
    assert (document.request.as_of, document.request.as_of_basis) == ("2020-07-15", "captured")
    again = json.loads(annotate(read_warc(page.capture.evidence_path or "")).to_json())
    assert again == json.loads(document.to_json())


def test_an_archive_without_the_page_leaves_the_first_error() -> None:
    """The reason is the page's own; what the archive said stands beside it."""
    with Server(dict(CASES)) as server, pytest.raises(FetchError) as caught:
        fetch(server.url("moved"), settings(server, archived="2020-07-17", archive=server.url("web/")))
    assert caught.value.kind == "http_not_found"
    assert caught.value.details["archive"]["kind"] == "http_not_found"


def test_what_is_refused_is_not_asked_for_elsewhere() -> None:
    """A redirect to the inside is no page that is gone."""
    with Server(dict(CASES)) as server, pytest.raises(FetchError) as caught:
        fetch(server.url("inside"), settings(server, archived="2020-07-17", archive=server.url("web/")))
    assert caught.value.kind == "redirect_refused"
    assert "web" not in " ".join(server.visits)


@pytest.mark.parametrize(
    ("day", "stamp"), [("2020", "20200701120000"), ("2020-07", "20200715120000"), ("2020-07-17", "20200717120000")]
)
def test_stamps(day: str, stamp: str) -> None:
    """A date as exact as it was given becomes the middle of what it leaves open."""
    assert capture_address("https://web.archive.org/web/", day, "http://a.example/").split("/")[4] == stamp + "id_"


def test_a_date_that_is_none() -> None:
    """A wrong date is a usage error."""
    with pytest.raises(ProvenanceError) as caught:
        capture_address("https://web.archive.org/web/", "yesterday", "http://a.example/")
    assert caught.value.kind == "usage"


def _fresh(visit: Visit) -> None:
    visit.page(PAGE, "Cache-Control: max-age=600", f"Date: {formatdate(usegmt=True)}", "Set-Cookie: a=b")


def _asks(visit: Visit) -> None:
    if visit.header("If-None-Match") == '"v1"':
        visit.send(b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\nCache-Control: no-cache\r\n\r\n')
    else:
        visit.page(PAGE, 'ETag: "v1"', "Cache-Control: no-cache")


def _never(visit: Visit) -> None:
    visit.page(PAGE, "Cache-Control: no-store")


def test_a_fresh_answer_is_reused_with_its_own_time(tmp_path: Path) -> None:
    """No second request goes out, and the capture says when the answer really came."""
    clock = TestClock()
    with Server({"a": _fresh}) as server:
        chosen = settings(server, cache=tmp_path / "cache", clock=clock, evidence=tmp_path / "evidence")
        with Client(chosen) as client:
            first = client.fetch(server.url("a"))
        clock.sleep(60)
        with Client(chosen) as client:
            second = client.fetch(server.url("a"))
        assert server.visits["a"] == 1
    assert second.html == first.html
    assert second.capture.retrieved == first.capture.retrieved
    assert second.capture.sha256 == first.capture.sha256
    assert read_warc(second.capture.evidence_path or "").html == first.html


def test_a_stale_answer_is_asked_about(tmp_path: Path) -> None:
    """The validator goes out; "not modified" brings the stored answer."""
    with Server({"a": _asks}) as server, Client(settings(server, cache=tmp_path)) as client:
        first = client.fetch(server.url("a"))
        second = client.fetch(server.url("a"))
        assert server.visits["a"] == 2
    assert second.html == first.html


def test_what_may_not_be_stored_is_not(tmp_path: Path) -> None:
    """`no-store` means a request each time."""
    with Server({"a": _never}) as server, Client(settings(server, cache=tmp_path)) as client:
        client.fetch(server.url("a"))
        client.fetch(server.url("a"))
        assert server.visits["a"] == 2
