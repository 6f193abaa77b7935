"""The practice Network's MESH: a mailbox service over mutual TLS, and a Network that collects from it and answers."""

import asyncio
import hashlib
import json
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from fastapi import HTTPException
from mesh_sandbox import api
from mesh_sandbox import dependencies as sandbox
from mesh_sandbox.common import EnvConfig
from mesh_sandbox.common.constants import ERROR_NOT_REGISTERED_FOR_WORKFLOWID
from mesh_sandbox.common.exceptions import MessagingException
from mesh_sandbox.common.messaging import Messaging, try_parse_authorisation_token
from mesh_sandbox.models.mailbox import Mailbox
from mesh_sandbox.models.message import Message, MessageEvent, MessageMetadata, MessageStatus, MessageType
from mesh_sandbox.store.file_store import FileStore
from mesh_sandbox.store.serialisation import serialise_model
from starlette.background import BackgroundTasks
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.package import read_package
from nhsbn_desktop.practice.addresses import NETWORK_MAILBOX, RECEIPT_WORKFLOW, TRUST_MAILBOX, WORKFLOW
from nhsbn_desktop.practice.judging import Announced, judge, sign
from nhsbn_desktop.practice.keys import Keys, put
from nhsbn_desktop.practice.ledger import Ledger
from nhsbn_desktop.practice.trouble import Trouble, troubles

_EVERY = 0.05  # seconds between two looks into the Network's mailbox
_OUT_BY = timedelta(hours=2)  # what MESH grants a clock
_NOT_COLLECTED = "14"


