"""Programs, style sheets and data are no page, whatever their server calls them; prose that opens like them is."""

from __future__ import annotations

import time

import pytest

from provenance.errors import FetchError
from provenance.fetch.sniff import code_kind, read_media

PROSE = "The minister said on Monday that the talks would go on until a settlement was found. " * 5


@pytest.mark.parametrize(
    ("body", "what"),
    [
        pytest.param("(function(){var a=1;a=a+1;})();", "a script", id="wrapped"),
        pytest.param("!function(e,t){t.a=e}({},this);", "a script", id="negated"),
        pytest.param("(() => { start(); })();", "a script", id="arrow"),
        pytest.param("window.__DATA__ = {a: 1};", "a script", id="assignment"),
        pytest.param("jQuery(document).ready(function(){ a(); });", "a script", id="call"),
        pytest.param("callback({a: 1, b: 2});", "a script", id="call-with-data"),
        pytest.param("/*! library 3.1 */\n// more\n'use strict';var a={};", "a script", id="behind-remarks"),
        pytest.param("const {a, b} = require('x');\nlet c = a;", "a script", id="const"),
        pytest.param("import a from 'a';\nimport {b} from 'b';", "a script", id="import"),
        pytest.param("export default {a: 1};", "a script", id="export"),
        pytest.param('var t = "<div class=a><p>text</p></div>";', "a script", id="with-markup-in-a-string"),
        pytest.param("/* " + "a" * 4_000, "a script or a style sheet", id="long-remark"),
        pytest.param("@media print { a { color: red } }", "a style sheet", id="media"),
        pytest.param(":root{--a:1px}", "a style sheet", id="root"),
        pytest.param("body, p > a:hover { margin: 0; }", "a style sheet", id="rule"),
        pytest.param('{"title": "a", "text": "<p>b</p>"}', "JSON data", id="json-with-markup"),
        pytest.param(')]}\',\n[{"a": 1}]', "JSON data", id="json-guarded"),
        pytest.param("[1, 2.5, 3e4]", "JSON data", id="numbers"),
        pytest.param("BEGIN:VCALENDAR\nVERSION:2.0\n", "a calendar", id="calendar"),
        pytest.param("User-agent: *\nDisallow: /a\n", "a robots.txt file", id="robots"),
    ],
)
@pytest.mark.parametrize("media", ["text/html; charset=utf-8", "text/plain", ""])
def test_code_is_no_page(body: str, what: str, media: str) -> None:
    """Its first bytes say what it is, and it is refused by that name."""
    with pytest.raises(FetchError, match=what) as caught:
        read_media([media], body.encode())
    assert caught.value.kind == "content_type_refused"


@pytest.mark.parametrize(
    "opening",
    [
        "Let x = 3, says the teacher to a class. ",
        "Document. The ministry (MFA) published it; nobody read it. ",
        "Import duties on steel from 'China' rise. ",
        "Function (noun): what a thing is for. ",
        "Class action against the railway. ",
        "[1, 2] The two notes are at the end. ",
        "[Update: 3 pm] ",
        "// Opinion. ",
        "John(at)example.org wrote: ",
        "Budget(s) = money, said the minister. ",
        "{Editor's note} ",
        "Var sa maire (France): ",
    ],
)
def test_prose_is_no_code(opening: str) -> None:
    """One mark of code in an opening proves nothing."""
    assert read_media(["text/plain"], (opening + PROSE).encode()).kind == "text"
    assert read_media(["text/html"], (opening + PROSE).encode()).kind == "html"


def test_a_page_behind_a_script_is_a_page() -> None:
    """Servers write scripts before the page they serve."""
    body = b"var t = 1; var u = 2;\n<!DOCTYPE html><html><body><p>Talks go on.</p></body></html>"
    assert read_media(["text/html"], body).kind == "html"


@pytest.mark.parametrize("piece", ["/*", "//\n", "a.", "a[", "(", "{", "[1,", "var a", "import ", "a b ", '{"', "\n"])
def test_looking_is_quick(piece: str) -> None:
    """No opening makes the look at it slow."""
    start = time.process_time()
    for _ in range(20):
        code_kind((piece * 2_048)[:2_048])
    assert time.process_time() - start < 1
