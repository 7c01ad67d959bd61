"""A clock that only runs when it is told to, and settings for a server on the loopback."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from provenance.fetch import FetchSettings
from tests.hostile.server import Server


class TestClock:
    """Time that passes only in `sleep`."""

    __test__ = False

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._at = 0.0

    def monotonic(self) -> float:
        """Return the seconds slept so far."""
        return self._at

    def now(self) -> datetime:
        """Return a fixed day, later by what was slept."""
        return datetime(2026, 11, 3, 10, 0, tzinfo=UTC) + timedelta(seconds=self._at)

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.slept.append(seconds)
        self._at += seconds


def settings(server: Server, **more: Any) -> FetchSettings:
    """Return settings that let the server through, and nothing beside it."""
    return FetchSettings(**{"allow": frozenset({("127.0.0.1", server.ports["http"])}), **more})
