"""Bodies that are slow, endless, cut, or not what they are called."""

from __future__ import annotations

import time

from tests.hostile.case import add, article, case
from tests.hostile.server import Visit

PAGE = article()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
LIMIT = 300_000  # the run's --max-wire, see run.py


@case("body", "timeout", evidence="none")
def silent(visit: Visit) -> None:
    """Accept and say nothing."""
    visit.stall()


@case("body", "timeout")
def slow_head(visit: Visit) -> None:
    """Send the head a byte at a time, each within the read time-out."""
    visit.drip(HEAD + b"X: " + b"a" * 1_000, 1, 0.2)


@case("body", "timeout")
def slow_body(visit: Visit) -> None:
    """Send the body a byte at a time."""
    visit.send(HEAD + b"Content-Length: %d\r\n\r\n" % len(PAGE))
    visit.drip(PAGE, 1, 0.2)


@case("body", "timeout")
def slow_chunks(visit: Visit) -> None:
    """Send tiny chunks slowly."""
    visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    visit.drip(b"1\r\na\r\n" * 1_000, 6, 0.2)


@case("body", "timeout")
def stalls_in_body(visit: Visit) -> None:
    """Send half and wait."""
    visit.send(HEAD + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE[:700])
    visit.stall()


@case("body", "ok_partial")
def stays_open_behind_the_page(visit: Visit) -> None:
    """Send the whole page without its length, and never hang up."""
    visit.send(HEAD + b"\r\n" + PAGE)
    visit.stall()


@case("body", "ok_partial")
def last_chunk_never_comes(visit: Visit) -> None:
    """Send the whole page in a chunk, and keep the last one."""
    visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n" % (len(PAGE), PAGE))
    visit.stall()


@case("body", "size_limit")
def endless_body(visit: Visit) -> None:
    """Send text for ever."""
    visit.send(HEAD + b"\r\n" + PAGE)
    while not visit.server.is_over:
        visit.send(b"<p>on and on</p>" * 4_096)


@case("body", "size_limit")
def endless_chunks(visit: Visit) -> None:
    """Send chunks for ever."""
    visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while not visit.server.is_over:
        visit.send(b"1000\r\n" + b"a" * 4_096 + b"\r\n")


@case("body", "content_type_refused", "size_limit", "timeout")
def radio(visit: Visit) -> None:
    """Stream sound without end, as radio stations do."""
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nicy-name: Radio\r\n\r\n")
    while not visit.server.is_over:
        visit.send(b"\xff\xfb\x90\x00" * 4_096)
        time.sleep(0.01)


@case("body", "content_type_refused")
def slow_radio(visit: Visit) -> None:
    """Stream sound so slowly that no limit of size is met in time."""
    visit.send(b"HTTP/1.0 200 OK\r\nContent-Type: audio/aac\r\n\r\n")
    while not visit.server.is_over:
        visit.send(b"\xff\xf1" * 1_000)
        time.sleep(0.1)


@case("body", "content_type_refused")
def film_that_stalls(visit: Visit) -> None:
    """Announce a film of a gigabyte, send its opening and wait."""
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 1000000000\r\n\r\n\0\0\0\x18ftypmp42")
    visit.stall()


@case("body", "size_limit")
def one_byte_too_long(visit: Visit) -> None:
    """Announce and send one byte more than allowed."""
    visit.page(PAGE + b" " * (LIMIT + 1 - len(PAGE)))


@case("body", "ok")
def exactly_at_the_limit(visit: Visit) -> None:
    """Send exactly as much as allowed."""
    visit.page(PAGE + b" " * (LIMIT - len(PAGE)))


@case("body", "size_limit", "body_incomplete", "ok_partial")
def announces_a_terabyte(visit: Visit) -> None:
    """Announce a terabyte and hang up."""
    visit.send(HEAD + b"Content-Length: 1099511627776\r\n\r\n" + PAGE)


