"""Long secrets are sealed in a file by a key that only the computer's own store holds, or are not written at all."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.network.sealed import LongSecrets

LONG = "a-refresh-token." * 400  # far more than Windows keeps for one password


class Store(KeyringBackend):
    """A store of this computer, in memory."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username))


@pytest.fixture
def store() -> Iterator[Store]:
    before = keyring.get_keyring()
    own = Store()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


def test_a_long_secret_is_there_the_next_time_and_on_the_disk_only_sealed(store: Store, tmp_path: Path) -> None:
    LongSecrets(Credentials(), tmp_path / "sealed").put("portal refresh token", LONG)
    assert LongSecrets(Credentials(), tmp_path / "sealed").get("portal refresh token") == LONG
    [file] = (tmp_path / "sealed").iterdir()
    assert b"a-refresh-token" not in file.read_bytes()
    assert all(len(kept) < 100 for kept in store.kept.values()), "the store holds the key alone"


def test_a_locked_store_means_nothing_is_written_and_says_so(store: Store, tmp_path: Path) -> None:
    store.locked = True
    credentials = Credentials()
    secrets = LongSecrets(credentials, tmp_path / "sealed")
    secrets.put("portal refresh token", LONG)
    assert secrets.get("portal refresh token") == LONG, "known until the program ends"
    assert "is locked" in credentials.reason
    assert not (tmp_path / "sealed").exists()


def test_without_the_key_or_with_another_the_file_opens_for_nobody(store: Store, tmp_path: Path) -> None:
    LongSecrets(Credentials(), tmp_path / "sealed").put("token", LONG)
    store.kept.clear()
    assert LongSecrets(Credentials(), tmp_path / "sealed").get("token") is None
    other = LongSecrets(Credentials(), tmp_path / "sealed")
    other.put("something else", "x")
    assert LongSecrets(Credentials(), tmp_path / "sealed").get("token") is None


def test_what_is_forgotten_is_gone(store: Store, tmp_path: Path) -> None:
    secrets = LongSecrets(Credentials(), tmp_path / "sealed")
    secrets.put("token", LONG)
    secrets.forget("token")
    assert secrets.get("token") is None
    assert list((tmp_path / "sealed").iterdir()) == []
