"""The practice Network itself: uploads over TLS that can be resumed, receipts that are signed, troubles on demand."""

import asyncio
import secrets
import socket
import sqlite3
import ssl
import warnings
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn
from resumable_upload import SQLiteStorage, TusServer
from resumable_upload.asgi import TusASGIApp
from resumable_upload.exceptions import TusHookError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from nhsbn_desktop.practice.judging import Announced, judge, public_keys, sign
from nhsbn_desktop.practice.keys import HOST, Keys, load_keys, open_port
from nhsbn_desktop.practice.ledger import Ledger
from nhsbn_desktop.practice.sign_in import OpenIdProvider
from nhsbn_desktop.practice.trouble import Trouble, troubles

if TYPE_CHECKING:
    from nhsbn_desktop.practice.mesh import MeshPost

MAX_BYTES = 100 << 20
_WEEK = 7 * 24 * 3600
_SLOW_BYTES_PER_SECOND = 4_000.0
_CONFLICT = "This submission is known already, and not as this."


class Reception:
    """Takes uploads in: checks who brings them and what they are announced as, judges them, and answers for good."""

    def __init__(self, keys: Keys, provider: OpenIdProvider | None = None) -> None:
        self._keys, self._provider = keys, provider or OpenIdProvider(keys)
        self.ledger = Ledger(keys.folder / "ledger.sqlite")
        self._storage = SQLiteStorage(
            db_path=str(keys.folder / "uploads.sqlite"), upload_dir=str(keys.folder / "uploads")
        )
        with closing(sqlite3.connect(keys.folder / "uploads.sqlite")) as database:
            database.execute("pragma journal_mode = wal")  # one wait for the disk for each chunk, not three
        self.uploads = TusServer(
            storage=self._storage,
            base_path="/files",
            max_size=MAX_BYTES,
            upload_expiry=_WEEK,
            on_incoming_request=lambda _method, _path, headers: self._admit(headers),
            on_upload_create=self._announce,
            checksum_algorithms=("sha256", "sha1"),
            disable_concatenation=True,
        )

    def is_signed_in(self, authorization: str) -> bool:
        if Trouble.EXPIRED in troubles(self._keys.folder):
            return False
        expected = f"Bearer {self._keys.token_file.read_text(encoding='ascii')}"
        right = secrets.compare_digest(authorization.encode(), expected.encode())
        return right or self._provider.accepts(authorization.removeprefix("Bearer "))

    def _admit(self, headers: dict[str, str]) -> None:
        if not self.is_signed_in(headers.get("authorization", "")):
            raise TusHookError("The token is not accepted.", 401)
        if Trouble.REFUSED in troubles(self._keys.folder):
            raise TusHookError("This account may not submit.", 403)

    def _announce(self, upload: str, metadata: dict[str, str], _length: int) -> None:
        if Trouble.TOO_LARGE in troubles(self._keys.folder):
            raise TusHookError("The package is over the limit.", 413)
        try:
            announced = Announced(metadata["submission_id"], metadata["manifest_sha256"], metadata["package_sha256"])
        except KeyError as error:
            raise TusHookError(f"The upload does not say its {error.args[0]}.", 422) from error
        if not self.ledger.offer(announced.submission_id, announced.manifest_sha256, announced.package_sha256, upload):
            raise TusHookError(_CONFLICT, 409)

    def _take_in(self, upload: str) -> None:
        offered = self.ledger.offered(upload)
        if offered is None or self.ledger.delivery(offered[0]):
            return
        announced = Announced(*offered)
        reject = Trouble.RECEIPT_REJECTED in troubles(self._keys.folder)
        claims = judge(Path(self._storage.get_file_path(upload)), announced, reject=reject)
        token = sign(claims, self._keys.signing)
        self.ledger.take_in(announced.submission_id, upload, announced.package_sha256, token)

    def receipt(self, submission: str) -> str | None:
        """The receipt of a submission. What has arrived whole is judged when it is first asked for, so that what came
        just before the server was ended is not forgotten."""
        if not self.ledger.delivery(submission):
            for upload in self.ledger.uploads(submission):
                state = self._storage.get_upload(upload)
                if state and state["offset"] == state["upload_length"]:
                    self._take_in(upload)
        delivered = self.ledger.delivery(submission)
        return delivered.token if delivered else None


