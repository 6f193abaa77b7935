"""A receipt counts only if the Network signed it, and only for the submission it was given for."""

import base64
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from joserfc import jws
from joserfc.jwk import ECKey, OKPKey

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.receipts import (
    PRACTICE_ISSUER,
    VerifiedReceipt,
    verify_receipt,
    verify_receipt_file,
    write_receipt_file,
)

ISSUER = "https://portal.example.org"
KEY = ECKey.generate_key("P-256", {"kid": "2026-a", "use": "sig", "alg": "ES256"})
OTHER = ECKey.generate_key("P-256", {"kid": "2026-a"})
UNKNOWN = ECKey.generate_key("P-256", {"kid": "2027-z"})
EDWARDS = OKPKey.generate_key("Ed25519", {"kid": "2026-ed"})
KEYS = json.dumps({"keys": [KEY.as_dict(private=False), EDWARDS.as_dict(private=False)]})
CLAIMS: dict[str, Any] = {
    "iss": ISSUER,
    "receipt_id": "R-1",
    "submission_id": "id-1",
    "manifest_sha256": "a" * 64,
    "files": [{"sha256": "b" * 64, "bytes": 7}],
    "version": 2,
    "status": "accepted",
    "received": "2026-11-20T16:41:00Z",
}
EXPECTED = {"submission_id": "id-1", "manifest_sha256": "a" * 64, "file_sha256": "b" * 64, "issuer": ISSUER}


def signed(key: Any = KEY, alg: str = "ES256", header: dict[str, Any] | None = None, **claims: Any) -> str:
    written = {"alg": alg, "kid": key.kid, "typ": "nhsbn-receipt+jws", **(header or {})}
    payload = rfc8785.dumps({**CLAIMS, **claims})
    return jws.serialize_compact({k: v for k, v in written.items() if v is not None}, payload, key, algorithms=[alg])


