"""Answers that are not well-formed HTTP, or stretch it: heads, lengths, chunks, interim answers."""

from __future__ import annotations

import time

from tests.hostile.case import add, article, case
from tests.hostile.server import Answer, Visit

PAGE = article()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def _sends(data: bytes) -> Answer:
    return lambda visit: visit.send(data)


def _chunked(*chunks: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)


BAD = {
    "nothing": (b"", "connect_failed"),
    "banner_of_ssh": (b"SSH-2.0-OpenSSH_9.6\r\n", "protocol_error"),
    "page_without_head": (PAGE, "protocol_error"),
    "random_bytes": (bytes(range(256)) * 40, "protocol_error"),
    "status_of_two_digits": (b"HTTP/1.1 20 OK\r\n\r\n" + PAGE, "protocol_error"),
    "status_of_letters": (b"HTTP/1.1 abc OK\r\n\r\n" + PAGE, "protocol_error"),
    "version_9": (b"HTTP/9.9 200 OK\r\n\r\n" + PAGE, "protocol_error"),
    "header_without_colon": (b"HTTP/1.1 200 OK\r\nthis is no header\r\n\r\n" + PAGE, "protocol_error"),
    "header_with_nul": (HEAD + b"X: a\x00b\r\nContent-Length: 5\r\n\r\nhello", "protocol_error"),
    "name_with_blank": (HEAD + b"Content Length: 5\r\n\r\nhello", "protocol_error"),
    "head_cut": (b"HTTP/1.1 200 OK\r\nContent-Ty", "protocol_error"),
    "length_negative": (HEAD + b"Content-Length: -5\r\n\r\n" + PAGE, "protocol_error"),
    "length_of_letters": (HEAD + b"Content-Length: many\r\n\r\n" + PAGE, "protocol_error"),
    "length_plus": (HEAD + b"Content-Length: +5\r\n\r\n" + PAGE, "protocol_error"),
    "two_lengths": (HEAD + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + PAGE, "protocol_error"),
    "chunk_size_of_letters": (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n", "protocol_error"),
    "chunk_size_vast": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\nhello", "protocol_error"),
    "chunk_size_beyond_64_bits": (
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n1000000000000000A\r\n" + PAGE,
        "protocol_error",
    ),
    "chunk_longer_than_said": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n", "protocol_error"),
    "coding_unknown": (HEAD + b"Transfer-Encoding: rot13\r\n\r\n" + PAGE, "protocol_error"),
    "switches_protocol": (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h9\r\n\r\nxxxx", "protocol_error"),
}
for name, (data, kind) in BAD.items():
    add(name, "framing", kind, answer=_sends(data), evidence="raw" if data else "none", settings={"retries": 0})

GOOD = {
    "http_1_0": b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE,
    "no_reason": b"HTTP/1.1 200\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE,
    "chunks": HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + _chunked(PAGE[:100], PAGE[100:], b""),
    "chunks_of_one_byte": HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    + _chunked(*(PAGE[i : i + 1] for i in range(len(PAGE))), b""),
    "chunks_with_extension": HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x;a=b\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE),
    "trailers": HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\nX-A: b\r\n\r\n" % (len(PAGE), PAGE),
    "length_twice_the_same": HEAD + b"Content-Length: %d\r\n" % len(PAGE) * 2 + b"\r\n" + PAGE,
    "bytes_behind_the_end": HEAD + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE + b"trailing rubbish",
    "interim_103": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HEAD
    + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE,
    "cookies_by_the_dozen": HEAD + b"".join(b"Set-Cookie: a%d=b; Path=/\r\n" % i for i in range(200))
    + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE,
}  # fmt: skip
for name, data in GOOD.items():
    add(name, "framing", "ok", answer=_sends(data))


@case("framing", "size_limit", "protocol_error")
def one_endless_header(visit: Visit) -> None:
    """Send one header line of 10 MB."""
    visit.send(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(160):
        visit.send(b"a" * 65_536)


@case("framing", "size_limit", "protocol_error")
def endless_headers(visit: Visit) -> None:
    """Send a million headers."""
    visit.send(b"HTTP/1.1 200 OK\r\n")
    for number in range(1_000_000):
        visit.send(b"X-%d: y\r\n" % number)


@case("framing", "size_limit", "protocol_error", "timeout")
def endless_100(visit: Visit) -> None:
    """Ask to go on, for ever."""
    while not visit.server.is_over:
        visit.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


@case("framing", "timeout", "size_limit")
def slow_103(visit: Visit) -> None:
    """Hint early, slowly, for ever."""
    visit.drip(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 2_000, 40, 0.1)


@case("framing", "protocol_error", "size_limit")
def endless_trailers(visit: Visit) -> None:
    """Send trailers without end."""
    visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n")
    for number in range(300_000):
        visit.send(b"X-%d: y\r\n" % number)


@case("framing", "protocol_error", "size_limit")
def endless_chunk_extension(visit: Visit) -> None:
    """Send a chunk size with a remark of 10 MB."""
    visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;")
    for _ in range(160):
        visit.send(b"a" * 65_536)


@case("framing", "size_limit", settings={"max_wire": 10_000_000}, megabytes=40)
def remarks_far_beyond_the_body(visit: Visit) -> None:
    """Send chunks of one byte, each with a remark of a thousand, for 100 MB."""
    visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    chunk = b"1;" + b"e" * 1_000 + b"\r\na\r\n"
    for _ in range(1_000):
        visit.send(chunk * 100)


@case("framing", "ok")
def head_in_pieces(visit: Visit) -> None:
    """Send the head byte by byte, quickly enough."""
    head = HEAD + b"Content-Length: %d\r\n\r\n" % len(PAGE)
    for start in range(len(head)):
        visit.send(head[start : start + 1])
        time.sleep(0.002)
    visit.send(PAGE)


@case("framing", "connect_failed", evidence="none")
def reset_at_once(visit: Visit) -> None:
    """Reset every connection."""
    visit.reset()


@case("framing", "connect_failed", "protocol_error")
def reset_in_head(visit: Visit) -> None:
    """Reset within the head."""
    visit.send(b"HTTP/1.1 200 OK\r\nContent-")
    time.sleep(0.1)
    visit.reset()


@case("framing", "ok")
def an_answer_nobody_asked_for(visit: Visit) -> None:
    """Send a second answer in one piece with a redirect; it must not be taken for the answer to the next request.

    One that comes after the next request was sent cannot be told from its answer, by anybody.
    """
    if visit.number > 1:
        visit.page(PAGE)
        return
    surplus = b"<p>This page came before anybody had asked for it and is nobody's answer. </p>" * 20
    redirect = b"HTTP/1.1 302 Found\r\nLocation: /an_answer_nobody_asked_for?2\r\nContent-Length: 0\r\n\r\n"
    visit.send(redirect + HEAD + b"Content-Length: %d\r\n\r\n" % len(surplus) + surplus)


@case("framing", "ok", settings={"retries": 0})
def kept_connection_is_gone(visit: Visit) -> None:
    """Promise to keep the connection, and break it when the next request comes."""
    if visit.number > 1:
        visit.page(PAGE)
        return
    visit.send(b"HTTP/1.1 302 Found\r\nLocation: /kept_connection_is_gone?2\r\nContent-Length: 0\r\n\r\n")
    visit.sock.recv(65_536)
    visit.reset()
