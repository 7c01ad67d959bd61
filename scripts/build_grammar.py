"""Compile the language files of the credit grammar into the one file that runs: `python scripts/build_grammar.py`.

The YAML files in `provenance/origin/data/` are what people edit; `provenance/origin/grammar.json` holds the same
frames without reasons and examples, with each phrase in the form in which it is looked for. A test fails when the
two differ; `--check` only says whether they do.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from provenance.origin.languages import compiled, language_files

TARGET = Path(__file__).parents[1] / "provenance" / "origin" / "grammar.json"


def main() -> None:
    """Write the compiled grammar, or say that it is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the file is out of date")
    arguments = parser.parse_args()
    text = compiled(language_files())
    if not arguments.check:
        TARGET.write_text(text, encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        sys.exit(f"{TARGET.name} is out of date; run python scripts/build_grammar.py")


if __name__ == "__main__":
    main()
