"""What an end tells: where the fetch was to go, and a page that came although its answer never ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance import annotate
from provenance.errors import FetchError
from provenance.fetch import FetchSettings, fetch, read_warc
from tests.fetch.local import settings
from tests.hostile.case import article
from tests.hostile.server import Server, Visit

PAGE = article()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def test_a_refused_address_is_a_hop() -> None:
    """What was refused before anything was dialled is named, with nothing answered."""
    with pytest.raises(FetchError) as caught:
        fetch("http://127.1/a#b", FetchSettings())
    assert caught.value.kind == "address_refused"
    assert caught.value.details["hops"] == [
        {"url": "http://127.0.0.1/a", "status": None, "location": None, "address": None}
    ]


def test_a_page_robots_keep_us_from_is_a_hop() -> None:
    """The page that was not asked for stands in the hops; a hop on the way to it stands before it."""
    robots = {"robots.txt": lambda visit: visit.page(b"User-agent: *\nDisallow: /b", media="text/plain")}
    answers = {**robots, "a": lambda visit: visit.page(b"", "Location: /b", status="302 Found")}
    with Server(answers) as server:
        with pytest.raises(FetchError) as caught:
            fetch(server.url("a"), settings(server, robots=True))
        assert caught.value.kind == "robots_refused"
        assert [(hop["url"], hop["status"]) for hop in caught.value.details["hops"]] == [
            (server.url("a"), 302),
            (server.url("b"), None),
        ]


def _open(tail: bytes) -> Server:
    def answer(visit: Visit) -> None:
        visit.send(HEAD + PAGE + tail)
        visit.stall()

    return Server({"a": answer})


@pytest.mark.parametrize("tail", [b"", b"\r\n<!-- made in 3 ms -->\n"], ids=["bare", "comment"])
def test_silence_behind_a_page_costs_no_text(tail: bytes, tmp_path: Path) -> None:
    """A page that came up to its end tag is read and marked, and its evidence gives the same document."""
    with _open(tail) as server:
        page = fetch(server.url("a"), settings(server, read_timeout=0.5, evidence=tmp_path))
    live = json.loads(annotate(page).to_json())
    assert live["capture"]["kind"] == "ok_partial"
    assert "time was over" in live["article"]["partial"]
    again = json.loads(annotate(read_warc(page.capture.evidence_path or "")).to_json())
    assert again == live


def test_silence_within_a_page_is_a_timeout() -> None:
    """Without the end tag nobody knows what else would have come."""
    with _open(b"<p>and") as server, pytest.raises(FetchError) as caught:
        fetch(server.url("a"), settings(server, read_timeout=0.5))
    assert caught.value.kind == "timeout"
