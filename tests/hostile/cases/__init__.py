"""All cases, entered by importing their modules."""

from tests.hostile.cases import bodies, codings, frames, framing, manners, pages, redirects, statuses, texts, tls, walls

__all__ = [
    "bodies",
    "codings",
    "frames",
    "framing",
    "manners",
    "pages",
    "redirects",
    "statuses",
    "texts",
    "tls",
    "walls",
]
