"""Files made to break a reader end in a value or in our own error, in bounded time and memory, and run nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import RegistryError
from provenance.registry.index import load_registry
from provenance.registry.load import Source, parse_file

HOSTILE = Path(__file__).parent / "hostile"
CASES = {case["file"]: case for case in json.loads((HOSTILE / "cases.json").read_text(encoding="utf-8"))["cases"]}


@pytest.mark.parametrize("file", sorted(CASES))
def test_overlay_is_refused_with_file_line_and_reason(file: str) -> None:
    """Each of these is wrong in this schema; the error names the file, a line and what to do."""
    assert "registry_invalid" in CASES[file]["accept"] or "any" in CASES[file]["accept"]
    with pytest.raises(RegistryError) as caught:
        load_registry(HOSTILE / file)
    for problem in caught.value.problems:
        assert problem.file.endswith(file)
        assert problem.line >= 1
        assert problem.message


def test_every_file_has_a_case() -> None:
    """No file lies here unread."""
    assert sorted(path.name for path in HOSTILE.glob("*.yaml")) == sorted(CASES)


MEASURE = """
import resource, sys, time
from pathlib import Path
from provenance.errors import RegistryError
from provenance.registry.index import load_registry
load_registry()  # may have to compile the shipped registry first, which is not what is measured
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    begun = time.process_time()
    try:
        load_registry(path)
    except RegistryError:
        pass
    print(f"{time.process_time() - begun:.3f} {path.name}")
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, "MB more")
"""


def test_bounds_of_time_and_memory() -> None:
    """2 seconds of CPU each, 100 MB for all of them in one process; nothing is written beside them."""
    before = {path.name for path in Path.cwd().iterdir()}
    done = subprocess.run([sys.executable, "-c", MEASURE, str(HOSTILE)], capture_output=True, text=True, check=True)
    *cases, memory = done.stdout.splitlines()
    assert len(cases) == len(CASES)
    assert [line for line in cases if float(line.split()[0]) > 2] == []
    assert float(memory.split()[0]) < 100
    assert {path.name for path in Path.cwd().iterdir()} == before


def overlay(text: str) -> list[str]:
    """Return the rules an overlay text breaks."""
    _, problems = parse_file(Source("o.yaml", text.encode()), "overlay", layer="overlay:o.yaml")
    return [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("version: '1'\noutlets: " + "{a: " * 900 + "}" * 900, "too-deep", id="deep-mappings"),
        pytest.param("version: '1'\noutlets: " + "[" * 100_000, "yaml|too-deep", id="depth-of-the-parser"),
        pytest.param("version: '1'\n? [a, b]\n: c\n", "shape", id="list-as-key"),
        pytest.param("version: '1'\noutlets:\n  a: &x {name: A}\n  b: {<<: *x}\n", "alias", id="merge-key"),
        pytest.param("version: '1'\noutlets: !!set {a, b}\n", "tag", id="set"),
        pytest.param("%YAML 1.1\n---\nversion: '1'\noutlets: !!binary aGk=\n", "tag", id="binary"),
        pytest.param("version: '1'\noutlets:\n  ../../etc: {name: A, kind: site}\n", "value", id="id-as-path"),
        pytest.param("version: '1'\noutlets:\n  a: {name: 'A\u202eB', kind: site}\n", "characters", id="bidi"),
        pytest.param("version: '1'\noutlets:\n  a: {name: A, kind: site, layer: core}\n", "unknown-field", id="layer"),
        pytest.param("version: '1'\ninclude: [/etc/*.yaml]\n", "include", id="include"),
        pytest.param(
            "version: '1'\noutlets:\n  a: {name: A, kind: site, domains: [127.0.0.1]}\n", "value", id="address"
        ),
        pytest.param(
            "version: '1'\noutlets:\n  a: {name: A, kind: site, domains: [localhost]}\n", "value", id="one-label"
        ),
        pytest.param(
            "version: '1'\noutlets:\n  a: {name: A, kind: site, domains: ['http://x.com']}\n", "value", id="url"
        ),
        pytest.param("version: '1'\noutlets:\n  a: {name: A, kind: site, domains: ['*.com']}\n", "value", id="star"),
        pytest.param("version: '1'\noutlets:\n  a: {name: A, kind: site, domains: ['']}\n", "value", id="empty-domain"),
    ],
)
def test_hostile_parts_in_our_own_form(text: str, rule: str) -> None:
    """The tricks of the files above, in files that otherwise fit the schema; libyaml 0.2.6 stops depth before we do."""
    assert set(rule.split("|")) & set(overlay(text))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_value_or_a_problem(data: bytes) -> None:
    """No foreign exception leaves the reader."""
    file, problems = parse_file(Source("any.yaml", data), "overlay", layer="overlay:any.yaml")
    assert file is not None or problems


LEAVES = st.one_of(st.text(max_size=8), st.sampled_from(["majority", "2015", "a.example", "site", "core", "~", "no"]))
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["name", "kind", "domains", "ownership", "evidence", "owner", "x"]), inner),
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["a", "b-c", "D", ""]), TREES, max_size=3), st.sampled_from(["outlets", "owners"])
)
def test_any_tree_ends_in_a_value_or_a_problem(entries: dict[str, object], section: str) -> None:
    """JSON is YAML, so any tree of values can be handed in as a file."""
    text = json.dumps({"version": "1", section: entries}, ensure_ascii=False)
    data = text.encode("utf-8", errors="replace")
    file, problems = parse_file(Source("any.yaml", data), "overlay", layer="overlay:any.yaml")
    assert file is not None or problems
    assert all(problem.line >= 1 and problem.message for problem in problems)
