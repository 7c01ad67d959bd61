"""Zones of a page: what stands around the text and at its two ends, for whoever looks for credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.document import Zone, ZoneKind
from provenance.extract.blocks import Block, path_of
from provenance.extract.forms import ends_a_sentence, is_label, is_photo_credit, is_rights_line, opens_with
from provenance.extract.head import Head, declared

_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")

LONGEST_ZONE = 1_000  # characters
DATELINE, CLOSING = 320, 320
SHORT_LINE = 200
SHORT_BLOCK = 600
LINKED = 0.7  # share of a block's letters that are a link, from which it is one
BEFORE, AFTER = 14, 30  # blocks looked at above and below the text
MOST_CAPTIONS, MOST_FOOTERS, MOST_TAIL = 20, 8, 6
# Share of the text that a part of the page must hold to be a wrapper around it rather than a part of its own.
WRAPS = 0.4
SUBSTANTIAL, SUBSTANTIAL_CJK = 40, 16  # letters and digits


@dataclass(frozen=True, slots=True)
class Draft:
    """A zone before it has its number."""

    kind: ZoneKind
    text: str
    path: str
    href: str | None = None
    order: int = 0
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """Where the article's text stands among the blocks of the page."""

    first: int
    last: int
    members: tuple[int, ...]  # the paragraphs, in order
    tail: tuple[int, ...] = ()  # short lines of the text behind its last paragraph


def zones_of(blocks: list[Block], text: str, head: Head) -> tuple[Zone, ...]:
    """Return the zones of a page whose clean text is `text`, in document order, those of the head first."""
    body = find_body(blocks, text)
    drafts = [Draft("metadata", value.text, value.path, value.href, -1) for value in declared(head)]
    drafts += _headline(blocks, body, head)
    if body is not None:
        drafts += _above(blocks, body)
        drafts += _below_the_lead(blocks, body)
        drafts += _opening(blocks, body)
        drafts += _closing(blocks, body)
        drafts += _below(blocks, body)
    drafts += _captions(blocks, body)
    drafts += _footers(blocks, body)
    return numbered(drafts)


def numbered(drafts: Iterable[Draft]) -> tuple[Zone, ...]:
    """Return the drafts as zones in document order, each kind of a place and text once."""
    seen: set[tuple[str, str, str]] = set()
    zones: list[Zone] = []
    for draft in sorted(drafts, key=lambda draft: draft.order):
        key = (draft.kind, draft.text, draft.path if draft.kind == "metadata" else "")
        if key not in seen and (draft.text or draft.href):
            seen.add(key)
            zones.append(
                Zone(
                    id=f"z{len(zones)}",
                    kind=draft.kind,
                    text=draft.text[:LONGEST_ZONE],
                    path=draft.path,
                    href=draft.href,
                    area=draft.area,
                )
            )
    return tuple(zones)


# ---------------------------------------------------------------- where the text stands


def find_body(blocks: list[Block], text: str) -> Body | None:
    """Return where the paragraphs of `text` stand among `blocks`, or None where none is found.

    Parts of the page that hold most of the text are marked as wrappers on the way.
    """
    joined = _letters(text)
    lines = {_letters(line) for line in text.splitlines()}
    places: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for block in blocks:
        letters = _letters(block.text)
        if len(letters) >= 20 or letters in lines:
            at = joined.find(letters[:200])
            if at >= 0:
                sizes[block.order] = len(letters)
                places[block.order] = at
    _void_wrappers([blocks[order] for order in places])
    for block in blocks:
        if block.frame is not None:
            block.frame.forget()
    members = [
        o for o in places if not blocks[o].is_skipped and blocks[o].kind not in ("caption", "headline", "footer")
    ]
    substantial = [order for order in members if _is_substantial(blocks[order].text, sizes[order])] or members
    if not substantial:
        return None
    first = min(substantial, key=lambda order: (places[order], -order))
    last = max((order for order in substantial if order >= first), key=lambda order: (places[order], -order))
    tail = [o for o in members if last < o <= last + AFTER and places[o] > places[last]]
    return Body(first, last, tuple(o for o in members if first <= o <= last), tuple(tail[:MOST_TAIL]))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))  # twice as fast as a pattern


