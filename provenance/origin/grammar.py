"""The credit grammar: which words announce whose text it is. Data per language, read on first use.

A frame is a set of phrases with one meaning (`form`), a reason, and examples and counter-examples that are tests.
All languages are matched at once: feeds put English footers under Bengali texts, and desks sign in their own tongue.
Which cues count in a text of another language is decided here too, see `Cue.fits`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from ahocorasick_rs import AhoCorasick

from provenance.origin.canon import canonical, edged, is_spaceless

Form = Literal[
    "label",  # "Source: X"
    "label-word",  # like label, but the word also means "according to": only before an outlet (vi "Theo VTV")
    "label-after",  # "X, source"
    "byline",  # "By X"
    "byline-after",  # "X द्वारा"
    "joint",  # "additional reporting from X": others helped
    "joint-after",  # "X contributed to this report"
    "joint-word",  # "with", "mit": only inside a bracket, a byline or a closing line
    "published",  # "originally published by X"
    "published-after",  # "in X erschienen"
    "partner",  # "in partnership with X"
    "partner-after",
    "release",  # "on behalf of X", "press release X"
    "release-after",
    "wire",  # "taken over automatically from X"
    "wire-after",
    "subject",  # "this article": a text that speaks of itself
    "unnamed",  # "syndicated feed": taken, nobody named at all
    "agencies",  # "news agencies": somebody, not named
    "based-on",  # "передает X"
    "based-on-after",  # "X reports"
    "cited",  # "according to a tally kept by X"
    "cited-after",  # "X reported last year"
    "mention",  # "told X"
    "mention-after",  # "X Institute", "X batteries"
    "photo",  # "Photo: X"
    "reverse",  # "reprinted on X": the text went the other way
    "boilerplate",  # "may include material from X": on every page of the site
    "elsewhere",  # "read also", "more from": what follows is about other pages
    "staff",  # "staff", "our editors"
    "issuer",  # "ministry", "statistics office": not an outlet
    "media",  # "News", "Times": an unknown name with this word is an outlet
    "filler",  # "news agency", "the": may stand beside a name
    "date",  # months, weekdays
    "dateline-mark",  # closes a dateline credit without brackets (电)
    "desk",  # regional desk code of an agency, not a second hand
    "sign-off",  # a form only one agency uses; the frame names it
    "name",  # a form of an outlet's name that endings cannot give; the frame names the outlet
]
FORMS = frozenset(get_args(Form))
RUNNING: frozenset[Form] = frozenset(("based-on", "based-on-after", "cited", "cited-after", "mention", "mention-after"))
"""The forms that are looked for in running text; all others only where credits stand."""
PARTS: frozenset[Form] = frozenset(
    ("filler", "date", "media", "staff", "issuer", "desk", "joint-word", "dateline-mark", "subject", "name",
     "cited", "cited-after", "mention", "mention-after", "based-on", "based-on-after")
)  # fmt: skip
"""The forms that are asked for only once a name or a telling phrase has been found."""
Among = Literal["all", "telling", "running"]
OF_AN_OUTLET: frozenset[Form] = frozenset(("sign-off", "desk", "name"))
COMMON: frozenset[Form] = frozenset(("filler", "date", "staff", "agencies"))
"""The forms whose words make no name sure: an outlet may be called by one."""
UNMISTAKABLE = 5  # letters from which a word of another language counts


@dataclass(frozen=True, slots=True)
class Frame:
    """One set of phrases with one meaning."""

    id: str  # "en/source-label"
    form: Form
    words: tuple[str, ...]
    languages: frozenset[str]
    outlet: str | None = None
    zones: frozenset[str] = frozenset()  # read only there; empty = wherever the form is read
    exact: bool = False  # counts only as printed, capitals and all
    itself: bool = False  # the phrase is itself the name of the maker


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the grammar at `start:end` of a text."""

    start: int
    end: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class Language:
    """What one file says of its language beside the frames."""

    code: str
    languages: frozenset[str]
    endings: frozenset[str]
    prefixes: frozenset[str]
    frames: tuple[Frame, ...]


