"""Texts that came out of a page as one line, headline and byline glued on: cut again where the page has breaks."""

from __future__ import annotations

from itertools import dropwhile

from provenance.extract.blocks import MAKERS, Block
from provenance.extract.body import find_body, letters_of
from provenance.extract.head import Head

LONGEST, MOST_LINES = 4_000, 3
"""Characters and lines. The reader falls back on a whole part of the page only where it found very little text."""
SHORT = 20  # letters of a piece that must stand right behind the one before it
SUBSTANTIAL, SUBSTANTIAL_WIDE = 40, 16  # letters of a paragraph; in scripts of thousands of signs
WIDE = "\u2e80"


def unglued(text: str, blocks: list[Block], head: Head) -> str:
    """Return `text` with its paragraphs on lines of their own, without what stands before the first and is none.

    A text in which no line holds several stretches of the page comes back as it is.
    """
    lines = text.splitlines()
    if len(text) > LONGEST or len(lines) > MOST_LINES:
        return text
    find_body(blocks, text, head)  # tells wrappers from parts of the page
    parts = [(line, _pieces(line, blocks)) for line in lines]
    if all(len(pieces) < 2 for _line, pieces in parts):
        return text
    kept = [line for whole, pieces in parts for line in (_paragraphs(pieces) if len(pieces) > 1 else [whole])]
    return "\n".join(kept) if any(map(_is_paragraph, kept)) else text


def _pieces(line: str, blocks: list[Block]) -> list[Block]:
    """Return the blocks that a line is made of, in order."""
    joined = letters_of(line)
    pieces: list[Block] = []
    at = 0
    for block in blocks:
        letters = letters_of(block.text)
        place = joined.find(letters, at) if letters else -1
        if place == at or (place > at and len(letters) >= SHORT and not block.is_skipped):
            pieces.append(block)
            at = place + len(letters)
    return pieces


def _paragraphs(pieces: list[Block]) -> list[str]:
    """Return the texts of the pieces that are the article's, from the first that is a paragraph."""
    own = [piece for piece in pieces if not piece.is_skipped and piece.kind not in ("headline", "caption", "footer")]
    body = dropwhile(lambda piece: not (piece.element.tag == "p" or _is_paragraph(piece.text)), own)
    body = dropwhile(lambda piece: piece.kind in MAKERS, body)
    return [" ".join(piece.text.split()) for piece in body]


def _is_paragraph(text: str) -> bool:
    letters = letters_of(text)
    return len(letters) >= (SUBSTANTIAL_WIDE if letters and letters[0] >= WIDE else SUBSTANTIAL)
