"""The public keys that promises are checked by, and the fingerprint that is read out before one is enrolled."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

_DIGITS, _GROUP = 30, 5  # about 100 bits: nobody can make a second key with the same


def fingerprint(public: str) -> str:
    """Six groups of five digits to read out, from the SHA-256 of the public key (hex)."""
    number = int.from_bytes(hashlib.sha256(bytes.fromhex(public)).digest()) % 10**_DIGITS
    digits = f"{number:0{_DIGITS}}"
    return " ".join(digits[start : start + _GROUP] for start in range(0, _DIGITS, _GROUP))


@dataclass(frozen=True, slots=True)
class EnrolledKey:
    """A public key and whose it is, on the word of who compared the fingerprint with the person reading it out.

    A key taken out of use stays, since the promises it signed before are still checked by it.
    """

    person: str  # a person's key
    public: str  # 64 hexadecimal digits
    by: str  # who enrolled it
    at: datetime
    until: datetime | None = None  # what it signs from then on does not count
    ended_by: str = ""
    why: str = ""  # it was taken out of use

    @property
    def key(self) -> str:
        return f"{self.person}/{self.public}"

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.public)

    @property
    def in_use(self) -> bool:
        return self.until is None

    def counts_at(self, moment: datetime) -> bool:
        """Whether what it signed at this moment counts. A key may sign before it is enrolled, not once it has ended."""
        return self.until is None or moment < self.until


def key_in_use(keys: Iterable[EnrolledKey], person: str) -> EnrolledKey | None:
    """The key a person signs with now; None while none is enrolled."""
    mine = [key for key in keys if key.person == person and key.in_use]
    return max(mine, key=lambda key: key.at, default=None)
