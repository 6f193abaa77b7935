"""E-mail drafts: files that Outlook and others open as a message that is still to be sent, attachment and all."""

import mimetypes
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr
from pathlib import Path

from nhsbn_desktop.domain.problems import DocumentProblem


@dataclass(frozen=True, slots=True)
class Draft:
    """`to` may be empty: then whoever sends it fills it in. Nothing is sent by the program itself."""

    to: str
    subject: str
    body: str
    attachment: Path | None = None
    cc: tuple[str, ...] = ()


def write_draft(path: Path, draft: Draft) -> Path:
    """Writes an .eml marked as unsent (X-Unsent). Raises DocumentProblem where a file cannot be read or written."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = _one_line(draft.to)
    if draft.cc:
        message["Cc"] = ", ".join(formataddr(("", _one_line(address))) for address in draft.cc)
    message["Subject"] = _one_line(draft.subject)
    message.set_content(draft.body)
    try:
        if draft.attachment is not None:
            main, _, sub = (mimetypes.guess_type(draft.attachment.name)[0] or "application/octet-stream").partition("/")
            content = draft.attachment.read_bytes()
            message.add_attachment(content, maintype=main, subtype=sub, filename=draft.attachment.name)
        path.write_bytes(message.as_bytes())
    except OSError as error:
        raise DocumentProblem(
            f"The draft {path.name} cannot be written: {error.strerror or error}.", "Choose another folder or name."
        ) from error
    return path


def _one_line(text: str) -> str:
    """A heading of a message is one line; what somebody pasted with a line break must not become another heading."""
    return " ".join(text.split())