def spelled(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def parts() -> list[str]:
    return signed().split(".")


def flipped(part: int) -> str:
    pieces = parts()
    first = "B" if pieces[part][10] == "A" else "A"
    pieces[part] = pieces[part][:10] + first + pieces[part][11:]
    return ".".join(pieces)


def signed_by_the_public_key() -> str:
    """The oldest trick: HMAC, with the public key everybody knows as the secret."""
    header = {"alg": "HS256", "kid": "2026-a", "typ": "nhsbn-receipt+jws"}
    return by_hand(header, lambda text: hmac.digest(KEY.as_pem(private=False), text, "sha256"))


def signed_another_way() -> str:
    return by_hand({"alg": "EdDSA", "kid": "2026-ed", "typ": "nhsbn-receipt+jws"}, EDWARDS.private_key.sign)


def demanding_what_nobody_understands() -> str:
    header = {"alg": "ES256", "kid": "2026-a", "typ": "nhsbn-receipt+jws", "crit": ["x"], "x": 1}
    return by_hand(header, ecdsa)


def by_hand(header: dict[str, Any], sign: Callable[[bytes], bytes]) -> str:
    """What the library would not sign, signed without it."""
    text = f"{spelled(header)}.{spelled(CLAIMS)}"
    return f"{text}.{base64.urlsafe_b64encode(sign(text.encode())).rstrip(b'=').decode()}"


def ecdsa(text: bytes) -> bytes:
    r, s = decode_dss_signature(KEY.private_key.sign(text, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def unsigned() -> str:
    return f"{spelled({'alg': 'none', 'kid': '2026-a', 'typ': 'nhsbn-receipt+jws'})}.{parts()[1]}."


def bringing_its_own_key() -> str:
    return signed(UNKNOWN, header={"jwk": UNKNOWN.as_dict(private=False), "kid": "2026-a"})


FORGERIES: dict[str, Callable[[], str]] = {
    "altered payload": lambda: flipped(1),
    "altered signature": lambda: flipped(2),
    "another key under the same name": lambda: signed(OTHER),
    "an unknown key": lambda: signed(UNKNOWN),
    "no key named": lambda: signed(header={"kid": None}),
    "not signed at all": unsigned,
    "signed with the public key as a secret": signed_by_the_public_key,
    "another algorithm": signed_another_way,
    "a demand nobody understands": demanding_what_nobody_understands,
    "no token": lambda: "abc",
    "nothing": lambda: "",
    "another submission's": lambda: signed(submission_id="id-2"),
    "brings its own key": bringing_its_own_key,
    "signed, but not as a receipt": lambda: signed(header={"typ": "JWT"}),
    "of no declared kind": lambda: signed(header={"typ": None}),
    "another manifest's": lambda: signed(manifest_sha256="c" * 64),
    "another workbook's": lambda: signed(files=[{"sha256": "c" * 64, "bytes": 7}]),
    "two workbooks'": lambda: signed(files=[{"sha256": "b" * 64}, {"sha256": "b" * 64}]),
    "another issuer's": lambda: signed(iss="https://elsewhere.example.org"),
    "the practice Network's": lambda: signed(iss=PRACTICE_ISSUER),
    "neither yes nor no": lambda: signed(status="maybe"),
    "without a time": lambda: signed(received=""),
    "without a time zone": lambda: signed(received="2026-11-20T16:41:00"),
    "its files are no list": lambda: signed(files=None),
    "its version is no number": lambda: signed(version="two"),
}


def test_the_networks_own_receipt_is_verified() -> None:
    receipt = verify_receipt(signed(), KEYS, **EXPECTED)
    assert (receipt.receipt_id, receipt.version, receipt.status) == ("R-1", 2, "accepted")
    assert receipt.received.isoformat() == "2026-11-20T16:41:00+00:00"
    assert (receipt.accepted, receipt.practice) == (True, False)


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forgery_is_refused(forgery: Callable[[], str]) -> None:
    with pytest.raises(NetworkProblem, match="The receipt does not count") as caught:
        verify_receipt(forgery(), KEYS, **EXPECTED)
    assert caught.value.kind == "receipt"
    assert caught.value.advice


def test_a_receipt_signed_by_hand_is_as_good_so_the_forgeries_fail_for_what_they_are() -> None:
    header = {"alg": "ES256", "kid": "2026-a", "typ": "nhsbn-receipt+jws"}
    assert verify_receipt(by_hand(header, ecdsa), KEYS, **EXPECTED).accepted


def test_a_forgery_that_is_no_json_object_is_refused() -> None:
    header = {"alg": "ES256", "kid": KEY.kid, "typ": "nhsbn-receipt+jws"}
    for payload in (b"[]", b"x", b"\xff"):
        token = jws.serialize_compact(header, payload, KEY, algorithms=["ES256"])
        with pytest.raises(NetworkProblem, match="does not count"):
            verify_receipt(token, KEYS, **EXPECTED)


@pytest.mark.parametrize("keys", ["", "{}", "[]", '{"keys": [{"kty": "?"}]}', '{"keys": []}'])
def test_keys_that_cannot_be_read_verify_nothing(keys: str) -> None:
    with pytest.raises(NetworkProblem, match="does not count"):
        verify_receipt(signed(), keys, **EXPECTED)


@pytest.mark.parametrize("missing", ["submission_id", "manifest_sha256", "issuer"])
def test_nothing_is_verified_against_nothing(missing: str) -> None:
    claim = "iss" if missing == "issuer" else missing
    with pytest.raises(NetworkProblem, match="does not count"):
        verify_receipt(signed(**{claim: ""}), KEYS, **{**EXPECTED, missing: ""})


def kept(tmp_path: Path) -> tuple[VerifiedReceipt, Path]:
    receipt = verify_receipt(signed(), KEYS, **EXPECTED)
    write_receipt_file(receipt, tmp_path / "receipt.json")
    return receipt, tmp_path / "receipt.json"


def test_a_kept_receipt_can_be_checked_years_later(tmp_path: Path) -> None:
    receipt, path = kept(tmp_path)
    assert verify_receipt_file(path) == receipt


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("submission_id", "id-2"),
        ("manifest_sha256", "c" * 64),
        ("file_sha256", "c" * 64),
        ("issuer", "https://elsewhere.example.org"),
        ("status", "rejected"),
        ("version", 3),
        ("receipt_id", "R-2"),
        ("received", "2026-11-19T16:41:00+00:00"),
        ("schema", "something else"),
        ("token", ""),
    ],
)
def test_a_kept_receipt_that_was_altered_is_refused(field: str, value: object, tmp_path: Path) -> None:
    _, path = kept(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), field: value}))
    with pytest.raises(NetworkProblem, match="does not count"):
        verify_receipt_file(path)


def test_a_kept_receipt_with_keys_of_its_own_fails_against_trusted_ones(tmp_path: Path) -> None:
    forged = verify_receipt(signed(OTHER), json.dumps({"keys": [OTHER.as_dict(private=False)]}), **EXPECTED)
    write_receipt_file(forged, tmp_path / "receipt.json")
    assert verify_receipt_file(tmp_path / "receipt.json") == forged
    with pytest.raises(NetworkProblem, match="does not count"):
        verify_receipt_file(tmp_path / "receipt.json", trusted_keys=KEYS)


@pytest.mark.parametrize("content", ["", "[]", "{}", "no json", '{"token": "x"}'])
def test_a_file_that_is_no_receipt_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "receipt.json").write_text(content)
    with pytest.raises(NetworkProblem, match="there is none in receipt"):
        verify_receipt_file(tmp_path / "receipt.json")
