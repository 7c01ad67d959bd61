"""`provenance show`: rows, tree, JSON, and what it says where nothing or much is found."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.cli import main
from provenance.cli.show import last_day
from provenance.errors import ProvenanceError
from provenance.registry.index import load_registry
from provenance.registry.look_up import look_up
from tests.registry.small import CORE, EVIDENCE, registry_of


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what `provenance show` prints."""
    assert main(["show", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("target", ["sputnik", "Sputnik", "sputniknews.com", "https://sputniknews.com/2020/x.html"])
def test_an_outlet_is_found_by_id_name_domain_and_address(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a reader has at hand."""
    assert shown(capsys, target).startswith("Sputnik (agency, Russia)\nsputnik · as of ")


def test_rows_are_dated(capsys: pytest.CaptureFixture[str]) -> None:
    """What came after the day is called later, not in force; each statement has its number, each number its page."""
    text = shown(capsys, "sputnik", "--as-of", "2014-06")
    assert "as of 30 June 2014" in text
    assert "later: Rossiya Segodnya" in text
    assert "none in force on 30 June 2014" in text
    assert "later, not in force on 30 June 2014:" in text
    assert "broadcasting ban" in text
    marks = {mark.rstrip("]") for line in text.split("\n\n[1] ")[0].split("[")[1:] for mark in [line[:3].split("]")[0]]}
    notes = {line[1 : line.index("]")] for line in text.splitlines() if line.startswith("[")}
    assert marks == notes
    now = shown(capsys, "sputnik", "--as-of", "2026-06-01")
    assert "later: Rossiya" not in now
    assert "in force on 1 June 2026:" in now


def test_no_line_is_wider_than_80_columns_but_an_address(capsys: pytest.CaptureFixture[str]) -> None:
    """It is read in a plain terminal."""
    for target in ("rt", "bbc", "der-spiegel"):
        for line in shown(capsys, target).splitlines():
            assert len(line) <= 80 or "://" in line, line


def test_tree_draws_the_chain(capsys: pytest.CaptureFixture[str]) -> None:
    """Each holder hangs below what it holds, up to the state."""
    lines = shown(capsys, "rt.com", "--tree").split("\n\n")[1].splitlines()
    assert lines[0] == "RT"
    assert lines[1].startswith("└─ ")
    assert any(line.startswith("   └─ Russian Federation (state)") for line in lines)
    assert "Domains" not in "\n".join(lines)


def test_json_holds_profile_layers_and_stamp(capsys: pytest.CaptureFixture[str]) -> None:
    """The same for programs; every statement with its layer and evidence."""
    found = json.loads(shown(capsys, "rt.com", "--json", "--as-of", "2024"))
    assert (found["rule"], found["as_of"], found["profile"]["outlet"]) == ("domain", "2024-12-31", "rt")
    assert found["registry"]["layers"][0] == found["layers"][0]["name"] == "core"
    for link in found["profile"]["ownership"]:
        assert link["statement"]["layer"]
        assert link["statement"]["evidence"]


def test_owner_is_shown_with_what_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """Owners have a page of their own."""
    text = shown(capsys, "rossiya-segodnya")
    assert text.startswith("Rossiya Segodnya (state company, Russia)")
    assert "Holds" in text
    assert "sputnik" in text


def test_several_and_none_are_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither is an error, and unknown says nothing about anybody."""
    text = shown(capsys, "El País")
    assert re.match(r"El País is the name of \d outlets; ask for one by its id:", text)
    assert "el-pais-uruguay" in text
    assert shown(capsys, "nobody.example") == "nobody.example is not in the registry; that says nothing about it.\n"
    assert "near it are:\n  sputnik " in shown(capsys, "sputnikk")
    found = json.loads(shown(capsys, "nobody.example", "--json"))
    assert (found["rule"], found["profile"], found["candidates"]) == ("nothing", None, [])


def test_overlay_marks_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A value from a user's file names the file; what it replaced is shown."""
    path = tmp_path / "mine.yaml"
    held = f"memberships: [{{scheme: Union of mine, evidence: {EVIDENCE}}}]"
    path.write_text(f"version: '1'\noutlets:\n  rt: {{country: QA, {held}}}\n", encoding="utf-8")
    text = shown(capsys, "rt", "--registry", str(path))
    assert "RT (broadcaster, Qatar)" in text
    assert "Union of mine (overlay:mine.yaml)" in text
    assert "country: RU (here QA, by overlay:mine.yaml): RT (rt), layer core" in " ".join(text.split())


def test_a_broken_overlay_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every problem with its file and line, nothing shown."""
    path = tmp_path / "bad.yaml"
    path.write_text("version: '1'\noutlets:\n  rt: {colour: red}\n", encoding="utf-8")
    assert main(["show", "rt", "--registry", str(path)]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"{path}:3: unknown-field: outlets.rt.colour: there is no such field" in printed.err


def test_dates_that_are_none(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and how to write it."""
    assert main(["show", "rt", "--as-of", "yesterday"]) == 2
    assert "'yesterday' is no date; write 2014, 2014-06 or 2014-06-30" in capsys.readouterr().err
    with pytest.raises(ProvenanceError):
        last_day("2014-13")


@pytest.mark.parametrize(
    ("target", "on", "rule", "id"),
    [
        pytest.param("gazette", None, "id", "gazette", id="id"),
        pytest.param("nordlys", None, "id", "nordlys", id="owner-id"),
        pytest.param("Nordlys Media", None, "name", "nordlys", id="owner-name"),
        pytest.param("harbour gazette", None, "name", "gazette", id="name"),
        pytest.param("portal.example/gazette", None, "domain", "gazette", id="path"),
        pytest.param("WWW.HarbourGazette.example", None, "domain", "gazette", id="capitals"),
        pytest.param("shared.example", "2015-01-01", "domain", "gazette", id="holder-then"),
        pytest.param("shared.example", None, "domain", "evening", id="holder-now"),
        pytest.param("x:@gazette", None, "account", "gazette", id="account"),
        pytest.param("javascript:alert(1)", None, "nothing", None, id="no-address"),
        pytest.param("com", None, "nothing", None, id="ending"),
        pytest.param("", None, "nothing", None, id="empty"),
    ],
)
def test_look_up(target: str, on: str | None, rule: str, id: str | None) -> None:
    """What a person types to what is meant."""
    found = look_up(target, registry_of(CORE), on)
    entity = found.outlet or found.owner
    assert (found.rule, entity and entity.id) == (rule, id)


HEAVY = ("pydantic", "trafilatura", "rich", "httpx", "yaml", "tldextract", "lxml", "babel", "provenance.document")


COUNT = "import sys; from provenance.cli import main; main(['show', 'rt.com']); print('MODULES', *sys.modules)"


def test_show_imports_nothing_heavy() -> None:
    """It answers within 150 ms of CPU because none of these is loaded."""
    load_registry()  # so that it is compiled, and the process below only reads it
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True)
    modules = done.stdout.split("MODULES ")[1].split()
    assert [name for name in HEAVY if name in modules] == []
