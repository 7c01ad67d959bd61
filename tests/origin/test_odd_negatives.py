"""Names that look like credits and are none: old reports, homonyms, employers, boxes, embeds, lines about the site."""

from __future__ import annotations

import pytest

from tests.origin.conftest import Found, outlets

FILLER = {
    "en": "The old lamps near the harbour were replaced on Tuesday, and the ferry keeps its timetable for the summer.",
    "de": "Am Hafen wurden am Dienstag die alten Lampen ausgetauscht, und die Fähre fährt weiter nach ihrem Plan.",
    "fr": "Les vieilles lampes du port ont été remplacées mardi, et le bac garde ses horaires pendant tout l'été.",
    "es": "Las viejas lámparas del puerto fueron cambiadas el martes, y el transbordador mantiene su horario.",
    "cs": "Staré lampy v přístavu byly v úterý vyměněny a přívoz jezdí celé léto podle svého jízdního řádu.",
    "hu": "A kikötő régi lámpáit kedden kicserélték, és a komp egész nyáron a menetrend szerint jár majd.",
    "ru": "Старые фонари в порту заменили во вторник, а паром всё лето будет ходить по своему расписанию.",
    "uk": "Старі ліхтарі в порту замінили у вівторок, а пором усе літо ходитиме за своїм розкладом.",
    "tr": "Limandaki eski lambalar salı günü değiştirildi ve feribot bütün yaz tarifesine göre çalışacak.",
    "az": "Limandakı köhnə lampalar çərşənbə axşamı dəyişdirildi, bərə isə bütün yay cədvəl üzrə işləyəcək.",
    "fa": "چراغ‌های قدیمی بندر روز سه‌شنبه تعویض شد و کشتی در تمام تابستان طبق برنامه حرکت می‌کند.",
    "hi": "बंदरगाह की पुरानी बत्तियाँ मंगलवार को बदली गईं और नाव पूरी गर्मी समय पर चलेगी।",
    "ur": "بندرگاہ کی پرانی بتیاں منگل کو بدل دی گئیں اور کشتی ساری گرمی وقت پر چلے گی۔",
    "ko": "항구의 낡은 등은 화요일에 교체됐고 여객선은 여름 내내 정상 운항한다고 시청이 밝혔다.",
    "vi": "Những chiếc đèn cũ ở cảng đã được thay hôm thứ Ba và phà vẫn chạy đúng giờ suốt mùa hè.",
    "id": "Lampu tua di pelabuhan diganti pada Selasa dan feri berjalan sesuai jadwal sepanjang musim panas.",
    "fi": "Sataman vanhat lamput vaihdettiin tiistaina, ja lautta kulkee aikataulussa koko kesän ajan.",
    "hy": "Նավահանգստի հին լամպերը փոխվել են երեքշաբթի, իսկ լաստանավը ամբողջ ամառ գնում է ժամանակին։",
}
SENTENCES = [
    ("ru", "Интерфакс в 2015."),
    ("hi", "एएनआई 2 अंक।"),
    ("hu", "Helyreigazítás: az MTI nem írta, hogy a mozdony leégett."),
    ("en", "The New York Times, 1998."),
    ("en", "— The Guardian, 2015"),
    ("en", "(Reuters, the horse named after the agency, came third at Millgate.)"),
    ("de", "Der Beitrag wurde parallel in der FAZ veröffentlicht."),
    ("tr", "AA'nın 2015'teki haberine göre iskele daha önce batmıştı."),
    ("tr", "Reuters'ın 2015'teki haberine göre iskele daha önce batmıştı."),
    ("tr", "Anadolu Ajansı'nın verilerine göre iskele 2015'te batmıştı."),
    ("tr", "AA muhabirinin 2015'te aktardığına göre iskele batmıştı."),
    ("tr", "1998'e kadar AA'da çalıştı."),
    ("az", "APA-nın 2015-ci ildəki xəbərinə görə körpü əvvəllər də batmışdı."),
    ("az", "Trend 2020-ci ildə dəyişdi."),
    ("az", "Azərtac 1920-ci ildə yaradılıb."),
    ("fi", "STT:n mukaan laituri upposi myös vuonna 2015."),
    ("fi", "Reutersin mukaan laituri upposi myös vuonna 2015."),
    ("hu", "Az MTI 2015-ös híre szerint a móló korábban is elsüllyedt."),
    ("ko", "연합뉴스에 따르면 부두는 2015년에도 가라앉았다."),
    ("ko", "로이터의 2015년 보도에 따르면 부두는 전에도 가라앉았다."),
    ("hi", "पीटीआई के अनुसार घाट 2015 में भी डूबा था।"),
    ("hi", "रॉयटर्स की 2015 की रिपोर्ट के अनुसार घाट पहले भी डूबा था।"),
    ("fa", "ایرنا در سال ۲۰۱۵ گزارش داد که اسکله غرق شده بود."),
    ("fa", "به گزارش ایرنا، اسکله در سال ۲۰۱۵ نیز غرق شده بود."),
    ("ur", "اے پی پی کے مطابق گھاٹ 2015 میں بھی ڈوبا تھا۔"),
    ("hy", "Արմենպրեսի փոխանցմամբ՝ կառամատույցը խորտակվել է նաև 2015-ին։"),
    ("vi", "Năm 2015, AFP đưa tin cầu cảng từng chìm."),
    ("id", "Antara pukul 8 dan 9 air mati."),
    ("id", "Menurut laporan Reuters tahun 2015, dermaga pernah tenggelam."),
    ("cs", "Do roku 1998 pracoval v ČTK."),
    ("ru", "По сообщению ТАСС от 2015 года, причал тонул и раньше."),
    ("ru", "Интерфакс программы обновили в 2021 году."),
    ("uk", "За повідомленням Укрінформу 2015 року, причал тонув і раніше."),
    ("fr", "Selon une dépêche AFP de 2015, le quai avait déjà coulé."),
    ("fr", "La Libération de Paris date de 1944."),
    ("es", "Según publicó Efe en 2015, el muelle ya se había hundido."),
    ("es", "La letra efe es la sexta."),
    ("de", "Das DPA-Verfahren wurde 2020 eingeführt."),
    ("de", "Einem dpa-Bericht von 2015 zufolge sank der Steg schon einmal."),
    ("de", "Die dpa sucht eine Redakteurin für Kiel."),
    ("de", "Der Beitrag enthält Material von AFP."),
    ("hu", "Az MTI 1880-ban alakult."),
    ("tr", "Anadolu Ajansı 1920'de kuruldu."),
    ("fi", "STT perustettiin 1887."),
    ("id", "Festival ini hasil kerja sama dengan Kompas."),
    ("cs", "Festival se koná ve spolupráci s ČT."),
    ("ru", "Фестиваль проходит в партнёрстве с «Коммерсантом»."),
    ("uk", "Фестиваль відбувається у співпраці з «Українською правдою»."),
    ("fr", "Le festival est organisé en partenariat avec Le Monde."),
    ("es", "En colaboración con Efe, la escuela abrirá un estudio en mayo."),
    ("de", "In Kooperation mit der taz lädt das Theater zu einem Abend ein."),
    ("en", "In partnership with the BBC, the school will open a studio in May."),
    ("en", "The centre was founded in collaboration with Reuters in 1990."),
    ("en", "AP 2 course credits are needed."),
    ("en", "The ANSA exam costs 40 euros."),
    ("en", "The Reuters Institute published its Digital News Report in 2019."),
    ("en", "The style follows the AP Stylebook, 56th edition."),
    ("en", "The regulator acted under the DPA 2018."),
    ("en", "She has been sober for nine years with the help of AA."),
    ("en", "Roe worked for AFP in Paris and Nairobi until 1998."),
    ("en", "The case against the Associated Press was dismissed in 2016."),
    ("en", "The survey was commissioned by The Guardian and carried out by YouGov."),
    ("en", "Correction: an earlier version misidentified the Reuters photographer who took the picture."),
    ("en", "“It was loud,” Roe told Reuters.\n\n“Then it was dark,” he said."),
]
BLOCKS = [
    '<blockquote class="instagram-media"><p>A post shared by BBC News (@bbcnews)</p></blockquote>',
    '<blockquote class="twitter-tweet"><p>Fire</p>&mdash; Reuters (@Reuters) <a href="/1">May 3</a></blockquote>',
    '<div class="video"><video src="a.mp4"></video><div class="video-provider">Reuters</div></div>',
    '<div class="fact-box"><h4>The pier</h4><p>Built: 1912</p><p>Source: Reuters</p></div>',
    '<div class="partner-news"><h4>Новости партнёров</h4><p>Lenta.ru</p><p>РИА Новости</p></div>',
    "<footer><p>© 2020 Harbour Dock. This site contains material from AP. All rights reserved.</p></footer>",
    '<section class="related"><article><a href="/a">Dam open</a><span class="source">AFP</span></article></section>',
    '<section id="comments"><div class="comment"><b>Jo</b><p>Source: Reuters</p></div></section>',
    '<div class="most-read"><ol><li><a href="/x">Dam opened early</a> (AP)</li></ol></div>',
    '<div class="market-data">Market data provided by Refinitiv. Reuters quotes delayed 20 minutes.</div>',
    '<footer><div class="partners"><h4>Our partners</h4><img alt="Reuters" src="r.png"></div></footer>',
    '<p class="author-bio">Jane Roe is a reporter here. She previously worked for Reuters and the BBC.</p>',
    '<div class="slideshow"><p>1/4 A lamp. REUTERS/Jane Roe</p></div>',
    '<p class="chart-note">Chart: Jane Roe. Source: Bloomberg</p>',
    "<p>Follow us on Google News</p>",
]
PAGE = """<html lang="en"><head><title>Harbour gets lamps</title></head><body><article><h1>Harbour gets lamps</h1>
<div class="byline">Jane Roe</div><p>{text}</p><p>{text}</p>{inside}</article>{behind}</body></html>"""


