"""What a table calls an outlet, made into the name a reader knows, without inventing any."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from provenance.text import displayable, fold

from .tables import word_list

LONGEST_NAME = 70
LONG_FOR_A_NAME = 40  # then what stands behind a colon is a motto
_BREAKS = re.compile(r"\s+(?:[|»•·]|::|:|[-–—])\s+|\s*[|»•]\s*|::")
_BRACKET = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
_STATION_NUMBER = re.compile(r"^([KWC][A-Z]{2,3}(?:-(?:TV|DT|LD|CD|LP))?) ?\d+(?:\.\d+)?$")
_FEED_TAIL = re.compile(r"\s+(?:rss|rss feeds?|latest rss headlines|daily headlines|\(rss\)|/ news)$", re.IGNORECASE)
_DAILIES = re.compile(r"^(\w+) dailies ?- ?(\w+)$")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)


def clean(text: str) -> tuple[str, ...]:
    """Return the title in `text` and the other names its brackets hold; empty when nothing names an outlet.

    >>> clean("Print media: Reference News (Cānkǎo Xiāoxī)")
    ('Reference News', 'Cānkǎo Xiāoxī')
    >>> clean("Farmers &amp; Co - Latest News"), clean("https://www.sunstar.com.ph/")
    (('Farmers & Co',), ())
    >>> clean("Gazeta dailies - Krakowska"), clean("Top Gear: The Philippine authority on cars and driving")
    (('Gazeta Krakowska',), ('Top Gear',))
    """
    text = " ".join(displayable(unicodedata.normalize("NFC", html.unescape(text))).split()).strip("*")
    if _ADDRESS.match(text):
        return ()
    text, aside = _bracket(_DAILIES.sub(r"\1 \2", _without_prefix(text)))
    pieces = [piece for piece in _BREAKS.split(text) if piece and not _is_feed_word(piece)]
    if pieces and len(pieces[0]) > LONG_FOR_A_NAME:
        pieces[:1] = pieces[0].split(": ")
    title = _FEED_TAIL.sub("", (pieces[0] if pieces else "").strip(" .,;:-–—"))
    title = _STATION_NUMBER.sub(r"\1", title)
    if not fold(title) or len(title) > LONGEST_NAME or title.count(",") > 2:
        return ()
    return (title, *(name for name in aside if fold(name) != fold(title)))


def clean_for(text: str, host: str) -> tuple[str, ...]:
    """Return `clean(text)`, but with the part of a feed title that fits `host` where another comes first.

    >>> clean_for("RSS di - ANSA.it", "ansa.it"), clean_for("Front Page | The Indian Express", "indianexpress.com")
    (('ANSA.it',), ('The Indian Express',))
    """
    pieces = [piece for piece in _BREAKS.split(_DAILIES.sub(r"\1 \2", text)) if piece and not _is_feed_word(piece)]
    fitting = [piece for piece in pieces if fits(piece, host)]
    return clean(fitting[0]) if len(pieces) > 1 and fitting else clean(text)


def _without_prefix(text: str) -> str:
    head, colon, rest = text.partition(": ")
    return rest.strip() if colon and head in word_list("cleaning")["prefixes"] else text


def _bracket(text: str) -> tuple[str, list[str]]:
    """Return `text` without its last bracket, and the name in it; brackets that describe stay."""
    found = _BRACKET.search(text)
    if not found or not text[: found.start()].strip():
        return text, []
    inner = _without_prefix(found[1].strip())
    before = text[: found.start()].strip()
    if _is_feed_word(inner):
        return before, []
    if _is_other_name(inner, before):
        return before, [inner]
    return text, []


def _is_other_name(inner: str, before: str) -> bool:
    """Return whether a bracket holds an abbreviation, or the name in its own letters; not a place or language."""
    if not inner.isascii() and not before.isascii():
        return False
    other_script = any(letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN") for letter in inner)
    abbreviation = bool(re.fullmatch(r"[A-ZÀ-Ý][\wÀ-ÿ&/.+-]{0,9}", inner)) and sum(map(str.isupper, inner)) >= 2
    return other_script or abbreviation or not inner.isascii()


def _is_feed_word(text: str) -> bool:
    return fold(text) in word_list("cleaning")["feed-words"] or not fold(text)


def fits(name: str, host: str) -> bool:
    """Return whether `name` and the labels of `host` have something of their own in common; see `fit`.

    >>> fits("Daily News Leader", "newsleader.com"), fits("Goffstown News", "newhampshire.com")
    (True, False)
    """
    return fit(name, host) > 0


def fit(name: str, host: str) -> int:
    """Return how well the letters of `name` and the labels of `host` agree: 4 the same, 0 nothing in common.

    3: one holds the other; 2: initials; 1: a word of four letters or more. Names in other letters than Latin
    cannot be compared, and count as 2.

    >>> fit("America TV", "americatv.com.ar"), fit("America Internacional", "americatv.com.ar")
    (4, 1)
    >>> fit("British Broadcasting Corporation", "bbc.co.uk"), fit("毎日新聞", "mainichi.jp")
    (2, 2)
    """
    words = plain(name).split()
    if not words:
        return 2 if fold(name) else 0
    labels = [label.replace("-", "") for label in host.split(".")[:-1]]
    return max((_agreement(label, words) for label in labels if len(label) > 1), default=0)


def _agreement(label: str, words: list[str]) -> int:
    joined = "".join(words)
    initials = "".join(word[0] for word in words)
    if label in {joined, joined.removeprefix("the")}:
        return 4
    if (len(joined) > 2 and joined in label) or (len(label) > 2 and label in joined):
        return 3
    if len(initials) > 2 and (label.startswith(initials) or initials.startswith(label)):
        return 2
    return int(any(len(word) > 3 and word in label and word not in _COMMON for word in words))


_COMMON = frozenset(
    ("news", "daily", "times", "online", "media", "press", "radio", "channel", "city", "star", "post", "television")
)


def plain(text: str) -> str:
    """Return the Latin letters and digits of `text` in lower case, words parted by one space.

    >>> plain("Süddeutsche Zeitung"), plain("Łódź 24"), plain("РБК")
    ('suddeutsche zeitung', 'lodz 24', '')
    """
    for letter, latin in (("ł", "l"), ("ø", "o"), ("đ", "d"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ı", "i")):
        text = text.replace(letter, latin).replace(letter.upper(), latin.capitalize())
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))


def slug(text: str) -> str:
    """Return `text` as an id: Latin letters and digits with hyphens, at most 70 characters.

    >>> slug("Government of Côte d'Ivoire"), slug("news.example.co.uk")
    ('government-of-cote-d-ivoire', 'news-example-co-uk')
    """
    return plain(re.sub(r"(?<=\w)['’]s\b", "s", text)).replace(" ", "-")[:70].rstrip("-")


def other_names(candidates: Iterable[str], name: str) -> list[str]:
    """Return the further names, each once, without those that say the same as `name`."""
    seen = {fold(name), plain(name)}
    found = []
    for text in candidates:
        if fold(text) not in seen and plain(text) not in seen - {""}:
            seen |= {fold(text), plain(text)}
            found.append(text)
    return found
