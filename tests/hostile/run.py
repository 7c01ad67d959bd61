"""Runs cases against the server, each in a process of its own when memory is measured, and judges the ends."""

from __future__ import annotations

import contextlib
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from provenance.errors import ProvenanceError
from provenance.fetch import FetchSettings
from provenance.fetch.verify import verify
from provenance.fetch.warc import open_records
from tests.hostile import cases
from tests.hostile.case import ALL, SENTENCES, Case, answers
from tests.hostile.certificates import make
from tests.hostile.server import Server

SETTINGS: dict[str, Any] = {
    "connect_timeout": 2.0,
    "read_timeout": 1.5,
    "deadline": 4.0,
    "max_wire": cases.bodies.LIMIT,
    "max_decoded": 2_000_000,
    "max_retry_wait": 2.0,
    "http2": False,
}


@dataclass
class Result:
    """How one case ended. `faults` is empty when it met everything."""

    name: str
    group: str
    kind: str
    best: str
    seconds: float
    megabytes: float
    faults: list[str] = field(default_factory=list)


@contextlib.contextmanager
def running() -> Iterator[tuple[Server, Path]]:
    """Run the server; yields it and the certificate authority's file."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        certificates = make(Path(folder))
        cases.codings.prepare()
        frames = {name: (certificates.http2, answer) for name, answer in cases.frames.ANSWERS.items()}
        with Server(dict(answers()), certificates.contexts, cases.manners.ANSWERS, frames) as server:
            yield server, certificates.authority


def run(case: Case, server: Server, authority: Path, *, patience: float = 1.0, is_alone: bool = True) -> Result:
    """Fetch and annotate one case within its settings and return how it ended.

    `patience` stretches the time a case may take where others run beside it; then memory is nobody's in particular.
    """
    url = address(case, server)
    server.visits.pop(case.name, None)
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        settings = settings_for(case, server, authority, Path(folder))
        touched, before, start = len(server.touched), _peak(), time.monotonic()
        kind, told = _end(url, settings, case)
        result = Result(case.name, case.group, kind, case.kinds[0], time.monotonic() - start, _peak() - before)
        result.seconds /= patience
        result.megabytes = result.megabytes if is_alone else 0.0
        result.faults = list(_faults(case, result, told, Path(folder)))
        if len(server.touched) > touched:
            result.faults.append("touched the canary")
    return result


def address(case: Case, server: Server) -> str:
    """Return the address of a case, with the ports of this run."""
    if case.url is None:
        return server.url(case.name, case.port)
    if case.url == " ":
        return ""
    url = case.url.replace("{path}", case.name)
    for name, port in server.ports.items():
        is_whole = not url.startswith(("http://127.0.0.1:{", "https://127.0.0.1:{"))
        url = url.replace(f"{{{name}}}", server.url("", name) if is_whole else str(port))
    return url.replace("{closed_url}", server.url("", "closed"))


def settings_for(case: Case, server: Server, authority: Path, evidence: Path) -> FetchSettings:
    """Return the settings of the run with those of the case; every port but the canary is let through."""
    ports = {name: port for name, port in server.ports.items() if name not in ("canary", "closed")}
    if case.name == "closed_port":
        ports["closed"] = server.ports["closed"]
    allow = frozenset(("127.0.0.1", port) for port in ports.values())
    chosen = {**SETTINGS, **case.settings, "allow": allow, "certificates": authority, "evidence": evidence}
    return FetchSettings(**chosen, resolver=case.resolver or _knows_nothing)


def _knows_nothing(_host: str) -> list[str]:
    raise OSError("no name is known in this test")


def _end(url: str, settings: FetchSettings, case: Case) -> tuple[str, dict[str, Any]]:
    from provenance import check

    try:
        document = check(url, settings=settings)
    except ProvenanceError as error:
        told = json.loads(json.dumps(error.as_dict()))
        return error.kind, told
    except Exception as error:  # what a case is there to find
        return f"foreign {type(error).__name__}: {error}"[:200], {}
    told = json.loads(document.to_json())
    told["lost"] = [sentence for sentence in SENTENCES if sentence not in document.article.text]
    return document.capture.kind, told


def _faults(case: Case, result: Result, told: dict[str, Any], folder: Path) -> Iterator[str]:
    if result.kind not in case.kinds:
        yield f"ended as {result.kind} ({told.get('message', '')[:100]}), not {' or '.join(case.kinds)}"
        return
    if result.seconds > case.seconds:
        yield f"took {result.seconds:.1f} s of {case.seconds:g}"
    if result.megabytes > case.megabytes:
        yield f"took {result.megabytes:.0f} MB of {case.megabytes}"
    if result.kind == "ok" and case.has_text and told.get("lost"):
        yield f"lost {len(told['lost'])} of {len(SENTENCES)} sentences"
    if result.kind == "ok_partial" and not (told["article"]["partial"] and told["capture"]["kind"] == "ok_partial"):
        yield "a part without its reason"
    if not result.kind.startswith("ok"):
        missing = {"kind", "stage", "message", "hops", "limits", "evidence"} - set(told)
        if missing:
            yield f"the error lacks {', '.join(sorted(missing))}"
    yield from _evidence_faults(case, folder)


def _evidence_faults(case: Case, folder: Path) -> Iterator[str]:
    """Check that one whole file was kept, with an answer where one came and the hops where there were some."""
    files = sorted(folder.iterdir())
    if len(files) != 1 or files[0].name.endswith(".part"):
        yield f"left {len(files)} evidence files"
        return
    report = verify(files[0])
    if not report.is_whole or not report.is_sealed:
        yield f"evidence is not whole: {[str(finding) for finding in report.findings]}"
    answered = sum(record.header.get("warc-type") == "response" for record in open_records(files[0]))
    if case.evidence != "none" and not answered:
        yield "the evidence holds no answer"


def _peak() -> float:
    """Return the highest memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def chosen(names: list[str] | None = None) -> list[Case]:
    """Return the cases of the run: those whose name or group is named, else all."""
    return [case for case in ALL if not names or case.name in names or case.group in names]
