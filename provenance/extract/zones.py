"""Zones of a page: what stands around the text and at its two ends, for whoever looks for credits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from provenance.document import Zone, ZoneKind
from provenance.extract.author_boxes import signed_boxes
from provenance.extract.blocks import Block, path_of
from provenance.extract.body import AFTER, Body, find_body
from provenance.extract.entries import entries_of, has_teasers
from provenance.extract.forms import ends_a_sentence, is_label, is_photo_credit, is_rights_line, opens_with
from provenance.extract.head import Head, declared

LONGEST_ZONE = 1_000  # characters
DATELINE, CLOSING = 320, 320
SHORT_LINE = 200
SHORT_BLOCK, SHORTEST_PROSE = 600, 60
LINKED = 0.7  # share of a block's letters that are a link, from which it is one
BEFORE = 14  # blocks looked at above the text
TITLE = "head > title"
SITE_NAME = "meta[property=og:site_name]"
TICKER = "ticker"
"""The area of what opens a text of entries under the times of a day: what one entry says is not said of all."""
MOST_CAPTIONS, MOST_FOOTERS = 20, 8


@dataclass(frozen=True, slots=True)
class Draft:
    """A zone before it has its number."""

    kind: ZoneKind
    text: str
    path: str
    href: str | None = None
    order: int = 0
    area: str | None = None


def zones_of(blocks: list[Block], text: str, head: Head, *, at_root: bool = False) -> tuple[Zone, ...]:
    """Return the zones of a page whose clean text is `text`, in document order, those of the head first.

    The front page of a site, `at_root` of its address, is no article: what is credited there is credited for teasers,
    so it has no zones around its text.
    """
    body = find_body(blocks, text, head)
    drafts = [Draft("metadata", value.text, value.path, value.href, -1) for value in declared(head)]
    drafts += [Draft("metadata", head.title, TITLE, None, -1)] if head.title else []
    drafts += [Draft("metadata", name, SITE_NAME, None, -1) for name in list(head.first(["og:site_name"]))[:1]]
    drafts += _headline(blocks, body, head)
    if body is not None and not (at_root and has_teasers(blocks)):
        drafts += _above(blocks, body)
        drafts += _below_the_lead(blocks, body)
        drafts += _opening(blocks, body)
        drafts += _closing(blocks, body)
        drafts += _below(blocks, body)
        drafts += [_draft("trailing", block) for block in signed_boxes(blocks, body.last)]
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
            text, number = draft.text[:LONGEST_ZONE], f"z{len(zones)}"
            zones.append(Zone(id=number, kind=draft.kind, text=text, path=draft.path, href=draft.href, area=draft.area))
    return tuple(zones)


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
        if block.is_skipped:
            if block.order >= begin and _is_maker_in_bar(block):
                yield replace(_draft("byline", block), area=_area_id(block) if block.is_named_in_bar else "bar")
            continue
        if block.kind in ("headline", "caption", "footer"):
            continue
        if block.kind in ("byline", "trailing") and len(block.text) <= SHORT_BLOCK:
            if block.order >= min(begin, nearest) - BEFORE:
                yield _draft("byline", block)
        elif block.order >= max(begin, nearest):
            yield from _unmarked_above(block)
            if _is_loose_first(block, blocks[body.first]):
                yield Draft("dateline", block.text[:DATELINE], path_of(block.element), _only_link(block), block.order)


def _is_loose_first(block: Block, first: Block) -> bool:
    """Return whether a block is the first paragraph, as loose text in the element that holds the others."""
    is_prose = block.kind is None and len(block.text) > SHORTEST_PROSE and ends_a_sentence(block.text)
    return is_prose and block.element is first.element.getparent()


def _is_maker_in_bar(block: Block) -> bool:
    """Return whether a block of a bar between headline and text names a maker, by its words or its markup."""
    if not block.is_in_bar or len(block.text) > SHORT_LINE:
        return False
    return block.is_named_in_bar or ":" in block.text or opens_with(block.text, "byline")


def _is_caption(block: Block) -> bool:
    """Return whether an unmarked block speaks of a picture: by its words, or as a bare line right behind one."""
    if is_photo_credit(block.text):
        return True
    is_bare = block.is_pictured and len(block.text) <= SHORT_LINE and not ends_a_sentence(block.text)
    return is_bare and not (
        is_label(block.text) or opens_with(block.text, "byline") or opens_with(block.text, "published")
    )


def _unmarked_above(block: Block) -> Iterator[Draft]:
    if _is_caption(block):
        yield _draft("caption", block)
    elif block.kind == "lead" or (len(block.text) > SHORTEST_PROSE and ends_a_sentence(block.text)):
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
    paragraphs = [blocks[order] for order in body.members if not _is_between(blocks[order])][:3]
    for number, block in enumerate(paragraphs):
        if number == 0 or len(paragraphs[number - 1].text) <= SHORT_LINE or paragraphs[number - 1].kind == "lead":
            yield Draft("dateline", block.text[:DATELINE], path_of(block.element), _only_link(block), block.order)
        if number < 2:
            lead = _draft("lead", block)
            yield replace(lead, area=TICKER) if body.is_ticker else lead


def _is_between(block: Block) -> bool:
    """Return whether a block among the paragraphs is a slot of makers or stands at a picture."""
    return block.kind == "byline" or (block.kind is None and block.is_pictured and _is_caption(block))


def _closing(blocks: list[Block], body: Body) -> Iterator[Draft]:
    if body.is_ticker:
        return
    for order in body.members[-3:]:
        block = blocks[order]
        if block.kind is None and order != body.first and _is_caption(block):
            yield _draft("caption", block)
        elif (order == body.last or len(block.text) <= CLOSING) and not _is_listed(block):
            yield _draft("trailing", block, ending=True)
    for block in (blocks[order] for order in body.tail):
        if block.kind is None and not _is_listed(block):
            yield from _unmarked_below(block)


def _is_listed(block: Block) -> bool:
    """Return whether a block is one of a list or a link to another text; a label makes it a credit all the same.

    So do the words with which a link leads on to where the text came out.
    """
    is_apart = block.element.tag in ("li", "dd", "td") or block.linked >= LINKED
    return is_apart and not is_label(block.text) and not opens_with(block.text, "read_on")


def _below(blocks: list[Block], body: Body) -> Iterator[Draft]:
    """Yield what stands right below the text, until another text is announced."""
    container = _container(blocks[body.last])
    entries = entries_of(blocks[body.last + 1 :])
    is_open = True
    for block in blocks[body.last + 1 :]:
        if block.is_skipped or block.kind in ("caption", "headline") or block.order in entries:
            continue
        near = block.order - body.last <= AFTER
        is_own = not _is_sitewide(block) or _is_beside(block, blocks[body.last])
        closes = block.kind == "trailing" or (block.kind == "footer" and _is_remark(block, container))
        closes = closes and len(block.text) <= SHORT_BLOCK and is_own
        signs = block.kind == "byline" and near and len(block.text) <= SHORT_LINE
        if closes or signs:
            yield _draft("trailing", block)
        elif near and is_open and block.kind is None and not body.is_ticker:
            is_open = not (block.element.tag in ("h2", "h3", "h4") or len(block.text) > SHORT_BLOCK)
            if is_open and container in block.element.iterancestors():
                yield from _unmarked_below(block)


def _is_beside(block: Block, last: Block) -> bool:
    """Return whether a block is one more of the paragraphs, whatever its class."""
    return block.element.tag == last.element.tag == "p" and block.element.getparent() is last.element.getparent()


def _is_within(block: Block, last: Block) -> bool:
    """Return whether a block stands below the paragraphs in the element that holds the article and nothing else."""
    holder = block.element.getparent()
    if holder is None or holder.tag in ("body", "html") or holder not in last.element.iterancestors():
        return False
    return next(holder.iter("nav", "footer", "aside"), None) is None


def _is_remark(block: Block, container: object) -> bool:
    """Return whether a line of a foot is a remark at the end of the article's own text, which no other form tells."""
    if _area_id(block) != "footer" or is_rights_line(block.text) or is_label(block.text):
        return False
    if opens_with(block.text, "published"):
        return False
    return container in block.element.iterancestors()


def _unmarked_below(block: Block) -> Iterator[Draft]:
    if _is_caption(block):
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
        if not any(frame.area.kind == "footer" and not frame.is_void for frame in block.frames()) or block.is_skipped:
            continue
        if len(block.text) > SHORT_BLOCK or count >= MOST_FOOTERS:
            continue
        if is_rights_line(block.text) or opens_with(block.text, "published") or is_label(block.text):
            count += 1
            is_own = body is not None and (_is_beside(block, blocks[body.last]) or _is_within(block, blocks[body.last]))
            site = "site > " if _is_sitewide(block) and not is_own else ""
            path = site + path_of(block.element)
            yield Draft("footer", block.text, path, _only_link(block), block.order, _area_id(block))


def _is_sitewide(block: Block) -> bool:
    footer = next((f for f in block.frames() if f.area.kind == "footer" and not f.is_void), None)
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
