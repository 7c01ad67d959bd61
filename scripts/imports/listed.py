"""Outlets that a public list names and the tables lack: the rows of `data/listed.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from .tables import Row, word_list

MAGAZINE = "*"  # stands behind the name of one in the file


def listed_rows(listing: str) -> Iterator[Row]:
    """Yield the outlets of one list in the form of the table of outlets; `listing` is the list's name there.

    A list that gives no countries has them by inference, so that they come out as unsure.
    """
    known = word_list("listed")[listing]
    for country, outlets in known["outlets"].items():
        for host, name in outlets.items():
            yield {
                "name": name.removesuffix(MAGAZINE), "other_names": "", "domain": host, "language": "",
                "country_code": country, "country_basis": "dataset" if known["countries"] == "stated" else "tld",
                "type": "magazine" if name.endswith(MAGAZINE) else known["type"], "datasets": listing,
                "confidence": "medium",
            }  # fmt: skip
