"""Pages that stand before the article: bot challenges, consent walls, logins, "not found" with status 200.

They are recognised, not evaded. A wall is small: whatever else stands on it is menu, so a page with prose of its
own is never one, however it speaks of cookies or logins.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from provenance.walls.rules import Rule, Wall, any_cue, label_words, login_words, rules
from provenance.walls.shapes import has_shape
from provenance.walls.visible import FIRST, Line, visible_lines
from provenance.walls.words import LONGEST, Words, bare

__all__ = ["Wall", "recognise", "recognise_headers"]

PROSE_LINE = 60
"""Weight from which a line is prose and no menu entry."""
SENTENCE = 25
"""Weight from which a line that ends like a sentence tells something."""
TOLD = 80
"""Weight of two such lines that do not speak of a wall, from which a page is an article."""
A_CUE = 80
"""Characters of a line for each of which it takes one more cue to speak of a wall."""
CONTROL = 40
"""Characters up to which a line may be a button or a heading."""
MOST_WALL = 15_000
"""Characters of prose beyond which no page is a wall, whatever the prose speaks of."""
MOST_SURE = 2_000
"""Weight of prose beside a mark that only walls bear: some explain themselves at length."""
MOST_LINES = 3_000
MOST_BESIDE = 650
"""Weight of what is told beside two signs of different kinds: pages of errors and logins praise their site, too."""
MOST_BESIDE_CODE = 300
"""Weight of the one sentence beside a heading that is nothing but a status code."""
MOST_SHORT = 120
"""Weight of several short ones."""
MOST_CODES = 10
MOST_LABEL = 3
LONGEST_FORM = 300
"""Characters of a line in which a form of a phrase is looked for."""
SMALL = 900
"""Weight of all that a page shows, menus left out, up to which a marker or its shape may tell that it is a wall."""
SMALL_WITH_MENUS = 2_500

_END = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔", "”", "“", "»", "«", '"', "」", ")")
_WORD = re.compile(r"\w+")
_RIGHTS = ("©", "(c) ", "copyright")
_TITLE = re.compile(r"<title[^>]{0,300}>([^<]{0,400})", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|·»•]\s*|\s+[-–—―:]\s+|\s*::\s*")
_WITHIN = re.compile(r"\s*[:/]\s*")
_ANY_HEADING = re.compile(r"<h[1-3][^>]{0,500}>([^<]{1,60})</h[1-3]>", re.IGNORECASE)
_SECOND_HEADING = re.compile(r"<h2[^>]{0,500}>([^<]{0,400})", re.IGNORECASE)
_HEADING = re.compile(r"<h1[^>]{0,500}>([^<]{0,400})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Page:
    markup: str  # in small letters
    titles: list[str]
    headings: list[str]  # the short ones
    lines: list[Line]
    is_small: bool  # whole, and with little to read, menus or not
    is_of_login: bool  # the address is named for a login, and a password is asked for
    shapes: dict[str, bool] = field(default_factory=dict)  # those asked for

    def has(self, shape: str) -> bool:
        """Tell whether the markup has a shape, whatever is shown."""
        if shape not in self.shapes:
            self.shapes[shape] = has_shape(shape, self.markup, "")
        return self.shapes[shape]


def recognise(markup: str, headers: Sequence[tuple[bytes, bytes]] = (), url: str | None = None) -> Wall | None:
    """Return the wall `markup` is, or None where a page tells something of its own or shows no sign of a wall.

    `url` is the address that answered.
    """
    return recognise_headers(headers) or _recognise_markup(markup, url)


def recognise_headers(headers: Sequence[tuple[bytes, bytes]]) -> Wall | None:
    """Return the wall an answer's headers name, or None."""
    sent = {key.decode("latin-1").lower(): value.decode("latin-1").lower() for key, value in headers}
    for rule in rules():
        if any(name in sent and value in sent[name] for name, value in rule.headers):
            return rule.found()
    return None


def _recognise_markup(markup: str, url: str | None) -> Wall | None:
    head = markup[:FIRST]
    lowered = head.lower()
    is_of_login = is_login_address(url) and has_shape("password-field", lowered, "")
    lines = _lines_of_a_wall(head, lowered, is_of_login)
    if lines is None:
        return None
    titles = _titles(head)
    headings = [html.unescape(text).strip() for text in _ANY_HEADING.findall(head)[:MOST_CODES]]
    is_small = len(markup) <= FIRST and _is_small(lines)
    page = _Page(lowered, titles, headings, lines, is_small, is_of_login)
    for rule in rules():
        if _is_wall(rule, page):
            return rule.found()
    return None


