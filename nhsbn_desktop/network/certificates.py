"""Our own certificate and key, looked at before they are used: no server ever says clearly what is wrong with them."""

from datetime import datetime
from pathlib import Path

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.problems import problem


def check_certificate(
    certificate: Path, key: Path, now: datetime, password: str | None = None
) -> tuple[NetworkProblem, ...]:
    """What stands against using this certificate (PEM, the own one first) and private key; empty where nothing does.

    `now` has a time zone; `password` opens the key where it has one.
    """
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

    try:
        own = x509.load_pem_x509_certificate(certificate.read_bytes())
    except (OSError, ValueError) as error:
        return (_wrong(f"The certificate {certificate.name} cannot be read.", error),)
    try:
        private = load_pem_private_key(key.read_bytes(), password.encode() if password else None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        return (_wrong(f"The private key {key.name} cannot be read, or its password is not right.", error),)
    spelled = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if own.public_key().public_bytes(*spelled) != private.public_key().public_bytes(*spelled):
        return (_wrong(f"The key {key.name} does not belong to the certificate {certificate.name}."),)
    if now > own.not_valid_after_utc:
        day = own.not_valid_after_utc
        return (_wrong(f"The certificate {certificate.name} expired on {day.day} {day:%B %Y}."),)
    if now < own.not_valid_before_utc:
        return (_wrong(f"The certificate {certificate.name} is not valid yet."),)
    return ()


def end_of(certificate: Path) -> datetime | None:
    """When a certificate (PEM) expires, in UTC; None where it cannot be read."""
    from cryptography import x509

    try:
        own = x509.load_pem_x509_certificate(certificate.read_bytes())
    except (OSError, ValueError):
        return None
    return own.not_valid_after_utc


def _wrong(message: str, cause: Exception | None = None) -> NetworkProblem:
    found = problem(
        "cert_local", message, "Ask whoever manages your organisation's MESH certificate for the right files."
    )
    found.__cause__ = cause
    return found
