"""What a sentence with a phrase of credit speaks of: the text itself, a correction, or a further publication."""

from __future__ import annotations

from provenance.origin.grammar import Cue
from provenance.origin.lines import sentence_around, size
from provenance.origin.scan import Scan

BEHIND_NAMES = 6  # words of a day and an issue: "in der Ausgabe vom 3. Mai 2024"


def speaks_of_the_text(scan: Scan, cue: Cue) -> bool:
    """Return whether a phrase opens its line or stands in a sentence that speaks of the text itself.

    Cases of a fever "first appeared in" a place too. A byline in front speaks of the text: "By Jane Roe via".
    """
    start, end = sentence_around(scan.text, cue.start, cue.end)
    before = scan.text[max(0, start, scan.text.rfind("\n", 0, cue.start) + 1) : cue.start].rstrip(" ")
    opens = not before.strip(' "“„«(*[—–-|') or before[-1] in "*|•" or _is_open(before)
    return opens or is_signed(scan, cue) or bool(scan.cues_of("subject", start=start, end=end))


def _is_open(before: str) -> bool:
    """Return whether a bracket opens here and none closes it: an aside of the editors."""
    return max(map(before.rfind, "([（［【")) > max(map(before.rfind, ")]）］】"))


def is_signed(scan: Scan, cue: Cue) -> bool:
    """Return whether the sentence of a phrase opens with a byline."""
    start, _end = sentence_around(scan.text, cue.start, cue.end)
    return any(by.start == start for by in scan.cues_of("byline", start=start, end=cue.start))


def corrects(scan: Scan, cue: Cue) -> bool:
    """Return whether its sentence is a correction: "Korrektur: Die dpa hat diese Meldung nicht veröffentlicht"."""
    start, end = sentence_around(scan.text, cue.start, cue.end)
    return bool(scan.cues_of("denied", start=start, end=end))


def is_further(scan: Scan, cue: Cue) -> bool:
    """Return whether its sentence names a further place of publication: "ist auch in der taz erschienen"."""
    start, end = sentence_around(scan.text, cue.start, cue.end)
    return bool(scan.cues_of("also", start=start, end=end))


def fills_its_line(scan: Scan, cue: Cue, end: int) -> bool:
    """Return whether a sentence is a line of its own, and no more than a day stands behind its names, up to `end`."""
    start, stop = sentence_around(scan.text, cue.start, end)
    line = scan.text[max(0, scan.text.rfind("\n", 0, start) + 1) : start]
    rest = scan.text[stop:].partition("\n")[0]
    behind = scan.text[end:stop].strip(" .,;:)\"”“»'")
    is_day = behind[:1].isdigit() or bool(scan.cues_of("date", start=end, end=stop))
    is_line = not line.strip(" (*[-–—") and not rest.strip(" .)]\"”“»'")
    return is_line and (size(behind) <= 1 or (is_day and size(behind) <= BEHIND_NAMES))
