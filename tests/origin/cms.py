"""Pages as content systems and regional papers build them, with room for a credit: invented, small, true in form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

TITLE = "Swing bridge to close for a fortnight in June"
TEXT = (
    "The swing bridge over the Tarrow will be shut to road traffic for fourteen nights from June, the county said.",
    "Crews will lift out two worn bearings that date from the last big refit, and buses will run by way of Millgate.",
    "Shopkeepers on the east bank asked for signs that make clear they stay open while the work lasts.",
)
Skeleton = Callable[[str, str, str], str]


def paragraphs(lines: Sequence[str] = TEXT) -> str:
    """Return lines as paragraphs."""
    return "".join(f"<p>{line}</p>\n" for line in lines)


def document(inner: str, *, head: str = "", site: str = "Harbour Gazette") -> str:
    """Return a whole page around what stands in its body."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} | {site}</title>'
        f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{site}">{head}</head>'
        f"<body>{inner}</body></html>"
    )


def blox(by: str, body: str, foot: str) -> str:
    """Return a page of BLOX, of very many American local papers: the head of the article is its masthead."""
    return document(
        f'<header><div class="tnt-masthead"><a href="/">Harbour Gazette</a></div></header><section id="main-body">'
        f'<article class="asset"><div class="asset-masthead"><header class="asset-header"><h1 class="headline"><span>'
        f'{TITLE}</span></h1></header><div class="meta"><ul class="list-inline"><li>{by}</li><li class="hidden-print">'
        f'<time class="asset-date">May 14</time></li></ul></div></div><div class="asset-body"><div id="article-body" '
        f'class="asset-content">{body}{foot}</div></div></article></section><footer>© Harbour Gazette</footer>'
    )


def wordpress(by: str, body: str, foot: str) -> str:
    """Return a page of a theme of WordPress that draws the title over the site's own header."""
    return document(
        '<header id="masthead" class="site-header featured-image"><div class="site-branding"><p class="site-title">'
        '<a href="/">Harbour Gazette</a></p><nav class="main-navigation"><ul><li><a href="/">Home</a></li></ul></nav>'
        f'</div><div class="site-featured-image"><div class="entry-header"><h1 class="entry-title">{TITLE}</h1>'
        f'<div class="entry-meta">{by}</div></div></div></header><main><article class="post hentry">'
        f'<div class="entry-content">{body}{foot}</div></article></main><footer class="site-footer">Harbour</footer>'
    )


def drupal(by: str, body: str, foot: str) -> str:
    """Return a page of Drupal: fields, each in a part of its own."""
    return document(
        '<div class="layout-container"><header role="banner" class="header-top"><a href="/">Gazette</a></header>'
        f'<div class="region-content"><article class="node node--type-article"><h1 class="page-header"><span '
        f'property="schema:name">{TITLE}</span></h1><div class="node__meta">{by}</div><div class="node__content">'
        f'<div class="field field--name-body">{body}</div>{foot}</div></article></div></div>'
    )


def joomla(by: str, body: str, foot: str) -> str:
    """Return a page of Joomla: the title is an h2, what is known of the article a list of definitions."""
    return document(
        '<div class="mod breadcrumbs"><a href="/">Home</a></div><div class="item-page"><h2 itemprop="headline">'
        f'{TITLE}</h2><dl class="article-info"><dt>Details</dt><dd class="createdby">{by}</dd>'
        f'<dd class="published">14 May</dd></dl><div itemprop="articleBody">{body}{foot}</div></div>'
    )


def toolbar(by: str, body: str, foot: str) -> str:
    """Return a page of an Indian regional paper: a bar with source and buttons between headline and text."""
    return document(
        '<div class="topbar"><a href="/">Harbour Gazette</a></div><div class="story"><h1>'
        f'{TITLE}</h1><div class="article-toolbar">{by}<ul class="share"><li><a href="#">Facebook</a></li></ul></div>'
        f'<div class="story-content">{body}{foot}</div></div><div class="copyright">© Harbour Gazette</div>'
    )


def blogger(by: str, body: str, foot: str) -> str:
    """Return a page of Blogger: text between line breaks, who posted it below."""
    return document(
        '<div class="header-outer"><div class="titlewrapper"><h1 class="title"><a href="/">Gazette</a></h1></div>'
        f'</div><div class="post hentry"><h3 class="post-title entry-title">{TITLE}</h3><div class="post-body '
        f'entry-content">{by}{body}{foot}</div><div class="post-footer"><span class="post-labels"><a href="/l">bridge'
        "</a></span></div></div>"
    )


def hero(by: str, body: str, foot: str) -> str:
    """Return a page of AEM and the like: headline and byline are drawn over the picture at the top."""
    return document(
        f'<main><div class="cmp-hero-image"><img src="/h.jpg" alt=""><div class="cmp-hero-image__text"><h1>{TITLE}</h1>'
        f'<div class="cmp-byline">{by}</div></div></div><div class="cmp-text">{body}{foot}</div></main>'
    )


SKELETONS: dict[str, Skeleton] = {
    "blox": blox,
    "wordpress": wordpress,
    "drupal": drupal,
    "joomla": joomla,
    "toolbar": toolbar,
    "blogger": blogger,
    "hero": hero,
}
