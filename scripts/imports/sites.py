"""Identity of news sites: the rows of outlets.csv as outlets, each in the file of its best dataset."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from provenance.text import fold
from provenance.urls.hosts import ascii_host, registrable_domain

from .book import Book, is_generic
from .core import Fields, names_of
from .names import clean_for, fit, fits, other_names, plain, slug
from .places import kind, languages
from .tables import Row, parts, word_list

# The dataset that says most about an outlet names the file; the first of a row's datasets in this order.
PRECEDENCE = (
    "asd-state-media", "fundus", "local-news-us", "news-homepages", "medialab-corpora", "iptv-channels", "kagi-media",
    "rss-feeds", "polish-news-domains", "us-news-domains", "feeds-by-country", "calibre-recipes", "wikidata-newspapers",
    "news-sources-by-country", "brave-news-sources", "newscatcher", "v2fly-domains", "asd-sites-of-concern",
)  # fmt: skip
EVIDENCE = {
    "asd-state-media": "matrix", "fundus": "fundus", "local-news-us": "local-news", "news-homepages": "homepages",
    "medialab-corpora": "medialab", "iptv-channels": "channels", "kagi-media": "media-data", "rss-feeds": "rss-feeds",
    "polish-news-domains": "polish-domains", "us-news-domains": "us-domains", "feeds-by-country": "feeds",
    "calibre-recipes": "recipe", "wikidata-newspapers": "wikibot", "newscatcher": "newscatcher",
    "news-sources-by-country": "ournet", "brave-news-sources": "brave",
    "v2fly-domains": "v2fly", "asd-sites-of-concern": "wikidata-list",
}  # fmt: skip
MOST_NAMES = 5


def rows_of(dataset: str, rows: Iterable[Row], name: str, domain: str, types: str) -> Iterator[Row]:
    """Yield the sites that another table names by the way, in the form of the table of outlets: a row per domain.

    `name` and `domain` are the columns that hold them. All names a domain has there stand in its row.
    """
    names: dict[str, list[str]] = defaultdict(list)
    countries: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row[domain]:
            names[row[domain]].append(row[name])
            countries[row[domain]].add(row["country_code"])
    for host, found in names.items():
        country = next(iter(countries[host])) if len(countries[host]) == 1 else ""
        more = "; ".join(dict.fromkeys(found[1:]))
        yield {
            "name": found[0], "other_names": more, "domain": host, "country_code": country, "language": "",
            "type": types, "country_basis": "dataset" if country else "", "datasets": dataset, "confidence": "medium",
        }  # fmt: skip


def import_sites(book: Book, rows: Iterable[Row]) -> None:
    """Enter every site of `rows` that is no platform; shorter hosts first, so that parts of a site find it."""
    lists = word_list("corrections")
    wrong = {*lists["not-their-address"], *lists["no-sites"]}
    by_host = {ascii_host(row["domain"]): row for row in rows if row["domain"] not in wrong}
    shared = _names_of_groups(by_host)
    for host, row in sorted(by_host.items(), key=lambda pair: (pair[0].count("."), pair[0])):
        if not is_generic(host):
            _enter(book, host, row, shared)


def _enter(book: Book, host: str, row: Row, shared: frozenset[str]) -> None:
    host = _without_machine(host)
    if host in book.hosts:
        return
    name, more = choose_name(row, host, shared)
    above = book.at(host)
    if above and (not name or _says_no_more(name, book.fields(above))):
        return
    known = _by_hand(book, host, name, row["country_code"])
    if known:
        book.add_host(datasets_of(row)[0], known, host)
        return
    book.outlet(datasets_of(row)[0], id_of(book, host), _fields(host, row, name, more, _edition_of(name, above, book)))


def _by_hand(book: Book, host: str, name: str, country: str) -> str | None:
    """Return the outlet whose `host` is too: by our list, or a hand-made one by both labels, or by the name alone.

    The name decides where it is the hand-made outlet's own, and that has no address yet.
    """
    listed: str | None = word_list("corrections")["same-outlet"].get(host)
    known = book.core.named(name, country) if name else None
    if listed or known is None:
        return listed
    fields = book.core.outlets[known]
    is_bare = not fields.get("domains") and fold(fields["name"]) == fold(name)
    return known if is_bare or _same_site(host, fields) else None


def id_of(book: Book, host: str) -> str:
    """Return the id of the outlet at `host`: its letters with hyphens, the dots spelled out where that is taken."""
    short = slug(host)
    return slug(host.replace(".", "-dot-")) if book.is_taken(short) else short


def _without_machine(host: str) -> str:
    """Return `host` without a first label that names a machine or a feed.

    >>> _without_machine("feeds.example.co.uk"), _without_machine("sport.example.co.uk")
    ('example.co.uk', 'sport.example.co.uk')
    """
    label, _, rest = host.partition(".")
    technical = label in word_list("cleaning")["technical-labels"] and host != registrable_domain(host)
    return _without_machine(rest) if technical else host


def datasets_of(row: Row) -> list[str]:
    """Return the datasets a row names by the names of their files, the one that says most first."""
    ids = datasets_by_name()
    return sorted({ids[name] for name in parts(row["datasets"])}, key=PRECEDENCE.index)


@cache
def datasets_by_name() -> dict[str, str]:
    """Return the names of the files by the names the tables have for their datasets."""
    return {name: id for id, head in word_list("datasets").items() for name in head["names"]}


def choose_name(row: Row, host: str, shared: frozenset[str]) -> tuple[str, list[str]]:
    """Return the name of the site and its other names; ("", [...]) where none of them can be the site's own.

    Of several titles at one address the one that fits the host is the site's. A single title needs not fit,
    unless it is the name of a group that many sites bear. Titles in other letters stand back behind Latin ones.
    """
    texts = [text for text in (row["name"], *parts(row["other_names"])) if text and fold(text) not in shared]
    own = list(dict.fromkeys(name for text in texts for name in clean_for(text, host)))
    latin = [name for name in own if plain(name)]
    best = max(latin, key=lambda name: fit(name, host), default="")
    name = best if len(latin) == 1 or fits(best, host) else "" if latin else next(iter(own), "")
    return name, other_names(own, name)[:MOST_NAMES]


def _names_of_groups(by_host: dict[str, Row]) -> frozenset[str]:
    """Return the names that are those of a group, not of a site: many sites bear them, and they fit none of these.

    One data file lists sites under their publisher; there two sites are enough, or one beside the group's own.
    """
    others: Counter[str] = Counter()
    listed: set[str] = set()
    fitting: set[str] = set()
    for host, row in by_host.items():
        if fits(row["name"], host):
            fitting.add(fold(row["name"]))
            continue
        others[fold(row["name"])] += 1
        if row["name"] and datasets_of(row)[0] == "kagi-media":
            listed.add(fold(row["name"]))
    many = {name for name, count in others.items() if count > 2}
    return frozenset((many | {name for name in listed if others[name] > 1 or name in fitting}) - {""})


def _says_no_more(name: str, above: Fields) -> bool:
    return plain(name) in {plain(text) for text in names_of(above)} - {""}


def _same_site(host: str, outlet: Fields) -> bool:
    """Return whether the label of `host` is that of an address the outlet has: `bakhtarnews.af` and `.com.af`."""
    domains = [domain if isinstance(domain, str) else domain["name"] for domain in outlet.get("domains", ())]
    return _label(host) in {_label(domain) for domain in domains}


def _label(host: str) -> str:
    return (registrable_domain(host) or host).partition(".")[0]


def _edition_of(name: str, above: str | None, book: Book) -> str | None:
    """Return the outlet `name` is an edition of: it begins with the name of the outlet at the address above."""
    if above is None:
        return None
    words = plain(name).split()
    stems = [plain(text).split() for text in names_of(book.fields(above))]
    return above if any(stem and words[: len(stem)] == stem and len(words) > len(stem) for stem in stems) else None


def _fields(host: str, row: Row, name: str, more: list[str], parent: str | None) -> Fields:
    """Return the outlet as the file has it; what no data set states is `unsure`: host for name, country by ending."""
    datasets = datasets_of(row)
    guessed = row["country_basis"] == "tld"
    fields: Fields = {
        "name": name or host,
        "kind": kind(row["type"], name),
        "country": _country(row),
        "languages": languages(row["language"]),
        "names": more,
        "parent": parent,
        "domains": [host],
        "unsure": [*([] if name else ["name"]), *(["country"] if guessed else [])],
        "evidence": [EVIDENCE[dataset] for dataset in datasets] if len(datasets) > 1 else [],
        "confidence": _confidence(row, name),
    }
    return {key: value for key, value in fields.items() if value}


def _country(row: Row) -> str:
    """Return the country of a site; `UK` in the table is the code of a language, Ukrainian."""
    wrong = word_list("corrections")["countries"].get(row["domain"], {})
    return wrong.get("country") or row["country_code"].replace("UK", "UA") or "unknown"


def _confidence(row: Row, name: str) -> str:
    """Low where the country or name is not in the data, or the one title at the address has nothing of it."""
    stated = row["country_basis"] == "dataset" and name and fits(name, row["domain"])
    return row["confidence"] if stated else "low"
