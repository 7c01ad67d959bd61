"""Run thousands of mixed fetches and pages through one process: `benchmarks/soak.py [--pages 10000] [--isolate]`.

Fails (exit code 1) when memory grows by more than 50 MB from when every case was met once to the end, or when a socket,
a thread, a child or a temporary file is left. With `--isolate` pages are read in a child, as bulk work does. The server
runs in a process of its own, so that its bombs are not counted. The cases are those of `tests/hostile`, in random order
from a fixed seed; slow ones, which would only wait, are left out, and the pages with gold values are mixed in where the
shared data is there.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import gzip
import json
import logging
import multiprocessing
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from provenance import Page, annotate
from provenance.document import AnnotatedDocument
from provenance.errors import ProvenanceError
from provenance.fetch import Client
from provenance.isolate import Sandbox
from provenance.isolate.ceilings import spare_memory
from tests.hostile.case import ALL, Case
from tests.hostile.run import address, running, settings_for
from tests.hostile.server import Server

MOST_GROWTH = 50.0  # MB
SHARED = Path(os.environ.get("PROVENANCE_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")
Work = Callable[[], str]
Read = Callable[[Page], AnnotatedDocument]


def main() -> int:
    """Run the soak and print what was left behind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--isolate", action=argparse.BooleanOptionalAction, default=False)
    wanted = parser.parse_args()
    logging.disable(logging.CRITICAL)
    before_files = set(Path(tempfile.gettempdir()).iterdir())
    reader = _isolated() if wanted.isolate else contextlib.nullcontext(annotate)
    with _apart() as (server, authority), tempfile.TemporaryDirectory() as folder, reader as read:
        works = [*_fetches(server, authority, Path(folder), read), *_pages(read)]
        choose = random.Random(wanted.seed)  # noqa: S311 - the same order each time
        growth, ends = _soak(choose, works, wanted.pages, Path(folder))
        sockets, threads = _sockets(2 if wanted.isolate else 1), _threads()
    children = len(multiprocessing.active_children())
    touched = server.touched
    left = [path.name for path in set(Path(tempfile.gettempdir()).iterdir()) - before_files if _is_ours(path)]
    print(f"{wanted.pages} pages: {dict(ends.most_common())}")
    print(f"memory grew by {growth:.1f} MB; {sockets} sockets, {threads} threads, {children} children", end="")
    print(f", {left} files left; canary {touched}")
    return 1 if growth > MOST_GROWTH or sockets or threads or children or left or touched else 0


@contextlib.contextmanager
def _isolated() -> Iterator[Read]:
    """Yield a reader of pages that is a child process."""
    with Sandbox() as sandbox:
        yield sandbox.annotate


def _soak(choose: random.Random, works: list[Work], pages: int, folder: Path) -> tuple[float, Counter[str]]:
    """Return how much memory grew once every case had been met, and how often each end was met."""
    ends: Counter[str] = Counter()
    start, base = time.monotonic(), _memory()
    choose.shuffle(works)
    for number in range(pages):
        ends[(works[number] if number < len(works) else choose.choice(works))()] += 1
        if number % 200 == 0:
            for file in folder.iterdir():
                file.unlink()
        if number == len(works):
            base = _memory()
        if number % max(1, pages // 20) == 0:
            held = f"{_memory():6.0f} MB, of which {spare_memory() / 1e6:4.0f} MB free"
            print(f"{number:6} {time.monotonic() - start:6.0f} s {held}", flush=True)
    return _memory() - base, ends


def _fetches(server: Any, authority: Path, folder: Path, read: Read) -> Iterator[Work]:
    waiting = {"timeout"}
    for case in ALL:
        if case.is_slow or waiting & set(case.kinds) or case.group == "page" or "stall" in case.name:
            continue
        yield partial(_fetch, case, server, authority, folder, read)


def _fetch(case: Case, server: Any, authority: Path, folder: Path, read: Read) -> str:
    settings = settings_for(case, server, authority, folder)
    try:
        with Client(settings) as client:
            return read(client.fetch(address(case, server))).capture.kind
    except ProvenanceError as error:
        return error.kind


def _pages(read: Read) -> Iterator[Work]:
    path = SHARED / "pages" / "dev.jsonl.gz"
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield partial(_page, row["html"], row.get("url"), read)


def _page(html: str, url: str | None, read: Read) -> str:
    try:
        return read(Page(html=html, url=url)).capture.kind
    except ProvenanceError as error:
        return error.kind


def _memory() -> float:
    """Return the memory in use now, in MB."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _sockets(own: int) -> int:
    """Return the open sockets of this process but for the `own` ones, which lead to its children."""
    time.sleep(1)
    links = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink() and link.exists()]
    return sum(link.startswith("socket:") for link in links) - own


@dataclass
class _Ports:
    """A server in another process: its ports, and after its end how often its canary was touched."""

    ports: dict[str, int]
    touched: int = 0

    url = Server.url


@contextlib.contextmanager
def _apart() -> Iterator[tuple[Any, Path]]:
    """Run the hostile server in a fork of this process; yields what stands for it and its authority's file."""
    here, there = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_serve, args=(there,), daemon=True)
    child.start()
    there.close()
    ports, authority = here.recv()
    server = _Ports(ports)
    yield server, authority
    here.send("end")
    server.touched = here.recv()
    child.join()


def _serve(pipe: Connection) -> None:
    with running() as (server, authority):
        pipe.send((server.ports, authority))
        pipe.recv()
        pipe.send(len(server.touched))


def _threads() -> int:
    return sum(thread.name.startswith("provenance-") for thread in threading.enumerate())


def _is_ours(path: Path) -> bool:
    return path.name.startswith(("tmp", "hostile-", "provenance")) and path.exists()


if __name__ == "__main__":
    sys.exit(main())
