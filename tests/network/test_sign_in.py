"""Signing in with a real OpenID provider on loopback, a browser that nobody sees, and answers that are not for us."""

import re
import shutil
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import requests
import trustme

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.network.sealed import LongSecrets
from nhsbn_desktop.network.sign_in import Provider, SignIn
from nhsbn_desktop.practice.keys import load_keys
from nhsbn_desktop.practice.preparing import PACKAGE, sign_in_folder
from nhsbn_desktop.practice.sign_in import OpenIdProvider
from tests.network.node import installed
from tests.network.servers import answering, serving

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not on this computer")


@dataclass(frozen=True)
class Running:
    provider: Provider
    ca_file: Path
    judge: OpenIdProvider


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("provider")
    sign_in_folder(folder).symlink_to(installed(request.config, PACKAGE), target_is_directory=True)
    keys = load_keys(folder)
    provider = OpenIdProvider(keys)
    provider.start()
    assert provider.issuer
    yield Running(Provider(provider.issuer, ca_file=keys.ca_file), keys.ca_file, provider)
    provider.stop()


@pytest.fixture
def kept(tmp_path: Path) -> LongSecrets:
    return LongSecrets(Credentials(), tmp_path / "sealed")


def browser(
    ca_file: Path, *, deny: bool = False, tamper: Callable[[str], str] = lambda url: url
) -> Callable[[str], None]:
    """Somebody at a browser who signs in and agrees, or does not; `tamper` changes the address they come back to."""

    def walk(url: str) -> None:
        with requests.Session() as session:
            session.verify, session.trust_env = str(ca_file), False
            page = session.get(url, allow_redirects=False, timeout=10)
            for _ in range(20):
                if page.is_redirect:
                    target = urllib.parse.urljoin(page.url, page.headers["Location"])
                    home = target.startswith("http://127.0.0.1")
                    page = session.get(tamper(target) if home else target, allow_redirects=False, timeout=10)
                    if home:
                        return
                    continue
                page = _answer_form(session, page, deny=deny)

    return lambda url: threading.Thread(target=walk, args=(url,), daemon=True).start()


def _answer_form(session: requests.Session, page: requests.Response, *, deny: bool) -> requests.Response:
    asks_consent = 'name="prompt" value="consent"' in page.text
    if deny and asks_consent:
        return session.get(f"{page.url}/abort", allow_redirects=False, timeout=10)
    action = re.search(r'<form[^>]*action="([^"]+)"', page.text)
    assert action is not None, page.text[:500]
    data = {"prompt": "consent"} if asks_consent else {"prompt": "login", "login": "iqo1", "password": "x"}
    return session.post(urllib.parse.urljoin(page.url, action[1]), data=data, allow_redirects=False, timeout=10)


def sign_in(running: Running, kept: LongSecrets, **changed: object) -> SignIn:
    return SignIn(replace(running.provider, **changed), kept)  # type: ignore[arg-type]


def test_a_person_signs_in_and_stays_signed_in(running: Running, kept: LongSecrets) -> None:
    signing = sign_in(running, kept)
    assert not signing.signed_in
    signing.in_browser(browser(running.ca_file), patience=30)
    assert signing.name == "User iqo1"
    token = signing()
    assert signing() == token, "while it is good it is given again"
    renewed = signing(token)
    assert renewed != token, "a token that was refused is renewed"
    later = sign_in(running, kept)
    assert later(), "the program was started again: the kept refresh token serves"


def test_a_token_that_is_about_to_end_is_renewed_before_it_is_used(running: Running, kept: LongSecrets) -> None:
    now = [time.time()]
    signing = SignIn(running.provider, kept, clock=lambda: now[0])
    signing.in_browser(browser(running.ca_file), patience=30)
    first = signing()
    now[0] += 3590
    assert signing() != first


def test_each_renewal_is_kept_before_it_is_used_because_the_old_token_ends_the_grant(
    running: Running, kept: LongSecrets
) -> None:
    signing = sign_in(running, kept)
    signing.in_browser(browser(running.ca_file), patience=30)
    first = kept.get("portal refresh token")
    signing(signing())
    assert kept.get("portal refresh token") != first
    kept.put("portal refresh token", str(first))
    with pytest.raises(NetworkProblem) as ended:
        sign_in(running, kept)()
    assert ended.value.kind == "auth"
    assert kept.get("portal refresh token") is None, "there is nothing left to go by: sign in again"


