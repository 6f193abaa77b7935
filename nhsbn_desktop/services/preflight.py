"""A dry run: everything that could stop a submission, looked at in order, and what would be sent; nothing is."""

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.gaps import is_blank, standing_gaps
from nhsbn_desktop.domain.leaks import Leak
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import NetworkProblem, Problem
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.network.manifest import build_manifest, package_name
from nhsbn_desktop.network.package import PackageSums, describe_workbook, write_package
from nhsbn_desktop.network.routes import Parcel, Route
from nhsbn_desktop.network.setup import NetworkSetup
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.inspection import inspect_outgoing
from nhsbn_desktop.workbook.outgoing import outgoing_name, write_outgoing

_ODS_CODE = re.compile(r"[A-Z0-9]{3,6}")
_CLOCK_WARNS, _CLOCK_STOPS = timedelta(minutes=5), timedelta(hours=2)  # MESH refuses a token two hours out
_SOON = 2  # days before the deadline


class Verdict(StrEnum):
    PASSED = "passed"
    WARNS = "warns"
    STOPS = "stops"
    LEFT_OUT = "not looked at"  # because something before it stops, or there is nothing to ask


@dataclass(frozen=True, slots=True)
class Step:
    """One thing looked at. `screen` is where it is put right, or empty."""

    name: str
    verdict: Verdict
    what: str
    do: str = ""
    screen: str = ""


@dataclass(frozen=True, slots=True)
class DryRun:
    """`would` says in words what would be sent and where; `manifest` is what the Network would be told, its number
    and time made up; both are empty where no copy could be written."""

    steps: tuple[Step, ...]
    would: str = ""
    manifest: Mapping[str, Any] | None = None
    leaks: tuple[Leak, ...] = ()

    @property
    def ready(self) -> bool:
        return not any(step.verdict is Verdict.STOPS for step in self.steps)


def dry_run(
    session: Session, network: NetworkSetup, submission: Submission, route: str, *, online: bool = True
) -> DryRun:
    """Looks at everything that sending by this route would meet, up to the point where something would leave.

    Writes the copy, inspects it and packs it, all in a folder that goes afterwards; asks the server what it takes, and
    the time, unless `online` is False. Trouble is in the steps: it raises nothing that a person can mend.
    """
    steps = [*_about_answers(submission), *_about_identity(submission), _about_deadline(session, submission)]
    way = network.routes.get(route)
    if way is None:
        steps.append(
            Step("Route", Verdict.STOPS, "This route is not set up on this computer.", "Choose another route.")
        )
        return DryRun(tuple(steps))
    try:
        return _with_copy(session, network, submission, way, steps, online=online)
    except Problem as problem:
        steps.append(Step("The copy", Verdict.STOPS, problem.message, problem.advice, "workbook"))
        return DryRun(tuple(steps))


def _about_answers(submission: Submission) -> Iterator[Step]:
    if submission.reading is None:
        yield Step("Workbook", Verdict.STOPS, f"{submission.unit} has no workbook.", "Open it.", "workbook")
        return
    for name, severity, do in (
        ("Findings that must be fixed", Severity.MUST_FIX, "Fix them."),
        ("Findings to explain", Severity.EXPLAIN, "Explain them, or put the answers right."),
    ):
        count = sum(finding.severity is severity for finding in submission.open_findings)
        yield _judged(name, not count, "None is open.", f"{count} still open.", do, "checks")
    owed = _blanks_without_reason(submission)
    said = f"{owed} blank answers have no reason." if owed > 1 else "One blank answer has no reason."
    every = "Every blank that is asked for has its reason."
    verdict = Verdict.WARNS if owed else Verdict.PASSED
    yield Step("Gaps", verdict, said if owed else every, "Give the reason for each." if owed else "", "checks")
    fallen = [section for section in submission.collection.sections if not submission.validation_stands(section)]
    yield _judged("Validations", not fallen, "All stand.", f"Not validated: {', '.join(fallen)}.",
                  "The nominated leads validate them.", "sign_off")  # fmt: skip
    ill = "It is missing, does not count, or answers moved since."
    yield _judged("Sign-off", submission.sign_off_stands, "It stands.", ill,
                  "The care group director signs off.", "sign_off")  # fmt: skip


def _judged(name: str, passes: bool, well: str, ill: str, do: str, screen: str = "") -> Step:
    if passes:
        return Step(name, Verdict.PASSED, well, screen=screen)
    return Step(name, Verdict.STOPS, ill, do, screen)


def _blanks_without_reason(submission: Submission) -> int:
    """Blanks of metrics that the collection requires; whether each must be filled is for the checks to say."""
    reasoned = standing_gaps(submission.gaps, submission.answers)
    required = [code for metric in submission.collection.metrics if metric.required for code in metric.codes]
    asked = [code for code in required if code in submission.answers]
    return sum(is_blank(submission.answers.get(code)) and code not in reasoned for code in asked)


