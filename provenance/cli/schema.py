"""`provenance schema`: the JSON Schema of the annotated document."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments: there is one schema."""
    parser.epilog = "The schema of registry files is printed by: provenance registry schema"


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    from provenance.export.schema import schema_text

    print(schema_text(), end="")
    return 0
