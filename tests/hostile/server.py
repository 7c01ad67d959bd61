"""A web server on the loopback that misbehaves on request, with a second port nobody may ever touch.

Every case is a function that gets a raw connection with the request already read, and may do whatever it likes with it.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

Answer = Callable[["Visit"], None]
LONGEST_CASE = 60.0


@dataclass
class Visit:
    """One request: the connection it came on, its head, and where the server is."""

    sock: socket.socket
    head: bytes
    server: Server
    number: int  # how often this path was asked for, from 1

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.sock.sendall(data)

    def page(self, body: bytes, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> None:
        """Send a well-formed answer."""
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}" if media else "X: y", f"Content-Length: {len(body)}"]
        self.send("\r\n".join([*lines, "Connection: close", *headers]).encode("latin-1") + b"\r\n\r\n" + body)

    def header(self, name: str) -> str:
        """Return a header of the request, or ""."""
        for line in self.head.decode("latin-1").split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.strip().lower() == name.lower():
                return value.strip()
        return ""

    def drip(self, data: bytes, step: int, wait: float) -> None:
        """Send bytes slowly, until the other side has enough."""
        end = time.monotonic() + LONGEST_CASE
        for start in range(0, len(data), step):
            if time.monotonic() > end or self.server.is_over:
                return
            self.send(data[start : start + step])
            time.sleep(wait)

    def stall(self) -> None:
        """Say nothing more until the other side hangs up."""
        self.sock.settimeout(LONGEST_CASE)
        with suppress(OSError):
            self.sock.recv(1)

    def reset(self) -> None:
        """Break the connection with a reset."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        self.sock.close()


@dataclass
class Server:
    """Serves `cases` by path on one port, TLS on others, and watches the canary port."""

    cases: dict[str, Answer]
    tls: dict[str, ssl.SSLContext] = field(default_factory=dict)
    robots: dict[str, Answer] = field(default_factory=dict)  # what each robots port says of itself
    frames: dict[str, tuple[ssl.SSLContext, Answer]] = field(default_factory=dict)  # what each HTTP/2 port plays
    ports: dict[str, int] = field(default_factory=dict)
    touched: list[str] = field(default_factory=list)  # whoever came to the canary
    visits: dict[str, int] = field(default_factory=dict)
    is_over: bool = False
    _listeners: list[socket.socket] = field(default_factory=list)

    def __enter__(self) -> Server:
        self._listen("http", self._serve)
        self._listen("canary", self._canary)
        for name, context in self.tls.items():
            self._listen(name, lambda sock, context=context: self._serve_tls(sock, context))
        for name, answer in self.robots.items():
            self._listen(f"robots:{name}", lambda sock, answer=answer: self._serve(sock, robots=answer))
        for name, (context, answer) in self.frames.items():
            self._listen(f"tls_{name}", lambda sock, context=context, answer=answer: self._play(sock, context, answer))
        closed = socket.create_server(("127.0.0.1", 0))
        self.ports["closed"] = closed.getsockname()[1]
        closed.close()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.is_over = True
        for listener in self._listeners:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    def url(self, path: str, port: str = "http") -> str:
        """Return the address of a case."""
        scheme = "https" if port.startswith("tls") else "http"
        return f"{scheme}://127.0.0.1:{self.ports[port]}/{path}"

    def _listen(self, name: str, serve: Callable[[socket.socket], None]) -> None:
        listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._listeners.append(listener)
        self.ports[name] = listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(listener, serve), daemon=True).start()

    def _accept(self, listener: socket.socket, serve: Callable[[socket.socket], None]) -> None:
        while not self.is_over:
            try:
                sock, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._guarded, args=(sock, serve), daemon=True).start()

    def _guarded(self, sock: socket.socket, serve: Callable[[socket.socket], None]) -> None:
        with suppress(OSError, ValueError), sock:
            sock.settimeout(LONGEST_CASE)
            serve(sock)

    def _canary(self, sock: socket.socket) -> None:
        self.touched.append("touched")

    def _serve_tls(self, sock: socket.socket, context: ssl.SSLContext) -> None:
        with context.wrap_socket(sock, server_side=True) as safe:
            self._serve(safe)

    def _play(self, sock: socket.socket, context: ssl.SSLContext, answer: Answer) -> None:
        with context.wrap_socket(sock, server_side=True) as safe:
            answer(Visit(safe, b"", self, 1))

    def _serve(self, sock: socket.socket, robots: Answer | None = None) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = sock.recv(65_536)
            if not piece:
                return
            head += piece
        target = head.split(b" ", 2)[1].decode("latin-1")
        path = target.partition("?")[0].strip("/") or "root"
        name = path if path in self.cases else path.partition("/")[0]
        self.visits[path] = self.visits.get(path, 0) + 1
        answer = robots if robots and path == "robots.txt" else self.cases.get(name)
        visit = Visit(sock, head, self, self.visits[path])
        if answer is None:
            visit.page(b"<h1>Not found</h1>", status="404 Not Found")
        else:
            answer(visit)
        with suppress(OSError):
            sock.shutdown(socket.SHUT_WR)
            sock.settimeout(0.2)
            while sock.recv(65_536):
                continue
