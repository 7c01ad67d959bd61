"""Letters: encodings named, misnamed and not named, and characters that break trees and terminals."""

from __future__ import annotations

from tests.hostile.case import add, article
from tests.hostile.server import Answer

RUSSIAN = "Министр сказал в понедельник, что переговоры продолжатся, пока не будет найдено решение. "
GERMAN = "Die Bürgermeisterin größerer Städte äußerte sich über die Verhältnisse für müde Bürger am Fluss. "
JAPANESE = "首相は月曜日の記者会見で、解決策が見つかるまで協議を続けると述べた。北部の農家は支援を求めている。"
CHINESE = "外交部发言人星期一在记者会上表示，谈判将继续进行，直到找到解决办法为止。北方的农民要求得到帮助。"
KOREAN = "장관은 월요일 기자회견에서 해결책이 나올 때까지 협상을 계속하겠다고 말했다. 북부 농민들은 도움을 요청했다. "
GREEK = "Ο υπουργός δήλωσε τη Δευτέρα ότι οι συνομιλίες θα συνεχιστούν μέχρι να βρεθεί λύση για όλους. "
ARABIC = "قال الوزير يوم الاثنين إن المحادثات ستستمر حتى يتم التوصل إلى حل يرضي جميع الأطراف في البلاد. "
THAI = "รัฐมนตรีกล่าวเมื่อวันจันทร์ว่าการเจรจาจะดำเนินต่อไปจนกว่าจะพบทางออกที่เหมาะสมสำหรับทุกฝ่าย "


def _page(text: str, meta: str = "") -> str:
    paragraphs = "".join(f"<p>{text * 3}</p>" for _ in range(4))
    return f"<html><head>{meta}<title>{text[:20]}</title></head><body><article>{paragraphs}</article></body></html>"


def _in(text: str, codec: str, header: str = "", meta: str = "", mark: bytes = b"") -> Answer:
    body = mark + _page(text, meta).encode(codec)
    media = f"text/html; charset={header}" if header else "text/html"
    return lambda visit: visit.page(body, media=media)


NAMED = {
    "windows_1251": (RUSSIAN, "cp1251"), "koi8-r": (RUSSIAN, "koi8-r"), "iso-8859-5": (RUSSIAN, "iso8859-5"),
    "iso-8859-1": (GERMAN, "cp1252"), "shift_jis": (JAPANESE, "cp932"), "euc-jp": (JAPANESE, "euc_jp"),
    "iso-2022-jp": (JAPANESE, "iso2022_jp"), "gb2312": (CHINESE, "gb18030"), "big5": (CHINESE, "gb18030"),
    "euc-kr": (KOREAN, "cp949"), "windows-1253": (GREEK, "cp1253"), "windows-1256": (ARABIC, "cp1256"),
    "tis-620": (THAI, "cp874"), "utf-16le": (GERMAN, "utf-16-le"),
}  # fmt: skip
for label, (text, codec) in NAMED.items():
    if label == "big5":
        continue
    name = label.replace("-", "_")
    add(f"charset_{name}_header", "charset", "ok", answer=_in(text, codec, label.replace("_1251", "-1251")),
        has_text=False)  # fmt: skip
    if not label.startswith("utf-16"):
        add(f"charset_{name}_meta", "charset", "ok", has_text=False,
            answer=_in(text, codec, meta=f'<meta charset="{label.replace("_1251", "-1251")}">'))  # fmt: skip

add("charset_none_utf8", "charset", "ok", answer=_in(RUSSIAN, "utf-8"), has_text=False)
add("charset_none_cyrillic", "charset", "ok_partial", answer=_in(RUSSIAN, "cp1251"), has_text=False)
add("charset_none_japanese", "charset", "ok_partial", answer=_in(JAPANESE, "cp932"), has_text=False)
add("charset_mark_beats_header", "charset", "ok",
    answer=_in(GERMAN, "utf-8", "windows-1251", mark=b"\xef\xbb\xbf"), has_text=False)  # fmt: skip
add("charset_header_beats_meta", "charset", "ok",
    answer=_in(RUSSIAN, "cp1251", "windows-1251", '<meta charset="koi8-r">'), has_text=False)  # fmt: skip
add("charset_utf16_mark", "charset", "ok", answer=_in(GERMAN, "utf-16-le", mark=b"\xff\xfe"), has_text=False)
add("charset_latin_label_on_utf8", "charset", "ok_partial", answer=_in(GERMAN, "utf-8", "iso-8859-1"), has_text=False)
add("charset_utf8_label_on_cyrillic", "charset", "ok_partial", answer=_in(RUSSIAN, "cp1251", "utf-8"), has_text=False)
add("charset_unknown_label", "charset", "ok_partial", answer=_in(GERMAN, "utf-8", "klingon"), has_text=False)
add("charset_unknown_meta", "charset", "ok_partial", has_text=False,
    answer=_in(GERMAN, "utf-8", meta="<meta charset=klingon>"))  # fmt: skip
add("charset_python_codec", "charset", "ok_partial", answer=_in(GERMAN, "utf-8", "rot13"), has_text=False)
add("charset_zip", "charset", "ok_partial", answer=_in(GERMAN, "utf-8", "zip"), has_text=False)
add("charset_utf7", "charset", "ok_partial", "decode_error", answer=_in("Plain letters only. ", "utf-8", "utf-7"),
    has_text=False)  # fmt: skip
add("charset_replacement", "charset", "decode_error", answer=_in(JAPANESE, "utf-8", "iso-2022-kr"))
add("charset_few_bad_bytes", "charset", "ok_partial", has_text=False, answer=lambda visit: visit.page(
    _page(RUSSIAN).encode() .replace(b"</p>", b"\xff</p>", 2)))  # fmt: skip

ODD = {
    "nul": "\x00", "controls": "".join(map(chr, range(1, 32))), "bidi": "\u202e\u2066\u200f",
    "tags": "\U000e0041\U000e007f",
    "escape": "\x1b[31m\x1b]0;title\x07", "noncharacters": "\ufffe\uffff\U0001ffff", "zero_width": "\u200b\u200c\u2060",
    "joined_marks": "a" + "\u0301" * 500, "references": "&#0;&#xFFFF;&#x110000;&#xD800;&#99999999999;",
}  # fmt: skip
for name, odd in ODD.items():
    spoiled = article().replace(b"talks", f"ta{odd}lks".encode("utf-8", "surrogatepass"))
    add(
        f"letters_{name}",
        "letters",
        "ok",
        "ok_partial",
        answer=lambda visit, body=spoiled: visit.page(body),
        has_text=False,
    )
