"""Score origin finding on gold sets: `python benchmarks/attribution.py [GOLD.jsonl ...] [--wrong] [--calibrate]`.

Every case goes through `provenance annotate` as a user would run it; the documents become the scorer's predictions
and `score.py` prints its tables. Without arguments the repository's own sets are scored. `--rules` prints how often
each rule was right; `--calibrate` writes that to the table by which the library lets a rule decide alone.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from data.attribution import score as scorer

from provenance.registry.index import Registry, load_registry
from provenance.text import fold

DATA = Path(__file__).parent / "data" / "attribution"
NEGATIVES = {"photo": "photo-only", "cited": "cited-source", "mention": "mention-only"}


def main() -> None:
    """Score each gold set named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=sorted(DATA.glob("*.jsonl")))
    parser.add_argument("--wrong", action="store_true", help="list every case that differs from the gold")
    parser.add_argument("--rules", action="store_true", help="print how often each rule was right")
    parser.add_argument("--calibrate", action="store_true", help="write the precision of each rule to the library")
    parser.add_argument("--markdown", action="store_true", help="print the tables of docs/origin.md")
    arguments = parser.parse_args()
    registry = load_registry()
    if arguments.markdown:
        import attribution_markdown

        attribution_markdown.report(arguments.gold, registry)
        return
    if arguments.rules or arguments.calibrate:
        import attribution_rules

        attribution_rules.report(arguments.gold, registry, write=arguments.calibrate)
        return
    for gold in arguments.gold:
        cases = read_cases(gold)
        predictions = list(predict(cases, Namer(registry)))
        print(f"\n== {gold.name}", flush=True)
        if arguments.wrong:
            show_wrong(cases, predictions)
        score(gold, predictions)


def read_cases(gold: Path) -> list[dict[str, Any]]:
    """Return the cases of a gold set."""
    return [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]


def all_aliases() -> dict[str, list[str]]:
    """Return the other names of outlets, of all alias files together."""
    merged: dict[str, list[str]] = {}
    for path in sorted(DATA.glob("aliases*.json")):
        for name, others in json.loads(path.read_text(encoding="utf-8")).items():
            merged.setdefault(name, []).extend(others)
    return merged


def alias_table() -> dict[str, str]:
    """Return the scorer's table from folded names to folded canonical ones."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "aliases.json")
        path.write_text(json.dumps(all_aliases()), encoding="utf-8")
        table: dict[str, str] = scorer.load_aliases(path)
        return table


class Namer:
    """Calls outlets as the scorer knows them: gold sets name an agency by one of its many names."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._aliases = alias_table()
        bearers: dict[str, set[str]] = {}
        for entry in registry.names():
            bearers.setdefault(scorer.norm(entry.text), set()).add(entry.outlet_id)
        self._shared = {name for name, outlets in bearers.items() if len(outlets) > 1}

    def name(self, part: dict[str, Any]) -> str:
        """Return the name of a contribution: one the scorer has, else the one printed in the credit.

        Of names the scorer has, those that other outlets bear too (APA in Vienna and in Baku) come last.
        """
        outlet = self._registry.outlet(part["outlet"]) if part["outlet"] else None
        if outlet is None:
            return str(part["name"])
        names = [outlet.name, *(name.text for name in outlet.names), *(domain.name for domain in outlet.domains)]
        known = [name for name in names if scorer.norm(name) in self._aliases]
        known = [name for name in known if scorer.norm(name) not in self._shared] or known
        printed = sorted((name for name in names if fold(name) in fold(part["span"]["text"])), key=len)
        both = [name for name in printed if name in known]
        return (both[-1:] or known or printed[-1:] or names)[0]


def predict(cases: list[dict[str, Any]], namer: Namer) -> Iterator[dict[str, Any]]:
    """Yield the scorer's prediction for each case, by way of the command line."""
    with tempfile.TemporaryDirectory() as folder:
        records, documents = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        records.write_text("".join(json.dumps(record(case)) + "\n" for case in cases), encoding="utf-8")
        command = [sys.executable, "-m", "provenance", "annotate", str(records), "-o", str(documents)]
        subprocess.run(command, check=True)
        for case, line in zip(cases, documents.read_text(encoding="utf-8").splitlines(), strict=True):
            yield prediction(case, json.loads(line), namer)


