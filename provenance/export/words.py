"""How the vocabularies of the document and the registry read in an English sentence."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from provenance.registry.countries import countries
from provenance.text import displayable

GLUE = "\ue000"
"""Drawn as a space at which no line is broken: what follows belongs to the word before."""

OWNS = {
    "wholly-owned": "owns all of it",
    "majority": "holds the majority",
    "minority": "holds a minority",
    "controls": "controls it",
    "operates": "operates it",
    "trust": "holds it in trust",
    "foundation": "holds it as a foundation",
    "cooperative": "owns it as a cooperative",
    "state-body": "has it as a state body",
    "party": "has it as a party organ",
    "unknown": "holds it, how is not stated",
}
WROTE = {
    "wire": "agency copy",
    "republished": "republished here",
    "co-credit": "credited together",
    "partner": "partner content",
    "press-release": "press release",
    "based-on": "retold from its report",
}
SIGNALS = {
    "scare-quote": ("scare_quotes", "scare quote"),
    "unnamed-source": ("unnamed_sources", "unnamed source"),
    "unnamed-actor": ("unnamed_actors", "unnamed actor"),
    "vague-attribution": ("vague_attributions", "vague attribution"),
    "unsure-quote": ("unsure_quotes", "quotation of unclear kind"),
    "quoted-title": ("quoted_titles", "quoted title or name"),
    "nested-quote": ("nested_quotes", "quotation inside a quotation"),
}
"""Signal, the measure that counts it, and what one of them is called."""

_HEAD = re.compile(r".*?(?= of | or | inside )")
BASIS = {"given": "as asked", "published": "", "captured": "the day of capture", "today": "today"}


def plain(term: str) -> str:
    """Return a term of a vocabulary as words.

    >>> plain("broadcasting-ban")
    'broadcasting ban'
    """
    return term.replace("-", " ")


def one_line(text: str, longest: int = 200) -> str:
    r"""Return text of a page as one line that is safe to show, cut behind a word where it is too long.

    >>> one_line("Two\nlines \x1b[31mof text", longest=15)
    'Two lines …'
    """
    line = displayable(" ".join(text.split()))
    return line if len(line) <= longest else line[: longest - 1].rpartition(" ")[0] + " …"


def day(partial: str) -> str:
    """Return a date as exact as it is known.

    >>> day("2020-07-17"), day("2013-12"), day("2013")
    ('17 July 2020', 'December 2013', '2013')
    """
    year, _, rest = partial.partition("-")
    if not rest:
        return year
    month = date(2000, int(rest[:2]), 1).strftime("%B")
    return f"{month} {year}" if len(rest) == 2 else f"{int(rest[3:5])} {month} {year}"


def period(since: str | None, until: str | None) -> str:
    """Return from when to when something holds, or nothing where no date is known.

    >>> period("2013-12", None), period(None, "2015"), period("2013", "2015"), period(None, None)
    ('since December 2013', 'until 2015', 'from 2013 to 2015', '')
    """
    if since and until:
        return f"from {day(since)} to {day(until)}"
    if since:
        return f"since {day(since)}"
    return f"until {day(until)}" if until else ""


def counted(number: float, what: str) -> str:
    """Return a number with its noun, whose first word takes the plural where a preposition follows it.

    >>> counted(1, "quote"), counted(7.0, "quote"), counted(2, "quotation of unclear kind")
    ('1 quote', '7 quotes', '2 quotations of unclear kind')
    """
    if number == 1:
        return f"1 {what}"
    head = _HEAD.match(what)
    first = head.group() if head else what
    return f"{number:,.0f} {first}s{what[len(first) :]}"


@cache
def _locale() -> object:
    from babel import Locale

    return Locale("en")


def language(code: str) -> str:
    """Return the English name of a language.

    >>> language("en-GB"), language("zz")
    ('English', 'language zz')
    """
    names = getattr(_locale(), "languages")  # noqa: B009 - babel has no types
    return str(names.get(code.partition("-")[0].lower()) or f"language {code}")


def country(code: str) -> str:
    """Return the English name of a country, or nothing for an unknown one.

    >>> country("RU"), country("international"), country("unknown")
    ('Russia', 'international', '')
    """
    if code == "unknown":
        return ""
    return countries().get(code) or plain(code)
