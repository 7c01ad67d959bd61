"""Pages that show nothing but their menu: names of sections, and no text of their own."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from provenance.walls import PROSE_LINE

MOST_LINKS = 500
"""Links looked at: the page is short."""


def is_menu(root: HtmlElement, text: str) -> bool:
    """Tell whether `text` is made of the labels of links: without them half is gone, and no line of prose is left.

    An article with a list of links below it keeps its prose; a short one is no menu while most of it is no link.
    """
    labels = (" ".join(str(link.text_content()).split()) for link in islice(root.iter("a"), MOST_LINKS))
    left = text
    for label in sorted({label for label in labels if 0 < len(label) < PROSE_LINE}, key=lambda it: (-len(it), it)):
        left = left.replace(label, " ")
    if _letters(left) * 2 > _letters(text):
        return False
    return all(len(" ".join(line.split())) < PROSE_LINE for line in left.splitlines())


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
