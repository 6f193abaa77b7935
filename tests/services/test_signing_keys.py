"""Whose key is whose: kept on the person's own desk, enrolled once its fingerprint is compared, never two for one."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nhsbn_desktop.desk import desk_at
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotPermitted, NotReady, Problem
from nhsbn_desktop.domain.signing_keys import EnrolledKey, key_in_use
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.services import signing_keys
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.signing.desk_keys import NAME, OwnKey, PracticeKeys, practice_key
from nhsbn_desktop.signing.offers import write_offer
from nhsbn_desktop.signing.signatures import new_key, statement_verifies

MEI = Person("mei", "Mei Lin", Role.NOMINATED_LEAD)
SAID = {"what": "Workforce, as it stands"}


@pytest.fixture
def own(tmp_path: Path) -> OwnKey:
    return OwnKey(tmp_path / "signing key.txt", Credentials("nhsbn-desktop test"))


@pytest.fixture
def officer(session: Session, own: OwnKey) -> Session:
    session.commit(Act.ENROL_PERSON, MEI)
    return replace(session, keys=own)


def enrolled_at_this_desk(officer: Session) -> Session:
    offer = signing_keys.read_offer(signing_keys.set_up(officer, "Mei Lin"))
    signing_keys.enrol(officer, MEI, offer, read_out=True)
    return officer.as_person(MEI)


def test_who_is_chosen_in_a_menu_signs_nothing(officer: Session) -> None:
    with pytest.raises(NotPermitted, match="no signing key") as refused:
        officer.as_person(MEI).sign(SAID)
    assert "reads its fingerprint to the IQO" in refused.value.advice


def test_with_the_key_enrolled_and_here_a_person_signs(officer: Session) -> None:
    signed = enrolled_at_this_desk(officer).sign(SAID)
    assert statement_verifies(signed.public, signed.signature, SAID)


def test_a_key_on_another_desk_signs_nothing_here(officer: Session) -> None:
    offer = signing_keys.read_offer(write_offer(new_key(), "Mei Lin"))
    signing_keys.enrol(officer, MEI, offer, read_out=True)
    with pytest.raises(NotPermitted, match="not at this desk"):
        officer.as_person(MEI).sign(SAID)


def test_nobody_signs_with_the_key_of_another(officer: Session) -> None:
    """The officer's own key is here and enrolled; it makes them nobody but themselves."""
    offer = signing_keys.read_offer(signing_keys.set_up(officer, "Ann Hale"))
    signing_keys.enrol(officer, officer.person, offer, read_out=True)
    officer.sign(SAID)
    with pytest.raises(NotPermitted):
        officer.as_person(MEI).sign(SAID)
    with pytest.raises(NotPermitted, match="somebody else"):
        signing_keys.enrol(officer, MEI, offer, read_out=True)


def test_a_key_is_enrolled_only_once_its_fingerprint_was_compared(officer: Session) -> None:
    with pytest.raises(NotReady, match="compared its fingerprint"):
        signing_keys.enrol(
            officer, MEI, signing_keys.read_offer(signing_keys.set_up(officer, "Mei Lin")), read_out=False
        )
    assert not signing_keys.enrolled(officer)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.IQO, Role.ASSISTANT_IQO}))
def test_only_the_officers_enrol_keys(officer: Session, role: Role) -> None:
    other = officer.as_person(Person("x", "Somebody", role))
    with pytest.raises(NotPermitted):
        signing_keys.enrol(other, MEI, signing_keys.read_offer(signing_keys.set_up(officer, "Mei Lin")), read_out=True)


def test_a_new_key_takes_the_place_of_the_old_which_stays_for_what_it_signed(officer: Session) -> None:
    mei = enrolled_at_this_desk(officer)
    [old] = signing_keys.enrolled(officer)
    enrolled_at_this_desk(officer)
    known = {key.public: key for key in signing_keys.enrolled(officer)}
    now = key_in_use(known.values(), "mei")
    assert now is not None
    assert now.public != old.public
    assert known[old.public].why == "replaced by a new key"
    assert known[old.public].counts_at(old.at)
    assert not known[old.public].counts_at(now.at)
    assert mei.sign(SAID).public == now.public


def test_a_key_taken_out_of_use_signs_no_more_and_needs_a_reason(officer: Session) -> None:
    mei = enrolled_at_this_desk(officer)
    [key] = signing_keys.enrolled(officer)
    with pytest.raises(NotReady, match="reason"):
        signing_keys.end(officer, key, " ")
    signing_keys.end(officer, key, "laptop lost on the train", since=key.at - timedelta(days=1))
    with pytest.raises(NotPermitted):
        mei.sign(SAID)
    [ended] = signing_keys.enrolled(officer)
    assert not ended.counts_at(key.at)
    with pytest.raises(NotReady, match="enrolled already"):
        signing_keys.enrol(officer, MEI, signing_keys.KeyOffer("Mei Lin", key.public), read_out=True)


def test_no_practice_key_is_enrolled_for_a_real_return(officer: Session) -> None:
    offer = signing_keys.read_offer(write_offer(practice_key("mei"), "Mei Lin"))
    with pytest.raises(NotPermitted, match="practice key"):
        signing_keys.enrol(officer, MEI, offer, read_out=True)
    with pytest.raises(NotPermitted, match="practice desk"):
        signing_keys.enrol_practice_keys(officer, ["mei"])


def test_at_practice_everybody_can_sign_and_nobody_sets_up_a_key(session: Session) -> None:
    practice = replace(session, keys=PracticeKeys(["mei", "ann"]))
    signing_keys.enrol_practice_keys(practice, ["mei", "ann"])
    signed = practice.as_person(MEI).sign(SAID)
    assert statement_verifies(signed.public, signed.signature, SAID)
    assert practice.sign(SAID).public != signed.public
    assert not signing_keys.enrol_practice_keys(practice, ["mei", "ann"])
    with pytest.raises(Problem, match="practice"):
        signing_keys.set_up(practice, "Mei Lin")


def test_the_secret_is_in_the_store_alone_and_where_it_is_gone_that_is_said(
    officer: Session, own: OwnKey, tmp_path: Path
) -> None:
    mei = enrolled_at_this_desk(officer)
    store = Credentials("nhsbn-desktop test")
    secret = own._store.get(NAME)
    assert secret
    officer.record.close()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert secret.encode() not in written
    assert bytes.fromhex(secret) not in written
    forgetful = replace(mei, keys=OwnKey(tmp_path / "signing key.txt", store))
    with pytest.raises(NotPermitted, match="no longer on this computer") as refused:
        forgetful.sign(SAID)
    assert "Set up a new key" in refused.value.advice


def test_an_enrolled_key_is_on_record_as_it_was_enrolled(officer: Session) -> None:
    enrolled_at_this_desk(officer)
    [key] = officer.record.all(EnrolledKey, "mei")
    assert (key.person, key.by, key.in_use) == ("mei", "ann", True)
    assert officer.record.unbroken()


def test_a_desk_is_whose_enrolled_key_it_holds(tmp_path: Path) -> None:
    with desk_at(tmp_path / "desk") as desk:
        before = desk.session
        assert before.person.role is Role.IQO
        before.commit(Act.ENROL_PERSON, MEI)
        offer = signing_keys.read_offer(signing_keys.set_up(before, "Mei Lin"))
        signing_keys.enrol(before, MEI, offer, read_out=True)
    with desk_at(tmp_path / "desk") as desk:
        assert desk.session.person == MEI
        with pytest.raises(NotPermitted):
            signing_keys.end(desk.session, signing_keys.enrolled(desk.session)[0], "no longer hers")
