"""Pages that stand before the article: bot challenges, consent walls, logins, "not found" with status 200.

They are recognised, not evaded. A wall is small: whatever else stands on it is menu, so a page with prose of its
own is never one, however it speaks of cookies or logins.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from provenance.errors import Kind
from provenance.tables import packaged
from provenance.walls.visible import FIRST, visible_blocks

PROSE_LINE = 60
"""Characters from which a line is prose and no menu entry."""
CONTROL = 40
"""Characters up to which a line may be a button or a heading."""
MOST_WALL = 15_000
"""Characters of prose beyond which no page is a wall, whatever the prose speaks of."""

_TITLE = re.compile(r"<title[^>]{0,300}>([^<]{0,400})", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|·»]\s*|\s+[-–—:]\s+")
_HEADING = re.compile(r"<h1[^>]{0,500}>([^<]{0,400})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands before the article. `rule` names the row of `data/walls.yaml` that saw it."""

    name: str  # bot challenge, consent wall, login ...
    rule: str
    kind: Kind
    says: str


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    wall: str
    kind: Kind
    says: str
    headers: tuple[tuple[str, str], ...]
    markers: tuple[str, ...]
    titles: re.Pattern[str] | None
    phrases: re.Pattern[str] | None
    cues: re.Pattern[str] | None
    least_phrases: int
    most_prose: int
    on_control: bool  # a phrase must stand on something to press, where reports of such walls only quote it

    def found(self) -> Wall:
        """Return the wall this rule knows."""
        return Wall(self.wall, self.id, self.kind, self.says)


def recognise(markup: str, headers: Sequence[tuple[bytes, bytes]] = ()) -> Wall | None:
    """Return the wall `markup` is, or None where a page has text of its own or shows no sign of a wall."""
    sent = {key.decode("latin-1").lower(): value.decode("latin-1").lower() for key, value in headers}
    for rule in _rules():
        if any(value in sent.get(name, "") for name, value in rule.headers):
            return rule.found()
    head = markup[:FIRST]
    blocks = _blocks_of_a_wall(head)
    if blocks is None:
        return None
    lowered = head.lower()
    titles = [html.unescape(found[1]).strip()[:200] for form in (_TITLE, _HEADING) if (found := form.search(head))]
    for rule in _rules():
        if _shows(rule, lowered, titles, blocks) and _prose(rule, blocks) <= rule.most_prose:
            return rule.found()
    return None


def _blocks_of_a_wall(head: str) -> list[str] | None:
    """Return the lines of a page, or None as soon as it shows more prose than any wall does."""
    blocks: list[str] = []
    clean = size = 0
    most = max(rule.most_prose for rule in _rules())
    for block in visible_blocks(head, with_noscript=True):
        blocks.append(block)
        if len(block) < PROSE_LINE:
            continue
        size += len(block)
        clean += 0 if _enough(_any_cue(), block) else len(block)
        if clean > most or size > MOST_WALL:
            return None
    return blocks


def _shows(rule: _Rule, lowered: str, titles: list[str], blocks: list[str]) -> bool:
    """Tell whether a page bears the signs of a wall: a marker of its maker, a title, or enough of its phrases."""
    if any(marker in lowered for marker in rule.markers):
        return True
    if rule.titles and any(rule.titles.fullmatch(part) for title in titles for part in _parts(title)):
        return True
    if not rule.phrases:
        return False
    found = {match.lower() for block in blocks[:200] for match in rule.phrases.findall(block[:2_000])}
    if len(found) < rule.least_phrases:
        return False
    return not rule.on_control or any(len(block) <= CONTROL and rule.phrases.search(block) for block in blocks[:200])


def _parts(title: str) -> list[str]:
    """Return a title whole and in the parts its separators make: sites put their own name before or behind."""
    parts = [part.strip() for part in _BETWEEN.split(title)]
    return [title, *parts[:4]] if len(parts) > 1 else [title]


def _prose(rule: _Rule, blocks: list[str]) -> int:
    """Return how many characters of prose stand on the page that do not speak of the wall itself.

    The longer a line, the more different cues it takes: one word in a paragraph of an article proves nothing.
    """
    return sum(len(line) for line in blocks if len(line) >= PROSE_LINE and not _speaks_of_it(rule, line))


def _speaks_of_it(rule: _Rule, line: str) -> bool:
    return rule.cues is not None and _enough(rule.cues, line)


def _enough(cues: re.Pattern[str], line: str) -> bool:
    needed = min(3, 1 + len(line) // 150)
    return len({cue.lower() for cue in cues.findall(line[:2_000])}) >= needed


@cache
def _any_cue() -> re.Pattern[str]:
    """Return a pattern of the cues of all rules."""
    return re.compile("|".join(rule.cues.pattern for rule in _rules() if rule.cues), re.IGNORECASE)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(_rule(row) for row in packaged("provenance.walls", "walls")["walls"])


def _rule(row: dict[str, Any]) -> _Rule:
    return _Rule(
        id=row["id"],
        wall=row["wall"],
        kind=row["kind"],
        says=row["says"],
        headers=tuple((name.lower(), value.lower()) for name, value in row.get("headers", ())),
        markers=tuple(marker.lower() for marker in row.get("markers", ())),
        titles=_any_of(row.get("titles", ()), whole=True),
        phrases=_any_of(row.get("phrases", ())),
        cues=_any_of([*row.get("cues", ()), *row.get("phrases", ())]),
        least_phrases=row.get("least_phrases", 1),
        most_prose=row["most_prose"],
        on_control=row.get("on_control", False),
    )


def _any_of(texts: Sequence[str], *, whole: bool = False) -> re.Pattern[str] | None:
    """Return a pattern that finds any of `texts` where a word begins; `whole` ones with nothing but marks around.

    Short ones end with their word too: "bot" is no part of "both". Scripts without blanks have no such borders.
    """
    if not texts:
        return None
    ordered = sorted(texts, key=len, reverse=True)
    if whole:
        return re.compile(rf"\W{{0,5}}(?:{'|'.join(map(re.escape, ordered))})\W{{0,5}}", re.IGNORECASE)
    return re.compile("|".join(map(_bordered, ordered)), re.IGNORECASE)


def _bordered(text: str) -> str:
    before = r"\b" if text[0].isalnum() and ord(text[0]) < 0x0E00 else ""
    after = r"\b" if len(text) < 5 and text[-1].isalnum() and ord(text[-1]) < 0x0E00 else ""
    return before + re.escape(text) + after
