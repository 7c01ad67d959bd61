"""Each rule has an example that breaks it and one that does not: `lint/<rule>/{bad.yaml,good.yaml,expected.txt}`.

Those that would be too large to keep, or are no file at all, are made in `made.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.registry.inspect import inspect, problems_of
from provenance.registry.load import Source
from tests.registry.made import MADE, OUTLETS, with_faults

LINT = Path(__file__).parent / "lint"
RULES = sorted(path.name for path in LINT.iterdir())
TODAY = "2026-11-26"
SOURCE = Path(__file__).parents[2] / "provenance" / "registry"
EXAMPLES = {"bad.yaml", "good.yaml", "expected.txt"}


def problems(path: Path) -> list[str]:
    """Return what is told about one file that is a whole registry."""
    return [str(problem) for problem in problems_of([Source(path.name, path.read_bytes())], today=TODAY)]


@pytest.mark.parametrize("rule", RULES)
def test_bad_example_is_told_with_line_and_remedy(rule: str) -> None:
    """The failing example gives exactly the expected problems, all of its own rule."""
    found = problems(LINT / rule / "bad.yaml")
    assert found == (LINT / rule / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert {line.split(": ")[1] for line in found} == {rule}


@pytest.mark.parametrize("rule", RULES)
def test_good_example_is_clean(rule: str) -> None:
    """The passing example, which differs in that one point, gives no problem."""
    assert problems(LINT / rule / "good.yaml") == []


@pytest.mark.parametrize("rule", MADE)
def test_made_example_is_told_with_line_and_remedy(rule: str, tmp_path: Path) -> None:
    """The failing example gives the expected problem once; beside it stand only the thousand before it."""
    path = MADE[rule].bad(tmp_path)
    found = [problem for problem in inspect([path]).problems if problem.rule != "missing-field"]
    assert [str(problem) for problem in found] == [f"{path.as_posix()}:{MADE[rule].expected}"]


@pytest.mark.parametrize("rule", MADE)
def test_made_good_example_keeps_the_rule(rule: str, tmp_path: Path) -> None:
    """One byte, problem or file less or more, and the rule does not fire."""
    assert rule not in {problem.rule for problem in inspect([MADE[rule].good(tmp_path)]).problems}


def test_values_are_counted_as_bytes_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A short file of very many values is too large as well; the limit is lowered, since four million take long."""
    monkeypatch.setattr("provenance.registry.yamltext.MAX_EVENTS", 100)
    few, many = (with_faults(count)(tmp_path).read_bytes() for count in (5, 50))
    rules = [{problem.rule for problem in problems_of([Source("a.yaml", data)], today=TODAY)} for data in (few, many)]
    assert few.count(OUTLETS) == 1
    assert ["too-large" in found for found in rules] == [False, True]


def rules_in_the_code() -> set[str]:
    """Return every rule that some line of the package reports."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    named = set(re.findall(r'(?:report|problem|_Refused|Problem|_problem)\(\s*[^"\n]*"([a-z]+(?:-[a-z0-9]+)*)"', code))
    named |= set(re.findall(r'Problem\(\w+(?:\(\w+\))?, \d+, "([a-z]+(?:-[a-z0-9]+)*)"', code))
    named |= set(re.findall(r'return "([a-z]+-field|value)"', code))
    return named - {"additions", "dataset", "default"}  # sections, asked for their line before the rule is named


def test_every_rule_in_the_code_has_its_examples() -> None:
    """A rule without both examples may never fire, or always; and no example is of a rule that is gone."""
    kept = {path.name for path in LINT.iterdir() if {file.name for file in path.iterdir()} >= EXAMPLES}
    assert kept == set(RULES)
    assert rules_in_the_code() == kept | set(MADE)
    assert not kept & set(MADE)


def test_every_rule_is_listed_in_the_documentation() -> None:
    """A contributor finds each rule in `docs/registry.md`, and none that is not there."""
    page = (Path(__file__).parents[2] / "docs" / "registry.md").read_text(encoding="utf-8")
    table = page.split("| rule | asks that |")[1].split("\n\n")[0]
    assert sorted(re.findall(r"^\| `([a-z0-9-]+)` \|", table, re.MULTILINE)) == sorted({*RULES, *MADE})


def test_examples_in_the_documentation_are_registry_files() -> None:
    """What the page shows as a file can be checked; its import stands on its hand-made entry."""
    page = (Path(__file__).parents[2] / "docs" / "registry.md").read_text(encoding="utf-8")
    core, dataset = re.findall(r"^```yaml\n(version.*?)^```", page, re.MULTILINE | re.DOTALL)
    sources = [Source("core.yaml", core.encode()), Source("list.yaml", dataset.encode())]
    assert [str(problem) for problem in problems_of(sources, today=TODAY) if problem.rule != "dataset-minimum"] == []


def test_all_problems_of_a_file_come_in_one_run() -> None:
    """The broken overlay of the acceptance list: each fault is told, with its line."""
    text = """version: '1'
