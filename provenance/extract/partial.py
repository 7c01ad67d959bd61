"""Whether the text is whole, and if not, why."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.extract.blocks import Block
from provenance.extract.structured import StructuredData
from provenance.extract.tree import Tree
from provenance.walls.offer import breaks_off

LONGEST_OPENING = 3_000
"""Characters. What a page shows before it asks to pay is shorter; a longer text is not looked at."""
SHORT = 1_000


def partial_reason(tree: Tree, data: StructuredData, blocks: list[Block], text: str) -> str | None:
    """Return why the text is only a part of the article, or None."""
    return "; ".join(_reasons(tree, data, blocks, text)) or None


def _reasons(tree: Tree, data: StructuredData, blocks: list[Block], text: str) -> Iterator[str]:
    if tree.left_out:
        yield tree.left_out
    if tree.doubt:
        yield tree.doubt
    if len(text) > LONGEST_OPENING:
        return
    if breaks_off((block.text for block in blocks), text):
        yield "paywall: the page shows the opening and then asks to pay or register"
    elif len(text) < SHORT and _says_it_is_not_free(data):
        yield "paywall: the page says that the article is not free to read, and shows little of it"


def _says_it_is_not_free(data: StructuredData) -> bool:
    """Tell whether the page's own data deny free access (https://schema.org/isAccessibleForFree)."""
    value = data.article.get("isAccessibleForFree")
    return value is False or (isinstance(value, str) and value.rpartition("/")[2].strip().lower() == "false")
