"""Texts of which the two ends alone are looked through."""

from __future__ import annotations

from provenance.origin.scan import HEAD, TAIL
from tests.origin.conftest import Found, outlets

SENTENCE = "The ferry keeps its timetable and the choir sings on Sunday in the hall by the old harbour. "
LONG = SENTENCE * (2 * (HEAD + TAIL) // len(SENTENCE))


def test_credits_at_both_ends_of_a_long_text(found: Found) -> None:
    """A dateline, a closing line and a report in the last sentence are read, however much stands between."""
    assert outlets(found(f"OSLO (Reuters) - {LONG}")) == ["reuters"]
    assert outlets(found(f"{LONG}\n\nSource: Sputnik")) == ["sputnik"]
    assert outlets(found(f"{LONG}The pier is open, Reuters reports.")) == ["reuters"]


def test_name_between_the_ends_of_a_long_text(found: Found) -> None:
    """It is no origin and leaves no clue; one near the beginning leaves one."""
    said = "The mayor told Reuters that the pier is open. "
    near, between = found(f"{SENTENCE}{SENTENCE}{said}{LONG}"), found(f"{LONG}{said}{LONG}")
    assert (outlets(near), [clue.outlet for clue in near.clues]) == ([], ["reuters"])
    assert (outlets(between), between.clues) == ([], ())
