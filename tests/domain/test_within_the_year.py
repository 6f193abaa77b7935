"""A first return without a specification is held against its own words, the other units, and the trust's localities."""

from decimal import Decimal

import pytest

from nhsbn_desktop.domain.answers import Answers, Reading, Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.judging import within_the_year
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.rejudging import judge_again, judge_all

COUNT = ValueType.COUNT
PLACES = ("North", "Middle", "South")
METRICS = (
    Metric("R", "Referrals", "Access", value_type=COUNT, members=("GP", "Self", "Other"), required=False),
    Metric("T", "Referrals: all", "Access", value_type=COUNT, required=False),
    Metric("V", "Contacts", "Access", value_type=COUNT, members=("Video", "Visit"), required=False),
    Metric("C", "Attended", "Access", value_type=COUNT, required=False),
    Metric("D", "DNAs", "Access", value_type=COUNT, required=False),
    Metric("P", "DNA rate", "Access", unit="percent", value_type=ValueType.PERCENT, required=False),
    Metric("L", "Length of stay", "Access", unit="days", value_type=ValueType.ONE_DECIMAL, required=False),
)
COLLECTION = Collection("X", "X", "X", "2025/26", "", "Trust", "", METRICS, (), PLACES, inferred=True)


def place(size: int, dnas: int) -> dict[str, Value]:
    gp, own, other, video, visit = 41 * size, 12 * size + 3, 7 * size + 1, 60 * size, 95 * size + 7
    numbers: dict[str, int] = {"R[GP]": gp, "R[Self]": own, "R[Other]": other, "T": gp + own + other, "V[Video]": video,
               "V[Visit]": visit, "C": video + visit, "D": dnas}  # fmt: skip
    rate = round(Decimal(100 * dnas) / (dnas + video + visit), 1)
    told: dict[str, Value] = {code: Decimal(number) for code, number in numbers.items()}
    return {**told, "P": rate, "L": Decimal(20 + size) / 10}


def returns(**changed: dict[str, Value]) -> dict[str, Answers]:
    own = {"North": place(10, 81), "Middle": place(14, 203), "South": place(23, 477)}
    trust = {code: sum((Decimal(str(each[code])) for each in own.values()), Decimal(0)) for code in own["North"]}
    attended = trust["D"] + trust["C"]
    rates: dict[str, Value] = {"P": round(100 * trust["D"] / attended, 1), "L": Decimal("3.6")}
    whole: dict[str, dict[str, Value]] = {**own, "Trust": {**trust, **rates}}
    return {
        unit: Answers(Reading("", "", "", "", tuple({**values, **changed.get(unit, {})}.items())))
        for unit, values in whole.items()
    }


def found(units: dict[str, Answers]) -> list[Finding]:
    judged = judge_all(COLLECTION, units)
    return [finding for own in judged.findings.values() for finding in own]


def test_returns_that_agree_bring_nothing_up() -> None:
    assert found(returns()) == []


@pytest.mark.parametrize(
    ("unit", "code", "value", "check", "says"),
    [
        ("Middle", "T", "800", "ADDS-UP", "By its name it is their total"),
        ("Middle", "C", "2000", "ADDS-UP", "In the other units' returns they come to the same"),
        ("South", "P", "9.9", "SHARE", "In the other units' returns it follows from them"),
        ("Trust", "D", "680", "LOCALITIES", "Was North left out?"),
        ("North", "R[GP]", "4100", "SCALE", "10 times"),
        ("South", "D", "3", "SCALE", "one 100th of"),
    ],
)
def test_what_one_return_breaks_is_asked_about(unit: str, code: str, value: str, check: str, says: str) -> None:
    changed: dict[str, Value] = {code: Decimal(value)}
    units = returns(**{unit: changed})
    told = [f for f in found(units) if f.code == check and f.submission == unit and f.codes[0] == code]
    assert [finding.severity for finding in told] == [Severity.CHECK if check == "SCALE" else Severity.EXPLAIN]
    assert says in f"{told[0].message} {told[0].do}"


def test_a_rate_of_the_trust_is_no_sum() -> None:
    assert not any(finding.codes[0] in ("P", "L") and finding.code == "LOCALITIES" for finding in found(returns()))


def test_one_unit_alone_is_held_to_its_words() -> None:
    (finding,) = found({"North": returns(North={"T": Decimal(500)})["North"]})
    assert finding.code == "ADDS-UP"


def test_an_edit_of_a_first_return_is_judged_as_if_afresh() -> None:
    before = judge_all(COLLECTION, returns())
    edited = returns(South={"C": Decimal(4_000)})
    again = judge_again(before, "South", "C", edited["South"])
    assert again.findings == judge_all(COLLECTION, edited).findings
    assert any(finding.code == "ADDS-UP" for finding in again.findings["South"])


def test_a_return_of_very_many_answers_is_not_held_against_itself_so_that_an_edit_stays_quick(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken: dict[str, Value] = {"T": Decimal(500)}
    assert found(returns(North=broken)) != []
    monkeypatch.setattr(within_the_year, "_MOST_ANSWERS", len(COLLECTION.codes) - 1)
    assert found(returns(North=broken)) == []
