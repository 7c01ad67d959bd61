"""What the tables give without citation, or leave open, and that a page was read for since."""

from __future__ import annotations

from .book import RETRIEVED, Book
from .core import Fields
from .tables import word_list

FILE = "cited-facts"


def import_cited(book: Book) -> None:
    """Enter the statements of `data/cited.yaml`; each carries its own evidence. Raises `KeyError` for an unknown id."""
    cited = word_list("cited")
    for id, fields in cited["owners"].items():
        book.owner(FILE, id, _dated(fields))
    for entry in cited["statements"]:
        id = entry.get("id") or book.hosts[entry["host"]]
        for name in entry.get("names", ()):
            book.say(FILE, id, "names", name)
        for key in ("ownership", "designations", "assessments", "memberships", "events"):
            for statement in entry.get(key, ()):
                book.say(FILE, id, key, _dated(statement))


def _dated(statement: Fields) -> Fields:
    evidence = [{"retrieved": RETRIEVED} | item for item in statement["evidence"]]
    return statement | {"evidence": evidence}
