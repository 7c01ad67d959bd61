"""Pages with status 200 that stand before the article, and articles that only look like one."""

from __future__ import annotations

from tests.hostile.case import add, article
from tests.hostile.server import Answer


def _shows(body: str, title: str = "News", status: str = "200 OK", *headers: str) -> Answer:
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()
    return lambda visit: visit.page(page, *headers, status=status)


add("wall_cloudflare", "wall", "access_blocked", answer=_shows(
    "<h1>news.example</h1><p>Verify you are human by completing the action below.</p>"
    "<p>news.example needs to review the security of your connection before proceeding.</p>"
    "<script src='/cdn-cgi/challenge-platform/h/g/orchestrate.js'></script>",
    "Just a moment..."))  # fmt: skip
add("wall_cloudflare_503", "wall", "access_blocked", settings={"retries": 0}, answer=_shows(
    "<h1>Checking your browser before accessing news.example.</h1>",
    "Just a moment...", "503 Service Unavailable"))  # fmt: skip
add("wall_by_header", "wall", "access_blocked", answer=lambda visit: visit.page(article(), "cf-mitigated: challenge"))
add("wall_captcha", "wall", "access_blocked", answer=_shows(
    "<h1>Are you a robot?</h1><p>Please complete the security check to go on. We have seen unusual traffic from your "
    "computer network.</p><div class='g-recaptcha' data-sitekey='x'></div>",
    "Security check"))  # fmt: skip
add("wall_incapsula", "wall", "access_blocked", answer=_shows(
    "<iframe src='/_Incapsula_Resource?x=y'>Request unsuccessful. Incapsula incident ID: 1-2</iframe>",
    ""))  # fmt: skip
add("wall_consent", "wall", "access_blocked", answer=_shows(
    "<h1>We value your privacy</h1><p>We and our 842 partners store and access personal data on your device, such as "
    "cookies, and process it for personalised advertising.</p><p>You can change your preferences at any time in our "
    "privacy policy or withdraw your consent.</p><button>Accept all</button><button>Manage preferences</button>",
    "Your privacy choices"))  # fmt: skip
add("wall_consent_german", "wall", "access_blocked", answer=_shows(
    "<h1>Willkommen</h1><p>Um der Nutzung mit Werbung und Cookies zuzustimmen, akzeptieren Sie bitte. Unsere Partner "
    "verarbeiten Daten auf Ihrem Gerät, siehe Datenschutz.</p><button>Alle akzeptieren</button>"
    "<button>Einstellungen verwalten</button><p>Bereits Pur-Abonnent? Jetzt anmelden</p>", "Zustimmung"))  # fmt: skip
add("wall_consent_french", "wall", "access_blocked", answer=_shows(
    "<p>Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker et accéder à des données "
    "personnelles comme votre visite sur ce site.</p><button>Tout accepter</button>"
    "<button>Continuer sans accepter</button>", "Gérer vos cookies"))  # fmt: skip
add("wall_consent_polish", "wall", "access_blocked", answer=_shows(
    "<h1>Szanujemy Twoją prywatność</h1><p>My i nasi partnerzy przechowujemy informacje na urządzeniu, takie jak pliki "
    "cookie, i przetwarzamy dane osobowe. Możesz w każdej chwili wycofać zgodę.</p><button>Zgadzam się</button>",
    "Wiadomości"))  # fmt: skip
add("wall_maintenance", "wall", "empty_content", "http_server_error", answer=_shows(
    "<h1>We'll be back soon!</h1><p>Sorry for the inconvenience but we are performing some maintenance at the moment. "
    "We will be back online shortly!</p>", "The Daily"))  # fmt: skip
add("wall_menu_only", "wall", "empty_content", answer=_shows(
    "<nav>" + "".join(f"<a href=/{i}>Section {i}</a>" for i in range(40)) + "</nav>", "The Daily"))  # fmt: skip
add("wall_login", "wall", "access_blocked", answer=_shows(
    "<h1>Log in</h1><form><label>Email</label><input name=email><label>Password</label><input type=password>"
    "<button>Log in</button></form><p>You must log in to continue. Forgot your account password?</p>",
    "Log in"))  # fmt: skip
add("wall_paywall", "wall", "access_blocked", answer=_shows(
    "<h1>Talks go on</h1><p>Subscribe to continue reading this story and all our journalism.</p><p>Already a "
    "subscriber? Log in</p><p>Unlimited digital access for 1 euro per month, cancel anytime.</p>",
    "Talks go on"))  # fmt: skip
add("wall_javascript", "wall", "empty_content", "access_blocked", answer=_shows(
    "<noscript>You need to enable JavaScript to run this app.</noscript><div id=\"root\"></div>"))  # fmt: skip
add("wall_soft_404", "wall", "empty_content", "http_not_found", answer=_shows(
    "<h1>Page not found</h1><p>The page you are looking for may have been moved or deleted.</p><a href=/>Home</a>",
    "Page not found - The Daily"))  # fmt: skip
add("wall_soft_404_russian", "wall", "empty_content", "http_not_found", answer=_shows(
    "<h1>Ошибка 404</h1><p>Запрашиваемая страница не найдена. Вернуться на главную.</p>",
    "Страница не найдена"))  # fmt: skip
add("wall_parked", "wall", "empty_content", answer=_shows(
    "<h1>oldpaper.example</h1><p>This domain is for sale. Buy this domain today through our secure transfer service."
    "</p><ul><li>Related searches</li><li>Insurance</li><li>Credit</li></ul>", "oldpaper.example"))  # fmt: skip
add("wall_default_page", "wall", "empty_content", answer=_shows(
    "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. "
    "Further configuration is required.</p>", "Welcome to nginx!"))  # fmt: skip
add("wall_region", "wall", "access_blocked", "legal_block", answer=_shows(
    "<p>We recognize you are attempting to access this website from a country belonging to the European Economic Area "
    "including the EU which enforces the GDPR and therefore access cannot be granted at this time.</p>",
    "Unavailable due to legal reasons"))  # fmt: skip
BANNER = (
    "<div class=cookie-banner><p>We use cookies and share data with our partners for personalised advertising.</p>"
    "<button>Accept all</button><button>Reject all</button></div><a>Log in</a><a>Subscribe</a>"
    "<noscript>Please enable JavaScript to see comments.</noscript><script src='/g-recaptcha.js'></script>"
)
add("no_wall_banner_beside_article", "wall", "ok", answer=lambda visit: visit.page(article(BANNER)))
OPENING = "<div class=offer><p>Subscribe to continue reading</p><p>Already a subscriber? Log in</p></div>"
add("wall_behind_the_opening", "wall", "ok_partial", answer=lambda visit: visit.page(article(OPENING)))
add("no_wall_article_named_404", "wall", "ok", answer=lambda visit: visit.page(
    article().replace(b"Talks on the water of the north go on", b"Page not found")))  # fmt: skip
add("no_wall_article_named_robot", "wall", "ok", answer=lambda visit: visit.page(
    article().replace(b"Talks on the water of the north go on", b"Are you a robot?")))  # fmt: skip