def _is_substantial(text: str, letters: int) -> bool:
    return letters >= (SUBSTANTIAL_CJK if letters < SUBSTANTIAL and _CJK.search(text) else SUBSTANTIAL)


def _void_wrappers(members: list[Block]) -> None:
    total = sum(len(block.text) for block in members)
    for block in members:
        for frame in block.frames():
            frame.body_size += len(block.text)
            frame.holds_body = frame.holds_body or frame.body_size >= WRAPS * total


# ---------------------------------------------------------------- above the text


def _headline(blocks: list[Block], body: Body | None, head: Head) -> Iterator[Draft]:
    limit = body.first if body else len(blocks)
    found = [b for b in blocks[:limit] if b.kind == "headline" and not b.is_skipped and len(b.text) <= 300]
    titled = [b for b in found if b.element.tag == "h1"] or found
    if titled:
        block = titled[-1]
        yield _draft("headline", block)
    else:
        for title in list(head.first(["og:title"]))[:1]:
            yield Draft("headline", title, "meta[property=og:title]", None, -1)


def _above(blocks: list[Block], body: Body) -> Iterator[Draft]:
    """Yield what stands between the headline and the text: bylines, times, provider labels, leads."""
    titles = [b.order for b in blocks[: body.first] if b.kind == "headline" and not b.is_skipped]
    begin = titles[-1] + 1 if titles else body.first
    nearest = max(0, body.first - BEFORE)
    for block in blocks[: body.first]:
        if block.is_skipped or block.kind in ("headline", "caption", "footer"):
            continue
        if block.kind in ("byline", "trailing") and len(block.text) <= SHORT_BLOCK:
            if block.order >= min(begin, nearest) - BEFORE:
                yield _draft("byline", block)
        elif block.order >= max(begin, nearest):
            yield from _unmarked_above(block)


def _unmarked_above(block: Block) -> Iterator[Draft]:
    if is_photo_credit(block.text):
        yield _draft("caption", block)
    elif block.kind == "lead" or (len(block.text) > 60 and ends_a_sentence(block.text)):
        yield _draft("lead", block)
    elif len(block.text) <= SHORT_LINE and block.linked < 0.9:
        yield _draft("byline", block)


def _below_the_lead(blocks: list[Block], body: Body) -> Iterator[Draft]:
    """Yield the slots of makers between the first paragraphs: some papers sign below the lead."""
    paragraphs = [order for order in body.members if blocks[order].kind not in ("byline", "trailing")]
    end = paragraphs[1] if len(paragraphs) > 1 else body.first + 1
    for block in blocks[body.first + 1 : end]:
        if block.kind in ("byline", "trailing") and not block.is_skipped and len(block.text) <= SHORT_LINE:
            yield _draft("byline", block)


# ---------------------------------------------------------------- the two ends of the text


def _opening(blocks: list[Block], body: Body) -> Iterator[Draft]:
    paragraphs = [blocks[order] for order in body.members if blocks[order].kind != "byline"][:3]
    for number, block in enumerate(paragraphs):
        if number == 0 or len(paragraphs[number - 1].text) <= SHORT_LINE or paragraphs[number - 1].kind == "lead":
            yield Draft("dateline", block.text[:DATELINE], path_of(block.element), _only_link(block), block.order)
        if number < 2:
            yield _draft("lead", block)


def _closing(blocks: list[Block], body: Body) -> Iterator[Draft]:
    for order in body.members[-3:]:
        block = blocks[order]
        if (order == body.last or len(block.text) <= CLOSING) and not _is_listed(block):
            yield _draft("trailing", block, ending=True)
    for order in body.tail:
        if blocks[order].kind is None and not _is_listed(blocks[order]):
            yield from _unmarked_below(blocks[order])


