"""Redirects: far, looping, malformed, and into places nobody may be led to."""

from __future__ import annotations

from tests.hostile.case import add, article, case
from tests.hostile.server import Answer, Visit


def _to(location: str, status: str = "302 Found") -> Answer:
    def answer(visit: Visit) -> None:
        where = location
        for name, port in visit.server.ports.items():
            where = where.replace(f"{{{name}}}", str(port))
        visit.send(f"HTTP/1.1 {status}\r\nLocation: {where}\r\nContent-Length: 0\r\n\r\n".encode("latin-1"))

    return answer


for status in ("301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"):
    add(f"redirect_{status[:3]}", "redirect", "ok", answer=_to("/ok_plain", status), evidence="hops")
GOOD = {
    "redirect_relative": "ok_plain",
    "redirect_query": "/ok_plain?a=b",
    "redirect_network_path": "//127.0.0.1:{http}/ok_plain",
    "redirect_backslash": "\\ok_plain",
    "redirect_fragment": "/ok_plain#part",
    "redirect_dots": "/a/../b/./../ok_plain",
}
for name, where in GOOD.items():
    add(name, "redirect", "ok", answer=_to(where), evidence="hops")

INSIDE = {
    "canary": "http://127.0.0.1:{canary}/",
    "canary_localhost": "http://localhost:{canary}/",
    "canary_decimal": "http://2130706433:{canary}/",
    "canary_hex": "http://0x7f000001:{canary}/",
    "canary_octal": "http://0177.0.0.1:{canary}/",
    "canary_short": "http://127.1:{canary}/",
    "canary_zero": "http://0.0.0.0:{canary}/",
    "canary_v6": "http://[::1]:{canary}/",
    "canary_v6_mapped": "http://[::ffff:127.0.0.1]:{canary}/",
    "canary_user": "http://127.0.0.1:{http}@127.0.0.1:{canary}/",
    "canary_backslash": "http://127.0.0.1:{canary}\\@127.0.0.1:{http}/",
    "canary_network_path": "//127.0.0.1:{canary}/",
    "canary_percent": "http://%31%32%37.0.0.1:{canary}/",
    "canary_final_dot": "http://127.0.0.1.:{canary}/",
    "canary_user_part_of_ours": "http://user:pass@127.0.0.1:{http}/ok_plain",
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "private": "http://10.0.0.1/",
    "nat64": "http://[64:ff9b::10.0.0.1]/",
    "single_label": "http://intranet/",
    "odd_port": "http://www.example.com:6379/",
    "file": "file:///etc/passwd",
    "javascript": "javascript:alert(1)",
    "data": "data:text/html,<p>hello",
    "ftp": "ftp://127.0.0.1/",
    "gopher": "gopher://127.0.0.1:{canary}/_x",
    "about": "about:blank",
    "no_address": "http://[::bad/",
    "port_too_large": "http://127.0.0.1:99999/",
    "very_long": "http://127.0.0.1:{http}/" + "a" * 60_000 + "\x7f",
}
for name, where in INSIDE.items():
    add(f"redirect_to_{name}", "redirect", "redirect_refused", answer=_to(where), evidence="hops")
