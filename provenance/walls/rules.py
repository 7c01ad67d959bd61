"""The rows of `data/walls.yaml`, made ready."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from provenance.errors import Kind
from provenance.tables import packaged
from provenance.walls.words import Words


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands before the article. `rule` names the row of `data/walls.yaml` that saw it."""

    name: str  # bot challenge, consent wall, login ...
    rule: str
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the signs of a wall, and how much may stand beside them."""

    id: str
    wall: str
    kind: Kind
    says: str
    headers: tuple[tuple[str, str], ...]
    sure: tuple[str, ...]
    markers: tuple[str, ...]
    shapes: tuple[str, ...]
    strong_shapes: tuple[str, ...]  # those that count beside one sentence, too
    titles: re.Pattern[str] | None
    phrases: Words
    phrase_forms: re.Pattern[str] | None  # forms at the beginning of a line that are as good as a phrase
    cues: Words  # its phrases are among them
    controls: Words
    least_phrases: int
    least_cues: int  # different cues that are as good as a shape; 0 where none are
    most_prose: int
    on_control: bool  # a phrase must stand on something to press, where reports of such walls only quote it
    codes: re.Pattern[str] | None  # headings that print a status code and nothing else
    title_ends: Words  # words at an end of a title which, with one of `shapes`, are two signs

    def found(self) -> Wall:
        """Return the wall this rule knows."""
        return Wall(self.wall, self.id, self.kind, self.says)


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules, in the order in which they are tried."""
    return tuple(_rule(row) for row in _table()["walls"])


@cache
def any_cue() -> Words:
    """Return the cues of all rules."""
    return Words(cue for rule in rules() for cue in rule.cues.texts)


@cache
def label_words() -> frozenset[str]:
    """Return the words that stand in labels of logins beside the word for a login."""
    return frozenset(_table()["label_words"])


@cache
def login_words() -> frozenset[str]:
    """Return the words that are a part of the address of a login."""
    return frozenset(_table()["login_words"])


@cache
def _table() -> Any:
    return packaged("provenance.walls", "walls")


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        id=row["id"],
        wall=row["wall"],
        kind=row["kind"],
        says=row["says"],
        headers=tuple((name.lower(), value.lower()) for name, value in row.get("headers", ())),
        sure=tuple(marker.lower() for marker in row.get("sure", ())),
        markers=tuple(marker.lower() for marker in row.get("markers", ())),
        shapes=tuple(row.get("shapes", ())),
        strong_shapes=tuple(row.get("strong_shapes", ())),
        titles=_whole(row.get("titles", ()), row.get("title_form")),
        phrases=Words(row.get("phrases", ())),
        phrase_forms=_forms(row.get("phrase_forms", ())),
        cues=Words([*row.get("cues", ()), *row.get("phrases", ())]),
        controls=Words(row.get("controls", ())),
        least_phrases=row.get("least_phrases", 1),
        least_cues=row.get("least_cues", 0),
        most_prose=row["most_prose"],
        on_control=row.get("on_control", False),
        codes=_codes(row.get("codes", ())),
        title_ends=Words(row.get("title_ends", ())),
    )


def _whole(texts: Sequence[str], form: str | None) -> re.Pattern[str] | None:
    """Return a pattern of any of `texts`, or of `form`, with nothing but marks and an exclamation around it."""
    if not texts:
        return None
    choices = [re.escape(text) for text in sorted(texts, key=len, reverse=True)] + ([form] if form else [])
    cries = "|".join(map(re.escape, _table()["exclamations"]))
    return re.compile(rf"\W{{0,5}}(?:(?:{cries})\W{{1,5}})?(?:{'|'.join(choices)})\W{{0,5}}", re.IGNORECASE)


def _forms(forms: Sequence[str]) -> re.Pattern[str] | None:
    """Return a pattern of a line that begins with one of `forms`, behind two short words at most."""
    if not forms:
        return None
    return re.compile(rf"\W{{0,5}}(?:[^\W\d]{{1,12}}[\s,!.:…-]{{1,3}}){{0,2}}(?:{'|'.join(forms)})", re.IGNORECASE)


def _codes(codes: Sequence[str]) -> re.Pattern[str] | None:
    """Return a pattern of a heading that is one of `codes`, alone or with a word for an error before it."""
    if not codes:
        return None
    words = "|".join(map(re.escape, _table()["code_words"]))
    return re.compile(rf"\W{{0,3}}(?:(?:{words})\W{{1,3}}){{0,2}}(?:{'|'.join(codes)})\W{{0,3}}", re.IGNORECASE)
