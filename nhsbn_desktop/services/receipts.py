"""A kept receipt: checked again whenever it is shown, and written to a file that anybody can check later."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from nhsbn_desktop.documents.receipt_page import receipt_html, write_page
from nhsbn_desktop.domain.problems import DocumentProblem
from nhsbn_desktop.domain.submission import Receipt, Staged
from nhsbn_desktop.network.receipts import VerifiedReceipt, verify_receipt, verify_receipt_file, write_receipt_file


def check_again(receipt: Receipt, staged: Staged, issuer: str, trusted_keys: str = "") -> VerifiedReceipt:
    """Verifies a kept receipt against the version it is about: by the keys kept with it, or by `trusted_keys` (a JWKS
    as JSON), which also shows that it is the Network's. Raises NetworkProblem (receipt) saying what does not hold."""
    return verify_receipt(
        receipt.token,
        trusted_keys or receipt.keys,
        submission_id=staged.id,
        manifest_sha256=staged.manifest_sha256,
        file_sha256=staged.file_sha256,
        issuer=issuer,
    )


def save(receipt: Receipt, staged: Staged, issuer: str, path: Path) -> Path:
    """Writes the receipt with the keys it was verified by, once it has verified again. Raises NetworkProblem."""
    write_receipt_file(check_again(receipt, staged, issuer), path)
    return path


def print_kept(
    receipt: Receipt, staged: Staged, issuer: str, path: Path, at: datetime, about: Mapping[str, str]
) -> Path:
    """Writes a kept receipt as a page to print, once it has verified again. Raises NetworkProblem, DocumentProblem."""
    return print_page(check_again(receipt, staged, issuer), path, at, about)


def verify_file(path: Path, keys: Path | None = None) -> VerifiedReceipt:
    """Checks a kept receipt file again: by the keys kept with it, or by a JWKS file from elsewhere, which also shows
    that it is the Network's. Raises NetworkProblem: receipt, or disk."""
    trusted = None
    if keys is not None:
        try:
            trusted = keys.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DocumentProblem(
                f"The keys in {keys.name} cannot be read.", "Choose the Network's JWKS file."
            ) from error
    return verify_receipt_file(path, trusted_keys=trusted)


def facts_of(receipt: VerifiedReceipt) -> Mapping[str, str]:
    """What a verified receipt says, in the order it is read."""
    facts = {
        "Answer": receipt.status + (f": {receipt.reason}" if receipt.reason else ""),
        "Receipt": receipt.receipt_id,
        "Received": f"{receipt.received:%d/%m/%Y %H:%M} UTC",
        "Submission number": receipt.submission_id,
        "Version": str(receipt.version),
        "SHA-256 of the workbook": receipt.file_sha256,
        "SHA-256 of the manifest": receipt.manifest_sha256,
        "Signed by": receipt.issuer,
    }
    return {"Rehearsal": "yes: nothing was submitted", **facts} if receipt.practice else facts


def print_page(receipt: VerifiedReceipt, path: Path, at: datetime, about: Mapping[str, str] | None = None) -> Path:
    """Writes a verified receipt as a page to print; `about` are lines to stand first, such as collection and unit.
    `at` is when it was verified. Raises DocumentProblem."""
    facts = {**(about or {}), **facts_of(receipt)}
    page = receipt_html(facts, receipt.token, practice=receipt.practice, accepted=receipt.accepted, checked=at)
    write_page(path, page)
    return path
