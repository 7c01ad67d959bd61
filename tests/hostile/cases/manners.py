"""robots.txt in all its forms, and addresses that are refused before anything is dialled."""

from __future__ import annotations

from backports import zstd

from tests.hostile.case import add, article
from tests.hostile.server import Answer, Visit

ASKED = {"robots": True}

URLS = {
    "empty": ("", ("url_invalid", "scheme_refused")),
    "word": ("hello", ("url_invalid",)),
    "file": ("file:///etc/passwd", ("scheme_refused",)),
    "ftp": ("ftp://127.0.0.1/", ("scheme_refused",)),
    "data": ("data:text/html,hello", ("scheme_refused",)),
    "loopback": ("http://127.0.0.1/", ("address_refused",)),
    "loopback_octal": ("http://0177.0.0.1/", ("address_refused",)),
    "loopback_full_width": ("http://１２７.０.０.１/", ("address_refused",)),
    "metadata": ("http://169.254.169.254/latest/", ("address_refused",)),
    "localhost": ("http://localhost/", ("address_refused",)),
    "single_label": ("http://intranet/", ("address_refused",)),
    "user_part": ("http://a:b@www.example.org/", ("url_invalid", "address_refused")),
    "line_break": ("http://www.example.org/\r\nX: y", ("url_invalid",)),
    "port": ("http://www.example.org:25/", ("address_refused",)),
    "very_long": ("http://www.example.org/" + "a" * 100_000, ("url_invalid",)),
    "label_too_long": ("http://" + "a" * 64 + ".org/", ("url_invalid",)),
    "canary": ("http://127.0.0.1:{canary}/", ("address_refused",)),
}
for name, (url, kinds) in URLS.items():
    add(f"url_{name}", "url", *kinds, url=url or " ", evidence="none", seconds=2.0)
add("closed_port", "url", "connect_failed", url="{closed_url}", evidence="none")
add("name_unknown", "url", "dns_failed", url="http://nowhere.example.org/", evidence="none",
    resolver=lambda _host: _raise(OSError("no such name")))  # fmt: skip
add("name_without_address", "url", "dns_failed", url="http://nowhere.example.org/", evidence="none",
    resolver=lambda _host: [])  # fmt: skip
add("name_to_the_inside", "url", "address_refused", url="http://inside.example.org/", evidence="none",
    resolver=lambda _host: ["127.0.0.1"])  # fmt: skip
add("name_mixed", "url", "address_refused", url="http://inside.example.org/", evidence="none",
    resolver=lambda _host: ["93.184.216.34", "10.0.0.1"])  # fmt: skip
add("name_with_thousands", "url", "dns_failed", url="http://many.example.org/", evidence="none",
    resolver=lambda _host: ["93.184.216.34"] * 100_000)  # fmt: skip
add("name_silent", "url", "timeout", "dns_failed", url="http://silent.example.org/", evidence="none",
    resolver=lambda _host: _sleep())  # fmt: skip


def _raise(error: Exception) -> list[str]:
    raise error


def _sleep() -> list[str]:
    import time

    time.sleep(8)
    return []


def _robots(text: str, status: str = "200 OK", *headers: str) -> Answer:
    return lambda visit: visit.page(text.encode(), *headers, status=status, media="text/plain")


def _endless(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /private\n")
    while not visit.server.is_over:
        visit.send(b"# on and on\n" * 5_000)


def _to_canary(visit: Visit) -> None:
    visit.page(b"", "Location: " + visit.server.url("robots.txt", "canary"), status="302 Found")


def _bomb(visit: Visit) -> None:
    body = zstd.compress(bytes(100_000_000))
    visit.page(body, "Content-Encoding: zstd", media="text/plain")


ROBOTS = {
    "allows": ("User-agent: *\nDisallow: /private\n", "ok"),
    "forbids": ("User-agent: *\nDisallow: /\n", "robots_refused"),
    "forbids_us": ("User-agent: provenance\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "robots_refused"),
    "html": ("<html><h1>Welcome</h1></html>", "ok"),
    "many_stars": ("User-agent: *\nDisallow: /" + "*a" * 5_000 + "b\n", "ok"),
    "huge": ("User-agent: *\nDisallow: /private\n" + "# filler line\n" * 100_000, "ok"),
}
for name, (_text, kind) in ROBOTS.items():
    add(f"robots_{name}", "robots", kind, settings=ASKED, evidence="none" if kind != "ok" else "raw",
        answer=lambda visit: visit.page(article()), url=f"{{robots:{name}}}{{path}}")  # fmt: skip
ANSWERS: dict[str, Answer] = {
    **{name: _robots(text) for name, (text, _kind) in ROBOTS.items()},
    "status_404": _robots("", "404 Not Found"),
    "status_403": _robots("", "403 Forbidden"),
    "status_500": _robots("", "500 Internal Server Error"),
    "status_503": _robots("", "503 Service Unavailable"),
    "loop": _robots("", "302 Found", "Location: /robots.txt"),
    "to_canary": _to_canary,
    "stalls": lambda visit: visit.stall(),
    "bomb": _bomb,
    "endless": _endless,
    "resets": lambda visit: visit.reset(),
}
"""What the port of each robots case answers at /robots.txt."""

STATUSES = {"404": "ok", "403": "ok", "500": "robots_refused", "503": "robots_refused"}
for status, kind in STATUSES.items():
    add(f"robots_status_{status}", "robots", kind, settings={**ASKED, "retries": 0}, evidence="none",
        answer=lambda visit: visit.page(article()), url=f"{{robots:status_{status}}}{{path}}")  # fmt: skip
for name in ("to_canary", "loop", "stalls", "bomb", "endless", "resets"):
    add(f"robots_{name}", "robots", "robots_refused", *(["ok"] if name in ("endless", "bomb", "loop") else []),
        settings={**ASKED, "retries": 0}, evidence="none", answer=lambda visit: visit.page(article()),
        url=f"{{robots:{name}}}{{path}}")  # fmt: skip
