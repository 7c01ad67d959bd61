"""The audit against a folder of advisories finds what they speak of, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from packaging.version import Version

from scripts.advisories import Advisories, is_affected, is_inside, server_of
from tests.shared import ROOT


def advisory(*events: dict[str, str], name: str = "harbour", **more: Any) -> dict[str, Any]:
    """Return a made-up advisory about a package that does not exist."""
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}] if events else []
    affected = {"package": {"name": name, "ecosystem": "PyPI"}, "ranges": ranges, **more.pop("affected", {})}
    return {"id": "PYSEC-0000-1", "modified": "2026-10-01T00:00:00Z", "affected": [affected], **more}


def folder(where: Path, *advisories: dict[str, Any], package: str = "harbour") -> Path:
    """Return a folder laid out as a clone of the database is."""
    inside = where / "vulns" / package
    inside.mkdir(parents=True)
    for number, one in enumerate(advisories):
        (inside / f"PYSEC-0000-{number}.yaml").write_text(yaml.safe_dump(one), "utf-8")
    return where


ONE = ({"introduced": "1.0"}, {"fixed": "1.4"})
TWO = ({"introduced": "2.0.0"}, {"fixed": "2.0.6"}, {"introduced": "0"}, {"fixed": "1.26.17"})


@pytest.mark.parametrize(
    ("events", "version", "inside"),
    [
        pytest.param(ONE, "1.0", True, id="first"),
        pytest.param(ONE, "1.3.9", True, id="between"),
        pytest.param(ONE, "1.4", False, id="fixed"),
        pytest.param(ONE, "1.4rc1", True, id="before-the-fix-was-final"),
        pytest.param(ONE, "0.9", False, id="before"),
        pytest.param(TWO, "1.26.16", True, id="two-spans-first"),
        pytest.param(TWO, "1.26.17", False, id="two-spans-between"),
        pytest.param(TWO, "2.0.5", True, id="two-spans-second"),
        pytest.param(TWO, "2.0.6", False, id="two-spans-behind"),
        pytest.param(({"introduced": "0"},), "99", True, id="never-fixed"),
        pytest.param(({"introduced": "0"}, {"last_affected": "4.4.0"}), "4.4.0", True, id="last-affected"),
        pytest.param(({"introduced": "0"}, {"last_affected": "4.4.0"}), "4.4.1", False, id="behind-last-affected"),
        pytest.param(({"introduced": "0"}, {"fixed": "2"}), "1.10", True, id="numbers-not-letters"),
        pytest.param(({"introduced": "0"},), "0.0.dev1", True, id="from-the-beginning"),
    ],
)
def test_ranges(events: tuple[dict[str, str], ...], version: str, inside: bool) -> None:
    """A range holds from where a fault came in to where it was mended."""
    assert is_inside(events, Version(version)) is inside
    assert is_inside(events[::-1], Version(version)) is inside


@pytest.mark.parametrize(
    ("one", "affected"),
    [
        pytest.param(advisory(affected={"versions": ["1.0", "1.2.0"]}), True, id="listed-in-another-spelling"),
        pytest.param(advisory(affected={"versions": ["not a version", "1.2"]}), True, id="beside-an-old-name"),
        pytest.param(advisory(affected={"versions": ["1.1"]}), False, id="not-listed"),
        pytest.param(advisory(*ONE, name="Harbour"), True, id="name-in-another-spelling"),
        pytest.param(advisory(*ONE, name="harbour-gazette"), False, id="another-package"),
        pytest.param(
            advisory(affected={"ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]}), False, id="git"
        ),
        pytest.param(
            advisory(*ONE, affected={"package": {"name": "harbour", "ecosystem": "npm"}}), False, id="another-ecosystem"
        ),
    ],
)
def test_advisories(one: dict[str, Any], affected: bool) -> None:
    """An advisory speaks of a version by its list or by its ranges, and of one package."""
    assert is_affected(one, "harbour", Version("1.2")) is affected


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """Yield the address of a server over one advisory in force and one that was withdrawn."""
    withdrawn = advisory(*ONE, withdrawn="2026-11-01T00:00:00Z")
    with server_of(Advisories(folder(tmp_path, advisory(*ONE), withdrawn))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def asked(url: str, body: bytes) -> Any:
    """Return what the server answers."""
    with urllib.request.urlopen(url, body, timeout=10) as answer:  # noqa: S310 - the loopback
        return json.load(answer)


def test_the_server_answers_as_osv_does(url: str) -> None:
    """A version in force brings its advisories, any other an empty object; withdrawn ones stay out."""
    query = {"package": {"name": "harbour", "ecosystem": "PyPI"}, "version": "1.2"}
    assert [one["id"] for one in asked(f"{url}/v1/query", json.dumps(query).encode())["vulns"]] == ["PYSEC-0000-1"]
    assert asked(f"{url}/v1/query", json.dumps(query | {"version": "1.4"}).encode()) == {}
    other = query | {"package": {"name": "gazette", "ecosystem": "PyPI"}}
    assert asked(f"{url}/v1/query", json.dumps(other).encode()) == {}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("/v1/query", b"not JSON", id="no-json"),
        pytest.param("/v1/query", b"[]", id="no-object"),
        pytest.param("/v1/query", b'{"package": {"name": "harbour", "ecosystem": "PyPI"}}', id="no-version"),
        pytest.param("/v1/other", b'{"package": {"name": "a", "ecosystem": "PyPI"}, "version": "1"}', id="other-path"),
    ],
)
def test_what_is_no_query_is_refused(url: str, path: str, body: bytes) -> None:
    """A question that was not understood is never answered with "nothing is known"."""
    with pytest.raises(urllib.error.HTTPError) as caught:
        asked(url + path, body)
    with caught.value as answer:
        assert answer.code == 400


def test_a_folder_without_advisories_ends_the_run(tmp_path: Path) -> None:
    """A wrong folder would find nothing in anything; so would a file that is no advisory."""
    with pytest.raises(SystemExit, match="holds no advisories"):
        Advisories(tmp_path)
    broken = Advisories(folder(tmp_path, {"package": "harbour"}))
    with pytest.raises(SystemExit, match="no advisory in the OSV format"):
        broken.of("harbour", "1.2")


def test_a_broken_advisory_is_an_error_and_no_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The auditor gets an answer it must fail on, and the file is named."""
    with server_of(Advisories(folder(tmp_path, {"package": "harbour"}))) as server:
        Thread(target=server.handle_request).start()
        query = {"package": {"name": "harbour", "ecosystem": "PyPI"}, "version": "1.2"}
        with pytest.raises(urllib.error.HTTPError) as caught:
            asked(f"http://127.0.0.1:{server.server_port}/v1/query", json.dumps(query).encode())
        with caught.value as answer:
            assert answer.code == 500
    assert "PYSEC-0000-0.yaml is no advisory" in capsys.readouterr().err


@pytest.mark.skipif(find_spec("pip_audit") is None, reason="pip-audit is not installed")
@pytest.mark.parametrize(("version", "code"), [("1.25.0", 1), ("2.8.0", 0)])
def test_pip_audit_reports_the_fault(version: str, code: int, tmp_path: Path) -> None:
    """The auditor fails for a version that an advisory speaks of, and only then."""
    fault = advisory({"introduced": "0"}, {"fixed": "1.25.9"}, name="urllib3", details="made up")
    where = folder(tmp_path / "clone", fault, package="urllib3")
    pins = tmp_path / "pins.txt"
    pins.write_text(f"urllib3=={version}\n", "utf-8")
    command = [sys.executable, "-m", "pip_audit", "--strict", "--no-deps", "--disable-pip", "-r", str(pins)]
    script = [sys.executable, str(ROOT / "scripts" / "advisories.py"), str(where)]
    ended = subprocess.run([*script, *command, "-s", "osv"], capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == code, ended.stderr
    assert ("PYSEC-0000-1" in ended.stdout) is bool(code)
    assert "1 packages asked about, 1 advisories read" in ended.stderr
