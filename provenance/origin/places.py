"""The places of a page in which credits may stand: zones, or their telling ends, with what was found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.document import Span, Zone
from provenance.origin.scan import Reader, Scan

LONGEST = 320  # code points of a zone that are read; credits are shorter
OPENING_END = 220  # of the end of an opening paragraph
_READ = frozenset(("byline", "caption", "dateline", "footer", "lead", "metadata", "trailing"))
NAMES_OF_SITE = ("head > title", "meta[property=og:site_name]")
"""The paths of a page's own title and its site's name: they are looked at for what the site calls itself alone."""
_UNREAD = frozenset((*NAMES_OF_SITE, "meta[property=og:url]"))
"""Fields of the head in which no credit stands."""
SITE_WIDE = "site > "
"""How the path of a zone begins that stands on every page of the site."""
_ENDS = frozenset(("trailing", "footer"))
_PARAGRAPHS = frozenset(("lead", "trailing", "dateline"))
BODY = Zone(id="text", kind="body", text="", start=0)
"""Stands for the running text of an article, where places are counted from its beginning."""


class Place(NamedTuple):
    """A zone, or its telling end, with what was found in it."""

    zone: Zone
    scan: Scan
    offset: int = 0  # where the part that is read begins in the zone
    is_cut: bool = False  # the zone goes on behind the part that is read

    def span(self, start: int, end: int) -> Span:
        """Return the span of `start:end` of what is read; plain text zones are counted in the article's own text."""
        text = self.scan.text[start:end]
        start, end = start + self.offset, end + self.offset
        if self.zone.start is not None:
            return Span(zone="text", start=self.zone.start + start, end=self.zone.start + end, text=text)
        return Span(zone=self.zone.id, start=start, end=end, text=text)


def parts_of(zone: Zone) -> list[tuple[Zone, str, int, bool]]:
    """Return the parts of a zone in which a credit may stand, each with its offset and whether the zone goes on.

    A short zone is read whole, of a long one the telling end. Of an opening paragraph both ends are read: some papers
    sign at the end of the first one.
    """
    text = zone.text
    if not text or text.isspace():
        return []
    if len(text) <= LONGEST:
        return [(zone, text, 0, False)]
    parts = [] if zone.kind in _ENDS else [(zone, text[:LONGEST], 0, True)]
    if zone.kind in _ENDS or zone.kind == "lead":
        offset = len(text) - (LONGEST if zone.kind in _ENDS else OPENING_END)
        parts.append((zone, text[offset:], offset, False))
    return parts


def places_of(zones: Iterable[Zone], whole: str, reader: Reader) -> dict[str, list[Place]]:
    """Return the places in which credits may stand, by the kind of their zone, scanned together."""
    parts: list[tuple[Zone, str, int, bool]] = []
    for zone in zones:
        if zone.kind in _READ and zone.path not in _UNREAD:
            parts += parts_of(zone)
    others = {text: False for zone, text, _offset, _cut in parts if zone.kind not in _PARAGRAPHS and not _is_link(zone)}
    reader.prepare(others | {text: True for zone, text, _offset, _cut in parts if zone.kind in _PARAGRAPHS}, whole)
    places: dict[str, list[Place]] = {}
    for zone, text, offset, is_cut in parts:
        places.setdefault(zone.kind, []).append(Place(zone, reader.scan(text), offset, is_cut))
    places["trailing"] = list(_with_labels(places.get("trailing", []), whole, reader))
    return places


def _with_labels(places: list[Place], whole: str, reader: Reader) -> Iterator[Place]:
    """Yield the closing lines of a plain text, those that are no more than a label with the line below them.

    A line that names a registered outlet by itself needs no label.
    """
    label: Place | None = None
    for place in places:
        if label is not None and place.zone.start is not None and not place.scan.hits:
            start, end = label.zone.start or 0, place.zone.start + len(place.scan.text)
            yield Place(label.zone, reader.scan(whole[start:end]))
        else:
            yield place
        label = place if _is_label_alone(place) else None


def _is_label_alone(place: Place) -> bool:
    text = place.scan.text.rstrip(" :：")
    is_marked = place.zone.start is not None and len(text) < len(place.scan.text) and not place.offset
    return is_marked and any(
        cue.start == 0 and cue.end == len(text) and cue.frame.form == "label" for cue in place.scan.telling
    )


def _is_link(zone: Zone) -> bool:
    """Return whether a zone of the head holds an address or tags: read for other things than names."""
    return zone.kind == "metadata" and (zone.href is not None or "tag" in zone.path or "keywords" in zone.path)
