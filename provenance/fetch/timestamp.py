"""Proof of time for evidence: tokens of a time-stamping authority (RFC 3161), read and checked without a connection.

A token holds the SHA-256 of a file and a time, signed by the authority. It lies beside the file, in the form
`openssl ts` reads; where an authority gave none, why lies there.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from provenance.errors import FetchError, ProvenanceError
from provenance.fetch.der import in_order

TOKEN, FAILED = ".tsr", ".tsr.error.json"
LARGEST = 262_144
"""Bytes read of a token; real ones have 2 to 8 kB."""
QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"

_SHA256 = "2.16.840.1.101.3.4.2.1"
_GRANTED = (0, 1)  # granted, granted with modifications (RFC 3161, 2.4.2)

State = Literal["failed", "unread", "matches", "trusted", "broken", "mismatch", "untrusted"]


@dataclass(frozen=True)
class Stamp:
    """What lies beside a file as proof of its time, and what it is worth.

    `failed`: the authority gave none. `unread`: the extra is not installed. `matches`: it was made for this file, by
    whom is not checked. `trusted`: besides, it is signed by an authority under a given root. The rest prove nothing.
    """

    state: State
    message: str
    time: datetime | None = None

    @property
    def is_faulty(self) -> bool:
        """Tell whether there is a token that does not prove what it should."""
        return self.state in ("broken", "mismatch", "untrusted")


@dataclass(frozen=True)
class Query:
    """A question to an authority, and what its answer must repeat."""

    content: bytes
    digest: bytes
    nonce: int

    @classmethod
    def of(cls, data: bytes) -> Query:
        """Return the question for the time of `data`. Raises `ProvenanceError` (usage) without the extra."""
        lib = library()
        asked = lib.TimestampRequestBuilder().data(data).hash_algorithm(lib.HashAlgorithm.SHA256).build()
        return cls(asked.as_bytes(), hashlib.sha256(data).digest(), asked.nonce)

    def check(self, reply: bytes) -> None:
        """Raise `FetchError` (protocol_error) for an answer that is no token for this question."""
        try:
            answer = library().decode_timestamp_response(in_order(reply))
            if answer.status not in _GRANTED:
                why = "; ".join(map(str, answer.status_string)) or f"status {answer.status}"
                raise _refused(f"it gives no token: {why}")
            info = answer.tst_info
            imprint = info.message_imprint
        except ValueError as error:
            raise _refused(f"its answer cannot be read: {error}") from error
        if (imprint.hash_algorithm.dotted_string, imprint.message) != (_SHA256, self.digest):
            raise _refused("its token is for another file")
        if info.nonce != self.nonce:
            raise _refused("its token is an old one, made for another question")


def stamp_beside(path: Path, roots: Path | None = None) -> Stamp | None:
    """Return what is to be said of the token beside the file at `path`; None where there is none and none was wanted.

    `roots` is a PEM file with the certificates of authorities that are trusted.
    Raises `ProvenanceError` (file_not_found, file_unreadable, usage) where `roots` cannot be used.
    """
    trusted = _certificates(roots) if roots is not None else []
    token, failed = (path.with_name(path.name + end) for end in (TOKEN, FAILED))
    if not token.exists():
        return Stamp("failed", failure_beside(path) or "") if failed.exists() else None
    try:
        lib = library()
    except ProvenanceError as error:
        return Stamp("unread", f"there is a token, and it was not read: {error.message}")
    try:
        with token.open("rb") as file:
            answer = lib.decode_timestamp_response(in_order(file.read(LARGEST)))
        info = answer.tst_info
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").digest()
    except ValueError as error:
        return Stamp("broken", f"the token cannot be read: {error}")
    except OSError as error:
        return Stamp("broken", f"the token cannot be read: {error.strerror}")
    return _judged(lib, answer, info, digest, trusted)


def _judged(lib: Any, answer: Any, info: Any, digest: bytes, trusted: list[Any]) -> Stamp:
    imprint, time = info.message_imprint, info.gen_time
    if (imprint.hash_algorithm.dotted_string, imprint.message) != (_SHA256, digest):
        return Stamp("mismatch", "the token was made for another file, or for this one before it was changed", time)
    if not trusted:
        return Stamp("matches", f"a token of {_shown(time)} is for this file; who signed it is not checked", time)
    try:
        lib.VerifierBuilder(roots=trusted).build().verify(answer, digest)
    except (lib.VerificationError, ValueError) as error:
        return Stamp("untrusted", f"no authority under the given root signed the token: {error}", time)
    return Stamp("trusted", f"it was there at {_shown(time)}, says an authority under the given root", time)


def failure_beside(path: Path) -> str | None:
    """Return why there is no token beside a file, where that was written down."""
    try:
        told = json.loads(path.with_name(path.name + FAILED).read_text("utf-8"))["error"]
        return f"no token was given: {told['kind']}: {told['message']}"
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "no token was given; the file that says why cannot be read"


def library() -> Any:
    """Return the library behind the extra. Raises `ProvenanceError` (usage) where it is not installed."""
    try:
        import rfc3161_client
    except ImportError as error:
        raise ProvenanceError('time-stamps need the extra: pip install "news-provenance[timestamp]"') from error
    return rfc3161_client


def _certificates(path: Path) -> list[Any]:
    library()
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return list(load_pem_x509_certificates(path.read_bytes()))
    except FileNotFoundError as error:
        raise ProvenanceError(f"{path} does not exist", kind="file_not_found", stage="read") from error
    except (OSError, ValueError) as error:
        raise ProvenanceError(f"{path} holds no certificates: {error}", kind="file_unreadable", stage="read") from error


def _shown(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M:%S} UTC"


def _refused(why: str) -> FetchError:
    return FetchError(f"the time-stamping authority is of no use: {why}", kind="protocol_error", stage="timestamp")
