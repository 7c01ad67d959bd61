"""How one name may be typed or read for another, and which words beside a name were added to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from provenance.urls.spelling import (
    Weight,
    affix_weight,
    as_seen,
    first_difference,
    is_affixes,
    is_common,
    is_one_edit,
    own_letters,
    words_of,
)

LONG = 12
"""Letters from which a name has so few honest neighbours that a shorter piece of it will do."""


def slip(label: str, name: str, *, weight: Weight, least: int) -> Literal["letters", "typo"] | None:
    """Return how `label` may be read or typed for `name`, both without hyphens, or None.

    Short names differ by a letter for honest reasons, so a changed letter counts only inside a piece of the name
    with `least` letters. `weight` is that of an ending other than the name's own, `settled` where it is the same:
    clones under endings that titles choose too change the end of a name, while words of another language differ
    anywhere. Under an open ending a last letter written twice counts whatever the length.

    >>> slip("spiege1", "spiegel", weight="settled", least=7), slip("speigel", "spiegel", weight="settled", least=7)
    ('letters', 'typo')
    >>> slip("kmsstv", "kmsgtv", weight="open", least=6) is None
    True
    >>> slip("thereader", "theleader", weight="open", least=6) is None
    True
    """
    if as_seen(label) == as_seen(name):
        return "letters" if _is_loud(label, name) or _breaks(label, name, max(4, least - 2)) else None
    if label[0] != name[0] or not is_one_edit(label, name):
        return None
    if weight == "open" and label == name + name[-1]:
        return "typo"
    is_late = weight != "media" or 2 * first_difference(label, name) >= len(name)
    return "typo" if min(len(label), len(name)) > 4 and is_late and _breaks(label, name, least) else None


def _is_loud(label: str, name: str) -> bool:
    """Tell whether `label` holds what is hardly ever typed by chance: rn, vv, 0 or 1 for a letter."""
    at = first_difference(label, name)
    if label[at : at + 2] in ("rn", "vv"):
        return True
    beside = label[max(at - 1, 0) : at] + label[at + 1 : at + 2]
    return label[at : at + 1] in ("0", "1") and not any(sign.isdigit() for sign in beside)


def _breaks(label: str, name: str, least: int) -> bool:
    """Tell whether the change is inside a piece of `name` long enough for honest names not to differ there.

    Honest names do differ in a piece's first letter (reader, leader), in a plural and in a number.
    """
    if _letters(label) == _letters(name):
        return False
    is_long = len(name) >= LONG
    at, begin = first_difference(label, name), 0
    for word, is_trade in words_of(name):
        end = begin + len(word)
        if at < end or end == len(name):
            if at == begin and len(label) == len(name):
                return False
            if is_trade:
                is_honest = is_common(label) or _is_whole(word, label, at) or label.rstrip("s") == name.rstrip("s")
                return len(word) >= (3 if is_long else 5) and not is_honest
            return len(word) >= (min(least, 5) if is_long else least) + (at == len(name))
        begin = end
    return False


def _is_whole(word: str, label: str, at: int) -> bool:
    """Tell whether `word` stands whole in `label`, which has a letter more that is not its neighbour again."""
    return word in label and label[at : at + 1] != label[at - 1 : at]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if not sign.isdigit())


def pieces_beside(parts: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each piece of a label that may be a name: the piece, what is written in one with it, the words beside it.

    >>> ("bbc", "news", ["live"]) in pieces_beside(["bbcnews", "live"])
    True
    """
    for start, part in enumerate(parts):
        for end in range(len(parts), start, -1):
            if end - start < len(parts):
                yield "".join(parts[start:end]), "", parts[:start] + parts[end:]
        others = parts[:start] + parts[start + 1 :]
        for at in range(3, len(part) - 2):
            yield part[:at], part[at:], others
            yield part[at:], part[:at], others


def is_added_to(name: str, glued: str, words: Sequence[str], *, is_settled: bool, is_near: bool) -> bool:
    """Tell whether `words`, and `glued` written in one with the name, look added to `name`.

    Every word must be one that clones add. Under a settled ending at least one must be telling, and `news` alone is
    not unless the name is long or its own address near (`is_near`: the same ending). Written in one with the name a
    word is not enough alone. A name of trade words needs an open ending and eight letters.

    >>> is_added_to("ansa", "", ["notizie"], is_settled=True, is_near=False)
    True
    >>> is_added_to("waz", "", ["online"], is_settled=True, is_near=True)
    False
    >>> is_added_to("nn", "", ["news"], is_settled=True, is_near=False)
    False
    >>> is_added_to("spiegel", "au", [], is_settled=True, is_near=True)
    False
    """
    worth = [affix_weight(word) for word in words]
    if None in worth or (glued and not is_affixes(glued)):
        return False
    own = own_letters(name)
    if glued:
        return (own > 0 and "strong" in worth) or (own > 4 and not is_settled)
    if own == 0:
        return "strong" in worth and not is_settled and len(name) > 7
    if is_settled and list(words) == ["news"]:
        return is_near or own > 5
    return "strong" in worth or not is_settled
