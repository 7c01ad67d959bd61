"""Certificates made when the tests run: one that holds, and each way in which one does not."""

from __future__ import annotations

import datetime
import ssl
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

import trustme

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Certificates:
    """Server contexts by port name, and the authority that clients trust."""

    contexts: dict[str, ssl.SSLContext]
    authority: Path
    http2: ssl.SSLContext


def make(folder: Path | None = None) -> Certificates:
    """Return fresh certificates; the authority's is written into `folder`."""
    authority = trustme.CA()
    place = folder or Path(tempfile.mkdtemp(prefix="hostile-"))
    path = place / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    past = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=9)
    contexts = {
        "tls_good": _server(authority.issue_cert(HOST)),
        "tls_self_signed": _server(trustme.CA().issue_cert(HOST)),
        "tls_expired": _server(
            authority.issue_cert(HOST, not_before=past, not_after=past + datetime.timedelta(days=1))
        ),
        "tls_wrong_name": _server(authority.issue_cert("other.example.org")),
        "tls_old": _old(_server(authority.issue_cert(HOST))),
        "tls_client_certificate": _asking(_server(authority.issue_cert(HOST)), authority),
    }
    http2 = _server(authority.issue_cert(HOST))
    http2.set_alpn_protocols(["h2"])
    return Certificates(contexts, path, http2)


def _server(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _old(context: ssl.SSLContext) -> ssl.SSLContext:
    """Let a context speak TLS 1.1 at most, which Python warns of."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.options |= ssl.OP_NO_TLSv1_2 | ssl.OP_NO_TLSv1_3
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


def _asking(context: ssl.SSLContext, authority: trustme.CA) -> ssl.SSLContext:
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    return context
