"""Rules on values: countries, dates, shares, states, assessors, and words that judge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args

from provenance.errors import Problem
from provenance.registry import schema
from provenance.registry.countries import countries
from provenance.registry.lint.view import Place, View
from provenance.tables import packaged

MOST = 100.5
"""Shares are rounded where they are published; half a point over a hundred is rounding."""
_DATES = (("since", "until"), ("adopted", "until"), ("adopted", "since"))
_DATED = ("ownership", "state", "designations", "memberships", "domains", "names")


def country_unknown(view: View) -> Iterator[Problem]:
    """A country is one of ISO 3166-1, Kosovo, `international` or `unknown`."""
    known = {*countries(), "international", "unknown"}
    for place, entry in view.entries():
        country = getattr(entry, "country", "unknown")
        if country not in known:
            hint = "; the United Kingdom is GB" if country == "UK" else "; use the two letters of ISO 3166-1"
            yield place.below("country").problem("country-unknown", f"{country} is no country code{hint}")


def date_order(view: View) -> Iterator[Problem]:
    """What ends began before, and days exist."""
    for place, value in view.statements(*_DATED, "assessments", "events"):
        for name in ("since", "until", "adopted", "dated", "date", "seen"):
            given = getattr(value, name, None)
            if given and not _exists(given):
                yield place.below(name).problem("date-order", f"{given} is no day of the calendar; mend it")
        for first, last in _DATES:
            begun, over = getattr(value, first, None), getattr(value, last, None)
            if begun and over and begun[: len(over)] > over[: len(begun)]:
                message = f"{last} {over} lies before {first} {begun}; mend one of the two"
                yield place.below(last).problem("date-order", message)


def _exists(partial: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat((partial + "-01-01")[:10])
    except ValueError:
        return False
    return True


def future_fact(view: View) -> Iterator[Problem]:
    """Assessments and events have happened; only what is adopted or in force may lie ahead."""
    for place, value in view.statements("assessments", "events", "memberships"):
        for name in ("dated", "date", "seen"):
            given = getattr(value, name, None)
            if given and given > view.today[: len(given)]:
                yield place.below(name).problem("future-fact", f"{given} is in the future; give the date it happened")


def state_value(view: View) -> Iterator[Problem]:
    """A state relation has a value of its own dimension, or one of the four gaps."""
    for place, statement in view.statements("state"):
        allowed = (*get_args(schema.DIMENSION_VALUES[statement.dimension]), *get_args(schema.Gap))
        if statement.value not in allowed:
            message = f"{statement.value} says nothing about {statement.dimension}; use one of: {', '.join(allowed)}"
            yield place.below("value").problem("state-value", message)


def share_over_100(view: View) -> Iterator[Problem]:
    """The shares held at one time do not make more than the whole."""
    for place, entry in view.entries():
        held = [statement for statement in entry.ownership if statement.share]
        for day in sorted({statement.since or "0" for statement in held}):
            shares: dict[str, float] = {}
            for statement in held:
                if _holds(statement, day):
                    shares[statement.owner] = max(shares.get(statement.owner, 0.0), float(statement.share or 0))
            total = sum(shares.values())
            if total > MOST:
                when = "" if day == "0" else f" from {day} on"
                message = f"the shares make {total:g} %{when}; mend them, or say with since and until who held when"
                yield place.below("ownership").problem("share-over-100", message)
                break


def _holds(statement: Any, day: str) -> bool:
    begun = statement.since is None or statement.since[: len(day)] <= day[: len(statement.since)]
    return begun and (statement.until is None or statement.until[: len(day)] > day[: len(statement.until)])


def assessor_unknown(view: View) -> Iterator[Problem]:
    """An assessment is by an assessor of the registry, on that assessor's own scale."""
    for place, statement in view.statements("assessments"):
        assessor = view.assessor(statement.assessor)
        if assessor is None:
            message = f"there is no assessor {statement.assessor}; describe it under assessors or mend the id"
            yield place.below("assessor").problem("assessor-unknown", message)
        elif assessor.scale and statement.value not in assessor.scale:
            scale = ", ".join(assessor.scale)
            message = f"{statement.value!r} is not on the scale of {assessor.name}: {scale}"
            yield place.below("value").problem("assessor-scale", message)
    for file in view.files:
        for id, assessor in file.assessors.items():
            for index, other in enumerate(assessor.based_on):
                if view.assessor(other) is None:
                    place = Place(file, ("assessors", id, "based_on", index))
                    yield place.problem(
                        "assessor-unknown", f"there is no assessor {other}; describe it under assessors"
                    )


# ---------------------------------------------------------------- words that judge


def editorial_adjective(view: View) -> Iterator[Problem]:
    """Nothing judges in our own voice; what a page says is quoted, in quotation marks."""
    for place, text in _texts(view):
        found = _judging().search(_QUOTED.sub(" ", text))
        if found:
            message = f"{found.group()!r} judges; state what happened, or put the page's own word in quotation marks"
            yield place.problem("editorial-adjective", message)


_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|(?<!\w)'[^']*'(?!\w)|‘[^’]*’")


def _texts(view: View) -> Iterator[tuple[Place, str]]:
    for place, entry in view.entries():
        for index, text in enumerate(entry.unknowns):
            yield place.below("unknowns", index), text
        if getattr(entry, "note", None):
            yield place.below("note"), entry.note  # type: ignore[union-attr, misc]
    for place, statement in view.statements():
        for name in ("note", "detail"):
            if getattr(statement, name, None):
                yield place.below(name), getattr(statement, name)
    for place, evidence in view.evidence():
        yield place.below("says"), evidence.says


@cache
def _judging() -> re.Pattern[str]:
    words: Sequence[str] = _word_list()
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.IGNORECASE)


def _word_list() -> list[str]:
    groups = packaged("provenance.registry", "judging_words")["groups"]
    return [word for group in groups for word in group["words"]]
