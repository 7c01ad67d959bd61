"""Everything that can go wrong, split by whose fault it is.

ProvenanceError
├─ InvalidURL          the caller's: this address cannot be used
├─ FetchError          the web's: no page came back, `kind` says why
├─ ExtractionError     the page's: bytes came, but no article is in them
├─ RegistryError       the registry's: every problem, with file and line
└─ RecordError         one record of a batch

An outlet we do not know, an owner nobody names, a text without a credit are results, not errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, get_args

Kind = Literal[
    "ok", "ok_partial", "url_invalid", "scheme_refused", "address_refused", "dns_failed", "connect_failed",
    "tls_failed", "timeout", "size_limit", "decode_limit", "decode_error", "protocol_error", "body_incomplete",
    "redirect_limit", "redirect_loop", "redirect_refused", "content_type_refused", "http_not_found", "http_gone",
    "legal_block", "http_client_error", "http_server_error", "rate_limited", "access_blocked", "robots_refused",
    "parse_limit", "empty_content",
    "file_not_found", "file_unreadable", "file_unwritable", "record_invalid", "registry_invalid", "usage",
    "internal_error",
]  # fmt: skip
"""The stable names of every end, printed as `kind`. The last seven never come from the web."""

KINDS: tuple[str, ...] = get_args(Kind)


class ProvenanceError(Exception):
    """The base of every error this library raises on purpose.

    `kind` is one of `KINDS`, `stage` the step of the line that failed, `message` one sentence that says
    what, where and what to do next. `details` holds what else is known (hops, limits, evidence path).
    """

    kind: Kind = "usage"
    stage: str = "request"

    def __init__(self, message: str, *, kind: Kind | None = None, stage: str | None = None, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind or type(self).kind
        self.stage = stage or type(self).stage
        self.details = details

    def as_dict(self) -> dict[str, Any]:
        """Return the error as printed under `--json`: kind, stage, message and the details."""
        return {"kind": self.kind, "stage": self.stage, "message": self.message, **self.details}


class InvalidURL(ProvenanceError):  # noqa: N818 - the field's name for it (httpx, requests)
    """The address itself cannot be used."""

    kind: Kind = "url_invalid"
    stage = "request"


class FetchError(ProvenanceError):
    """No page came back; `kind` says at which end."""

    kind: Kind = "connect_failed"
    stage = "fetch"


class ExtractionError(ProvenanceError):
    """Bytes came, but no article is in them."""

    kind: Kind = "empty_content"
    stage = "extract"


class RecordError(ProvenanceError):
    """One record of a batch cannot be read; the others go on."""

    kind: Kind = "record_invalid"
    stage = "read"


class Problem(NamedTuple):
    """One thing wrong in a registry file.

    >>> print(Problem("sources.yaml", 412, "evidence-missing", "harbour-gazette: ownership[0] has no evidence"))
    sources.yaml:412: evidence-missing: harbour-gazette: ownership[0] has no evidence
    """

    file: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.message}"


class RegistryError(ProvenanceError):
    """The registry cannot be used; `problems` lists every reason, not only the first."""

    kind: Kind = "registry_invalid"
    stage = "registry"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        first = str(self.problems[0]) if self.problems else "no problem was named"
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(first + more, problems=[str(problem) for problem in self.problems])
