"""trust.txt: associations, owners and accounts by a site's own word (JournalList, specification 1.4).

One `attribute=value` a line, `#` begins a comment. A relation counts for something when the other side's file states
its counterpart: https://journallist.net/reference-document-for-trust-txt-specifications
"""

from __future__ import annotations

from collections.abc import Iterator

COUNTERPARTS = {
    "member": "belongto", "belongto": "member",
    "control": "controlledby", "controlledby": "control",
    "vendor": "customer", "customer": "vendor",
}  # fmt: skip
"""Each relation and what the other side says of the same tie."""
OTHERS = frozenset({"social", "contact", "disclosure", "datatrainingallowed"})
ALIASES = {"controlled_by": "controlledby", "belong_to": "belongto", "members": "member"}


def read(data: bytes, host: str) -> tuple[Iterator[tuple[str, str, str]], list[str]]:
    """Return attribute, value and line of each statement, and the lines that are none."""
    problems: list[str] = []
    rows = list(_rows(data.decode("utf-8-sig", "replace"), problems))
    return iter(rows), problems


def _rows(text: str, problems: list[str]) -> Iterator[tuple[str, str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        told = line.partition("#")[0].strip() if line.lstrip().startswith("#") else line.split(" #")[0].strip()
        if not told:
            continue
        name, sign, value = told.partition("=")
        attribute = name.strip().lower()
        attribute = ALIASES.get(attribute, attribute)
        if sign and value.strip() and (attribute in COUNTERPARTS or attribute in OTHERS):
            yield attribute, value.strip(), f"line {number}"
        elif "<html" in told.lower() or "<!doctype" in told.lower():
            problems.append(f"line {number}: this is a page, not a trust.txt")
            return
        else:
            problems.append(f"line {number}: not a statement of the specification: {told[:80]}")
