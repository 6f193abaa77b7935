"""After a whole run, nothing that the program wrote gives a secret away, and no log holds an answer."""

import json
import logging
import os
from pathlib import Path

import pytest

from nhsbn_desktop.demo import run_demo
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.network.outbox import Outbox, State
from nhsbn_desktop.network.sealed import LongSecrets
from tests.network.conftest import Practice
from tests.network.rehearsal import make_manifest, make_workbook, mesh, portal, send_until_over
from tests.workbook.leaking import every_byte

TOKEN_OF_OURS = "a-refresh-token-that-nobody-may-see"


def files_under(*folders: Path) -> list[Path]:
    return [Path(place) / name for folder in folders for place, _, names in os.walk(folder) for name in names]


def holding(secret: bytes, files: list[Path]) -> list[str]:
    """The names of the files that hold it, packed or plain."""
    forms = (secret, secret.decode().encode("utf-16-le"))
    return [path.name for path in files if any(form in every_byte(path.read_bytes()) for form in forms)]


def test_no_file_of_the_program_holds_a_secret_and_no_log_an_answer(
    practice: Practice, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    offered = practice.connection.mesh
    secrets = [practice.connection.token(), offered.password(), offered.shared_key(), TOKEN_OF_OURS]
    LongSecrets(Credentials(), tmp_path / "sealed").put("portal refresh token", TOKEN_OF_OURS)
    marked = b"an answer nobody may log 4711"
    with Outbox(tmp_path / "outbox") as outbox:
        for name, opening in (("portal", portal), ("mesh", mesh)):
            workbook = make_workbook(tmp_path / "desk")
            workbook.write_bytes(workbook.read_bytes() + marked)
            manifest = make_manifest(workbook)
            outbox.stage(manifest["submission_id"], manifest, workbook, name)
            route = opening(practice.connection)
            item = outbox.send(manifest["submission_id"], route) if name == "portal" else None
            item = item or send_until_over(outbox, manifest["submission_id"], route)  # type: ignore[arg-type]
            assert item.state is State.RECEIPTED
            outbox.export(manifest["submission_id"], tmp_path / "desk")
            route.close()
    written = [path for path in files_under(tmp_path) if path.parent != tmp_path / "desk"]
    assert len(written) >= 4
    for secret in secrets:
        assert holding(secret.encode(), written) == []
        assert secret not in caplog.text
    logs = [path for path in files_under(practice.folder) if path.suffix == ".log"]
    assert logs, "the practice Network keeps one"
    for word in (*(secret.encode() for secret in secrets), marked):
        assert holding(word, logs) == []
    assert marked.decode() not in caplog.text


@pytest.mark.slow
def test_the_whole_story_leaves_no_secret_of_the_practice_network_on_the_desk(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert run_demo(tmp_path, lambda _step: None).verified
    kept = tmp_path / "practice Network"
    mailbox = json.loads((kept / "mesh-secrets.json").read_text(encoding="utf-8"))
    secrets = [(kept / "token").read_bytes(), *(mailbox[name].encode() for name in ("password", "shared_key"))]
    desk = files_under(tmp_path / "desk")
    assert len(desk) > 20, "the workbooks, the record, the outbox"
    for secret in (*secrets, b"PRIVATE KEY"):
        assert holding(secret, desk) == []
        assert secret.decode() not in caplog.text
    explained = b"Checked with the service: the change is real."
    assert holding(explained, desk), "the record keeps it"
    logs = [path for path in files_under(tmp_path) if path.suffix == ".log"]
    assert logs
    for word in (*secrets, explained):
        assert holding(word, logs) == []
    assert explained.decode() not in caplog.text
