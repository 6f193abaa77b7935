"""What the Network sends back before its final reports: its outputs, the outliers in them, and what is made of each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from nhsbn_desktop.domain.answers import Correction, Value, canonical
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Explanation, Finding, Severity
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.wording import written

OUTLIER = "OUTLIER"
_WHY = "An outlier is a place to look, not a judgement: first at the submission, then the service, then to peers."


class Edition(StrEnum):
    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure as an output shows it. `number` is its place in the list, from 1; `code` the answer it is about, empty
    until somebody has said which; `position` what the Network makes of it ("high outlier"), empty for a figure that it
    does not single out; `middle`, `low` and `high` are the peers', as far as they are given; `query` what is asked."""

    number: int
    wording: str
    code: str
    value: Value
    position: str = ""
    middle: Value = None
    low: Value = None
    high: Value = None
    query: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """A draft or final output of one submission, as it was taken in. Of each edition the latest counts.

    `resubmit_by` is the last day the Network takes revised data; `source` the file's name, or "typed in"; the sum is of
    the file, kept with the record, or empty.
    """

    submission: str  # the submission's key
    edition: Edition
    received: date
    resubmit_by: date | None
    rows: tuple[Shown, ...]
    source: str
    file_sha256: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.edition}"

    @property
    def outliers(self) -> tuple[Shown, ...]:
        return tuple(row for row in self.rows if row.position)


@dataclass(frozen=True, slots=True)
class Replied:
    """A person's word that the replies about a draft (`about`, when it was taken in) went to the Network."""

    submission: str  # the submission's key
    about: datetime
    by: str
    at: datetime
    how: str

    @property
    def key(self) -> str:
        return f"{self.submission}/replies"


def outlier_findings(
    output: Output, unit: str, collection: Collection, cells: Mapping[str, Cell], corrections: Mapping[str, Correction]
) -> tuple[Finding, ...]:
    """One finding for each outlier of a draft whose answer has not been put right since."""
    told = marks_of(output)
    return tuple(
        _finding(row, told[row.number], output, unit, collection, cells)
        for row in output.outliers
        if row.code and not (row.code in corrections and corrections[row.code].at > output.at)
    )


def marks_of(output: Output) -> Mapping[int, str]:
    """By row number, what tells one outlier of an answer from the next, and is the same when the list comes again or
    was first typed in: what is shown and what is made of it."""
    seen: Counter[tuple[str, str]] = Counter()
    marks = {}
    for row in output.outliers:
        mark = f"{canonical(row.value)}, {row.position}".replace("/", " ")
        seen[row.code, mark] += 1
        again = seen[row.code, mark]
        marks[row.number] = mark if again == 1 else f"{mark} ({again})"
    return marks


def _finding(
    row: Shown, mark: str, output: Output, unit: str, collection: Collection, cells: Mapping[str, Cell]
) -> Finding:
    metric = collection.metric(row.code)
    by = f" and resubmit by {output.resubmit_by.day} {output.resubmit_by:%B}" if output.resubmit_by else " and resubmit"
    return Finding(
        OUTLIER,
        Severity.EXPLAIN,
        unit,
        (row.code,),
        (cells[row.code],) if row.code in cells else (),
        f"{collection.label(row.code)}: {position_words(row, collection)}",
        _WHY,
        f"Look at it with the lead: confirm it in a line, or put it right{by}.",
        section=metric.section if metric else "",
        kind="outlier",
        about=mark,
    )


def position_words(row: Shown, collection: Collection) -> str:
    """What the Network's output says of a figure: `the draft shows 400,340, high outlier; ...`."""
    metric = collection.metric(row.code)
    said = f"the Network shows {written(row.value, metric)}"
    if row.position:
        said += f", {row.position}"
    peers = []
    if row.middle is not None:
        peers.append(f"the others' middle is {written(row.middle, metric)}")
    if row.low is not None and row.high is not None:
        peers.append(f"from {written(row.low, metric)} to {written(row.high, metric)}")
    if peers:
        said += f"; {', '.join(peers)}"
    return f"{said}.{f' It asks: {row.query}' if row.query else ''}"


class Standing(StrEnum):
    """Where one outlier stands."""

    UNLINKED = "Which answer?"
    TO_LOOK_AT = "To look at"
    CONFIRMED = "Confirmed"
    PUT_RIGHT = "Put right"
    RESUBMITTED = "Resubmitted"

    @property
    def is_open(self) -> bool:
        return self in (Standing.UNLINKED, Standing.TO_LOOK_AT)


@dataclass(frozen=True, slots=True)
class Outlier:
    """An outlier with all that bears on it: the answer that was submitted and the one that stands now, what had been
    said of it before it was sent, and the reply."""

    shown: Shown
    label: str
    section: str
    cell: Cell | None
    submitted: Value
    answer: Value
    standing: Standing
    finding: Finding | None
    earlier: tuple[Explanation, ...] = ()
    reply: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What is needed of a submission to say where its outliers stand: what it said when it was sent (`submitted`) and
    says now, whether a version has been staged since the draft and holds what stands now."""

    collection: Collection
    submitted: Mapping[str, Value]
    answers: Mapping[str, Value]
    cells: Mapping[str, Cell]
    explanations: tuple[Explanation, ...]
    explained: Mapping[str, Explanation]
    findings: tuple[Finding, ...]
    resent: bool


def look_at(output: Output, answered: Answered) -> tuple[Outlier, ...]:
    """Every outlier of an output, in its order."""
    found = {(one.codes[0], one.about): one for one in answered.findings if one.kind == "outlier"}
    told = marks_of(output)
    return tuple(_outlier(row, output, answered, found.get((row.code, told[row.number]))) for row in output.outliers)


def _outlier(row: Shown, output: Output, answered: Answered, finding: Finding | None) -> Outlier:
    metric = answered.collection.metric(row.code) if row.code else None
    reply = answered.explained.get(finding.key) if finding else None
    submitted, answer = answered.submitted.get(row.code), answered.answers.get(row.code)
    if not row.code:
        standing = Standing.UNLINKED
    elif submitted != answer:
        standing = Standing.RESUBMITTED if answered.resent else Standing.PUT_RIGHT
    else:
        standing = Standing.CONFIRMED if reply else Standing.TO_LOOK_AT
    return Outlier(
        row,
        answered.collection.label(row.code) if row.code else row.wording,
        metric.section if metric else "",
        answered.cells.get(row.code),
        submitted,
        answer,
        standing,
        finding,
        _said_before(row, output, answered, finding),
        reply,
    )


def _said_before(row: Shown, output: Output, answered: Answered, finding: Finding | None) -> tuple[Explanation, ...]:
    """What was said of the answer before the draft came, and to its other outliers since."""
    own = finding.key if finding else ""
    return tuple(
        one
        for one in answered.explanations
        if row.code
        and (one.at < output.at or (f"/{OUTLIER}" in one.finding and one.finding != own))
        and (one.finding.endswith(f"/{row.code}") or any(code == row.code for code, _ in one.values))
    )
