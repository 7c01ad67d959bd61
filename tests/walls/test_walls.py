"""Walls are seen in many languages; articles that speak of the same things are not."""

from __future__ import annotations

import time

import pytest
import yaml

from provenance import Page, annotate
from provenance.errors import ExtractionError
from provenance.walls import recognise
from provenance.walls.visible import visible_text
from tests.shared import ROOT

PROSE = (
    "<p>The ministry said on Monday that the new rule would take effect in autumn, after two years of talks with "
    "publishers and readers in all parts of the land.</p><p>Critics in parliament called the plan too late, and "
    "asked for a longer debate with the towns along the coast.</p>"
)
RULES = yaml.safe_load((ROOT / "provenance/walls/data/walls.yaml").read_text("utf-8"))["walls"]


def page(title: str, body: str) -> str:
    """Return a small page."""
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


def test_every_rule_says_why_and_names_a_counter() -> None:
    """A rule has its reason, its counter-example, and no sign that another rule of the same kind has."""
    for rule in RULES:
        assert rule["reason"]
        assert rule["counter"]
        assert rule["kind"] in ("access_blocked", "empty_content")
        assert 0 < rule["most_prose"] <= 200


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_titles_make_a_wall_without_prose_and_none_with(rule: dict[str, list[str]]) -> None:
    """Each title of each rule is a wall on a bare page, and a headline over prose is none."""
    for title in rule.get("titles", []):
        found = recognise(page(f"{title} | The Daily", f"<h1>{title}</h1><a href=/>Home</a>"))
        assert found is not None, title
        assert recognise(page(f"{title} | The Daily", f"<h1>{title}</h1>{PROSE}")) is None, title


@pytest.mark.parametrize(
    ("body", "wall"),
    [
        pytest.param(
            "<p>Alle akzeptieren</p><p>Wir verwenden Cookies und geben Daten an Partner.</p>", "consent-wall", id="de"
        ),
        pytest.param(
            "<p>Tout accepter</p><p>Nous utilisons des cookies avec nos partenaires.</p>", "consent-wall", id="fr"
        ),
        pytest.param("<p>Aceptar todo</p><p>Utilizamos cookies con nuestros socios.</p>", "consent-wall", id="es"),
        pytest.param("<p>请启用JavaScript后刷新</p>", "needs-javascript", id="zh"),
        pytest.param("<p>Подтвердите, что вы не робот</p>", "bot-challenge", id="ru"),
        pytest.param("<h1>Sayfa bulunamadı</h1>", "soft-404", id="tr"),
        pytest.param("<p>You must be logged in to view this page.</p>", "login-wall", id="login"),
        pytest.param("<p>La suite est réservée aux abonnés</p>", "paywall-without-text", id="abonnés"),
        pytest.param(
            "<p>Wij en onze partners gebruiken cookies en vergelijkbare technieken om persoonsgegevens te verwerken. U "
            "kunt uw toestemming altijd intrekken.</p><button>Akkoord</button>",
            "consent-wall",
            id="nl",
        ),
        pytest.param(
            "<p>My i nasi partnerzy przechowujemy pliki cookie na urządzeniu i przetwarzamy dane osobowe. Możesz w "
            "każdej chwili wycofać zgodę.</p><button>Zgadzam się</button>",
            "consent-wall",
            id="pl",
        ),
        pytest.param(
            "<p>Vi och våra partner lagrar cookies på din enhet och behandlar personuppgifter för att visa annonser. "
            "Du kan återkalla ditt samtycke.</p><button>Acceptera alla</button>",
            "consent-wall",
            id="sv",
        ),
        pytest.param(
            "<p>Este contenido es exclusivo para suscriptores.</p>", "paywall-without-text", id="suscriptores"
        ),
        pytest.param("<h1>Fant ikke siden</h1><p>Siden du leter etter er flyttet.</p>", "soft-404", id="no"),
        pytest.param("<h1>Logga in</h1><p>Logga in för att läsa vidare.</p>", "login-wall", id="login-sv"),
        pytest.param("<p>Error establishing a database connection</p>", "server-notice", id="database"),
        pytest.param("<p>Сайт временно недоступен. Зайдите позже.</p>", "server-notice", id="maintenance-ru"),
        pytest.param("<h1>Index of /news</h1><a href=a>a.html</a>", "parked-domain", id="listing"),
    ],
)
def test_walls_of_many_languages(body: str, wall: str) -> None:
    """Phrases decide where titles say nothing."""
    found = recognise(page("The Daily", body))
    assert found is not None
    assert found.rule == wall


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param(
            "Cookies and consent", "<p>We use cookies. Accept all. Manage preferences.</p>" + PROSE, id="banner"
        ),
        pytest.param("How captchas work", "<p>Verify you are human, the box says.</p>" + PROSE, id="on-captchas"),
        pytest.param("A domain is for sale", "<p>The domain is for sale for a million.</p>" + PROSE, id="on-domains"),
        pytest.param("Log in", "<p>Log in to continue</p>" + PROSE, id="login-link"),
        pytest.param("Talks", PROSE + "<p>Subscribe to continue reading</p>", id="opening-before-paywall"),
        pytest.param("Talks", PROSE + "<noscript>Please enable JavaScript</noscript>", id="noscript"),
        pytest.param(
            "Regulator fines a title",
            "<p>The banner offered the button accept all but hid the refusal, said the authority for privacy.</p><p>"
            "The title added a reject all button beside its cookie settings in June, and will go to court.</p>",
            id="on-banners",
        ),
        pytest.param("Scheduled maintenance", "<p>Trains stop for it.</p>" + PROSE, id="on-maintenance"),
        pytest.param("Both sides", "<p>Both talk about it.</p>", id="bot-is-no-part-of-both"),
        pytest.param("Nothing", "", id="empty"),
    ],
)
def test_near_misses(title: str, body: str) -> None:
    """What only looks like a wall is none."""
    assert recognise(page(title, body)) is None


