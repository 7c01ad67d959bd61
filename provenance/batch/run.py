"""Records to documents, in order; what goes wrong with one record is that record's answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from provenance.batch.records import Line, Record, read_record
from provenance.document import Page
from provenance.errors import ProvenanceError, RecordError


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of output, and whether it is a document."""

    text: str
    is_document: bool


def answers(
    lines: Iterable[Line],
    written: Callable[[Page], str],
    fetch: Callable[[str], Page] | None = None,
) -> Iterator[Answer]:
    """Yield one answer per line, in order: `{"id", "document"}` or `{"id", "error"}`.

    `written` gives the document of a page as JSON, made here or in a child process. A record with an address and no
    content is fetched when `fetch` is given, else it is an error.
    """
    for line in lines:
        yield answer(line, written, fetch)


def answer(line: Line, written: Callable[[Page], str], fetch: Callable[[str], Page] | None = None) -> Answer:
    """Return the answer to one line. Never raises for what is in the line."""
    record: Record | None = None
    try:
        record = read_record(line)
        document = written(_with_content(record, line, fetch))
        return Answer(f'{{"id":{_json(record.id)},"document":{document}}}', True)
    except ProvenanceError as error:
        told = error.as_dict()
    except RecursionError:
        told = {"kind": "parse_limit", "stage": "extract", "message": "the page is nested too deeply to be read"}
    except Exception as error:  # one bad record never stops the rest
        told = {"kind": "internal_error", "stage": "internal", "message": f"{type(error).__name__}: {error}"[:500]}
    id_ = record.id if record else told.pop("id", None)
    return Answer(json.dumps({"id": id_, "error": told}, default=str), False)


def _with_content(record: Record, line: Line, fetch: Callable[[str], Page] | None) -> Page:
    page = record.page
    if page.html is not None or page.text is not None:
        return page
    if page.url is None:
        raise RecordError(f"line {line.number}: the record has no html, text or url", line=line.number)
    if fetch is None:
        told = f"line {line.number}: the record has neither html nor text; --fetch lets its url be fetched"
        raise RecordError(told, line=line.number)
    fetched = fetch(page.url)
    return Page(
        html=fetched.html,
        text=fetched.text,
        url=fetched.url,
        capture=fetched.capture,
        published=page.published or fetched.published,
        language=page.language or fetched.language,
    )


def _json(value: str | int | None) -> str:
    return json.dumps(value, ensure_ascii=False)
