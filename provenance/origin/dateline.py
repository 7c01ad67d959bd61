"""Datelines: where a text was filed, when, and by which agency, in the forms of four scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.credits import Credit, House, Scan, read_credit
from provenance.origin.evidence import Evidence, Place, from_credit

HEAD = 200  # code points; no dateline seen is longer
_GROUP = re.compile(r"[(\[（【［]([^()\[\]（）【】［］]{1,80})[)\]）】］]|(?<![\w/])/([^/\n]{2,40})/(?!\w)")
_AFTER = re.compile(r"\s*[.。]?\s*(?:[-–—−:：।۔=]|\.-|>>|$)|\s*[.,]\s")
_PREFIX_END = re.compile(r"(?:^|[.,\-–—−:/])\s*$")
_NAME_END = re.compile(r"\s*(?:[.:\-–—−|]|\.\s)")
_CJK_WIRE = re.compile(r"[^。\n]{0,30}?[电電讯訊]")
_SMALL_WORDS = frozenset("de la le les el los las of am an der die das al du da do dos di del und and y e i на в von zu city".split())
_SENTENCE = re.compile(r"[.!?]\s+\w+\s+[^\W\d_A-Z]")
_PLACE_WORDS = 9


def dateline(place: Place, house: House) -> Iterator[Evidence]:
    """Yield the credit in the dateline that opens `place`, if one does."""
    scan = place.scan
    reader = next((found for found in _forms(scan, house)), None)
    if reader is not None:
        credit, start, end, rule = reader
        yield from from_credit(credit, place, f"dateline/{rule}", "dateline", (start, end))


def _forms(scan: Scan, house: House) -> Iterator[tuple[Credit, int, int, str]]:
    for group in _GROUP.finditer(scan.text, 0, min(HEAD, len(scan.text))):
        credit = read_credit(scan, group.start() + 1, group.end() - 1, house)
        if _is_dateline_credit(credit) and _stands_as_dateline(scan.text, group.start(), group.end()):
            yield credit, group.start(), group.end(), "bracket" if group.group(1) else "slash"
        if group.end() > HEAD or not _is_place(scan.text[: group.start()]):
            break
    for hit in scan.hits:
        if hit.start > 90:
            break
        rule = _bare_form(scan.text, hit.start, hit.end)
        if rule:
            yield read_credit(scan, hit.start, hit.end, house), hit.start, hit.end, rule


def _is_dateline_credit(credit: Credit) -> bool:
    marks = credit.of("outlet", "self")
    loose = credit.of("unknown", "person")
    return bool(marks) and not credit.of("issuer") and len(loose) <= 2 and sum(len(t.text) for t in loose) <= 30


def _stands_as_dateline(text: str, start: int, end: int) -> bool:
    """Return whether a bracket at `start:end` is preceded by a place and followed by the text itself."""
    before, after = text[:start], text[end : end + 12]
    if not _is_place(before):
        return False
    if _AFTER.match(after) or not before.strip():
        return True
    following = after.lstrip()[:1]
    return len(before.split()) <= 3 and not following.islower()


def _is_place(text: str) -> bool:
    """Return whether `text` can be a place with a date: few words, capitals or figures, no running sentence.

    A word in lower case is a small word of a name (Rio de Janeiro) or a month beside its figure (17 июля).
    """
    words = text.split()
    if len(words) > _PLACE_WORDS or len(text) > 90:
        return False
    figures = [any(char.isdigit() for char in word) for word in words]
    for at, word in enumerate(words):
        beside_figure = any(figures[max(0, at - 1) : at + 2])
        if word[:1].islower() and not beside_figure and word.strip(".,").lower() not in _SMALL_WORDS:
            return False
    return True


def _bare_form(text: str, start: int, end: int) -> str | None:
    """Return the rule by which a name without brackets at `start:end` is part of a dateline."""
    before = text[:start].rstrip()
    if not before.strip("\"“„«'—–- "):
        if _CJK_WIRE.match(text, end) and text[end - 1] >= "\u2e80":
            return "cjk-wire"
        if re.match(r"\s*[:：]\s", text[end : end + 3] + " "):
            return "name-colon"
        return "name-place" if re.match(r"\s*,\s+[A-Z][\w .'-]{2,25}(?:,|\s[-–—]|\n|$)", text[end : end + 45]) else None
    if not _PREFIX_END.search(text[:start]) or not _is_place(before) or len(before.split()) > 7:
        return None
    marked = any(char.isdigit() for char in before) or before.split()[0].strip(".,-–—").isupper() or before[-1] in "-–—−"
    return "place-name" if marked and _NAME_END.match(text, end) else None