class PracticeStore(FileStore):  # type: ignore[misc]
    """The sandbox's own store of files, with our mailboxes, and mended where a restart would lose what was begun."""

    def __init__(self, config: EnvConfig, logger: logging.Logger, password: str) -> None:
        self._password = password
        super().__init__(config, logger)

    def _load_mailboxes(self) -> dict[str, Mailbox]:
        names = {TRUST_MAILBOX: "This trust (practice)", NETWORK_MAILBOX: "PRACTICE Benchmarking Network"}
        return {id: Mailbox(id, name, password=self._password) for id, name in names.items()}

    def _load_endpoints(self) -> dict[str, list[Mailbox]]:
        return {WORKFLOW: [self.mailboxes[NETWORK_MAILBOX]]}

    def _load_messages(self) -> dict[str, Message]:
        messages: dict[str, Message] = super()._load_messages()
        for message in messages.values():  # an empty encoding is lost on disk, and then refused as a changed one
            message.metadata.content_encoding = message.metadata.content_encoding or ""
        return messages

    async def add_to_inbox(self, message: Message) -> None:
        if message not in self.inboxes[message.recipient.mailbox_id]:  # after a restart it is there already
            await super().add_to_inbox(message)

    async def save_message(self, message: Message) -> None:
        """Whole or not at all: the sandbox's own way leaves half a file where it is ended in the middle."""
        self.messages[message.message_id] = message
        path = Path(f"{self.message_path(message)}.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, json.dumps(serialise_model(message)).encode())


class PracticeMessaging(Messaging):  # type: ignore[misc]
    """As strict as the live service where the sandbox is not: a token serves once, and not two hours off, and the
    mailboxes are registered for our workflows alone."""

    def __init__(self, store: PracticeStore, folder: Path) -> None:
        super().__init__(store=store)
        self._folder = folder
        self._used: set[str] = set()

    async def authorise_mailbox(self, mailbox_id: str, authorization: str) -> Mailbox | None:
        mailbox = await super().authorise_mailbox(mailbox_id, authorization)
        parts = try_parse_authorisation_token(authorization)
        if authorization in self._used or parts is None or not _is_timely(parts.timestamp):
            raise HTTPException(403, "The token was used before, or its time is not now.")
        self._used.add(authorization)
        return mailbox

    async def send_message(self, message: Message, body: bytes, background_tasks: BackgroundTasks) -> Message:
        if message.workflow_id not in (WORKFLOW, RECEIPT_WORKFLOW):
            raise MessagingException(
                status_code=417, detail=ERROR_NOT_REGISTERED_FOR_WORKFLOWID, message_id=message.message_id
            )
        return await super().send_message(message=message, body=body, background_tasks=background_tasks)


def _is_timely(stamp: str) -> bool:
    try:
        said = datetime.strptime(stamp, "%Y%m%d%H%M").replace(tzinfo=UTC)
    except ValueError:
        return False
    return abs(datetime.now(UTC) - said) < _OUT_BY


class MeshPost:
    """The mailbox service as an application, and the Network that empties its mailbox."""

    def __init__(self, keys: Keys) -> None:
        logger = logging.getLogger("mesh-sandbox")
        logger.setLevel(logging.CRITICAL)  # it would log every request
        secrets = json.loads(keys.mesh_file.read_text(encoding="utf-8"))
        config = EnvConfig()
        config.auth_mode, config.store_mode, config.shared_key = "full", "file", secrets["shared_key"]
        config.mailboxes_dir = str(keys.folder / "mesh")
        self._keys = keys
        self._ledger = Ledger(keys.folder / "ledger.sqlite")
        self._messaging = PracticeMessaging(PracticeStore(config, logger, secrets["password"]), keys.folder)
        self._told: set[str] = set()
        api.app.dependency_overrides[sandbox.get_messaging] = lambda: self._messaging
        self.app: ASGIApp = _troubled(api.app, keys.folder)

    async def collect(self) -> None:
        """Empty the Network's mailbox for as long as this runs: what lay there before a restart too."""
        while True:
            for message in list(await self._messaging.get_accepted_inbox_messages(NETWORK_MAILBOX)):
                if Trouble.NOT_COLLECTED in troubles(self._keys.folder):
                    await self._report(message)
                else:
                    await self._take_in(message)
            await asyncio.sleep(_EVERY)

    async def _take_in(self, message: Message) -> None:
        """Judge what a message brought, answer it by one of our own, and only then acknowledge it."""
        submission = message.metadata.local_id or ""
        token = await asyncio.to_thread(self._judged, message, submission)
        sent = await self._messaging.get_by_local_id(NETWORK_MAILBOX, submission)
        if not any(reply.message_type == MessageType.DATA for reply in sent):
            metadata = MessageMetadata(local_id=submission, file_name="receipt.jws", content_encoding="")
            await self._post(message, metadata, MessageType.DATA, RECEIPT_WORKFLOW, token.encode())
        await self._messaging.acknowledge_message(message=message, background_tasks=BackgroundTasks())

    def _body(self, message: Message) -> bytes:
        store: FileStore = self._messaging.store
        chunks = (store.chunk_path(message, number) for number in range(1, message.total_chunks + 1))
        return b"".join(Path(chunk).read_bytes() for chunk in chunks)

    def _judged(self, message: Message, submission: str) -> str:
        delivered = self._ledger.delivery(submission)
        if delivered:
            return delivered.token
        body = self._body(message)
        package = self._keys.folder / "mesh" / f"{message.message_id}.zip"
        put(package, body)
        try:
            manifest_sha256 = read_package(package).sums.manifest_sha256
        except NetworkProblem:
            manifest_sha256 = ""  # judging says what is amiss
        checksum = (message.metadata.checksum or "").removeprefix("SHA-256:")
        announced = Announced(submission, manifest_sha256, checksum)
        token = sign(
            judge(package, announced, reject=Trouble.RECEIPT_REJECTED in troubles(self._keys.folder)),
            self._keys.signing,
        )
        sum = hashlib.sha256(body).hexdigest()
        package.unlink()
        self._ledger.offer(submission, manifest_sha256, sum, message.message_id)
        return self._ledger.take_in(submission, message.message_id, sum, token)

    async def _report(self, message: Message) -> None:
        """What MESH tells the sender after five days."""
        if message.message_id in self._told:
            return
        self._told.add(message.message_id)
        event = MessageEvent(
            status=MessageStatus.ERROR,
            code=_NOT_COLLECTED,
            event="SEND",
            description="Message not collected by recipient after 5 days",
            linked_message_id=message.message_id,
        )
        metadata = MessageMetadata(local_id=message.metadata.local_id, content_encoding="")
        await self._post(message, metadata, MessageType.REPORT, message.workflow_id, b"", event)

    async def _post(
        self,
        about: Message,
        metadata: MessageMetadata,
        kind: str,
        workflow: str,
        body: bytes,
        event: MessageEvent | None = None,
    ) -> None:
        accepted = MessageEvent(status=MessageStatus.ACCEPTED)
        reply = Message(
            events=[accepted, *([event] if event else [])],
            message_id=uuid4().hex.upper(),
            sender=about.recipient,
            recipient=about.sender,
            total_chunks=1,
            message_type=kind,
            workflow_id=workflow,
            metadata=metadata,
        )
        await self._messaging.send_message(message=reply, body=body, background_tasks=BackgroundTasks())


def _troubled(app: Any, folder: Path) -> ASGIApp:
    """The same app, which refuses as it is told to, and says what a sandbox's own pages would give away to nobody."""

    async def troubled(scope: Scope, receive: Receive, send: Send) -> None:
        found = troubles(folder)
        posting = scope.get("method") == "POST"
        if "/admin/" in scope.get("path", "") or found & {Trouble.EXPIRED, Trouble.REFUSED}:
            await PlainTextResponse("Forbidden.", 403)(scope, receive, send)
        elif posting and Trouble.TOO_LARGE in found:
            await PlainTextResponse("The message is over the limit.", 413)(scope, receive, send)
        else:
            await app(scope, receive, send)

    return troubled
