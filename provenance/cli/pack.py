"""`provenance pack FILE ... -o OUT.wacz`: evidence files as one collection, which other tools can replay."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `provenance pack`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="an evidence file, .warc or .warc.gz")
    parser.add_argument("-o", "--output", metavar="OUT.wacz", required=True, help="the collection to be written")
    parser.add_argument("--json", action="store_true", help="print a failure as JSON")


def run(args: argparse.Namespace) -> int:
    """Write the collection. Raises `ProvenanceError` for a file that is not whole, cannot be read or written."""
    from provenance.errors import ProvenanceError
    from provenance.fetch.collection import is_collection
    from provenance.fetch.wacz import pack

    if not is_collection(args.output):
        raise ProvenanceError(f"{args.output} must end in .wacz, as the format asks")
    pack([Path(name) for name in args.files], Path(args.output))
    return 0
