"""The live routes of a desk, as `network.toml` beside its record sets them up; a route that is not there is absent."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.credentials import Credentials, Secret
from nhsbn_desktop.network.mailbox import MeshAccount
from nhsbn_desktop.network.problems import problem
from nhsbn_desktop.network.routes import Route
from nhsbn_desktop.network.routes.mesh import Address, MeshRoute
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.network.sealed import LongSecrets
from nhsbn_desktop.network.sign_in import Provider, SignIn

FILE = "network.toml"
MESH_PASSWORD, MESH_SHARED_KEY = "MESH password", "MESH shared key"  # names in the store, not the secrets


@dataclass(frozen=True)
class Configured:
    """The routes that are set up, by id, and how one signs in to the portal, where there is one."""

    routes: Mapping[str, Route] = field(default_factory=dict)
    sign_in: SignIn | None = None


def read_configured(folder: Path, credentials: Credentials, keys_json: str, issuer: str) -> Configured:
    """What `network.toml` in `folder` sets up; nothing where there is no such file.

    No secret stands in it: the mailbox's password and the shared key are kept by `credentials`, and the portal is
    signed in to in the browser.

    Raises NetworkProblem where the file cannot be understood.
    """
    try:
        said = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Configured()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _unclear(str(error)) from error
    routes: dict[str, Route] = {}
    sign_in = None
    try:
        proxies = said.get("proxies")
        if "portal" in said:
            sign_in = _sign_in(said["portal"], folder, credentials, proxies)
            routes["portal"] = PortalRoute(said["portal"]["url"], sign_in, keys_json, issuer, proxies=proxies)
        if "mesh" in said:
            routes["mesh"] = _mesh(said["mesh"], folder, credentials, proxies, (keys_json, issuer))
    except (KeyError, TypeError, AttributeError) as error:
        raise _unclear(f"{error} is missing or is not what it should be") from error
    return Configured(routes, sign_in)


def _sign_in(
    said: Mapping[str, Any], folder: Path, credentials: Credentials, proxies: Mapping[str, str] | None
) -> SignIn:
    provider = Provider(said["issuer"], said.get("client_id", "nhsbn-desktop"), proxies=proxies)
    return SignIn(provider, LongSecrets(credentials, folder / "sealed"))


def _mesh(
    said: Mapping[str, Any],
    folder: Path,
    credentials: Credentials,
    proxies: Mapping[str, str] | None,
    signed: tuple[str, str],
) -> MeshRoute:
    account = MeshAccount(
        said["url"],
        said["mailbox"],
        folder / said["certificate"],
        folder / said["key"],
        folder / said["authorities"],
        _asked_of(credentials, MESH_PASSWORD),
        _asked_of(credentials, MESH_SHARED_KEY),
        proxies,
    )
    address = Address(said["recipient"], said["workflow"], said["receipts"], bool(said.get("takes_chunks", True)))
    return MeshRoute(account, address, *signed)


def _asked_of(credentials: Credentials, name: str) -> Secret:
    def secret() -> str:
        kept = credentials.get(name)
        if not kept:
            raise problem("auth", f"The {name} is not known on this computer.", "Enter it, then choose Send now.")
        return kept

    return secret


def _unclear(what: str) -> NetworkProblem:
    advice = f"Put {FILE} right, or take it away to hand submissions over as files."
    return problem("bug", f"The settings in {FILE} cannot be understood: {what}.", advice)
