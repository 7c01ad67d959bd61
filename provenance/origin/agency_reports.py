"""Agencies that are called so and report in the sentence that opens a text: "Agencja Reuters podała, że ..."."""

from __future__ import annotations

from functools import cache

from provenance.origin.clauses import SENTENCE_BREAK, is_background, opens
from provenance.origin.grammar import Cue
from provenance.origin.name_patterns import AGENCIES
from provenance.origin.names import NameHit
from provenance.origin.places import Place
from provenance.origin.tables import linking_words, small_words

SHORTEST_KIND = 6  # letters of a word for an agency
REACH = 40  # code points before a name in which that word begins
FIRST_WORDS = 4  # before an agency, with the word for it: "L'agence de presse Reuters"


def is_called_agency(place: Place, hit: NameHit, *, is_within: bool = False) -> bool:
    """Return whether a word for an agency stands right before its name: "berichtete die Presseagentur Kathpress".

    It may be a part of the name as it is printed, where that is asked for: "La agencia EFE".
    """
    return _word_for_agency(place, hit, is_within=is_within) is not None


def _word_for_agency(place: Place, hit: NameHit, *, is_within: bool) -> Cue | None:
    if not all(entry.kind in AGENCIES for entry in hit.entries):
        return None
    start, end = max(0, hit.start - REACH), hit.end if is_within else hit.start
    words = place.scan.cues_of("filler", "media", start=start, end=end)
    near = (cue for cue in words if cue.end == hit.start - 1 or cue.start >= hit.start)
    return next((cue for cue in near if cue.end - cue.start >= SHORTEST_KIND), None)


def says_what(place: Place, hit: NameHit) -> int | None:
    """Return where a verb of reporting and "that" end which stand behind an agency in a text's first sentence."""
    text = place.scan.text
    if not text.startswith(_verbs(), hit.end):
        return None
    said = next((words for words in _verbs() if text.startswith(words, hit.end)), None)
    begin = text.rfind("\n", 0, hit.start) + 1
    if said is None or SENTENCE_BREAK.search(text, begin, hit.start) or is_background(text, hit.end, hit.end):
        return None
    word = _word_for_agency(place, hit, is_within=True)
    is_subject = word is not None and _is_subject(text, word, hit)
    return hit.end + len(said) if is_subject else None


def _is_subject(text: str, word: Cue, hit: NameHit) -> bool:
    """Return whether the agency itself reports, and nobody of it: not "Szefowa agencji Reuters", "baas van ..."."""
    if not opens(text, hit.start, most=FIRST_WORDS) or text[word.start : word.end].lower() in small_words("of-agency"):
        return False
    front = text[text.rfind("\n", 0, word.start) + 1 : word.start]
    is_dated = any(map(str.isdigit, front))  # "En 2019, l'agence ..."
    return not is_dated and not any(before in linking_words() for before in front.split()[1:])


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(f" {words} " for words in sorted(small_words("says-that"), key=len, reverse=True))
