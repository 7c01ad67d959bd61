"""`provenance annotate IN.jsonl -o OUT.jsonl`: many records, one document each, in their order."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO

from provenance.cli.options import add_as_of_option, add_registry_option, registry_of
from provenance.errors import ProvenanceError
from provenance.fetch.options import add_fetch_arguments, settings_from

if TYPE_CHECKING:
    from provenance.document import Page


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `provenance annotate`."""
    parser.add_argument(
        "input",
        metavar="IN.jsonl",
        help='records, one JSON object per line: "id", then "html" or "text", and if known "url", "published", '
        '"lang", "retrieved"; - reads standard input',
    )
    parser.add_argument("-o", "--output", required=True, metavar="OUT.jsonl", help="where documents go; - prints them")
    add_as_of_option(parser)
    add_registry_option(parser)
    parser.add_argument("--json", action="store_true", help="print a failure of the whole run as JSON")
    parser.add_argument(
        "--isolate", action=argparse.BooleanOptionalAction, default=True,
        help="read pages in a child process that is killed where one costs too much (on)",
    )  # fmt: skip
    parser.add_argument("--fetch", action="store_true", help="fetch the url of records that have no content")
    add_fetch_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Annotate every record; errors of single records are in the output and do not change the exit code."""
    from provenance.batch.records import read_lines
    from provenance.batch.run import answers

    fetch = _fetcher(args)
    with _writer(args) as written, _reading(args.input) as source, _writing(args.output, args.input) as sink:
        progress = Progress()
        for answer in answers(read_lines(source), written, fetch):
            sink.write(answer.text.encode() + b"\n")
            sink.flush()  # what is done stays done, whatever ends the run
            progress.count(answer.is_document)
    progress.close()
    return 0


@contextmanager
def _writer(args: argparse.Namespace) -> Iterator[Callable[[Page], str]]:
    """Give what writes the document of a page: a child that is killed where a page costs too much, or this process."""
    registry = registry_of(args)
    if args.isolate:
        from provenance.isolate import Sandbox

        with Sandbox(registry) as sandbox:
            yield lambda page: sandbox.written(page, as_of=args.as_of)
    else:
        from provenance.line import annotate

        yield lambda page: annotate(page, registry, as_of=args.as_of).to_json()


class Progress:
    """How far a run is: shown on standard error while it is a terminal; failures are summed up in any case."""

    def __init__(self) -> None:
        self.done = self.failed = 0
        self.started = self.shown = monotonic()
        self.is_live = sys.stderr.isatty()

    def count(self, is_document: bool) -> None:
        """Count one record."""
        self.done += 1
        self.failed += not is_document
        if self.is_live and monotonic() - self.shown > 0.2:
            self.shown = monotonic()
            rate = self.done / max(self.shown - self.started, 0.001)
            print(f"\r{self.done:,} records, {self.failed:,} not annotated, {rate:,.0f}/s ", end="", file=sys.stderr)

    def close(self) -> None:
        """Say what came of the run."""
        if self.is_live:
            print("\r\x1b[K", end="", file=sys.stderr)
        if self.is_live or self.failed:
            told = f'; {self.failed:,} could not be annotated, their "error" says why' if self.failed else ""
            print(f"provenance: {self.done:,} records{told}", file=sys.stderr)


def _reading(name: str) -> AbstractContextManager[BinaryIO]:
    """Return the input, open. Raises `ProvenanceError`."""
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except FileNotFoundError as error:
        raise ProvenanceError(f"there is no file {name!r}", kind="file_not_found", stage="read") from error
    except OSError as error:
        told = f"{name} cannot be read: {error.strerror}"
        raise ProvenanceError(told, kind="file_unreadable", stage="read") from error


def _writing(name: str, source: str) -> AbstractContextManager[BinaryIO]:
    """Return the output, open and empty. Raises `ProvenanceError`, also where it would overwrite the input."""
    if name == "-":
        return nullcontext(sys.stdout.buffer)
    if source != "-" and Path(name).exists() and Path(name).samefile(source):
        raise ProvenanceError("the output would overwrite the input; give -o another file", kind="usage")
    try:
        return Path(name).open("wb")
    except OSError as error:
        told = f"{name} cannot be written: {error.strerror}"
        raise ProvenanceError(told, kind="file_unwritable", stage="write") from error


def _fetcher(args: argparse.Namespace) -> Callable[[str], Page] | None:
    if not args.fetch:
        return None
    from provenance.fetch import Client

    return Client(settings_from(args, robots=True, host_delay=1.0)).fetch
