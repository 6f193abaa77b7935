"""Uploading in chunks that can be taken up again after any interruption: a strict client of the tus 1.0 protocol."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.http import Connection, said_by, text_of, time_of
from nhsbn_desktop.network.problems import problem, problem_of
from nhsbn_desktop.network.routes import Control, Steps, Stopped
from nhsbn_desktop.network.routes.chunk import Chunk, Piece, pieces

if TYPE_CHECKING:
    import requests

CHUNK = 5 << 20  # bytes: on a 20 Mbit/s line as fast as one request, and a dropped line costs one chunk at most
_VERSION = {"Tus-Resumable": "1.0.0"}
_OUT_OF_STEP = (409, 423, 460)  # ask the server where it stands, and go on from there
_PATIENCE = 3  # times in a row that the server may be out of step


@dataclass(frozen=True, slots=True)
class Offer:
    """What the server said it can do: the largest upload in bytes (None: any) and a checksum it takes (or empty)."""

    max_bytes: int | None
    checksum: str
    at: datetime | None = None  # the server's own time


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload as the server knows it: its address, the bytes it holds, and the bytes there are to be."""

    url: str
    held: int
    total: int


class Tus:
    """One tus server, at the address where uploads are created."""

    def __init__(self, connection: Connection, endpoint: str, chunk: int = CHUNK) -> None:
        self._connection = connection
        self._endpoint = endpoint
        self._chunk = chunk

    def offer(self) -> Offer:
        """Ask what the server can do. Raises NetworkProblem, not_the_server where it does not speak tus."""
        answer = self._connection.ask("OPTIONS", self._endpoint, {})
        if answer.status_code >= 400:
            raise _refused(answer)
        headers = _headers(answer)
        if "1.0.0" not in headers.get("Tus-Version", ""):
            raise problem("not_the_server")
        sums = {name.strip() for name in headers.get("Tus-Checksum-Algorithm", "").split(",")}
        checksum = next((name for name in ("sha256", "sha1") if name in sums), "")
        largest = headers.get("Tus-Max-Size", "")
        return Offer(int(largest) if largest.isdigit() and int(largest) else None, checksum, time_of(headers))

    def create(self, length: int, metadata: Mapping[str, str]) -> Upload:
        """Create an upload, still empty. Not to be repeated blindly: each call makes another upload."""
        written = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in metadata.items())
        headers = {**_VERSION, "Upload-Length": str(length), "Upload-Metadata": written}
        answer = self._connection.ask("POST", self._endpoint, headers)
        location = _expect(answer, 201).get("Location")
        if not location:
            raise problem("not_the_server")
        url = urljoin(self._endpoint, location)
        if not self._connection.is_ours(url):
            raise problem("not_the_server", "The server sent us to another address, which is not followed.")
        return Upload(url, 0, length)

    def standing(self, url: str) -> Upload:
        """Ask where an upload stands. Raises NetworkProblem (gone)."""
        headers = _expect(self._connection.ask("HEAD", url, _VERSION), 200, 204)
        try:
            return Upload(url, int(headers["Upload-Offset"]), int(headers["Upload-Length"]))
        except (KeyError, ValueError) as error:
            raise problem("not_the_server") from error

    def fill(self, upload: Upload, package: Path, checksum: str, steps: Steps, control: Control) -> None:
        """Send what the server does not hold yet, chunk by chunk, until it says itself that it holds everything."""
        held, out_of_step = upload.held, 0
        steps.acknowledge(held)
        try:
            with package.open("rb") as file:
                while held < upload.total:
                    before = held
                    held = self._send_from(upload, held, file, checksum, steps, control)
                    out_of_step = 0 if held > before else out_of_step + 1
                    if out_of_step >= _PATIENCE:
                        raise problem("checksum" if checksum else "busy")
        except OSError as error:
            raise problem_of(error) from error
        if self.standing(upload.url).held != upload.total:  # asked again: a good last answer is not yet proof
            raise problem("not_the_server")

    def _send_from(
        self, upload: Upload, held: int, file: BinaryIO, checksum: str, steps: Steps, control: Control
    ) -> int:
        """Send chunk after chunk from `held` on for as long as the server is in step; give what it holds then."""
        for piece in pieces(file, held, self._chunk, partial(_spelled_sum, checksum)):
            if not self._send_piece(upload, piece, control):
                held = self.standing(upload.url).held
                steps.acknowledge(held)
                return held
            held = piece.offset + len(piece.data)
            steps.acknowledge(held)
            if control.stop.is_set() and held < upload.total:
                raise Stopped
        return held

    def _send_piece(self, upload: Upload, piece: Piece, control: Control) -> bool:
        """False where the server is out of step and has to be asked where it stands."""
        headers = {
            **_VERSION,
            "Upload-Offset": str(piece.offset),
            "Content-Type": "application/offset+octet-stream",
            "Content-Length": str(len(piece.data)),
            **({"Upload-Checksum": piece.sum} if piece.sum else {}),
        }
        body = partial(Chunk, piece.data, control, piece.offset, upload.total)
        answer = self._connection.ask("PATCH", upload.url, headers, body)
        if answer.status_code in _OUT_OF_STEP:
            text_of(answer)
            return False
        if _expect(answer, 204, 200).get("Upload-Offset") != str(piece.offset + len(piece.data)):
            raise problem("not_the_server")
        return True

    def remove(self, url: str) -> None:
        """Take an unfinished upload off the server. Raises NetworkProblem."""
        answer = self._connection.ask("DELETE", url, _VERSION)
        if answer.status_code in (404, 410):
            text_of(answer)
            return
        _expect(answer, 204)


def _spelled_sum(algorithm: str, data: bytes) -> str:
    """A chunk's sum as the checksum extension wants it; empty where the server takes none."""
    if not algorithm:
        return ""
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, data, usedforsecurity=False).digest()).decode()}"


def _headers(answer: "requests.Response") -> Mapping[str, str]:
    text_of(answer)  # read to its end, so that the connection serves the next request too
    return answer.headers


def _expect(answer: "requests.Response", *hoped_for: int) -> Mapping[str, str]:
    """The headers of an answer, if a tus server gave it with a status hoped for. Raises NetworkProblem."""
    if answer.status_code not in hoped_for:
        raise _refused(answer)
    if answer.headers.get("Tus-Resumable") != "1.0.0":
        answer.close()
        raise problem("not_the_server")
    return _headers(answer)


def _refused(answer: "requests.Response") -> NetworkProblem:
    said = "" if answer.request.method == "HEAD" else said_by(answer)
    return problem_of(answer.status_code, retry_after=answer.headers.get("Retry-After"), said=said)