def is_login_address(url: str | None) -> bool:
    """Tell whether one of the last two parts of an address's path is a word for a login, and nothing else.

    >>> is_login_address("https://shop.example/customer/login/"), is_login_address("https://a.example/login.php?a=b")
    (True, True)
    >>> is_login_address("https://daily.example/2026/login-outage-hits-bank"), is_login_address(None)
    (False, False)
    """
    path = (url or "").partition("?")[0].partition("#")[0].partition("://")[2].partition("/")[2]
    parts = [part.partition(".")[0].lower() for part in path.split("/") if part]
    return any(part in login_words() for part in parts[-2:])


def _titles(head: str) -> list[str]:
    """Return the page's title and its first heading of the highest rank."""
    heading = _HEADING.search(head) or _SECOND_HEADING.search(head)
    found = [part for part in (_TITLE.search(head), heading) if part is not None]
    return [html.unescape(part[1]).strip()[:200] for part in found]


def _lines_of_a_wall(head: str, lowered: str, is_of_login: bool) -> list[Line] | None:
    """Return the lines of a page, or None as soon as it shows more prose than any wall does."""
    lines: list[Line] = []
    clean = size = 0
    is_sure = is_of_login or any(marker in lowered for rule in rules() for marker in rule.sure)
    most = MOST_SURE if is_sure else MOST_BESIDE
    for line in visible_lines(head):
        lines.append(line)
        if len(lines) > MOST_LINES:
            return None
        if line.weight < PROSE_LINE:
            continue
        size += line.weight
        clean += 0 if line.in_margin or _enough(any_cue(), line.text) else line.weight
        if clean > most or size > MOST_WALL:
            return None
    return lines


def _is_wall(rule: Rule, page: _Page) -> bool:
    """Tell whether a page bears the signs of a wall and tells nothing besides."""
    prose = [line for line in page.lines if not line.in_margin and not line.text.lower().startswith(_RIGHTS)]
    apart = [line for line in prose if not _speaks_of_it(rule, line.text)]
    if _is_told(rule, prose):
        return False
    if any(marker in page.markup for marker in rule.sure):
        return True
    if _is_signed_twice(rule, page, apart):
        return True
    sentences = [line for line in apart if _is_sentence(line)]
    told = sum(line.weight for line in sentences)
    if sum(line.weight for line in apart if line.weight >= PROSE_LINE) > rule.most_prose:
        return False
    if len(sentences) > 1 and told > TOLD:
        return False
    if _is_named(rule, page) or _has_phrases(rule, [line for line in page.lines if not line.in_noscript]):
        return True
    if not page.is_small:
        return False
    if _looks(rule, page, rule.strong_shapes):
        return True
    if sentences:
        return False
    has_marker = any(marker in page.markup for marker in rule.markers)
    return has_marker or _has_phrases(rule, page.lines) or _looks(rule, page, rule.shapes)


def _is_small(lines: list[Line]) -> bool:
    shown = [line for line in lines if not line.in_noscript]
    own = sum(line.weight for line in shown if not line.in_margin)
    return own <= SMALL and sum(line.weight for line in shown) <= SMALL_WITH_MENUS


def _is_told(rule: Rule, prose: list[Line]) -> bool:
    """Tell whether an article element tells something in two sentences, one of which hardly speaks of the wall.

    Where a wall is known by words on buttons, which banners beside articles bear too, a main element counts as well.
    """
    inside = [line for line in prose if (line.in_article or (rule.on_control and line.in_main)) and _is_sentence(line)]
    return len(inside) > 1 and any(len(rule.cues.found(line.text)) < 2 for line in inside)


def _is_signed_twice(rule: Rule, page: _Page, apart: list[Line]) -> bool:
    """Tell whether signs of two kinds agree, in any language: then more may be told beside them.

    A status code as a heading goes with the name of a server's software or with a title that says it in words; the
    word for a login in a title goes with a field for a password. Pages that declare an article are none of these.
    """
    if rule.codes is None and not rule.title_ends.texts:
        return False
    told = [line.weight for line in apart if line.weight >= PROSE_LINE or _is_sentence(line)]
    if page.is_of_login and "password-field" in rule.shapes and not page.has("article-data"):
        return sum(told) <= MOST_SURE
    return (_is_form(rule, page, told) or _is_coded(rule, page, told)) and not page.has("article-data")


