"""The command line before the hostile server: the settings by name, and one shape for every end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.fetch.verify import verify
from tests.hostile.case import ALL
from tests.hostile.cases import codings
from tests.hostile.run import SETTINGS, running
from tests.hostile.server import Server

CASES = {case.name: case for case in ALL}
CHOSEN = [
    "ok_plain", "redirect_five_times", "redirect_to_canary", "slow_body", "endless_body", "bomb_br", "cut_in_text",
    "status_429_long_wait", "status_404", "wall_consent", "robots_forbids", "page_ld_deep_list",
]  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Serve all cases."""
    codings.prepare()
    with running() as (running_server, _authority):
        yield running_server


def check(server: Server, url: str, folder: Path, *more: str) -> tuple[int, dict[str, object]]:
    """Run `provenance check` with the settings of the run and return its exit code and what it printed."""
    allowed = [f"--allow=127.0.0.1:{port}" for name, port in server.ports.items() if name not in ("canary", "closed")]
    named = [
        f"--{name.replace('_', '-')}={value}" for name, value in SETTINGS.items() if name != "http2"
    ]  # fmt: skip
    words = ["check", url, "--json", "--evidence", str(folder), *allowed, *named, *more]
    environment = {**os.environ, "http_proxy": "http://127.0.0.1:9/"}
    done = subprocess.run(
        [sys.executable, "-m", "provenance", *words], capture_output=True, text=True, timeout=120, env=environment
    )
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("name", CHOSEN)
def test_check(name: str, server: Server, tmp_path: Path) -> None:
    """A success prints the document, a failure the error, both with hops, limits and evidence."""
    case = CASES[name]
    url = server.url(name, "robots:forbids") if name == "robots_forbids" else server.url(name)
    code, told = check(server, url, tmp_path, *(["--robots"] if name == "robots_forbids" else ["--no-robots"]))
    if case.kinds[0].startswith("ok"):
        assert code == 0
        capture = told["capture"]
        assert isinstance(capture, dict)
        assert capture["kind"] in case.kinds
        evidence = capture["evidence_path"]
    else:
        assert code == 1
        error = told["error"]
        assert isinstance(error, dict)
        assert error["kind"] in case.kinds
        assert {"stage", "message", "hops", "limits", "evidence"} <= set(error)
        evidence = error["evidence"]
    assert verify(Path(str(evidence))).is_sealed
    assert server.touched == []


@pytest.mark.parametrize("target", ["ht\ttp://127.0.0.1:9/", "http\n://127.0.0.1:9/", "\thttp:\r\n//127.0.0.1:9/"])
def test_a_broken_address_is_no_file(target: str, server: Server, tmp_path: Path) -> None:
    """Browsers read over the tab within it; what is refused is an address, and its evidence is kept."""
    code, told = check(server, target, tmp_path)
    error = told["error"]
    assert isinstance(error, dict)
    assert code in (1, 2)
    assert error["kind"] in ("address_refused", "url_invalid")
    assert verify(Path(str(error["evidence"]))).is_sealed
