"""Rules on holders: they exist, and nobody controls himself."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import Problem
from provenance.registry.lint.view import Place, View
from provenance.registry.schema import Outlet, Ownership

MOST_STEPS = 20_000
"""Steps of the search for loops in one knot of owners; beyond, the knot itself is reported."""

Graph = dict[str, list[Ownership]]


def owner_unknown(view: View) -> Iterator[Problem]:
    """Every owner and every parent is an entry of the registry."""
    for place, statement in view.statements("ownership"):
        if view.owner(statement.owner) is None:
            message = f"there is no owner {statement.owner}; add it under owners or mend the id"
            yield place.below("owner").problem("owner-unknown", message)
    for place, entry in view.entries():
        parent = entry.parent if isinstance(entry, Outlet) else None
        if parent is not None and view.outlet(parent) is None:
            yield place.below("parent").problem("parent-unknown", f"there is no outlet {parent}; add it or mend the id")
        elif isinstance(entry, Outlet) and parent is not None and _is_own_parent(entry, view):
            yield place.below("parent").problem("parent-unknown", f"{entry.id} is a part of itself; mend the parents")


def _is_own_parent(outlet: Outlet, view: View) -> bool:
    seen: set[str] = set()
    above: str | None = outlet.parent
    while above is not None and above not in seen:
        if above == outlet.id:
            return True
        seen.add(above)
        entity = view.outlet(above)
        above = entity.parent if entity else None
    return False


def owner_loop(view: View) -> Iterator[Problem]:
    """At no time does anybody hold himself through a chain of holders.

    Minority holdings are left out: companies do hold small shares of each other, and neither decides by them.
    """
    graph = _graph(view)
    places = _places(view)
    told: set[frozenset[str]] = set()
    for knot in _knots(graph):
        for loop in _loops(knot, graph):
            if frozenset(loop) in told:
                continue
            told.add(frozenset(loop))
            holder = next((id for id in loop if id in places), None)
            if holder is not None:
                chain = " < ".join([*loop, loop[0]])
                message = f"owners in a circle: {chain}; mend an owner, or say with since and until who held when"
                yield places[holder].problem("owner-loop", message)


def _places(view: View) -> dict[str, Place]:
    return {entry.id: place.below("ownership") for place, entry in view.entries() if entry.ownership}


def _graph(view: View) -> Graph:
    """Return the holdings of all entries of the files, and of all they lead to."""
    graph: Graph = {}
    waiting = [entry.id for _, entry in view.entries()]
    while waiting:
        id = waiting.pop()
        if id in graph:
            continue
        statements = list(view.body.additions[id].ownership) if id in view.body.additions else []
        entity = view.owner(id)
        statements += entity.ownership if entity is not None else ()
        graph[id] = [statement for statement in statements if statement.relation != "minority"]
        waiting += [statement.owner for statement in graph[id]]
    return graph


def _knots(graph: Graph) -> Iterator[frozenset[str]]:
    """Yield the sets of ids in which each leads to each other (Tarjan 1972, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in graph:
        work: list[tuple[str, Iterator[Ownership]]] = []
        if root not in index:
            _enter(root, graph, index, low, stack, on_stack, work)
        while work:
            id, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[id])
                if low[id] == index[id]:
                    knot = _unstack(id, stack, on_stack)
                    if len(knot) > 1 or any(statement.owner == id for statement in graph[id]):
                        yield frozenset(knot)
            elif following.owner not in index:
                _enter(following.owner, graph, index, low, stack, on_stack, work)
            elif following.owner in on_stack:
                low[id] = min(low[id], index[following.owner])


def _enter(
    id: str, graph: Graph, index: dict[str, int], low: dict[str, int], stack: list[str], on_stack: set[str],
    work: list[tuple[str, Iterator[Ownership]]],
) -> None:  # fmt: skip
    index[id] = low[id] = len(index)
    stack.append(id)
    on_stack.add(id)
    work.append((id, iter(graph[id])))


def _unstack(id: str, stack: list[str], on_stack: set[str]) -> list[str]:
    found = []
    while True:
        last = stack.pop()
        on_stack.discard(last)
        found.append(last)
        if last == id:
            return found


def _loops(knot: frozenset[str], graph: Graph) -> Iterator[list[str]]:
    """Yield the loops of a knot whose holdings were all in force at one time."""
    steps = 0
    for start in sorted(knot):
        waiting: list[tuple[list[str], str, str]] = [([start], "0", "9")]
        while waiting:
            steps += 1
            if steps > MOST_STEPS:
                yield sorted(knot)
                return
            path, since, until = waiting.pop()
            for statement in graph[path[-1]]:
                begun, over = max(since, statement.since or "0"), min(until, statement.until or "9")
                if begun[: len(over)] >= over[: len(begun)] or statement.owner not in knot:
                    continue
                if statement.owner == start:
                    yield path
                elif statement.owner not in path and statement.owner > start:
                    waiting.append(([*path, statement.owner], begun, over))
