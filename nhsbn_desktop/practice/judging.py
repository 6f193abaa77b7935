"""How the practice Network judges what arrives: it opens the package, works out every sum and signs its answer."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import rfc8785
from joserfc import jws
from joserfc.jwk import ECKey

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.package import Package, read_package
from nhsbn_desktop.network.receipts import ACCEPTED, ALGORITHM, PRACTICE_ISSUER, RECEIPT_TYPE, REJECTED


@dataclass(frozen=True, slots=True)
class Announced:
    """What an upload was announced as: sums are SHA-256 in hex."""

    submission_id: str
    manifest_sha256: str
    package_sha256: str


def judge(package: Path, announced: Announced, *, reject: bool) -> dict[str, Any]:
    """The claims of the receipt for a package that has arrived: accepted, or rejected with the reason."""
    try:
        found = read_package(package)
    except NetworkProblem as trouble:
        return _claims(announced, None, trouble.message)
    reason = _mismatch(found, announced)
    if reject and not reason:
        reason = "This is a rehearsal of a rejected submission."
    return _claims(announced, found, reason)


def _mismatch(found: Package, announced: Announced) -> str:
    if found.sums.package_sha256 != announced.package_sha256:
        return "The package that arrived is not the one announced."
    if found.sums.manifest_sha256 != announced.manifest_sha256:
        return "The manifest that arrived is not the one announced."
    if found.manifest.get("submission_id") != announced.submission_id:
        return "The manifest is about another submission."
    if found.manifest.get("practice") is not True:
        return "This is not marked as a rehearsal."
    return ""


def _claims(announced: Announced, found: Package | None, reason: str) -> dict[str, Any]:
    file = {"sha256": found.workbook.sha256, "bytes": found.workbook.bytes} if found else {"sha256": "", "bytes": 0}
    return {
        "iss": PRACTICE_ISSUER,
        "practice": True,
        "receipt_id": f"PRACTICE-{uuid4().hex[:12].upper()}",
        "submission_id": announced.submission_id,
        "manifest_sha256": announced.manifest_sha256,
        "files": [file],
        "version": found.manifest["version"] if found else 0,
        "status": REJECTED if reason else ACCEPTED,
        "reason": reason,
        "received": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def sign(claims: dict[str, Any], key: ECKey) -> str:
    """A compact JWS over the claims' canonical spelling."""
    header = {"alg": ALGORITHM, "kid": key.kid, "typ": RECEIPT_TYPE}
    return jws.serialize_compact(header, rfc8785.dumps(claims), key, algorithms=[ALGORITHM])


def public_keys(key: ECKey) -> str:
    return json.dumps({"keys": [key.as_dict(private=False)]})
