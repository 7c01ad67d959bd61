"""A profile holds what was in force on its date, and says what came later or before."""

from __future__ import annotations

import pytest

from provenance.enrich import ended, enrich, in_force, started
from provenance.registry.schema import Designation, Outlet, Owner, Ownership, StateRelation


class Holdings:
    """A registry of a few entries."""

    def __init__(self, *entries: Outlet | Owner) -> None:
        self.entries = {entry.id: entry for entry in entries}

    def outlet(self, id: str) -> Outlet | None:
        """Return the outlet with this id."""
        found = self.entries.get(id)
        return found if isinstance(found, Outlet) else None

    def owner(self, id: str) -> Owner | Outlet | None:
        """Return the owner, or the outlet that is one."""
        return self.entries.get(id)


def owned(owner: str, **dates: str) -> Ownership:
    """Return a statement that all of something belongs to `owner`."""
    return Ownership(owner=owner, relation="wholly-owned", **dates)


GAZETTE = Outlet(
    id="harbour-gazette",
    name="Harbour Gazette",
    kind="newspaper",
    ownership=(owned("old-press", until="2015-03"), owned("nordlys-media", since="2015-03-02")),
    designations=(Designation(authority="Council", act="Act 7", measure="broadcasting-ban", since="2022-03-02"),),
)
NORDLYS = Owner(
    id="nordlys-media",
    name="Nordlys Media",
    kind="company",
    ownership=(owned("norland"),),
    state=(StateRelation(dimension="governance", value="state-appointed", since="2016"),),
)
NORLAND = Owner(id="norland", name="Norland", kind="state", country="NO")
OLD = Owner(id="old-press", name="Old Press", kind="company")
REGISTRY = Holdings(GAZETTE, NORDLYS, NORLAND, OLD)


@pytest.mark.parametrize(
    ("as_of", "chain"),
    [
        pytest.param("2014-06-01", ["old-press"], id="before-the-sale"),
        pytest.param("2015-03-01", ["old-press"], id="month-of-the-sale-before-its-day"),
        pytest.param("2020-07-17", ["nordlys-media", "norland"], id="after-the-sale"),
    ],
)
def test_owner_chain_follows_the_date(as_of: str, chain: list[str]) -> None:
    """Only ownership in force on the date is in the chain, up to the ultimate owner."""
    profile = enrich(GAZETTE, REGISTRY, as_of)
    assert [link.owner for link in profile.ownership] == chain


def test_chain_says_how_it_ends() -> None:
    """A state ends a chain; a company without a stated owner is a gap, and is called one."""
    assert [link.end for link in enrich(GAZETTE, REGISTRY, "2020-01-01").ownership] == ["continues", "ultimate"]
    assert [link.end for link in enrich(GAZETTE, REGISTRY, "2014-01-01").ownership] == ["no-owner-stated"]


def test_later_and_former_owners_are_listed_apart() -> None:
    """What had not begun, and what was over, is shown as such."""
    early, late = enrich(GAZETTE, REGISTRY, "2014-01-01"), enrich(GAZETTE, REGISTRY, "2020-01-01")
    assert [link.owner for link in early.later_ownership] == ["nordlys-media"]
    assert [link.owner for link in late.former_ownership] == ["old-press"]


def test_facts_about_an_owner_stay_under_its_name() -> None:
    """A state relation stated about the owner is not restated about the outlet, and waits for its date."""
    held = enrich(GAZETTE, REGISTRY, "2020-01-01").state
    assert [(state.about, state.statement.value) for state in held] == [("nordlys-media", "state-appointed")]
    assert enrich(GAZETTE, REGISTRY, "2015-06-01").state == ()


@pytest.mark.parametrize(
    ("since", "until", "as_of", "expected"),
    [
        pytest.param("2022-03-02", None, "2020-07-17", "later", id="adopted-after-the-article"),
        pytest.param("2022-03-02", None, "2022-03-02", "yes", id="first-day"),
        pytest.param("2022-03-02", "2023-01-01", "2024-01-01", "ended", id="lifted"),
        pytest.param(None, None, "2024-01-01", "unknown", id="no-date-no-answer"),
        pytest.param("2022", None, "2022-06-01", "unknown", id="some-day-of-that-year"),
        pytest.param("2022", None, "2023-01-01", "yes", id="the-year-after"),
    ],
)
def test_designation_in_force(since: str | None, until: str | None, as_of: str, expected: str) -> None:
    """An act is in force from its date to its end, and unknown without one."""
    act = Designation(authority="Council", act="Act 7", measure="asset-freeze", since=since, until=until)
    assert in_force(act, as_of) == expected


def test_partial_dates() -> None:
    """A partial end covers its whole year or month."""
    assert not ended("2014", "2014-12-31")
    assert ended("2014-11", "2014-12-01")
    assert not started("2014-11-10", "2014-11-09")


def test_an_owner_loop_ends() -> None:
    """Two companies that hold each other are each opened once."""
    first = Owner(id="first", name="First", kind="company", ownership=(owned("second"),))
    second = Owner(id="second", name="Second", kind="company", ownership=(owned("first"),))
    outlet = Outlet(id="paper", name="Paper", kind="newspaper", ownership=(owned("first"),))
    links = enrich(outlet, Holdings(outlet, first, second), "2020-01-01").ownership
    assert [link.owner for link in links] == ["first", "second", "first"]
    assert links[-1].end == "seen-above"


def test_an_edition_stands_under_its_parent() -> None:
    """An edition without owners of its own shows its parent's."""
    edition = Outlet(id="gazette-weekend", name="Gazette Weekend", kind="newspaper", parent="harbour-gazette")
    links = enrich(edition, Holdings(edition, GAZETTE, NORDLYS, NORLAND, OLD), "2020-01-01").ownership
    assert [link.owner for link in links] == ["nordlys-media", "norland"]


def test_a_parent_that_is_also_the_owner_is_told_once() -> None:
    """What is stated about an outlet that is both parent and owner stands in the profile once."""
    edition = Outlet(
        id="gazette-weekend", name="Gazette Weekend", kind="newspaper", parent="harbour-gazette",
        ownership=(owned("harbour-gazette"),),
    )  # fmt: skip
    profile = enrich(edition, Holdings(edition, GAZETTE, NORDLYS, NORLAND, OLD), "2023-01-01")
    assert [each.about for each in profile.designations].count("harbour-gazette") == 1
