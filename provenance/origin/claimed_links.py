"""Links by which a page of an unknown host names an outlet as the place of its text: a copy's, or an imitation's."""

from __future__ import annotations

from difflib import SequenceMatcher

from provenance.origin.canon import canonical
from provenance.origin.house import House
from provenance.registry.brief import Brief
from provenance.urls.skeleton import skeleton

ALIKE = 0.7  # share of letters in common from which two labels of addresses may be taken for each other
SHORTEST = 4  # letters of a name or label that is looked for within longer ones


def poses_as(outlet: Brief, house: House) -> bool:
    """Return whether a page may pass for the outlet's own: its address is like the outlet's, or it bears its name.

    Copies of whole pages served from a strange address keep the outlet's name in their title and their foot, and its
    own address as the canonical one. A site that took a text over bears a name of its own.
    """
    own = skeleton(house.host.rpartition(".")[0])
    labels = {skeleton(host.removeprefix("www.").partition(".")[0]) for host in outlet.hosts}
    if any(_is_like(own, label) for label in labels):
        return True
    names = [canonical(name) for name in (outlet.name, *outlet.names) if len(name) >= SHORTEST]
    signed = [canonical(text) for text in house.signed_texts()]
    return any(name in text for name in names for text in signed)


def _is_like(own: str, label: str) -> bool:
    if len(label) >= SHORTEST and label in own.replace("-", "").replace(".", ""):
        return True
    return any(SequenceMatcher(None, part, label).ratio() >= ALIKE for part in own.split("."))


def names_article(path: str) -> bool:
    """Return whether the path of an address leads to one article, as far as it tells: it holds a figure or a slug.

    >>> names_article("/2024/05/pier"), names_article("/old-pier"), names_article("/"), names_article("/news/")
    (True, True, False, False)
    """
    return any(char.isdigit() or char in "-_" for char in path)
