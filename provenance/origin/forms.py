"""The forms a phrase of the credit grammar may have, and the values the grammar is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

Form = Literal[
    "label",  # "Source: X"
    "label-word",  # like label, but the word also means "according to": only before an outlet (vi "Theo VTV")
    "hat-tip",  # "via X": through whom the writer heard of the story; a label above a text and before an agency
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
    "office",  # "press office of X": signs a release on a line of its own
    "distributor",  # "distributed by X": who passes it on, the maker stands elsewhere
    "wire",  # "taken over automatically from X"
    "wire-after",
    "subject",  # "this article": a text that speaks of itself
    "taken-over",  # "originally", "by permission": in a sentence about the text, whatever its verb, it came from X
    "unnamed",  # "syndicated feed": taken, nobody named at all
    "agencies",  # "news agencies": somebody, not named
    "based-on",  # "передает X"
    "based-on-after",  # "X reports"
    "as-reported-after",  # "X published" that is a report of X's only behind "according to": "segundo X publicou"
    "cited",  # "according to a tally kept by X"
    "cited-after",  # "X reported last year"
    "that",  # the word behind which a verb of reporting says what: "X reported that"
    "past",  # "last year": in front of a name that reported then
    "mention",  # "told X"
    "mention-after",  # "X Institute", "X batteries"
    "photo",  # "Photo: X"
    "also",  # "also in X": a further place of publication, not the first
    "denied",  # "did not report", "correction": a report that is taken back
    "reverse",  # "reprinted on X": the text went the other way
    "boilerplate",  # "may include material from X": on every page of the site
    "elsewhere",  # "read also", "more from": what follows is about other pages
    "staff",  # "staff", "our editors"
    "own",  # "our reporter saw", "told our site": the house found out for itself
    "issuer",  # "ministry", "statistics office": not an outlet
    "media",  # "News", "Times": an unknown name with this word is an outlet
    "filler",  # "news agency", "the": may stand beside a name
    "control",  # "report abuse", "share": the page's own controls, which may stand on the line of a credit
    "date",  # months, weekdays
    "dateline-mark",  # closes a dateline credit without brackets (电)
    "desk",  # regional desk code of an agency, not a second hand
    "sign-off",  # a form only one agency uses; the frame names it
    "described-after",  # "X is a nonprofit newsroom": a line by which a newsroom presents itself below its texts
    "name",  # a form of an outlet's name that endings cannot give; the frame names the outlet
]
FORMS = frozenset(get_args(Form))
OF_A_TEXT: frozenset[Form] = frozenset(
    ("based-on", "based-on-after", "as-reported-after", "cited", "cited-after", "mention", "mention-after")
)
"""The forms of sentences: they count only in texts of their own language. Credits are signed in any."""
RUNNING: frozenset[Form] = OF_A_TEXT | {
    "boilerplate",
    "reverse",
    "elsewhere",
    "staff",
    "own",
    "date",
    "denied",
    "past",
    "that",
}
"""The forms that are looked for in running text; all others only where credits stand."""
PARTS: frozenset[Form] = frozenset(
    ("filler", "date", "media", "staff", "issuer", "desk", "joint-word", "dateline-mark", "subject", "name",
     "cited", "cited-after", "mention", "mention-after", "based-on", "based-on-after", "as-reported-after",
     "also", "denied", "own", "past", "that")
)  # fmt: skip
"""The forms that are asked for only once a name or a telling phrase has been found."""
Among = Literal["telling", "parts", "running"]
OF_AN_OUTLET: frozenset[Form] = frozenset(("sign-off", "desk", "name"))
COMMON: frozenset[Form] = frozenset(("filler", "date", "staff", "agencies"))
"""The forms whose words make no name sure: an outlet may be called by one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One set of phrases with one meaning."""

    id: str  # "en/source-label"
    form: Form
    words: tuple[str, ...]
    patterns: tuple[str, ...]  # what is looked for, in the order of `words`; with a space on either side for words
    languages: frozenset[str]
    outlet: str | None = None
    needs: str | None = None  # "credit": a name that means other things too, as in the registry
    then: str | None = None  # counts only where it opens its line, and this follows on it: "; editing by"
    zones: frozenset[str] = frozenset()  # read only there; empty = wherever the form is read
    exact: bool = False  # counts only as printed, capitals and all
    itself: bool = False  # the phrase is itself the name of the maker
    of_the_text: bool = False  # counts only in a sentence that speaks of the text: "Dieser Beitrag wurde ..."
    alone: bool = False  # counts only where nothing else stands on its line
    rests: bool = False  # the text rests on what the phrase names, it was not taken as a whole: "based on a report by"
    within: bool = False  # counts as the end of a name of one word too: "mehrnews"
    addressed: bool = False  # an address behind it counts, whoever's: "read it all at limninea.gr"
    relays: bool = False  # passes on what another reported: "X writes, Y relays" rests on Y
    dated: bool = False  # a past verb that tells of this report only beside a day: "skrev X på tirsdag"


class Cue(NamedTuple):
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

    @classmethod
    def from_plain(cls, row: dict[str, Any]) -> Language:
        """Return the language in a row of the compiled grammar."""
        codes = frozenset(row["languages"])
        frames = tuple(
            Frame(
                id=f"{row['code']}/{frame['id']}",
                form=frame["form"],
                words=tuple(frame["words"]),
                patterns=tuple(frame["patterns"]),
                languages=codes,
                outlet=frame.get("outlet"),
                needs=frame.get("needs"),
                then=frame.get("then"),
                zones=frozenset(frame.get("zones", ())),
                exact=frame.get("exact", False),
                itself=frame.get("itself", False),
                of_the_text=frame.get("of_the_text", False),
                alone=frame.get("alone", False),
                rests=frame.get("rests", False),
                dated=frame.get("dated", False),
                within=frame.get("within", False),
                addressed=frame.get("addressed", False),
                relays=frame.get("relays", False),
            )
            for frame in row["frames"]
        )
        return cls(row["code"], codes, frozenset(row["endings"]), frozenset(row["prefixes"]), frames)
