"""Handing over: package, bare workbook and a draft e-mail in a folder a person chooses, for a person to pass on."""

import shutil
from collections.abc import Collection
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Literal

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.package import copy_in_place, put_in_place, read_package, workbook_in
from nhsbn_desktop.network.problems import problem
from nhsbn_desktop.network.routes import Answer, Capabilities, Control, Parcel, Proof, Steps, Stopped

Piece = Literal["package", "workbook", "draft"]
LARGEST_MESSAGE = 35_000_000  # bytes: NHSmail's limit for a whole message
_SHARE_OF_ENCODING = 78 / 57  # base64 in lines of 76 characters and a line end
_ROOM_FOR_WORDS = 20_000


class HandOverRoute:
    """Writes the `pieces` into `folder`. It proves nothing: the submission is handed over, not received."""

    id = "hand-over"
    issuer = ""

    def __init__(
        self, folder: Path, pieces: Collection[Piece] = ("package", "workbook", "draft"), recipient: str = ""
    ) -> None:
        """`recipient` is the e-mail address the draft is made out to; empty where the person fills it in."""
        self._folder = folder
        self._pieces = frozenset(pieces)
        self._recipient = recipient

    def capabilities(self) -> Capabilities:
        packaging: Literal["package", "bare"] = "package" if self._pieces - {"workbook"} else "bare"
        return Capabilities(None, resumable=False, proof=Proof.NONE, needs_sign_in=False, packaging=packaging)

    def preflight(self, parcel: Parcel) -> tuple[NetworkProblem, ...]:
        found = []
        if not self._folder.is_dir():
            found.append(problem("disk", f"There is no folder {self._folder}.", "Choose another folder."))
        if "draft" in self._pieces and parcel.bytes * _SHARE_OF_ENCODING + _ROOM_FOR_WORDS > LARGEST_MESSAGE:
            found.append(
                problem(
                    "too_big",
                    "The submission is too big for an e-mail: NHSmail takes 35 MB in all, about 25 MB of files.",
                    "Hand over the package alone, and upload it in the members' area.",
                )
            )
        return tuple(found)

    def server_time(self) -> datetime | None:
        return None

    def send(self, parcel: Parcel, steps: Steps, control: Control) -> None:
        """Write the pieces. Doing it again writes the same files in the same places."""
        for piece, write in (("package", self._write_package), ("workbook", self._write_workbook)):
            if control.stop.is_set():
                raise Stopped
            if piece in self._pieces:
                write(parcel)
        if "draft" in self._pieces:
            self._write_draft(parcel)
        control.progress(parcel.bytes, parcel.bytes)
        steps.refer(str(self._folder))

    def _write_package(self, parcel: Parcel) -> None:
        copy_in_place(parcel.package, self._folder / parcel.name)

    def _write_workbook(self, parcel: Parcel) -> None:
        name, content = workbook_in(parcel.package)
        mark = "PRACTICE " if parcel.practice and not name.startswith("PRACTICE") else ""
        put_in_place(self._folder / f"{mark}{name}", lambda file: shutil.copyfileobj(content, file))

    def _write_draft(self, parcel: Parcel) -> None:
        draft = _draft(parcel, self._recipient)
        target = (self._folder / parcel.name).with_suffix(".eml")
        put_in_place(target, lambda file: file.write(draft.as_bytes()))

    def collect(self, parcel: Parcel) -> Answer | None:
        """A person brings the answer, if there is one."""
        return None

    def settle(self, answer: Answer) -> None:
        """Nobody holds anything."""

    def cancel(self, parcel: Parcel, steps: Steps) -> None:
        """The files stay where they are: they are the person's now."""


def _draft(parcel: Parcel, recipient: str) -> EmailMessage:
    """An e-mail to be opened, read and sent by a person: X-Unsent makes classic Outlook open it as a draft."""
    manifest = read_package(parcel.package).manifest
    mark = "PRACTICE: " if parcel.practice else ""
    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"
    if recipient:
        draft["To"] = recipient
    draft["Subject"] = f"{mark}{manifest['title']} {manifest['year']}, {manifest['organisation']}, {manifest['unit']}"
    draft.set_content(
        f"{'This is a rehearsal, not a submission.' if parcel.practice else 'Our submission is attached.'}\n\n"
        f"Collection: {manifest['title']} {manifest['year']}\n"
        f"Organisation: {manifest['organisation']} ({manifest['ods_code']})\n"
        f"Submitting unit: {manifest['unit']}\n"
        f"Version: {manifest['version']}\n"
        f"Submission number: {parcel.id}\n"
        f"SHA-256 of the workbook: {parcel.file_sha256}\n\n"
        "Reply to confirm that it has arrived, quoting the submission number.\n"
    )
    draft.add_attachment(parcel.package.read_bytes(), maintype="application", subtype="zip", filename=parcel.name)
    return draft
