"""Sentences and lines about the site, other pages or copies elsewhere: what is named there made nothing."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.origin.evidence import Evidence, seen
from provenance.origin.grammar import Cue, Form
from provenance.origin.lines import sentence_around
from provenance.origin.places import Place
from provenance.origin.scan import Scan

_ABOUT_SITE: tuple[Form, ...] = ("boilerplate", "reverse", "elsewhere")
_STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")


def about_the_site(scan: Scan, start: int, end: int, *, is_phrase: bool = False) -> bool:
    """Return whether the sentence or line around `start:end` is about the site, other pages or copies elsewhere.

    Words within a longer phrase of a credit say nothing of the kind: "from our partners" within "comes from our
    partners at".
    """
    if not scan.tells(*_ABOUT_SITE):
        return False
    left, right = sentence_around(scan.text, start, end)
    about = scan.cues_of(*_ABOUT_SITE, start=left, end=right)
    if is_phrase:
        about = [cue for cue in about if not (start <= cue.start and (cue.end <= end or _is_aside(scan, end, cue)))]
    return bool(about)


def _is_aside(scan: Scan, end: int, cue: Cue) -> bool:
    """Return whether a comma parts words about the site from a phrase before them: "from X, for more get our app"."""
    return any(sign in scan.text[end : cue.start] for sign in ",，")


def signs_behind_site(scan: Scan, start: int, end: int) -> bool:
    """Return whether a closing unit is about the site, or signs a sentence that begins so: "See also: ... (AFP)".

    Within a sentence such words may be anybody's: "The town is a member of the league. (AFP)".
    """
    if not scan.tells(*_ABOUT_SITE):
        return False
    before = scan.text[:start].rstrip()
    if not before.rstrip('"”»’)」』').endswith(_STOPS):
        return about_the_site(scan, start, end)
    left, right = sentence_around(scan.text, max(len(before) - 2, 0), end)
    about = scan.cues_of(*_ABOUT_SITE, start=left, end=right)
    return any(cue.start >= start or cue.start - left <= len("» ") for cue in about)


def passed_over(place: Place, start: int, end: int) -> Iterator[Evidence]:
    """Yield a clue for each name in a line that is about the site, or about copies elsewhere."""
    for hit in place.scan.hits:
        if start <= hit.start and hit.end <= end:
            name = place.scan.text[hit.start : hit.end]
            says = f"“{name}” stands in a line about the site or about copies elsewhere"
            yield seen("none/not-about-this-text", says, name, None, place.span(hit.start, hit.end))
