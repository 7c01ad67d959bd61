"""Captions, chains of reports and openings of texts in scripts other than Latin, with what looks like them."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets
from tests.origin.test_named_outlets import prose

ABOVE = [
    pytest.param("ja", "３日、船着き場で手すりを確かめる作業員ら。（柳沢＝新華社配信）", [], id="japanese-caption"),
    pytest.param("ja", "修理された時計塔を見上げる人たち。（ロイター）", [], id="japanese-caption-agency-alone"),
    pytest.param("zh", "工人们星期二在渡口安装最后一段栏杆。（新华社发）", [], id="chinese-caption"),
    pytest.param("ja", "（新華社配信）", ["xinhua-news-agency"], id="agency-alone"),
    pytest.param("zh", "来源：新华社", ["xinhua-news-agency"], id="label"),
]


def _text(lang: str, above: str, opening: str = "") -> str:
    return f"Harbour gets lamps\n\n{above}\n\n{opening}{prose(lang)}\n\n{prose(lang)}"


@pytest.mark.parametrize(("lang", "line", "wanted"), ABOVE)
def test_line_above_the_text(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A sentence above a text with an agency in brackets behind it is a caption; a bracket or label alone is none."""
    assert outlets(found(_text(lang, line), url="https://dock.example/1", lang=lang)) == wanted