def _is_coded(rule: Rule, page: _Page, told: list[int]) -> bool:
    """Tell whether a heading is a status code of the rule; without a second sign it bears one sentence beside it."""
    if rule.codes is None or not any(rule.codes.fullmatch(heading) for heading in page.headings):
        return False
    if page.has("server-name") or _is_named(rule, page, in_words=True):
        return sum(told) <= MOST_BESIDE
    is_short = sum(told) <= MOST_SHORT and all(weight < PROSE_LINE for weight in told)
    return page.is_small and (is_short or (len(told) == 1 and told[0] <= MOST_BESIDE_CODE))


def _is_form(rule: Rule, page: _Page, told: list[int]) -> bool:
    """Tell whether the form of the rule stands under its label, or under nearly its label where nothing is told."""
    if not rule.title_ends.texts or not any(page.has(shape) for shape in rule.shapes):
        return False
    pieces = (piece for title in page.titles for part in _parts(title) for piece in [part, *_WITHIN.split(part)])
    parts = {piece.lower().strip(" .!:*") for piece in pieces}
    labels = [_beside(part, word) for part in parts for word in rule.title_ends.texts]
    if any(words is not None and label_words().issuperset(words) for words in labels):
        return sum(told) <= MOST_BESIDE
    is_near = any(words is not None and len(words) <= MOST_LABEL for words in labels)
    return is_near and all(weight < PROSE_LINE for weight in told) and sum(told) <= MOST_BESIDE_CODE


def _beside(part: str, word: str) -> list[str] | None:
    """Return the words of a part of a title besides `word` at one of its ends, or None where it has it at neither."""
    if part.startswith(word):
        return _WORD.findall(part[len(word) :])
    return _WORD.findall(part[: -len(word)]) if part.endswith(word) else None


def _is_sentence(line: Line) -> bool:
    return line.weight >= SENTENCE and line.text.endswith(_END)


def _is_named(rule: Rule, page: _Page, in_words: bool = False) -> bool:
    """Tell whether a part of a title is one of the rule's; `in_words`: by more than a code in figures."""
    if rule.titles is None:
        return False
    parts = [part for title in page.titles for part in _parts(title) if not (in_words and re.search(r"\d", part))]
    return any(rule.titles.fullmatch(said) for part in parts for said in {part, bare(part).strip()})


def _has_phrases(rule: Rule, lines: list[Line]) -> bool:
    """Tell whether enough different phrases of the rule stand in `lines`, on something to press where that counts."""
    blocks = [line.text for line in lines[:200]]
    found = {phrase for block in blocks for phrase in _said(rule.phrases, block)}
    found |= {"a form" for block in blocks if rule.phrase_forms and rule.phrase_forms.match(block[:LONGEST_FORM])}
    if len(found) < max(1, rule.least_phrases):
        return False
    return not rule.on_control or any(len(block) <= CONTROL and _said(rule.phrases, block) for block in blocks)


def _looks(rule: Rule, page: _Page, shapes: tuple[str, ...]) -> bool:
    """Tell whether a page that shows little has a shape of the rule and, where it names such, a word to press."""
    shown = [line for line in page.lines if not line.in_noscript]
    visible = "\n".join(line.text for line in shown[:200])
    says_enough = shapes is rule.shapes and _speaks_enough(rule, shown)
    if not says_enough and not any(has_shape(name, page.markup, visible) for name in shapes):
        return False
    return not rule.controls.texts or any(
        len(line.text) <= CONTROL and rule.controls.found(line.text) for line in shown[:200]
    )


def _speaks_enough(rule: Rule, lines: list[Line]) -> bool:
    if not rule.least_cues:
        return False
    return len({cue for line in lines[:200] for cue in rule.cues.found(line.text)}) >= rule.least_cues


def _parts(title: str) -> list[str]:
    """Return a title whole and in the parts its separators make: sites put their own name before or behind."""
    parts = [part for part in (piece.strip() for piece in _BETWEEN.split(title)) if part]
    return [title, *parts[:4]] if len(parts) > 1 else [title]


def _speaks_of_it(rule: Rule, line: str) -> bool:
    """Tell whether a line speaks of the wall itself.

    The longer a line, the more different cues it takes: one word in a paragraph of an article proves nothing.
    """
    if _enough(rule.cues, line) or (rule.titles is not None and rule.titles.fullmatch(line[:200])):
        return True
    return rule.phrase_forms is not None and rule.phrase_forms.match(line[:LONGEST_FORM]) is not None


def _enough(cues: Words, line: str) -> bool:
    return len(_said(cues, line)) >= min(3, 1 + len(line) // A_CUE)


def _said(words: Words, line: str) -> set[str]:
    """Return which of `words` a line says, whatever numbers and names of hosts stand within them."""
    rest = bare(line[:LONGEST])
    return words.found(line) if rest == line else words.found(line) | words.found(rest)
