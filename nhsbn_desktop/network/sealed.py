"""Secrets too long for the computer's own store: in a file, sealed with a key that only that store holds."""

import re
from pathlib import Path

from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.network.package import put_in_place
from nhsbn_desktop.network.problems import problem_of

_KEY = "sealing key"
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


class LongSecrets:
    """Long secrets by name (a refresh token, a private key), kept in `folder`.

    Where the computer has no store that will hold the key they are known until the program ends and are never
    written; `Credentials.reason` says so. A locked store may ask the person, so this is for a worker thread.
    """

    def __init__(self, credentials: Credentials, folder: Path) -> None:
        self._credentials = credentials
        self._folder = folder
        self._here: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """None where there is none, or where it can no longer be opened: then it is asked for again."""
        from cryptography.fernet import Fernet, InvalidToken

        if name in self._here:
            return self._here[name]
        key = self._credentials.get(_KEY)
        try:
            return Fernet(key).decrypt(self._file(name).read_bytes()).decode() if key else None
        except (OSError, InvalidToken, ValueError):
            return None

    def put(self, name: str, secret: str) -> None:
        """Keeps a secret: sealed on the disk when this returns, or in memory alone. Raises NetworkProblem (disk)."""
        from cryptography.fernet import Fernet

        self._here[name] = secret
        key = self._credentials.get(_KEY) or self._new_key()
        if not key or not self._credentials.lasting:
            return
        sealed = Fernet(key).encrypt(secret.encode())
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise problem_of(error) from error
        put_in_place(self._file(name), lambda file: file.write(sealed))

    def _new_key(self) -> str:
        from cryptography.fernet import Fernet

        key = Fernet.generate_key().decode()
        self._credentials.put(_KEY, key)
        return key

    def forget(self, name: str) -> None:
        """Raises NetworkProblem (disk) where the file cannot be removed."""
        self._here.pop(name, None)
        try:
            self._file(name).unlink(missing_ok=True)
        except OSError as error:
            raise problem_of(error) from error

    def _file(self, name: str) -> Path:
        return self._folder / f"{_UNSAFE.sub('-', name)}.sealed"