@pytest.mark.parametrize(("lang", "sentence"), SENTENCES)
def test_a_sentence_is_no_credit_line(lang: str, sentence: str, found: Found) -> None:
    """Neither as the last sentence nor as a paragraph of its own, at the end or within the text."""
    filler = FILLER[lang]
    for text in (
        f"{filler}\n\n{filler} {sentence}",
        f"{filler}\n\n{filler}\n\n{sentence}",
        f"{filler}\n\n{sentence}\n\n{filler}\n\n{filler}",
    ):
        assert outlets(found(text, lang=lang)) == []


@pytest.mark.parametrize("block", BLOCKS)
def test_what_stands_around_a_text_is_no_credit(block: str, found: Found) -> None:
    """Neither within the article's element nor behind it."""
    for places in ({"inside": block, "behind": ""}, {"inside": "", "behind": block}):
        html = PAGE.format(text=FILLER["en"], **places)
        assert outlets(found(html=html, url="https://harbour-dock.example/a")) == []


def test_a_day_in_brackets_is_no_year_of_an_old_report(found: Found) -> None:
    """Indonesian portals print the day of a report behind its source."""
    text = f"Lampu tua diganti, seperti dilansir Reuters, Selasa (3/5/2022).\n\n{FILLER['id']}\n\n{FILLER['id']}"
    assert outlets(found(text, lang="id")) == ["reuters"]


def test_an_agency_behind_a_feed_disclaimer_is_the_feed(found: Found) -> None:
    """The staff that did not edit the text is nobody's origin where the registry does not know it."""
    line = "This story has not been edited by Dock staff and is auto-generated from a syndicated feed. PTI"
    assert outlets(found(f"{FILLER['en']}\n\n{FILLER['en']}\n\n{line}")) == ["press-trust-of-india"]
