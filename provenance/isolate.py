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
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal, cast

from provenance import errors
from provenance.document import AnnotatedDocument, Page
from provenance.errors import ExtractionError, Kind, ProvenanceError

Start = Literal["fork", "spawn"]
STARTING = 120.0
"""Seconds a new child may take to load everything; a registry that was just changed is compiled first."""


PATIENCE = 5
"""How much longer than its processor time the clock may run: a busy machine gives a child a part of a processor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseLimits:
    """What one page may cost."""

    seconds: float = 10.0  # of processor time; by the clock, `PATIENCE` times that
    memory: int = 600_000_000  # bytes of address space above what the child has when it is ready
    pages: int = 1_000  # read by one child before a fresh one takes over


@dataclass(frozen=True, slots=True)
class _Failure:
    """An error on its way out of the child: exceptions with arguments of their own do not travel."""

    name: str
    message: str
    kind: str
    stage: str
    details: dict[str, Any]


class Sandbox:
    """A child process that annotates pages, one after the other.

    Use it as a context manager, from one thread. `registry` names overlay files. `start` is how the child begins:
    forked where that is safe (one thread, Linux), which costs nothing, else spawned.
    """

    def __init__(self, *registry: str | Path, limits: ParseLimits | None = None, start: Start | None = None) -> None:
        self._registry = registry
        self._limits = limits or ParseLimits()
        self._start = start
        self._child: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._read = 0

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def annotate(self, page: Page, **options: Any) -> AnnotatedDocument:
        """Return what `provenance.annotate(page, **options)` returns, from the child.

        Raises what it raises, and `ExtractionError` (parse_limit) for a page that costs more than the limits allow.
        """
        pipe = self._ready()
        try:
            pipe.send((page, options))
            answer = pipe.recv() if pipe.poll(self._limits.seconds * PATIENCE) else None
        except (EOFError, OSError):
            self.close()
            raise over("the reader ran out of memory or time", page, self._limits) from None
        if answer is None:
            self.close()
            raise over(f"the page could not be read within {self._limits.seconds:g} s", page, self._limits)
        if isinstance(answer, _Failure):
            raise _raised(answer)
        return AnnotatedDocument.model_validate_json(answer)

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
            context: Any = multiprocessing.get_context(self._start or _safe_start())
            self._pipe, there = context.Pipe()
            self._child = context.Process(target=_serve, args=(there, self._registry, self._limits), daemon=True)
            self._child.start()
            there.close()
            self._read = 0
            self._await_readiness(self._pipe)
        self._read += 1
        return self._pipe

    def _await_readiness(self, pipe: Connection) -> None:
        """Wait until the child has loaded everything. Raises what kept it from that."""
        try:
            problem = (
                pipe.recv() if pipe.poll(STARTING) else _Failure("", "the reader did not start", "parse_limit", "", {})
            )
        except (EOFError, OSError):
            problem = _Failure("", "the reader ended before it was ready", "parse_limit", "", {})
        if problem is not None:
            self.close()
            raise _raised(problem)


def _safe_start() -> Start:
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _serve(pipe: Connection, registry: tuple[str | Path, ...], limits: ParseLimits) -> None:
    """Annotate what comes through the pipe until it is closed. Runs in the child."""
    from provenance.line import annotate
    from provenance.registry.index import load_registry

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    try:
        known = load_registry(*registry)
        _load_all(annotate, known)
    except ProvenanceError as error:
        pipe.send(_failure(error))
        return
    _limit_memory(limits.memory)
    pipe.send(None)
    while True:
        try:
            page, options = pipe.recv()
        except EOFError:
            return
        except MemoryError:
            pipe.send(_too_much("more memory"))
            continue
        _limit_time(limits.seconds)
        pipe.send(_answer(partial(annotate, page, known, **options)))


def _load_all(annotate: Any, known: Any) -> None:
    """Annotate a short page, so that what is loaded on first use is not counted as the first page's memory."""
    text = "The talks go on, the minister said on Monday. " * 10
    annotate(Page(html=f"<html><body><article><h1>Talks</h1><p>{text}</p></article></body></html>"), known)


def _limit_memory(memory: int) -> None:
    """Set a ceiling on the address space: what is in use now, and `memory` bytes more. Only Linux can tell."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return
    import resource

    in_use = int(statm.read_text("ascii").split()[0]) * resource.getpagesize()
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (in_use + memory, hard))


def _limit_time(seconds: float) -> None:
    """Let the kernel end this process when it has used `seconds` more of processor time."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime + seconds) + 2, hard))


def _failure(error: ProvenanceError) -> _Failure:
    return _Failure(type(error).__name__, error.message, error.kind, error.stage, error.details)


def _raised(failure: _Failure) -> ProvenanceError:
    """Return the error a child met, of its own class where that can be made from a message."""
    made = getattr(errors, failure.name, ExtractionError)
    if made is errors.RegistryError or not issubclass(made, ProvenanceError):
        made = ProvenanceError
    kind = cast(Kind, failure.kind)
    return made(failure.message, kind=kind, stage=failure.stage, **failure.details)


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
        answer = pipe.recv() if pipe.poll(limits.seconds * PATIENCE) else _TOO_SLOW
    except (EOFError, OSError):
        answer = None
    finally:
        child.kill()
        child.join()
        pipe.close()
    if isinstance(answer, _Failure):
        raise _raised(answer)
    if answer is None:
        raise over("the reader ran out of memory or time", page, limits)
    if answer is _TOO_SLOW or not isinstance(answer, str):
        raise over(f"the page could not be read within {limits.seconds:g} s", page, limits)
    return AnnotatedDocument.model_validate_json(answer)


_TOO_SLOW = object()


def _answer_once(pipe: Connection, annotated: Callable[[], AnnotatedDocument], limits: ParseLimits) -> None:
    _limit_memory(limits.memory)
    _limit_time(limits.seconds)
    pipe.send(_answer(annotated))


def _answer(annotated: Callable[[], AnnotatedDocument]) -> str | _Failure:
    """Return the document as JSON, or the failure that stands for it."""
    try:
        return annotated().to_json()
    except ProvenanceError as error:
        return _failure(error)
    except (MemoryError, RecursionError) as error:
        return _too_much("more memory" if isinstance(error, MemoryError) else "a deeper nest")
    except Exception as error:  # a fault of ours travels as one sentence, like every other end
        told = f"{type(error).__name__}: {error}".splitlines()[0][:300]
        return _Failure("ProvenanceError", f"a fault in provenance itself ({told})", "internal_error", "internal", {})


def _too_much(what: str) -> _Failure:
    return _Failure("ExtractionError", f"the page needs {what} than it may have", "parse_limit", "extract", {})


def over(told: str, page: Page, limits: ParseLimits) -> ExtractionError:
    """Return the error for a page that cost more than it may, with what is known of how it was reached."""
    capture = page.capture
    return ExtractionError(
        f"{told}, so it was left", kind="parse_limit", url=capture.url, evidence=capture.evidence_path,
        limits=[f"parse_seconds={limits.seconds:g}", f"parse_memory={limits.memory}"],
        hops=[hop.model_dump() for hop in capture.hops],
    )  # fmt: skip
