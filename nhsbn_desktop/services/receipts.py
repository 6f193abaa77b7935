"""A kept receipt: checked again whenever it is shown, and written to a file that anybody can check later."""

from pathlib import Path

from nhsbn_desktop.domain.submission import Receipt, Staged
from nhsbn_desktop.network.receipts import VerifiedReceipt, verify_receipt, write_receipt_file


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
