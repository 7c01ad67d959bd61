"""What a name looks like: skeletons by UTS 39, and the scripts its letters belong to."""

from __future__ import annotations

import unicodedata
from functools import cache

_JOINT_SCRIPTS = (  # scripts one language writes side by side (UTS 39, 5.2: Highly Restrictive)
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)


def skeleton(label: str) -> str:
    """Return what `label`, a piece of a host name in Unicode, looks like: equal skeletons look alike.

    This is the skeleton of UTS 39, section 4, in lower case as host names are. Digits and letters of ASCII
    stay as they are; what 1, 0 or rn may stand for is the look-alike index's matter.

    >>> skeleton("ѕріegel"), skeleton("süd") == skeleton("sud")
    ('spiegel', False)
    """
    if label.isascii():
        return label
    table = _confusables()
    shape = "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFD", label))
    return unicodedata.normalize("NFD", shape)


def scripts(label: str) -> frozenset[str]:
    """Return the scripts of the letters in `label`, by the first word of their Unicode names.

    >>> sorted(scripts("яндекс-24")), sorted(scripts("раypal"))
    (['CYRILLIC'], ['CYRILLIC', 'LATIN'])
    """
    letters = (letter for letter in label if unicodedata.category(letter)[0] == "L")
    return frozenset(unicodedata.name(letter, "UNNAMED").split()[0] for letter in letters)


def is_one_writing(label: str) -> bool:
    """Tell whether the letters of `label` belong to one script, or to scripts one language mixes.

    >>> is_one_writing("東京タイムズ24"), is_one_writing("раypal")
    (True, False)
    """
    used = scripts(label)
    return len(used) <= 1 or any(used <= joint for joint in _JOINT_SCRIPTS)


@cache
def _confusables() -> dict[str, str]:
    from provenance.urls.tables import rows

    return dict(row.split("\t") for row in rows("confusables"))
