"""Signing in to the portal in the person's own browser: a code, proof that it is ours, and a way back here."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.http import CONNECT_SECONDS, origin, pinned_adapter, trust
from nhsbn_desktop.network.loopback import CALLBACK, listening, wait_for
from nhsbn_desktop.network.problems import problem, problem_of
from nhsbn_desktop.network.sealed import LongSecrets

if TYPE_CHECKING:
    from authlib.integrations.requests_client import OAuth2Session

PATIENCE = 300.0  # seconds a person may take in the browser
_REFRESH = "portal refresh token"
_BEFORE = 60.0  # seconds before its end at which an access token is renewed
_LONGEST = 256 * 1024


@dataclass(frozen=True, slots=True)
class Provider:
    """Who signs people in: `issuer` as its address, and how this program is known there. `ca_file` is for a practice
    provider; without it the certificates of this computer count. `proxies` is as requests has it."""

    issuer: str
    client_id: str = "nhsbn-desktop"
    scope: str = "openid offline_access submit"
    must_have: str = "submit"
    ca_file: Path | None = None
    proxies: Mapping[str, str] | None = None


class SignIn:
    """The portal's token, for as long as the person stays signed in. It is a `TokenSupplier`: what it gives is good for
    a minute at least, renewed by the refresh token where it is not.

    Where nobody is signed in, or the provider has ended it, a request raises NetworkProblem (auth): the window then
    offers `in_browser`. Worker threads only.
    """

    def __init__(self, provider: Provider, kept: LongSecrets, clock: Callable[[], float] = time.time) -> None:
        self._provider = provider
        self._kept = kept
        self._clock = clock
        self._access, self._until = "", 0.0
        self.name = ""  # of the person, as the provider knows them

    def __call__(self, refused: str = "") -> str:
        if self._access and self._access != refused and self._clock() < self._until - _BEFORE:
            return self._access
        return self._renew()

    @property
    def signed_in(self) -> bool:
        """Whether there is something to go by; only the provider knows whether it still holds."""
        return bool(self._access) or self._kept.get(_REFRESH) is not None

    def in_browser(
        self, open_page: Callable[[str], None], stop: Event | None = None, patience: float = PATIENCE
    ) -> None:
        """Sign in: `open_page` is given the address to open. Returns once signed in. Raises NetworkProblem: auth where
        the person says no or does not come back, not_the_server where what comes back is not for us."""
        with listening() as listener, _told():
            session, facts = self._session(f"http://127.0.0.1:{listener.server_port}{CALLBACK}")
            verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
            url, state = session.create_authorization_url(
                facts["authorization_endpoint"], code_verifier=verifier, nonce=nonce, prompt="consent"
            )
            open_page(url)
            came = wait_for(listener, stop or Event(), patience)
            code = self._code(came, state, facts)
            token = session.fetch_token(facts["token_endpoint"], code=code, code_verifier=verifier,
                                        grant_type="authorization_code", timeout=CONNECT_SECONDS)  # fmt: skip
            self.name = self._identity(session, facts, token, nonce)
            self._keep(token)

    def sign_out(self) -> None:
        self._access, self._until, self.name = "", 0.0, ""
        self._kept.forget(_REFRESH)

    def _renew(self) -> str:
        """A new access token. The new refresh token is kept before the access token is used: the old one, used twice,
        would end the whole grant."""
        refresh = self._kept.get(_REFRESH)
        if not refresh:
            raise problem("auth", "You are not signed in to the Network's portal.", "Sign in, then choose Send now.")
        try:
            with _told():
                session, facts = self._session("")
                url = facts["token_endpoint"]
                token = session.refresh_token(url, refresh_token=refresh, timeout=CONNECT_SECONDS)
        except NetworkProblem as trouble:
            if trouble.kind == "auth":
                self.sign_out()
            raise
        self._keep(token)
        return self._access

    def _keep(self, token: Mapping[str, Any]) -> None:
        granted = str(token.get("scope") or self._provider.scope).split()
        if self._provider.must_have not in granted:  # a provider drops what it does not know without a word
            raise problem("forbidden")
        if token.get("refresh_token"):
            self._kept.put(_REFRESH, str(token["refresh_token"]))
        self._access = str(token["access_token"])
        self._until = self._clock() + float(token.get("expires_in") or 300)

    def _session(self, redirect: str) -> "tuple[OAuth2Session, Mapping[str, Any]]":
        """A session that trusts what it is told to, and what the provider says of itself. Raises NetworkProblem."""
        session = _held_session(self._provider, redirect)
        facts = _json(session, f"{self._provider.issuer.rstrip('/')}/.well-known/openid-configuration")
        if facts.get("issuer") != self._provider.issuer:
            raise problem("not_the_server")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if origin(str(facts.get(name, "")))[0] != "https":
                raise problem("not_the_server", "The sign-in service names an address that is not secure.")
        return session, facts

    def _code(self, came: str, state: str, facts: Mapping[str, Any]) -> str:
        """The code the browser brought back, if it is the answer to our own question (state, and iss of RFC 9207)."""
        said = dict(parse_qsl(urlsplit(came).query))
        expected = facts.get("authorization_response_iss_parameter_supported")
        if not secrets.compare_digest(said.get("state", "").encode(), state.encode()) or (
            said.get("iss", None if expected else self._provider.issuer) != self._provider.issuer
        ):
            raise problem("not_the_server", "The answer to the sign-in was not for this program.", "Sign in again.")
        if "error" in said or not said.get("code"):
            raise problem("auth", "You were not signed in: it was refused in the browser.", "Sign in again.")
        return said["code"]

    def _identity(
        self, session: "OAuth2Session", facts: Mapping[str, Any], token: Mapping[str, Any], nonce: str
    ) -> str:
        """The person's name out of the signed identity, which must be about this very sign-in."""
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        wanted = {
            "iss": {"essential": True, "value": self._provider.issuer},
            "aud": {"essential": True, "value": self._provider.client_id},
            "exp": {"essential": True},
            "nonce": {"essential": True, "value": nonce},
        }
        try:
            keys = KeySet.import_key_set(_json(session, str(facts["jwks_uri"])))  # type: ignore[arg-type]
            claims = jwt.decode(str(token["id_token"]), keys, algorithms=["RS256", "ES256"]).claims
            jwt.JWTClaimsRegistry(**wanted).validate(claims)  # type: ignore[arg-type]
        except (JoseError, KeyError, ValueError) as error:
            raise problem("not_the_server", "The sign-in service's answer does not hold.", "Sign in again.") from error
        return str(claims.get("name") or claims.get("sub") or "")


