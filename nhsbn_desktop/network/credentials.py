"""Where sign-in secrets are kept: in the computer's own store, or in memory until the program ends."""

from collections.abc import Callable
from dataclasses import dataclass, field

Secret = Callable[[], str]
"""Gives a secret when it is needed, so that nothing holds on to it."""

SERVICE = "nhsbn-desktop"
LONGEST = 1_280  # characters: what Windows Credential Manager holds
_NO_STORE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")  # none, a sink, or a plain file


@dataclass
class Credentials:
    """Short secrets by name: a password, a token, a key that opens something longer. Never a certificate.

    A locked store may ask the person to open it, so this is for a worker thread. `reason` says, once a secret could
    not be kept by the computer, why it will be asked for again next time; else it is empty.
    """

    service: str = SERVICE
    reason: str = ""
    _here: dict[str, str] = field(default_factory=dict, repr=False)

    def get(self, name: str) -> str | None:
        if name in self._here:
            return self._here[name]
        if not self._has_store():
            return None
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(self.service, name)
        except KeyringError as error:
            self._explain(error)
            return None

    def put(self, name: str, secret: str) -> None:
        """Keep a secret. It is known until the program ends in any case. Raises ValueError where it is too long."""
        if len(secret) > LONGEST:
            raise ValueError(f"only secrets of up to {LONGEST} characters are kept here")
        self._here[name] = secret
        if not self._has_store():
            return
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(self.service, name, secret)
        except KeyringError as error:
            self._explain(error)

    def forget(self, name: str) -> None:
        self._here.pop(name, None)
        if not self._has_store():
            return
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            keyring.delete_password(self.service, name)
        except PasswordDeleteError:
            return  # there was none
        except KeyringError as error:
            self._explain(error)

    @property
    def lasting(self) -> bool:
        """Whether what is put here is still there the next time, as far as the store has shown."""
        return self._has_store() and not self.reason

    def _has_store(self) -> bool:
        import keyring

        backend = type(keyring.get_keyring())
        if backend.__module__.startswith(_NO_STORE):
            self.reason = "This computer has no safe place for passwords, so you sign in again each time you start."
            return False
        return True

    def _explain(self, error: Exception) -> None:
        locked = type(error).__name__ in ("KeyringLocked", "InitError")
        what = "is locked" if locked else "did not take the password"
        self.reason = f"The password store of this computer {what}, so you sign in again next time."
