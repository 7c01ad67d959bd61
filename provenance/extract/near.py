"""The day printed beside a headline, in figures: a last and cheap look where a page declares no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from lxml.html import HtmlElement

from provenance.text import fold

LINES_BEHIND = 6
"""Lines of text after a headline in which a page prints its date."""
LONGEST_LINE = 200
"""Characters; longer lines are paragraphs, and a day in a paragraph is one the text speaks of."""
SHORTEST_HEADLINE = 15

_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-./])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")


def day_beside_headline(root: HtmlElement) -> str | None:
    """Return the first day printed in figures right behind the headline, as ISO 8601, or None.

    None too where day and month could be each other: "05/06/2020" is two days.
    """
    headline = _headline(root)
    if headline is None:
        return None
    for line in islice(_lines_behind(headline), LINES_BEHIND):
        found = day_in(line) if len(line) <= LONGEST_LINE else None
        if found:
            return found
    return None


def _headline(root: HtmlElement) -> HtmlElement | None:
    """Return the heading that the page's title repeats, else the first that is long enough to be one."""
    title = fold(next(root.iter("title"), root).text or "")
    headings = [(heading, fold(heading.text_content())) for heading in islice(root.iter("h1", "h2"), 20)]
    long = [(heading, text) for heading, text in headings if len(text) >= SHORTEST_HEADLINE]
    repeated = [heading for heading, text in long if title and (text in title or title in text)]
    return next(iter(repeated), long[0][0] if long and long[0][0].tag == "h1" else None)


def day_in(line: str) -> str | None:
    """Return the one day that `line` prints in figures, or None.

    >>> day_in("22/11/2020 - 04:30"), day_in("2020年11月22日"), day_in("22.11.2020"), day_in("05/06/2020")
    ('2020-11-22', '2020-11-22', '2020-11-22', None)
    """
    days = {_day(int(y), int(m), int(d)) for y, m, d in _YEAR_FIRST.findall(line)}
    for first, mark, second, year in _YEAR_LAST.findall(line):
        one, two = int(first), int(second)
        if mark == "." or one > 12 or one == two:
            days.add(_day(int(year), two, one))
        elif two > 12:
            days.add(_day(int(year), one, two))
        else:
            return None
    return days.pop() if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _lines_behind(heading: HtmlElement) -> Iterator[str]:
    """Yield the texts that follow a heading in the document, one per piece of text, without blanks."""
    if heading.tail and heading.tail.strip():
        yield heading.tail.strip()
    inside = set(heading.iter())
    for element in heading.xpath("following::*[position() <= 60]"):
        if element in inside or element.tag in ("script", "style"):
            continue
        for text in (element.text, element.tail):
            if text and text.strip():
                yield text.strip()
