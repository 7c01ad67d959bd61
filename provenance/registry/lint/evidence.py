"""Rules on evidence: it is there, it is the page itself, somebody has read it, and what it says is short."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import InvalidURL, Problem
from provenance.registry.lint.view import Place, View
from provenance.registry.schema import Addition
from provenance.urls.wrappers import unwrap

LONGEST = 200
WITHOUT = frozenset({"unknown", "not-reviewed", "not-applicable"})
"""Gaps say that nothing was found, looked for, or to be found: no page can state that."""
_COPIES = frozenset({"archive", "cache", "amp", "translation", "redirect", "mail", "reader", "shortener"})


def evidence_missing(view: View) -> Iterator[Problem]:
    """Every statement, and the identity of every imported entry, has a page where it can be read."""
    for place, statement in view.statements():
        if not statement.evidence and getattr(statement, "value", "") not in WITHOUT:
            yield place.problem(
                "evidence-missing", "this statement has no evidence; add a url, the day you read it, says"
            )
    for place, entry in view.entries():
        if place.file.dataset is not None and not isinstance(entry, Addition) and not entry.evidence:
            yield place.problem("evidence-missing", "an imported entry needs evidence; name one under dataset.default")


def evidence_not_the_page(view: View) -> Iterator[Problem]:
    """Evidence is the page itself: an archive, cache, proxy or short link in front of it is named in `archived`."""
    for place, evidence in view.evidence():
        try:
            wrapper = unwrap(evidence.url)
        except InvalidURL as error:
            yield place.below("url").problem("evidence-not-the-page", f"{error.message}; give the address of the page")
            continue
        if wrapper is not None and wrapper.kind in _COPIES:
            original = wrapper.original_url or "the address it leads to"
            message = f"{wrapper.service} stands in front of the page; cite {original}, the copy goes to archived"
            yield place.below("url").problem("evidence-not-the-page", message)


def evidence_from_the_future(view: View) -> Iterator[Problem]:
    """A page was read today or before, and was not read before it was published."""
    for place, evidence in view.evidence():
        if evidence.retrieved > view.today:
            message = f"{evidence.retrieved} is in the future; give the day you read the page"
            yield place.below("retrieved").problem("evidence-from-the-future", message)
        published = evidence.published
        if published and published > evidence.retrieved[: len(published)]:
            message = f"published {published}, but read on {evidence.retrieved}; mend one of the two"
            yield place.below("published").problem("evidence-from-the-future", message)


def says_too_long(view: View) -> Iterator[Problem]:
    """What the page states fits in 200 characters of our own words; longer text is likely copied."""
    for place, evidence in view.evidence():
        if len(evidence.says) > LONGEST:
            message = (
                f"{len(evidence.says)} characters; say in your own words what the page states, in {LONGEST} at most"
            )
            yield place.below("says").problem("says-too-long", message)


def dataset_minimum(view: View) -> Iterator[Problem]:
    """An import holds at least what its head promises; fewer means that the source changed or the script broke."""
    for file in view.files:
        for name, least in (file.dataset.minimum if file.dataset else {}).items():
            sections = (file.owners, file.outlets, file.additions)
            found = len(getattr(file, name, ())) or sum(
                len(getattr(entry, name, ())) for entries in sections for entry in entries.values()
            )
            if found < int(least):
                place = Place(file, ("dataset", "minimum", name))
                yield place.problem(
                    "dataset-minimum", f"the file holds {found}, fewer than {least}; run the import again"
                )


def dataset_terms(view: View) -> Iterator[Problem]:
    """What ships with the registry may be passed on, and an import says how sure it is."""
    for file in view.files:
        if file.dataset is None or file.layer.kind == "overlay":
            continue
        place = Place(file, ("dataset",))
        if file.dataset.terms == "restricted":
            message = "facts under these terms may not ship; keep the file outside and lay it over with --registry"
            yield place.below("terms").problem("dataset-terms", message)
        if file.dataset.confidence is None:
            yield place.problem(
                "dataset-terms", "an import says how sure its facts are; add confidence: low, medium or high"
            )
