"""Time, handed in: the clock a fetch reads, and the one deadline that everything in it shares."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

from provenance.errors import FetchError


class Clock(Protocol):
    """Where a fetch takes its time from."""

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""

    def now(self) -> datetime:
        """Return the day and time, UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The machine's own clock."""

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        return time.monotonic()

    def now(self) -> datetime:
        """Return the day and time, UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class Deadline:
    """The end of one fetch. Asked before every wait, so that no sum of small waits outlives it."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds
        self._end = clock.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left, 0 when none are."""
        return max(0.0, self._end - self._clock.monotonic())

    def within(self, seconds: float, doing: str) -> float:
        """Return `seconds`, or what is left when that is less. Raises `FetchError` (timeout) at the end."""
        left = self.left()
        if left <= 0:
            raise self.over(doing)
        return min(seconds, left)

    def over(self, doing: str) -> FetchError:
        """Return the error that says the deadline came while `doing` something."""
        return FetchError(
            f"the fetch took longer than {self._seconds:g} s in all; it ended while {doing}",
            kind="timeout",
            limits=[f"deadline={self._seconds:g}"],
        )
