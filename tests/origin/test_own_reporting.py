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


def test_somebody_told_the_house(found: Found) -> None:
    """Who spoke to the house, called by its name, makes another's report one fact."""
    report = "İHA’nın haberine göre bir vinçte bakım sürüyor."
    behind = "Liman işçileri bir hafta sonra işbaşı yaptı. Köprüde trafik kısıtlanacak. Diğer vinçler çalışıyor."
    url = "https://www.diken.com.tr/1"
    assert outlets(found(f"{report} {behind}", url=url, lang="tr")) == ["iha"]
    told = f"Diken’e konuşan sendika temsilcisi zammı yeterli buluyor. {report} {behind}"
    assert not outlets(found(told, url=url, lang="tr"))
