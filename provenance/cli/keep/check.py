"""`provenance registry check`: every problem in one run."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.errors import Problem

REGISTRY_INVALID = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a file of this registry, another registry's sources.yaml, or a file of your own to lay over it "
        "(default: the whole registry of this checkout)",
    )
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")


def run(args: argparse.Namespace) -> int:
    """Print every problem, or that there is none. Exit code 3 where there is one."""
    from provenance.registry.inspect import inspect

    found = inspect(args.files)
    if args.json:
        print(_json(found.problems))
    else:
        from provenance.text import displayable

        for problem in found.problems:
            print(displayable(str(problem)))
        print(_summary(found.problems, found.files, found.entries))
    return REGISTRY_INVALID if found.problems else 0


def _json(problems: list[Problem]) -> str:
    import json

    rows = [{"file": p.file, "line": p.line, "rule": p.rule, "message": p.message} for p in problems]
    return json.dumps({"problems": rows}, ensure_ascii=False)


def _summary(problems: list[Problem], files: int, entries: int) -> str:
    if not problems:
        return f"no problem in {files:,} {'file' if files == 1 else 'files'} with {entries:,} entries"
    hit = len({problem.file for problem in problems})
    return f"{len(problems):,} {'problem' if len(problems) == 1 else 'problems'} in {hit:,} of {files:,} files"
