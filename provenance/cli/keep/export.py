"""`provenance registry export`: every entry as JSON lines."""

from __future__ import annotations

import argparse
import sys

from provenance.cli.options import add_registry_option, registry_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_registry_option(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE (standard output)")
    parser.add_argument(
        "--open-only", action="store_true", help="leave out the layers whose terms do not let them be passed on"
    )


def run(args: argparse.Namespace) -> int:
    """Write the lines."""
    from pathlib import Path

    from provenance.registry.export import lines

    found = lines(registry_of(args), open_only=args.open_only)
    if args.output:
        with Path(args.output).open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in found)
    else:
        sys.stdout.writelines(f"{line}\n" for line in found)
    return 0
