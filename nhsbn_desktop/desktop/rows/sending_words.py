"""What the Submissions screen says of one submission: where it stands, its routes, its receipt."""

from datetime import date

from nhsbn_desktop.desktop.rows.dates import day_words, moment_words
from nhsbn_desktop.desktop.rows.submission_rows import SubmissionRow
from nhsbn_desktop.domain.submission import Receipt, Staged, Status
from nhsbn_desktop.services.sending import HAND_OVER, MESH, PORTAL

BY_HAND = (
    "by e-mail",
    "uploaded in the members' area",
    "entered on the Network's site",
    "another way, as agreed with the Network",
)
ROUTES = {
    PORTAL: "Sent from here over a secure connection. The Network's signed receipt is checked and kept.",
    MESH: "Sent from your MESH mailbox to the Network's. Its signed receipt comes back the same way.",
    HAND_OVER: "Writes the files and a draft e-mail for you to pass on. It counts as received once a receipt is kept.",
}


def let_in_words(route: str) -> str:
    """What a person does where a route does not let them in."""
    return "Sign &in" if route == PORTAL else "&Enter the passwords"


def state_words(row: SubmissionRow) -> str:
    """Where it stands, in a sentence."""
    latest, handed = row.latest, row.handed
    if row.submission.status is Status.REFUSED and row.item is not None:
        return f"{row.item.why} {row.item.advice}"
    if row.is_free_to_stage:
        return (
            f"Nothing is owed. What goes becomes version {latest.version + 1}, in place of version {latest.version}."
            if latest
            else "Nothing is owed: it can be staged and sent."
        )
    if handed is not None and row.receipt is None:
        who = row.names.get(handed.by, handed.by)
        return f"Handed over {handed.how} by {who} on {moment_words(handed.at)}; not confirmed by the Network."
    if row.hurdles and latest is not None:
        return f"Answers have changed since version {latest.version} was staged, so another version is owed."
    if row.receipt is not None and latest is not None:
        return f"Version {latest.version} is what the Network holds."
    return "The Network's own file goes, with the corrections in it and a manifest that says what it is."


def receipt_facts(receipt: Receipt, staged: Staged, fault: str, outputs: date | None) -> list[tuple[str, str]]:
    issuer = "PRACTICE Network, on this computer" if receipt.practice else "NHS Benchmarking Network"
    return [
        ("Receipt", receipt.receipt_id),
        ("Answer", receipt.status.capitalize()),
        ("Received", moment_words(receipt.received)),
        ("Version", str(receipt.version)),
        ("From", issuer),
        ("File", staged.file_name),
        ("SHA-256", " ".join(staged.file_sha256[start : start + 8] for start in range(0, 64, 8))),
        ("Outputs due", day_words(outputs)),
        ("Verified", f"no: {fault}" if fault else "yes, its signature and its sums hold"),
    ]
