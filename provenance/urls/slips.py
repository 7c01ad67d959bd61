"""How one name may be typed or read for another, and which words beside a name were added to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from provenance.urls.spelling import (
    affix_weight,
    as_seen,
    first_difference,
    is_affixes,
    is_common,
    is_one_edit,
    own_letters,
    words_of,
)


def slip(label: str, name: str, *, is_open: bool) -> Literal["letters", "typo"] | None:
    """Return how `label` may be read or typed for `name`, both without hyphens, or None.

    Short names differ by a letter for honest reasons, so a changed letter counts only inside a long piece of the
    name. Under an open ending a last letter written twice counts whatever the length.

    >>> slip("spiege1", "spiegel", is_open=False), slip("speigel", "spiegel", is_open=False)
    ('letters', 'typo')
    >>> slip("kmsstv", "kmsgtv", is_open=True) is None, slip("thereader", "theleader", is_open=True) is None
    (True, True)
    """
    if as_seen(label) == as_seen(name):
        return "letters" if _is_loud(label, name) or _breaks(label, name, 5) else None
    if label[0] != name[0] or not is_one_edit(label, name):
        return None
    if min(len(label), len(name)) > 4 and _breaks(label, name, 6):
        return "typo"
    return "typo" if is_open and label == name + name[-1] else None


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
    if label.strip("0123456789") == name.strip("0123456789"):
        return False
    at, begin = first_difference(label, name), 0
    for word, is_trade in words_of(name):
        end = begin + len(word)
        if at < end or end == len(name):
            if at == begin and len(label) == len(name):
                return False
            if is_trade:
                return len(word) > 4 and not is_common(label) and label.rstrip("s") != name.rstrip("s")
            return len(word) >= least + (at == len(name))
        begin = end
    return False


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


def is_added_to(name: str, glued: str, words: Sequence[str], *, is_settled: bool) -> bool:
    """Tell whether `words`, and `glued` written in one with the name, look added to `name`.

    Every word must be one that clones add. Under a settled ending at least one must be telling; written in one with
    the name it is not enough alone. A name of trade words needs an open ending and eight letters.

    >>> is_added_to("ansa", "", ["notizie"], is_settled=True), is_added_to("waz", "", ["online"], is_settled=True)
    (True, False)
    >>> is_added_to("spiegel", "au", [], is_settled=True)
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
    return "strong" in worth or not is_settled
