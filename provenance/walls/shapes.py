"""Shapes of markup that pages before an article share, whatever language and vendor they are of.

Each is a sign, never a proof: articles have login forms and captchas beside them. What decides is that nothing is told
on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_PASSWORD = re.compile(r"<input\b[^<>]{0,300}\btype\s*=\s*[\"']?password", re.IGNORECASE)
_CAPTCHA = re.compile(
    r"<(?:input|img|div|iframe|form|textarea)\b[^<>]{0,300}"
    r"\b(?:name|id|class|src|action)\s*=\s*[\"']?[^\"'\s>]{0,200}captcha",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"<(?:form|script|iframe)\b[^<>]{0,300}\b(?:action|src)\s*=\s*[\"']?[^\"'\s>]{0,200}(?:consent|privacy-mgmt|privacygate)",
    re.IGNORECASE,
)
_REFRESH = re.compile(
    r"<meta\b[^<>]{0,100}\bhttp-equiv\s*=\s*[\"']?refresh[\"']?[^<>]{0,100}"
    r"\bcontent\s*=\s*[\"']?\s*(\d{1,4})\s*[\"'>/ ]",
    re.IGNORECASE,
)
_ERROR_CLASS = re.compile(
    r"<(?:body|main|article|section|div)\b[^<>]{0,300}\b(?:class|id)\s*=\s*(?:[\"'][^\"'>]{0,200})?"
    r"(?<![a-z])(?:error-?404|page-?404|404-?page|not-found-page|page-not-found|error-?page)(?![a-z])",
    re.IGNORECASE,
)
_SETS_COOKIE = re.compile(r"document\.cookie\s*=(?!=)")
_GOES_ON = re.compile(r"location\s*(?:\.\s*(?:reload|replace|assign)\s*\(|(?:\.\s*href)?\s*=(?!=))")
_PRICE = re.compile(
    r"(?:[$€£¥₹₺₴₽]|R\$|\b(?:kr|zł|Kč|Ft|lei|руб|грн|Rp)\b)\s?\d|\d[\d.,]*\s?"
    r"(?:[€£₹₺₴₽円元원]|(?:kr|krone|kronor|zł|Kč|Ft|lei|руб|рубл|грн|euro?s?|TL)\b)",
    re.IGNORECASE,
)
_SERVER_NAME = re.compile(
    r"<address>(?:[^<]|<(?!/address)){0,300}\b(?:apache|nginx|lighttpd|litespeed|iis|server at)\b"
    r"(?:[^<]|<(?!/address)){0,100}</address>"
    r"|<(?:center|h3|p|i|small|span)>\s*(?:apache|nginx|openresty|lighttpd|litespeed|varnish|cloudflare|tengine|caddy)\b",
    re.IGNORECASE,
)
_ARTICLE_DATA = re.compile(
    r"\barticle:published_time\b|\"@type\"\s*:\s*\[?\s*\"(?:news|report|blog)?(?:article|posting)\""
    r"|\bog:type[\"']?\s+content\s*=\s*[\"']?article\b",
    re.IGNORECASE,
)
LONGEST_REFRESH = 30
"""Seconds: pages that renew themselves for their readers' sake, such as live reports, wait longer."""


def has_shape(name: str, markup: str, visible: str) -> bool:
    """Tell whether a page has the shape called `name`; `visible` is the text it shows.

    >>> has_shape("password-field", "<form><input name=p type=password></form>", "")
    True
    >>> has_shape("self-refresh", '<meta http-equiv="refresh" content="5">', "")
    True
    >>> has_shape("self-refresh", '<meta http-equiv="refresh" content="300">', "")
    False
    """
    return _SHAPES[name](markup, visible)


def _refreshes(markup: str, _visible: str) -> bool:
    found = _REFRESH.search(markup)
    return found is not None and int(found[1]) <= LONGEST_REFRESH


def _sets_a_cookie_and_goes_on(markup: str, _visible: str) -> bool:
    return bool(_SETS_COOKIE.search(markup) and _GOES_ON.search(markup))


_SHAPES: dict[str, Callable[[str, str], bool]] = {
    "password-field": lambda markup, _visible: bool(_PASSWORD.search(markup)),
    "captcha-field": lambda markup, _visible: bool(_CAPTCHA.search(markup)),
    "error-class": lambda markup, _visible: bool(_ERROR_CLASS.search(markup)),
    "consent-form": lambda markup, _visible: bool(_CONSENT.search(markup)),
    "server-name": lambda markup, _visible: bool(_SERVER_NAME.search(markup)),
    "article-data": lambda markup, _visible: bool(_ARTICLE_DATA.search(markup)),
    "self-refresh": _refreshes,
    "cookie-and-reload": _sets_a_cookie_and_goes_on,
    "price": lambda _markup, visible: bool(_PRICE.search(visible[:3_000])),
}
SHAPES = tuple(_SHAPES)
