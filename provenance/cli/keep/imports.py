"""`provenance registry import KIND FILE -o overlay.yaml`: ratings you have a right to, as an overlay."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from provenance.cli.options import add_registry_option, registry_of
from provenance.registry.importers.kinds import Kind, kinds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("kind", choices=kinds(), metavar="KIND", help=f"one of: {', '.join(kinds())}")
    parser.add_argument("file", type=Path, metavar="FILE", help="a CSV or JSON file; nothing of it leaves your machine")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the overlay to FILE (standard output)")
    parser.add_argument("--dated", metavar="DATE", help="the edition of the ratings, where the rows do not say")
    parser.add_argument("--retrieved", metavar="DAY", help="the day you had the file (today)")
    parser.add_argument("--title", metavar="TEXT", help="with csv: what the table is called")
    parser.add_argument("--assessor", metavar="ID", help="with csv: the id of who judges, such as harbour-watch")
    parser.add_argument("--url", metavar="URL", help="with csv: where the table can be read about")
    parser.add_argument("--licence", metavar="TEXT", help="with csv: its licence")
    parser.add_argument("--column", metavar="NAME", help="with csv: the column that holds the value")
    add_registry_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the overlay and say on standard error what became of the rows. Raises `ProvenanceError`."""
    from datetime import date

    from provenance.registry.canonical import canonical_text
    from provenance.registry.importers.overlay import make_overlay
    from provenance.registry.importers.rows import read_rows

    kind = _own(args)
    retrieved = args.retrieved or date.today().isoformat()
    made = make_overlay(read_rows(args.file, kind), kind, registry_of(args), retrieved=retrieved, dated=args.dated)
    text = canonical_text(made.content)
    if args.output:
        args.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    for what, number in made.counts.items():
        print(f"{number:,} rows {what}", file=sys.stderr)
    return 0


def _own(args: argparse.Namespace) -> Kind:
    """Return the kind of file, with what the command line says of a table of one's own."""
    from dataclasses import replace

    from provenance.registry.importers.rows import heading

    kind = kinds()[args.kind]
    if args.kind != "csv":
        return kind
    scale = kind.scales[0]
    scale = replace(
        scale,
        assessor=args.assessor or scale.assessor,
        name=args.title or scale.name,
        columns=(heading(args.column),) if args.column else scale.columns,
    )
    return replace(
        kind,
        title=args.title or kind.title,
        url=args.url or kind.url,
        licence=args.licence or kind.licence,
        scales=(scale,),
    )
