"""The account in an address publishes; the platform only runs the machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from provenance.urls.parse import parse
from provenance.urls.platforms import account_of
from scripts.build_url_data import DATA

NOT_A_PLATFORM = "not-a-platform"
PLATFORMS = yaml.safe_load((DATA / "platforms.yaml").read_text("utf-8"))


def each_example() -> Iterator[Any]:
    """Yield every example of the platform file."""
    for name, platform in PLATFORMS.items():
        for number, example in enumerate(platform["examples"]):
            yield pytest.param(name, platform, example, id=f"{name}-{number}")


EXAMPLES = list(each_example())


@pytest.mark.parametrize(("name", "platform", "example"), EXAMPLES)
def test_examples(name: str, platform: dict[str, Any], example: dict[str, Any]) -> None:
    """Each platform's examples name the account, nobody, or are no platform at all."""
    account = account_of(parse(example["url"]))
    if example["handle"] == NOT_A_PLATFORM:
        assert account is None
        return
    assert account is not None
    assert account.handle == example["handle"]
    if platform.get("named") != "host":
        assert account.platform == name


@pytest.mark.parametrize("name", sorted(PLATFORMS))
def test_every_platform_shows_all_three_answers(name: str) -> None:
    """A named account, an address that names none, and a host that only looks like the platform."""
    handles = [example["handle"] for example in PLATFORMS[name]["examples"]]
    assert NOT_A_PLATFORM in handles
    assert None in handles
    assert any(handle not in (None, NOT_A_PLATFORM) for handle in handles) or name == "telegraph"


@pytest.mark.parametrize(
    ("url", "account"),
    [
        pytest.param("https://www.youtube.com/@BBCNews?x=1#y", ("youtube", "bbcnews"), id="youtube"),
        pytest.param("https://x.com/BBCWorld/status/1?s=20", ("x", "bbcworld"), id="x"),
        pytest.param("https://t.me/s/rt_russian?before=9", ("telegram", "rt_russian"), id="telegram"),
        pytest.param("https://m.facebook.com/DerSpiegel/posts/1", ("facebook", "derspiegel"), id="facebook"),
        pytest.param("https://www.instagram.com/lemondefr/p/A/", ("instagram", "lemondefr"), id="instagram"),
        pytest.param("https://www.tiktok.com/@zdfheute/video/1", ("tiktok", "zdfheute"), id="tiktok"),
        pytest.param("https://vk.com/wall-15755094_1", ("vk", "club15755094"), id="vk"),
        pytest.param("https://ok.ru/tass/topic/1", ("ok", "tass"), id="ok"),
        pytest.param("https://www.threads.net/@cnn/post/A", ("threads", "cnn"), id="threads"),
        pytest.param("https://bsky.app/profile/reuters.com/post/3", ("bluesky", "reuters.com"), id="bluesky"),
        pytest.param("https://mastodon.social/@heise/1", ("mastodon", "heise@mastodon.social"), id="name@host"),
        pytest.param("https://meduza.substack.com/p/a", ("substack", "meduza"), id="substack"),
        pytest.param("https://medium.com/bellingcat/a-1", ("medium", "bellingcat"), id="medium"),
        pytest.param("https://rumble.com/c/RT", ("rumble", "rt"), id="rumble"),
        pytest.param("https://odysee.com/@RT:fd/a", ("odysee", "rt:fd"), id="odysee"),
        pytest.param("https://podcasts.apple.com/us/podcast/a/id12003", ("apple-podcasts", "id12003"), id="podcast"),
        pytest.param("https://www.youtube.com/watch?v=abcdefghijk", ("youtube", None), id="video-names-nobody"),
        pytest.param("https://t.me/c/1/2", ("telegram", None), id="private-channel"),
    ],
)  # fmt: skip
def test_accounts(url: str, account: tuple[str, str | None]) -> None:
    """One address on every platform that outlets use."""
    found = account_of(parse(url))
    assert found is not None
    assert (found.platform, found.handle) == account
