"""The State Media Monitor's seven labels, derived from the three dimensions, beside what the assessor said.

A label is never typed in: it follows from statements or is quoted with its edition. Where both exist and differ, both
are shown. The typology asks three yes or no questions (state funding, state governance or ownership, state control of
the editorial line); https://statemediamonitor.com/methodology/ names the combinations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from provenance.registry.profile import HeldState, StateLabel
from provenance.registry.schema import Assessment

ASSESSOR = "state-media-monitor"
Answer = Literal["yes", "no", "open"]

# What a value of ours answers. Left open where the question would need a judgement that is not ours to make: a mixed
# budget, a board that parliament appoints, influence short of control.
_ANSWERS: dict[str, Answer] = {
    "state-majority": "yes", "state-minority": "no", "licence-fee-or-levy": "no", "commercial": "no", "donors": "no",
    "members": "no",
    "state-appointed": "yes", "independent-board": "no", "owner-appointed": "open",
    "state-controlled": "yes", "independent-by-statute": "no", "independent": "no",
}  # fmt: skip

# Funding, governance, editorial control.
_LABELS: dict[tuple[Answer, Answer, Answer], str] = {
    ("yes", "yes", "yes"): "SC",
    ("no", "yes", "yes"): "CaPu",
    ("yes", "no", "yes"): "CaPr",  # the typology has no eighth label; state money does not make it state-managed
    ("no", "no", "yes"): "CaPr",
    ("yes", "yes", "no"): "ISFM",
    ("yes", "no", "no"): "ISF",
    ("no", "yes", "no"): "ISM",
    ("no", "no", "no"): "IP",
}
DIMENSIONS = ("funding", "governance", "editorial")


def state_label(
    state: Iterable[HeldState], assessments: Iterable[Assessment], entities: Sequence[str]
) -> StateLabel | None:
    """Return what follows from the dimensions stated about `entities` (an outlet, its parents), and what was quoted.

    Nothing follows where a dimension is not stated, is stated with different values, or leaves the question open.
    None where nothing was stated about them and nothing quoted.
    """
    held = [each for each in state if each.about in entities]
    answers = tuple(_answer(dimension, held, entities) for dimension in DIMENSIONS)
    missing = tuple(name for name, answer in zip(DIMENSIONS, answers, strict=True) if answer == "open")
    derived = _LABELS.get(answers)  # type: ignore[arg-type]
    quoted = sorted((each for each in assessments if each.assessor == ASSESSOR), key=lambda each: each.dated)
    last = quoted[-1] if quoted else None
    if not held and last is None:
        return None
    differ = derived is not None and last is not None and derived != last.value
    return StateLabel(
        derived=derived, open=missing, quoted=last.value if last else None, dated=last.dated if last else None,
        differ=differ,
    )  # fmt: skip


def _answer(dimension: str, state: Sequence[HeldState], entities: Sequence[str]) -> Answer:
    for entity in entities:
        values = {
            held.statement.value for held in state if held.about == entity and held.statement.dimension == dimension
        }
        if values:
            found = {_ANSWERS.get(value, "open") for value in values}
            return found.pop() if len(found) == 1 else "open"
    return "open"
