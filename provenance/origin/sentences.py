"""Credits and non-credits in sentences: "originally published by X", "with X", "X reports", "told X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.document import OriginRelation
from provenance.origin.credits import House, Token, read_credit
from provenance.origin.evidence import Candidate, Evidence, Place, from_credit, seen
from provenance.origin.grammar import Cue, Form
from provenance.origin.names import NameHit

_SLOT = 90  # how far from its phrase a name may stand
_NAME_BREAK = re.compile(r"\.(?:\s|$)|[\n;!?()\[\]（）。|]|,\s|:\s|\s+[-–—]\s+|\s(?:on|am|le|el|em|op|den)\s+(?=\w*\s?\d)|$")
_BETWEEN = re.compile(r"[\s\"'“”„«»‘’(\[（「『:：,\-–—]*")
_CLAUSE_END = re.compile(r"[\s\"'”»’)\]）]*(?:[.。।۔!…]|$|\n)")
_SENTENCE_BREAK = re.compile(r"[.!?。！？।۔]\s|\n")

_AFTER: dict[Form, tuple[str, OriginRelation | None]] = {
    "published": ("published", "republished"),
    "partner": ("partner", "partner"),
    "release": ("release", "press-release"),
    "wire-before": ("wire-sentence", "wire"),
    "joint": ("joint", "co-credit"),
}
_BEFORE: dict[Form, tuple[str, OriginRelation | None]] = {
    "published-after": ("published", "republished"),
    "joint-after": ("joint", "co-credit"),
}
# Phrases whose outlet need not be in the registry: they say outright that somebody else made the text.
_TAKES_UNKNOWN = frozenset({"published", "partner", "release"})


def credits_in_sentences(place: Place, house: House, zone: str) -> Iterator[Evidence]:
    """Yield the credits that sentences of an opening, closing or footer zone state outright."""
    for cue in place.scan.cues:
        form = cue.frame.form
        if form in _AFTER:
            yield from _after(place, cue, house, zone)
        elif form in _BEFORE:
            yield from _before(place, cue, house, zone)
        elif form == "sign-off" and cue.frame.outlet:
            yield from _sign_off(place, cue, house, zone)
        elif form == "unnamed":
            span = place.span(cue.start, cue.end)
            yield Candidate(f"{zone}/{cue.frame.id}", "published", "republished", (), span)


def passed_over(place: Place) -> Iterator[Evidence]:
    """Yield a clue for each name in a line that is about the site, or about copies elsewhere."""
    for hit in place.scan.hits:
        name = place.scan.text[hit.start : hit.end]
        yield seen(
            "none/not-about-this-text", f"“{name}” stands in a line about the site or about copies elsewhere",
            name, None, place.span(hit.start, hit.end),
        )  # fmt: skip


def _after(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    means, relation = _AFTER[cue.frame.form]
    scan = place.scan
    between = _BETWEEN.match(scan.text, cue.end)
    begin = between.end() if between else cue.end
    broken = _NAME_BREAK.search(scan.text, begin, begin + _SLOT)
    end = broken.start() if broken else min(len(scan.text), begin + _SLOT)
    credit = read_credit(scan, begin, end, house)
    known = [t for t in credit.of("outlet", "self", "agencies") if t.start - begin <= 30]
    rule = f"{zone}/{cue.frame.id}"
    if credit.of("issuer") and cue.frame.form != "release":
        return
    if known:
        yield from from_credit(credit, place, rule, means, (cue.start, known[-1].end), relation)
    elif cue.frame.form in _TAKES_UNKNOWN and (name := _printed(scan.text, begin, end)):
        if house.is_self(None, name.text):
            yield Candidate(rule, means, None, (), place.span(cue.start, name.end), is_self=True)
        else:
            yield Candidate(rule, means, relation, (name,), place.span(cue.start, name.end))


def _printed(text: str, start: int, end: int) -> Token | None:
    """Return the name printed at `start:end` as it stands, if it looks like one: a capital, a few words."""
    raw = text[start:end].rstrip(" \"'“”„«»‘’,.")
    words = raw.split()
    cased = raw[:1].isupper() or raw[:1].isdigit() or not raw[:1].isalpha() or not (raw[:1].islower())
    if not 0 < len(words) <= 7 or not any(char.isalpha() for char in raw) or not (cased or "." in raw):
        return None
    return Token("outlet", start, start + len(raw), raw, None, "site")


def _before(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    means, relation = _BEFORE[cue.frame.form]
    start = max(0, cue.start - _SLOT)
    breaks = [found.end() for found in _SENTENCE_BREAK.finditer(place.scan.text, start, cue.start)]
    credit = read_credit(place.scan, max([start, *breaks]), cue.start, house)
    marks = [t for t in credit.of("outlet", "self", "agencies") if cue.start - t.end <= 30 or len(credit.tokens) <= 6]
    if marks:
        span = (marks[0].start, cue.end)
        yield from from_credit(credit, place, f"{zone}/{cue.frame.id}", means, span, relation)


def _sign_off(place: Place, cue: Cue, house: House, zone: str) -> Iterator[Evidence]:
    outlet = house.registry.outlet(cue.frame.outlet or "")
    if outlet is None:
        return
    span = place.span(cue.start, cue.end)
    rule = f"{zone}/{cue.frame.id}"
    if house.is_self(outlet.id, outlet.name):
        yield Candidate(rule, "sign-off", None, (), span, is_self=True)
    else:
        token = Token("outlet", cue.start, cue.end, outlet.name, outlet.id, outlet.kind)
        yield Candidate(rule, "sign-off", None, (token,), span)


def reports_rested_on(place: Place, house: House) -> Iterator[Evidence]:
    """Yield based-on credits in running text: a reporting formula that closes or opens its sentence.

    "…, передает ТАСС." rests on the agency's report; "…, according to Reuters, although our reporter …" borrows a
    detail. The formula counts only where nothing of the house's own follows it in the sentence.
    """
    scan = place.scan
    for cue in scan.cues_of("based-on", "based-on-after"):
        hit = _hit_after(scan.hits, cue, scan.text) if cue.frame.form == "based-on" else _hit_before(scan.hits, cue)
        if hit is None:
            continue
        start, end = min(cue.start, hit.start), max(cue.end, hit.end)
        if not (_closes(scan.text, end) or _opens(scan.text, start)):
            continue
        entry = house.choose(hit.entries)
        printed = scan.text[hit.start : hit.end]
        if house.is_self(entry.outlet_id if entry else None, printed):
            continue
        token = Token("outlet", hit.start, hit.end, printed, entry.outlet_id if entry else None, hit.entries[0].kind)
        yield Candidate(f"text/{cue.frame.id}", "based-on", "based-on", (token,), place.span(start, end))


def _hit_after(hits: list[NameHit], cue: Cue, text: str) -> NameHit | None:
    """Return the name right after the phrase; up to four words of description may stand between."""
    for hit in hits:
        if cue.end <= hit.start <= cue.end + 50:
            between = text[cue.end : hit.start]
            return hit if len(between.split()) <= 4 and not _SENTENCE_BREAK.search(between) else None
    return None


def _hit_before(hits: list[NameHit], cue: Cue) -> NameHit | None:
    near = [hit for hit in hits if hit.end <= cue.start and cue.start - hit.end <= 12]
    return near[-1] if near else None


def _closes(text: str, end: int) -> bool:
    """Return whether only a few words of description stand between `end` and the end of the sentence."""
    stop = _SENTENCE_BREAK.search(text, end)
    rest = text[end : stop.start() if stop else len(text)]
    return _CLAUSE_END.match(text, end) is not None or (len(rest.split()) <= 6 and "," not in rest and ";" not in rest)


def _opens(text: str, start: int) -> bool:
    """Return whether the phrase opens its sentence, at most a few words in."""
    breaks = [found.end() for found in _SENTENCE_BREAK.finditer(text, max(0, start - 60), start)]
    begin = breaks[-1] if breaks else (0 if start <= 60 else None)
    return begin is not None and len(text[begin:start].split()) <= 3


_WHY = {
    "mention": "is spoken to, or spoken about",
    "mention-after": "is part of another name or word",
    "cited": "is named for one fact",
    "cited-after": "is named for one fact",
}


def mentions(place: Place, house: House) -> Iterator[Evidence]:
    """Yield a clue for every name in running text, with the reason it does not count."""
    scan = place.scan
    for hit in scan.hits:
        name = scan.text[hit.start : hit.end]
        before = [c for c in scan.cues_of("mention", "cited") if 0 <= hit.start - c.end <= 25]
        after = [c for c in scan.cues_of("mention-after", "cited-after") if 0 <= c.start - hit.end <= 3]
        cue = (before + after)[0] if before + after else None
        kind = "mention" if cue is None else cue.frame.form.removesuffix("-after")
        why = _WHY[cue.frame.form] if cue else "is named in the text, without a credit"
        entry = house.choose(hit.entries)
        yield seen(
            f"{kind}/{cue.frame.id if cue else 'name-in-text'}", f"“{name}” {why}", name,
            entry.outlet_id if entry else None, place.span(hit.start, hit.end),
        )  # fmt: skip
