"""A person's public key as they pass it to the officer: one line of text, signed by the key it brings."""

import base64
import binascii
import json
from dataclasses import dataclass

from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.domain.signing_keys import fingerprint
from nhsbn_desktop.signing.signatures import SigningKey, sign, statement_bytes, verify

_SCHEMA = "nhsbn-signing-key-1"
_LONGEST = 10_000  # characters


@dataclass(frozen=True, slots=True)
class KeyOffer:
    """Who says the key is theirs, and the public key (hex). It proves that they hold it, not who they are."""

    name: str
    public: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.public)


def write_offer(key: SigningKey, name: str) -> str:
    """The text to pass on: it holds no secret, and no mail program's line breaks can harm it."""
    said = statement_bytes({"schema": _SCHEMA, "name": name, "public": key.public})
    return f"{_SCHEMA}.{_spelled(said)}.{_spelled(sign(key, said))}"


def read_offer(text: str) -> KeyOffer:
    """The offer in a text that came by file, mail or clipboard. Raises Problem where it is none, or was altered."""
    parts = "".join(text[:_LONGEST].split()).split(".")
    if len(parts) != 3 or parts[0] != _SCHEMA:
        raise Problem(
            "This is not a signing key.",
            f"It is one line that begins with {_SCHEMA}. Ask the person to copy it again (Sign-off, Signing keys).",
        )
    try:
        said, signature = (base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in parts[1:])
        facts = json.loads(said)
        offer = KeyOffer(str(facts["name"]), str(facts["public"]))
        holds = verify(offer.public, signature, said) and bytes.fromhex(offer.public).hex() == offer.public
    except (binascii.Error, ValueError, KeyError, TypeError) as error:
        raise _altered() from error
    if not holds:
        raise _altered()
    return offer


def _spelled(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _altered() -> Problem:
    return Problem(
        "This signing key was altered or cut short on its way.",
        "Ask the person to send it again, as a file rather than inside a message.",
    )
