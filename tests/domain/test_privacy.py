"""What is taken for a trace of a person, and what is not; and that no finding repeats it."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.privacy import identifiers_in, is_nhs_number
from tests.domain.sampled import AOP, answers_of, earlier, sample, this_year

SPACINGS = [
    "9991234578",
    "999 123 4578",
    "999-123-4578",
    "999.123.4578",
    "99 91 23 45 78",
    "999\N{NO-BREAK SPACE}123 4578",
]


@pytest.mark.parametrize("number", SPACINGS)
def test_an_nhs_number_is_found_however_it_is_spaced(number: str) -> None:
    assert identifiers_in(f"One death was pt {number}, ward review open") == ("an NHS number",)


@pytest.mark.parametrize("text", ["999 123 4577", "1234567890", "01709 123456", "12 345 678 901 234", "2,345,678"])
def test_other_figures_are_not_nhs_numbers(text: str) -> None:
    assert "an NHS number" not in identifiers_in(text)


def test_a_check_digit_of_ten_is_never_given_out() -> None:
    body = next(body for body in range(999_000_000, 999_001_000) if (11 - _sum(body) % 11) == 10)
    assert not any(is_nhs_number(f"{body}{digit}") for digit in range(10))


def _sum(body: int) -> int:
    return sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), str(body), strict=True))


@pytest.mark.parametrize("text", ["lives at DN15 7XX", "dn157xx", "M1 1AE", "EC1A 1BB", "postcode W1A 0AX."])
def test_a_postcode_is_found(text: str) -> None:
    assert identifiers_in(text) == ("a postcode",)


@pytest.mark.parametrize(
    "text",
    ["ward E1 2nd floor", "AC01 agrees with AC02", "Q4 2025", "M04 repeated", "CYPXXX", "the 2025/26 return", ""],
)
def test_codes_and_places_are_not_postcodes(text: str) -> None:
    assert identifiers_in(text) == ()


@pytest.mark.parametrize(
    "text",
    ["DOB 14/02/1971", "d.o.b. 14.2.71", "date of birth: 1971-02-14", "born on 14 February 1971", "Born 3 Mar 85"],
)
def test_a_date_of_birth_is_found(text: str) -> None:
    assert identifiers_in(text) == ("a date of birth",)


def test_a_date_by_itself_is_not_a_date_of_birth() -> None:
    assert identifiers_in("Checked with flow team 12/05/2026; excludes appropriate placements") == ()


SECRETS = ["999 123 4578", "DN15 7XX", "DOB 14/02/1971"]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("code", ["AC02", "SM04[CRHT]", "SM08", "SM01", "AC01[ASD Team]", "FI07"])
@pytest.mark.parametrize("where", ["answer", "comment"])
def test_a_finding_names_the_cell_and_never_repeats_what_stands_there(secret: str, code: str, where: str) -> None:
    collection = sample(AOP).collection
    units = this_year(AOP)
    before = units["Brackenfield"]
    text = f"see {secret}"
    values = {**before, code: text} if where == "answer" else dict(before)
    units["Brackenfield"] = answers_of(collection, values, {code: text} if where == "comment" else {})
    found = judge(collection, units, earlier(AOP))
    about = [finding for finding in found["Brackenfield"] if finding.code == "R318"]
    assert [(f.severity, f.codes) for f in about] == [(Severity.MUST_FIX, (code,))]
    assert about[0].cells == (units["Brackenfield"].cells[code],)
    for finding in (f for own in found.values() for f in own):
        assert secret not in f"{finding.message} {finding.why} {finding.do}"


def test_an_nhs_number_typed_as_a_number_is_found_too() -> None:
    collection = sample(AOP).collection
    units = this_year(AOP)
    units["Calderside"] = answers_of(collection, {**units["Calderside"], "QS08": Decimal(9991234578)})
    found = judge(collection, units, earlier(AOP))
    assert [f.code for f in found["Calderside"] if "QS08" in f.codes] == ["R318"]
    assert not any(re.search("999.?123.?4578", f.message) for own in found.values() for f in own)


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    assert set(identifiers_in(text)) <= {"an NHS number", "a postcode", "a date of birth"}


def test_a_collection_without_the_rule_is_looked_through_all_the_same() -> None:
    from dataclasses import replace

    bare = replace(sample(AOP).collection, checks=())
    found = judge(bare, {"Alderbrook": answers_of(bare, {}, {"AC02": SECRETS[0]})})
    assert "PRIVACY" in {finding.code for finding in found["Alderbrook"]}
    assert judge(bare, {"Alderbrook": Answers()}) is not None
