"""What a label names on a line of its own below a text, where the registry knows no such outlet."""

from __future__ import annotations

import re

from provenance.origin.canon import is_spaceless
from provenance.origin.grammar import Cue
from provenance.origin.media_names import is_company, only_address
from provenance.origin.places import Place
from provenance.origin.scan import Scan
from provenance.origin.tables import company_forms, linking_words, small_words, table
from provenance.origin.tokens import HOST, Credit, Token

_OPENS = " \t([{*•·|/-–—_\"'“”„«»：:→>"
_COLON = re.compile(r"\s?[:：՝ঃ]")
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"[^\W\d_]*[a-zß-öø-ÿ]{2}[A-ZÀ-Þ][^\W_]+")  # CaughtOffside, but not McAdam
_FORMAL = re.compile(r"(?P<name>[^,\n]{2,60}),\s(?P<form>[\w./]{2,12})\.?")
SHORTEST_DENSE, LONGEST_DENSE = 4, 8  # letters of a name in Chinese
MOST_WORDS, HEADED = 5, 3  # of a name, the latter of one with an article
SMALL = 2  # letters of a word that links the parts of a name in some language: Lago em Foco
COUNTRY = 2  # letters of a country's ending


def is_own_line(place: Place, cue: Cue) -> bool:
    """Return whether a label with a colon opens a line, or a part of one, below a text or in a slot of makers.

    Behind a sentence it is a caption's: "The tram in the depot. Source: dpa".
    """
    text = place.scan.text
    is_below = place.zone.kind in ("trailing", "footer") or place.zone.area in ("source", "byline")
    is_above = place.zone.kind == "byline" and place.zone.start is not None  # a line above a plain text
    if not (is_below or is_above) or cue.frame.form != "label" or not _COLON.match(text, cue.end):
        return False
    line = text[text.rfind("\n", 0, cue.start) + 1 : cue.start].rpartition("|")[2]
    return not line.strip(_OPENS) or (place.zone.kind == "byline" and _is_day(place.scan, cue.start - len(line), line))


def _is_day(scan: Scan, start: int, line: str) -> bool:
    """Return whether what stands before a label on its line is a day: "Mon, 3 May 2024 Source: X"."""
    days = {(cue.start, cue.end) for cue in scan.cues_of("date", start=start, end=start + len(line))}
    words = [(start + found.start(), start + found.end()) for found in _WORD.finditer(line)]
    return bool(days) and all(word in days for word in words)


def signs_a_text(place: Place, cue: Cue, credit: Credit) -> bool:
    """Return whether an agency and its writer stand behind such a label: "Source: AFP / Jane Roe".

    The other way round, "Jane Roe/AFP", a picture is signed.
    """
    names, people = credit.of("outlet"), credit.of("person")
    return bool(names and people) and names[0].start < people[0].start and is_own_line(place, cue)


def named_alone(place: Place, cue: Cue, credit: Credit, name: Token | None) -> Token | None:
    """Return the unregistered address or name that such a label says the text is from, or None.

    `name` fills the slot. It must show that it is nobody's: by its spelling, an article or a word of titles.
    """
    end = name.end if name is not None else None
    if not is_own_line(place, cue) or place.scan.cues_of("issuer", "reverse", start=cue.end, end=end):
        return None
    if address := only_address(credit):
        return None if _is_deep(address.text) or is_official(address.text) else _host(address)
    if name is None or is_company(name.text):
        return None
    return name if _is_title(place, cue, name.text) or _is_of_elsewhere(place.scan, name) else None


def _is_of_elsewhere(scan: Scan, name: Token) -> bool:
    """Return whether a name is an outlet's that needs its country, and no word: "Source: The Beacon"."""
    return any((hit.start, hit.end) == (name.start, name.end) and not hit.is_common for hit in scan.hits)


def end_of_name(scan: Scan, credit: Credit, start: int, end: int) -> int:
    """Return where a name ends behind which a slash and its writer, or a day, close the slot."""
    days = next((at for at, token in enumerate(reversed(credit.tokens)) if token.kind != "date"), 0)
    name, last = credit.tokens[:-days] if days else credit.tokens[:-1], credit.tokens[-1:]
    if not name or last[0].end != start + len(scan.text[start:end].rstrip(" .)")):
        return end
    following = credit.tokens[len(name)].start
    sign = scan.text[name[-1].end : following].strip()
    is_writer = sign == "/" and last[0].kind == "person" and not scan.cues_of("media", start=following, end=end)
    return name[-1].end if is_writer or (days and sign == ",") else end


def formal_company(place: Place, cue: Cue, start: int, end: int) -> Token | None:
    """Return the company whose full legal name fills such a label's slot: "Source: Lantern Works, Inc."."""
    found = _FORMAL.fullmatch(place.scan.text, start, end)
    if found is None or found["form"].lower() not in company_forms() or not found["name"][0].isupper():
        return None
    return Token("outlet", start, end, found.group()) if is_own_line(place, cue) else None


def is_official(address: str) -> bool:
    """Return whether an address is a government's, school's or treaty body's.

    >>> is_official("rosstat.gov.ru"), is_official("www.who.int"), is_official("gov-news.example")
    (True, True, False)
    """
    host = HOST.match(address)
    parts = (host.group().partition("//")[2] or host.group()).partition("/")[0].lower().split(".") if host else []
    telling = parts[-2:-1] if parts and len(parts[-1]) == COUNTRY else []
    return any(part in table("addresses")["official"]["endings"] for part in (*parts[-1:], *telling))


def _host(address: Token) -> Token:
    return address._replace(text=address.text.partition("//")[2].rstrip("/") or address.text.rstrip("/"))


def _is_deep(address: str) -> bool:
    """Return whether an address leads to a page deep within a site, as those of facts do."""
    return "/" in (address.partition("//")[2] or address).rstrip("/")


def _is_loose(word: str) -> bool:
    return word.islower() and word not in linking_words() and len(word) > SMALL


def is_brand(name: str) -> bool:
    """Return whether a name is two words written as one: "CaughtOffside", but not "McAdam"."""
    return _CAMEL.fullmatch(name) is not None and not name.startswith(tuple(small_words("family-names")))


def _is_title(place: Place, cue: Cue, name: str) -> bool:
    """Return whether a name is spelled as nobody's is: in two words written as one, or with an article before it.

    One of the words that only titles have says so too ("Voice of the Lake"). In Chinese four letters or more are no
    person's.
    """
    words = name.split()
    if is_spaceless(name[0]):
        is_chinese = "zh" in cue.frame.languages and place.scan.is_of_language(cue)
        return is_chinese and len(words) == 1 and SHORTEST_DENSE <= len(name) <= LONGEST_DENSE
    if len(words) == 1:
        return is_brand(name)
    if len(words) > MOST_WORDS or any(_is_loose(word) for word in words[1:]):
        return False
    is_headed = len(words) >= HEADED and words[0] in small_words("articles") and not any(map(str.isdigit, name))
    return is_headed or not small_words("titles").isdisjoint(words)
