"""The practice Network's sign-in: a real OpenID provider where Node is on this computer, else a token on disk."""

import json
import os
import shutil
import ssl
import subprocess
import threading
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.error import URLError

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from nhsbn_desktop.practice.keys import HOST, Keys, open_port
from nhsbn_desktop.practice.preparing import is_prepared, sign_in_folder

_SCRIPT = "oidc.mjs"
_READY_SECONDS = 15.0


@dataclass
class OpenIdProvider:
    """The provider as a process of its own, which ends with this one; and the judge of the tokens it gives out."""

    keys: Keys
    issuer: str = ""
    _process: subprocess.Popen[bytes] | None = None
    _known: KeySet | None = None
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Starts it where it is prepared; without it, `issuer` stays empty and the token on disk serves."""
        if not is_prepared(self.keys.folder):
            return
        folder = sign_in_folder(self.keys.folder)
        shutil.copyfile(Path(__file__).with_name(_SCRIPT), folder / _SCRIPT)  # Node looks for packages beside it
        with open_port(self.keys.folder, "sign-in-port") as held:
            port = held.getsockname()[1]
        env = {**os.environ, "PORT": str(port), "PEM": str(self.keys.server_file)}
        self._process = subprocess.Popen(  # noqa: S603
            [shutil.which("node") or "node", _SCRIPT],
            cwd=folder,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if self._is_ready():
            self.issuer = f"https://{HOST}:{port}"
        else:
            self.stop()

    def _is_ready(self) -> bool:
        process = self._process
        if process is None or process.stdout is None:
            return False
        said: list[bytes] = []
        reading = threading.Thread(target=_read_line, args=(process.stdout, said), daemon=True)
        reading.start()
        reading.join(_READY_SECONDS)
        return b"ready" in b"".join(said)

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in filter(None, (process.stdin, process.stdout)):
                stream.close()

    def accepts(self, token: str) -> bool:
        """Whether the provider gave this access token out, for this portal, and it may submit."""
        if not self.issuer:
            return False
        try:
            claims = jwt.decode(token, self._keys(), algorithms=["RS256"]).claims
            registry = jwt.JWTClaimsRegistry(
                exp={"essential": True},
                iss={"essential": True, "value": self.issuer},
                aud={"essential": True, "value": f"{self.issuer}/api"},
            )
            registry.validate(claims)
        except (JoseError, URLError, OSError, ValueError):
            return False
        return "submit" in str(claims.get("scope", "")).split()

    def _keys(self) -> KeySet:
        with self._guard:
            if self._known is None:
                context = ssl.create_default_context(cafile=str(self.keys.ca_file))
                with urllib.request.urlopen(f"{self.issuer}/jwks", timeout=5, context=context) as answer:  # noqa: S310
                    self._known = KeySet.import_key_set(json.loads(answer.read()))
            return self._known


def _read_line(stream: IO[bytes], said: list[bytes]) -> None:
    said.append(stream.readline())
