"""What every earlier return kept to is held against this year's, where no rule says so."""

from decimal import Decimal

from nhsbn_desktop.domain.answers import Answers, Reading, Value
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.metrics import Metric, ValueType

PARTS = ("GP", "Self", "Other")
METRICS = (
    Metric("A", "Referrals", "Access", value_type=ValueType.COUNT, members=PARTS, required=False),
    Metric("T", "Referrals: all", "Access", value_type=ValueType.COUNT, required=False),
    Metric("D", "DNAs", "Access", value_type=ValueType.COUNT, required=False),
    Metric("P", "DNA rate", "Access", value_type=ValueType.PERCENT, required=False),
)


def values(gp: int, own: int, other: int, dnas: int, **changed: Value) -> Answers:
    total = gp + own + other
    rate = round(Decimal(100 * dnas) / (dnas + total), 1)
    told: dict[str, Value] = {
        "A[GP]": Decimal(gp), "A[Self]": Decimal(own), "A[Other]": Decimal(other), "T": Decimal(total),
        "D": Decimal(dnas), "P": rate,
    }  # fmt: skip
    return Answers(Reading("", "", "", "", tuple({**told, **changed}.items())))


BEFORE = {
    "2022/23": values(400, 120, 33, 61),
    "2023/24": values(410, 131, 30, 54),
    "2024/25": values(405, 128, 35, 70),
}


def found(answers: Answers, before: dict[str, Answers] | None = None, *, inferred: bool = True) -> list[Finding]:
    collection = Collection("X", "X", "X", "2025/26", "", "Trust", "", METRICS, (), inferred=inferred)
    told = judge(collection, {"Trust": answers}, {"Trust": BEFORE if before is None else before})["Trust"]
    return [finding for finding in told if finding.kind == "habit"]


def test_a_total_that_always_was_its_parts_is_missed_when_it_is_not() -> None:
    assert found(values(420, 126, 38, 66)) == []
    (finding,) = [f for f in found(values(420, 126, 38, 66, T=Decimal(574))) if f.code == "ADDS-UP"]
    assert finding.codes == ("T", "A[GP]", "A[Self]", "A[Other]")
    assert finding.severity is Severity.EXPLAIN
    assert "574" in finding.message
    assert "584" in finding.message


def test_a_rate_that_always_followed_from_two_answers_is_worked_out_again() -> None:
    (finding,) = found(values(420, 126, 38, 66, P=Decimal("13.2")))
    assert (finding.code, finding.codes) == ("SHARE", ("P", "D", "T"))
    assert "give 10.2" in finding.message


def test_one_earlier_return_proves_a_total_by_its_name_and_no_rate_at_all() -> None:
    once = {"2024/25": BEFORE["2024/25"]}
    told = found(values(420, 126, 38, 66, T=Decimal(574), P=Decimal("13.2")), once)
    assert [finding.code for finding in told] == ["ADDS-UP"]


def test_a_relation_that_was_ever_broken_is_no_habit() -> None:
    broken = {**BEFORE, "2023/24": values(410, 131, 30, 54, T=Decimal(570))}
    assert "ADDS-UP" not in {finding.code for finding in found(values(420, 126, 38, 66, T=Decimal(574)), broken)}


def test_where_there_is_a_specification_a_broken_habit_asks_for_no_more_than_a_look() -> None:
    told = found(values(420, 126, 38, 66, T=Decimal(574)), inferred=False)
    assert {finding.severity for finding in told} == {Severity.CHECK}


def test_the_trust_that_always_was_its_localities_is_missed_when_it_is_not() -> None:
    metrics = (Metric("T", "Referrals", "Access", value_type=ValueType.COUNT, required=False),)
    collection = Collection("X", "X", "X", "2025/26", "", "", "", metrics, (), ("North", "South"), inferred=True)

    def units(north: int, south: int, trust: int) -> dict[str, Answers]:
        told = {"North": north, "South": south, "Trust": trust}
        return {unit: Answers(Reading("", "", "", "", (("T", Decimal(value)),))) for unit, value in told.items()}

    previous = {unit: {"2024/25": answers} for unit, answers in units(110, 92, 202).items()}
    assert judge(collection, units(115, 90, 205), previous)["Trust"] == ()
    (finding,) = judge(collection, units(115, 90, 195), previous)["Trust"]
    assert finding.code == "LOCALITIES"
    assert "North 115 and South 90" in finding.message