def _about_identity(submission: Submission) -> Iterator[Step]:
    collection, reading = submission.collection, submission.reading
    if reading is not None:
        missing = sum(code not in dict(reading.values) for code in collection.codes)
        right = reading.year == collection.year and not missing
        ill = f"{missing} questions of the specification are not in it." if missing else f"It is of {reading.year}."
        yield _judged("Template and version", right, f"{collection.name}, specification {collection.version}.", ill,
                      "Open this year's workbook, as the Network sent it.", "workbook")  # fmt: skip
    known = bool(_ODS_CODE.fullmatch(collection.ods_code))
    yield _judged("Organisation", known, f"{collection.organisation} ({collection.ods_code}).",
                  "The trust's ODS code is missing or is none.", "Put it in the specification.")  # fmt: skip
    yield _judged("Submitting unit", submission.unit in collection.units, f"{submission.unit} is registered.",
                  f"{submission.unit} is not among the units that submit.", "Choose another unit.")  # fmt: skip


def _about_deadline(session: Session, submission: Submission) -> Step:
    deadline = submission.timetable.deadline if submission.timetable else submission.collection.deadline
    if deadline is None:
        return Step("Deadline", Verdict.LEFT_OUT, "The collection does not say when it closes.")
    left = (deadline - session.now().date()).days
    day = f"{deadline.day} {deadline:%B %Y}"
    if left < 0:
        return Step("Deadline", Verdict.WARNS, f"It was {day}.", "Agree with the Network that it takes a late one.")
    verdict = Verdict.WARNS if left < _SOON else Verdict.PASSED
    when = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
    return Step("Deadline", verdict, f"It is {when}, {day}.", "Send it now." if left < _SOON else "")


def _with_copy(
    session: Session, network: NetworkSetup, submission: Submission, way: Route, steps: list[Step], *, online: bool
) -> DryRun:
    reading = submission.reading
    if reading is None:
        return DryRun(tuple(steps))
    version = submission.latest_staged.version + 1 if submission.latest_staged else 1
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as folder:
        copy = Path(folder) / outgoing_name(submission, version, practice=network.practice)
        write_outgoing(session.files.path(reading.file_digest), copy, submission)
        leaks = inspect_outgoing(copy, session.first(Reading, reading.key), session.files.path)
        steps.append(_about_leaks(leaks))
        manifest = build_manifest(
            submission,
            describe_workbook(copy),
            submission_id=str(uuid4()),
            version=version,
            supersedes=submission.latest_staged.id if submission.latest_staged else "",
            people=session.record.all(Person),
            client_version=__version__,
            created=session.now(),
            practice=network.practice,
        )
        package = Path(folder) / "package.zip"
        parcel = _parcel(manifest, write_package(copy, manifest, package), package, network)
        steps.extend(_about_route(session, way, parcel, online=online))
    return DryRun(tuple(steps), _would(parcel, way, network), manifest, leaks)


def _about_leaks(leaks: tuple[Leak, ...]) -> Step:
    blocking = [leak for leak in leaks if leak.blocks]
    if blocking:
        return Step("What must not leave", Verdict.STOPS, blocking[0].message, blocking[0].do, "submissions")
    if leaks:
        count = f"{len(leaks)} things" if len(leaks) > 1 else "One thing"
        return Step("What must not leave", Verdict.WARNS, f"{count} to look at.", "Look at them.", "submissions")
    return Step("What must not leave", Verdict.PASSED, "Nothing was found in the file that would go.")


def _parcel(manifest: Mapping[str, Any], sums: PackageSums, package: Path, network: NetworkSetup) -> Parcel:
    return Parcel(
        str(manifest["submission_id"]),
        package,
        package_name(manifest),
        sums.bytes,
        sums.package_sha256,
        sums.manifest_sha256,
        sums.file_sha256,
        network.practice,
    )


def _about_route(session: Session, way: Route, parcel: Parcel, *, online: bool) -> Iterator[Step]:
    if not online and way.capabilities().needs_sign_in:
        yield Step("Route", Verdict.LEFT_OUT, "The server was not asked.")
        return
    found, trouble = _asked(lambda: way.preflight(parcel))
    troubles = [trouble] if trouble else list(found or ())
    for one in troubles:
        yield Step("Route", Verdict.STOPS, one.message, one.advice, "submissions")
    if troubles:
        return
    yield Step("Route", Verdict.PASSED, f"It takes {parcel.bytes:,} bytes, and accepts the sign-in.")
    said, trouble = _asked(way.server_time)
    if said is None:
        yield Step("Clock", Verdict.LEFT_OUT, trouble.message if trouble else "There is no server to compare it with.")
        return
    apart = abs(said - session.now())
    verdict = Verdict.STOPS if apart >= _CLOCK_STOPS else Verdict.WARNS if apart >= _CLOCK_WARNS else Verdict.PASSED
    words = (
        f"It is {round(apart.total_seconds() / 60)} minutes out." if verdict is not Verdict.PASSED else "It is right."
    )
    do = "" if verdict is Verdict.PASSED else "Set the date and time of this computer."
    yield Step("Clock", verdict, words, do)


def _asked(question: Callable[[], Any]) -> tuple[Any, NetworkProblem | None]:
    try:
        return question(), None
    except NetworkProblem as trouble:
        return None, trouble


def _would(parcel: Parcel, way: Route, network: NetworkSetup) -> str:
    where = "the practice Network" if network.practice else "the Network"
    how = {"hand-over": "handed over as files, for a person to pass on", "portal": f"sent to {where} by its portal"}
    words = how.get(way.id, f"sent to {where} by {way.id.upper()}")
    return f"{parcel.name}, {parcel.bytes:,} bytes, would be {words}."
