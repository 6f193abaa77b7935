"""What a workbook's own guidance says about when a question is to be answered."""

from decimal import Decimal

from nhsbn_desktop.domain.answers import Answers, Reading, Value
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.metrics import Metric, ValueType

TEAMS = ("CRHT", "EIP")
METRICS = (
    Metric("T", "Team types provided", "A", "Is a dedicated team provided?", "", ValueType.YES_NO, "", TEAMS),
    Metric("R", "Referrals received", "A", "Leave this question blank if a team of this type is not provided.", "",
           ValueType.COUNT, "", TEAMS),
    Metric("P", "Main measure", "A", "", "", ValueType.LIST, options=("DIALOG", "Other (say which)")),
    Metric("S", "If other, please specify", "A", "", "", ValueType.TEXT),
    Metric("Y", "7. Is there a single point of access?", "A", "", "", ValueType.YES_NO),
    Metric("H", "If yes, how many calls did it take?", "A", "", "", ValueType.COUNT),
    Metric("B", "Calls answered in time", "A", "Please leave blank if you answered No to question 7.", "",
           ValueType.COUNT),
    Metric("M", "Beds", "A", "This question must be answered.", "", ValueType.COUNT),
)  # fmt: skip
FILLED: dict[str, Value] = {
    "T[CRHT]": "Yes", "T[EIP]": "No", "R[CRHT]": Decimal(12), "P": "DIALOG", "Y": "Yes", "H": Decimal(40),
    "B": Decimal(30), "M": Decimal(9),
}  # fmt: skip


def found(**changed: Value) -> list[Finding]:
    metrics = tuple(
        Metric(m.ref, m.label, m.section, m.definition, m.unit, m.value_type, m.dimension, m.members, m.options,
               required=False)
        for m in METRICS
    )  # fmt: skip
    collection = Collection("X", "X", "X", "2025/26", "", "Trust", "", metrics, (), inferred=True)
    values = {**FILLED, **{code.replace("_", "[") + ("]" if "_" in code else ""): v for code, v in changed.items()}}
    answers = Answers(Reading("", "2025/26", "", "", tuple(values.items())))
    return [f for f in judge(collection, {"Trust": answers})["Trust"] if f.kind in ("conditional", "required")]


def test_a_return_that_follows_its_guidance_is_clean() -> None:
    assert found() == []


def test_other_asks_for_the_word_that_says_which() -> None:
    (finding,) = found(P="Other (say which)")
    assert finding.codes[0] == "S"
    assert finding.severity is Severity.EXPLAIN
    assert "If other, please specify is blank" in finding.message
    assert found(P="Other (say which)", S="HoNOS") == []


def test_a_team_that_is_not_provided_leaves_its_row_blank() -> None:
    assert [finding.codes for finding in found(R_EIP=Decimal(3))] == [("R[EIP]", "T[EIP]")]
    assert [finding.codes for finding in found(R_CRHT=None)] == [("R[CRHT]", "T[CRHT]")]


def test_if_yes_follows_the_question_before_it() -> None:
    assert [finding.codes[0] for finding in found(H=None)] == ["H"]
    assert {code for finding in found(Y="No") for code in finding.codes} == {"Y", "H", "B"}
    assert found(Y="No", H=None, B=None) == []


def test_a_question_number_in_the_guidance_is_followed() -> None:
    assert [finding.codes for finding in found(B=None)] == [("B", "Y")]


def test_an_answer_that_the_guidance_demands_is_missed() -> None:
    (finding,) = found(M=None)
    assert finding.codes == ("M",)
    assert "guidance asks for an answer" in finding.why
