"""Pages in a child process: the same answers, and an end for those that cost too much."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

from provenance import AnnotatedDocument, Page, annotate
from provenance.errors import ExtractionError
from provenance.isolate import ParseLimits, Sandbox, Start, in_child
from tests.hostile.case import article

PAGE = Page(html=article(), url="https://www.example.org/a")


def test_the_child_gives_the_same_document() -> None:
    """What comes through the pipe equals what is worked out here, byte for byte."""
    with Sandbox() as box:
        first = box.annotate(PAGE, as_of="2026-01-01")
        second = box.annotate(PAGE, as_of="2026-01-01")
    assert first.to_json() == second.to_json() == annotate(PAGE, as_of="2026-01-01").to_json()


def test_errors_come_through_with_their_kind() -> None:
    """A page without text fails in the child as it does here."""
    with Sandbox() as box, pytest.raises(ExtractionError) as caught:
        box.annotate(Page(html="<html><body></body></html>"))
    assert caught.value.kind == "empty_content"


def test_a_page_that_takes_too_long_is_left_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child is ended by the clock; a new one takes over."""
    monkeypatch.setattr("provenance.line.annotate", _never_ends_at_endless)
    endless = Page(html=article(), url="https://endless.example/")
    with Sandbox(limits=ParseLimits(seconds=1), start="fork") as box:
        start = time.monotonic()
        with pytest.raises(ExtractionError) as caught:
            box.annotate(endless)
        assert time.monotonic() - start < 60
        assert caught.value.kind == "parse_limit"
        assert "parse_seconds=1" in caught.value.details["limits"]
        assert box.annotate(PAGE, as_of="2026-01-01") == annotate(PAGE, as_of="2026-01-01")


BIG = Page(html=article("<p>" + "word " * 3_000_000 + "</p>"))
SMALL_ROOM = ParseLimits(memory=8_000_000)


@pytest.mark.parametrize("start", [None, "spawn"])
def test_a_page_that_takes_too_much_memory_is_left(start: Start | None) -> None:
    """The ceiling on memory holds in the child, not only on paper, and the next page is read."""
    with Sandbox(limits=SMALL_ROOM, start=start) as box:
        with pytest.raises(ExtractionError) as caught:
            box.annotate(BIG)
        assert caught.value.kind == "parse_limit"
        assert box.annotate(PAGE, as_of="2026-01-01").capture.kind == "ok"


def test_memory_the_parent_freed_is_no_room_for_a_page() -> None:
    """A forked child takes over a heap with holes; what fits into them counts against its ceiling too."""
    told = subprocess.run([sys.executable, "-c", _HOLES], capture_output=True, text=True, check=True).stdout
    spare, start, fork_left = json.loads(told)
    assert spare > 60_000_000, "this allocator keeps nothing, so the test shows nothing"
    assert start == "spawn", "a heap of holes is not handed on where a clean start is possible"
    assert 60_000_000 < fork_left < 110_000_000, "a fork that must be taken has its holes counted"


_HOLES = """
import json, os, resource
from provenance.isolate import ParseLimits, _clean_start
from provenance.isolate.ceilings import limit_memory, spare_memory
blocks = [bytes(4_000) for _ in range(40_000)]
kept = blocks[::20]
del blocks
spare, start = spare_memory(), _clean_start(ParseLimits(memory=100_000_000))
here, there = os.pipe()
if os.fork() == 0:
    limit_memory(100_000_000)
    taken = []
    try:
        while True:
            taken.append(bytes(4_000))
    except MemoryError:
        size = 4_000 * len(taken)
        taken.clear()
        os.write(there, str(size).encode())
    os._exit(0)
os.wait()
print(json.dumps([spare, start, int(os.read(here, 100))]))
"""


def test_one_page_in_a_fork() -> None:
    """A single page needs no second start: the same document, the same errors."""
    limits = ParseLimits()
    assert in_child(lambda: annotate(PAGE, as_of="2026-01-01"), PAGE, limits) == annotate(PAGE, as_of="2026-01-01")
    empty = Page(html="<p></p>")
    with pytest.raises(ExtractionError):
        in_child(lambda: annotate(empty), empty, limits)


def test_a_dead_child_is_an_end_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the child dies of a page, that page has a kind and the parent goes on."""
    monkeypatch.setattr("provenance.isolate._safe_start", lambda: "fork")  # threads of other tests may be alive
    with pytest.raises(ExtractionError) as caught:
        in_child(_dies, PAGE, ParseLimits())
    assert caught.value.kind == "parse_limit"


def _never_ends_at_endless(page: Page, *arguments: object, **options: object) -> AnnotatedDocument:
    """Stand for a reader that some page sends into a loop, on a machine of any speed."""
    while page.url == "https://endless.example/":
        pass
    return annotate(page, *arguments, **options)  # type: ignore[arg-type]


def _dies():  # type: ignore[no-untyped-def]
    import multiprocessing
    import os
    import signal

    assert multiprocessing.parent_process() is not None, "only a child may die here"
    os.kill(os.getpid(), signal.SIGKILL)