def _is_listed(block: Block) -> bool:
    """Return whether a block is one of a list or a link to another text; a label makes it a credit all the same."""
    return (block.element.tag in ("li", "dd", "td") or block.linked >= LINKED) and not is_label(block.text)


def _below(blocks: list[Block], body: Body) -> Iterator[Draft]:
    """Yield what stands right below the text, until another text is announced."""
    container = _container(blocks[body.last])
    is_open = True
    for block in blocks[body.last + 1 :]:
        if block.is_skipped or block.kind in ("caption", "headline"):
            continue
        near = block.order - body.last <= AFTER
        closes = block.kind == "trailing" and len(block.text) <= SHORT_BLOCK and not _is_sitewide(block)
        signs = block.kind == "byline" and near and len(block.text) <= SHORT_LINE
        if closes or signs:
            yield _draft("trailing", block)
        elif near and is_open and block.kind is None:
            is_open = not (block.element.tag in ("h2", "h3", "h4") or len(block.text) > SHORT_BLOCK)
            if is_open and container in block.element.iterancestors():
                yield from _unmarked_below(block)


def _unmarked_below(block: Block) -> Iterator[Draft]:
    if is_photo_credit(block.text):
        yield _draft("caption", block)
    elif is_rights_line(block.text) or opens_with(block.text, "published"):
        yield _draft("footer", block)
    elif len(block.text) <= SHORT_LINE * 1.5 and not _is_listed(block):
        yield _draft("trailing", block)


def _container(block: Block) -> object:
    """Return the element around the text: the article, or two levels above its last paragraph."""
    ancestors = list(block.element.iterancestors())
    for element in ancestors:
        if element.tag in ("article", "main"):
            return element
    return ancestors[1] if len(ancestors) > 1 else ancestors[0] if ancestors else block.element


# ---------------------------------------------------------------- captions and feet


def _captions(blocks: list[Block], body: Body | None) -> Iterator[Draft]:
    end = body.last + AFTER if body else len(blocks)
    captions = [b for b in blocks[:end] if b.kind == "caption" and not b.is_skipped and len(b.text) <= SHORT_BLOCK]
    inside = [blocks[order] for order in range(body.first, body.last) if order not in body.members] if body else []
    loose = [b for b in inside if b.kind is None and not b.is_skipped and is_photo_credit(b.text)]
    for block in [*captions, *loose][:MOST_CAPTIONS]:
        yield _draft("caption", block)


def _footers(blocks: list[Block], body: Body | None) -> Iterator[Draft]:
    """Yield lines about rights and labels at the foot; the path of a site-wide one begins with `site >`."""
    count = 0
    for block in blocks[body.last + 1 if body else 0 :]:
        if (
            not any(frame.area.kind == "footer" and not frame.holds_body for frame in block.frames())
            or block.is_skipped
        ):
            continue
        if len(block.text) > SHORT_BLOCK or count >= MOST_FOOTERS:
            continue
        if is_rights_line(block.text) or opens_with(block.text, "published") or is_label(block.text):
            count += 1
            site = "site > " if _is_sitewide(block) else ""
            path = site + path_of(block.element)
            yield Draft("footer", block.text, path, _only_link(block), block.order, _area_id(block))


def _is_sitewide(block: Block) -> bool:
    footer = next((f for f in block.frames() if f.area.kind == "footer" and not f.holds_body), None)
    return footer is not None and not any(e.tag in ("article", "main") for e in footer.element.iterancestors())


# ---------------------------------------------------------------- zones from blocks


def _draft(kind: ZoneKind, block: Block, *, ending: bool = False) -> Draft:
    text = block.text
    if ending and len(text) > LONGEST_ZONE:
        text = text[-LONGEST_ZONE:]
    return Draft(kind, text, path_of(block.element), _only_link(block), block.order, _area_id(block))


def _area_id(block: Block) -> str | None:
    return block.area.id if block.area is not None else None


def _only_link(block: Block) -> str | None:
    links = set(filter(None, block.links))
    return links.pop() if len(links) == 1 else None