owners:
  one: {name: One, kind: company, ownership: [{owner: two, relation: majority}]}
  two: {name: Two, kind: company, ownership: [{owner: one, relation: majority}]}
outlets:
  first:
    name: First
    name: Again
    kind: newspaper
    colour: red
  second:
    name: Second
    kind: newspaper
    country: Norway
"""
    found = problems_of([Source("broken.yaml", text.encode())], today=TODAY)
    rules = {(problem.line, problem.rule) for problem in found}
    assert {
        (8, "duplicate-key"),
        (10, "unknown-field"),
        (14, "value"),
        (3, "evidence-missing"),
        (3, "owner-loop"),
    } <= rules


def test_country_no_is_norway() -> None:
    """Every value is read as text first, so the country of two letters that YAML 1.1 calls false stays a country."""
    text = "version: '1'\noutlets:\n  a-b:\n    name: A\n    kind: site\n    country: NO\n"
    found = problems_of([Source("norway.yaml", text.encode())], today=TODAY)
    assert [problem.rule for problem in found] == ["not-canonical"]


@pytest.mark.parametrize(
    ("first", "second", "is_loop"),
    [
        pytest.param("until: '2010'", "since: '2011'", False, id="one-after-the-other"),
        pytest.param("since: '2010'", "since: '2011'", True, id="both-from-2011-on"),
        pytest.param("since: 2010-05", "until: '2010'", False, id="sold-within-the-year"),
        pytest.param("share: '10'", "share: '10'", True, id="no-dates"),
    ],
)
def test_a_loop_is_one_only_at_one_time(first: str, second: str, is_loop: bool) -> None:
    """Who held whom before the other held him is no loop."""
    evidence = "evidence: [{url: 'https://a.example/', retrieved: '2026-01-01', says: It says so}]"
    text = (
        "version: '1'\nowners:\n"
        f"  one: {{name: One, kind: company, ownership: [{{owner: two, relation: majority, {first}, {evidence}}}]}}\n"
        f"  two: {{name: Two, kind: company, ownership: [{{owner: one, relation: controls, {second}, {evidence}}}]}}\n"
    )
    rules = [problem.rule for problem in problems_of([Source("loop.yaml", text.encode())], today=TODAY)]
    assert ("owner-loop" in rules) is is_loop


def test_minority_holdings_in_a_circle_are_no_loop() -> None:
    """Companies hold small shares of each other (Asahi Shimbun and TV Asahi do), and neither decides by them."""
    evidence = "evidence: [{url: 'https://a.example/', retrieved: '2026-01-01', says: It says so}]"
    text = (
        "version: '1'\nowners:\n"
        f"  one: {{name: One, kind: company, ownership: [{{owner: two, relation: minority, {evidence}}}]}}\n"
        f"  two: {{name: Two, kind: company, ownership: [{{owner: one, relation: minority, {evidence}}}]}}\n"
    )
    rules = {problem.rule for problem in problems_of([Source("loop.yaml", text.encode())], today=TODAY)}
    assert "owner-loop" not in rules


def test_shipped_registry_is_clean() -> None:
    """Whatever is merged holds to every rule."""
    found = inspect([])
    assert [str(problem) for problem in found.problems] == []
    assert found.entries > 2_000