def test_a_saved_wall_is_no_article() -> None:
    """Content handed in, not fetched, is looked at too."""
    with pytest.raises(ExtractionError) as caught:
        annotate(Page(html=page("Just a moment...", "<h1>Checking your browser</h1><p>" + "Please wait. " * 4)))
    assert caught.value.kind == "access_blocked"


MENU = "".join(f"<a href=/{name}>{name}</a> " for name in ("World", "Politics", "Business", "Sport", "Travel") * 6)


@pytest.mark.parametrize(
    ("before", "after"),
    [("<nav>", "</nav>"), ("<div>", "</div><p>Copyright 2024. All rights reserved.</p>"), ("<ul><li>", "</li></ul>")],
)
def test_a_page_of_menus_is_no_article(before: str, after: str) -> None:
    """Names of sections are no text, however they are set."""
    with pytest.raises(ExtractionError) as caught:
        annotate(Page(html=page("The Daily", before + MENU + after)))
    assert caught.value.kind == "empty_content"


def test_short_news_beside_a_menu_is_an_article() -> None:
    """Two paragraphs are enough, and so is one line that is no link."""
    for text in (PROSE, "<p>Two people were hurt on the road on Friday, the police said.</p>"):
        assert annotate(Page(html=page("The Daily", f"<nav>{MENU}</nav><article>{text}</article>"))).article.text


@pytest.mark.parametrize("piece", ["<", "<a ", "<script>", "<!--", "<h1 ", "<title>", "<p>we use ", "&", "</", "<svg>"])
def test_recognition_is_linear(piece: str) -> None:
    """No repetition makes the look at a page slow."""
    start = time.process_time()
    recognise(piece * 200_000)
    assert time.process_time() - start < 3


LONG = "Members read every issue since 1950, save what they like and get the letter of the week on Fridays."
FORM = "<form><input name=mail><input type=password name=key><button>Go</button></form>"
SERVER = "<address>Apache/2.4 (Debian) Server at daily.example Port 80</address>"


