"""Write the generated tables of `provenance/urls/data`.

    python scripts/build_url_data.py                             the recognisers, from the YAML beside them, and the
                                                                 tables of docs/addresses.md
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

ROOT = Path(__file__).parent.parent
DATA = ROOT / "provenance" / "urls" / "data"
DOCS = ROOT / "docs" / "addresses.md"

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


MACROS = {
    "{stamp}": r"(?P<stamp>\d{4,14})(?:[a-z]{2,4}_)?",
    "{url}": r"(?P<url>[A-Za-z][A-Za-z0-9+-]*(?::|%3[Aa])(?:.*)|//.+|[\w%-]+(?:\.[\w%-]+)+(?:[:/?#].*)?)",
    "{explicit}": r"(?P<url>https?(?::|%3[Aa]|%253[Aa]).+)",
    "{disqus}": r"(?P<url>https?(?::|%3[Aa]).+?)(?::[\w-]{20,})?",
    "{bare}": r"(?P<url>[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#].*)?)",
    "{name}": r"[\w-]+(?:\.[\w-]+)+",
    "{end}": r"/?(?:[?#].*)?",
    "{h}": r"(?P<handle>[^/@]+)",
    "{rest}": r"(?:/.*)?",
}
"""What the short forms in the YAML stand for; docs/addresses.md says it in words."""


def wrapper_table(sources: list[str], endings: dict[str, str]) -> str:
    """Return the wrapper services of the YAML texts `sources` as JSON.

    `services` holds them in order; `exact`, `below` and `schemes` say which of them a host, all hosts below a domain,
    and a scheme belong to.
    """
    table: dict[str, Any] = {"services": [], "exact": {}, "below": {}, "schemes": {}}
    for source in map(yaml.safe_load, sources):
        for name, service in source["services"].items():
            number = len(table["services"])
            for pattern in service.get("hosts", []):
                part = "below" if pattern[0] == "*" else "exact"
                for host in _hosts(pattern.removeprefix("*."), endings):
                    table[part].setdefault(host, []).append(number)
            for scheme in service.get("schemes", []):
                table["schemes"].setdefault(scheme, []).append(number)
            table["services"].append(_runnable_service(name, {"kind": source["kind"], **service}))
    parts = {name: json.dumps(part, ensure_ascii=False, indent=1) for name, part in table.items() if name == "services"}
    rows = [f'"{name}": {json.dumps(part, ensure_ascii=False)}' for name, part in table.items() if name not in parts]
    return "{" + f'"services": {parts["services"]},\n' + ",\n".join(rows) + "}\n"


def _runnable_service(name: str, service: dict[str, Any]) -> dict[str, Any]:
    return {
        "service": name,
        "kind": service["kind"],
        "named": service.get("named", "service"),
        "forms": [_expanded_form(form) for form in service["forms"]],
    }


def _hosts(pattern: str, endings: dict[str, str]) -> list[str]:
    """Return the hosts `pattern` stands for: itself, or one per national ending."""
    front, brace, rest = pattern.partition("{")
    return [front + ending for ending in endings[rest[:-1]].split()] if brace else [pattern]


def _expanded(value: Any) -> Any:
    if isinstance(value, str):
        for short, regex in MACROS.items():
            value = value.replace(short, regex)
    return value


def platform_table(source: str) -> str:
    """Return the platforms of the YAML text `source` as JSON, without reasons and examples."""
    runnable = {
        name: {
            **{key: platform[key] for key in ("named", "hosts", "not") if key in platform},
            "forms": [_expanded_form(form) for form in platform["forms"]],
        }
        for name, platform in yaml.safe_load(source).items()
    }
    return json.dumps(runnable, ensure_ascii=False, indent=1) + "\n"


def _expanded_form(form: dict[str, Any]) -> dict[str, Any]:
    return {key: _expanded(value) for key, value in form.items()}


def lookalike_table(source: str) -> str:
    """Return the lists of the YAML text `source` as JSON, without their reasons."""
    tree = yaml.safe_load(source)
    words = {
        "endings": {name: part["list"].split() for name, part in tree["endings"].items()},
        "affixes": {name: part["list"].split() for name, part in tree["affixes"].items()},
        "trade_words": tree["trade_words"]["list"].split(),
        "particles": tree["particles"]["list"].split(),
        "joints": tree["joints"]["list"].split(),
        "seen_as": tree["seen_as"]["list"],
    }
    return json.dumps(words, ensure_ascii=False, indent=1) + "\n"


def service_rows(sources: list[str]) -> str:
    """Return the wrapper services of the YAML texts `sources` as a Markdown table."""
    rows = ["| service | kind | reason | hosts |", "|---|---|---|---|"]
    for source in map(yaml.safe_load, sources):
        for name, service in source["services"].items():
            hosts = service.get("hosts") or [f"{scheme}:" for scheme in service["schemes"]]
            shown = ", ".join(f"`{host}`" for host in hosts[:3])
            more = f" and {len(hosts) - 3} more" if len(hosts) > 3 else ""
            named = "" if service.get("named", "service") == "service" else " (named by host)"
            kind = service.get("kind", source["kind"])
            rows.append(f"| `{name}`{named} | {kind} | {service['reason']} | {shown}{more} |")
    return "\n".join(rows)


def platform_rows(source: str) -> str:
    """Return the platforms of the YAML text `source` as a Markdown table, each with an address of an account."""
    rows = ["| platform | reason | an address | account |", "|---|---|---|---|"]
    for name, platform in yaml.safe_load(source).items():
        examples = platform["examples"]
        named = next((one for one in examples if one["handle"] not in (None, "not-a-platform")), examples[0])
        handle = f"`{named['handle']}`" if named["handle"] else "none"
        label = f"`{name}`" if platform.get("named") != "host" else f"{name}, named by their host"
        rows.append(f"| {label} | {platform['reason']} | `{named['url']}` | {handle} |")
    return "\n".join(rows)


def documented(text: str) -> str:
    """Return the text of docs/addresses.md with its generated tables as the YAML files now say."""
    tables = {
        "services": service_rows(_wrapper_sources()),
        "platforms": platform_rows((DATA / "platforms.yaml").read_text("utf-8")),
    }
    for name, table in tables.items():
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
            lambda found, table=table: f"{found[1]}{table}\n{found[2]}",  # type: ignore[misc]
            text,
            flags=re.DOTALL,
        )
    return text


def _wrapper_sources() -> list[str]:
    paths = sorted((DATA / "wrappers").glob("*.yaml"))
    return [path.read_text("utf-8") for path in paths if path.name != "endings.yaml"]


def recogniser_tables() -> dict[str, str]:
    """Return the JSON tables by file name, as the YAML files now say."""
    endings = yaml.safe_load((DATA / "wrappers" / "endings.yaml").read_text("utf-8"))
    return {
        "wrappers.json": wrapper_table(_wrapper_sources(), endings),
        "platforms.json": platform_table((DATA / "platforms.yaml").read_text("utf-8")),
        "lookalikes.json": lookalike_table((DATA / "lookalikes.yaml").read_text("utf-8")),
    }


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
    for name, table in recogniser_tables().items():
        (DATA / name).write_text(table, "utf-8")
    DOCS.write_text(documented(DOCS.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
