"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.registry.index import Registry


def add_registry_option(parser: argparse.ArgumentParser) -> None:
    """Let overlays be laid over the shipped registry."""
    parser.add_argument(
        "--registry",
        action="append",
        default=[],
        metavar="FILE",
        help="a registry file of your own, laid over the shipped one; may be given again",
    )


def add_as_of_option(parser: argparse.ArgumentParser) -> None:
    """Let the date be given for which statements are shown."""
    parser.add_argument(
        "--as-of", metavar="DATE", help="show owners, measures and the rest as of this day (the article's date)"
    )


def registry_of(args: argparse.Namespace) -> Registry:
    """Return the shipped registry with the overlays that were given. Raises `RegistryError`."""
    from provenance.registry.index import load_registry

    return load_registry(*args.registry)
