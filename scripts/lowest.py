"""Print the lowest versions that pyproject.toml allows, one pip requirement a line: `python scripts/lowest.py`.

Used by `scripts/test_lowest.sh`, so that a lower bound is a version the tests have passed with.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

EXTRAS = ("arrow", "cache", "timestamp", "warc")
"""What the tests of the core need besides."""
_LOWEST = re.compile(r"([A-Za-z0-9._-]+(?:\[[^\]]+\])?)\s*>=\s*([0-9][0-9a-zA-Z.]*)\s*(?:;\s*(.*))?")


def lowest(requirements: list[str]) -> list[str]:
    """Return each requirement pinned to its lower bound.

    >>> lowest(["httpcore[http2]>=1.0.9", "x>=1; python_version < '3.14'"])
    ['httpcore[http2]==1.0.9', "x==1; python_version < '3.14'"]
    """
    pinned = []
    for requirement in requirements:
        found = _LOWEST.fullmatch(requirement.strip())
        if found is None:
            raise SystemExit(f"pyproject.toml: {requirement!r} has no lower bound")
        name, version, marker = found.groups()
        pinned.append(f"{name}=={version}" + (f"; {marker}" if marker else ""))
    return pinned


def main() -> None:
    """Print the pins of the core and of `EXTRAS`."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(line for name in EXTRAS for line in extras.get(name, []))]
    sys.stdout.write("\n".join(lowest(wanted)) + "\n")


if __name__ == "__main__":
    main()
