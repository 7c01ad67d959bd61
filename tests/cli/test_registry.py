"""`provenance registry`: every job, on small files; what is printed and which exit code comes back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.cli import main
from provenance.cli.registry import JOBS
from tests.registry.small import CORE, EVIDENCE

LINT = Path(__file__).parents[1] / "registry" / "lint"
Say = Callable[..., tuple[int, str]]
GOOD = LINT / "not-canonical" / "good.yaml"


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]):
    """Return a function from the words of a command to its exit code and what it printed."""

    def run(*words: object) -> tuple[int, str]:
        code = main(["registry", *map(str, words)])
        return code, capsys.readouterr().out

    return run


def test_help_lists_every_job(say: Say) -> None:
    """A keeper finds the jobs without a manual."""
    code, out = say("--help")
    assert code == 0
    assert all(f"  {job} " in out for job in JOBS)


@pytest.mark.parametrize("job", JOBS)
def test_each_job_has_help_and_refuses_what_it_does_not_know(job: str, say: Say) -> None:
    """Exit code 2 for a word that is no option."""
    assert say(job, "--help")[0] == 0
    assert say(job, "--no-such-option")[0] == 2


def test_check_prints_problems_and_exits_with_3(say: Say) -> None:
    """File, line, rule, remedy; the same as JSON."""
    bad = LINT / "country-unknown" / "bad.yaml"
    code, out = say("check", bad)
    assert code == 3
    assert f"{bad}:11: country-unknown: outlets.harbour-gazette.country: UK is no country code" in out
    code, out = say("check", bad, "--json")
    assert code == 3
    assert {problem["rule"] for problem in json.loads(out)["problems"]} == {"country-unknown"}


def test_check_is_glad_of_a_good_file(say: Say) -> None:
    """Exit code 0 and one line."""
    assert say("check", GOOD) == (0, "no problem in 1 file with 2 entries\n")


def test_check_of_one_file_of_the_registry_tells_of_that_file(say: Say) -> None:
    """A contributor sees the problems of the file at hand, in the light of all others."""
    code, out = say("check", Path(__file__).parents[2] / "outlets" / "no.yaml")
    assert code == 0
    assert "no problem in 1 file with" in out


@pytest.mark.parametrize("job", ["check", "format"])
def test_an_installed_package_asks_for_a_file(
    job: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no registry files lie beside the package, one sentence says so and what to do."""
    monkeypatch.setattr("provenance.registry.inspect.DOOR", Path("/nowhere/sources.yaml"))
    assert main(["registry", job]) == 2
    said = capsys.readouterr().err
    assert "installed package" in said
    assert "name a FILE" in said
    assert said.count("\n") == 1


def test_format_writes_and_checks(say: Say, tmp_path: Path) -> None:
    """With --check nothing is written; then the file is as it should be."""
    path = tmp_path / "mine.yaml"
    shutil.copy(LINT / "not-canonical" / "bad.yaml", path)
    before = path.read_bytes()
    assert say("format", "--check", path)[0] == 3
    assert path.read_bytes() == before
    assert say("format", path) == (0, f"{path}: written anew\n")
    assert path.read_bytes() == GOOD.read_bytes()
    assert say("format", path) == (0, "1 file is in the canonical form\n")
    assert list(tmp_path.iterdir()) == [path]


