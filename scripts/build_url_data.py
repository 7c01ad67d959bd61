"""Write the generated tables of `provenance/urls/data`.

    python scripts/build_url_data.py                             the recognisers, from the YAML beside them
    python scripts/build_url_data.py --suffixes                  the public suffix list, from `publicsuffixlist`
    python scripts/build_url_data.py --confusables FILE          UTS 39, from Unicode's confusables.txt

People edit the YAML; the tables are what runs, because reading YAML would cost more than the rest of `where`.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from provenance.urls.hosts import ascii_host, unicode_host

DATA = Path(__file__).parent.parent / "provenance" / "urls" / "data"

SUFFIX_HEADER = """\
# The Public Suffix List, rules only, names in ASCII form. Do not edit: scripts/build_url_data.py --suffixes
# This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0 (LICENSES/MPL-2.0.txt).
# The list with its comments: https://publicsuffix.org/list/
"""
CONFUSABLE_HEADER = """\
# Letters that may stand in a host name and look like others (UTS 39), tab, what they look like.
# Do not edit: scripts/build_url_data.py --confusables FILE
# Taken from https://www.unicode.org/Public/security/ under the Unicode License v3 (LICENSES/Unicode-3.0.txt).
"""


def suffix_table(source: str) -> str:
    """Return the rules of `source`, a public_suffix_list.dat, one per line, with version and notice on top."""
    version = re.findall(r"^// (VERSION|COMMIT): (\S+)", source, re.M)
    lines = [line.split()[0] for line in source.split("\n") if line.strip() and not line.startswith("//")]
    rules = sorted({_ascii_rule(line) for line in lines})
    return SUFFIX_HEADER + "".join(f"# {key.lower()}: {value}\n" for key, value in version) + "\n".join(rules) + "\n"


def _ascii_rule(rule: str) -> str:
    mark = "!" if rule[0] == "!" else "*." if rule[0] == "*" else ""
    return mark + ascii_host(rule[len(mark) :])


def confusable_table(source: str) -> str:
    """Return the rows of `source`, Unicode's confusables.txt, whose letter may stand in a host name."""
    version = re.findall(r"^# Version: (\S+)", source, re.M)[0]
    rows = []
    for line in source.split("\n"):
        fields = line.split("#")[0].split(";")
        if len(fields) >= 3:
            letter, target = (_characters(field) for field in fields[:2])
            if not letter.isascii() and _may_stand_in_host(letter):
                rows.append(f"{letter}\t{target.lower()}\n")
    return CONFUSABLE_HEADER + f"# version: {version}\n" + "".join(sorted(rows))


def _characters(field: str) -> str:
    return "".join(chr(int(point, 16)) for point in field.split())


def _may_stand_in_host(letter: str) -> bool:
    """Tell whether `letter` is one and IDNA leaves it as it is; combining marks need a letter before them."""
    if unicodedata.category(letter[0])[0] not in "LMN":
        return False
    sample = "a" + letter + "a" if unicodedata.combining(letter[0]) else letter
    return unicodedata.normalize("NFC", sample) == unicode_host(ascii_host(sample))


def recogniser_table(source: str) -> str:
    """Return the rules of a recogniser file as JSON: what runs, without reasons and examples."""
    return json.dumps(_runnable(yaml.safe_load(source)), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _runnable(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _runnable(value) for key, value in node.items() if key not in ("reason", "examples")}
    return [_runnable(entry) for entry in node] if isinstance(node, list) else node


def main() -> None:
    """Write the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suffixes", action="store_true")
    parser.add_argument("--confusables", type=Path, metavar="FILE")
    asked = parser.parse_args()
    if asked.suffixes:
        source = files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text("utf-8")
        (DATA / "suffixes.txt").write_text(suffix_table(source), "utf-8")
    if asked.confusables:
        (DATA / "confusables.txt").write_text(confusable_table(asked.confusables.read_text("utf-8-sig")), "utf-8")
    for path in sorted(DATA.glob("*.yaml")):
        path.with_suffix(".json").write_text(recogniser_table(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
