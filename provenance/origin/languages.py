"""Reading the language files of the credit grammar, and compiling them into the form that runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from provenance.origin.canon import canonical, edged, is_spaceless
from provenance.origin.forms import FORMS, OF_AN_OUTLET
from provenance.origin.tables import table

FLAGS = ("exact", "itself", "of_the_text", "alone", "rests", "dated", "within", "addressed", "relays")
_SIGNS = "()[]{}/.:©@"
_CLOSING_SIGNS = _SIGNS + ',;-"&'


def language_files() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each shipped language file, in order of name."""
    folder = files("provenance.origin") / "data"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            yield entry.name, entry.read_text(encoding="utf-8")


def read_rows(text: str) -> dict[str, Any]:
    """Return the plain values of a language file."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    rows: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - reads text only, safer than the safe one
    return rows


def compiled(sources: Iterable[tuple[str, str]]) -> str:
    """Return the compiled grammar as JSON text; equal files give equal bytes. Raises ValueError as `language_row`."""
    languages = [language_row(read_rows(text), name) for name, text in sources]
    about = "Compiled by scripts/build_grammar.py from provenance/origin/data/*.yaml; do not edit."
    return json.dumps({"about": about, "languages": languages}, ensure_ascii=False, indent=0) + "\n"


def language_row(data: dict[str, Any], name: str) -> dict[str, Any]:
    """Return one language as it is compiled. Raises ValueError for a form that is none: an error of ours."""
    return {
        "code": data["language"],
        "languages": [data["language"], *data.get("also", ())],
        "endings": [canonical(ending) for ending in data.get("endings", ())],
        "prefixes": list(data.get("prefixes", ())),
        "frames": [_frame_row(_in_both_scripts(row, data), name) for row in data["frames"]],
    }


def _in_both_scripts(row: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """Return a frame with its Latin words in Cyrillic letters too, where a file says that its language has both."""
    if data.get("in_cyrillic") != "true":
        return row
    words = row["words"]
    letters = table("letters")["serbian"]["letters"]
    others = (cyrillic(word, letters) for word in words)
    return {**row, "words": [*words, *(word for word in dict.fromkeys(others) if word and word not in words)]}


def cyrillic(word: str, letters: dict[str, str]) -> str | None:
    """Return a Serbian word of Latin letters in Cyrillic ones, two letters before one; None for any other word.

    >>> cyrillic("Novosti prenose", {"n": "н", "o": "о", "v": "в", "s": "с", "t": "т", "i": "и", "p": "п", "r": "р"})
    >>> cyrillic("piše", {"p": "п", "i": "и", "š": "ш", "e": "е"})
    'пише'
    """
    found, at = "", 0
    while at < len(word):
        size = next((size for size in (2, 1) if word[at : at + size].lower() in letters), 0)
        if not size:
            if word[at].isalpha():
                return None
            found, at = found + word[at], at + 1
            continue
        letter = letters[word[at : at + size].lower()]
        found, at = found + (letter.upper() if word[at].isupper() else letter), at + size
    return found if any(map(str.isalpha, found)) else None


def _frame_row(row: dict[str, Any], name: str) -> dict[str, Any]:
    if row["form"] not in FORMS:
        raise ValueError(f"{name}: {row['id']}: unknown form {row['form']!r}")
    if (row["form"] in OF_AN_OUTLET) != ("outlet" in row):
        raise ValueError(f"{name}: {row['id']}: forms {sorted(OF_AN_OUTLET)} name an outlet, others do not")
    kept: dict[str, Any] = {
        key: row[key] for key in ("id", "form", "words", "outlet", "needs", "zones", "then") if key in row
    }
    flags: dict[str, Any] = {key: True for key in FLAGS if row.get(key) == "true"}
    return {**kept, "patterns": [_pattern(word) for word in row["words"]], **flags}


def _pattern(word: str) -> str:
    """Return what is looked for: words with a space on either side, other scripts and signs as they stand."""
    canon = canonical(word)
    return f" {edged(canon)} " if _is_worded(canon) else canon


def _is_worded(canon: str) -> bool:
    """Return whether a phrase consists of words with edges on both sides, hyphens and apostrophes aside."""
    if not canon[0].isalnum() or canon[-1] in _CLOSING_SIGNS:
        return False
    return all(char not in _SIGNS and not is_spaceless(char) for char in canon)
