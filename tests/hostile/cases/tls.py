"""Certificates that do not hold, handshakes that fail, and HTTP/2."""

from __future__ import annotations

from tests.hostile.case import add, article

PORTS = ("tls_good", "tls_self_signed", "tls_expired", "tls_wrong_name", "tls_old", "tls_client_certificate")

add("tls_ok", "tls", "ok", port="tls_good", answer=lambda visit: visit.page(article()))
for port in ("tls_self_signed", "tls_expired", "tls_wrong_name", "tls_old"):
    add(port, "tls", "tls_failed", port=port, url=f"{{{port}}}ok_plain", evidence="none")
add("tls_client_certificate", "tls", "tls_failed", port="tls_client_certificate",
    url="{tls_client_certificate}ok_plain", evidence="none")  # fmt: skip
add(
    "tls_to_plain_port",
    "tls",
    "tls_failed",
    "protocol_error",
    "timeout",
    url="https://127.0.0.1:{http}/ok_plain",
    evidence="none",
)
add("plain_to_tls_port", "tls", "protocol_error", "connect_failed", "http_client_error",
    url="http://127.0.0.1:{tls_good}/ok_plain", evidence="none")  # fmt: skip
