"""The command line itself: what it knows, how it fails, what it leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance import __version__
from provenance.cli import COMMANDS, parser_for
from tests.cli.conftest import Outcome
from tests.shared import EXAMPLE

Run = Callable[..., Outcome]
COMMAND = [sys.executable, "-m", "provenance"]


def test_version(run: Run) -> None:
    """`--version` says which library this is."""
    assert run("--version") == Outcome(0, f"provenance {__version__}\n", "")


def test_without_a_command_the_commands_are_listed(run: Run) -> None:
    """Help names every command, and no command is a wrong use."""
    helped, bare = run("--help"), run()
    assert (helped.code, bare.code) == (0, 2)
    assert all(f"\n  {name} " in helped.out for name in COMMANDS)
    assert helped.out == bare.out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(run: Run, name: str) -> None:
    """Each command loads and explains itself."""
    assert parser_for(name).prog == f"provenance {name}"
    helped = run(name, "--help")
    assert helped.code == 0
    assert f"usage: provenance {name}" in helped.out


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["chek", "x"], id="no-command"),
        pytest.param(["check"], id="no-target"),
        pytest.param(["check", "x", "--nope"], id="no-option"),
        pytest.param(["check", "x", "--publ", "2020-07-17"], id="abbreviation"),
        pytest.param(["check", str(EXAMPLE), "--published", "July"], id="no-date"),
        pytest.param(["check", str(EXAMPLE), "--as-of", "2020-13-01"], id="no-such-month"),
        pytest.param(["check", "https://example.com/", "--offline"], id="offline-address"),
        pytest.param(["check", ""], id="empty-target"),
        pytest.param(["annotate", "x"], id="no-output"),
    ],
)
def test_wrong_use_is_one_sentence_and_code_2(run: Run, words: list[str]) -> None:
    """What cannot be understood is said in one sentence, in the same shape under `--json`."""
    spoken, written = run(*words), run(*words, "--json")
    assert (spoken.code, written.code) == (2, 2)
    assert spoken.out == written.err == ""
    assert spoken.err.startswith("provenance: ")
    assert spoken.err.count("\n") == 1
    assert written.json["error"]["kind"] == "usage"
    assert f"provenance: {written.json['error']['message']}\n" == spoken.err


def test_a_broken_overlay_is_code_3_with_file_line_and_rule(run: Run, tmp_path: Path) -> None:
    """Every problem of a registry file is listed; nothing is annotated with half a registry."""
    overlay = tmp_path / "mine.yaml"
    overlay.write_text("version: '1'\noutlets:\n  mine:\n    name: Mine\n    kind: site\n    colour: red\n")
    failed = run("check", str(EXAMPLE), "--registry", str(overlay), "--json")
    assert failed.code == 3
    assert failed.json["error"]["kind"] == "registry_invalid"
    assert any(f"{overlay.name}:6: unknown-field:" in problem for problem in failed.json["error"]["problems"])


def test_a_fault_of_our_own_shows_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw is one sentence too."""
    monkeypatch.setattr("provenance.batch.files.read_file", lambda *_args, **_rest: 1 / 0)
    failed = run("check", str(EXAMPLE))
    assert failed.code == 1
    assert "ZeroDivisionError" in failed.err
    assert "Traceback" not in failed.err


def test_a_reader_that_leaves_is_no_error() -> None:
    """`provenance ... | head -1` ends without a word on standard error."""
    command = subprocess.Popen(
        [*COMMAND, "check", str(EXAMPLE), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert command.stdout is not None
    command.stdout.close()
    _, err = command.communicate(timeout=60)
    assert (command.returncode, err) == (141, "")


def test_an_interrupt_leaves_quietly(tmp_path: Path) -> None:
    """Ctrl-C between two records ends the run at once, without a traceback, and what was done is kept."""
    out = tmp_path / "out.jsonl"
    command = subprocess.Popen(
        [*COMMAND, "annotate", "-", "-o", str(out)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # jobs in the background ignore it
    )
    assert command.stdin is not None
    command.stdin.write('{"id": 1, "text": "The talks about the bridge go on.\\n\\nSource: Sputnik"}\n')
    command.stdin.flush()
    for _ in range(1200):
        if out.exists() and out.read_text("utf-8").endswith("\n"):
            break
        time.sleep(0.1)
    command.send_signal(signal.SIGINT)
    _, err = command.communicate(timeout=60)
    assert (command.returncode, err) == (130, "")
    assert out.read_text("utf-8").startswith('{"id":1,"document":')


def test_letters_of_all_scripts_on_an_old_terminal(tmp_path: Path) -> None:
    """A terminal that knows no Cyrillic gets question marks; JSON is UTF-8 everywhere."""
    page = tmp_path / "page.txt"
    page.write_text("Переговоры продолжаются, сообщили в пятницу в министерстве.\n\nSource: Sputnik\n", "utf-8")
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    shown = subprocess.run([*COMMAND, "check", str(page)], env=ascii_only, capture_output=True, check=True)
    assert b"Sputnik, republished here" in shown.stdout
    written = subprocess.run([*COMMAND, "check", str(page), "--json"], env=ascii_only, capture_output=True, check=True)
    assert "Переговоры продолжаются" in written.stdout.decode("utf-8")
