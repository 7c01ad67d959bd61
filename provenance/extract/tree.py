"""From bytes to one bounded lxml tree, or a plain reason why these bytes are no page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring

from provenance.charset import UnreadableCharset, choose
from provenance.errors import ExtractionError
from provenance.extract.condense import LARGE, MANY, condensed, is_monstrous
from provenance.extract.letters import fit, without_early_ends, without_prologue
from provenance.extract.slim import MOST_ELEMENTS, bare_long_tags, flattened, slim_tree

# No article page seen comes near these; a reader that recurses would break far beyond them.
MOST_NODES = 500_000
DEEPEST = 2_000
# libxml2 drops what lies deeper than this unless told to lift all its guards (`huge_tree`), which we never do.
PARSED_DEPTH = 255

_MAGIC = {
    b"%PDF-": "a PDF file", b"\x89PNG": "an image", b"\xff\xd8\xff": "an image", b"GIF8": "an image",
    b"RIFF": "an image or sound file", b"PK\x03\x04": "a zip archive or office file", b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file", b"\xfd7zXZ": "an xz file", b"7z\xbc\xaf": "a 7-zip file", b"\x7fELF": "a program",
    b"MZ\x90": "a program", b"OggS": "a sound or video file", b"ID3": "a sound file",
    b"\x00\x00\x00": "a video file or binary data",
    b"wOFF": "a font", b"wOF2": "a font", b"{\\rtf": "an RTF file", b"SQLite format 3": "a database",
}  # fmt: skip
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")

# lxml.html asks Python for the class of each element it hands out, to give forms and inputs their own.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page. `left_out` says what of it was not read, `doubt` what is uncertain about its letters.

    `elements` keeps the elements alive: lxml makes each anew for every walk where nobody holds it.
    """

    root: HtmlElement
    markup: str = ""
    left_out: str | None = None
    doubt: str | None = None
    elements: list[HtmlElement] = field(default_factory=list, repr=False)


def parse(raw: str | bytes, header_charset: str | None = None) -> Tree:
    """Return the tree of a page, without comments, at most `DEEPEST` levels and `MOST_NODES` elements.

    Raises `ExtractionError`: `content_type_refused` for bytes that are no page, `empty_content` where nothing
    can be parsed, `parse_limit` for a tree too large or too deep to be walked safely.
    """
    text, doubt, cut = _readable(raw, header_charset)
    if not text.strip():
        raise ExtractionError("the page is empty")
    root, elements, left_out = _slim(text)
    if _depth(elements) >= PARSED_DEPTH:
        root, elements, again = _slim(flattened(text))
        left_out = again or left_out
        if _depth(elements) >= PARSED_DEPTH:
            left_out = "the page is nested too deeply; what lies deepest was not read"
    return Tree(root, text, cut or left_out, doubt, elements)


def _slim(text: str) -> tuple[HtmlElement, list[HtmlElement], str | None]:
    """Return the tree of a page within the limits, so that it can be walked without fear."""
    root = _tree(text)
    elements = list(islice(root.iter(), MOST_ELEMENTS + 1))
    left_out = slim_tree(root, elements, len(text))
    return root, elements if left_out is None else list(islice(root.iter(), MOST_NODES + 1)), left_out


def _readable(raw: str | bytes, header_charset: str | None) -> tuple[str, str | None, str | None]:
    """Return the page as text, what is doubtful about its letters, and what a monstrous page lost on the way."""
    if isinstance(raw, str):
        refuse_binary(raw[:1024].encode("utf-8", "replace"))
        return _of_a_size([raw], is_large=is_monstrous(raw), doubt=None)
    refuse_binary(raw[:1024])
    try:
        choice = choose(raw, header_charset)
    except UnreadableCharset as error:
        raise ExtractionError(str(error), kind="decode_error") from error
    doubt = f"charset: {choice.note}" if choice.note else None
    is_large = len(raw) > LARGE or raw.count(b"<") > MANY
    return _of_a_size(choice.pieces(raw), is_large=is_large, doubt=doubt)


def _of_a_size(pieces: Iterable[str], *, is_large: bool, doubt: str | None) -> tuple[str, str | None, str | None]:
    if not is_large:
        return bare_long_tags("".join(pieces)), doubt, None
    text, left_out = condensed(pieces)
    return text, doubt, left_out


def refuse_binary(head: bytes) -> None:
    """Raise `ExtractionError` (content_type_refused) when `head`, the first 1,024 bytes, opens no text."""
    if head.startswith(_BYTE_ORDER_MARKS):
        return
    what = next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)
    if what is None and head.count(0) > len(head) // 16 and not _is_utf16(head):
        what = "binary data"
    if what is not None:
        raise ExtractionError(
            f"this is {what}, not a page; give an HTML page or plain text", kind="content_type_refused"
        )


def _is_utf16(head: bytes) -> bool:
    """Return whether `head` looks like UTF-16 without a mark: every other byte of its markup is zero."""
    return b"<\x00" in head[:64] or b"\x00<" in head[:64]


def _tree(text: str) -> HtmlElement:
    text = without_early_ends(without_prologue(fit(text)))
    parser = HTMLParser(  # type: ignore[call-arg]  # unknown to the stubs: default_doctype
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        encoding="utf-8",
    )
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        return document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ExtractionError("no markup could be read from the page") from error


def _depth(elements: list[HtmlElement]) -> int:
    """Return how deep a tree is, its elements given in order. Raises `ExtractionError` (parse_limit) beyond limits."""
    depths: dict[HtmlElement | None, int] = {None: 0}
    for element in elements:
        depths[element] = depths.get(element.getparent(), 0) + 1
    deepest = max(depths.values())
    if deepest > DEEPEST or len(elements) > MOST_NODES:
        raise ExtractionError(
            f"the page is nested deeper than {DEEPEST:,} levels or has more than {MOST_NODES:,} elements",
            kind="parse_limit",
        )
    return deepest
