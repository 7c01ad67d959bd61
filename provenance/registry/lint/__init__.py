"""What a registry file must hold beyond its schema. Each rule is a function from a view to problems.

Every rule has a failing and a passing example in `tests/registry/lint/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from provenance.errors import Problem
from provenance.registry.index import Registry
from provenance.registry.lint import addresses, evidence, facts, owners
from provenance.registry.lint.view import View
from provenance.registry.load import RegistryFile

Rule = Callable[[View], Iterator[Problem]]

NEEDED_TO_LOAD: tuple[Rule, ...] = (
    evidence.evidence_missing,
    facts.country_unknown,
    facts.date_order,
    facts.state_value,
    facts.share_over_100,
    facts.assessor_unknown,
    owners.owner_unknown,
    owners.owner_loop,
    addresses.domain_not_registrable,
    addresses.impersonation_misplaced,
)
"""Without these a user's file is not laid over the registry; the others are for those who write files."""

FOR_WRITERS: tuple[Rule, ...] = (
    evidence.evidence_not_the_page,
    evidence.evidence_from_the_future,
    evidence.says_too_long,
    evidence.dataset_minimum,
    evidence.dataset_terms,
    facts.future_fact,
    facts.editorial_adjective,
    addresses.domain_taken_twice,
    addresses.account_taken_twice,
    addresses.name_collision,
)


def check(files: Sequence[RegistryFile], base: Registry | None = None, *, today: str | None = None) -> list[Problem]:
    """Return every problem in files that were read: of the whole registry, or of some laid over `base`."""
    view = View(files, base, today) if today else View(files, base)
    problems = [problem for rule in (*NEEDED_TO_LOAD, *FOR_WRITERS) for problem in rule(view)]
    return [*problems, *(problem for file in files for problem in not_canonical(file))]


def check_overlay(file: RegistryFile, registry: Registry) -> Iterator[Problem]:
    """Yield what keeps a user's file from being laid on top of `registry`."""
    view = View([file], registry)
    yield from id_unknown(view)
    for rule in NEEDED_TO_LOAD:
        yield from rule(view)


def id_unknown(view: View) -> Iterator[Problem]:
    """What is added to is there; `assemble` holds this for the registry's own files."""
    for place, entry in view.entries():
        if place.path[0] == "additions" and view.owner(entry.id) is None:
            yield place.problem("id-unknown", "no outlet or owner has this id; define it under outlets or mend the id")


def not_canonical(file: RegistryFile) -> Iterator[Problem]:
    """A file is in the one canonical form, so that a change shows what changed."""
    from provenance.registry.canonical import canonical_text
    from provenance.registry.yamltext import comments_of

    text = file.data.decode("utf-8-sig")
    wanted = canonical_text(file.raw, comments_of(file.data))
    if text != wanted and not file.is_doubtful:
        pairs = enumerate(zip(text.splitlines(), wanted.splitlines(), strict=False), 1)
        line = next((number for number, (is_, should) in pairs if is_ != should), 1)
        yield Problem(file.name, line, "not-canonical", "not in the canonical form; run: provenance registry format")
