"""What makes a practice Network the same one tomorrow: its certificates, signing key, token and port, kept on disk."""

import contextlib
import json
import os
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import trustme
from joserfc.jwk import ECKey

ORGANISATION = "PRACTICE Benchmarking Network"
HOST = "localhost"


@dataclass(frozen=True)
class Keys:
    """The files and secrets of one practice Network. The token and the two private keys are never shown."""

    folder: Path
    ca_file: Path
    server_file: Path
    jwks_file: Path
    token_file: Path
    signing: ECKey
    clients_file: Path  # the authority that our own client certificates come from
    client_file: Path  # the trust's certificate and key, for MESH
    mesh_file: Path  # the mailbox's password and the shared key


def load_keys(folder: Path) -> Keys:
    """The keys kept in `folder`, made where there are none. A crash in between leaves whole files only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    authority = _authority(folder / "authority.pem")
    keys = Keys(
        folder=folder,
        ca_file=folder / "ca.pem",
        server_file=folder / "server.pem",
        jwks_file=folder / "jwks.json",
        token_file=folder / "token",
        signing=_signing(folder / "signing-key.json"),
        clients_file=folder / "clients-ca.pem",
        client_file=folder / "client.pem",
        mesh_file=folder / "mesh-secrets.json",
    )
    put(keys.ca_file, authority.cert_pem.bytes())
    if not keys.server_file.exists():
        put(keys.server_file, authority.issue_cert(HOST, "127.0.0.1").private_key_and_cert_chain_pem.bytes())
    put(keys.jwks_file, json.dumps({"keys": [keys.signing.as_dict(private=False)]}).encode())
    if not keys.token_file.exists():
        put(keys.token_file, secrets.token_urlsafe(32).encode())
    _mesh(keys)
    return keys


def _mesh(keys: Keys) -> None:
    """What MESH asks for besides: an authority for its clients, the trust's certificate, and two secrets."""
    clients = _authority(keys.folder / "clients-authority.pem")
    put(keys.clients_file, clients.cert_pem.bytes())
    if not keys.client_file.exists():
        leaf = clients.issue_cert("mailbox.practice.invalid", common_name="mailbox.practice.invalid")
        put(keys.client_file, leaf.private_key_and_cert_chain_pem.bytes())
    if not keys.mesh_file.exists():
        made = {name: secrets.token_urlsafe(24) for name in ("password", "shared_key")}
        put(keys.mesh_file, json.dumps(made).encode())


def put(path: Path, content: bytes) -> None:
    """Write a file that only this person may read, whole or not at all."""
    part = path.with_name(f".{uuid4().hex}.part")
    with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _authority(path: Path) -> trustme.CA:
    if path.exists():
        kept = path.read_bytes()
        return trustme.CA.from_pem(cert_bytes=kept, private_key_bytes=kept)
    made = trustme.CA(organization_name=ORGANISATION)
    put(path, made.private_key_pem.bytes() + made.cert_pem.bytes())
    return made


def _signing(path: Path) -> ECKey:
    if path.exists():
        return ECKey.import_key(json.loads(path.read_text(encoding="utf-8")))
    kid = f"practice-{secrets.token_hex(4)}"
    made = ECKey.generate_key("P-256", {"kid": kid, "alg": "ES256", "use": "sig"})
    put(path, json.dumps(made.as_dict(private=True)).encode())
    return made


def open_port(folder: Path, name: str = "port") -> socket.socket:
    """A listening socket on loopback, at the port of last time if that is free, so that what was begun can go on."""
    kept = folder / name
    wanted = 0
    with contextlib.suppress(OSError, ValueError):
        wanted = int(kept.read_text(encoding="ascii"))
    try:
        listening = socket.create_server(("127.0.0.1", wanted))
    except (OSError, OverflowError):
        listening = socket.create_server(("127.0.0.1", 0))
    put(kept, str(listening.getsockname()[1]).encode())
    return listening
