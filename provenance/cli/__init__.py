"""The command line: `provenance COMMAND ...`, each command a module that is loaded when it is called.

A command module offers `add_arguments(parser)` and `run(args) -> int`. Exit codes: 0 done, 1 the page failed,
2 the command line cannot be understood, 3 the registry is invalid.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, Protocol, cast

from provenance import __version__
from provenance.errors import ProvenanceError, RegistryError

COMMANDS = {
    "check": "tell where one article comes from: an address, a saved page, plain text",
    "annotate": "the same for a file of records, one JSON object per line",
    "show": "what the registry says about an outlet or domain, with evidence",
    "where": "which outlet an address belongs to, without fetching it",
    "verify": "whether evidence files are whole: every digest recomputed",
    "pack": "evidence files as one collection (WACZ) that other tools can replay",
    "registry": "for people who keep the registry: check, format, add, diff",
    "schema": "the JSON Schema of the annotated document",
}
DONE, PAGE_FAILED, USAGE, REGISTRY_INVALID = 0, 1, 2, 3
INTERRUPTED, READER_GONE = 130, 141  # 128 + the number of the signal, as shells have it


class Command(Protocol):
    """What a command module offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do the work and return the exit code. Raises `ProvenanceError`."""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises instead of leaving, so that `--json` has its say in failures too."""

    def _get_formatter(self) -> argparse.HelpFormatter:
        # Asked for with every argument that is declared; left to find the width itself, it would load every
        # compression library there is.
        width = os.environ.get("COLUMNS", "")
        return self.formatter_class(self.prog, width=(int(width) if width.isdecimal() else 80) - 2)  # type: ignore[call-arg]

    def error(self, message: str) -> NoReturn:
        """Raise a `ProvenanceError` of kind `usage`."""
        raise ProvenanceError(f"{message}; {self.prog} --help lists what can be given", kind="usage")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no failure ends in a traceback."""
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    _speak_unicode(as_json)
    try:
        return _settled(_run(words))
    except ProvenanceError as error:
        return _settled(report(error, as_json=as_json))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_quietly()
    except SystemExit as leaving:  # argparse, after --help
        return _settled(int(leaving.code or 0))
    except Exception as error:
        if os.environ.get("PROVENANCE_DEBUG"):
            raise
        return _settled(report(_unforeseen(error), as_json=as_json))


def parser_for(command: str) -> argparse.ArgumentParser:
    """Return the parser of `command`, one of `COMMANDS`."""
    parser = Parser(
        prog=f"provenance {command}",
        description=COMMANDS[command][0].upper() + COMMANDS[command][1:] + ".",
        allow_abbrev=False,
    )
    _module(command).add_arguments(parser)
    return parser


def report(error: ProvenanceError, *, as_json: bool) -> int:
    """Print a failure, as JSON on standard output or as one sentence on standard error; return its exit code."""
    if as_json:
        import json

        from provenance.text import inert_json

        print(inert_json(json.dumps({"error": error.as_dict()}, ensure_ascii=False, default=str)))
    else:
        from provenance.text import displayable

        lines = error.problems if isinstance(error, RegistryError) else (error.message,)
        for line in lines:
            print(displayable(f"provenance: {line}"), file=sys.stderr)
    if error.kind == "registry_invalid":
        return REGISTRY_INVALID
    return USAGE if error.kind == "usage" else PAGE_FAILED


def _run(words: list[str]) -> int:
    if not words or words[0].startswith("-"):
        return _without_command(words)
    command = words[0]
    if command not in COMMANDS:
        known = ", ".join(COMMANDS)
        raise ProvenanceError(f"{command!r} is no command; there are {known}", kind="usage")
    args = parser_for(command).parse_args(words[1:])
    return _module(command).run(args)


def _without_command(words: list[str]) -> int:
    width = max(map(len, COMMANDS)) + 2
    parser = Parser(
        prog="provenance",
        usage="provenance COMMAND ...",
        description="Tell where a news article really comes from: who serves it, who wrote it, who owns them.",
        epilog="commands:\n" + "\n".join(f"  {name:{width}}{what}" for name, what in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"provenance {__version__}")
    parser.parse_args(words)
    parser.print_help()
    return DONE if words else USAGE


def _module(command: str) -> Command:
    from importlib import import_module

    return cast(Command, import_module(f"provenance.cli.{command}"))


def _unforeseen(error: Exception) -> ProvenanceError:
    told = f"{type(error).__name__}: {error}".splitlines()[0][:300]
    return ProvenanceError(
        f"a fault in provenance itself, please report it ({told}); PROVENANCE_DEBUG=1 shows where",
        kind="internal_error",
        stage="internal",
    )


def _speak_unicode(as_json: bool) -> None:
    """Let no letter of any script fail on a terminal of another age; JSON is UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8" if as_json else None, errors="replace")


def _settled(code: int) -> int:
    """Return `code` once all output is out, so that a broken pipe shows here and not at the very end."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _leave_quietly()
    return code


def _leave_quietly() -> int:
    """Return the exit code for a reader that has gone; nothing more is written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return READER_GONE
