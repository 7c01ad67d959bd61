"""Names that the registry does not hold, as they are printed in a credit."""

from __future__ import annotations

import re
from itertools import pairwise

from provenance.origin.canon import has_no_capitals, is_small, is_spaceless
from provenance.origin.dates import before_date
from provenance.origin.grammar import Cue, Form
from provenance.origin.scan import Scan
from provenance.origin.tables import asides, linking_words, small_words
from provenance.origin.tokens import Token

NAME_WORDS = 4
MOST_WORDS, MOST_OF_BODY = 7, 10
_QUOTED = ("“", "「", "『", "《")
AND = 3  # letters of a word that may begin with "and"
LONGEST_DENSE = 20  # letters of a name in a script without spaces
_PAIRS = ("«»", "„“", "„”", "“”")  # of a title within a name: ООО «Северный порт»
_CLOSING = {"“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "«": "»", "„": '“”"', '"': '"'}
_NUMBERED = re.compile(r"\d+[^\W\d_]{4,}(?:\.[a-z]{2,4})?")  # 360info, 24heures.ch
_CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d\d(?!\w)")  # 10:24 BST
_OPENS_TITLE = (":", "„", "“", "«", '"')
_WRITER = " By "  # in capitals it opens a byline that stands behind the name: "from The Ledger By Jane Roe"
_ENDING = re.compile(r"(?<=\w)['’‑-]([^\W\d_]{1,6})\Z")  # Değirmen Postası'nda, Тау дауысы-да


def printed_name(scan: Scan, start: int, end: int) -> Token | None:
    """Return the name printed at `start:end` as it stands, if it looks like one: a capital, a few words, no date."""
    start = _behind_small_words(scan, start, end)
    raw = before_date(scan, start, _name_part(_within_quotes(scan.text, start, end).partition(_WRITER)[0]))
    raw = _without_article(scan.text, start, without_letters(raw.rstrip(" \"'“”„«»‘’《》〈〉,.")))
    ending = _ENDING.search(raw)
    is_inflected = ending is not None and scan.is_ending(ending[1])
    raw = raw[: ending.start()].rstrip('"”“»') if ending and is_inflected else raw
    if has_no_capitals(raw[:1]) and not is_inflected and scan.text[:start].rstrip()[-1:] not in _OPENS_TITLE:
        return None
    raw += next((pair[1] for pair in _PAIRS if pair[0] in raw and scan.text.startswith(pair[1], start + len(raw))), "")
    words = raw.split()
    most = MOST_WORDS if len(words) <= MOST_WORDS or not _is_body(words) else MOST_OF_BODY
    if not 0 < len(words) <= most or not any(char.isalpha() for char in raw):
        return None
    if any(not _is_last_of_title(scan, cue) for cue in _first_cues(scan, start, words, "date", "elsewhere")):
        return None
    is_time = len(words) > 4 or raw.islower() or _is_dated(words) or _CLOCK.match(raw) is not None
    if raw[0].isdigit() and is_time and not _NUMBERED.fullmatch(raw):
        return None
    if any(cue.frame.id == "en/byline" for cue in scan.cues_of("byline", start=start, end=start + len(raw))):
        return None  # "the Spanish by Jane Roe"; the short words of other languages stand in names too
    if not raw[0].isalnum() or (is_small(raw[0]) and "." not in words[0].strip(".")):
        return None
    if len(words) == 1 and any((cue.start, cue.end) == (start, start + len(raw)) for cue in scan.cues_of("filler")):
        return None  # "published in German"
    if is_spaceless(raw[0]) and max(map(len, words)) > LONGEST_DENSE:
        return None
    return Token("outlet", start, start + len(raw), raw, None, "site")


def _without_article(text: str, start: int, name: str) -> str:
    """Return a name without the article behind it that opens the next sentence: "in Lake Daily The mayor thanked"."""
    before, _space, last = name.rpartition(" ")
    opens = last in small_words("articles") or (last.istitle() and last.lower() in small_words("indefinite"))
    return before if before and opens and text[start + len(name) : start + len(name) + 1] == " " else name


def without_letters(name: str) -> str:
    """Return a name without its own first letters in a bracket behind it: "Harbour Valley Commission (HVC)"."""
    before, _sign, letters = name.rpartition(" (")
    initials = "".join(word[0] for word in before.split() if word[0].isupper())
    return before if initials and letters.rstrip(")") == initials else name


def _first_cues(scan: Scan, start: int, words: list[str], *forms: Form) -> list[Cue]:
    return scan.cues_of(*forms, start=start, end=start + len(" ".join(words[:2])))


def _is_last_of_title(scan: Scan, day: Cue) -> bool:
    """Return whether a word of time with a capital behind a name is one for an outlet too: "Lake Today"."""
    is_behind = day.start > 1 and scan.text[day.start - 2].isalpha() and scan.text[day.start].isupper()
    return is_behind and any(cue.start == day.start and cue.end == day.end for cue in scan.cues_of("media"))


def _within_quotes(text: str, start: int, end: int) -> str:
    """Return what stands at `start:end`, up to the mark that closes the quotation around its beginning."""
    closing = _CLOSING.get(text[max(0, start - 2) : start].strip()[-1:])
    stops = [at for mark in closing or () if (at := text.find(mark, start, end)) > start]
    return text[start : min(stops, default=end)]


def _is_dated(words: list[str]) -> bool:
    """Return whether figures and words of a script without capitals are a day: 4 พฤษภาคม 2564."""
    return words[0].isdigit() and all(word.lower() == word.upper() for word in words)


def _name_part(text: str) -> str:
    """Return the words with which a stretch of text begins as a name: of many, those before one in lower case.

    Names of a few words may hold such words in many languages: "Озёрский вестник". In Hebrew and Arabic the sentence
    goes on with "and" written in one with its next word.
    """
    words = text.split(" ")
    aside = next((at for at, word in enumerate(words) if at and word in asides()), 0)
    joined = (at for at, word in enumerate(words[:-1]) if at and word[:1] in small_words("and-prefixes"))
    goes_on = next((at for at in joined if len(words[at]) > AND), 0)
    if goes_on:
        words, text = words[:goes_on], " ".join(words[:goes_on])
    if aside and all(word.islower() for word in words[aside:]):
        words, text = words[:aside], " ".join(words[:aside])
    if len(words) <= NAME_WORDS:
        return text
    length = 0
    for at, word in enumerate(words):
        bare = word.strip("\"'“”„«»‘’(),")
        is_link = _is_link(words, at) or (at > 0 and words[at - 1] in linking_words() and _is_link(words, at + 1))
        if bare[:1].islower() and "." not in bare.strip(".") and not is_link:
            break
        length = at + 1
    return " ".join(words[:length])


def _is_link(words: list[str], at: int) -> bool:
    """Return whether a small word links the parts of a name: "Rio de Janeiro", "Syndicat des eaux du Moulin".

    Behind a word for a body so does "for" ("Institute for Lake Studies"), and an article may follow ("of the Lake").
    """
    following = words[at + 1 : at + 3]
    if at >= len(words) or not following:
        return False
    word = words[at].strip("\"'“”„«»‘’(),")
    of_body = at > 0 and is_of_body(word, words[at - 1])
    if not of_body and word not in linking_words():
        return False
    if not following[0][:1].islower():
        return True
    if of_body and following[0] in linking_words():
        return _is_link(words, at + 1)
    return len(following) > 1 and following[1] in linking_words() and _is_link(words, at + 2)


def _is_body(words: list[str]) -> bool:
    return any(is_of_body(word, before) for before, word in pairwise(words))


def is_of_body(word: str, before: str) -> bool:
    """Return whether a small word behind one for a body leads on to its task: "Institute for Lake Studies"."""
    return word in small_words("of-bodies") and before in small_words("bodies")


def _behind_small_words(scan: Scan, start: int, end: int) -> int:
    """Return where a name begins behind articles in lower case, words for its kind, and the bracket of a title.

    So 《南方周末》 and صحيفة «النهر» are told by their names alone.
    """
    for cue in scan.cues_of("filler", start=start, end=end):
        is_dense = cue.start == start and is_spaceless(scan.text[start]) and scan.text[cue.end : cue.end + 1] in _QUOTED
        if is_dense:
            start = cue.end
        elif cue.start == start and _is_small(scan, cue) and scan.text[cue.end : cue.end + 1] == " ":
            start = cue.end + 1
    return start + len(scan.text[start:end]) - len(scan.text[start:end].lstrip('《〈“「『„«"（('))


def _is_small(scan: Scan, cue: Cue) -> bool:
    """Return whether a word begins with a small letter, or is of a script without capitals that sets words apart."""
    first = scan.text[cue.start]
    if first.lower() != first.upper() or is_spaceless(first):
        return first.islower()
    return scan.is_of_language(cue)
