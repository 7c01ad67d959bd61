"""Run a command against a folder of advisories, in place of a service that cannot be reached.

    python scripts/advisories.py FOLDER COMMAND ...

FOLDER is a clone of the Python Packaging Authority's advisory database: one YAML file an advisory, in the OSV format,
under `vulns/PACKAGE/`. While COMMAND runs it is served on the loopback as OSV serves its own (`POST /v1/query` with
package and version), and the address stands at the end of COMMAND as `--osv-url URL`, as pip-audit takes it.
Comes back with the exit code of COMMAND, having said how many packages were asked about and how old the folder is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ECOSYSTEM = "PyPI"
LARGEST_QUERY = 100_000

Advisory = dict[str, Any]


@dataclass
class Advisories:
    """The advisories of one folder, and what was asked of them."""

    folder: Path
    asked: set[str] = field(default_factory=set)
    read: dict[str, str] = field(default_factory=dict)  # id -> when it was last modified

    def __post_init__(self) -> None:
        if (self.folder / "vulns").is_dir():
            self.folder /= "vulns"
        if not any(self.folder.glob("*/*.yaml")):
            raise SystemExit(f"{self.folder} holds no advisories; it must be a clone with vulns/PACKAGE/*.yaml")

    def of(self, package: str, version: str) -> list[Advisory]:
        """Return the advisories that are in force for a version of a package. A file that is none ends the run."""
        name = canonicalize_name(package)
        self.asked.add(f"{name}=={version}")
        found = [_read(path) for path in sorted((self.folder / name).glob("*.yaml"))]
        self.read.update({advisory["id"]: advisory["modified"] for advisory in found})
        return [one for one in found if "withdrawn" not in one and is_affected(one, name, Version(version))]

    def newest(self) -> str:
        """Return when the youngest advisory in the whole folder was last modified."""
        return max(str(_read(path)["modified"]) for path in self.folder.glob("*/*.yaml"))


@cache
def _read(path: Path) -> Advisory:
    loaded = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - builds text only
    if not isinstance(loaded, dict) or not {"id", "modified", "affected"} <= loaded.keys():
        raise SystemExit(f"{path} is no advisory in the OSV format")
    return loaded


def is_affected(advisory: Advisory, name: str, version: Version) -> bool:
    """Tell whether an advisory speaks of a version: named in its list, or inside one of its ranges (OSV schema 1.7)."""
    for affected in advisory["affected"]:
        package = affected.get("package", {})
        if package.get("ecosystem") != ECOSYSTEM or canonicalize_name(package.get("name", "")) != name:
            continue
        if version in set(_versions(affected.get("versions", ()))):
            return True
        ranges = (one for one in affected.get("ranges", ()) if one.get("type") == "ECOSYSTEM")
        if any(is_inside(one["events"], version) for one in ranges):
            return True
    return False


def is_inside(events: Sequence[Mapping[str, str]], version: Version) -> bool:
    """Tell whether `version` lies in a range, whatever the order of its events.

    >>> is_inside([{"introduced": "2.0"}, {"fixed": "2.4"}], Version("2.3.9"))
    True
    >>> is_inside([{"introduced": "0"}, {"last_affected": "2.4"}], Version("2.4.1"))
    False
    """
    inside = False
    for at, what in sorted((Version(at), what) for event in events for what, at in event.items()):
        if what == "introduced" and (version >= at or at == Version("0")):
            inside = True
        elif (what in ("fixed", "limit") and version >= at) or (what == "last_affected" and version > at):
            inside = False
    return inside


def _versions(texts: Iterable[str]) -> Iterator[Version]:
    """Yield what can be read; lists of old advisories hold versions from before there was a standard."""
    for text in texts:
        try:
            yield Version(text)
        except InvalidVersion:
            continue


def server_of(advisories: Advisories) -> ThreadingHTTPServer:
    """Return a server on a free port of the loopback, not yet running."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Answer one query; what is none gets a 400."""
            length = min(int(self.headers.get("Content-Length") or 0), LARGEST_QUERY)
            try:
                query = json.loads(self.rfile.read(length))
                if self.path != "/v1/query" or query["package"]["ecosystem"] != ECOSYSTEM:
                    raise ValueError(self.path)
                found = advisories.of(query["package"]["name"], query["version"])
            except (ValueError, KeyError, TypeError):
                self.send_error(400)
                return
            except SystemExit as error:  # a file that is no advisory must not pass for "nothing is known"
                sys.stderr.write(f"{error}\n")
                self.send_error(500)
                return
            body = json.dumps({"vulns": found} if found else {}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return ThreadingHTTPServer(("127.0.0.1", 0), Answer)


def main(words: Sequence[str]) -> int:
    """Serve a folder while a command runs; return the command's exit code."""
    if len(words) < 2:
        raise SystemExit(__doc__)
    advisories = Advisories(Path(words[0]))
    with server_of(advisories) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/v1/query"
        code = subprocess.run([*words[1:], "--osv-url", url], check=False).returncode  # noqa: S603 - the caller's own words
        server.shutdown()
    sys.stderr.write(
        f"{len(advisories.asked)} packages asked about, {len(advisories.read)} advisories read; "
        f"the youngest in {advisories.folder} is of {advisories.newest()[:10]}\n"
    )
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
