"""`provenance registry JOB ...`: for people who keep the registry. Each job is a module loaded when it is called."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from provenance.cli import Command

JOBS = {
    "check": "every problem of registry files, with file, line, rule and how to mend it",
    "format": "write registry files in their one canonical form",
    "add": "print an entry to complete, from a live or saved page",
    "diff": "what changed between two registries, in plain words",
    "stats": "how much the registry holds",
    "stale": "facts that nobody has looked at for long",
    "links": "which evidence can no longer be read; never fails",
    "schema": "the JSON Schema of registry files, for editors",
    "import": "turn a file of ratings you have a right to into an overlay",
    "export": "every outlet and owner as JSON lines, licensed layers left out if you like",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the job; what follows is the job's own."""
    width = max(map(len, JOBS)) + 2
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.usage = "provenance registry JOB ..."
    parser.epilog = "jobs:\n" + "\n".join(f"  {name:{width}}{what}" for name, what in JOBS.items())
    parser.add_argument("job", metavar="JOB", choices=JOBS, help="one of the jobs below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Do the job. Raises `ProvenanceError`."""
    job = _module(args.job)
    what = JOBS[args.job]
    parser = _parser(f"provenance registry {args.job}", what[0].upper() + what[1:] + ".")
    job.add_arguments(parser)
    return job.run(parser.parse_args(args.rest))


def _module(job: str) -> Command:
    name = f"{job}s" if job == "import" else job
    return cast("Command", import_module(f"provenance.cli.keep.{name}"))


def _parser(prog: str, description: str) -> argparse.ArgumentParser:
    from provenance.cli import Parser

    return Parser(prog=prog, description=description, allow_abbrev=False)
