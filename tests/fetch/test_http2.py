"""HTTP/2: the same page, the same limits, and evidence put together from its parts."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest
import trustme

from provenance import annotate
from provenance.errors import FetchError
from provenance.fetch import FetchSettings, fetch, read_warc
from provenance.fetch.verify import verify
from tests.hostile.case import article

PAGE = article()
Frames = Callable[[h2.connection.H2Connection, int, ssl.SSLSocket], None]


@contextmanager
def serving(answer: Frames, folder: Path) -> Iterator[tuple[str, FetchSettings]]:
    """Run an HTTP/2 server for one connection after the other; yields its address and settings that trust it."""
    authority = trustme.CA()
    pem = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    context.set_alpn_protocols(["h2"])
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_accept, args=(listener, context, answer), daemon=True).start()
    port = listener.getsockname()[1]
    yield f"https://127.0.0.1:{port}/a", FetchSettings(
        allow=frozenset({("127.0.0.1", port)}), certificates=pem, evidence=folder / "evidence", retries=0,
        max_wire=200_000, read_timeout=3, deadline=6,
    )  # fmt: skip
    listener.close()


def _accept(listener: socket.socket, context: ssl.SSLContext, answer: Frames) -> None:
    while True:
        try:
            sock, _address = listener.accept()
        except OSError:
            return
        with suppress(OSError), context.wrap_socket(sock, server_side=True) as safe:
            safe.settimeout(10)
            _talk(safe, answer)


def _talk(sock: ssl.SSLSocket, answer: Frames) -> None:
    connection = h2.connection.H2Connection(
        h2.config.H2Configuration(client_side=False, validate_outbound_headers=False)
    )
    connection.initiate_connection()
    sock.sendall(connection.data_to_send())
    while data := sock.recv(65_536):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                with suppress(h2.exceptions.ProtocolError):
                    answer(connection, event.stream_id or 1, sock)
        sock.sendall(connection.data_to_send())


def _head(connection: h2.connection.H2Connection, stream: int, *more: tuple[str, str]) -> None:
    connection.send_headers(stream, [(":status", "200"), ("content-type", "text/html; charset=utf-8"), *more])


def _page(connection: h2.connection.H2Connection, stream: int, _sock: ssl.SSLSocket) -> None:
    _head(connection, stream, ("set-cookie", "session=secret"))
    connection.send_data(stream, PAGE, end_stream=True)


def _endless(connection: h2.connection.H2Connection, stream: int, sock: ssl.SSLSocket) -> None:
    _head(connection, stream)
    while True:
        room = min(connection.local_flow_control_window(stream), 16_384)
        if room:
            connection.send_data(stream, b"a" * room)
            sock.sendall(connection.data_to_send())
        else:
            connection.receive_data(sock.recv(65_536))


def _reset(connection: h2.connection.H2Connection, stream: int, _sock: ssl.SSLSocket) -> None:
    _head(connection, stream)
    connection.send_data(stream, PAGE)
    connection.reset_stream(stream)


def _many_headers(connection: h2.connection.H2Connection, stream: int, _sock: ssl.SSLSocket) -> None:
    _head(connection, stream, *[(f"x-{number}", "y" * 900) for number in range(300)])


def _odd_status(connection: h2.connection.H2Connection, stream: int, _sock: ssl.SSLSocket) -> None:
    connection.send_headers(stream, [(":status", "abc")], end_stream=True)


def _garbage(_connection: h2.connection.H2Connection, _stream: int, sock: ssl.SSLSocket) -> None:
    sock.sendall(b"\xff" * 5_000)


def test_a_page_over_http2(tmp_path: Path) -> None:
    """The page is read, its evidence is whole, holds no secret, and gives the same document."""
    with serving(_page, tmp_path) as (url, settings):
        page = fetch(url, settings)
    path = Path(page.capture.evidence_path or "")
    assert page.html == PAGE.decode()
    assert verify(path).is_sealed
    assert annotate(read_warc(path)).to_json() == annotate(page).to_json()


@pytest.mark.parametrize(
    ("answer", "kinds"),
    [
        pytest.param(_endless, {"size_limit"}, id="endless"),
        pytest.param(_reset, {"body_incomplete"}, id="reset"),
        pytest.param(_many_headers, {"size_limit", "protocol_error"}, id="many-headers"),
        pytest.param(_odd_status, {"protocol_error"}, id="odd-status"),
        pytest.param(_garbage, {"protocol_error", "timeout"}, id="garbage"),
    ],
)
def test_a_server_that_misbehaves(answer: Frames, kinds: set[str], tmp_path: Path) -> None:
    """The ends are those of HTTP/1, and evidence is kept."""
    with serving(answer, tmp_path) as (url, settings):
        try:
            kind = "body_incomplete" if fetch(url, settings).capture.kind == "ok_partial" else "ok"
        except FetchError as error:
            kind = error.kind
    assert kind in kinds
    assert all(verify(path).is_sealed for path in (tmp_path / "evidence").iterdir())
