"""Credits as papers and portals of many languages print them, each beside a line that looks like one."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

BODY = {
    "de": "Die Fähre fährt weiter nach ihrem Plan.\n\nAm Hafen wurden die alten Lampen ausgetauscht.",
    "es": "La barca mantiene su horario.\n\nLas viejas lámparas del puerto fueron cambiadas.",
    "fa": "قایق طبق برنامه کار می‌کند.\n\nچراغ‌های کهنه بندر عوض شدند و بازار به میدان تازه رفت",
    "fr": "Le bac garde ses horaires.\n\nLes vieilles lampes du port ont été remplacées.",
    "id": "Kapal tetap berjalan.\n\nLampu tua di pelabuhan diganti.",
    "it": "Il traghetto mantiene i suoi orari.\n\nLe vecchie lampade del porto sono state cambiate.",
    "ja": "渡し船は予定どおり運航する。\n\n港の古い灯は取り替えられた。",
    "ko": "나루배는 시간표를 지킨다.\n\n항구의 낡은 등이 바뀌었다.",
    "nl": "De veerpont houdt zich aan de dienstregeling.\n\nDe oude lampen in de haven zijn vervangen.",
    "pt": "A barca mantém o horário.\n\nAs velhas lâmpadas do cais foram trocadas.",
    "tr": "Feribot tarifesine göre çalışacak.\n\nLimandaki eski lambalar değiştirildi.",
}
REPORTS = [
    ("de", "Wie die „Moorsteder Bezirkszeitung“ berichtet, fährt die Fähre ab Mai.", ["Moorsteder Bezirkszeitung"]),
    ("de", "Die Fähre fährt ab Mai. Das berichtet die Moorsteder Bezirkszeitung.", ["Moorsteder Bezirkszeitung"]),
    ("nl", "De brug gaat open. Dat meldt het Meers Dagblad.", ["Meers Dagblad"]),
    ("it", "La fiera torna. Lo riporta il Giornale del Molo.", ["Giornale del Molo"]),
    ("it", "La fiera torna. Lo riporta il Giornale.", ["il-giornale"]),
    ("de", "Die Fähre fährt ab Mai. Das berichtet die Moorsteder Feuerwehr.", []),
    ("de", "Die Fähre fährt ab Mai. Das sagte ein Redakteur der Moorsteder Bezirkszeitung.", []),
    ("es", "La obra empezará en mayo, informó la agencia EFE, que citó al ayuntamiento.", ["efe"]),
    ("pt", "A ponte abriu. As informações são do Diário do Cais.", ["Diário do Cais"]),
    ("pt", "A ponte abriu. As informações são da Companhia do Cais.", []),
    ("pt", "A ponte abriu, diz a agência Reuters.", ["reuters"]),
    ("pt", "A ponte abriu, disse à Reuters o prefeito.", []),
    ("it", "L’agenzia Yonhap, citando il comune, ha riferito che la linea parte.", ["yonhap-news-agency"]),
    ("fr", "L'agence Yonhap, citant la mairie, rapporte que la ligne ouvre.", ["yonhap-news-agency"]),
    ("fr", "L'agence Yonhap, citant la mairie, ferme son bureau.", []),
    ("de", "Die Fähre fährt ab Mai. Das schreibt der Seeuferer Bote.", ["Seeuferer Bote"]),
    ("de", "Die Fähre fährt ab Mai, wie das Branchenportal «Der Standard» berichtete.", ["der-standard"]),
    ("de", "Die Fähre fährt ab Mai, wie der Wirt des Hauses «Der Standard» berichtete.", []),
    ("id", "Dilansir Reuters, Senin 24 Juli 2017, kapal baru akan datang.", ["reuters"]),
    ("id", "Dilansir Reuters 2017, kapal baru akan datang.", []),
    ("fr", "L'agence de presse Reuters rapporte que la ligne ouvrira.", ["reuters"]),
    ("fr", "Le chef de l'agence Reuters rapporte que la ligne ouvrira.", []),
    ("fr", "En 2019, l'agence Reuters a annoncé que la ligne ouvrirait.", []),
    ("nl", "Het Britse persbureau Reuters meldt dat de brug opengaat.", ["reuters"]),
    ("nl", "De baas van persbureau Reuters meldt dat de brug opengaat.", []),
    ("es", "La agencia EFE informó que la feria volverá.", ["efe"]),
    ("es", "La directora de la agencia EFE informó que la feria volverá.", []),
    ("es", "La feria de la agencia EFE abrirá en mayo.", []),
    ("it", "L'agenzia ANSA ha riferito che la fiera torna.", ["ansa"]),
    ("tr", "AA muhabirinin aldığı bilgiye göre, yeni hat mayısta açılacak.", ["anadolu-agency"]),
    ("tr", "AA muhabirine açıklama yapan başkan, hattın mayısta açılacağını söyledi.", []),
]
CLOSING = [
    ("de", "Quelle: Moorsteder Bezirkszeitung", ["Moorsteder Bezirkszeitung"]),
    ("de", "Quelle: Moorsteder Bezirksamt", []),
    ("de", "Der Rat stimmt am Montag ab./ab/DP/cd", ["dpa"]),
    ("de", "Der Rat stimmt am Montag ab./ab/cd", []),
    ("de", "haf/AFP", ["afp"]),
    ("de", "ludoC/AFP", ["afp"]),
    ("de", "welt.de", ["die-welt"]),
    ("de", "www.welt.de", []),
    ("de", "youtube.com", []),
    ("es", "Columna publicada el 3 de mayo de 2021 en La Tercera.", ["la-tercera"]),
    ("es", "Publicado el 3 de mayo de 2021 en Noticias", []),
    ("fr", "Publié le 3 mai 2021 dans Culture", []),
    ("ko", "자료 제공: 연합뉴스", []),
    ("ko", "보도자료: 나루상사", ["나루상사"]),
    ("ko", "EPA연합뉴스", []),
    ("ko", "배가 떠난다. /나루=AP연합뉴스", []),
    ("ko", "연합뉴스", ["yonhap-news-agency"]),
]
SLASHED = [
    ("fa", "/ایسنا", ["isna"]),
    ("fa", ". عکس: ایسنا", []),
    ("de", "/dpa", ["dpa"]),
    ("de", " Foto: Max Muster/dpa", []),
]
MEMBERS = [
    ("de", "Die Stadt zeigte am Montag mehr von der alten Fähre. (dpa)", ["dpa"]),
    ("de", "Lesen Sie auch: Die alte Fähre am Hafen. (dpa)", []),
    ("nl", "De gemeente is lid van een unie van havens. (ANP)", ["anp"]),
    ("nl", "Lees ook: De oude veerpont in de haven. (ANP)", []),
    ("nl", "De krant is lid van ANP.", []),
    ("es", "El puerto es miembro de la red de puertos. (EFE)", ["efe"]),
    ("pt", "O cais é membro da rede de portos. (Lusa)", ["lusa"]),
]
TOLD_PICTURES = [
    ("de", "Die Stadt zeigte ein Foto der Fähre. (dpa)", ["dpa"]),
    ("de", "Das Foto zeigt die Fähre am Hafen. (dpa)", []),
    ("de", "Archivfoto der Fähre. (dpa)", []),
    ("es", "El ayuntamiento mostró una foto de la barca. (EFE)", ["efe"]),
    ("es", "La barca, en una foto de archivo. (EFE)", []),
    ("ja", "市は新しい地図を配った。（共同）", ["kyodo-news"]),
    ("ja", "市立図書館は遅れて開館した。（ロイター共同）", ["reuters", "kyodo-news"]),
    ("ja", "写真は市の渡し船。（共同）", []),
    ("ja", "渡し船（ロイター共同）", []),
    ("ko", "시는 사진을 공개했다. (연합뉴스)", ["yonhap-news-agency"]),
    ("ko", "나루배 사진 (연합뉴스)", []),
]
CAPTIONS = [
    ("es", "El alcalde, ante la barca vieja | Bloomberg", []),
    ("de", "Der Bürgermeister vor der alten Fähre | dpa", []),
    ("de", "3. Mai 2024, am Hafen | dpa", ["dpa"]),
]
OPENING = [
    ("es", "Por su interés reproducimos este artículo aparecido en La Tercera.", ["la-tercera"]),
    ("es", "Por su interés, el pleno escuchó a una periodista de La Tercera.", []),
    ("fr", "Nous reproduisons cet article, que l'on doit à Ouest-France.", ["ouest-france"]),
]


@pytest.mark.parametrize(("lang", "lead", "wanted"), REPORTS)
def test_report_on_which_a_text_rests(lang: str, lead: str, wanted: list[str], found: Found) -> None:
    """A sentence says whose report it is; a paper that the registry lacks says by its name that it is one."""
    text = f"Neues vom Hafen\n\n{lead} {BODY[lang]}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted"), CLOSING)
def test_line_below_a_text(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Labels, the marks of desks, and lines that say where and on which day a text came out."""
    text = f"Neues vom Hafen\n\n{BODY[lang]}\n\n{line}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted"), OPENING)
