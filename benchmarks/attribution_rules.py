"""How often each rule of origin finding is right on the gold sets, and the table the library decides by.

A rule is right in a case when every outlet it names is an origin of the case, or accepted there. Where it finds the
house itself it is right if the gold names nobody; that is counted apart, for it gives nobody an origin, and the house
may sign below another's text. Rules seen in fewer than `FEWEST` cases have no measured
precision; those below 0.9 may only support another.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import attribution
from data.attribution import score as scorer
from origin_pages import publisher_of

from provenance.document import Page
from provenance.errors import ExtractionError
from provenance.extract import read
from provenance.origin import find_evidence
from provenance.origin.evidence import Candidate
from provenance.origin.thresholds import SURE
from provenance.registry.index import Registry

TABLE = Path(__file__).parents[1] / "provenance" / "origin" / "tables" / "precision.json"
HOUSE = ", the house"  # behind a rule that finds the house itself
FEWEST = 5  # cases below which a figure says nothing


def report(gold_sets: list[Path], registry: Registry, *, write: bool) -> None:
    """Print the table of rules, and write it to the library when asked to."""
    seen: dict[str, Counter[bool]] = {}
    for gold in gold_sets:
        for family, is_right in measured(gold, registry):
            seen.setdefault(family, Counter())[is_right] += 1
    rules = {family: row(counts) for family, counts in sorted(seen.items())}
    for family, values in rules.items():
        said = f"right {values['right']:4}  wrong {values['wrong']:3}  {values['precision']}  {alone(family, values)}"
        print(f"{family:36} {said}")
    if write:
        about = "Written by `python benchmarks/attribution.py --calibrate`; do not edit."
        table = {"about": about, "sets": [gold.name for gold in gold_sets], "rules": rules}
        TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def alone(family: str, values: dict[str, Any]) -> str:
    """Return what a rule may do alone: decide, support another, or tell that the house signs, which gives nobody."""
    if family.endswith(HOUSE):
        return "names nobody else"
    return "decides" if values["precision"] is None or values["precision"] >= SURE else "supports"


def row(counts: Counter[bool]) -> dict[str, Any]:
    """Return the line of one rule."""
    total = counts.total()
    precision = round(counts[True] / total, 3) if total >= FEWEST else None
    return {"right": counts[True], "wrong": counts[False], "precision": precision}


def measured(gold: Path, registry: Registry) -> Iterator[tuple[str, bool]]:
    """Yield each rule that spoke in a case, once a case, and whether it was right."""
    namer, aliases = attribution.Namer(registry), attribution.alias_table()
    for case in attribution.read_cases(gold):
        wanted = scorer.canon_set([*case["origin"], *case.get("accept", ())], aliases)
        verdicts: dict[str, bool] = {}
        for found in candidates(case, registry):
            if found.is_self:
                is_right = not case["origin"]
            else:
                parts = [{"outlet": t.outlet, "name": t.text, "span": {"text": found.span.text}} for t in found.names]
                names = scorer.canon_set([namer.name(part) for part in parts], aliases)
                is_right = names <= wanted and (bool(names) or case["relation"] not in scorer.NEGATIVE)
            family = found.family + (HOUSE if found.is_self else "")
            verdicts[family] = verdicts.get(family, True) and is_right
        yield from verdicts.items()


def candidates(case: dict[str, Any], registry: Registry) -> Iterator[Candidate]:
    """Yield every credit found in a case, whether or not it would decide."""
    record = attribution.record(case)
    page = Page(html=record.get("html"), text=record.get("text"), url=record["url"], language=record["lang"])
    try:
        article = read(page).article
    except ExtractionError:
        return
    for found in find_evidence(article, publisher_of(record["url"], registry), registry):
        if isinstance(found, Candidate):
            yield found
