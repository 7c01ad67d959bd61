"""What meets a contributor: forms, owners of code and registry, hooks. All of it readable by those who read it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from provenance.cli.registry import JOBS
from provenance.registry.json_schema import file_schema
from tests.shared import schemas_alike

ROOT = Path(__file__).parents[2]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_issue_forms_ask_for_the_outlet_and_for_pages(path: Path) -> None:
    """Ids are unique, kinds are those the forms know, and evidence is required in each."""
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    ids = [field["id"] for field in fields]
    required = {field["id"] for field in fields if field.get("validations", {}).get("required")}
    assert form["name"]
    assert form["description"]
    assert len(ids) == len(set(ids))
    assert {part["type"] for part in form["body"]} <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    assert "evidence" in required
    assert all(isinstance(option, str) for field in fields for option in field["attributes"].get("options", ()))


def test_three_forms() -> None:
    """A fact is wrong; right of reply; new outlet."""
    assert [path.stem for path in FORMS] == ["1-wrong-fact", "2-right-of-reply", "3-new-outlet"]


def test_code_owners_name_paths_that_exist() -> None:
    """A path that is gone is nobody's."""
    for line in (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            path, *teams = line.split()
            assert teams
            assert path == "*" or (ROOT / path.strip("/")).exists(), path


@schemas_alike
def test_editor_schema_is_current() -> None:
    """What editors complete and check by is what the loader takes; `provenance registry schema` writes it anew."""
    shipped = json.loads((ROOT / "docs" / "registry.schema.json").read_text(encoding="utf-8"))
    assert shipped == json.loads(json.dumps(file_schema()))
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert set(settings["yaml.schemas"]) == {"docs/registry.schema.json"}


def test_hooks_run_commands_that_exist() -> None:
    """And on the registry's files only."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        words = hook["entry"].split()
        assert words[:2] == ["provenance", "registry"]
        assert words[2] in JOBS
        assert re.search(hook["files"], "outlets/no.yaml")
        assert re.search(hook["files"], "sources.yaml")
        assert not re.search(hook["files"], "provenance/origin/data/en.yaml")
