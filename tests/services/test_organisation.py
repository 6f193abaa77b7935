"""Which trust a desk is: the shipped specifications name none, so any trust can open its own workbooks."""

from dataclasses import replace
from pathlib import Path

import pytest

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.domain.problems import NotReady, UnknownUnit
from nhsbn_desktop.services import organisation, specifications, submissions, workbooks
from nhsbn_desktop.services.collections import find_collection, known_collections, shipped_collections
from nhsbn_desktop.services.sample import SAMPLE, Sample, read_sample, write_sample
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.author import write_workbook

ELSEWHERE = Organisation("Anytown Partnership NHS Trust", "", ("East", "West"), "All of it")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Workbooks of another trust than the sample's, by submitting unit."""
    folder, answers = tmp_path_factory.mktemp("elsewhere"), read_sample()
    theirs = ELSEWHERE.taking_part_in(answers.collection)
    values = answers.values["Alderbrook", answers.collection.year]
    for unit in theirs.units:
        write_workbook(theirs, folder / f"{unit}.xlsx", unit=unit, values=values)
    return {unit: folder / f"{unit}.xlsx" for unit in theirs.units}


def aop(session: Session) -> Collection:
    return find_collection(session, SAMPLE)


def test_no_specification_that_ships_names_a_trust() -> None:
    for collection in shipped_collections():
        assert (collection.organisation, collection.ods_code, collection.units) == ("", "", ("Trust",))


def test_the_first_workbook_says_which_trust_this_is(session: Session, elsewhere: dict[str, Path]) -> None:
    opened = workbooks.open_workbook(session, elsewhere["East"], known_collections(session))
    assert opened.unit == "East"
    assert opened.notices[0] == (
        "From now on this desk is Anytown Partnership NHS Trust, as its workbook says. Its ODS code is still to be"
        " given, under Settings."
    )
    assert all(one.organisation == ELSEWHERE.name for one in known_collections(session))
    assert submissions.load(session, aop(session), "East").reading is not None


def test_another_trust_s_workbook_is_told_from_one_s_own(
    session: Session, elsewhere: dict[str, Path], tmp_path: Path
) -> None:
    answers, other = read_sample(), tmp_path / "other.xlsx"
    theirs = replace(ELSEWHERE, name="Othertown NHS Trust").taking_part_in(answers.collection)
    write_workbook(theirs, other, unit="East", values=answers.values["Alderbrook", answers.collection.year])
    said = "The workbook names Othertown NHS Trust, not Anytown Partnership NHS Trust"
    judged = workbooks.judge_files([elsewhere["West"], other], [], known_collections(session))
    assert [notice.startswith(f"other.xlsx: {said}") for notice in judged.notices] == [True]
    workbooks.open_workbook(session, elsewhere["East"], known_collections(session))
    assert not any("The workbook names" in one for one in again(session, elsewhere["East"]))
    assert any(notice.startswith(said) for notice in again(session, other))


def again(session: Session, path: Path) -> tuple[str, ...]:
    return workbooks.open_workbook(session, path, known_collections(session)).notices


def test_another_locality_is_asked_about_and_then_added(session: Session, elsewhere: dict[str, Path]) -> None:
    workbooks.open_workbook(session, elsewhere["East"], known_collections(session))
    with pytest.raises(UnknownUnit) as raised:
        workbooks.open_workbook(session, elsewhere["West"], known_collections(session))
    assert raised.value.unit == "West"
    assert "Settings, Your trust" in raised.value.advice
    organisation.add_locality(session, "West")
    assert workbooks.open_workbook(session, elsewhere["West"], known_collections(session)).unit == "West"
    assert aop(session).units == ("East", "West", "Trust")


def test_the_trusts_own_name_for_the_whole_is_kept(session: Session, elsewhere: dict[str, Path]) -> None:
    organisation.set_organisation(session, ELSEWHERE.name, "rx4", ["East", " West ", ""], "All of it")
    assert organisation.read_organisation(session).ods_code == "RX4"
    opened = workbooks.open_workbook(session, elsewhere["All of it"], known_collections(session))
    assert opened.unit == opened.collection.trust == "All of it"
    assert opened.collection.localities == ("East", "West")
    assert opened.notices == ()


@pytest.mark.parametrize(
    ("name", "code", "localities", "said"),
    [
        (" ", "RX4", [], "no name"),
        ("Anytown", "RX-4", [], "RX-4 is not an ODS code"),
        ("Anytown", "RX4", ["East", "East"], "East stands there twice"),
        ("Anytown", "RX4", ["Trust"], "Trust stands there twice"),
    ],
)
def test_a_trust_that_cannot_be_is_refused_in_words(
    session: Session, name: str, code: str, localities: list[str], said: str
) -> None:
    with pytest.raises(NotReady, match=said) as raised:
        organisation.set_organisation(session, name, code, localities, "")
    assert raised.value.advice
    assert organisation.read_organisation(session) == Organisation()


def test_saying_which_trust_this_is_makes_no_specification_newer(session: Session, elsewhere: dict[str, Path]) -> None:
    opened = workbooks.open_workbook(session, elsewhere["East"], known_collections(session))
    specifications.pin(session, opened.collection)
    organisation.set_organisation(session, "Anytown", "RX4", ["East"], "Trust")
    shipped = next(one for one in shipped_collections() if one.key == SAMPLE)
    assert not specifications.newer_version(session, shipped)
    assert aop(session).ods_code == "RX4"


def test_files_are_judged_together_whichever_trusts_they_are(elsewhere: dict[str, Path], tmp_path: Path) -> None:
    paths = [elsewhere["East"], elsewhere["West"]]
    judgement = workbooks.judge_files(paths, [], shipped_collections())
    assert set(judgement.findings) == {"East", "West"}


def test_the_samples_specification_says_who_takes_part(tmp_path: Path) -> None:
    sample: Sample = write_sample(tmp_path)
    assert sample.collection.units == ("Alderbrook", "Brackenfield", "Calderside", "Trust")
    assert workbooks.judge_files([sample.workbook("Trust")], [], [sample.collection], sample.collection)


def test_a_workbook_without_a_specification_tells_of_no_locality(session: Session, elsewhere: dict[str, Path]) -> None:
    opened = workbooks.open_workbook(session, elsewhere["East"], ())
    assert opened.collection.inferred
    assert opened.unit in opened.collection.units
    assert organisation.read_organisation(session) == Organisation(ELSEWHERE.name)
    assert aop(session).units == ("Trust",)
    with_specification = [one for one in known_collections(session) if not one.inferred]
    with pytest.raises(UnknownUnit):
        workbooks.open_workbook(session, elsewhere["West"], with_specification)
