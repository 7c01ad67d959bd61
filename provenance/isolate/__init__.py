"""Strangers' pages read in a child process that can be killed: the only bound on memory and time that holds.

In one process a page can exhaust the stack, the memory or the patience of everybody; limits inside Python are asked
for politely. A child has a ceiling for its memory and its processor time, and a parent with a clock.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal

from provenance.document import AnnotatedDocument, Page
from provenance.errors import ProvenanceError
from provenance.isolate.ceilings import ParseLimits, limit_memory, limit_time, spare_memory
from provenance.isolate.ends import Failure, answer, failure, over, raised, too_much
from provenance.registry.index import Registry

__all__ = ["ParseLimits", "Sandbox", "in_child", "over"]

Start = Literal["fork", "spawn"]
STARTING = 120.0
"""Seconds a new child may take to load everything; a registry that was just changed is compiled first."""


PATIENCE = 5
"""How much longer than its processor time the clock may run: a busy machine gives a child a part of a processor."""


class Sandbox:
    """A child process that annotates pages, one after the other.

    Use it as a context manager, from one thread; the child starts with it. `registry` names overlay files, or is one
    registry that is loaded already. `start` is how a child begins: forked where that is safe (one thread, Linux, no
    heap of freed memory to take over), which costs little, else spawned.
    """

    def __init__(
        self, *registry: str | Path | Registry, limits: ParseLimits | None = None, start: Start | None = None
    ) -> None:
        self._registry = registry
        self._limits = limits or ParseLimits()
        self._start = start
        self._child: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._read = 0

    def __enter__(self) -> Sandbox:
        self._ready()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def annotate(self, page: Page, **options: Any) -> AnnotatedDocument:
        """Return what `provenance.annotate(page, **options)` returns, from the child.

        Raises what it raises, and `ExtractionError` (parse_limit) for a page that costs more than the limits allow.
        """
        return AnnotatedDocument.model_validate_json(self.written(page, **options))

    def written(self, page: Page, **options: Any) -> str:
        """Return the document of `page` as JSON, just as the child wrote it. Raises as `annotate` does."""
        pipe = self._ready()
        self._read += 1
        told = self._told(pipe, page, options)
        if told is None or told is _TOO_SLOW:
            self.close()
            raise _ended(told, page, self._limits)
        if isinstance(told, Failure):
            raise raised(told)
        return str(told)

    def _told(self, pipe: Connection, page: Page, options: dict[str, Any]) -> object:
        """Return the child's answer, `_TOO_SLOW`, or None where it is gone.

        An error of the pipe ends here: it holds what was sent, and nobody needs that.
        """
        try:
            pipe.send((page, options))
            return pipe.recv() if pipe.poll(self._limits.seconds * PATIENCE) else _TOO_SLOW
        except (EOFError, OSError):
            return None

    def close(self) -> None:
        """End the child."""
        if self._pipe is not None:
            self._pipe.close()
        if self._child is not None:
            self._child.kill()
            self._child.join()
            self._child.close()
        self._child = self._pipe = None

    def _ready(self) -> Connection:
        """Return the way to a child that waits for a page; a worn one is replaced."""
        if self._child is not None and (self._read >= self._limits.pages or not self._child.is_alive()):
            self.close()
        if self._pipe is None:
            context: Any = multiprocessing.get_context(self._start or _clean_start(self._limits))
            self._pipe, there = context.Pipe()
            self._child = context.Process(target=_serve, args=(there, self._registry, self._limits), daemon=True)
            self._child.start()
            there.close()
            self._read = 0
            self._await_readiness(self._pipe)
        return self._pipe

    def _await_readiness(self, pipe: Connection) -> None:
        """Wait until the child has loaded everything. Raises what kept it from that."""
        try:
            problem = pipe.recv() if pipe.poll(STARTING) else _not_started("did not start")
        except (EOFError, OSError):
            problem = _not_started("ended before it was ready")
        if problem is not None:
            self.close()
            raise raised(problem)


def _not_started(what: str) -> Failure:
    return Failure("ProvenanceError", f"the process that reads pages {what}", "internal_error", "internal", {})


def _safe_start() -> Start:
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _clean_start(limits: ParseLimits) -> Start:
    """Return how a child begins that must not take over freed memory as room to grow."""
    return _safe_start() if spare_memory() <= limits.memory // 2 else "spawn"


def _serve(pipe: Connection, registry: tuple[str | Path | Registry, ...], limits: ParseLimits) -> None:
    """Annotate what comes through the pipe until it is closed. Runs in the child."""
    from provenance.line import annotate

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    try:
        known = _loaded(registry)
        _load_all(annotate, known)
    except ProvenanceError as error:
        pipe.send(failure(error))
        return
    limit_memory(limits.memory)
    pipe.send(None)
    while True:
        try:
            page, options = pipe.recv()
        except EOFError:
            return
        except MemoryError:
            pipe.send(too_much("more memory"))
            continue
        limit_time(limits.seconds)
        pipe.send(answer(partial(annotate, page, known, **options)))


def _loaded(registry: tuple[str | Path | Registry, ...]) -> Registry:
    from provenance.registry.index import load_registry

    files = [layer for layer in registry if not isinstance(layer, Registry)]
    given = [layer for layer in registry if isinstance(layer, Registry)]
    return given[0] if given else load_registry(*files)


def _load_all(annotate: Any, known: Registry) -> None:
    """Annotate a short page, so that what is loaded on first use is not counted as the first page's memory."""
    text = "The talks go on, the minister said on Monday. " * 10
    annotate(Page(html=f"<html><body><article><h1>Talks</h1><p>{text}</p></article></body></html>"), known)


def in_child(annotated: Callable[[], AnnotatedDocument], page: Page, limits: ParseLimits) -> AnnotatedDocument:
    """Return what `annotated` returns, worked out in a fork of this process, which need not load a thing.

    Where forks are not safe (threads, other systems) it is worked out here. Raises as `Sandbox.annotate` does.
    """
    if _safe_start() != "fork":
        return annotated()
    context = multiprocessing.get_context("fork")
    pipe, there = context.Pipe(duplex=False)
    child = context.Process(target=_answer_once, args=(there, annotated, limits), daemon=True)
    sys.stdout.flush()
    child.start()
    there.close()
    try:
        told = pipe.recv() if pipe.poll(limits.seconds * PATIENCE) else _TOO_SLOW
    except (EOFError, OSError):
        told = None
    finally:
        child.kill()
        child.join()
        pipe.close()
    if isinstance(told, Failure):
        raise raised(told)
    if not isinstance(told, str):
        raise _ended(told, page, limits)
    return AnnotatedDocument.model_validate_json(told)


_TOO_SLOW = object()


def _ended(told: object, page: Page, limits: ParseLimits) -> ProvenanceError:
    """Return the error for a child that is gone, or had to be ended."""
    if told is _TOO_SLOW:
        return over(f"the page could not be read within {limits.seconds:g} s", page, limits)
    return over("the reader ran out of memory or time", page, limits)


def _answer_once(pipe: Connection, annotated: Callable[[], AnnotatedDocument], limits: ParseLimits) -> None:
    limit_memory(limits.memory)
    limit_time(limits.seconds)
    pipe.send(answer(annotated))
