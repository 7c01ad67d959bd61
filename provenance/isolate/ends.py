"""How a page ended in a child process, in a form that travels: a document as JSON, or what stands for an error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from provenance import errors
from provenance.document import AnnotatedDocument, Page
from provenance.errors import ExtractionError, Kind, ProvenanceError
from provenance.isolate.ceilings import ParseLimits


@dataclass(frozen=True, slots=True)
class Failure:
    """An error on its way out of the child: exceptions with arguments of their own do not travel."""

    name: str
    message: str
    kind: str
    stage: str
    details: dict[str, Any]


def failure(error: ProvenanceError) -> Failure:
    """Return what stands for `error`."""
    return Failure(type(error).__name__, error.message, error.kind, error.stage, error.details)


def raised(failed: Failure) -> ProvenanceError:
    """Return the error a child met, of its own class where that can be made from a message."""
    made = getattr(errors, failed.name, ExtractionError)
    if made is errors.RegistryError or not issubclass(made, ProvenanceError):
        made = ProvenanceError
    kind = cast(Kind, failed.kind)
    return made(failed.message, kind=kind, stage=failed.stage, **failed.details)


def answer(annotated: Callable[[], AnnotatedDocument]) -> str | Failure:
    """Return the document as JSON, or the failure that stands for it."""
    try:
        return annotated().to_json()
    except ProvenanceError as error:
        return failure(error)
    except (MemoryError, RecursionError) as error:
        return too_much("more memory" if isinstance(error, MemoryError) else "a deeper nest")
    except Exception as error:  # a fault of ours travels as one sentence, like every other end
        told = f"{type(error).__name__}: {error}".splitlines()[0][:300]
        return Failure("ProvenanceError", f"a fault in provenance itself ({told})", "internal_error", "internal", {})


def too_much(what: str) -> Failure:
    """Return the failure of a page that needs more than it may have."""
    return Failure("ExtractionError", f"the page needs {what} than it may have", "parse_limit", "extract", {})


def over(told: str, page: Page, limits: ParseLimits) -> ExtractionError:
    """Return the error for a page that cost more than it may, with what is known of how it was reached."""
    capture = page.capture
    return ExtractionError(
        f"{told}, so it was left", kind="parse_limit", url=capture.url, evidence=capture.evidence_path,
        limits=[f"parse_seconds={limits.seconds:g}", f"parse_memory={limits.memory}"],
        hops=[hop.model_dump() for hop in capture.hops],
    )  # fmt: skip
