"""HTTP/2 with frames written by hand: floods, resets, farewells, header bombs and answers that are none."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from contextlib import suppress

import hpack

from tests.hostile.case import add, article
from tests.hostile.server import Answer, Visit

PAGE = article()
DATA, HEADERS, PRIORITY, RESET, SETTINGS, PUSH, PING, FAREWELL, WINDOW, CONTINUED = range(10)
END_STREAM, END_HEADERS, PADDED, ACK = 1, 4, 8, 1
Play = Callable[["Talk"], None]

ANSWERS: dict[str, Answer] = {}


def frame(kind: int, flags: int, stream: int, payload: bytes = b"") -> bytes:
    """Return one frame (RFC 9113, 4.1)."""
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def head(*more: tuple[str, str], status: str | None = "200") -> bytes:
    """Return a header block."""
    named = [(":status", status)] if status is not None else []
    return bytes(hpack.Encoder().encode([*named, ("content-type", "text/html; charset=utf-8"), *more], huffman=False))


class Talk:
    """A connection on which the request was read; `stream` is its number."""

    def __init__(self, visit: Visit, settings: bytes = b"") -> None:
        self.visit = visit
        self._read(24)
        self.send(SETTINGS, 0, 0, settings)
        self.stream = self._request()

    def send(self, kind: int, flags: int, stream: int, payload: bytes = b"", times: int = 1) -> None:
        """Send a frame, `times` times at once."""
        self.visit.send(frame(kind, flags, stream, payload) * times)

    def page(self, *more: tuple[str, str], body: bytes = PAGE, end: bool = True) -> None:
        """Send a well-formed answer; without its `end` the stream stays open."""
        self.send(HEADERS, END_HEADERS, self.stream, head(*more))
        self.send(DATA, END_STREAM if end else 0, self.stream, body)

    def flood(self, kind: int, flags: int, stream: int, payload: bytes = b"", times: int = 200) -> None:
        """Send a frame until the other side has enough."""
        while not self.visit.server.is_over:
            self.send(kind, flags, stream, payload, times)

    def wait(self) -> None:
        """Say nothing more until the other side hangs up."""
        with suppress(OSError):
            while self.visit.sock.recv(65_536):
                continue

    def _request(self) -> int:
        while True:
            start = self._read(9)
            self._read(int.from_bytes(start[:3], "big"))
            if start[3] == SETTINGS and not start[4] & ACK:
                self.send(SETTINGS, ACK, 0)
            if start[3] == HEADERS:
                return int.from_bytes(start[5:], "big")

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            piece = self.visit.sock.recv(size - len(data))
            if not piece:
                raise OSError("the other side hung up")
            data += piece
        return data


def _frames(name: str, *kinds: str, play: Play, settings: bytes = b"", **more: object) -> None:
    def answer(visit: Visit) -> None:
        play(Talk(visit, settings))
        time.sleep(0.3)

    chosen = {"http2": True, "retries": 0, **more.pop("settings", {})}  # type: ignore[dict-item]
    ANSWERS[f"h2_{name}"] = answer
    more.setdefault("evidence", "hops")
    add(f"h2_{name}", "frames", *kinds, port=f"tls_h2_{name}", url=f"{{tls_h2_{name}}}page", settings=chosen, **more)


def _good_bye(last: int, error: int = 0) -> bytes:
    return struct.pack(">II", last, error)


_LITERAL = b"\x40\x01a\x7f\xa1\x1e" + b"v" * 4_000  # a header of 4,000 letters, entered into the table
_BOMB = head() + _LITERAL + b"\xbe" * 10_000  # and named ten thousand times
GONE = ("connect_failed", "protocol_error")
FLOODED = ("size_limit", "protocol_error", "timeout")

_frames("plain", "ok", play=Talk.page, evidence="raw")
_frames("not_found", "http_not_found", evidence="raw",
        play=lambda talk: talk.send(HEADERS, END_STREAM | END_HEADERS, talk.stream, head(status="404")))  # fmt: skip
_frames("no_window", "ok", play=Talk.page, settings=struct.pack(">HI", 4, 0), evidence="raw")
_frames("to_the_canary", "redirect_refused", evidence="raw", play=lambda talk: talk.send(
    HEADERS, END_STREAM | END_HEADERS, talk.stream,
    head(("location", talk.visit.server.url("", "canary")), status="302")))  # fmt: skip
_frames("other_service", "ok", evidence="raw", play=lambda talk: (
    talk.send(10, 0, talk.stream, b'\0\0h2="127.0.0.1:%d"' % talk.visit.server.ports["canary"]),
    talk.page())[-1])  # fmt: skip
_frames("refused", *GONE, play=lambda talk: talk.send(RESET, 0, talk.stream, struct.pack(">I", 7)))
_frames("reset", *GONE[::-1], play=lambda talk: talk.send(RESET, 0, talk.stream, struct.pack(">I", 2)))
_frames("good_bye", *GONE, play=lambda talk: talk.send(FAREWELL, 0, 0, _good_bye(0)))
_frames("calm_down", *GONE[::-1], play=lambda talk: talk.send(FAREWELL, 0, 0, _good_bye(0, 11)))
_frames("good_bye_in_body", "ok_partial", "body_incomplete", evidence="raw", has_text=False, play=lambda talk: (
    talk.page(body=PAGE[:1_500], end=False), talk.send(FAREWELL, 0, 0, _good_bye(talk.stream)))[-1])  # fmt: skip
_frames("reset_in_body", "ok_partial", "body_incomplete", evidence="raw", has_text=False, play=lambda talk: (
    talk.page(body=PAGE[:1_500], end=False),
    talk.send(RESET, 0, talk.stream, struct.pack(">I", 2)))[-1])  # fmt: skip
_frames("silent", "timeout", play=Talk.wait)
_frames("bomb_of_names", "size_limit", "protocol_error",
        play=lambda talk: talk.send(HEADERS, END_HEADERS, talk.stream, _BOMB))  # fmt: skip
_frames("endless_head", *FLOODED, play=lambda talk: (
    talk.send(HEADERS, 0, talk.stream, head()),
    talk.flood(CONTINUED, 0, talk.stream, b"\x40\x01a\x01b" * 2_000, 1))[-1])  # fmt: skip
_frames("empty_heads", *FLOODED, play=lambda talk: (
    talk.send(HEADERS, 0, talk.stream, head()), talk.flood(CONTINUED, 0, talk.stream))[-1])  # fmt: skip
_frames("settings_flood", *FLOODED, play=lambda talk: talk.flood(SETTINGS, 0, 0, struct.pack(">HI", 3, 100)))
_frames("ping_flood", *FLOODED, play=lambda talk: talk.flood(PING, 0, 0, b"12345678"))
_frames("unknown_frames", *FLOODED, play=lambda talk: talk.flood(0xBE, 0, 0, b"x" * 10_000, 5))
_frames("empty_data", *FLOODED, evidence="raw", play=lambda talk: (
    talk.page(body=b"", end=False), talk.flood(DATA, 0, talk.stream))[-1])  # fmt: skip
_frames("only_padding", *FLOODED, evidence="raw", play=lambda talk: (
    talk.page(body=b"", end=False), talk.flood(DATA, PADDED, talk.stream, b"\xff" + bytes(255), 50))[-1])  # fmt: skip
_frames("data_before_head", *GONE[::-1], play=lambda talk: talk.send(DATA, END_STREAM, talk.stream, PAGE))
_frames("other_stream", *GONE[::-1], play=lambda talk: (
    setattr(talk, "stream", talk.stream + 2), talk.page())[-1])  # fmt: skip
_frames("frame_too_large", "protocol_error", "size_limit", "body_incomplete", evidence="raw", play=lambda talk: (
    talk.page(body=b"", end=False), talk.send(DATA, END_STREAM, talk.stream, bytes(1_000_000)))[-1])  # fmt: skip
_frames("unreadable_head", *GONE[::-1], play=lambda talk: talk.send(HEADERS, END_HEADERS, talk.stream, b"\xff" * 6))
_frames("pushed_page", "protocol_error", "ok", has_text=False, play=lambda talk: (
    talk.send(PUSH, END_HEADERS, talk.stream, struct.pack(">I", 2) + head(status=None)), talk.page())[-1])  # fmt: skip
for _name, _block in {
    "no_status": head(status=None), "two_statuses": head((":status", "404")),
    "late_status": head((":status", "200"), status=None), "odd_status": head(status="+200"),
    "header_of_a_request": head((":path", "/")),
}.items():  # fmt: skip
    _frames(_name, "protocol_error", play=lambda talk, block=_block: (
        talk.send(HEADERS, END_HEADERS, talk.stream, block),
        talk.send(DATA, END_STREAM, talk.stream, PAGE))[-1])  # fmt: skip
_frames("speaks_http1", *GONE[::-1], play=lambda talk: talk.visit.page(PAGE))
