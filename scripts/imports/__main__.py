"""Write the files of `sources/` from the facts tables: `python -m scripts.imports [--data FOLDER] [--out FOLDER]`.

The tables are looked for in PROVENANCE_SHARED_DATA or `../shared/data`; run it again after a change of the hand-made
entries, which the rows are resolved against. Two runs on the same input give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .build import build, write_files
from .tables import ROOT, shared_data


def main() -> int:
    """Build and write all files; print how many values each holds and what was left out."""
    parser = argparse.ArgumentParser(prog="python -m scripts.imports", description=__doc__)
    parser.add_argument("--data", type=Path, default=shared_data(), help="folder that holds registry/*.csv")
    parser.add_argument("--out", type=Path, default=ROOT / "sources", help="folder to write to")
    parser.add_argument("--notes", action="store_true", help="print what was left out, and why")
    options = parser.parse_args()
    book = build(options.data / "registry")
    for line in write_files(book, options.out):
        print(line)
    if options.notes:
        print(*book.notes, sep="\n", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
