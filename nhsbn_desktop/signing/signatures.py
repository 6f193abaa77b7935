"""Ed25519 signatures (RFC 8032) over statements in their one canonical spelling (RFC 8785)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_CHECKED = 8_192  # signatures remembered: five years of a trust's promises


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A person's secret: the 32 bytes of an Ed25519 private key, never shown and never written to the record."""

    seed: bytes = field(repr=False)

    @property
    def public(self) -> str:
        """What others check signatures by: 64 hexadecimal digits."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw().hex()


def new_key() -> SigningKey:
    """A key nobody has had before, from the computer's own randomness."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SigningKey(Ed25519PrivateKey.generate().private_bytes_raw())


def sign(key: SigningKey, data: bytes) -> bytes:
    """The 64 bytes that only the holder of the key can make of this data."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(key.seed).sign(data)


@lru_cache(_CHECKED)
def verify(public: str, signature: bytes, data: bytes) -> bool:
    """Whether the holder of this public key (hex) signed exactly this data. A key or signature that is none is no.

    The same question is answered once: loading a collection asks about every promise each time.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def statement_bytes(statement: Mapping[str, Any]) -> bytes:
    """A statement's one spelling, whatever its order and program: JSON texts, whole numbers, lists and objects.

    Raises ValueError for what JSON cannot say exactly.
    """
    import rfc8785

    return rfc8785.dumps(dict(statement))


def sign_statement(key: SigningKey, statement: Mapping[str, Any]) -> str:
    """The signature of a statement, as 128 hexadecimal digits."""
    return sign(key, statement_bytes(statement)).hex()


def statement_verifies(public: str, signature: str, statement: Mapping[str, Any]) -> bool:
    """Whether this signature (hex) of this statement is by the holder of this public key (hex)."""
    try:
        signed = bytes.fromhex(signature)
    except ValueError:
        return False
    return verify(public, signed, statement_bytes(statement))
