"""Formal acts and memberships that the tables give without citation, and that one was found for since."""

from __future__ import annotations

from .book import RETRIEVED, Book
from .core import Fields
from .tables import word_list


def import_cited(book: Book) -> None:
    """Enter the statements of `data/cited.yaml`; each carries its own evidence. Raises `KeyError` for an unknown id."""
    for entry in word_list("cited"):
        id = entry.get("id") or book.hosts[entry["host"]]
        for key in ("designations", "memberships"):
            for statement in entry.get(key, ()):
                book.say("acts", id, key, _dated(statement))


def _dated(statement: Fields) -> Fields:
    evidence = [{"retrieved": RETRIEVED} | item for item in statement["evidence"]]
    return statement | {"evidence": evidence}
