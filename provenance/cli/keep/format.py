"""`provenance registry format`: files in their one canonical form."""

from __future__ import annotations

import argparse
from pathlib import Path

REGISTRY_INVALID = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="registry files (default: all of this checkout)")
    parser.add_argument("--check", action="store_true", help="change nothing; exit code 3 where a file would change")


def run(args: argparse.Namespace) -> int:
    """Write each file anew where its form is not canonical, and name it. Raises `RegistryError` for unreadable ones."""
    from provenance.errors import Problem, RegistryError
    from provenance.registry.inspect import own_files

    problems: list[Problem] = []
    changed = 0
    files = [Path(file) for file in args.files] or own_files()
    for path in files:
        try:
            changed += _formatted(path, write=not args.check)
        except RegistryError as error:
            problems += error.problems
    if problems:
        raise RegistryError(problems)
    if not changed:
        print(f"{len(files)} {'file is' if len(files) == 1 else 'files are'} in the canonical form")
    return REGISTRY_INVALID if args.check and changed else 0


def _formatted(path: Path, *, write: bool) -> bool:
    """Return whether a file is not in canonical form, and write it anew if asked."""
    from provenance.registry.canonical import canonical
    from provenance.registry.load import read_path

    source = read_path(path)
    text = canonical(source.data, source.name).encode()
    if text == source.data:
        return False
    if write:
        unfinished = path.with_name(path.name + ".new")
        unfinished.write_bytes(text)
        unfinished.replace(path)
    print(f"{path}: {'written anew' if write else 'not in the canonical form'}")
    return True
