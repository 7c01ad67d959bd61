"""Names of issuers that go on over words in lower case: "Cabinet du Premier ministre du Lac"."""

from __future__ import annotations

from provenance.origin.canon import is_small, is_spaceless
from provenance.origin.dates import before_figures
from provenance.origin.grammar import Form
from provenance.origin.printed import without_letters
from provenance.origin.scan import Scan
from provenance.origin.tables import linking_words, small_words
from provenance.origin.tokens import Token

MOST_WORDS = 12
LONGEST_ASIDE = 20  # code points behind a name in which "our" stands
_OTHERS: tuple[Form, ...] = ("byline", "date", "elsewhere", "label", "published", "reverse")
_MARKS = " .\"'“”„«»‘’"


def whole_issuer(scan: Scan, start: int, name: Token | None) -> Token | None:
    """Return the issuer that fills its line from `start` on, which `name` is only the beginning of, else `name`.

    A sentence about the issuer is none: a word in lower case leads on to no "of" there, or such words are many.
    """
    end = scan.text.find("\n", start)
    line = scan.text[start : end if end >= 0 else len(scan.text)]
    raw = without_letters(before_figures(line).rstrip(_MARKS))
    if name is None or name.start != start or len(raw) <= len(name.text) or is_spaceless(raw[0]):
        return name
    if not _reads_as_name(raw.split()) or _says_more(scan, start, start + len(raw)):
        return name
    return Token("outlet", start, start + len(raw), raw, None, "site")


def _reads_as_name(words: list[str]) -> bool:
    bare = [word.strip(",.'\"“”„«»‘’()") for word in words]
    if len(bare) > MOST_WORDS or not all(bare) or any(word[-1] in ".;:!?" for word in words[:-1]):
        return False
    is_loose = [is_small(word[0]) and word not in linking_words() for word in bare]
    capitals = sum(not is_small(word[0]) for word in bare)
    leads_on = all(word in linking_words() for loose, word in zip(is_loose, bare[1:], strict=False) if loose)
    if is_small(bare[-1][0]) or not leads_on:
        return False
    return sum(is_loose) * 2 < capitals


def _says_more(scan: Scan, start: int, end: int) -> bool:
    """Return whether a word of time or of another credit stands in a language that counts here."""
    found = scan.cues_of(*_OTHERS, start=start, end=end)
    return any(scan.is_of_language(cue) or "en" in cue.frame.languages for cue in found)


def is_somebody_of_the_house(scan: Scan, name: Token) -> bool:
    """Return whether a name is no more than a word for people who make texts: "mit Genehmigung des Verlags".

    So are a part of the house ("the Markets section") and what it calls its own: "Harbour Notes, our newsletter".
    """
    staff = scan.cues_of("staff", start=name.start, end=name.end)
    if any((cue.start, cue.end) == (name.start, name.end) for cue in staff):
        return True
    if name.text.rpartition(" ")[2] in small_words("parts-of-houses"):
        return True
    aside = scan.text[name.end : name.end + LONGEST_ASIDE].lstrip(" ”»\"'")
    words = aside[1:].split() if aside.startswith(",") else []
    return bool(words) and words[0] in small_words("ours")
