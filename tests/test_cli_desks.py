"""The terminal hands a collection over to a colleague's desk and takes in what comes back, or says why not."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend

from nhsbn_desktop.cli import main
from nhsbn_desktop.desk import desk_at
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.domain.signing_keys import fingerprint
from nhsbn_desktop.services import answers, plan, signing_keys, submissions, workbooks
from nhsbn_desktop.services.sample import write_sample
from tests.services.three_desks import LEAD, collection

UNIT = "Alderbrook"
SECTION = collection().sections[0]
CODE = collection().section_codes(SECTION)[0]


class Store(KeyringBackend):
    """One computer's store for each desk: two people's keys never lie in one."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.desk = ""
        self.held: dict[tuple[str, str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((self.desk, service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[self.desk, service, username] = password


class Desks:
    """An officer's desk and a lead's, each in a folder, each with its own store of secrets."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys, self.store = folder, capsys, Store()
        self.officer = self.fingerprint = ""  # the officer's key on record, and what they read out
        keyring.set_keyring(self.store)

    def at(self, who: str) -> Path:
        self.store.desk = who
        return self.folder / who

    def run(self, who: str, *words: object) -> tuple[int, dict[str, Any]]:
        status = main([*map(str, words), "--desk", str(self.at(who)), "--json"])
        return status, json.loads(self._capsys.readouterr().out)

    def correct(self, who: str, value: int) -> None:
        with desk_at(self.at(who)) as desk:
            submission = submissions.load(desk.session, collection(), UNIT)
            answers.correct(desk.session, submission, CODE, Decimal(value), "recount")

    def answer(self, who: str) -> object:
        with desk_at(self.at(who)) as desk:
            return submissions.load(desk.session, collection(), UNIT).answers.get(CODE)


@pytest.fixture
def desks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Desks]:
    """The officer has read a workbook, planned its sections for the lead, and enrolled both keys."""
    before = keyring.get_keyring()
    both = Desks(tmp_path, capsys)
    sample = write_sample(tmp_path / "sample")
    with desk_at(both.at("lead")) as lead:
        offer = signing_keys.read_offer(signing_keys.set_up(lead.session, LEAD.name))
    with desk_at(both.at("officer")) as officer:
        session = officer.session
        session.commit_all(Act.ENROL_PERSON, [session.person, LEAD])
        own = signing_keys.read_offer(signing_keys.set_up(session, session.person.name))
        for person, offered in ((session.person, own), (LEAD, offer)):
            signing_keys.enrol(session, person, offered, read_out=True)
        workbooks.open_workbook(session, sample.workbook(UNIT), [sample.collection])
        plan.draft(session, sample.collection, submissions.timetable(session, sample.collection))
        for entry in plan.entries(session, sample.collection):
            plan.plan_section(session, replace(entry, lead=LEAD.key))
        both.officer, both.fingerprint = session.person.key, fingerprint(own.public)
    yield both
    keyring.set_keyring(before)


def test_a_collection_goes_to_a_lead_and_comes_back_by_the_terminal_alone(desks: Desks, tmp_path: Path) -> None:
    out, back = tmp_path / "out.handover", tmp_path / "back.handover"
    key = collection().key
    status, made = desks.run(
        "officer",
        "hand-over",
        key,
        "--to",
        LEAD.name.upper(),
        "--section",
        SECTION,
        "--note",
        "by Friday",
        "--out",
        out,
    )
    assert (status, made["to"], made["sections"], made["workbooks"]) == (0, LEAD.key, [SECTION], 1)
    assert "will be able to see every section" in made["sees"]

    status, seen = desks.run("lead", "take-in", out)
    assert (status, seen["taken"], seen["note"]) == (1, False, "by Friday")
    assert seen["fingerprint"] == desks.fingerprint
    status, told = desks.run("lead", "take-in", out, "--fingerprint", "12345 " * 6)
    assert (status, "is not the one out.handover is signed with" in told["problem"]) == (2, True)
    assert desks.run("lead", "take-in", out, "--fingerprint", seen["fingerprint"])[1]["taken"]

    desks.correct("lead", 41)
    desks.correct("officer", 40)
    with desk_at(desks.at("lead")) as lead:
        assert lead.session.person.role is Role.NOMINATED_LEAD
    assert desks.run("lead", "hand-over", key, "--to", desks.officer, "--out", back)[0] == 0
    status, seen = desks.run("officer", "take-in", back)
    assert (status, seen["taken"], [one["theirs"] for one in seen["conflicts"]]) == (1, False, [LEAD.key])
    status, taken = desks.run("officer", "take-in", back, "--keep", "theirs")
    assert (status, taken["taken"], desks.answer("officer")) == (0, True, 41)
    status, told = desks.run("officer", "take-in", back)
    assert (status, "taken in already" in told["problem"]) == (2, True)


def test_what_cannot_be_handed_over_is_refused_with_the_reason(desks: Desks, tmp_path: Path) -> None:
    out, key = tmp_path / "out.handover", collection().key
    there = tmp_path / "there.handover"
    there.write_text("something", encoding="utf-8")

    def told(*words: object) -> str:
        status, said = desks.run("officer", "hand-over", *words)
        assert status == 2
        return f"{said['problem']} {said['advice']}"

    assert f"Known: {LEAD.name} ({LEAD.key})" in told(key, "--to", "Nobody", "--out", out)
    assert "has no section Catering" in told(key, "--to", LEAD.key, "--section", "Catering", "--out", out)
    assert "nothing is overwritten" in told(key, "--to", LEAD.key, "--out", there)
    assert "is not known to this program" in told("XYZ-1999", "--to", LEAD.key, "--out", out)
    assert "for somebody else" in told(key, "--to", desks.officer, "--out", out)
    assert not out.exists()
    assert there.read_text(encoding="utf-8") == "something"
    status, said = desks.run("officer", "take-in", there)
    assert (status, "is not a hand-over" in said["problem"]) == (2, True)
