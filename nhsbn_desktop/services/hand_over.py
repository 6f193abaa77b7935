"""What was written for a person to pass on: the folder, and the draft e-mail that says what is attached."""

import email
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from nhsbn_desktop.domain.problems import DocumentProblem
from nhsbn_desktop.network.journal import OutboxItem
from nhsbn_desktop.network.protection import make_password
from nhsbn_desktop.network.routes.hand_over import HandOverRoute
from nhsbn_desktop.network.setup import NetworkSetup


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft e-mail as a person would copy it. `to` is empty where the person fills it in."""

    path: Path
    to: str
    subject: str
    words: str


def read_draft(folder: Path, package: str) -> Draft:
    """The draft beside a package of that name. Raises DocumentProblem where the files were moved or cannot be read."""
    path = (folder / package).with_suffix(".eml")
    try:
        message = email.message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=default)
    except OSError as error:
        raise DocumentProblem(
            f"The draft e-mail {path.name} cannot be read: {error.strerror or error}.",
            "Choose Send now to write the files again.",
        ) from error
    body = message.get_body(("plain",))
    words = body.get_content() if body is not None else ""
    return Draft(path, str(message["To"] or ""), str(message["Subject"] or ""), words.strip())


def hand_over_protected(network: NetworkSetup, staged_id: str) -> tuple[OutboxItem, str]:
    """Hands a staged version over with its workbook protected by a password made for it; gives how it stands, and the
    password, to be shown once and told to the Network another way. It is written down nowhere. Raises NetworkProblem.
    """
    password = make_password()
    route = HandOverRoute(network.handed_over, password=password)
    return network.outbox.send(staged_id, route), password
