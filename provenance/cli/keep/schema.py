"""`provenance registry schema`: the JSON Schema of registry files, for editors."""

from __future__ import annotations

import argparse
import json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments: there is one schema."""
    parser.epilog = "Editors take it as: # yaml-language-server: $schema=FILE on the first line; see docs/registry.md"


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    from provenance.registry.json_schema import file_schema

    print(json.dumps(file_schema(), ensure_ascii=False, indent=2))
    return 0
