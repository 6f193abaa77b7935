"""Starting and stopping the practice Network from the program: a process of its own that never outlives it."""

import json
import logging
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.receipts import PRACTICE_ISSUER
from nhsbn_desktop.practice.addresses import NETWORK_MAILBOX, RECEIPT_WORKFLOW, TRUST_MAILBOX, WORKFLOW
from nhsbn_desktop.practice.trouble import Trouble, set_troubles

__all__ = [
    "FROZEN_FLAG",
    "PracticeConnection",
    "PracticeMesh",
    "PracticeNetwork",
    "PracticeToken",
    "Trouble",
    "practice_command",
]

FROZEN_FLAG = "--practice-network"  # what the frozen program is started with to be the practice Network
_START_SECONDS = 30.0
_STOP_SECONDS = 8.0
_GIVE_UP_SECONDS = 0.5  # one that never got ready has nothing to put away
_log = logging.getLogger(__name__)


class PracticeToken:
    """Gives the practice Network's token, read anew each time; never shows it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __call__(self, refused: str = "") -> str:
        return self._file.read_text(encoding="ascii")


class PracticeSecret:
    """Gives one of the practice mailbox's secrets, read anew each time; never shows it."""

    def __init__(self, file: Path, name: str) -> None:
        self._file, self._name = file, name

    def __call__(self) -> str:
        return str(json.loads(self._file.read_text(encoding="utf-8"))[self._name])


@dataclass(frozen=True, slots=True)
class PracticeMesh:
    """What a MESH route needs to reach the practice Network's mailbox. `client_file` holds certificate and key."""

    url: str
    client_file: Path
    password: PracticeSecret
    shared_key: PracticeSecret
    mailbox: str = TRUST_MAILBOX
    recipient: str = NETWORK_MAILBOX
    workflow: str = WORKFLOW
    receipts: str = RECEIPT_WORKFLOW


@dataclass(frozen=True, slots=True)
class PracticeConnection:
    """What a route needs to reach the practice Network. `keys_json` is its JWKS, to verify its receipts by; `folder` is
    where it is told its troubles; `sign_in` its OpenID provider, or empty where the token serves."""

    url: str
    ca_file: Path
    keys_json: str
    token: PracticeToken
    mesh: PracticeMesh
    folder: Path
    sign_in: str = ""
    issuer: str = PRACTICE_ISSUER


def practice_command(folder: Path) -> list[str]:
    """How the practice Network is started: by this Python, or in a frozen build by the program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG, str(folder)]
    return [sys.executable, "-m", "nhsbn_desktop.practice", "--folder", str(folder)]


class PracticeNetwork:
    """The practice Network that lives in `folder`; the same one each time it is started there.

    `with PracticeNetwork(folder) as connection:` starts and stops it. `command` is for a program that starts it in a
    way of its own; `seconds` how long it may take to start.
    """

    def __init__(self, folder: Path, command: Sequence[str] = (), seconds: float = _START_SECONDS) -> None:
        self._folder = folder
        self._command = list(command) or practice_command(folder)
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> PracticeConnection:
        """Start it and wait until it is ready; about a second. Raises NetworkProblem where it cannot be started."""
        if self.running:
            raise _failed("The practice Network is running already.", "")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            set_troubles(self._folder, ())
            with (self._folder / "practice.log").open("ab") as log:
                self._process = subprocess.Popen(  # noqa: S603, the command is our own
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
                )
        except OSError as error:
            advice = "Check that the disk has room and that you may write to the folder."
            raise _failed(f"The practice Network cannot be started: {error.strerror}.", advice) from error
        try:
            return self._connection(self._first_line())
        except BaseException:
            self._end(_GIVE_UP_SECONDS)
            raise

    def _first_line(self) -> str:
        """What the process says when it is ready; empty where it ended or took too long."""
        process = self._process
        if process is None or process.stdout is None:
            return ""
        lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=_read_line, args=(process.stdout, lines), daemon=True).start()
        try:
            return lines.get(timeout=self._seconds).decode("utf-8", errors="replace")
        except queue.Empty:
            return ""

    def _connection(self, line: str) -> PracticeConnection:
        try:
            facts = json.loads(line)
        except ValueError as error:
            _log.warning("the practice Network did not start; see practice.log in its folder")
            advice = f"The reason is in {self._folder / 'practice.log'}. Hand submissions over as files meanwhile."
            raise _failed("The practice Network did not start.", advice) from error
        if "problem" in facts:
            raise _failed(facts["problem"], facts["advice"])
        return PracticeConnection(
            url=facts["url"],
            ca_file=Path(facts["ca_file"]),
            keys_json=Path(facts["jwks_file"]).read_text(encoding="utf-8"),
            token=PracticeToken(Path(facts["token_file"])),
            mesh=PracticeMesh(
                facts["mesh_url"],
                Path(facts["mesh_client_file"]),
                PracticeSecret(Path(facts["mesh_secrets_file"]), "password"),
                PracticeSecret(Path(facts["mesh_secrets_file"]), "shared_key"),
            ),
            folder=self._folder,
            sign_in=facts["sign_in"],
        )

    def trouble(self, *troubles: Trouble) -> None:
        """Have exactly these troubles from now on; none at all when called with none."""
        set_troubles(self._folder, troubles)

    def stop(self) -> None:
        """End it: by closing its standard input, and where it does not listen, by force."""
        self._end(_STOP_SECONDS)

    def _end(self, seconds: float) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    def __enter__(self) -> PracticeConnection:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


def _read_line(stream: IO[bytes], lines: "queue.Queue[bytes]") -> None:
    lines.put(stream.readline())


def _failed(message: str, advice: str) -> NetworkProblem:
    return NetworkProblem(message, advice, kind="offline")
