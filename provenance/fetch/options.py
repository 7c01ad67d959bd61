"""The fetch settings as command-line options: one place for their names, types and defaults."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.fetch.settings import FetchSettings

_NUMBERS = (
    ("connect-timeout", float, "seconds for one connection (10)"),
    ("read-timeout", float, "seconds between two arrivals of bytes (10)"),
    ("deadline", float, "seconds for the whole fetch, waits and retries included (30)"),
    ("max-wire", int, "bytes of one body as it arrives (10000000)"),
    ("max-decoded", int, "bytes of one body after decompression (20000000)"),
    ("max-hops", int, "redirects followed (10)"),
    ("retries", int, "further tries after a failure that may pass (2)"),
    ("host-delay", float, "seconds between two visits to one host (0; 1 in bulk, or what robots.txt asks for)"),
    ("max-retry-wait", float, "seconds waited before a further try, at most (30)"),
)
_OTHERS = ("robots", "archived", "archive", "proxy", "timestamp")


def add_fetch_arguments(parser: argparse.ArgumentParser) -> None:
    """Add every fetch setting to `parser`, in a group of its own. Values not given stay None."""
    group = parser.add_argument_group("fetching")
    group.add_argument(
        "--allow", action="append", metavar="HOST:PORT", help="let one host and port through the address guard"
    )
    for name, kind, says in _NUMBERS:
        group.add_argument(f"--{name}", type=kind, metavar="N", help=says)
    group.add_argument(
        "--robots", action=argparse.BooleanOptionalAction, default=None, help="obey robots.txt (off for one page)"
    )
    group.add_argument("--evidence", metavar="DIR", help="keep request, answers and failures as a WARC file in DIR")
    group.add_argument("--timestamp", metavar="URL", help="have evidence time-stamped by the authority at URL")
    group.add_argument("--archived", metavar="DATE", help="when the page is gone, take the archive's capture near DATE")
    group.add_argument("--archive", metavar="URL", help="which archive to ask (https://web.archive.org/web/)")
    group.add_argument("--cache", metavar="DIR", help="keep answers in DIR and reuse them as HTTP allows")
    group.add_argument("--proxy", metavar="URL", help="an http:// proxy; the environment's is not used")


def settings_from(args: argparse.Namespace, **defaults: Any) -> FetchSettings:
    """Return the settings that `args` ask for; `defaults` stand where an option was not given.

    Raises `ProvenanceError` (usage) for a limit that is none.
    """
    from pathlib import Path

    from provenance.fetch.settings import FetchSettings, allow_entry

    names = [*(name.replace("-", "_") for name, _kind, _says in _NUMBERS), *_OTHERS]
    given = {name: getattr(args, name, None) for name in names}
    for name in ("evidence", "cache"):
        folder = getattr(args, name, None)
        given[name] = Path(folder) if folder else None
    chosen = {name: value for name, value in given.items() if value is not None}
    allowed = [allow_entry(entry) for entry in getattr(args, "allow", None) or ()]
    return FetchSettings(**{**defaults, **chosen, "allow": frozenset(allowed) | defaults.get("allow", frozenset())})