@case("body", "ok_partial", "body_incomplete")
def cut_in_text(visit: Visit) -> None:
    """Hang up in the middle of the article."""
    visit.send(HEAD + b"Content-Length: 100000\r\n\r\n" + PAGE[: len(PAGE) * 3 // 4])


@case("body", "body_incomplete")
def cut_in_head_of_page(visit: Visit) -> None:
    """Hang up before any text."""
    visit.send(HEAD + b"Content-Length: 100000\r\n\r\n<html><head><title>T")


@case("body", "ok_partial", "body_incomplete")
def cut_chunks(visit: Visit) -> None:
    """Hang up before the last chunk."""
    visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n" % (len(PAGE), PAGE))


@case("body", "ok_partial", "body_incomplete")
def reset_in_body(visit: Visit) -> None:
    """Reset in the middle of the article."""
    visit.send(HEAD + b"Content-Length: 100000\r\n\r\n" + PAGE)
    time.sleep(0.2)
    visit.reset()


add("length_too_small", "body", "ok_partial", has_text=False, answer=lambda visit: visit.send(
    HEAD + b"Content-Length: 1100\r\n\r\n" + PAGE))  # fmt: skip
add("empty_body", "body", "empty_content", answer=lambda visit: visit.page(b""))
add("blank_body", "body", "empty_content", answer=lambda visit: visit.page(b" \r\n\t " * 100))
add("no_article", "body", "empty_content", answer=lambda visit: visit.page(b"<html><body></body></html>"))

REFUSED = {
    "pdf": (b"%PDF-1.7\n1 0 obj", "application/pdf"),
    "pdf_called_html": (b"%PDF-1.7\n1 0 obj", "text/html"),
    "pdf_behind_blanks": (b"\r\n\r\n  %PDF-1.7\n1 0 obj", "text/html"),
    "postscript_called_html": (b"%!PS-Adobe-3.0\n" + b"showpage " * 90, "text/html"),
    "playlist_called_html": (b"#EXTM3U\n" + b"#EXTINF:10,\nhttp://x/a.ts\n" * 20, "text/html"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png"),
    "png_called_html": (b"\x89PNG\r\n\x1a\n" + bytes(200), "text/html"),
    "zip_called_html": (b"PK\x03\x04" + bytes(200), "text/html"),
    "json": (b'{"title": "x", "text": "y"}', "application/json"),
    "json_called_html": (b'{"title": "x", "text": "y"}', "text/html"),
    "rss": (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "application/rss+xml"),
    "rss_called_xml": (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "text/xml"),
    "rss_called_html": (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "text/html"),
    "atom": (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>', "application/atom+xml"),
    "script": (b"alert(1)", "text/javascript"),
    "style": (b"p {color: red}", "text/css"),
    "script_called_html": (b"(function(){var a=1;" + b"a=a+1;" * 200 + b"})();", "text/html"),
    "style_called_html": (b"/* of the site */\nbody { margin: 0; }\n" * 40, "text/html"),
    "json_with_markup_called_html": (b'{"title": "x", "text": "<p>' + b"y " * 300 + b'"}', "text/html"),
    "script_called_text": (b"window.__data = {a: [1, 2], b: {}};", "text/plain"),
    "sheet": (b"a,b\n1,2\n", "text/csv"),
    "binary_unnamed": (bytes(range(256)) * 8, ""),
    "zeros": (bytes(5_000), "text/html"),
    "archive_of_a_browser": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "multipart/related"),
}
for name, (data, media) in REFUSED.items():
    add(f"type_{name}", "type", "content_type_refused",
        answer=lambda visit, data=data, media=media: visit.page(data, media=media))  # fmt: skip

READ = {
    "type_xhtml": "application/xhtml+xml",
    "type_missing": "",
    "type_octets": "application/octet-stream",
    "type_upper": "TEXT/HTML; CHARSET=UTF-8",
    "type_broken": "text/html; charset",
    "type_rubbish": "html",
}
for name, media in READ.items():
    add(name, "type", "ok", answer=lambda visit, media=media: visit.page(PAGE, media=media))


@case("type", "ok")
def type_plain_text(visit: Visit) -> None:
    """Serve the article as plain text."""
    from tests.hostile.case import SENTENCES

    visit.page("\n\n".join(SENTENCES).encode(), media="text/plain; charset=utf-8")


@case("type", "ok_partial", settings={"max_wire": 3_000_000, "max_decoded": 3_000_000})
def type_plain_text_of_a_book(visit: Visit) -> None:
    """Serve more plain text than is read."""
    from tests.hostile.case import SENTENCES

    visit.page("\n\n".join(SENTENCES * 5_000).encode(), media="text/plain; charset=utf-8")


@case("type", "ok")
def type_named_twice(visit: Visit) -> None:
    """Name two types, of which the last counts."""
    visit.page(PAGE, "Content-Type: text/html; charset=utf-8", media="image/png")
