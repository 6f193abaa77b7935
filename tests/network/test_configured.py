"""The live routes are those that network.toml sets up, without a secret in it, and none where there is no such file."""

from pathlib import Path

import pytest

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.configured import FILE, MESH_PASSWORD, MESH_SHARED_KEY, read_configured
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.network.outbox import Outbox, State
from tests.network.conftest import Practice
from tests.network.rehearsal import make_manifest, make_workbook
from tests.network.servers import answering, serving

MESH = """
[mesh]
url = "{url}"
mailbox = "{mailbox}"
recipient = "{recipient}"
workflow = "{workflow}"
receipts = "{receipts}"
certificate = "{client}"
key = "{client}"
authorities = "{ca}"
"""
PORTAL = """
[portal]
url = "https://portal.example"
issuer = "https://sign-in.example"
"""


def in_memory() -> Credentials:
    return Credentials(service="nhsbn-tests")


def test_a_desk_without_settings_has_no_live_route(tmp_path: Path) -> None:
    assert read_configured(tmp_path, in_memory(), "{}", "nhsbn").routes == {}


def test_a_configured_mailbox_is_a_route_that_works_once_its_secrets_are_known(
    practice: Practice, tmp_path: Path
) -> None:
    offered, ca = practice.connection.mesh, practice.connection.ca_file
    facts = {name: getattr(offered, name) for name in ("url", "mailbox", "recipient", "workflow", "receipts")}
    (tmp_path / FILE).write_text(MESH.format(client=offered.client_file, ca=ca, **facts), encoding="utf-8")
    credentials = in_memory()
    found = read_configured(tmp_path, credentials, practice.connection.keys_json, practice.connection.issuer)
    assert list(found.routes) == ["mesh"]
    route = found.routes["mesh"]
    workbook = make_workbook(tmp_path / "desk")
    manifest = make_manifest(workbook)
    with Outbox(tmp_path / "outbox") as outbox:
        outbox.stage(manifest["submission_id"], manifest, workbook, "mesh")
        item = outbox.send(manifest["submission_id"], route)
        assert (item.state, item.kind) == (State.NEEDS_ACTION, "auth")
        assert "MESH password is not known" in item.why
        credentials.put(MESH_PASSWORD, offered.password())
        credentials.put(MESH_SHARED_KEY, offered.shared_key())
        item = outbox.send(manifest["submission_id"], route)
    assert item.state in (State.TRANSFERRED, State.RECEIPTED)
    route.close()


def test_a_configured_portal_is_signed_in_to_in_the_browser(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(PORTAL, encoding="utf-8")
    found = read_configured(tmp_path, in_memory(), "{}", "nhsbn")
    assert list(found.routes) == ["portal"]
    assert found.sign_in is not None
    assert not found.sign_in.signed_in


def test_the_sign_in_goes_through_the_configured_proxy_too(tmp_path: Path) -> None:
    handler, asked = answering(200, {"Content-Type": "application/json"}, b"{}")
    with serving(tmp_path, handler) as (url, _):
        settings = f'[portal]\nurl = "{url}"\nissuer = "{url}"\n[proxies]\nhttps = "http://127.0.0.1:9"\n'
        (tmp_path / FILE).write_text(settings, encoding="utf-8")
        sign_in = read_configured(tmp_path, in_memory(), "{}", "nhsbn").sign_in
        assert sign_in is not None
        with pytest.raises(NetworkProblem) as dead:
            sign_in.in_browser(lambda _page: None, patience=1)
    assert dead.value.kind == "offline", "the proxy is not there, and nobody else was asked"
    assert asked == []


def test_the_settings_in_the_guide_are_understood(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "network.md").read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(guide.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    assert list(read_configured(tmp_path, in_memory(), "{}", "nhsbn").routes) == ["portal", "mesh"]


@pytest.mark.parametrize("settings", ["[mesh", "[mesh]\nurl = 'https://x'", "[portal]\nurl = 4", "mesh = 3"])
def test_settings_that_cannot_be_understood_are_told_with_the_files_name(tmp_path: Path, settings: str) -> None:
    (tmp_path / FILE).write_text(settings, encoding="utf-8")
    with pytest.raises(NetworkProblem, match=FILE):
        read_configured(tmp_path, in_memory(), "{}", "nhsbn")
