"""`provenance verify FILE ...`: whether evidence files are whole, every digest recomputed, without a connection."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.fetch.verify import Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `provenance verify`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a WARC file, .warc or .warc.gz")
    parser.add_argument("--json", action="store_true", help="print one JSON object per file")


def run(args: argparse.Namespace) -> int:
    """Verify each file; 0 when all are whole, 1 when one is not. Raises `ProvenanceError` for what cannot be read."""
    from provenance.fetch.verify import verify
    from provenance.text import displayable

    code = 0
    for name in args.files:
        report = verify(Path(name))
        code = code if report.is_whole else 1
        print(_as_json(report) if args.json else displayable(_as_text(report)))
    return code


def _as_text(report: Report) -> str:
    if not report.is_whole:
        return "\n".join(map(str, report.findings))
    seal = "sealed" if report.is_sealed else "not sealed: only what digests cover is proved"
    return f"{report.file}: whole: {report.records} records, {report.digests} digests recomputed, {seal}"


def _as_json(report: Report) -> str:
    import json
    from dataclasses import asdict

    from provenance.text import inert_json

    told = json.dumps(
        {
            "file": report.file,
            "whole": report.is_whole,
            "records": report.records,
            "digests": report.digests,
            "sealed": report.is_sealed,
            "findings": [asdict(finding) for finding in report.findings],
        },
        ensure_ascii=False,
    )
    return inert_json(told)
