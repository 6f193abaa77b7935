"""The routes a submission can travel: handed over as a file, through the portal, or by MESH."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from threading import Event
from typing import Literal, Protocol

from nhsbn_desktop.domain.problems import NetworkProblem


class Proof(IntEnum):
    """What "done" can ever mean on a route: a person's word, the server's, or a signed receipt."""

    NONE = 0
    TRANSPORT = 1
    RECEIPT = 2


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a route can do. `max_bytes` is None where it takes any size; `packaging` is what travels: the package, or
    the bare workbook; `practice` is true where it leads to the practice Network alone."""

    max_bytes: int | None
    resumable: bool
    proof: Proof
    needs_sign_in: bool
    packaging: Literal["package", "bare"] = "package"
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a route carries: the staged package (`bytes` long) with its file name, and its sums (SHA-256, hex)."""

    id: str
    package: Path
    name: str
    bytes: int
    package_sha256: str
    manifest_sha256: str
    file_sha256: str
    practice: bool


class Steps(Protocol):
    """The journal of one parcel, as a route sees it. What is written here survives a power cut."""

    @property
    def begun(self) -> bool:
        """Whether a request that cannot be repeated may have been made before."""
        ...

    @property
    def reference(self) -> str:
        """What the server calls the delivery begun (an upload's address, a message's id), or empty."""
        ...

    @property
    def sent(self) -> int:
        """How many bytes the server has said that it holds."""
        ...

    def intend(self) -> None:
        """Written before a request that cannot be repeated."""
        ...

    def refer(self, reference: str) -> None:
        """Written as soon as the server has given the delivery a name; empty when it knows it no longer."""
        ...

    def acknowledge(self, sent: int) -> None:
        """Written when the server has said that it holds so many bytes."""
        ...


def no_progress(_sent: int, _total: int) -> None:
    """For whoever does not watch."""


@dataclass(frozen=True, slots=True)
class Control:
    """How the person at the screen follows a delivery and stops it. `progress` gets bytes sent and bytes in all, on
    the thread that sends."""

    progress: Callable[[int, int], None] = no_progress
    stop: Event = field(default_factory=Event)


class Stopped(Exception):  # not an error: the person asked for it
    """The delivery was stopped at a point from which it can go on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The Network's answer as it came, not verified yet: a receipt's compact JWS and the keys to check it by.
    `reference` is what the server calls the answer, where it keeps it until it is told that it arrived."""

    token: str
    keys: str
    reference: str = ""


class Route(Protocol):
    """A way out. `send` is never told where to start: it reads the journal and asks the server."""

    @property
    def id(self) -> str:
        """ "portal", "hand-over": what the record calls it."""
        ...

    @property
    def issuer(self) -> str:
        """Who signs this route's receipts; empty where there are none."""
        ...

    def capabilities(self) -> Capabilities: ...

    def preflight(self, parcel: Parcel) -> tuple[NetworkProblem, ...]:
        """What stands against sending, found out without sending anything."""
        ...

    def certificate_end(self) -> datetime | None:
        """When our own certificate expires (UTC); None where this route needs none."""
        ...

    def server_time(self) -> datetime | None:
        """What the server says the time is (UTC); None where there is no server to ask. Raises NetworkProblem."""
        ...

    def send(self, parcel: Parcel, steps: Steps, control: Control) -> None:
        """Go on from wherever the journal and the server say, and return only when the server holds all of it.

        Raises NetworkProblem, or Stopped.
        """
        ...

    def collect(self, parcel: Parcel) -> Answer | None:
        """The Network's answer, or None while there is none. Raises NetworkProblem."""
        ...

    def settle(self, answer: Answer) -> None:
        """Called once the answer is safely kept: the server need not hold it any longer. Raises NetworkProblem."""
        ...

    def cancel(self, parcel: Parcel, steps: Steps) -> None:
        """Take back what is on the way. Raises NetworkProblem: conflict where it has arrived already."""
        ...

    def close(self) -> None:
        """End the connections there are; the next request opens new ones."""
        ...
