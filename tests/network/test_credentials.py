"""Secrets are kept by the computer where it can, in memory where it cannot, and the person is told why."""

from collections.abc import Iterator

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError

from nhsbn_desktop.network.credentials import LONGEST, Credentials


class Store(keyring.backend.KeyringBackend):
    """A computer's store as keyring sees one: it keeps, or refuses with the error it is given."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self, refusing: Exception | None = None) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.refusing = refusing

    def _open(self) -> dict[tuple[str, str], str]:
        if self.refusing:
            raise self.refusing
        return self.kept

    def get_password(self, service: str, username: str) -> str | None:
        return self._open().get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self._open():
            raise PasswordDeleteError
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def _own_store() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_secret_outlives_the_program_where_the_computer_keeps_it() -> None:
    keyring.set_keyring(Store())
    Credentials().put("portal", "a secret – £")  # noqa: RUF001
    again = Credentials()
    assert again.get("portal") == "a secret – £"  # noqa: RUF001
    assert again.reason == ""
    again.forget("portal")
    again.forget("portal")
    assert Credentials().get("portal") is None


@pytest.mark.parametrize(
    ("backend", "said"),
    [
        (keyring.backends.fail.Keyring(), "no safe place"),
        (keyring.backends.null.Keyring(), "no safe place"),
        (Store(KeyringLocked("locked")), "is locked"),
        (Store(InitError("Prompt dismissed")), "is locked"),
        (Store(keyring.errors.PasswordSetError("error 1783")), "did not take"),
    ],
)
def test_without_a_store_a_secret_lasts_until_the_program_ends_and_the_reason_is_told(
    backend: keyring.backend.KeyringBackend, said: str
) -> None:
    keyring.set_keyring(backend)
    credentials = Credentials()
    credentials.put("portal", "secret")
    assert credentials.get("portal") == "secret"
    assert said in credentials.reason
    assert Credentials().get("portal") is None
    credentials.forget("portal")
    assert credentials.get("portal") is None


def test_a_secret_is_never_shown() -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())
    credentials = Credentials()
    credentials.put("portal", "very secret")
    assert "very secret" not in repr(credentials)


def test_only_short_secrets_are_kept_here() -> None:
    keyring.set_keyring(Store())
    Credentials().put("portal", "x" * LONGEST)
    with pytest.raises(ValueError, match="1280"):
        Credentials().put("certificate", "x" * (LONGEST + 1))