class _Phrases:
    """Phrases as two automata: words with edges are matched whole, other scripts and signs as they stand."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        worded: dict[str, list[tuple[Frame, str]]] = {}
        signed: dict[str, list[tuple[Frame, str]]] = {}
        for frame in frames:
            for word in frame.words:
                canon = canonical(word)
                if _is_worded(canon):
                    worded.setdefault(f" {edged(canon)} ", []).append((frame, word))
                else:
                    signed.setdefault(canon, []).append((frame, word))
        self._worded, self._signed = tuple(worded.values()), tuple(signed.values())
        self._by_words = AhoCorasick(list(worded)) if worded else None
        self._by_signs = AhoCorasick(list(signed)) if signed else None

    def find(self, text: str, canon: str, spaced: str, language: str | None) -> list[Cue]:
        """Return the cues in a text; `spaced` is its canonical form with spaces for edges, and one on either side."""
        cues: list[Cue] = []
        if self._by_words is not None:
            for phrase, start, end in self._by_words.find_matches_as_indexes(spaced, overlapping=True):
                _add(cues, self._worded[phrase], start, end - 2, text, language)
        if self._by_signs is not None:
            for phrase, start, end in self._by_signs.find_matches_as_indexes(canon, overlapping=True):
                if _bounded(canon, start, end):
                    _add(cues, self._signed[phrase], start, end, text, language)
        return sorted(cues, key=lambda cue: (cue.start, -cue.end))


def _add(
    cues: list[Cue], group: list[tuple[Frame, str]], start: int, end: int, text: str, language: str | None
) -> None:
    for frame, word in group:
        if frame.exact and text[start:end] != word:
            continue
        if _fits(frame, word, language) or (frame.form in ("label", "photo") and _colon_follows(text, end)):
            cues.append(Cue(start, end, frame))


def _fits(frame: Frame, word: str, language: str | None) -> bool:
    """Return whether `word` counts in a text of `language`: its own, English, or a word no text holds by chance.

    Running text is in one language; credits are signed in any.
    """
    if language is None or language in frame.languages:
        return True
    if frame.form in RUNNING:
        return False
    if "en" in frame.languages and (frame.form != "date" or len(word) >= UNMISTAKABLE):
        return True
    return len(word) >= UNMISTAKABLE or word[0] >= "\u0700"


def _colon_follows(text: str, end: int) -> bool:
    return text[end : end + 2].lstrip()[:1] in (":", "：")


def _is_worded(canon: str) -> bool:
    """Return whether a phrase consists of words with edges on both sides, hyphens and apostrophes aside."""
    return (
        canon[0].isalnum()
        and canon[-1] not in '()[]{}/.,:;-"&'
        and all(char not in "()[]{}/.:©@" and not is_spaceless(char) for char in canon)
    )


def _bounded(canon: str, start: int, end: int) -> bool:
    """Return whether a phrase stands as whole words; scripts without spaces have no edges to check."""
    first, last = canon[start], canon[end - 1]
    opens = start == 0 or not canon[start - 1].isalnum() or not first.isalnum() or is_spaceless(first)
    closes = end == len(canon) or not canon[end].isalnum() or not last.isalnum() or is_spaceless(last)
    return opens and closes


class Grammar:
    """All frames of all languages."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self.languages = tuple(languages)
        self.frames = tuple(frame for language in self.languages for frame in language.frames)
        self.names = tuple(frame for frame in self.frames if frame.form == "name")
        self.prefixes = "".join(sorted({letter for language in self.languages for letter in language.prefixes}))
        self._endings: dict[str, frozenset[str]] = {}
        for language in self.languages:
            for code in language.languages:
                self._endings[code] = self._endings.get(code, frozenset()) | language.endings
        self._common = frozenset(
            edged(canonical(word))
            for frame in self.frames
            if frame.form in COMMON
            for word in frame.words
            if " " not in word
        )
        self._phrases: dict[Among, _Phrases] = {
            "all": _Phrases(frame for frame in self.frames if frame.form != "name"),
            "telling": _Phrases(frame for frame in self.frames if frame.form not in PARTS),
            "running": _Phrases(frame for frame in self.frames if frame.form in RUNNING),
        }

    def is_common(self, name: str) -> bool:
        """Return whether a name consists of words that stand in credits for other reasons: Today, El Mundo."""
        return all(word in self._common for word in edged(canonical(name)).split())

    def endings(self, language: str | None) -> frozenset[str]:
        """Return the case endings that names take in a language; none where it is unknown."""
        return self._endings.get(language or "", frozenset())

    def find(self, text: str, canon: str, spaced: str, language: str | None, among: Among = "all") -> list[Cue]:
        """Return every cue in a text, in order of place, longer ones first; `among` leaves out what is not asked for."""
        return self._phrases[among].find(text, canon, spaced, language)


def read_language(text: str, name: str) -> Language:
    """Return one language file. A form we do not know is an error of ours, so it raises ValueError."""
    return language_of(read_rows(text), name)


def read_rows(text: str) -> dict[str, Any]:
    """Return the plain values of a language file."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    rows: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - reads text only, safer than the safe one
    return rows


def language_of(data: dict[str, Any], name: str) -> Language:
    """Return the language in the plain values of a file."""
    codes = frozenset((data["language"], *data.get("also", ())))
    return Language(
        code=data["language"],
        languages=codes,
        endings=frozenset(canonical(ending) for ending in data.get("endings", ())),
        prefixes=frozenset(data.get("prefixes", ())),
        frames=tuple(_frame(row, data["language"], codes, name) for row in data["frames"]),
    )


def _frame(row: dict[str, Any], code: str, codes: frozenset[str], name: str) -> Frame:
    if row["form"] not in FORMS:
        raise ValueError(f"{name}: {row['id']}: unknown form {row['form']!r}")
    if (row["form"] in OF_AN_OUTLET) != ("outlet" in row):
        raise ValueError(f"{name}: {row['id']}: forms {sorted(OF_AN_OUTLET)} name an outlet, others do not")
    return Frame(
        id=f"{code}/{row['id']}",
        form=row["form"],
        words=tuple(row["words"]),
        languages=codes,
        outlet=row.get("outlet"),
        zones=frozenset(row.get("zones", ())),
        exact=row.get("exact") == "true",
        itself=row.get("itself") == "true",
    )


def language_files() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each shipped language file, in order of name."""
    folder = files("provenance.origin") / "data"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            yield entry.name, entry.read_text(encoding="utf-8")


@cache
def grammar() -> Grammar:
    """Return the shipped grammar."""
    return Grammar(read_language(text, name) for name, text in language_files())
