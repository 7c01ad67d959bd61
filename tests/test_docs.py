"""Examples in the documentation run, every command is documented, and the schema that ships is current."""

from __future__ import annotations

import argparse
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import provenance
from provenance.cli import COMMANDS, main, parser_for, registry
from provenance.export.schema import schema_text
from provenance.fetch.options import add_fetch_arguments
from tests.shared import EXAMPLE, ROOT, schemas_alike

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")


def consoles() -> Iterator[Any]:
    """Yield command and output of every console example."""
    for page in PAGES:
        for number, block in enumerate(re.findall(r"^```console\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)):
            for example in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, output = example.partition("\n")
                yield pytest.param(command, output, id=f"{page.stem}-{number}")


@pytest.mark.parametrize(("command", "output"), list(consoles()))
def test_console_example(
    command: str, output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command prints what the page shows; three dots stand for what the page leaves out."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    words = shlex.split(command)
    assert words[0] == "provenance"
    main(words[1:])
    printed = capsys.readouterr().out
    assert re.fullmatch("".join(map(pattern, output.splitlines())), printed), printed


def pattern(line: str) -> str:
    """Return what a line of a page stands for: itself, with three dots for anything, or any lines."""
    return r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield every command with its parser, each job of `provenance registry` on its own."""
    for name in COMMANDS:
        if name != "registry":
            yield name, parser_for(name)
    for job in registry.JOBS:
        parser = argparse.ArgumentParser()
        registry._module(job).add_arguments(parser)
        yield f"registry {job}", parser


def options(parser: argparse.ArgumentParser) -> set[str]:
    """Return the long names of a parser's options, and the arguments it takes."""
    return {
        action.option_strings[-1] if action.option_strings else str(action.metavar or action.dest)
        for action in parser._actions
        if not isinstance(action, argparse._HelpAction)
    }


def section(title: str) -> str:
    """Return what docs/cli.md says under a heading."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", CLI, re.M | re.S)
    assert found, f"docs/cli.md has no heading {title!r}"
    return found.group(1)


FETCHING = argparse.ArgumentParser()
add_fetch_arguments(FETCHING)


@pytest.mark.parametrize(("name", "parser"), [pytest.param(*each, id=each[0]) for each in commands()])
def test_every_command_is_documented(name: str, parser: argparse.ArgumentParser) -> None:
    """Each command has a part in docs/cli.md that names each of its options; those of fetching share one."""
    text = section(f"provenance {name}")
    shared = options(FETCHING) if options(FETCHING) <= options(parser) else set()
    missing = {option for option in options(parser) - shared if option not in text}
    assert not missing
    assert not shared or "#fetching" in text


def test_every_fetch_option_is_documented() -> None:
    """What several commands share is explained once."""
    assert not {option for option in options(FETCHING) if option not in section("Fetching")}


@schemas_alike
def test_the_schema_that_ships_is_current() -> None:
    """`docs/document.schema.json` is what `provenance schema` prints; renew it with that command."""
    shipped = (ROOT / "docs" / "document.schema.json").read_text("utf-8")
    assert json.loads(shipped) == json.loads(schema_text())


def test_a_document_comes_back_from_its_json() -> None:
    """What is written can be read again, and is the same."""
    document = provenance.annotate(EXAMPLE.read_text("utf-8"), published="2020-07-17")
    assert provenance.AnnotatedDocument.model_validate_json(document.to_json()) == document


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file of the repository names one that is there."""
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]
