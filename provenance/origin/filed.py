"""Datelines without brackets: a place and an agency in the forms in which newsrooms set them off from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.origin.canon import is_spaceless
from provenance.origin.credits import INITIALS
from provenance.origin.grammar import Form
from provenance.origin.house import House
from provenance.origin.lines import SENTENCE_END
from provenance.origin.names import NameHit
from provenance.origin.scan import Scan
from provenance.origin.tables import linking_words, small_words
from provenance.origin.tokens import Token, TokenKind

_PREFIX_END = re.compile(r"(?:^|[.,\-–—−:/ـ]|\d{4}(?:\s?[مه]ـ?)?\s)\s*[\"“«]?(?:The )?$")
_PLACE_IN_BRACKETS = re.compile(r"\([^()\n]{3,40}\)")  # (Paris) Reuters -
DANDA = "।"  # closes a sentence in Hindi, and a dateline: "नई दिल्ली, पीटीआई।"
_NAME_END = re.compile(r"[\"”»]?\s*(?:[.:\-–—−|।]|$|\n)")
_TEXT = r"(?=[\"“«¿¡'‘(]?[^\W_a-zа-я])"  # a capital or a figure, behind an opening mark
_CLOSED = re.compile(rf"\s?(?:[.:]?\s?[-–—]{{1,2}}|\.)\s+{_TEXT}")  # " - The", ".- El", ". El"
_SENTENCE = re.compile(r"\s[\"“«¿¡]?[^\W\d_a-zа-я][\w'’]*,?\s[a-zß-öø-ÿа-я]")  # "El barrio": a text begins at once
_ARTICLE_OPENS = re.compile(r"\s[\"“„«]?[^\W\d_a-zа-я][a-zß-öø-ÿ]{1,3}\s")  # "Die Fähre", where nouns have capitals
_ARTICLE = re.compile(r"\s[A-Z][a-z]{1,2}\s[a-zß-öø-ÿ]")  # "El barrio" is no name behind a forename
_WRITER_FOLLOWS = re.compile(r",\s[^\W\d_a-zа-я][\w-]+ [^\W\d_a-zа-я][\w-]+\.\s")  # "РИА Новости, Анна Соколова. "
_DAY_FOLLOWS = re.compile(r",\s\d{1,2}\s[^\W\d_]{3,10}\.\s(?=[^\W\d_a-zа-я])")  # "ТАСС, 29 июня. "
_CAPITALS = r"[^\W\d_a-z][\w'’-]{1,24}(?: [^\W\d_a-z][\w'’-]{1,24}){0,2}"
_PLACE_FOLLOWS = re.compile(r"\s*[,/]\s+[^\W\d_a-z][\w .'’-]{2,25}(?:,|\s[-–—]|\n|$)")
_TOWN_FOLLOWS = re.compile(
    rf"(?:[.,|]\s|/){_CAPITALS}(?: \([^()\n]{{2,30}}\))?(?:\s?[.:]\s?[-–—]|\s?[.:]|\s[-–—])\s+{_TEXT}"
)  # "EFE. Madrid. El", "IANS, Lalgarh (West Bengal) : The"
_PLACE_CLOSES = re.compile(r"\s+[^\W\d_a-z][\w'’-]{2,25}(?: [^\W\d_a-z][\w'’-]+){0,2}\s?(?:\.\s?[-–—]|\s[-–—])")
_UPPER = r"[^\W\d_a-zß-öø-ÿа-яё]"
_TOWN_IN_CAPITALS = re.compile(
    rf"\s(?=[^.:]{{5}}|[^.:]{{4}}\.){_UPPER}{{3,25}}(?:[ /+-]{_UPPER}{{3,25}}){{0,3}}[.:]\s+{_TEXT}"
)
"""A town right behind an agency: "dpa-afx FRANKFURT. Der"."""
_TOWNS = (_PLACE_FOLLOWS, _PLACE_CLOSES, _TOWN_FOLLOWS, _TOWN_IN_CAPITALS)
_SMALL_CLOSED = re.compile(rf"\s?[.■▪●]\s+{_TEXT}")
"""Behind an agency in small letters a full stop or a block closes a dateline too: "Zürich sda. Die", "BERLIN dpa ■"."""
_DOUBLE_DASH = re.compile(r"\s?--\s")
_HEBREW_WORD = re.compile(r"(?:^|\s)[א-ת]-$")  # a small word that is joined to a name in Latin letters
_COLON = re.compile(r"\s?[:：](?=\s|[^\d/])")
_DASH_TEXT = re.compile(r"\s+[-–—]{1,2}\s+(?=[^\W\d_a-zа-я])")
_STOP_DASH = re.compile(r"\.\s?[-–—]{1,2}\s+(?=[^\W\d_a-zа-я])")  # "Agencia EFE.- El"
_DAY_AND_DASH = re.compile(r"\s\([^()\n\d]{0,14}\d[^()\n]{2,14}\)\s?[-–—]{1,2}\s")  # "ScienceDaily (May 19, 2008) — "
_JOINED = re.compile(r"\s?[/+&–-]\s?")
_PLACE_WORDS = 9
_SET_OFF = "/-–—−ـ"
_CLOSES = re.compile(r"\s?[-–—:।]")
_UNCASED_TOWN = re.compile(r"\s?[,،]\s[^\s,،।:./-]{2,15}(?: [^\s,،।:./-]{2,15}){0,2}\s?[।:]\s")
"""A place in a script without capitals, closed by its sign: "पीटीआई, नई दिल्ली।"."""
_NO_TOWNS: tuple[Form, ...] = ("media", "staff", "label", "elsewhere")
_NO_PLACES: tuple[Form, ...] = ("label", "based-on", "cited", "mention", "photo", "elsewhere", "denied", "past")
_PARTS, _WORDS_OF_PART, _WORDS_OF_TEXT = 2, 3, 6  # of a dateline in a script without capitals, and of its text
_PLACE_LETTERS = 6  # of Chinese, Japanese and Korean, where a place is short
LATEST_NAME = 90  # code points before which a name without brackets begins
_WORDS_BEFORE = 7  # of a place with its day
_WORDS_IN_BARS = 5
_SHORTEST_CAPITALS = 4  # letters of a place in capitals, to tell it from the letters of a body
_MARK_REACH = 34  # code points between an agency and the word that closes its dateline (电)
_NEAR = 30  # code points behind an agency in which a word for a picture makes a caption of the line


def is_place(text: str) -> bool:
    """Return whether `text` can be a place with a date: few words, capitals or figures, no running sentence.

    A word in lower case is a small word of a name (Rio de Janeiro) or a month beside its figure (17 июля).
    """
    words = text.split()
    if (
        len(words) > _PLACE_WORDS
        or len(text) > LATEST_NAME
        or sum("\u2e80" <= char <= "\ud7ff" for char in text) > _PLACE_LETTERS
    ):
        return False
    figures = [any(char.isdigit() for char in word) for word in words]
    for at, word in enumerate(words):
        beside_figure = any(figures[max(0, at - 2) : at + 3])
        is_small = word.strip(".,").lower() in linking_words() or "." in word[:-1]  # Frankfurt a.M.
        if word[:1].islower() and not beside_figure and not is_small:
            return False
    return True


def groups(scan: Scan) -> Iterator[NameHit]:
    """Yield the names near the beginning of a text; agencies joined by a slash or the like are one: "AFP/Reuters"."""
    group: NameHit | None = None
    for hit in scan.hits:
        if hit.start > LATEST_NAME:
            break
        if hit.is_common:
            continue
        is_agency = all(entry.kind == "agency" for entry in hit.entries)
        if group is not None and is_agency and _JOINED.fullmatch(scan.text, group.end, hit.start):
            group = group._replace(end=hit.end)
            continue
        if group is not None:
            yield group
        group = hit
    if group is not None:
        yield group


def bare_form(scan: Scan, hit: NameHit, house: House) -> str | None:
    """Return the form in which a name without brackets is part of a dateline, or None."""
    text, is_agency = scan.text, any(entry.kind == "agency" for entry in hit.entries)
    before = text[: hit.start].rstrip()
    if _is_pictured(scan, hit):
        return None
    if before.endswith("|") or text[hit.end : hit.end + 3] == " | ":
        is_known = is_agency or any(house.knows(entry.outlet_id) for entry in hit.entries)
        return "place-bar" if is_known and _is_between_bars(text, hit, before) else None
    if not before.strip("\"“„«'—–-（( ") or _is_byline(scan, len(before)):
        return _opening_form(scan, hit, house, is_agency=is_agency)
    if not is_place(before) or len(before.split()) > _WORDS_BEFORE or _HEBREW_WORD.search(before):
        return None
    is_set_off = _PREFIX_END.search(text[: hit.start]) is not None
    if is_set_off and _is_marked_place(scan, hit, before, is_agency=is_agency):
        return "place-name"
    if is_set_off and not is_agency and _is_title_behind_place(text, hit, before, house):
        return "place-name"
    if is_agency and not is_set_off and _is_town_in_capitals(before) and _DASH_TEXT.match(text, hit.end):
        return "place-name"
    if is_agency and not is_set_off and _is_small_behind_place(scan, hit):
        return "place-name"
    if not is_agency or not (is_set_off or _PLACE_IN_BRACKETS.fullmatch(before)):
        return None
    return "place-name" if _is_agency_behind_place(scan, hit, before, house) else None


def _is_byline(scan: Scan, end: int) -> bool:
    """Return whether a word for a writer is all that stands in front: "By IANS, Lalgarh :"."""
    return any(cue.start == 0 and cue.end == end for cue in scan.cues_of("byline", end=end))


def _is_pictured(scan: Scan, hit: NameHit) -> bool:
    """Return whether a word for a picture stands in front of an agency, within or right behind it: "AP Photo"."""
    return any(cue.start - hit.end <= 1 for cue in scan.pictures(0, hit.end + _NEAR))


def _is_between_bars(text: str, hit: NameHit, before: str) -> bool:
    """Return whether a place stands in front of a name, and a bar or a sentence behind: "Lagos, Nigeria | AFP |".

    Other outlets are known there by their country or language: a title of a widely used one may be the house's own.
    """
    place = before.rstrip(" |")
    is_closed = text[hit.end : hit.end + 3] == " | " or _SENTENCE.match(text, hit.end) is not None
    return bool(place) and is_place(place) and len(place.split()) <= _WORDS_IN_BARS and is_closed


def _is_town_in_capitals(before: str) -> bool:
    """Return whether a town in capitals, a day behind it or not, is all that stands before a name: "PARIS AFP - "."""
    town = before.partition(",")[0]
    letters = [char for char in town if char.isalpha()]
    return len(letters) >= _SHORTEST_CAPITALS and all(map(str.isupper, letters)) and not town[-1].isdigit()


def _is_small_behind_place(scan: Scan, hit: NameHit) -> bool:
    """Return whether an agency in small letters and a stop close a dateline; "laut dpa." and "von dpa." are none."""
    is_closed = scan.text[hit.start : hit.end].islower() and _SMALL_CLOSED.match(scan.text, hit.end) is not None
    return is_closed and not scan.cues_of(*_NO_PLACES, "byline", "joint-word", end=hit.start)


def _is_marked_place(scan: Scan, hit: NameHit, before: str, *, is_agency: bool) -> bool:
    """Return whether a day, capitals or a dash mark the place, and the name closes the dateline."""
    text = scan.text
    dated = any(char.isdigit() for char in before)
    place = before.rstrip(' "“«')
    marked = dated or before.split()[0].strip(".,-–—").isupper() or place[-1] in "-–—−ـ"
    marked = marked or text[hit.end : hit.end + 1] == DANDA or _DOUBLE_DASH.match(text, hit.end) is not None
    closes = _NAME_END.match(text, hit.end) or (is_spaceless(text[hit.end - 1]) and text[hit.end] == " ")
    return marked and bool(closes or (dated and is_agency and _WRITER_FOLLOWS.match(text, hit.end)))


def _is_agency_behind_place(scan: Scan, hit: NameHit, before: str, house: House) -> bool:
    """Return whether an agency behind a place opens a text: "Berlin/dpa - Der", "Paris, AFP - Le", "LIMA, Efe El".

    A picture is signed with a slash behind a whole name: "Jane Roe/AFP". An agency that is called like people
    ("Efe") is one in its own languages, behind a place in capitals.
    """
    text, place, printed = scan.text, before.rstrip(" .,:/-–—"), scan.text[hit.start : hit.end]
    if any(other.end <= hit.start for other in scan.hits):
        return False  # outlets in a list
    if any(cue.start - hit.end <= 1 for cue in scan.cues_of("mention-after", start=hit.end, end=hit.end + _NEAR)):
        return False
    if not _has_capitals(printed):
        return _opens_a_text_without_capitals(scan, hit, before)
    if before[-1] == "/" and " " in place and "," not in place and not _has_small_word(place):
        return False
    letters = [char for char in place if char.isalpha()]
    is_capital = len(letters) >= _SHORTEST_CAPITALS and all(map(str.isupper, letters))
    if printed.istitle() and any(entry.needs for entry in hit.entries):
        is_known = any(house.shares_language(entry.outlet_id) for entry in hit.entries)
        return is_capital and is_known and bool(_CLOSED.match(text, hit.end) or _ARTICLE.match(text, hit.end))
    is_small = printed.islower() and (before[-1] == "/" or (is_capital and before[-1] == "."))
    is_sure = before[-1] in ",/" and (is_capital or printed.isupper())
    is_sure = len(printed) > INITIALS and (is_sure or is_small)
    opens = _SENTENCE.match(text, hit.end) or (is_small and _ARTICLE_OPENS.match(text, hit.end))
    return bool(_CLOSED.match(text, hit.end) or (is_sure and opens))


def _is_title_behind_place(text: str, hit: NameHit, before: str, house: House) -> bool:
    """Return whether a comma and a dash set off a title of several words at home, or one with an address's ending.

    "Jakarta, CNN Indonesia -", "Jakarta, KOMPAS.com -".
    """
    place = before.rstrip(",")
    is_place = before != place and len(place.split()) <= _WORDS_OF_PART and "," not in place
    printed = text[hit.start : hit.end]
    is_title = (" " in printed or "." in printed[:-1]) and any(
        house.shares_language(entry.outlet_id) for entry in hit.entries
    )
    return is_place and is_title and _DASH_TEXT.match(text, hit.end) is not None


def _has_capitals(text: str) -> bool:
    return text.lower() != text.upper()


def _opens_a_text_without_capitals(scan: Scan, hit: NameHit, before: str) -> bool:
    """Return whether a place, or a place and a writer, stand before an agency and a text behind it.

    A picture is signed with a slash too, but fills its line.
    """
    text = scan.text
    if any(entry.needs for entry in hit.entries) or is_spaceless(text[hit.start]):
        return False
    place = before.rstrip(_SET_OFF + " ")
    if before[-1] not in _SET_OFF and not (before[-1] in ",،" and _CLOSES.match(text, hit.end)):
        return False
    parts = place.rstrip(",،").split("/")
    is_short = len(parts) <= _PARTS and all(0 < len(part.split()) <= _WORDS_OF_PART for part in parts)
    line = text[hit.end :].partition("\n")[0].lstrip(" -–—:.")
    is_place = is_short and not scan.cues_of(*_NO_PLACES, end=hit.start)
    return is_place and len(line.split()) >= _WORDS_OF_TEXT


def _has_small_word(place: str) -> bool:
    return any(word.lower() in linking_words() for word in place.split())


def _opening_form(scan: Scan, hit: NameHit, house: House, *, is_agency: bool) -> str | None:
    """Return the form of a name that is the first word of the text."""
    text = scan.text
    if is_spaceless(text[hit.end - 1]) and _is_marked(scan, hit.end):
        return "name-mark"
    if _DAY_AND_DASH.match(text, hit.end):
        return "name-dash" if is_agency or house.choose(hit.entries) else None
    if not is_agency and not is_spaceless(text[hit.end - 1]):
        return "name-dash" if _is_outlet_before_text(text, hit, house) else None
    if _COLON.match(text, hit.end):
        return "name-colon"
    if is_agency and _DAY_FOLLOWS.match(text, hit.end):
        return "name-place"
    towns = _TOWNS if _has_capitals(text[hit.start : hit.end]) else (_UNCASED_TOWN,)
    if is_agency and any(_is_town_behind(scan, hit, form) for form in towns):
        return "name-place"
    is_closed = _DASH_TEXT.match(text, hit.end) or _STOP_DASH.match(text, hit.end)
    if is_closed is None and text[hit.start : hit.end].islower():
        is_closed = _SMALL_CLOSED.match(text, hit.end)
    return "name-dash" if is_agency and is_closed else None


def _is_outlet_before_text(text: str, hit: NameHit, house: House) -> bool:
    """Return whether a name of two words or in capitals, and a dash, open a sentence: "RFI Afrique – Le bac"."""
    if _DASH_TEXT.match(text, hit.end) is None:
        return False
    printed, chosen = text[hit.start : hit.end], house.choose(hit.entries)
    is_title = " " in printed or (printed.isupper() and len(printed) > INITIALS)
    if not is_title or chosen is None:
        return False
    line = text[hit.end :].partition("\n")[0]
    if len(line.split()) <= _WORDS_OF_TEXT:
        return False
    # Of long paragraphs the end is not read; "LE POINT – " opens summaries too.
    is_heading = printed.partition(" ")[0].capitalize() in small_words("articles")
    return line.rstrip()[-1] in '.!?…"”»' or (not is_heading and SENTENCE_END.search(line) is not None)


def _is_town_behind(scan: Scan, hit: NameHit, form: re.Pattern[str]) -> bool:
    """Return whether a place stands between an agency and the text: "EFE. Madrid. El". Another name is no place."""
    found = form.match(scan.text, hit.end)
    if found is None or scan.pictures(hit.end, found.end()):
        return False
    if form is _TOWN_IN_CAPITALS and scan.cues_of(*_NO_TOWNS, start=hit.end, end=found.end()):
        return False
    return not any(hit.end <= other.start < found.end() for other in scan.hits)


def _is_marked(scan: Scan, at: int) -> bool:
    """Return whether a word that closes a dateline follows, with a place and a date at most in between."""
    marks = scan.cues_of("dateline-mark", start=at, end=at + _MARK_REACH)
    if not marks or any(char in "。，,\n" for char in scan.text[at : marks[0].start]):
        return False
    before, behind = scan.text[marks[0].start - 1], scan.text[marks[0].end : marks[0].end + 1]
    return before in "日号" or before.isdigit() or not behind.isalnum()  # 路透社…电车 is no 电


def signed_by_desk(scan: Scan, start: int, end: int, house: House) -> Token | None:
    """Return the agency whose regional service alone stands in a bracket of a dateline: "Freiburg (lsw) -"."""
    for cue in scan.cues_of("desk", start=start, end=end):
        if cue.frame.itself and (cue.start, cue.end) == (start, end) and house.language in cue.frame.languages:
            agency = house.registry.brief(cue.frame.outlet or "")
            is_self = agency is not None and house.is_self(cue.frame.outlet, agency.name)
            kind: TokenKind = "self" if is_self else "outlet"
            return Token(kind, start, end, scan.text[start:end], cue.frame.outlet, "agency", is_registered=True)
    return None
