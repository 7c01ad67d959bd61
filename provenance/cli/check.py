"""`provenance check TARGET`: where one article comes from, for a person or as JSON."""

from __future__ import annotations

import argparse
import os
import re
import sys
from functools import partial
from typing import TYPE_CHECKING

from provenance.cli.options import add_as_of_option, add_registry_option, registry_of
from provenance.errors import ProvenanceError
from provenance.fetch.options import add_fetch_arguments, settings_from

if TYPE_CHECKING:
    from provenance.document import Page

# One letter and a colon is a drive. Browsers read over tabs and line breaks within an address (WHATWG URL, 4.4).
_ADDRESS = re.compile(r"[\x00-\x20]*[a-z][a-z0-9+.\t\r\n-]+:", re.IGNORECASE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `provenance check`."""
    parser.add_argument(
        "target", metavar="TARGET", help="an http(s) address, an .html, .txt, .warc(.gz) or .wacz file, or -"
    )
    parser.add_argument(
        "--url", metavar="URL", help="the address that saved content was served from; of a WARC file, the page to take"
    )
    parser.add_argument("--published", metavar="DATE", help="the article's date, such as 2020-07-17")
    add_as_of_option(parser)
    parser.add_argument("--lang", metavar="CODE", help="the article's language, such as en")
    parser.add_argument("--charset", metavar="NAME", help="the coding of a saved page or text that does not say it")
    add_registry_option(parser)
    parser.add_argument("--json", action="store_true", help="print the document as JSON instead of a view")
    parser.add_argument("--offline", action="store_true", help="never open a connection: refuse addresses")
    parser.add_argument(
        "--isolate", action=argparse.BooleanOptionalAction, default=True,
        help="read the page in a child process that can be killed (on)",
    )  # fmt: skip
    add_fetch_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Annotate the target and print it. Raises `ProvenanceError`."""
    from provenance.isolate import ParseLimits, in_child
    from provenance.line import annotate

    page = _page(args)
    registry = registry_of(args)
    line = partial(annotate, page, registry, published=args.published, language=args.lang, as_of=args.as_of)
    document = in_child(line, page, ParseLimits()) if args.isolate else line()
    if args.json:
        print(document.to_json(indent=2))
    else:
        from provenance.export.terminal import draw

        draw(document, registry, sys.stdout)
    return 0


def _page(args: argparse.Namespace) -> Page:
    """Return the page that TARGET means: fetched, or read from a file or standard input."""
    if not args.target:
        raise ProvenanceError("the target is empty; give an address, a file or - for standard input", kind="usage")
    if _ADDRESS.match(args.target) and not os.path.exists(args.target):  # noqa: PTH110 - a Path raises for NUL
        return _fetched(args)
    from provenance.batch.files import read_file

    return read_file(args.target, url=args.url, charset=args.charset)


def _fetched(args: argparse.Namespace) -> Page:
    if args.offline:
        told = "--offline was given, so no address is fetched; save the page and name its address with --url"
        raise ProvenanceError(told, kind="usage")
    if args.url:
        raise ProvenanceError("--url is for saved content; a fetched page has the address it was fetched from")
    from provenance.fetch import fetch

    page = fetch(args.target, settings_from(args))
    if args.timestamp and page.capture.evidence_path:
        _tell_of_no_stamp(page.capture.evidence_path)
    return page


def _tell_of_no_stamp(evidence: str) -> None:
    """Say on standard error why an evidence file has no time-stamp, where it has none; the page stands."""
    from pathlib import Path

    from provenance.fetch.timestamp import failure_beside
    from provenance.text import displayable

    failure = failure_beside(Path(evidence))
    if failure is not None:
        print(displayable(f"provenance: {evidence}: time-stamp: {failure}"), file=sys.stderr)
