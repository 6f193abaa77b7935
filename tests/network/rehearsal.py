"""A small submission with its promises, and a workbook to go with it, for the tests of the way to the Network."""

import os
import time
import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from nhsbn_desktop.domain.answers import Answers, Reading
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.sign_off import Assurance, SignOff, Validation, ValidationKind
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.network.mailbox import MeshAccount
from nhsbn_desktop.network.outbox import Outbox, OutboxItem, State
from nhsbn_desktop.network.package import build_manifest, describe_workbook
from nhsbn_desktop.network.routes import Route
from nhsbn_desktop.network.routes.mesh import Address, MeshRoute
from nhsbn_desktop.network.routes.portal import PortalRoute
from nhsbn_desktop.practice.control import PracticeConnection

WHEN = datetime(2026, 11, 20, 16, 40, tzinfo=UTC)
PEOPLE = (
    Person("ahale", "Ann Hale", Role.NOMINATED_LEAD),
    Person("bmoor", "Bea Moor", Role.CARE_GROUP_DIRECTOR),
)


def submission() -> Submission:
    collection = Collection(
        key="AOP-2025-26",
        code="AOP",
        title="Adult and Older People's Mental Health",
        year="2025/26",
        version="3",
        organisation="Northmoor NHS Foundation Trust",
        ods_code="RZX",
        metrics=(),
        checks=(),
        localities=("Alderbrook",),
    )
    reading = Reading("AOP-2025-26/Alderbrook", "2025/26", "AOP.xlsx", "0" * 64, (("A1", Decimal(40)),))
    sign_off = SignOff("AOP-2025-26/Alderbrook", "bmoor", WHEN, tuple(Assurance), "", ())
    unsigned = Submission(collection, "Alderbrook", reading, answers=Answers(reading), sign_off=sign_off)
    signed = SignOff("AOP-2025-26/Alderbrook", "bmoor", WHEN, tuple(Assurance), unsigned.digest, ())
    return Submission(collection, "Alderbrook", reading, answers=Answers(reading), sign_off=signed)


def validation(section: str, digest: str) -> Validation:
    return Validation("AOP-2025-26/Alderbrook", section, "ahale", WHEN, (ValidationKind.SENSE_CHECK,), digest, ())


def make_workbook(folder: Path, size: int = 200_000, name: str = "AOP 2025-26 \N{EN DASH} Alderbrook £.xlsx") -> Path:
    """Any bytes will do: the way to the Network never opens the workbook."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(os.urandom(size))
    return path


def make_manifest(workbook: Path, **changed: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "submission_id": str(uuid.uuid4()),
        "version": 1,
        "supersedes": "",
        "people": PEOPLE,
        "client_version": "0.1.0",
        "created": WHEN,
        "practice": True,
        **changed,
    }
    return build_manifest(submission(), describe_workbook(workbook), **facts)


def portal(connection: PracticeConnection, **changed: Any) -> PortalRoute:
    facts: dict[str, Any] = {"ca_file": connection.ca_file, "chunk": 64 * 1024, "read_seconds": 10.0, **changed}
    token = facts.pop("token", connection.token)
    issuer = facts.pop("issuer", connection.issuer)
    url = facts.pop("url", connection.url)
    return PortalRoute(url, token, facts.pop("keys_json", connection.keys_json), issuer, **facts)


def mesh(connection: PracticeConnection, **changed: Any) -> MeshRoute:
    """A route to the practice Network's mailbox with something about it changed: of the account, the address or the
    route itself."""
    offered = connection.mesh
    account: dict[str, Any] = {
        "url": offered.url,
        "mailbox": offered.mailbox,
        "certificate": offered.client_file,
        "key": offered.client_file,
        "ca_file": connection.ca_file,
        "password": offered.password,
        "shared_key": offered.shared_key,
        "proxies": None,
    }
    address: dict[str, Any] = {
        "mailbox": offered.recipient,
        "workflow": offered.workflow,
        "receipts": offered.receipts,
        "takes_chunks": True,
    }
    for name in tuple(changed):
        if name in account and name != "mailbox":
            account[name] = changed.pop(name)
        elif name in address and name != "mailbox":
            address[name] = changed.pop(name)
    account["mailbox"] = changed.pop("mailbox", account["mailbox"])
    address["mailbox"] = changed.pop("recipient", address["mailbox"])
    facts = {"chunk": 64 * 1024, "every": timedelta(0), "read_seconds": 10.0, **changed}
    return MeshRoute(MeshAccount(**account), Address(**address), connection.keys_json, connection.issuer, **facts)


def send_until_over(outbox: Outbox, id: str, route: Route, seconds: float = 10.0) -> OutboxItem:
    """A receipt comes back by MESH in its own time."""
    end = time.monotonic() + seconds
    item = outbox.send(id, route)
    while item.state is State.TRANSFERRED and time.monotonic() < end:
        time.sleep(0.05)
        item = outbox.send(id, route)
    return item
