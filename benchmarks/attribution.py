"""Score origin finding on a gold set: `python benchmarks/attribution.py [GOLD.jsonl ...]`.

Every case goes through `provenance annotate` as a user would run it; the documents become the scorer's predictions
and `score.py` prints its tables. Without arguments the repository's own sets are scored.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "attribution"
NEGATIVES = {"photo": "photo-only", "cited": "cited-source", "mention": "mention-only"}


def main() -> None:
    """Score each gold set named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=sorted(DATA.glob("*.jsonl")))
    parser.add_argument("--wrong", action="store_true", help="list every case that differs from the gold")
    arguments = parser.parse_args()
    for gold in arguments.gold:
        cases = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        predictions = list(predict(cases))
        print(f"\n== {gold.name}", flush=True)
        if arguments.wrong:
            show_wrong(cases, predictions)
        score(gold, predictions)


def predict(cases: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the scorer's prediction for each case, by way of the command line."""
    with tempfile.TemporaryDirectory() as folder:
        records, documents = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        records.write_text("".join(json.dumps(record(case)) + "\n" for case in cases), encoding="utf-8")
        command = [sys.executable, "-m", "provenance.cli", "annotate", str(records), "-o", str(documents)]
        subprocess.run(command, check=True)
        for case, line in zip(cases, documents.read_text(encoding="utf-8").splitlines(), strict=True):
            yield prediction(case, json.loads(line))


def record(case: dict[str, Any]) -> dict[str, Any]:
    """Return the input record of a case. A case without an address is served from its publisher's domain."""
    body = {"html": case["text"]} if case.get("format") == "html" else {"text": case["text"]}
    return {
        "id": case["id"],
        "url": case["url"] or f"https://{case['publisher_domain']}/",
        "lang": case["lang"],
        **body,
    }


def prediction(case: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
    """Return the scorer's form of one annotated document."""
    if "error" in result:
        return {"id": case["id"], "origin": [], "relation": "none", "evidence_span": None}
    origin, zones = result["document"]["origin"], result["document"]["article"]["zones"]
    made = [part for part in origin["contributions"] if part["role"] == "origin"]
    span = made[0]["span"] if made else next((clue["span"] for clue in origin["clues"]), None)
    return {
        "id": case["id"],
        "origin": [part["name"] for part in made],
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
    found = case["text"].rfind(span["text"])
    return [found, found + len(span["text"])] if found >= 0 else None


def show_wrong(cases: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> None:
    """Print the cases whose relation or number of origins differs."""
    for case, guess in zip(cases, predictions, strict=True):
        if case["relation"] != guess["relation"] or len(case["origin"]) != len(guess["origin"]):
            print(case["id"], case["lang"], case["publisher_domain"], case["position"], "|", case["credit_line"])
            print("   gold", case["relation"], case["origin"], "| ours", guess["relation"], guess["origin"])


def every_alias() -> dict[str, list[str]]:
    """Return the names that mean the same outlet, from all `aliases*.json` files together."""
    names: dict[str, list[str]] = {}
    for path in sorted(DATA.glob("aliases*.json")):
        for canonical, others in json.loads(path.read_text(encoding="utf-8")).items():
            names.setdefault(canonical, []).extend(others)
    return names


def score(gold: Path, predictions: list[dict[str, Any]]) -> None:
    """Run the scorer."""
    with tempfile.TemporaryDirectory() as folder:
        guesses = Path(folder, "predictions.jsonl")
        guesses.write_text("".join(json.dumps(row) + "\n" for row in predictions), encoding="utf-8")
        aliases = Path(folder, "aliases.json")
        aliases.write_text(json.dumps(every_alias()), encoding="utf-8")
        command = [sys.executable, str(DATA / "score.py"), str(gold), str(guesses), "--aliases", str(aliases)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