@pytest.mark.parametrize(
    ("title", "body", "wall"),
    [
        pytest.param("Customer Login | Shop", f"<p>{LONG}</p><p>{LONG}</p>{FORM}", "login-wall", id="label"),
        pytest.param("Zaloguj się lub utwórz konto", f"<p>{LONG}</p>{FORM}", "login-wall", id="label-pl"),
        pytest.param("Log in to Canvas", f"<p>Welcome.</p>{FORM}", "login-wall", id="near-label"),
        pytest.param("Dnevnik", "<h2>Napaka 404</h2><p>Naslov pri nas ni znan.</p>", "soft-404", id="code-sl"),
        pytest.param("გაზეთი", "<h1>404</h1><p>მისამართი აღარ არსებობს.</p>", "soft-404", id="code-ka"),
        pytest.param("Page not found", f"<h1>404</h1><p>{LONG}</p><p>{LONG}</p>", "soft-404", id="code-and-words"),
        pytest.param(
            "Keelatud!", f"<p>{LONG}</p><p>{LONG}</p><h2>Error 403</h2>{SERVER}", "refused", id="code-and-server"
        ),
        pytest.param("Viga", f'</head><body id="ERR_DNS_FAIL"><p>{LONG}</p>', "server-notice", id="proxy"),
        pytest.param("Oeps! Pagina niet gevonden", "<a href=/>Terug</a>", "soft-404", id="exclamation"),
        pytest.param("Login", f"<p>{LONG}</p>{FORM}<p>© {LONG} {LONG} {LONG} {LONG}.</p>", "login-wall", id="rights"),
    ],
)
def test_two_signs_in_any_language(title: str, body: str, wall: str) -> None:
    """A login form under its label, a status code beside a server's name: more may be told beside them."""
    found = recognise(page(title, body))
    assert found is not None
    assert found.rule == wall


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("Login outage hits bank", f"{FORM}<h1>Login outage hits bank</h1>{PROSE}", id="headline"),
        pytest.param("New login", f"{FORM}<h1>New login</h1>{PROSE}{PROSE}{PROSE}", id="much-told"),
        pytest.param("Login", f'<meta property="og:type" content="article">{FORM}{PROSE}', id="declares-an-article"),
        pytest.param("The 404 at sixty", f"<h2>404</h2>{PROSE}", id="a-car"),
        pytest.param("Code 404", f"<h2>404</h2>{PROSE}<address>Harbour Theatre, 4 Quay Street</address>", id="theatre"),
        pytest.param("503 rescued", "<h1>503 rescued</h1><p>All 503 on board were taken off the ship.</p>", id="503"),
    ],
)
def test_near_misses_of_two_signs(title: str, body: str) -> None:
    """One sign of two, or much told beside them, is no wall."""
    assert recognise(page(title, body)) is None


def test_declarations_are_no_text() -> None:
    """What stands before the page is not shown."""
    assert (
        visible_text('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD"><p>Talks go on.</p>') == "Talks go on."
    )


@pytest.mark.parametrize(
    ("title", "body", "wall"),
    [
        pytest.param(
            "The Daily", "<p>We and our 1,412 partners use cookies.</p><b>Accept all</b>", "consent-wall", id="partners"
        ),
        pytest.param("daily.example is for sale", "<p>Fill in the form.</p>", "parked-domain", id="host-in-title"),
        pytest.param("Daily", "<p>The domain name daily.example is for sale.</p>", "parked-domain", id="host-in-line"),
        pytest.param("Daily", "<h1>Sorry, this story has been taken down</h1>", "soft-404", id="form-en"),
        pytest.param("Die Zeit", "<h1>Dieser Beitrag ist leider nicht mehr vorhanden.</h1>", "soft-404", id="form-de"),
        pytest.param("Daily", '<script>window.park = "abc"</script>', "parked-domain", id="script-of-a-broker"),
    ],
)
def test_what_stands_within_a_phrase(title: str, body: str, wall: str) -> None:
    """Numbers and names of hosts are read over, and sentences of a form count as phrases."""
    found = recognise(page(title, body))
    assert found is not None
    assert found.rule == wall


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>Two of the 1,412 partners of the fund left it on Monday, said the bank.</p>", id="partners"),
        pytest.param("<h1>This story has been told before</h1><p>It is sung in the north on Fridays.</p>", id="story"),
        pytest.param(
            "<p>The article of the law was removed by the court on Monday, and nobody objected.</p>", id="law"
        ),
        pytest.param(f"<h1>This page of history was removed</h1>{PROSE}", id="history"),
    ],
)
def test_near_misses_of_forms(body: str) -> None:
    """A form counts where it speaks of the page, and where nothing is told."""
    assert recognise(page("The Daily", body)) is None


@pytest.mark.parametrize(
    "path", ["login", "account/login/", "wp-login.php?redirect=%2Fa", "de/anmelden", "auth/signin#top"]
)
def test_a_login_by_its_address(path: str) -> None:
    """An address named for a login is a second sign beside its form, however much is told of the shop."""
    told = "".join(f"<p>{LONG} {number}</p>" for number in range(8))
    found = recognise(page("Quayside tools", told + FORM), url=f"https://shop.example/{path}")
    assert found is not None
    assert found.rule == "login-wall"


@pytest.mark.parametrize(
    ("url", "body"),
    [
        pytest.param("https://daily.example/2026/login-outage", FORM + PROSE, id="a-headline"),
        pytest.param("https://daily.example/login", PROSE, id="without-a-form"),
        pytest.param("https://daily.example/login", f"{FORM}<article>{PROSE}</article>", id="an-article"),
        pytest.param("https://daily.example/login/2026/talks", FORM + PROSE, id="a-folder"),
    ],
)
def test_near_misses_of_login_addresses(url: str, body: str) -> None:
    """The word alone, in a headline or without its form, is none."""
    assert recognise(page("Talks go on", body), url=url) is None
