"""A web server on the loopback interface, and the command run in this process."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from provenance.cli import main


@dataclass
class Site:
    """What the server answers: status, media type and body by path."""

    address: str = ""  # HOST:PORT
    pages: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)

    def add(self, path: str, body: str | bytes, *, status: int = 200, media_type: str = "text/html") -> str:
        """Serve `body` at `path` and return its address."""
        self.pages[path] = (status, media_type, body.encode() if isinstance(body, str) else body)
        return f"http://{self.address}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a real server on 127.0.0.1."""
    content = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, media_type, body = content.pages.get(self.path, (404, "text/plain", b"nothing here"))
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    content.address = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield content
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass(frozen=True)
class Outcome:
    """What a command printed and returned."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run `provenance` with these words, in this process."""

    def command(*words: str) -> Outcome:
        code = main(words)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return command
