"""Each rule has an example that breaks it and one that does not: `lint/<rule>/{bad.yaml,good.yaml,expected.txt}`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance.registry.inspect import inspect, problems_of
from provenance.registry.load import Source

LINT = Path(__file__).parent / "lint"
RULES = sorted(path.name for path in LINT.iterdir())
TODAY = "2026-11-26"
SOURCE = Path(__file__).parents[2] / "provenance" / "registry"
ELSEWHERE = {"unreadable", "too-large", "too-many"}  # need a missing file, 32 MB, a thousand problems: below


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


def test_every_rule_in_the_code_has_its_examples() -> None:
    """A rule without a failing example may never fire."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    named = set(re.findall(r'(?:report|problem|_Refused|Problem|_problem)\([^"\n]*"([a-z]+(?:-[a-z0-9]+)*)"', code))
    named |= set(re.findall(r'return "([a-z]+-field|value)"', code))
    named -= {"additions", "dataset"}  # sections, asked for their line before the rule is named
    assert named - ELSEWHERE - set(RULES) == set()
    assert len(named) > 30


def test_every_rule_is_listed_in_the_documentation() -> None:
    """A contributor finds each rule in `docs/registry.md`, and none that is not there."""
    page = (Path(__file__).parents[2] / "docs" / "registry.md").read_text(encoding="utf-8")
    table = page.split("| rule | asks that |")[1].split("\n\n")[0]
    assert sorted(re.findall(r"^\| `([a-z0-9-]+)` \|", table, re.MULTILINE)) == sorted({*RULES, *ELSEWHERE})


def test_examples_in_the_documentation_are_registry_files() -> None:
    """What the page shows as a file can be checked; its import stands on its hand-made entry."""
    page = (Path(__file__).parents[2] / "docs" / "registry.md").read_text(encoding="utf-8")
    core, dataset = re.findall(r"^```yaml\n(version.*?)^```", page, re.MULTILINE | re.DOTALL)
    sources = [Source("core.yaml", core.encode()), Source("list.yaml", dataset.encode())]
    assert [str(problem) for problem in problems_of(sources, today=TODAY) if problem.rule != "dataset-minimum"] == []


def test_a_missing_file_is_a_problem_of_its_own(tmp_path: Path) -> None:
    """A path that is not there is told like any other problem."""
    (problem,) = inspect([tmp_path / "absent.yaml"]).problems
    assert problem.rule == "unreadable"
    assert problem.file.endswith("absent.yaml")


def test_problems_stop_at_a_thousand() -> None:
    """A file that is wrong throughout does not fill the screen."""
    entries = "".join(f"  outlet-{number}: {{kind: site}}\n" for number in range(3_000))
    found = problems_of([Source("many.yaml", f"version: '1'\noutlets:\n{entries}".encode())], today=TODAY)
    assert sum(problem.rule == "missing-field" for problem in found) == 1_000
    assert [problem.rule for problem in found if problem.rule == "too-many"] == ["too-many"]


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