def record(case: dict[str, Any]) -> dict[str, Any]:
    """Return the input record of a case. A case without an address is served from its publisher's domain."""
    body = {"html": case["text"]} if case.get("format") == "html" else {"text": case["text"]}
    return {
        "id": case["id"],
        "url": case["url"] or f"https://{case['publisher_domain']}/",
        "lang": case["lang"],
        **body,
    }


def prediction(case: dict[str, Any], result: dict[str, Any], namer: Namer) -> dict[str, Any]:
    """Return the scorer's form of one annotated document."""
    if "error" in result:
        return {"id": case["id"], "origin": [], "relation": "none", "evidence_span": None}
    origin, zones = result["document"]["origin"], result["document"]["article"]["zones"]
    made = [part for part in origin["contributions"] if part["role"] == "origin"]
    span = made[0]["span"] if made else next((clue["span"] for clue in origin["clues"]), None)
    return {
        "id": case["id"],
        "origin": [namer.name(part) for part in made],
        "relation": origin["relation"] or negative(origin),
        "evidence_span": offsets(case, span, zones),
    }


def negative(origin: dict[str, Any]) -> str:
    """Return which kind of negative the clues amount to: the first that tells more than a mention decides."""
    kinds = [NEGATIVES.get(clue["rule"].partition("/")[0], "none") for clue in origin["clues"]]
    telling = [kind for kind in kinds if kind in ("photo-only", "cited-source")]
    if origin["status"] == "own":
        return "none"
    return (telling or kinds or ["none"])[0]


def offsets(case: dict[str, Any], span: dict[str, Any] | None, zones: list[dict[str, Any]]) -> list[int] | None:
    """Return the span in the case's own text; for HTML, the place where the span's words stand in the markup."""
    if span is None:
        return None
    if case.get("format") != "html":
        return [span["start"], span["end"]]
    zone = next((zone for zone in zones if zone["id"] == span["zone"]), {"kind": "body"})
    return in_markup(case["text"], span["text"], zone["kind"])


def in_markup(html: str, words: str, kind: str) -> list[int] | None:
    """Return where the words of a zone stand in the markup: a whole span, else its longest line.

    Tags may stand between the words: "Source: <a href=...>Reuters</a>".
    """
    body = max(html.find("<body"), 0)
    for part in (words, *sorted(words.split("\n"), key=len, reverse=True)):
        if kind == "metadata":
            found = html.find(part)
        elif kind in ("trailing", "footer"):
            found = html.rfind(part)
        else:
            found = html.find(part, body)
        if part and found >= 0:
            return [found, found + len(part)]
    return across_tags(html, words, body, last=kind in ("trailing", "footer"))


def across_tags(html: str, words: str, start: int, *, last: bool) -> list[int] | None:
    """Return where words stand in the markup with tags between them, the first or the last time."""
    pattern = re.compile(r"(?:\s|<[^<>]*>)+".join(re.escape(word) for word in words.split()))
    found = [match.span() for match in pattern.finditer(html, start)] if words.strip() else []
    return list(found[-1 if last else 0]) if found else None


def show_wrong(cases: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> None:
    """Print the cases whose relation or set of origins differs."""
    aliases = alias_table()
    for case, guess in zip(cases, predictions, strict=True):
        same = scorer.canon_set(case["origin"], aliases) == scorer.canon_set(guess["origin"], aliases)
        if case["relation"] != guess["relation"] or not same:
            print(case["id"], case["lang"], case["publisher_domain"], case["position"], "|", case["credit_line"])
            print("   gold", case["relation"], case["origin"], "| ours", guess["relation"], guess["origin"])


def score(gold: Path, predictions: list[dict[str, Any]]) -> None:
    """Run the scorer."""
    with tempfile.TemporaryDirectory() as folder:
        guesses = Path(folder, "predictions.jsonl")
        guesses.write_text("".join(json.dumps(row) + "\n" for row in predictions), encoding="utf-8")
        aliases = Path(folder, "aliases.json")
        aliases.write_text(json.dumps(all_aliases()), encoding="utf-8")
        command = [sys.executable, str(DATA / "score.py"), str(gold), str(guesses), "--aliases", str(aliases)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