def _held_session(provider: Provider, redirect: str) -> "OAuth2Session":
    from authlib.integrations.requests_client import OAuth2Session

    session = OAuth2Session(
        provider.client_id,
        scope=provider.scope,
        redirect_uri=redirect or None,
        code_challenge_method="S256",
        token_endpoint_auth_method="none",  # noqa: S106, a desktop program can keep no secret
    )
    session.trust_env = False
    session.proxies = dict(provider.proxies or {})
    session.adapters.clear()
    session.mount("https://", pinned_adapter(trust(provider.ca_file)))
    session.max_redirects = 0
    return session


def _json(session: "OAuth2Session", url: str) -> Mapping[str, Any]:
    answer = session.get(url, timeout=CONNECT_SECONDS, withhold_token=True, allow_redirects=False)
    if answer.status_code != 200:
        raise problem_of(answer.status_code, retry_after=answer.headers.get("Retry-After"))
    if len(answer.content) > _LONGEST:
        raise problem("not_the_server")
    said = answer.json()
    if not isinstance(said, dict):
        raise problem("not_the_server")
    return said


@contextmanager
def _told() -> Iterator[None]:
    """Turns the libraries' errors into NetworkProblem."""
    import requests
    from authlib.common.errors import AuthlibBaseError

    try:
        yield
    except AuthlibBaseError as error:
        raise problem("auth", "The sign-in service did not accept the sign-in.", "Sign in again.") from error
    except (requests.RequestException, OSError) as error:
        raise problem_of(error) from error
