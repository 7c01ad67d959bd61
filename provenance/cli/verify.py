"""`provenance verify FILE ...`: whether evidence files are whole, every digest recomputed, without a connection."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.fetch.timestamp import Stamp
    from provenance.fetch.verify import Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `provenance verify`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a WARC file, .warc or .warc.gz, or a WACZ")
    parser.add_argument(
        "--tsa-root", metavar="FILE", help="certificates (PEM) of the authorities whose time-stamps are trusted"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object per file")


def run(args: argparse.Namespace) -> int:
    """Verify each file; 0 when all are whole, 1 when one is not. Raises `ProvenanceError` for what cannot be read."""
    from provenance.text import displayable

    code = 0
    for name in args.files:
        report, stamps = _checked(Path(name), Path(args.tsa_root) if args.tsa_root else None)
        code = code if report.is_whole else 1
        print(_as_json(report, stamps) if args.json else displayable("\n".join(_as_lines(report, stamps))))
    return code


def _checked(path: Path, roots: Path | None) -> tuple[Report, list[tuple[str, Stamp]]]:
    """Return what was found out about a file, tokens that prove nothing among it, and about each token by file."""
    from provenance.fetch.collection import is_collection, verify_collection
    from provenance.fetch.timestamp import stamp_beside
    from provenance.fetch.verify import Finding, verify

    if is_collection(path):
        report, stamps = verify_collection(path, roots)
    else:
        report, stamp = verify(path), stamp_beside(path, roots)
        stamps = [] if stamp is None else [(report.file, stamp)]
    for name, stamp in stamps:
        if stamp.is_faulty:
            report.findings.append(Finding(name, 0, f"timestamp-{stamp.state}", stamp.message))
    return report, stamps


def _as_lines(report: Report, stamps: list[tuple[str, Stamp]]) -> list[str]:
    lines = [str(finding) for finding in report.findings] or [_whole(report)]
    return lines + [f"{name}: time-stamp: {stamp.message}" for name, stamp in stamps if not stamp.is_faulty]


def _whole(report: Report) -> str:
    seal = "sealed" if report.is_sealed else "not sealed: only what digests cover is proved"
    return f"{report.file}: whole: {report.records} records, {report.digests} digests recomputed, {seal}"


def _as_json(report: Report, stamps: list[tuple[str, Stamp]]) -> str:
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
            "timestamps": [_told(*each) for each in stamps],
            "findings": [asdict(finding) for finding in report.findings],
        },
        ensure_ascii=False,
    )
    return inert_json(told)


def _told(name: str, stamp: Stamp) -> dict[str, str | None]:
    time = None if stamp.time is None else f"{stamp.time:%Y-%m-%dT%H:%M:%SZ}"
    return {"file": name, "state": stamp.state, "time": time, "message": stamp.message}
