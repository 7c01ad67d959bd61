"""Reports of others beside what the house saw and heard for itself."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

REPORTS = [
    ("en", "The pier is open again, Reuters reports.", "Our photographer saw two boats there.", "reuters"),
    ("no", "Brygga er åpen igjen, melder NTB.", "Vår fotograf var på stedet.", "ntb"),
    ("fr", "Le quai est de nouveau ouvert, rapporte l'AFP.", "La mairie, jointe par nos soins, le confirme.", "afp"),
    ("de", "Der Steg ist wieder offen, meldet die dpa.", "Unser Fotograf war vor Ort.", "dpa"),
    ("ru", "Причал снова открыт, сообщает ТАСС.", "Наш фотограф был на месте.", "tass"),
]


@pytest.mark.parametrize(("lang", "report", "own", "outlet"), REPORTS)
def test_report_beside_own_reporting(lang: str, report: str, own: str, outlet: str, found: Found) -> None:
    """A text whose house was there itself does not rest on the report that it names."""
    head = report.split(maxsplit=2)[2][:12]
    rests = found(f"{head}\n\n{report}", url="https://dock.example/1", lang=lang)
    asked = found(f"{head}\n\n{report} {own}", url="https://dock.example/1", lang=lang)
    assert (outlets(rests), outlets(asked)) == ([outlet], [])
