"""The terminal's way out: a submission sent, the outbox listed and worked at, and what goes wrong said in words."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme

from nhsbn_desktop.cli import main
from nhsbn_desktop.cli_options import CLEAN, FOUND, PROBLEM
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.sign_off import Assurance
from nhsbn_desktop.network.package import read_package
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services import sign_off
from nhsbn_desktop.services.sample import write_sample
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import PracticeKeys
from tests.services.test_story import (
    DIRECTOR,
    UNIT,
    explain_all,
    load,
    name_the_lead,
    open_this_year,
    validate_all,
)

SENT = ("send", "AOP-2025-26", UNIT)
PORTAL = '[portal]\nurl = "https://localhost:9"\nissuer = "https://localhost:9"\n'
MESH = (
    '[mesh]\nurl = "https://localhost:9"\nmailbox = "X26ABC1"\nrecipient = "X26ABC2"\nworkflow = "W"\nreceipts = "R"\n'
    'certificate = "own.pem"\nkey = "own.pem"\nauthorities = "ca.pem"\n'
)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk's folder where Alderbrook is signed off."""
    folder = tmp_path_factory.mktemp("ready")
    sample = write_sample(tmp_path_factory.mktemp("sample"))
    with closing(Record(folder / "record.sqlite", THINGS)) as record:
        keys = PracticeKeys(("ann", "priya", "grace", "sam"))
        session = Session(Person("ann", "Ann Hale", Role.IQO), record, Files(folder / "files"), keys=keys)
        open_this_year(session, sample)
        name_the_lead(session, sample)
        explain_all(session, sample)
        validate_all(session, sample)
        sign_off.sign_off(session.as_person(DIRECTOR), load(session, sample), tuple(Assurance))
    return folder


