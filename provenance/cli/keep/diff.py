"""`provenance registry diff OLD NEW`: what changed, in plain words."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    where = "a registry file, or a folder with a sources.yaml"
    parser.add_argument("old", type=Path, metavar="OLD", help=where)
    parser.add_argument("new", type=Path, metavar="NEW", help=where)


def run(args: argparse.Namespace) -> int:
    """Print one line for each change. Raises `RegistryError` where one of the two cannot be read."""
    from provenance.registry.diff import differences, read_body
    from provenance.text import displayable

    changes = 0
    for change in differences(read_body(args.old), read_body(args.new)):
        print(displayable(change))
        changes += 1
    if not changes:
        print("nothing changed")
    return 0
