"""Pages made to cost time or memory: deep, wide, long, and data that lies about its size."""

from __future__ import annotations

import gzip
import hashlib
from typing import Any

from tests.hostile.case import add, article

END = ("ok", "ok_partial")
WIDE: dict[str, Any] = {"settings": {"max_wire": 10_000_000, "max_decoded": 20_000_000, "deadline": 30.0}}


def _page(name: str, body: bytes, *kinds: str, **more: Any) -> None:
    options = {"seconds": 10.0, "is_slow": len(body) > 2_000_000, **WIDE, **more}
    add(f"page_{name}", "page", *(kinds or END), answer=lambda visit: visit.page(body), **options)


PAGE = article().decode()


def _with(text: str) -> bytes:
    return PAGE.replace("</article>", f"{text}</article>").encode()


def _before(text: str) -> bytes:
    return PAGE.replace("<article>", f"{text}<article>").encode()


_page("paragraphs", _with("<p>word and word and word</p>" * 200_000))
_page("table", _with("<table>" + "<tr><td>a</td><td>b</td></tr>" * 100_000 + "</table>"))
_page("links", _with("<a href='/x'>link</a>" * 200_000))
_page("links_before", _before("<a href='/x'>link</a>" * 50_000))
_page("breaks", _with("<br>" * 500_000))
_page("options", _with("<select>" + "<option>x</option>" * 200_000 + "</select>"))
_page("spans", _with("<span>x</span>" * 200_000))
_page("items", _with("<ul>" + "<li>one of many</li>" * 100_000 + "</ul>"))
_page("attributes", _with("<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x</div>"))
_page(
    "attributes_of_body", PAGE.replace("<body>", "<body " + " ".join(f"a{i}=1" for i in range(100_000)) + ">").encode()
)
_page("long_attribute", _with("<p class='" + "a " * 1_000_000 + "'>x</p>"))
_page("deep", PAGE.replace("<article>", "<div>" * 100_000 + "<article>").encode())
_page("deep_behind", _with("<div>" * 100_000))
_page("deep_tables", PAGE.replace("<article>", "<table><tr><td>" * 2_000 + "<article>").encode())
_page("deep_links", PAGE.replace(
    "<article>", "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav>" + "<table><tr><td><a><font>" * 8_000 + "<article>"
).encode())  # fmt: skip
_page("deep_mixed", _with("<b><i>x" * 20_000))
_page("misnested", _with("<a><p>" * 20_000))
_page("forms", PAGE.replace("<article>", "<form>" * 5_000 + "<article>").encode())
_page("comments", _with("<!-- x -->" * 200_000))
_page("open_comment", (PAGE + "<!--" * 100_000).encode())
_page("scripts", _with("<script>var a = 1</script>" * 50_000))
_page("open_script", (PAGE + "<script>" * 100_000).encode())
_page("open_tags", (PAGE + "<" * 1_000_000).encode(), has_text=False)
_page("references", _with("<p>" + "&amp;" * 500_000 + "</p>"))
_page("one_word", _with("<p>" + "a" * 4_000_000 + "</p>"), is_slow=False)
_page("long_text", _with("<p>" + "word " * 1_000_000 + "</p>"))
_page("long_title", PAGE.replace("<title>", "<title>" + "t" * 3_000_000).encode())
_page("colspan", _with("<table><tr><td colspan=9007199254740991 rowspan=9007199254740991>a</td></tr></table>"))
_page("quotes", _with("<p>" + '"No," he said. ' * 30_000 + "</p>"))
_page("open_quotes", _with("<p>" + "“" * 200_000 + "</p>"))
_page("brackets", _with("<p>" + "(" * 200_000 + "</p>"))
_page("dashes", _with("<p>" + "- " * 200_000 + "</p>"))
_page("blanks", _with("<p>" + " " * 1_000_000 + "x</p>"))
_page("sources", _with("<p>Source: Reuters</p>" * 20_000))
_page("bylines", _with("<p class=byline>By A. Person (Reuters)</p>" * 20_000))
_page("dates", _with("<p>" + "12/11/2020 " * 50_000 + "</p>"))
_page("metas", PAGE.replace("<title>", "<meta name=author content='A. Person'>" * 50_000 + "<title>").encode())
_page("entities", (
    '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    + PAGE.replace("</article>", "<p>&d;</p></article>")
).encode())  # fmt: skip
_page("external_entity", (
    '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + PAGE.replace("</article>", "<p>&x;</p></article>")
).encode())  # fmt: skip

# As large as the limits let through: each fills the ten megabytes of the wire or the twenty behind a coding.
FULL = 9_500_000


def _full(piece: str, size: int = FULL) -> bytes:
    return _with(piece * ((size - 10_000) // len(piece.encode())))


def _packed(name: str, body: bytes) -> None:
    packed = gzip.compress(body, 1)
    add(f"page_full_{name}", "page", *END, answer=lambda visit: visit.page(packed, "Content-Encoding: gzip"),
        seconds=12.0, is_slow=True, **WIDE)  # fmt: skip


_page("full_breaks", _full("<br>"))
_page("full_links", _full("<p><a class=x href='/a/b/c'>link &amp; more</a></p>"))
_page("full_lists", _full("<ul>" + "<li>one of many</li>" * 2_000 + "</ul>"))
_page("full_deep", _full("<div>"))
_page("full_script", _full("var a = 1;").replace(b"</h1>", b"</h1><script>", 1), has_text=False)
_page("full_attributes", _full(f"<i class='{'a ' * 2_000}'></i>"))
_page("full_emoji", _full("<p>\U0001f600 word</p>"))
_page("full_text_emoji", _full("\U0001f600 and word "))
_page("full_rubbish", article() + b"".join(hashlib.sha512(b"%d" % i).digest() for i in range(FULL // 64)))
_packed("coded_paragraphs", _full("<p>word and word and word</p>", 2 * FULL))
_packed("coded_emoji", _full("<p>\U0001f600 word and word</p>", 2 * FULL))
_packed("coded_windows", _full("<p>слово и слово</p>", FULL).decode().replace(
    "charset=utf-8", "charset=windows-1251").encode("cp1251") * 2)  # fmt: skip

LD = '<script type="application/ld+json">%s</script>'
DATA = {
    "deep_list": "[" * 100_000,
    "deep_object": '{"a":' * 50_000,
    "vast_number": '{"@type":"NewsArticle","wordCount":' + "9" * 20_000 + "}",
    "not_a_number": '{"@type":"NewsArticle","wordCount":NaN,"x":Infinity}',
    "wrong_types": '{"@type":["NewsArticle",7],"author":7,"publisher":[[]],"datePublished":{"a":1},"headline":false}',
    "many_nodes": '{"@graph":[' + ",".join('{"@type":"Person","name":"x"}' for _ in range(50_000)) + "]}",
    "long_string": '{"@type":"NewsArticle","headline":"' + "x" * 2_000_000 + '"}',
    "circle": '{"@type":"NewsArticle","@id":"a","author":{"@id":"b"},"x":{"@id":"b","author":{"@id":"a"}}}',
    "impossible_date": '{"@type":"NewsArticle","datePublished":"2020-02-30T99:99:99Z"}',
    "broken": '{"@type":"NewsArticle","headline":',
    "surrogates": '{"@type":"NewsArticle","headline":"\\ud800\\udfff\\ud800","author":{"name":"\\ud83d"}}',
}  # fmt: skip
for name, text in DATA.items():
    _page(f"ld_{name}", article(head=LD % text), "ok", "ok_partial")
_page("ld_thousands", article(head=LD % '{"@type":"NewsArticle"}' * 5_000), "ok", "ok_partial")
