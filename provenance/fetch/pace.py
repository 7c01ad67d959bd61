"""One connection to a host at a time, and a pause between two visits, however many threads fetch."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from provenance.fetch.clock import Clock

MOST_HOSTS = 100_000


class Pace:
    """Shared by the clients of a run: hosts are visited one after the other, and not too often."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._last: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[None]:
        """Hold the only connection to `host`, `delay` seconds after the last one at the earliest."""
        with self._turn_of(host):
            if delay > 0 and host in self._last:
                wait = self._last[host] + delay - self._clock.monotonic()
                if wait > 0:
                    self._clock.sleep(wait)
            try:
                yield
            finally:
                self._last[host] = self._clock.monotonic()

    def _turn_of(self, host: str) -> threading.Lock:
        with self._lock:
            if len(self._turns) > MOST_HOSTS:
                idle = [name for name, lock in self._turns.items() if not lock.locked()]
                for name in idle:
                    del self._turns[name]
                    self._last.pop(name, None)
            return self._turns.setdefault(host, threading.Lock())
