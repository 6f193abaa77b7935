"""The Network's receipt: signed, about this submission and no other, or it is no receipt."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.problems import problem, problem_of

RECEIPT_TYPE = "nhsbn-receipt+jws"
ALGORITHM = "ES256"
PRACTICE_ISSUER = "nhsbn-practice"  # no live Network bears this name, so a rehearsal's receipt can never pass for one
ACCEPTED = "accepted"
REJECTED = "rejected"
_KEPT = "nhsbn-kept-receipt/1"


@dataclass(frozen=True, slots=True)
class VerifiedReceipt:
    """A receipt whose signature, identity and sums were all checked. `token` and `keys` are what it was checked with
    (a compact JWS and a JWKS as JSON), to be kept together; sums are SHA-256 in hex; `received` has a time zone."""

    receipt_id: str
    submission_id: str
    version: int
    status: str  # accepted or rejected
    reason: str  # the Network's words where it rejected
    received: datetime
    manifest_sha256: str
    file_sha256: str
    issuer: str
    token: str
    keys: str

    @property
    def practice(self) -> bool:
        return self.issuer == PRACTICE_ISSUER

    @property
    def accepted(self) -> bool:
        return self.status == ACCEPTED


def verify_receipt(
    token: str, keys_json: str, *, submission_id: str, manifest_sha256: str, file_sha256: str, issuer: str
) -> VerifiedReceipt:
    """The receipt in `token`, a compact JWS (RFC 7515), if one of the keys in `keys_json` (a JWKS, RFC 7517) signed it
    with ES256 and it is about exactly this submission, by this issuer.

    Raises NetworkProblem (receipt), saying what does not hold.
    """
    claims = _signed_claims(token, keys_json)
    expected = {"iss": issuer, "submission_id": submission_id, "manifest_sha256": manifest_sha256}
    for name, value in expected.items():
        if not value or claims.get(name) != value:
            raise _doubtful(_NOT_OURS[name])
    try:
        receipt = _receipt(claims, token, keys_json)
    except (KeyError, TypeError, ValueError) as error:
        raise _doubtful("it leaves out what a receipt must say") from error
    if receipt.file_sha256 != file_sha256:
        raise _doubtful("it names another workbook")
    if receipt.status not in (ACCEPTED, REJECTED):
        raise _doubtful("it says neither that the submission was accepted nor that it was rejected")
    return receipt


_NOT_OURS = {
    "iss": "it was not issued by the Network this was sent to",
    "submission_id": "it belongs to another submission",
    "manifest_sha256": "it describes something other than what was sent",
}


def _signed_claims(token: str, keys_json: str) -> Mapping[str, Any]:
    from joserfc import jws
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        keys = KeySet.import_key_set(json.loads(keys_json))
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise _doubtful("the Network's keys on this computer cannot be read") from error
    try:
        signed = jws.deserialize_compact(token, keys, algorithms=[ALGORITHM])
        header = signed.headers()
        claims = json.loads(signed.payload)
    except (JoseError, ValueError, TypeError) as error:
        raise _doubtful("its signature does not hold") from error
    if header.get("typ") != RECEIPT_TYPE or not header.get("kid"):
        raise _doubtful("it is signed, but not as a receipt")
    if not isinstance(claims, dict):
        raise _doubtful("it leaves out what a receipt must say")
    return claims


def _receipt(claims: Mapping[str, Any], token: str, keys_json: str) -> VerifiedReceipt:
    [file] = claims["files"]
    received = datetime.fromisoformat(claims["received"])
    if received.tzinfo is None:
        raise ValueError("the time of receipt has no time zone")
    return VerifiedReceipt(
        receipt_id=str(claims["receipt_id"]),
        submission_id=str(claims["submission_id"]),
        version=int(claims["version"]),
        status=str(claims["status"]),
        reason=str(claims.get("reason") or ""),
        received=received.astimezone(UTC),
        manifest_sha256=str(claims["manifest_sha256"]),
        file_sha256=str(file["sha256"]),
        issuer=str(claims["iss"]),
        token=token,
        keys=keys_json,
    )


def _doubtful(what: str) -> NetworkProblem:
    return problem("receipt", f"The receipt does not count: {what}.")


def write_receipt_file(receipt: VerifiedReceipt, path: Path) -> None:
    """Keep a receipt with the keys it was verified by, so that anybody can check it later. Raises NetworkProblem."""
    kept = {**asdict(receipt), "schema": _KEPT, "received": receipt.received.isoformat()}
    try:
        path.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    except OSError as error:
        raise problem_of(error) from error


def read_token(path: Path) -> str:
    """The signed receipt in a file: a kept one, or the compact JWS as it came. Not verified yet. Raises NetworkProblem:
    receipt where there is none in it, or disk."""
    text = _text_in(path).strip()
    if not text.startswith("{"):
        return text
    try:
        return str(json.loads(text)["token"])
    except (ValueError, KeyError) as error:
        raise _no_receipt(path) from error


def _text_in(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        found = problem_of(error)
        raise problem("disk", found.message, "Look at the file's name and place, then choose it again.") from error
    except UnicodeDecodeError as error:
        raise _no_receipt(path) from error


def _no_receipt(path: Path) -> NetworkProblem:
    return problem(
        "receipt",
        f"The receipt does not count: there is none in {path.name}.",
        "Choose the file that the receipt was saved in.",
    )


def verify_receipt_file(path: Path, *, trusted_keys: str | None = None) -> VerifiedReceipt:
    """Check a kept receipt again: its signature, and that the facts beside it are the ones that were signed.

    By the keys kept with it, which shows that nothing in the file was altered by accident; by `trusted_keys` (a JWKS as
    JSON from elsewhere), which also shows that it is the Network's. Raises NetworkProblem: receipt, or disk.
    """
    text = _text_in(path)
    try:
        kept = json.loads(text)
        facts = {name: str(kept[name]) for name in ("submission_id", "manifest_sha256", "file_sha256", "issuer")}
        token, keys = str(kept["token"]), str(kept["keys"])
        schema = kept["schema"]
    except (ValueError, KeyError, TypeError) as error:
        raise _no_receipt(path) from error
    if schema != _KEPT:
        raise _no_receipt(path)
    receipt = verify_receipt(token, trusted_keys or keys, **facts)
    shown = (str(kept.get("receipt_id")), kept.get("version"), kept.get("status"), kept.get("received"))
    if shown != (receipt.receipt_id, receipt.version, receipt.status, receipt.received.isoformat()):
        raise _doubtful("what stands beside it is not what was signed")
    return receipt