def test_somebody_who_says_no_is_not_signed_in(running: Running, kept: LongSecrets) -> None:
    signing = sign_in(running, kept)
    with pytest.raises(NetworkProblem, match="refused in the browser") as refused:
        signing.in_browser(browser(running.ca_file, deny=True), patience=30)
    assert refused.value.kind == "auth"
    assert not signing.signed_in


def test_somebody_who_does_not_come_back_is_told_to_sign_in_again(running: Running, kept: LongSecrets) -> None:
    with pytest.raises(NetworkProblem, match="not finished") as lapsed:
        sign_in(running, kept).in_browser(lambda url: None, patience=0.3)
    assert lapsed.value.kind == "auth"


def test_a_sign_in_can_be_stopped(running: Running, kept: LongSecrets) -> None:
    stop = threading.Event()
    with pytest.raises(NetworkProblem):
        sign_in(running, kept).in_browser(lambda url: stop.set(), stop, patience=30)


@pytest.mark.parametrize(("part", "kind"), [("state", "not_the_server"), ("iss", "not_the_server"), ("code", "auth")])
def test_an_answer_that_was_changed_on_the_way_is_not_taken(
    running: Running, kept: LongSecrets, part: str, kind: str
) -> None:
    def tamper(url: str) -> str:
        return re.sub(rf"([?&]{part}=)[^&]+", r"\g<1>https%3A%2F%2Fevil.example", url)

    signing = sign_in(running, kept)
    with pytest.raises(NetworkProblem) as refused:
        signing.in_browser(browser(running.ca_file, tamper=tamper), patience=30)
    assert refused.value.kind == kind
    assert not signing.signed_in


def test_a_right_that_was_not_granted_is_said(running: Running, kept: LongSecrets) -> None:
    signing = sign_in(running, kept, scope="openid", must_have="submit")
    with pytest.raises(NetworkProblem) as refused:
        signing.in_browser(browser(running.ca_file), patience=30)
    assert refused.value.kind == "forbidden"


def test_a_provider_that_this_computer_does_not_trust_learns_nothing(
    running: Running, kept: LongSecrets, tmp_path: Path
) -> None:
    trustme.CA().cert_pem.write_to_path(tmp_path / "other.pem")
    opened: list[str] = []
    with pytest.raises(NetworkProblem) as refused:
        sign_in(running, kept, ca_file=tmp_path / "other.pem").in_browser(opened.append, patience=1)
    assert refused.value.kind == "tls_untrusted"
    assert opened == []


def test_a_sign_in_page_of_somebody_else_is_not_opened(kept: LongSecrets, tmp_path: Path) -> None:
    handler, _ = answering(200, {"Content-Type": "text/html"}, b"<html>Welcome to the Wi-Fi</html>")
    opened: list[str] = []
    with serving(tmp_path, handler) as (url, ca_file), pytest.raises(NetworkProblem) as refused:
        SignIn(Provider(url, ca_file=ca_file), kept).in_browser(opened.append, patience=1)
    assert refused.value.kind == "not_the_server"
    assert opened == []


def test_nobody_signed_in_is_said_plainly(kept: LongSecrets) -> None:
    with pytest.raises(NetworkProblem, match="not signed in") as nobody:
        SignIn(Provider("https://localhost:1"), kept)()
    assert nobody.value.kind == "auth"


def test_the_practice_portal_takes_the_providers_own_tokens_and_no_other(
    running: Running, kept: LongSecrets, tmp_path: Path
) -> None:
    signing = sign_in(running, kept)
    signing.in_browser(browser(running.ca_file), patience=30)
    token = signing()
    assert running.judge.accepts(token)
    head, body, signature = token.split(".")
    assert not running.judge.accepts(f"{head}.{body}.{signature[:-4]}AAAA")
    assert not running.judge.accepts("")
    assert not OpenIdProvider(load_keys(tmp_path)).accepts(token), "another practice Network"
