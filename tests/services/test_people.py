"""The directory of people: who is in it, what may be changed, and how somebody who left is taken out."""

from dataclasses import replace

import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.people import CORPORATE_FUNCTIONS, Person, Role, group_choices, still_here
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.services import people, signing_keys
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.services.trail import read_trail

MEI = Person("mei", "Mei Lin", Role.NOMINATED_LEAD, "mei@northmoor.example", "Workforce")


@pytest.fixture
def officer(session: Session) -> Session:
    session.commit(Act.ENROL_PERSON, MEI)
    return session


def kept(session: Session) -> Person:
    person = session.record.get(Person, MEI.key)
    assert person is not None
    return person


def test_whoever_works_here_is_in_the_directory_with_everybody_else_and_their_keys(officer: Session) -> None:
    signing_keys.enrol_practice_keys(officer, ["mei"])
    rows = people.read_directory(officer).rows
    assert [(row.person.name, row.signing_key is not None) for row in rows] == [("Ann Hale", False), ("Mei Lin", True)]


def test_a_person_is_changed_told_in_the_trail_and_undone(officer: Session) -> None:
    people.change(officer, MEI, replace(MEI, care_group="Patient safety"))
    row = read_trail(officer).rows[0]
    assert (row.what, row.about) == ("changed what is known of a person", "Mei Lin")
    assert (row.before, row.after) == (
        "nominated lead, Workforce, mei@northmoor.example",
        "nominated lead, Patient safety, mei@northmoor.example",
    )
    officer.undo()
    assert kept(officer) == MEI


def test_nothing_a_colleague_changed_meanwhile_is_written_over(officer: Session) -> None:
    people.change(officer, MEI, replace(MEI, email="m.lin@northmoor.example"))
    with pytest.raises(NotReady, match="changed meanwhile"):
        people.change(officer, MEI, replace(MEI, care_group="Finance"))
    assert kept(officer).email == "m.lin@northmoor.example"


def test_somebody_who_left_can_be_chosen_for_nothing_new_and_keeps_their_name(officer: Session) -> None:
    people.take_out(officer, MEI)
    gone = kept(officer)
    assert gone.left == officer.now().date()
    assert still_here([gone]) == ()
    assert still_here([gone], {"mei"}) == (gone,)
    rows = people.read_directory(officer).rows
    assert [row.person.name for row in rows] == ["Ann Hale", "Mei Lin"]
    people.put_back(officer, gone)
    assert kept(officer) == MEI


def test_nobody_is_taken_out_whose_key_could_still_sign(officer: Session) -> None:
    signing_keys.enrol_practice_keys(officer, ["mei"])
    with pytest.raises(NotReady, match="signing key of Mei Lin is still in use"):
        people.take_out(officer, MEI)
    [key] = signing_keys.enrolled(officer)
    signing_keys.end(officer, key, "left the trust")
    people.take_out(officer, MEI)
    assert kept(officer).left is not None


def test_nobody_changes_their_own_role_or_takes_themselves_out(officer: Session) -> None:
    me = officer.person
    with pytest.raises(NotPermitted, match="their own role"):
        people.change(officer, me, replace(me, role=Role.CONTRIBUTOR))
    with pytest.raises(NotPermitted, match="takes themselves out"):
        people.take_out(officer, me)
    people.change(officer, me, replace(me, care_group="Information quality"))
    assert officer.record.get(Person, me.key) == replace(me, care_group="Information quality")


def test_a_lead_changes_nobody(officer: Session) -> None:
    with pytest.raises(NotPermitted, match="changed what is known of a person"):
        people.change(officer.as_person(MEI), officer.person, replace(officer.person, role=Role.CONTRIBUTOR))


def test_the_policys_functions_are_offered_behind_the_groups_in_use_and_none_twice() -> None:
    used = [
        MEI,
        replace(MEI, care_group="Adult inpatient"),
        replace(MEI, care_group="finance "),
        Person("x", "X", Role.CLE),
    ]
    offered = group_choices(used)
    assert offered[:4] == ("Adult inpatient", "finance", "Workforce", "Health informatics")
    assert set(CORPORATE_FUNCTIONS) - set(offered) == {"Finance"}
