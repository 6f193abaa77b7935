"""What a route needs to be let in: signing in to the portal in the browser, and the secrets of the MESH mailbox."""

from collections.abc import Callable
from threading import Event

from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.network.setup import NetworkSetup

PORTAL, MESH = "portal", "mesh"


def can_sign_in(network: NetworkSetup, route: str) -> bool:
    """Whether a person can put right that a route does not let them in."""
    return (route == PORTAL and network.sign_in is not None) or (route == MESH and bool(network.secrets))


def sign_in(network: NetworkSetup, open_page: Callable[[str], None], stop: Event) -> str:
    """Signs in to the portal: `open_page` gets the address for the browser, on this thread. Gives a sentence that says
    who is signed in and for how long that is kept. Worker threads only. Raises NetworkProblem where it does not come
    to that."""
    if network.sign_in is None:
        raise NotReady("The portal is not set up on this computer.", "Choose another route.")
    network.sign_in.in_browser(open_page, stop)
    who = network.sign_in.name or "You"
    return f"{who}: signed in. {why_asked_again(network)}".strip()


def secrets_of(network: NetworkSetup, route: str) -> tuple[str, ...]:
    """The names of the secrets a route needs, such as "MESH password"."""
    return tuple(network.secrets) if route == MESH else ()


def keep_secret(network: NetworkSetup, name: str, secret: str) -> str:
    """Keeps a secret in this computer's store, or where it has none until the program ends; says which. Worker threads
    only: a locked store asks the person to open it. Raises NotReady for what cannot be a secret."""
    if network.credentials is None or not secret.strip():
        raise NotReady(f"The {name} is empty.", "Enter it as whoever manages your MESH mailbox gave it to you.")
    try:
        network.credentials.put(name, secret)
    except ValueError as error:
        raise NotReady(f"The {name} is too long: {error}.", "Check that it is the password itself.") from error
    return why_asked_again(network)


def why_asked_again(network: NetworkSetup) -> str:
    """Why the person will be asked again next time; empty where this computer keeps what they enter."""
    return network.credentials.reason if network.credentials is not None else ""