add("redirect_late_to_canary", "redirect", "redirect_refused", evidence="hops", answer=_to("/redirect_to_canary"))
add(
    "redirect_to_closed_port", "redirect", "redirect_refused", answer=_to("http://127.0.0.1:{closed}/"), evidence="hops"
)
add("redirect_to_nowhere", "redirect", "protocol_error", evidence="hops",
    answer=lambda visit: visit.send(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"))  # fmt: skip
add("redirect_to_nothing", "redirect", "protocol_error", "redirect_loop", answer=_to(""), evidence="hops")
add("redirect_to_two_places", "redirect", "protocol_error", evidence="hops", answer=lambda visit: visit.send(
    b"HTTP/1.1 302 Found\r\nLocation: /ok_plain\r\nLocation: /status_404\r\nContent-Length: 0\r\n\r\n"))  # fmt: skip
add("redirect_to_itself", "redirect", "redirect_loop", answer=_to("/redirect_to_itself"), evidence="hops")
add("redirect_ping", "redirect", "redirect_loop", answer=_to("/redirect_pong"), evidence="hops")
add("redirect_pong", "redirect", "redirect_loop", answer=_to("/redirect_ping"), evidence="hops")


@case("redirect", "redirect_limit", evidence="hops")
def redirect_endless(visit: Visit) -> None:
    """Redirect to ever new addresses."""
    number = visit.head.split(b" ")[1].rpartition(b"/")[2]
    _to(f"/redirect_endless/{int(number) + 1 if number.isdigit() else 1}")(visit)


@case("redirect", "redirect_limit", "redirect_loop", evidence="hops")
def redirect_growing(visit: Visit) -> None:
    """Redirect to ever longer addresses."""
    target = visit.head.split(b" ")[1].decode()
    _to(f"{target}{'&' if '?' in target else '?'}a={'b' * 900}")(visit)


@case("redirect", "ok", evidence="hops")
def redirect_five_times(visit: Visit) -> None:
    """Redirect five times, then serve."""
    number = int((visit.head.split(b" ")[1].rpartition(b"/")[2]).decode().removeprefix("redirect_five_times") or 0)
    if number == 5:
        visit.page(article())
    else:
        _to(f"/redirect_five_times/{number + 1}")(visit)


@case("redirect", "ok", evidence="hops")
def redirect_with_cookie(visit: Visit) -> None:
    """Serve only who shows the cookie that was set on the way."""
    if visit.header("Cookie") == "seen=1":
        visit.page(article())
    else:
        visit.send(
            b"HTTP/1.1 302 Found\r\nSet-Cookie: seen=1; Path=/\r\nLocation: /redirect_with_cookie\r\n"
            b"Content-Length: 0\r\n\r\n"
        )


@case("redirect", "redirect_loop", "redirect_limit", evidence="hops")
def redirect_with_new_cookies(visit: Visit) -> None:
    """Set ever new cookies and redirect to the same place."""
    visit.send(
        b"HTTP/1.1 302 Found\r\nSet-Cookie: seen=%d\r\nLocation: /redirect_with_new_cookies\r\n"
        b"Content-Length: 0\r\n\r\n" % visit.number
    )


@case("redirect", "ok", evidence="hops")
def redirect_with_endless_body(visit: Visit) -> None:
    """Redirect with a body that never ends."""
    visit.send(b"HTTP/1.1 302 Found\r\nLocation: /ok_plain\r\n\r\n")
    while not visit.server.is_over:
        visit.send(b"moved " * 10_000)


@case("redirect", "ok", evidence="hops", seconds=8.0)
def redirect_with_stalled_body(visit: Visit) -> None:
    """Redirect and never finish the body."""
    visit.send(b"HTTP/1.1 302 Found\r\nLocation: /ok_plain\r\nContent-Length: 10\r\n\r\n")
    visit.stall()


@case("redirect", "ok", evidence="hops")
def refresh_at_once(visit: Visit) -> None:
    """Send the reader on with a meta element."""
    visit.page(b'<html><head><meta http-equiv="refresh" content="0; url=/ok_plain"></head></html>')


@case("redirect", "redirect_refused", evidence="hops")
def refresh_to_canary(visit: Visit) -> None:
    """Send the reader inside with a meta element."""
    url = visit.server.url("", "canary").encode()
    visit.page(b'<html><head><meta http-equiv="refresh" content="0;url=' + url + b'"></head></html>')


@case("redirect", "redirect_refused", evidence="hops")
def refresh_by_header_to_canary(visit: Visit) -> None:
    """Send the reader inside with a header."""
    visit.page(b"<html></html>", f"Refresh: 0; url={visit.server.url('', 'canary')}")


@case("redirect", "ok")
def refresh_later(visit: Visit) -> None:
    """Reload an article every five minutes, as news pages do."""
    visit.page(article(head='<meta http-equiv="refresh" content="300">'))


@case("redirect", "ok")
def refresh_beside_article(visit: Visit) -> None:
    """Show an article and send readers on at once; the article is read."""
    visit.page(article(head='<meta http-equiv="refresh" content="0; url=/status_404">'))


@case("redirect", "redirect_loop", "empty_content", evidence="hops")
def refresh_to_itself(visit: Visit) -> None:
    """Reload at once, for ever."""
    visit.page(b'<html><head><meta http-equiv="refresh" content="0; url=/refresh_to_itself"></head></html>')


add("https_redirect_downgrade", "redirect", "ok", answer=None, url="{tls_good}redirect_down", evidence="hops",
    port="tls_good")  # fmt: skip
add("redirect_down", "redirect", "ok", answer=_to("http://127.0.0.1:{http}/ok_plain"), evidence="hops")
