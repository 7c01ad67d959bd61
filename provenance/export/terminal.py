"""The annotated document for a person: relations first, then what the registry holds, then the text, then evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from provenance.document import AnnotatedDocument, Clue, Contribution, Finding, Span
from provenance.export.footnotes import Footnotes
from provenance.export.layout import Line, Row, Sheet, line
from provenance.export.outlet_rows import outlet_rows, title
from provenance.export.place import paragraph, where
from provenance.export.words import BASIS, SIGNALS, WROTE, counted, day, language, one_line
from provenance.registry.profile import Profile

if TYPE_CHECKING:
    from provenance.registry.index import Registry

MOST = 6  # examples shown of one kind
_ADDRESS = ("look-alike", "claim-conflict", "wrapper", "unlisted-host")  # findings that stand beside the publisher


def draw(document: AnnotatedDocument, registry: Registry, stream: IO[str]) -> None:
    """Print the document on `stream`; in colour only where that is a terminal."""
    sheet, notes = Sheet(stream), Footnotes()
    _head(document, sheet)
    sheet.rows(_relations(document))
    for profile in _in_order(document):
        sheet.section(f"{title(profile)}, as of {day(profile.as_of)}")
        sheet.rows(outlet_rows(profile, registry, notes))
    sheet.section("In this text")
    sheet.rows(_text_rows(document))
    _evidence(notes, sheet)
    _foot(document, sheet)


# ---------------------------------------------------------------- the parts


def _head(document: AnnotatedDocument, sheet: Sheet) -> None:
    article, request = document.article, document.request
    opening = article.text.strip().partition("\n")[0]
    sheet.title(one_line(article.title or f"“{one_line(opening, 140)}”", 300))
    basis = BASIS[request.as_of_basis]
    parts = [
        day(request.as_of) + (f" ({basis})" if basis else ""),
        language(article.language) if article.language else "language unknown",
        counted(document.signals.measures.get("words", 0), "word"),
    ]
    if article.authors:
        names = one_line(", ".join(article.authors), 100)
        parts.append(names if names.lower().startswith("by ") else f"by {names}")
    sheet.small(" · ".join(parts))
    sheet.gap()


def _relations(document: AnnotatedDocument) -> Iterator[Row]:
    yield "Served by", [_server(document), *(_finding(each) for each in document.findings if each.kind in _ADDRESS)]
    yield "Written by", list(_origin(document))


def _server(document: AnnotatedDocument) -> Line:
    publisher = document.publisher
    host = one_line(publisher.account or publisher.host or "no host")
    if publisher.status == "identified":
        return Line(f", at {host}", "", publisher.name or "")
    if publisher.status == "platform":
        return Line(", which carries what others write", "", one_line(publisher.name or host))
    return line("unknown: no address was given" if publisher.status == "no-address" else f"unknown: {host}")


def _origin(document: AnnotatedDocument) -> Iterator[Line]:
    origin = document.origin
    if origin.status == "unknown":
        yield line("unknown: no credit was found; that does not make it the publisher's own")
    elif origin.status == "own":
        yield line("the publisher itself, by its own credit")
    elif not origin.contributions:
        yield line("somebody else, who is not named")
    if not origin.contributions:
        yield from (line(_place(c.span, c.rule, document)) for c in origin.clues if c.counted and c.span)
    for part in origin.contributions:
        yield _contribution(part)
        yield line(_place(part.span, part.rule, document))


def _contribution(part: Contribution) -> Line:
    listed = "" if part.outlet else " (not in the registry)"
    return Line(f"{listed}, {WROTE[part.relation]}", "by way of " if part.role == "via" else "", one_line(part.name))


def _place(span: Span, rule: str, document: AnnotatedDocument) -> str:
    return f"“{one_line(span.text, 90)}”, {where(span, document.article)}; rule {rule}"


def _in_order(document: AnnotatedDocument) -> Iterator[Profile]:
    """Yield the profiles: who wrote it, who passed it on, who serves it."""
    writers = [part.outlet for part in document.origin.contributions if part.outlet]
    ids = dict.fromkeys([*writers, document.publisher.outlet or "", *document.profiles])
    yield from (document.profiles[id] for id in ids if id in document.profiles)


def _text_rows(document: AnnotatedDocument) -> Iterator[Row]:
    yield "Signals", [line(each) for each in _signals(document)]
    yield "Findings", [_finding(each) for each in document.findings if each.kind not in _ADDRESS]
    article = document.article
    unknown = [name for name, value in (("author", article.authors), ("date", article.published)) if not value]
    yield "Not known", [line(", ".join(unknown))] if unknown else []
    seen = list(dict.fromkeys(_clue(clue, document) for clue in document.origin.clues if not clue.counted))
    more = [f"and {len(seen) - MOST} more"] if len(seen) > MOST else []
    yield "Not counted", [line(each) for each in [*seen[:MOST], *more]]


def _signals(document: AnnotatedDocument) -> Iterator[str]:
    signals = document.signals
    if not signals.supported:
        name = language(signals.language) if signals.language else "an unknown language"
        yield f"only quotation marks were read; there are no rules for {name}"
    measures = signals.measures
    if quotes := measures.get("quotes"):
        yield f"{counted(quotes, 'quote')}, {measures['quoted_share']:.0%} of the words: {_speakers(document)}"
    elif signals.supported:
        yield "nobody is quoted"
    for signal, (measure, what) in SIGNALS.items():
        if number := measures.get(measure):
            yield f"{counted(number, what)}: {_examples(document, signal)}"


def _speakers(document: AnnotatedDocument) -> str:
    said = [
        f"{one_line(each.name or 'nobody named', 60)} ({counted(each.quotes, 'quote')}, {counted(each.words, 'word')})"
        for each in document.signals.speakers
    ]
    return "; ".join(said[:MOST]) + (f"; {len(said) - MOST} more" if len(said) > MOST else "")


def _examples(document: AnnotatedDocument, kind: str) -> str:
    found = [
        f"{one_line(each.span.text, 60)} {paragraph(each.span, document.article)}"
        for each in document.signals.spans
        if each.signal == kind and (not each.in_quote or kind == "nested-quote")
    ]
    return ", ".join(found[:MOST]) + (f" and {len(found) - MOST} more" if len(found) > MOST else "")


def _finding(finding: Finding) -> Line:
    return Line(f"{finding.kind}: {one_line(finding.message, 400)}", is_look=finding.severity == "look")


def _clue(clue: Clue, document: AnnotatedDocument) -> str:
    place = f", {where(clue.span, document.article)}" if clue.span else ""
    return one_line(clue.says, 160) + place


def _evidence(notes: Footnotes, sheet: Sheet) -> None:
    if len(notes):
        sheet.section("Evidence")
    for note in notes:
        sheet.noted(f"[{note.number}]", note.head)
        sheet.address(note.url)
        for says in note.says:
            sheet.small(one_line(says, 400), indent=5)
        if note.archived:
            sheet.address(note.archived, "copy: ")


def _foot(document: AnnotatedDocument, sheet: Sheet) -> None:
    made = document.produced_by
    sheet.gap()
    told = f"provenance {made.library}, registry {made.registry.version} ({made.registry.sha256[:12]}). "
    sheet.small(told + "Statements are the registry's, findings are computed; none is a verdict.")