class Terminal:
    """One desk worked at from a terminal: each command gives its exit status and what it said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: str) -> tuple[int, str]:
        status = main([*words, "--desk", str(self.folder)])
        said = self._capsys.readouterr()
        return status, said.out + said.err

    def items(self) -> list[dict[str, Any]]:
        _, said = self("outbox", "--json")
        return list(json.loads(said)["items"])


@pytest.fixture
def at(ready: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    shutil.copytree(ready, tmp_path / "desk")
    return Terminal(tmp_path / "desk", capsys)


def test_a_submission_is_written_for_handing_over_and_its_package_taken_along(at: Terminal, tmp_path: Path) -> None:
    status, said = at(*SENT)
    assert status == CLEAN
    assert f"The files are in {at.folder / 'handed over'}." in said
    [item] = at.items()
    assert item["state"] == "handed over"
    assert at("outbox", "export", item["id"][:6], "--to", str(tmp_path / "taken.zip"))[0] == CLEAN
    assert read_package(tmp_path / "taken.zip").manifest["submission_id"] == item["id"]
    status, said = at(*SENT)
    assert status == PROBLEM
    assert "staged or sent already" in said
    assert len(at.items()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("route", ["portal", "mesh"])
def test_at_the_practice_desk_it_goes_all_the_way_and_its_receipt_is_taken_along(
    at: Terminal, tmp_path: Path, route: str
) -> None:
    assert at(*SENT, "--route", route, "--practice")[0] in (CLEAN, FOUND)
    for _ in range(10):
        status, said = at("outbox", "send", "--practice")
        if status == CLEAN:
            break
    assert "receipted" in said
    [item] = json.loads(at("outbox", "--practice", "--json")[1])["items"]
    assert at("outbox", "receipt", item["id"], "--practice", "--to", str(tmp_path / "receipt.json"))[0] == CLEAN
    assert main(["receipt", "verify", str(tmp_path / "receipt.json")]) == CLEAN


def test_what_cannot_go_waits_says_why_and_can_be_held_proved_and_cancelled(at: Terminal, tmp_path: Path) -> None:
    (at.folder / "network.toml").write_text(PORTAL)
    status, said = at(*SENT, "--route", "portal")
    assert status == FOUND
    assert "needs action  AOP-2025-26/Alderbrook, version 1, by portal" in said
    assert "You are not signed in to the Network's portal. Sign in, then choose Send now." in said
    [item] = at.items()
    assert "  held " in at("outbox", "hold", item["id"])[1]
    assert at("outbox", "send")[0] == FOUND, "it is held, and still there"
    assert at("outbox", "release", item["id"])[0] == FOUND
    status, said = at("outbox", "proof", item["id"], "--to", str(tmp_path))
    assert status == CLEAN
    assert [path.suffix for path in tmp_path.glob("*attempt*")] == [".zip"]
    assert at("outbox", "cancel", item["id"])[0] == CLEAN
    assert [item["state"] for item in at.items()] == ["cancelled"]
    assert at(*SENT)[0] == CLEAN, "what was cancelled can be staged again"


def test_without_certificate_password_or_network_mesh_says_which_and_keeps_the_submission(at: Terminal) -> None:
    (at.folder / "network.toml").write_text(MESH)
    assert "authorities ca.pem is missing" in at(*SENT, "--route", "mesh")[1]
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(at.folder / "ca.pem"))
    assert "certificate own.pem cannot be read" in at("outbox", "send", at.items()[0]["id"])[1]
    ca.issue_cert("trust.example").private_key_and_cert_chain_pem.write_to_path(str(at.folder / "own.pem"))
    status, said = at("outbox", "send", at.items()[0]["id"])
    assert status == FOUND
    assert "The MESH password is not known on this computer. Enter it" in said
    assert len(at.items()) == 1


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("send", "AOP-2025-26", "Nowhere"), "has no unit Nowhere"),
        (("send", "XYZ-2025-26", UNIT), "XYZ-2025-26 is not known"),
        ((*SENT, "--route", "pigeon"), "The route pigeon is not set up"),
        (("send", "AOP-2025-26", "Trust"), "Trust has no workbook"),
        (("outbox", "send", "12"), "There is no submission 12 in the outbox"),
        (("outbox", "hold"), "It is not said which submission"),
    ],
)
def test_a_slip_is_told_in_words_with_what_to_do(at: Terminal, command: tuple[str, ...], words: str) -> None:
    status, said = at(*command)
    assert status == PROBLEM
    assert words in said.splitlines()[0]
    assert said.splitlines()[1].strip(), "and what to do"


def test_settings_and_folders_that_do_not_serve_are_told_in_words(
    at: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (at.folder / "network.toml").write_text("[portal\n")
    assert at("outbox")[0] == PROBLEM
    (at.folder / "network.toml").unlink()
    assert at("outbox") == (CLEAN, "The outbox is empty.\n"), "nothing stayed open"
    (tmp_path / "a file").write_text("")
    assert main(["outbox", "--desk", str(tmp_path / "a file")]) == PROBLEM
    assert "cannot be made" in capsys.readouterr().err


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("size", [4_000, 40_000, 60_000])  # of nothing, of the staged copy alone, of its files too
def test_on_a_full_disk_nothing_is_lost_and_once_there_is_room_it_goes(at: Terminal, size: int) -> None:
    assert at("outbox")[0] == CLEAN
    with room_for(size):
        status, said = at(*SENT)
    assert status == PROBLEM
    what, advice = said.splitlines()
    assert str(at.folder / "outbox" / "outbox.sqlite") in what
    assert "has room" in advice
    staged = [item["package_sha256"] for item in at.items()]
    packages = (at.folder / "outbox" / "packages").iterdir()
    assert [path.stem for path in packages] == staged, "nothing half made"
    assert at(*(("outbox", "send") if staged else SENT))[0] == CLEAN
    [item] = at.items()
    assert (item["state"], item["package_sha256"]) == ("handed over", (staged or [item["package_sha256"]])[0])
