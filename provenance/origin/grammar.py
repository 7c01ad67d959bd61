"""The credit grammar: which words announce whose text it is. Data per language, read on first use.

A frame is a set of phrases with one meaning (`form`), a reason, and examples and counter-examples that are tests.
All languages are matched at once: feeds put English footers under Bengali texts, and desks sign in their own tongue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from ahocorasick_rs import AhoCorasick

from provenance.origin.names import canonical

Form = Literal[
    "label",  # "Source: X"
    "label-word",  # like label, but the word also means "according to": only before an outlet (vi "Theo VTV")
    "photo",  # "Photo: X"
    "byline",  # "By X"
    "joint",  # "with X", "additional reporting from X": others helped
    "joint-after",  # "X contributed to this report"
    "published",  # "originally published by X"
    "published-after",  # "in X erschienen"
    "partner",  # "in partnership with X"
    "release",  # "on behalf of X", "press release X"
    "wire-before",  # "taken over automatically from X"
    "based-on",  # "передает X"
    "based-on-after",  # "X reports"
    "mention",  # "told X"
    "mention-after",  # "X Institute", "X batteries"
    "cited",  # "according to a tally kept by X"
    "cited-after",  # "X reported last year"
    "reverse",  # "reprinted on X": the text went the other way
    "boilerplate",  # "may include material from X": on every page of the site
    "elsewhere",  # "read also", "more from": what follows is about other pages
    "agencies",  # "news agencies": somebody, not named
    "unnamed",  # "syndicated feed": taken, nobody named at all
    "staff",  # "staff", "our editors"
    "issuer",  # "ministry", "statistics office": not an outlet
    "media",  # "News", "Times": an unknown name with this word is an outlet
    "filler",  # "news agency", "the": may stand beside a name
    "desk",  # regional desk code of an agency, not a second hand
    "sign-off",  # a form only one agency uses; the frame names it
]
FORMS = frozenset(get_args(Form))


@dataclass(frozen=True, slots=True)
class Frame:
    """One set of phrases with one meaning."""

    id: str  # "en/source-label"
    form: Form
    words: tuple[str, ...]
    reason: str
    outlet: str | None = None  # for sign-off and desk: the agency it belongs to
    examples: tuple[dict[str, Any], ...] = ()
    counters: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the grammar at `start:end` of a text."""

    start: int
    end: int
    frame: Frame


def _bounded(canon: str, start: int, end: int) -> bool:
    """Return whether a phrase stands as whole words; scripts without spaces have no edges to check."""
    first, last = canon[start], canon[end - 1]
    opens = start == 0 or not canon[start - 1].isalnum() or not first.isalnum() or first >= "\u0e00"
    closes = end == len(canon) or not canon[end].isalnum() or not last.isalnum() or last >= "\u0e00"
    return opens and closes


class Grammar:
    """All frames of all languages as one automaton."""

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self.frames = frames
        phrases: dict[str, list[Frame]] = {}
        for frame in frames:
            for word in frame.words:
                phrases.setdefault(canonical(word), []).append(frame)
        self._frames = [tuple(group) for group in phrases.values()]
        self._automaton = AhoCorasick(list(phrases)) if phrases else None

    def find(self, canon: str) -> list[Cue]:
        """Return every cue in the canonical text, in order of place, longer ones first."""
        if self._automaton is None:
            return []
        raw = self._automaton.find_matches_as_indexes(canon, overlapping=True)
        cues = (
            Cue(start, end, frame)
            for phrase, start, end in raw
            if _bounded(canon, start, end)
            for frame in self._frames[phrase]
        )
        return sorted(cues, key=lambda cue: (cue.start, -cue.end))


def read_frames(text: str, name: str) -> Iterator[Frame]:
    """Yield the frames of one language file; a form we do not know is an error of ours, so it raises ValueError."""
    import yaml

    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe in both
    for row in data["frames"]:
        if row["form"] not in FORMS:
            raise ValueError(f"{name}: {row['id']}: unknown form {row['form']!r}")
        yield Frame(
            id=f"{data['language']}/{row['id']}",
            form=row["form"],
            words=tuple(str(word) for word in row["words"]),
            reason=row["reason"],
            outlet=row.get("outlet"),
            examples=tuple(row.get("examples", ())),
            counters=tuple(row.get("counters", ())),
        )


@cache
def grammar() -> Grammar:
    """Return the shipped grammar."""
    folder = files("provenance.origin") / "data"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return Grammar(
        tuple(frame for name in names for frame in read_frames((folder / name).read_text(encoding="utf-8"), name))
    )
