"""The State Media Monitor's label from the three dimensions, beside the quoted one."""

from __future__ import annotations

import pytest

from provenance.registry.label import state_label
from provenance.registry.profile import HeldState
from provenance.registry.schema import Assessment, StateRelation


def held(about: str, **values: str) -> list[HeldState]:
    """Return state relations of an entity by dimension."""
    return [
        HeldState(about=about, name=about, statement=StateRelation(dimension=dimension, value=value))  # type: ignore[arg-type]
        for dimension, value in values.items()
    ]


def quoted(value: str, dated: str = "2025", assessor: str = "state-media-monitor") -> Assessment:
    """Return what an assessor said."""
    return Assessment(assessor=assessor, value=value, dated=dated)


@pytest.mark.parametrize(
    ("funding", "governance", "editorial", "label"),
    [
        ("state-majority", "state-appointed", "state-controlled", "SC"),
        ("commercial", "state-appointed", "state-controlled", "CaPu"),
        ("commercial", "independent-board", "state-controlled", "CaPr"),
        ("state-majority", "state-appointed", "independent", "ISFM"),
        ("state-majority", "independent-board", "independent-by-statute", "ISF"),
        ("licence-fee-or-levy", "state-appointed", "independent", "ISM"),
        ("licence-fee-or-levy", "independent-board", "independent-by-statute", "IP"),
        ("mixed", "state-appointed", "state-controlled", None),
        ("state-majority", "parliament-appointed", "independent", None),
        ("state-majority", "state-appointed", "state-influenced", None),
        ("state-majority", "state-appointed", "unknown", None),
        ("disputed", "state-appointed", "state-controlled", None),
    ],
)
def test_label_follows_from_answers_only(funding: str, governance: str, editorial: str, label: str | None) -> None:
    """Where a value leaves its question open, no label follows."""
    found = state_label(held("a", funding=funding, governance=governance, editorial=editorial), [], ["a"])
    assert found is not None
    assert found.derived == label


def test_a_missing_dimension_is_named() -> None:
    """Nothing is filled in."""
    found = state_label(held("a", funding="commercial", editorial="independent"), [], ["a"])
    assert found is not None
    assert (found.derived, found.open) == (None, ("governance",))


def test_two_values_of_one_dimension_leave_it_open() -> None:
    """Sources that differ are not averaged."""
    state = held("a", funding="commercial", governance="independent-board", editorial="independent")
    found = state_label([*state, *held("a", funding="state-majority")], [], ["a"])
    assert found is not None
    assert found.open == ("funding",)


def test_differing_labels_are_both_told() -> None:
    """Derived and quoted stand beside each other; the assessor's latest edition counts."""
    state = held("a", funding="licence-fee-or-levy", governance="independent-board", editorial="independent")
    assessments = [quoted("SC", "2023"), quoted("ISF", "2025"), quoted("x", "2026", "somebody-else")]
    found = state_label(state, assessments, ["a"])
    assert found is not None
    assert (found.derived, found.quoted, found.dated, found.differ) == ("IP", "ISF", "2025", True)


def test_facts_of_an_owner_do_not_pass_to_the_outlet() -> None:
    """Only the outlet's own and its parents' count, the outlet's before the parents'."""
    owner = held("owner", funding="state-majority", governance="state-appointed", editorial="state-controlled")
    assert state_label(owner, [], ["a"]) is None
    parent = held("parent", funding="commercial", governance="independent-board", editorial="independent")
    found = state_label([*parent, *held("a", editorial="state-controlled")], [], ["a", "parent"])
    assert found is not None
    assert found.derived == "CaPr"
