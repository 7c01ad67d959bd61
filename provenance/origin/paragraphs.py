"""Where a phrase stands in its paragraph."""

from __future__ import annotations

from itertools import islice

from provenance.origin.lines import LONGEST_CREDIT, sentence_ends, size

LATEST = 2  # sentences with which a text opens, in one of which the report is named that it rests on


def closes_paragraph(text: str, end: int, most: int = 2) -> bool:
    """Return whether no more than a full stop, and a day before it, stands behind `end` in its paragraph.

    >>> closes_paragraph("The pier is open, X reported on Monday.", 28), closes_paragraph("X reported. It is.", 10)
    (True, False)
    """
    rest = text[end : end + LONGEST_CREDIT].partition("\n")[0].rstrip(' "”')
    return rest.endswith(".") and "." not in rest[:-1] and "," not in rest and size(rest[:-1]) <= most


def opening_end(text: str, most: int) -> int:
    """Return where the sentences end with which a text opens, of its first `most` code points.

    What is named behind them gave one fact.

    >>> opening_end("One. Two. Three.", 400), opening_end("One. Two.", 400), opening_end("One. Two. Three.", 7)
    (10, 400, 7)
    """
    last = next(islice(sentence_ends(text, 0, most), LATEST - 1, LATEST), None)
    return last.end() if last is not None else most


def is_in_last_sentence(text: str, at: int) -> bool:
    """Return whether no sentence follows the one in which a place stands.

    >>> is_in_last_sentence("One. Two, X reports.", 10), is_in_last_sentence("One, X reports. Two.", 5)
    (True, False)
    """
    end = len(text.rstrip())
    return all(found.end() >= end for found in sentence_ends(text, at, end))