def test_diff_tells_in_plain_words(say: Say, tmp_path: Path) -> None:
    """What was added, removed and changed, with evidence."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(CORE, encoding="utf-8")
    holding = f"ownership: [{{owner: nordlys, relation: minority, since: '2019', evidence: {EVIDENCE}}}], "
    text = CORE.replace("name: Evening Post, ", f"name: Evening Mail, {holding}").replace(
        "since: '2010'", "since: 2010-03"
    )
    new.write_text(
        text.replace("  portal: {name: Portal, kind: platform, domains: [portal.example]}\n", ""), encoding="utf-8"
    )
    code, out = say("diff", old, new)
    assert code == 0
    assert out.splitlines() == [
        "nordlys: owner state-of-norway (majority) since 2010-03: since was 2010, is 2010-03",
        "evening: name was Evening Post, is Evening Mail",
        "evening: owner nordlys (minority) since 2019 added, evidence https://page.example/",
        "portal: removed from outlets (Portal, platform)",
    ]
    assert say("diff", old, old) == (0, "nothing changed\n")


def test_stats_count(say: Say) -> None:
    """The counts of the shipped registry, for people and for programs."""
    code, out = say("stats", "--json", "--as-of", "2026-01-01")
    counts = json.loads(out)
    assert code == 0
    assert counts["entries"]["outlets"] > 1_000
    assert counts["statements"]["ownership"] == counts["owners known"]["ownership statements"]
    assert sum(counts["kinds"].values()) == counts["entries"]["outlets"]
    assert f"{counts['entries']['outlets']:,}  outlets" in say("stats")[1]


def test_stale_lists_what_was_read_long_ago(say: Say) -> None:
    """The oldest first; a layer can be asked for."""
    code, out = say("stale", "--days", "0", "--layer", "core")
    days = [line[:10] for line in out.splitlines()[:-1]]
    assert code == 0
    assert days == sorted(days)
    assert out.splitlines()[-1].startswith(f"{len(days):,} statements and domains last read before")
    assert say("stale", "--days", "40000")[1].startswith("0 statements")


def test_schema_knows_fields_short_forms_and_countries(say: Say) -> None:
    """What an editor needs to complete and to check."""
    schema = json.loads(say("schema")[1])
    outlet = schema["$defs"]["Outlet"]
    assert set(outlet["required"]) == {"name", "kind"}
    assert "layer" not in outlet["properties"]
    assert "NO" in outlet["properties"]["country"]["enum"]
    assert schema["$defs"]["Domain"]["anyOf"][0]["type"] == "string"
    assert {"version", "outlets", "owners", "additions", "dataset"} <= set(schema["properties"])


def test_export_is_one_entry_a_line(say: Say, tmp_path: Path) -> None:
    """Layers first; then entries, each value with its layer."""
    path = tmp_path / "all.jsonl"
    assert say("export", "-o", path)[0] == 0
    first, *rest = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert first["registry"]["layers"][0] == {"name": "core", "kind": "core"}
    bbc = next(row["outlet"] for row in rest if row.get("outlet", {}).get("id") == "bbc")
    assert bbc["layer"] == "core"
    assert bbc["ownership"][0]["evidence"][0]["url"].startswith("https://")


def test_import_writes_an_overlay_that_checks_clean(say: Say, tmp_path: Path) -> None:
    """From a table of one's own to `show`."""
    table, overlay = tmp_path / "table.csv", tmp_path / "mine.yaml"
    table.write_text("host,verdict\nbbc.com,keeps to the facts\n", encoding="utf-8")
    words = ("--dated", "2026", "--column", "verdict", "--assessor", "harbour-watch", "--title", "Harbour Watch")
    assert say("import", "csv", table, "-o", overlay, *words)[0] == 0
    assert say("check", overlay)[0] == 0
    assert main(["show", "bbc.com", "--registry", str(overlay)]) == 0


PAGE = """<html><head><script type="application/ld+json">
{"@type": "NewsMediaOrganization", "name": "Harbour Gazette", "alternateName": "HG", "foundingDate": "1987",
 "sameAs": ["https://x.com/HarbourGazette", "https://harbour.example/about"], "parentOrganization": "Nordlys Media"}
</script></head><body><a href="/imprint">Imprint</a></body></html>"""


def test_add_prints_an_entry_to_complete(say: Say, tmp_path: Path) -> None:
    """What the site says of itself, with the page as evidence; leads as comments; the result checks clean."""
    page, trust = tmp_path / "page.html", tmp_path / "trust.txt"
    page.write_text(PAGE, encoding="utf-8")
    trust.write_text("belongto=https://union.example/\ncontrolledby=https://nordlys.example/\n", encoding="utf-8")
    words = ("--html", page, "--trust-txt", trust, "--retrieved", "2026-05-01")
    code, out = say("add", "https://www.harbour-gazette.example/", *words)
    assert code == 0
    for expected in (
        "#   parentOrganization: Nordlys Media", "#   controlledby: https://nordlys.example/", "  harbour-gazette:",
        "      - harbour-gazette.example", "      - x:harbourgazette", "      - scheme: union.example",
        "        date: '1987'", "#   link.imprint: https://harbour-gazette.example/imprint",
    ):  # fmt: skip
        assert expected in out
    entry = tmp_path / "entry.yaml"
    entry.write_text(out, encoding="utf-8")
    assert say("check", entry)[0] == 0


def test_add_says_where_a_known_address_stands(say: Say) -> None:
    """Nobody adds the BBC again."""
    code, out = say("add", "https://www.bbc.co.uk/news")
    assert code == 0
    assert out == "bbc.co.uk is known: BBC (bbc); see: provenance show bbc\n"