def practice_app(keys: Keys, provider: OpenIdProvider) -> ASGIApp:
    """The practice Network's pages: /files (tus 1.0), /receipts/{id}, /.well-known/jwks.json and /health."""
    reception = Reception(keys, provider)

    def receipt(request: Request) -> Response:
        if not reception.is_signed_in(request.headers.get("authorization", "")):
            return PlainTextResponse("The token is not accepted.", 401)
        token = reception.receipt(request.path_params["id"])
        if token is None:
            return PlainTextResponse("There is no receipt yet.", 404)
        return Response(token, media_type="application/jose")

    def jwks(_request: Request) -> Response:
        return Response(public_keys(keys.signing), media_type="application/jwk-set+json")

    def health(_request: Request) -> Response:
        return JSONResponse({"practice": True, "name": "PRACTICE Benchmarking Network"})

    routes = [
        Route("/receipts/{id}", receipt),
        Route("/.well-known/jwks.json", jwks),
        Route("/health", health),
        Mount("/", TusASGIApp(reception.uploads)),
    ]
    return slowed(Starlette(routes=routes), keys.folder)


def slowed(app: ASGIApp, folder: Path) -> ASGIApp:
    """The same app, which takes its time over what it receives while it is told to be slow."""

    async def receive_slowly(receive: Receive) -> Message:
        message = await receive()
        if Trouble.SLOW in troubles(folder):
            await asyncio.sleep(len(message.get("body", b"")) / _SLOW_BYTES_PER_SECOND)
        return message

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await app(scope, lambda: receive_slowly(receive), send)

    return slow


def _breaking(folder: Path) -> type[H11Protocol]:
    """Connections that break in the middle of anything while the Network is to be offline."""

    class Breaking(H11Protocol):
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._break_if_offline()

        def data_received(self, data: bytes) -> None:
            if not self._break_if_offline():
                super().data_received(data)

        def _break_if_offline(self) -> bool:
            if Trouble.OFFLINE not in troubles(folder):
                return False
            self.transport.abort()
            return True

    return Breaking


class PracticeServer:
    """One practice Network at work, from `folder`. `facts` is what a client needs to know, without any secret."""

    def __init__(self, folder: Path) -> None:
        self._keys = load_keys(folder)
        self._listening: socket.socket = open_port(folder)
        self._mesh_listening = open_port(folder, "mesh-port")
        self._provider = OpenIdProvider(self._keys)
        self._provider.start()
        self._mesh = _mesh_post(self._keys)
        self._servers = (
            uvicorn.Server(_config(practice_app(self._keys, self._provider), self._keys)),
            uvicorn.Server(_config(slowed(self._mesh.app, folder), self._keys, clients=self._keys.clients_file)),
        )

    @property
    def facts(self) -> dict[str, str]:
        port = self._listening.getsockname()[1]
        return {
            "url": f"https://{HOST}:{port}",
            "ca_file": str(self._keys.ca_file),
            "jwks_file": str(self._keys.jwks_file),
            "token_file": str(self._keys.token_file),
            "mesh_url": f"https://{HOST}:{self._mesh_listening.getsockname()[1]}",
            "mesh_client_file": str(self._keys.client_file),
            "mesh_secrets_file": str(self._keys.mesh_file),
            "sign_in": self._provider.issuer,
        }

    def serve(self) -> None:
        """Serve until told to stop. The socket listens already, so a client that comes early waits, not fails."""
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        portal, mesh = self._servers
        collecting = asyncio.create_task(self._mesh.collect())
        await asyncio.gather(portal.serve(sockets=[self._listening]), mesh.serve(sockets=[self._mesh_listening]))
        collecting.cancel()
        self._provider.stop()

    def stop(self) -> None:
        for server in self._servers:
            server.should_exit = True


def _mesh_post(keys: Keys) -> "MeshPost":
    """Loaded when it is needed: the sandbox takes a second, and warns of its own age all the while."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nhsbn_desktop.practice.mesh import MeshPost
    return MeshPost(keys)


def _config(app: ASGIApp, keys: Keys, clients: Path | None = None) -> uvicorn.Config:
    """TLS on loopback; with `clients`, the authority that every client must have its certificate from."""
    return uvicorn.Config(
        app,
        http=_breaking(keys.folder),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        ssl_certfile=str(keys.server_file),
        ssl_keyfile=str(keys.server_file),
        ssl_version=ssl.PROTOCOL_TLS_SERVER,
        ssl_ca_certs=str(clients) if clients else None,
        ssl_cert_reqs=ssl.CERT_REQUIRED if clients else ssl.CERT_NONE,
        timeout_graceful_shutdown=1,
    )
