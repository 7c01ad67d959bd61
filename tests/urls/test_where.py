"""`provenance where`: one address for a person, as JSON, many on standard input, and nothing that fetches."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.cli import main
from provenance.registry.index import load_registry

HEAVY = {"pydantic", "trafilatura", "lxml", "httpx", "tldextract", "requests", "rich", "yaml", "socket", "ssl"}


def where(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Return exit code and both outputs of `provenance where`."""
    code = main(["where", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    """Who serves it, through what, by which rule, and which registry was asked; at most 80 columns."""
    code, out, _ = where(capsys, "https://web.archive.org/web/20200102/https://www.bbc.co.uk/news/a")
    assert code == 0
    for words in ("Served by    BBC (bbc)", "wayback, captured 2020-01-02", "domain-host", "registry", "suffix list"):
        assert words in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_lookalike_is_worded_as_a_sign(capsys: pytest.CaptureFixture[str]) -> None:
    """The finding says what resembles what and how, and judges nobody."""
    code, out, _ = where(capsys, "https://lemonde-actus.online/a")
    told = " ".join(out.split())
    assert code == 0
    assert "lemonde-actus.online resembles lemonde.fr, an address of Le Monde" in told
    assert not {"fake", "fraud", "malicious", "impersonat", "suspicious"} & set(told.lower().split())


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object with the four fields."""
    code, out, _ = where(capsys, "https://www.bbc.co.uk/news/a", "--json")
    row = json.loads(out)
    assert code == 0
    assert list(row) == ["url", "wrapper", "publisher", "findings"]
    assert (row["publisher"]["outlet"], row["wrapper"], row["findings"]) == ("bbc", None, [])


def test_json_is_inert(capsys: pytest.CaptureFixture[str]) -> None:
    """Characters that could turn or hide what a reader sees are escaped, and the value stays."""
    url = "https://www.bbc.co.uk/a\u202e\x7f\x9b"
    code, out, _ = where(capsys, url, "--json")
    assert code == 0
    assert json.loads(out)["url"] == url
    assert not {"\u202e", "\x7f", "\x9b"} & set(out)


def test_no_address(capsys: pytest.CaptureFixture[str]) -> None:
    """A single target that is no address fails in one sentence, or as JSON of the usual shape."""
    code, out, err = where(capsys, "spiegel.de/politik")
    assert (code, out) == (1, "")
    assert "must begin with http" in err
    code, out, _ = where(capsys, "spiegel.de/politik", "--json")
    assert code == 1
    assert json.loads(out)["error"]["kind"] == "url_invalid"


def test_many(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One line for each line, in order, whatever the line holds."""
    lines = [b"https://www.bbc.co.uk/a", b"", b"no address", b"https://caf\xe9.example/", b"https://t.me/rt_russian\r"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines) + b"\n")))
    code, out, _ = where(capsys, "-", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [row["url"] for row in rows] == [
        "https://www.bbc.co.uk/a", "", "no address", "https://caf\ufffd.example/", "https://t.me/rt_russian",
    ]  # fmt: skip
    assert [row["publisher"]["outlet"] if row["publisher"] else None for row in rows] == ["bbc", None, None, None, "rt"]
    assert ["error" in row for row in rows] == [False, True, True, True, False]


def test_many_for_a_person(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Status, outlet, sign and address with tabs between; a tab or control in an address breaks no row."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"https://www.bbc.com/a\tb\n\x1b[31mx\n")))
    code, out, _ = where(capsys, "-")
    assert code == 0
    assert [line.split("\t")[:2] for line in out.splitlines()] == [["identified", "bbc"], ["url_invalid", ""]]
    assert "\x1b" not in out


@pytest.mark.parametrize("url", ["https://www.bbc.co.uk/a", "https://lemonde-actus.online/a", "https://t.co/a"])
def test_the_path_is_light(url: str) -> None:
    """No model, parser, network or suffix library is loaded to answer for one address."""
    load_registry()  # compiled here where it was not yet
    code = (
        "import sys; from provenance.cli import main; main(['where', sys.argv[1], '--json']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, url], check=True, capture_output=True, text=True)
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in done.stderr.split())


def test_importing_reads_nothing(tmp_path: Path) -> None:
    """Importing the address modules opens neither a socket nor a data file."""
    code = (
        "import sys, provenance, builtins\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, args: seen.append((event, args[0])) if event in ('open', 'socket.connect',"
        " 'sqlite3.connect') and not str(args[0]).endswith(('.py', '.pyc', '.so')) else None)\n"
        "import provenance.identify, provenance.identify.many, provenance.urls.lookalike, provenance.declared\n"
        "assert not [s for s in seen if isinstance(s[1], str) and '__pycache__' not in s[1]], seen\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)
