"""What a server may say with its status line, and how often it is asked again."""

from __future__ import annotations

from tests.hostile.case import add, article, case
from tests.hostile.server import Answer, Visit


def _with_status(status: str, body: bytes = b"<h1>Sorry</h1><p>Something is wrong.</p>", *headers: str) -> Answer:
    return lambda visit: visit.page(body, *headers, status=status)


add("ok_plain", "status", "ok", answer=lambda visit: visit.page(article()))
add("status_203", "status", "ok", answer=_with_status("203 Non-Authoritative Information", article()))
add("status_204", "status", "empty_content", answer=lambda visit: visit.send(b"HTTP/1.1 204 No Content\r\n\r\n"))
add("status_205", "status", "empty_content", answer=_with_status("205 Reset Content", b""))
add("status_206", "status", "ok_partial", answer=_with_status(
    "206 Partial Content", article(), "Content-Range: bytes 0-1500/90000"))  # fmt: skip
add("status_304_unasked", "status", "protocol_error",
    answer=lambda visit: visit.send(b"HTTP/1.1 304 Not Modified\r\n\r\n"))  # fmt: skip
add("status_300", "status", "protocol_error", answer=_with_status("300 Multiple Choices"))
add("status_400", "status", "http_client_error", answer=_with_status("400 Bad Request"))
add("status_401", "status", "access_blocked", answer=_with_status("401 Unauthorized", b"", "WWW-Authenticate: Basic"))
add("status_402", "status", "access_blocked", answer=_with_status("402 Payment Required"))
add("status_403", "status", "access_blocked", answer=_with_status("403 Forbidden"))
add("status_404", "status", "http_not_found", answer=_with_status("404 Not Found"))
add("status_404_with_article", "status", "http_not_found", answer=_with_status("404 Not Found", article()))
add("status_405", "status", "http_client_error", answer=_with_status("405 Method Not Allowed"))
add("status_410", "status", "http_gone", answer=_with_status("410 Gone"))
add("status_418", "status", "http_client_error", answer=_with_status("418 I'm a teapot"))
add("status_451", "status", "legal_block", answer=_with_status("451 Unavailable For Legal Reasons"))
add("status_500", "status", "http_server_error", answer=_with_status("500 Internal Server Error"))
add("status_503_plain", "status", "http_server_error", answer=_with_status("503 Service Unavailable"))
add("status_599", "status", "http_server_error", answer=_with_status("599 Odd"))
add("status_999", "status", "http_server_error", "protocol_error", answer=_with_status("999 Denied"))
add("status_429_long_wait", "status", "rate_limited", answer=_with_status(
    "429 Too Many Requests", b"", "Retry-After: 86400"))  # fmt: skip
add("status_429_no_wait", "status", "rate_limited", answer=_with_status("429 Too Many Requests"))
add("status_429_rubbish_wait", "status", "rate_limited", answer=_with_status(
    "429 Too Many Requests", b"", "Retry-After: soon"))  # fmt: skip
add("status_429_negative_wait", "status", "rate_limited", answer=_with_status(
    "429 Too Many Requests", b"", "Retry-After: -5"))  # fmt: skip
add("status_429_vast_wait", "status", "rate_limited", answer=_with_status(
    "429 Too Many Requests", b"", "Retry-After: " + "9" * 300))  # fmt: skip
add("status_429_date_wait", "status", "rate_limited", answer=_with_status(
    "429 Too Many Requests", b"", "Retry-After: Wed, 21 Oct 2099 07:28:00 GMT"))  # fmt: skip
add("status_503_long_wait", "status", "rate_limited", answer=_with_status(
    "503 Service Unavailable", b"", "Retry-After: 7200"))  # fmt: skip
add("status_503_date_wait", "status", "rate_limited", answer=_with_status(
    "503 Service Unavailable", b"", "Retry-After: Wed, 21 Oct 2099 07:28:00 GMT"))  # fmt: skip
add("status_503_vast_wait", "status", "rate_limited", answer=_with_status(
    "503 Service Unavailable", b"", "Retry-After: " + "9" * 300))  # fmt: skip
add("status_503_rubbish_wait", "status", "http_server_error", answer=_with_status(
    "503 Service Unavailable", b"", "Retry-After: next week"))  # fmt: skip


@case("status", "ok")
def recovers_after_503(visit: Visit) -> None:
    """Fail twice, then serve."""
    if visit.number < 3:
        visit.page(b"", "Retry-After: 0", status="503 Service Unavailable")
    else:
        visit.page(article())


@case("status", "ok")
def recovers_after_429(visit: Visit) -> None:
    """Ask for one second, then serve."""
    if visit.number < 2:
        visit.page(b"", "Retry-After: 1", status="429 Too Many Requests")
    else:
        visit.page(article())


@case("status", "http_client_error")
def never_again_after_400(visit: Visit) -> None:
    """Would serve at the second try, which must not come."""
    visit.page(article(), status="400 Bad Request" if visit.number < 2 else "200 OK")


@case("status", "ok")
def recovers_after_reset(visit: Visit) -> None:
    """Reset the first connection."""
    if visit.number < 2:
        visit.reset()
    else:
        visit.page(article())
