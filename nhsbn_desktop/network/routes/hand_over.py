"""Handing over: package, bare workbook and a draft e-mail in a folder a person chooses, for a person to pass on."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Literal

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.package import copy_in_place, manifest_bytes, put_in_place, read_package, workbook_in
from nhsbn_desktop.network.problems import problem, problem_of
from nhsbn_desktop.network.protection import protect
from nhsbn_desktop.network.routes import Answer, Capabilities, Control, Parcel, Proof, Steps, Stopped

Piece = Literal["package", "workbook", "draft"]
LARGEST_MESSAGE = 35_000_000  # bytes: NHSmail's limit for a whole message
_SHARE_OF_ENCODING = 78 / 57  # base64 in lines of 76 characters and a line end
_ROOM_FOR_WORDS = 20_000
_TOLD_APART = "The workbook is protected by a password, which you are told another way.\n\n"
_SUBTYPES = {
    ".zip": "zip",
    ".json": "json",
    ".xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "vnd.ms-excel.sheet.macroEnabled.12",
}


class HandOverRoute:
    """Writes the `pieces` into `folder`. It proves nothing: the submission is handed over, not received."""

    id = "hand-over"
    issuer = ""

    def __init__(
        self,
        folder: Path,
        pieces: Collection[Piece] = ("package", "workbook", "draft"),
        recipient: str = "",
        password: str = "",
    ) -> None:
        """`recipient` is the e-mail address the draft is made out to; empty where the person fills it in. With a
        `password` the workbook and the draft are written with the workbook protected by it, and the manifest beside
        it; the package, which would hold the workbook in the clear, is not written."""
        self._folder = folder
        self._pieces = frozenset(pieces) - ({"package"} if password else set())
        self._recipient = recipient
        self._password = password

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

    def certificate_end(self) -> datetime | None:
        return None

    def server_time(self) -> datetime | None:
        return None

    def send(self, parcel: Parcel, steps: Steps, control: Control) -> None:
        """Write the pieces. Doing it again writes the same files in the same places. A protected workbook is the very
        same in the folder and in the draft."""
        if "package" in self._pieces:
            copy_in_place(parcel.package, self._folder / parcel.name)
        if control.stop.is_set():
            raise Stopped
        files = self._files(parcel) if self._password or "workbook" in self._pieces else ()
        if "workbook" in self._pieces:
            for name, content in files:
                put_in_place(self._folder / name, partial(_write_all, content))
        if self._password:
            self._remove_clear(parcel)
        if "draft" in self._pieces:
            attached = files if self._password else ((parcel.name, parcel.package.read_bytes()),)
            draft = _draft(parcel, self._recipient, attached, protected=bool(self._password))
            target = (self._folder / parcel.name).with_suffix(".eml")
            put_in_place(target, lambda file: file.write(draft.as_bytes()))
        control.progress(parcel.bytes, parcel.bytes)
        steps.refer(str(self._folder))

    def _remove_clear(self, parcel: Parcel) -> None:
        """What was written before, without the password."""
        try:
            (self._folder / parcel.name).unlink(missing_ok=True)
        except OSError as error:
            raise problem_of(error) from error

    def _files(self, parcel: Parcel) -> tuple[tuple[str, bytes], ...]:
        """The workbook by itself; where it is protected, with the manifest that the package would have held."""
        name, content = workbook_in(parcel.package)
        mark = "PRACTICE " if parcel.practice and not name.startswith("PRACTICE") else ""
        if not self._password:
            return ((f"{mark}{name}", content.read()),)
        spelled = manifest_bytes(read_package(parcel.package).manifest)
        manifest = str(Path(parcel.name).with_suffix(".json"))
        return (f"{mark}{name}", protect(content.read(), self._password)), (manifest, spelled)

    def collect(self, parcel: Parcel) -> Answer | None:
        """A person brings the answer, if there is one."""
        return None

    def settle(self, answer: Answer) -> None:
        """Nobody holds anything."""

    def cancel(self, parcel: Parcel, steps: Steps) -> None:
        """The files stay where they are: they are the person's now."""

    def close(self) -> None:
        """There is no connection."""


def _write_all(content: bytes, file: BinaryIO) -> None:
    file.write(content)


def _change_note(changes: Mapping[str, Any] | None) -> str:
    """What a later version changes, as the manifest has it, in lines to read."""
    if not changes:
        return ""
    lines = ["What has changed since the version before:"]
    for one in changes["answers"]:
        place = f" ({one['cell']})" if one["cell"] else ""
        was, now = (one[when] or "blank" for when in ("old", "new"))
        lines.append(f"- {one['label']}{place}: was {was}, now {now}. {one['reason']} {one['by']}".rstrip())
    return "\n".join([*lines, *(f"- {sentence}." for sentence in changes["signed"])]) + "\n\n"


def _draft(parcel: Parcel, recipient: str, attached: Iterable[tuple[str, bytes]], *, protected: bool) -> EmailMessage:
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
        f"SHA-256 of the workbook{' before it was protected' if protected else ''}: {parcel.file_sha256}\n\n"
        f"{_change_note(manifest['changes'])}"
        f"{_TOLD_APART if protected else ''}"
        "Reply to confirm that it has arrived, quoting the submission number.\n"
    )
    for name, content in attached:
        draft.add_attachment(
            content, maintype="application", subtype=_SUBTYPES.get(Path(name).suffix, "octet-stream"), filename=name
        )
    return draft
