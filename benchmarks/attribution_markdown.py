"""The tables of `docs/origin.md`: the gold sets together, by language and by rule, as Markdown."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import attribution
import attribution_rules
from data.attribution import score as scorer

from provenance.registry.index import Registry


def report(gold_sets: list[Path], registry: Registry) -> None:
    """Print a line per set, per language and per rule."""
    sets: dict[str, scorer.Tally] = {}
    languages: dict[str, scorer.Tally] = {}
    for gold in gold_sets:
        for language, judged in _judged(gold, registry):
            for tally in (sets.setdefault(gold.name, scorer.Tally()), languages.setdefault(language, scorer.Tally())):
                tally.add(*judged)
    print("\n".join(_table("set", sets)), end="\n\n")
    print("\n".join(_table("language", dict(sorted(languages.items())))), end="\n\n")
    print("\n".join(_rules(gold_sets, registry)))


def _judged(gold: Path, registry: Registry) -> Iterator[tuple[str, tuple[set[str], set[str], set[str], str, str]]]:
    """Yield the language of each case and what the scorer compares in it."""
    cases, aliases = attribution.read_cases(gold), attribution.alias_table()
    for case, guess in zip(cases, attribution.predict(cases, attribution.Namer(registry)), strict=True):
        wanted, found = (scorer.canon_set(row["origin"], aliases) for row in (case, guess))
        accepted = scorer.canon_set(case.get("accept"), aliases)
        yield case["lang"], (wanted, found, accepted, case["relation"], guess["relation"])


def _table(name: str, tallies: dict[str, scorer.Tally]) -> Iterator[str]:
    yield f"| {name} | cases | precision | recall | F1 | false attribution | relation, grouped |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for key, tally in tallies.items():
        row = tally.row()
        has_origins = tally.tp + tally.fp + tally.fn > 0
        figures = [f"{row[part]:.3f}" if has_origins else "–" for part in ("precision", "recall", "f1")]
        false = f"{tally.false} of {tally.neg}"
        yield f"| {key} | {tally.n} | {' | '.join(figures)} | {false} | {row['relation_group_accuracy']:.3f} |"


def _rules(gold_sets: list[Path], registry: Registry) -> Iterator[str]:
    seen: dict[str, Counter[bool]] = {}
    for gold in gold_sets:
        for family, is_right in attribution_rules.measured(gold, registry):
            seen.setdefault(family, Counter())[is_right] += 1
    yield "| rule | right | wrong | precision | alone |"
    yield "| --- | --- | --- | --- | --- |"
    for family, counts in sorted(seen.items()):
        row = attribution_rules.row(counts)
        precision = row["precision"]
        shown = "too few" if precision is None else f"{precision:.3f}"
        alone = attribution_rules.alone(family, row)
        yield f"| `{family}` | {row['right']} | {row['wrong']} | {shown} | {alone} |"
