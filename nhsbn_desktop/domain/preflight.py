"""What could stop a submission, point by point, each with its reason, what to do and where it is done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.gaps import is_blank, standing_gaps
from nhsbn_desktop.domain.leaks import Leak
from nhsbn_desktop.domain.submission import Status, Submission

_ODS_CODE = re.compile(r"[A-Z0-9]{3,6}")
_CLOCK_WARNS, _CLOCK_STOPS = timedelta(minutes=5), timedelta(hours=2)  # MESH refuses a token two hours out
_SOON = 2  # days before the deadline
_RENEWED = timedelta(days=30)  # what a new certificate may take


class Verdict(StrEnum):
    PASSED = "passed"
    WARNS = "warns"
    STOPS = "stops"
    LEFT_OUT = "not looked at"  # because something before it stops, or there is nothing to ask


@dataclass(frozen=True, slots=True)
class Step:
    """One thing looked at. `screen` is where it is put right, `target` what to go to there; both may be empty."""

    name: str
    verdict: Verdict
    what: str
    do: str = ""
    screen: str = ""
    target: str = ""


def judged(name: str, passes: bool, well: str, ill: str, do: str, screen: str = "", target: str = "") -> Step:
    """A step that passes, or stops with what to do about it."""
    if passes:
        return Step(name, Verdict.PASSED, well, screen=screen)
    return Step(name, Verdict.STOPS, ill, do, screen, target)


def about_answers(submission: Submission) -> Iterator[Step]:
    """Findings fixed and explained, blanks reasoned, promises standing."""
    if submission.reading is None:
        yield Step("Workbook", Verdict.STOPS, f"{submission.unit} has no workbook.", "Open it.", "workbook")
        return
    for name, severity, do in (
        ("Findings that must be fixed", Severity.MUST_FIX, "Fix them."),
        ("Findings to explain", Severity.EXPLAIN, "Explain them, or put the answers right."),
    ):
        left = [finding for finding in submission.open_findings if finding.severity is severity]
        first = left[0].key if left else ""
        yield judged(name, not left, "None is open.", f"{len(left)} still open.", do, "checks", first)
    yield _about_gaps(submission)
    fallen = [section for section in submission.collection.sections if not submission.validation_stands(section)]
    yield judged("Validations", not fallen, "All stand.", f"Not validated: {', '.join(fallen)}.",
                 "The nominated leads validate them.", "sign_off", fallen[0] if fallen else "")  # fmt: skip
    ill = "It is missing, does not count, or answers moved since."
    yield judged("Sign-off", submission.sign_off_stands, "It stands.", ill,
                 "The care group director signs off.", "sign_off", "sign-off")  # fmt: skip


def _about_gaps(submission: Submission) -> Step:
    """Blanks of metrics that the collection requires; whether each must be filled is for the checks to say."""
    reasoned = standing_gaps(submission.gaps, submission.answers)
    required = [code for metric in submission.collection.metrics if metric.required for code in metric.codes]
    asked = [code for code in required if code in submission.answers]
    owed = [code for code in asked if is_blank(submission.answers.get(code)) and code not in reasoned]
    if not owed:
        return Step("Gaps", Verdict.PASSED, "Every blank that is asked for has its reason.", screen="checks")
    said = f"{len(owed)} blank answers have no reason." if len(owed) > 1 else "One blank answer has no reason."
    return Step("Gaps", Verdict.WARNS, said, "Give the reason for each.", "workbook", owed[0])


def is_ods_code(text: str) -> bool:
    """Three to six capitals and digits, as the Organisation Data Service gives them to trusts and their sites."""
    return bool(_ODS_CODE.fullmatch(text))


def about_identity(submission: Submission, registered_on: date | None) -> Iterator[Step]:
    """The right template and version; organisation and unit known to the Network, as far as the record says."""
    collection, reading = submission.collection, submission.reading
    if reading is not None:
        read = dict(reading.values)
        missing = sum(code not in read for code in collection.codes)
        right = reading.year == collection.year and not missing
        ill = f"{missing} questions of the specification are not in it." if missing else f"It is of {reading.year}."
        yield judged("Template and version", right, f"{collection.name}, specification {collection.version}.", ill,
                     "Open this year's workbook, as the Network sent it.", "workbook")  # fmt: skip
    known = bool(collection.organisation) and is_ods_code(collection.ods_code)
    yield judged("Organisation", known, f"{collection.organisation} ({collection.ods_code}).",
                 "The trust's name or its ODS code is missing.", "Say which trust this is.", "settings")  # fmt: skip
    yield judged("Submitting unit", submission.unit in collection.units, f"{submission.unit} is registered.",
                 f"{submission.unit} is not among the units that submit.", "Choose another unit.")  # fmt: skip
    if registered_on is None:
        yield Step("Registration", Verdict.WARNS, "The record does not say that the Network was told.",
                   "Register the collection with the Network, and put the day in the programme.", "programme",
                   collection.key)  # fmt: skip
    else:
        said = f"The Network was told on {registered_on.day} {registered_on:%B %Y}."
        yield Step("Registration", Verdict.PASSED, said, screen="programme", target=collection.key)


def about_version(submission: Submission) -> Step:
    """Which version it becomes; the same answers are not sent twice."""
    latest = submission.latest_staged
    if latest is None:
        return Step("Version", Verdict.PASSED, "It is the first.")
    gone = submission.status in (Status.STAGED, Status.RECEIVED, Status.HANDED_OVER)
    well = f"It becomes version {latest.version + 1}, in place of version {latest.version}."
    ill = f"These answers are staged or sent already, as version {latest.version}."
    return judged("Version", not gone, well, ill, "Another version needs an answer that has changed.")


def about_deadline(submission: Submission, today: date) -> Step:
    """Whether the deadline is in sight, upon us or past."""
    deadline = submission.timetable.deadline if submission.timetable else submission.collection.deadline
    if deadline is None:
        return Step("Deadline", Verdict.LEFT_OUT, "The collection does not say when it closes.")
    left = (deadline - today).days
    day = f"{deadline.day} {deadline:%B %Y}"
    if left < 0:
        late = "Agree with the Network that it takes a late one."
        return Step("Deadline", Verdict.WARNS, f"It was {day}.", late, "plan")
    verdict = Verdict.WARNS if left < _SOON else Verdict.PASSED
    when = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
    return Step("Deadline", verdict, f"It is {when}, {day}.", "Send it now." if left < _SOON else "", "plan")


def about_leaks(leaks: tuple[Leak, ...]) -> Step:
    """Whether the very file that would go may go."""
    name, blocking = "What must not leave", [leak for leak in leaks if leak.blocks]
    if blocking:
        more = f" And {len(blocking) - 1} more." if len(blocking) > 1 else ""
        return Step(name, Verdict.STOPS, blocking[0].message + more, blocking[0].do, "leaks")
    if leaks:
        count = f"{len(leaks)} things" if len(leaks) > 1 else "One thing"
        return Step(
            name, Verdict.WARNS, f"{count} to look at.", "Look at them, and take out what need not go.", "leaks"
        )
    return Step(name, Verdict.PASSED, "Nothing was found in the file that would go.", screen="leaks")


def about_sign_in(needed: bool, certificate_end: datetime | None, now: datetime) -> Step:
    """That one is let in, and whether our own certificate will be for much longer."""
    name = "Sign-in and certificates"
    if certificate_end is not None and certificate_end - now < _RENEWED:
        left, day = (certificate_end - now).days, f"{certificate_end.day} {certificate_end:%B %Y}"
        words = f"Accepted, but the certificate expires on {day}, in {left} day{'' if left == 1 else 's'}."
        return Step(name, Verdict.WARNS, words, "Ask whoever manages your certificates for a new one now.")
    return Step(name, Verdict.PASSED, "Accepted." if needed else "None is needed by this route.")


def about_clock(said: datetime | None, now: datetime) -> Step:
    """How far this computer's clock is from the server's; `said` is None where there is no server to ask."""
    if said is None:
        return Step("Clock", Verdict.LEFT_OUT, "There is no server to compare it with.")
    apart = abs(said - now)
    verdict = Verdict.STOPS if apart >= _CLOCK_STOPS else Verdict.WARNS if apart >= _CLOCK_WARNS else Verdict.PASSED
    if verdict is Verdict.PASSED:
        return Step("Clock", verdict, "It is right.")
    return Step("Clock", verdict, f"It is {_about(apart)} out.", "Set the date and time of this computer.")


def _about(apart: timedelta) -> str:
    minutes = round(apart.total_seconds() / 60)
    if minutes < 2 * 60:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
