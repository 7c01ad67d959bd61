"""The table of quotation marks: which sign may open, and which signs may end what it began."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# Scripts written without spaces, where a letter may touch a mark on either side.
UNSPACED = "\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
LETTER = rf"[^\W{UNSPACED}]"

# A single mark between two letters is an apostrophe and never leaves this pattern.
MARK = re.compile(
    r"``|''|(?<!\w),,(?=\w)|[“”„‟«»‹›「」『』﹁﹂﹃﹄《》〈〉〝〞〟\"＂]"
    rf"|(?<!{LETTER})['‘’‚‛]|['‘’‚‛](?!{LETTER})"
)
STRAIGHT = frozenset(('"', "＂", "''"))


@dataclass(frozen=True, slots=True)
class Opening:
    """A sign that opens: the signs that may close it, and what kind of pair they make."""

    mark: str
    closes: frozenset[str]
    single: bool
    title: bool


@dataclass(frozen=True, slots=True)
class MarkTable:
    """The pairs in force for a language, and the words that begin with an apostrophe."""

    openings: dict[str, Opening]
    elisions: frozenset[str]


def load_data(name: str) -> Any:
    """Return the content of a YAML file that ships with the signals; every scalar is text."""
    text = (files("provenance.signals") / "data" / f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - neither builds objects


@cache
def mark_table(language: str | None) -> MarkTable:
    """Return the pairs for `language`; without a language, the pairs that hold everywhere.

    >>> sorted(mark_table("en").openings["„"].closes)
    ['"', '“', '”', '‟']
    >>> "’" in mark_table("en").openings, "’" in mark_table("sv").openings
    (False, True)
    """
    data = load_data("marks")
    pairs = [pair for pair in data["pairs"] if language in pair.get("languages", (language,))]
    return MarkTable(
        {
            mark: Opening(mark, frozenset(pair["close"]), "single" in pair, "title" in pair)
            for pair in pairs
            for mark in pair["open"]
        },
        frozenset(data["elisions"]["forms"]),
    )