def test_line_above_a_text(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """The editors say above a text where they took it from."""
    text = f"Neues vom Hafen\n\n{line}\n\n{BODY[lang]} {BODY[lang]}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted"), CAPTIONS)
def test_caption_that_a_bar_closes(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Behind a caption and a bar stands whose picture it is; behind a day, whose text."""
    text = f"Neues vom Hafen\n\n{line}\n\n{BODY[lang]}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "sign", "wanted"), SLASHED)
def test_agency_behind_a_slash(lang: str, sign: str, wanted: list[str], found: Found) -> None:
    """Nothing but a slash parts the agency from the last sentence; in a picture's credit it parts it from a person."""
    text = f"Neues vom Hafen\n\n{BODY[lang]}{sign}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted"), TOLD_PICTURES)
def test_sentence_that_tells_of_a_picture(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """A text may end with a sentence about a picture; its agency signs the text. A caption's signs the picture."""
    text = f"Neues vom Hafen\n\n{BODY[lang]}\n\n{line}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted


@pytest.mark.parametrize(("lang", "line", "wanted"), MEMBERS)
def test_sentence_with_words_of_site_notes(lang: str, line: str, wanted: list[str], found: Found) -> None:
    """Within a sentence "is a member of" is anybody's, and an agency signs behind it; opening it, it points away."""
    text = f"Neues vom Hafen\n\n{BODY[lang]}\n\n{line}"
    assert outlets(found(text, url="https://dock.example/1", lang=lang)) == wanted
