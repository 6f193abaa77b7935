"""The signing key of who works at a desk: the secret in the computer's own store, the public part beside the record."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.signing.signatures import SigningKey, new_key

NAME = "signing key"  # of the entry in the computer's store


class SecretStore(Protocol):
    """Where a short secret is kept. Asking it may ask the person, so it is for a worker thread."""

    @property
    def lasting(self) -> bool: ...
    def get(self, name: str) -> str | None: ...
    def put(self, name: str, secret: str) -> None: ...
    def forget(self, name: str) -> None: ...


class DeskKeys(Protocol):
    """The keys that can sign at this desk."""

    @property
    def practice(self) -> bool:
        """Whether they are made for rehearsal and prove nothing."""

    @property
    def lasting(self) -> bool:
        """Whether they are still there after the program ends."""

    def held(self) -> frozenset[str]:
        """The public keys (hex) whose secret is here. Asks no store."""

    def find(self, public: str) -> SigningKey | None:
        """The secret to a public key, where it is here."""

    def make(self) -> SigningKey:
        """A new key in place of the one there was. Raises Problem where this desk makes none."""


class OwnKey:
    """One desk holds one person's key: whoever may use two could promise for both.

    The public part lies in `file`, so that screens need not open the computer's store to say whose desk this is.
    """

    practice = False

    def __init__(self, file: Path, store: SecretStore) -> None:
        self._file, self._store = file, store

    @property
    def lasting(self) -> bool:
        return self._store.lasting

    def held(self) -> frozenset[str]:
        try:
            return frozenset({self._file.read_text(encoding="ascii").strip()})
        except (OSError, ValueError):
            return frozenset()

    def find(self, public: str) -> SigningKey | None:
        if public not in self.held():
            return None
        secret = self._store.get(NAME)
        key = SigningKey(bytes.fromhex(secret)) if secret else None
        return key if key is not None and key.public == public else None

    def make(self) -> SigningKey:
        key = new_key()
        try:
            self._file.write_text(key.public + "\n", encoding="ascii")
        except OSError as error:
            raise Problem(
                f"The signing key cannot be kept beside your record: {error.strerror or error}.",
                "See that the folder of your record can be written to, then set the key up again.",
            ) from error
        self._store.put(NAME, key.seed.hex())
        return key


class PracticeKeys:
    """Keys for the people of a rehearsal, worked out from their names: no secret, so they prove nothing."""

    practice = True
    lasting = True

    def __init__(self, people: Iterable[str]) -> None:
        keys = (practice_key(person) for person in people)
        self._keys = {key.public: key for key in keys}

    def held(self) -> frozenset[str]:
        return frozenset(self._keys)

    def find(self, public: str) -> SigningKey | None:
        return self._keys.get(public)

    def make(self) -> SigningKey:
        raise Problem(
            "This is the practice desk: everybody here has a practice key already.",
            "Set up your own key on your real desk.",
        )


def practice_key(person: str) -> SigningKey:
    """The practice key of a person's key: anybody can work it out, which is why none is enrolled for a real return."""
    return SigningKey(hashlib.sha256(f"nhsbn-desktop practice key of {person}".encode()).digest())
