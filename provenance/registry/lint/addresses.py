"""Rules on addresses and names: who may claim which, and which need help to be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import Problem
from provenance.registry.lint.view import Place, View
from provenance.registry.schema import Domain, Name, Outlet
from provenance.text import fold
from provenance.urls.hosts import ascii_host, registrable_domain


def domain_not_registrable(view: View) -> Iterator[Problem]:
    """A domain is a name somebody registered, or one below it; an ending such as com belongs to nobody here.

    A platform of the registry itself may hold the ending under which its users' sites stand (blogspot.com).
    """
    for place, domain in view.statements("domains"):
        name = domain.name
        if name.startswith("www."):
            yield place.problem("domain-not-registrable", f"leave www. away: {name[4:]} stands for both")
        elif registrable_domain(name) is None and not _is_of_platform(place):
            yield place.problem(
                "domain-not-registrable", f"{name} is an ending many register under; name the site itself"
            )
        elif ascii_host(name) != name:
            yield place.problem("domain-not-registrable", f"write {name} as {ascii_host(name)}")


def _is_of_platform(place: Place) -> bool:
    outlet = place.file.outlets.get(str(place.path[1]))
    return outlet is not None and outlet.kind == "platform" and place.file.layer.kind == "core"


def domain_taken_twice(view: View) -> Iterator[Problem]:
    """An address belongs to one outlet at a time.

    An import may repeat what a hand-made outlet has: that one wins, so that people add outlets without running scripts.
    """
    taken: dict[tuple[str, str | None], list[tuple[str, Domain, Place]]] = {}
    for place, domain in view.statements("domains"):
        outlet = str(place.path[1])
        for other, before, first in taken.get((domain.name, domain.path), ()):
            if _overlap(domain, before) and (first.file.dataset is not None or place.file.dataset is None):
                who = "this outlet" if other == outlet else other
                where = f"{first.file.name}:{first.file.line(*first.path)}"
                message = f"{domain.name}{domain.path or ''} is {who}'s in {where}, too; remove one, or date both"
                yield place.problem("domain-taken-twice", message)
                break
        taken.setdefault((domain.name, domain.path), []).append((outlet, domain, place))


def _overlap(one: Domain, other: Domain) -> bool:
    return not (_before(one, other) or _before(other, one))


def _before(one: Domain, other: Domain) -> bool:
    """Return whether `one` ends no later than `other` begins."""
    if one.until is None or other.since is None:
        return False
    return one.until[: len(other.since)] <= other.since[: len(one.until)]


def account_taken_twice(view: View) -> Iterator[Problem]:
    """An account belongs to one outlet."""
    taken: dict[tuple[str, str], tuple[str, Place]] = {}
    for place, account in view.statements("accounts"):
        outlet = str(place.path[1])
        other, first = taken.setdefault((account.platform, account.handle.lower()), (outlet, place))
        if first is not place:
            where = f"{first.file.name}:{first.file.line(*first.path)}"
            who = "this outlet" if other == outlet else other
            message = f"{account.platform}:{account.handle} is {who}'s in {where}; keep one"
            yield place.problem("account-taken-twice", message)


def name_collision(view: View) -> Iterator[Problem]:
    """A name that several outlets bear says with `needs` what tells them apart; imported names always need it."""
    bearers: dict[str, dict[str, list[tuple[Place, Name | None]]]] = {}
    for place, entry in view.entries():
        if place.file.dataset is not None or not isinstance(entry, Outlet):
            continue
        listed = {name.text for name in entry.names}
        if entry.name not in listed:
            bearers.setdefault(fold(entry.name), {}).setdefault(entry.id, []).append((place.below("name"), None))
        for index, name in enumerate(entry.names):
            row = (place.below("names", index), name)
            bearers.setdefault(fold(name.text), {}).setdefault(entry.id, []).append(row)
    for outlets in bearers.values():
        if len(outlets) > 1:
            yield from _unmarked(outlets)


def _unmarked(outlets: dict[str, list[tuple[Place, Name | None]]]) -> Iterator[Problem]:
    for id, rows in outlets.items():
        others = ", ".join(sorted(other for other in outlets if other != id))
        for place, name in rows:
            if name is None:
                message = f"also the name of {others}; repeat it under names with needs: country (or credit)"
                yield place.problem("name-collision", message)
            elif name.needs is None:
                yield place.problem("name-collision", f"{name.text} is also the name of {others}; add needs: country")


def impersonation_misplaced(view: View) -> Iterator[Problem]:
    """A host reported as an impersonation is no outlet's address, and imitates an outlet that is known."""
    own = {domain.name for _, domain in view.statements("domains")}
    for file in view.files:
        for host, found in file.impersonations.items():
            place = Place(file, ("impersonations", host))
            if host in own or host.startswith("www.") or registrable_domain(host) is None:
                message = "an outlet has this address, or nobody can register it; mend the host"
                yield place.problem("impersonation-misplaced", message)
            if found.imitates is not None and view.outlet(found.imitates) is None:
                message = f"there is no outlet {found.imitates}; add it, or leave imitates out and say so in note"
                yield place.below("imitates").problem("impersonation-misplaced", message)
            if not found.evidence:
                yield place.problem(
                    "evidence-missing", "this report has no evidence; add a url, the day you read it, says"
                )
