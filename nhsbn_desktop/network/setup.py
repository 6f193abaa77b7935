"""How a desk reaches the Network: what the services that send, check and receive share."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from nhsbn_desktop.domain.rehearsal import Trouble
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.network.routes import Route
from nhsbn_desktop.network.sign_in import SignIn


@dataclass(frozen=True, slots=True)
class NetworkSetup:
    """How this desk reaches the Network: its outbox, the routes set up, and the keys that receipts are checked by."""

    outbox: Outbox
    routes: Mapping[str, Route]
    handed_over: Path  # the folder that hand-overs are written to
    receipt_keys: str  # a JWKS as JSON
    issuer: str
    practice: bool
    sign_in: SignIn | None = None  # how a person signs in to the portal, where that is asked for
    credentials: Credentials | None = None  # where the secrets of the routes are kept
    secrets: tuple[str, ...] = ()  # what a person has to enter for MESH, by name
    rehearse: Callable[[Collection[Trouble]], None] | None = None  # has the practice Network have these troubles

    prepare_sign_in: Callable[[], str] | None = None  # has the practice portal signed in to in the browser

    def close(self) -> None:
        """Ends every connection and closes the outbox."""
        for route in self.routes.values():
            route.close()
        self.outbox.close()
